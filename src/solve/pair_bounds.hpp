// SPDX-License-Identifier: MIT
// Bounds and proofs of one pair after another: a few by a search each, many by what is prepared once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "solve/bound_finder.hpp"
#include "solve/canonical_proof.hpp"
#include "solve/difference_solver.hpp"

namespace habeas::solve {

/// Answers of a solver, which must outlive this. The same answers: after some searches a `bound_finder` is made, and from then
/// on a bound and its proof cost what lies near the pair, and not the whole system. May be called from several threads.
class pair_bounds {
 public:
  /// A part that a prepared search reaches costs as much as so many variables of one search of all.
  static constexpr std::size_t cost_of_reached = 4;
  /// So many bounds are searched for before it pays to prepare.
  static constexpr std::size_t searched_plainly = 24;

  explicit pair_bounds(const difference_solver& solver) : solver_(&solver) {}

  /// As `difference_solver::upper`.
  [[nodiscard]] std::optional<std::int64_t> upper(variable plus, variable minus) const;
  /// As `difference_solver::lower`.
  [[nodiscard]] std::optional<std::int64_t> lower(variable plus, variable minus) const {
    const auto bound = upper(minus, plus);
    return bound ? std::optional(-*bound) : std::nullopt;
  }
  /// As `difference_solver::proof`.
  [[nodiscard]] std::vector<row_index> proof(variable plus, variable minus, std::size_t effort = default_proof_effort) const;

  /// What answers are searched for with once it pays; made now, where it is not there yet. Throws as a `bound_finder` does.
  [[nodiscard]] const bound_finder& finder() const;

  /// Searches of the whole system so far, and parts that prepared ones reached: the work, for tests.
  [[nodiscard]] std::size_t searches() const noexcept { return asked_; }
  [[nodiscard]] std::size_t reached() const noexcept { return reached_; }

 private:
  [[nodiscard]] bool is_prepared() const;
  void prepare() const;
  [[nodiscard]] std::int64_t find(variable plus, variable minus) const;
  /// Is the distance to what was last asked about no more than this?
  [[nodiscard]] bool is_within(variable from, std::int64_t most) const;

  const difference_solver* solver_;
  mutable std::mutex mutex_;
  mutable std::size_t asked_ = 0, reached_ = 0;
  mutable std::unique_ptr<bound_finder> finder_;
  mutable std::unique_ptr<bound_finder::session> session_;
  /// Rows on shortest paths to what was last asked about: proofs that share their end look at them once.
  struct rows_to {
    variable target;
    detail::tight_rows rows;
    std::size_t reached = 0;                 ///< parts, in asking about single distances to it
    std::vector<std::int64_t> distance = {};  ///< from each variable: found where asking singly would cost more
  };
  mutable std::optional<rows_to> last_;
};

}  // namespace habeas::solve
