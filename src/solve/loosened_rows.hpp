// SPDX-License-Identifier: MIT
// Can rows hold in fractions? Loosened by one number, they always can; how little of it they need says the rest.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <habeas/solve/linear_program.hpp>
#include "solve/linear_certificate.hpp"

namespace habeas::solve {

/// What the least loosening shows. Neither: the solver came to nothing, or to what could not be verified.
struct loosened_answer {
  std::optional<linear_certificate> why_not = {};  ///< a sum of rows below 0: they cannot hold
  std::vector<double> values = {};                 ///< numbers, perhaps fractions, with which they can
};

/// Rows that numbers of 0 would break, loosened by one number t >= 0, as small as it can be: 0 where all rows can hold in
/// fractions; else its proof shows that they cannot. All others hold where every variable is 0.
[[nodiscard]] loosened_answer loosen(const linear_program& p, std::span<const row_index> rows, const linear_solver& solver);

/// The same for one set of rows of a program after another: the solver goes on from where the last set left it, which is
/// near. For one thread at a time; the program must neither change nor go before this does.
class loosened_rows {
 public:
  loosened_rows(const linear_program& p, const linear_solver& solver);
  /// Rows ascending. Where the solver cannot go on from another set, nothing is answered.
  [[nodiscard]] loosened_answer of(std::span<const row_index> rows);

 private:
  const linear_program* program_;
  const linear_solver* solver_;
  linear_program wide_;
  std::vector<row_index> all_;  ///< of the program itself
  std::unique_ptr<linear_questions> ready_;
};

}  // namespace habeas::solve
