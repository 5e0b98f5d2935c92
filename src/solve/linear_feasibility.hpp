// SPDX-License-Identifier: MIT
// Which rows of a linear program can all hold, asked for mask after mask: what was found answers later questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "solve/exact_linear.hpp"
#include "solve/judged_masks.hpp"
#include "solve/loosened_rows.hpp"
#include "solve/row_walk.hpp"

namespace habeas::solve {

/// Judges masks over one program, which must not change while it is asked. May be asked from several threads.
///
/// Keeps what it learns: numbers that satisfied rows, which may satisfy others as well, and sets of premises that cannot all
/// be on. What can hold with more can hold with less; so as much as can hold is asked first, and one answer of the solver
/// serves for many questions of a search that goes from mask to mask.
class linear_feasibility {
 public:
  /// What a quicker look than the solver's finds under a mask.
  struct looked_up {
    std::optional<std::vector<premise>> fault = std::nullopt;  ///< premises that cannot all be on, none of them off in the mask
    std::vector<std::int64_t> near = {};                       ///< else whole numbers that break few rows, where it knows some
  };
  using quick_look = std::function<looked_up(const premise_mask& off)>;
  /// @param first looks before the solver does
  linear_feasibility(const linear_program& p, const linear_solver& solver, quick_look first = {}) : program_(&p), solver_(&solver), first_(std::move(first)) {}

  /// From now on what it learns of masks is learned for all judges of these rows that share it, and theirs for it.
  void share(std::shared_ptr<judged_masks> known) { known_ = std::move(known); }

  /// Can whole numbers satisfy the rows under a mask? Where the search gives up, it says that they can.
  [[nodiscard]] judged_rows judge(const premise_mask& off) const;
  [[nodiscard]] bool holds(const premise_mask& off) const { return judge(off).hold; }
  /// Whole numbers that satisfied rows lately and satisfy these too; empty where none do.
  [[nodiscard]] std::vector<std::int64_t> example_of(std::span<const row_index> rows) const;
  /// Walks over the program, for whoever asks about its rows.
  [[nodiscard]] const std::shared_ptr<const row_walk>& walk() const;
  /// Do they hold by what is known, or by a walk from it? False: ask.
  [[nodiscard]] bool surely_holds(const premise_mask& off) const;
  /// How many times the solver was asked about a mask.
  [[nodiscard]] std::size_t searches() const {
    const std::lock_guard lock(mutex_);
    return searches_;
  }
  /// How many of these left fractions, or came to nothing, so that whole numbers were searched for.
  [[nodiscard]] std::size_t deep_searches() const {
    const std::lock_guard lock(mutex_);
    return deep_searches_;
  }

 private:
  static constexpr std::size_t most_examples = 16, most_walks = 2;
  static constexpr int most_rounds = 16, most_looks = 256, most_luck = 16, retry = 4;

  /// Is there a walk from the numbers of an earlier answer to some that satisfy the rows under a mask?
  [[nodiscard]] bool walks_to(const premise_mask& off) const;
  /// Does the quicker look say how a mask is to be judged?
  [[nodiscard]] bool looks_at(const premise_mask& off) const;
  void keep(const premise_mask& off, std::vector<std::int64_t> example) const;
  [[nodiscard]] linear_verdict solve(std::span<const row_index> rows) const;
  [[nodiscard]] std::optional<judged_rows> already_known(const premise_mask& off, std::span<const row_index> rows) const;
  /// False where nothing was found that could be kept.
  bool learn(const premise_mask& off) const;
  /// The premises of rows that are off in a mask, ascending.
  [[nodiscard]] std::vector<premise> off_in(const premise_mask& off) const;
  [[nodiscard]] std::vector<premise> premises_of(const linear_certificate& c) const;

  const linear_program* program_;
  const linear_solver* solver_;
  quick_look first_;
  mutable std::mutex mutex_;
  mutable std::once_flag walk_once_;
  mutable std::shared_ptr<const row_walk> walk_;
  mutable std::optional<loosened_rows> ready_;
  mutable int luck_ = most_luck, unlucky_ = 0;  ///< luck falls with each walk that leads nowhere; without any left few set out
  mutable std::size_t searches_ = 0, deep_searches_ = 0;
  std::shared_ptr<judged_masks> known_ = std::make_shared<judged_masks>();
  mutable std::vector<std::vector<std::int64_t>> examples_;
};

}  // namespace habeas::solve
