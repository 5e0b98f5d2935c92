// SPDX-License-Identifier: MIT
// One linear solver for the ledgers of related accounts, which are one program: what was judged for one is known for all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "proof/labelled_program.hpp"
#include "solve/judged_masks.hpp"

namespace habeas {

/// Passes questions on, and keeps verdicts by the rows that they are about.
///
/// Each account of a group has the program of the whole group, with its own variables first. Rows are the same where they sum
/// the same names and rest on the same premises, so what follows from them does not depend on who asks first. May be used
/// from several threads.
class solver_of_related final : public solve::linear_solver {
 public:
  explicit solver_of_related(std::shared_ptr<const solve::linear_solver> solver) : solver_(std::move(solver)) {}

  /// Verdicts for whoever has the rows of this program, in any order; nothing where two of its variables have one name.
  [[nodiscard]] std::shared_ptr<solve::judged_masks> judged(const claim_program& p) const;
  /// Of how many programs verdicts are kept.
  [[nodiscard]] std::size_t programs() const {
    const std::lock_guard lock(mutex_);
    return known_.size();
  }

  [[nodiscard]] solve::linear_answer maximise(const solve::linear_program& program, std::span<const solve::row_index> rows,
                                              std::span<const solve::weighted_variable> goal) const override {
    return solver_->maximise(program, rows, goal);
  }
  [[nodiscard]] std::unique_ptr<solve::linear_questions> open(const solve::linear_program& program,
                                                              std::span<const solve::row_index> rows) const override {
    return solver_->open(program, rows);
  }
  [[nodiscard]] std::vector<std::int64_t> suggest(const solve::linear_program& program, std::span<const solve::row_index> rows,
                                                  std::span<const solve::weighted_variable> goal) const override {
    return solver_->suggest(program, rows, goal);
  }
  [[nodiscard]] std::string name() const override { return solver_->name(); }

 private:
  /// A row by the ranks of its names: of each its place among all names in order.
  struct ranked_row {
    std::vector<std::pair<std::size_t, std::int64_t>> sum;
    std::int64_t at_most;
    std::vector<solve::premise> rests_on;
    friend auto operator<=>(const ranked_row&, const ranked_row&) = default;
    friend bool operator==(const ranked_row&, const ranked_row&) = default;
  };
  struct named_program {
    std::vector<ranked_row> rows;
    std::vector<term> names;
    friend auto operator<=>(const named_program&, const named_program&) = default;
    friend bool operator==(const named_program&, const named_program&) = default;
  };

  std::shared_ptr<const solve::linear_solver> solver_;
  mutable std::mutex mutex_;
  mutable std::map<named_program, std::shared_ptr<solve::judged_masks>> known_;
};

}  // namespace habeas
