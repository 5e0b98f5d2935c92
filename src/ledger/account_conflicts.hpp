// SPDX-License-Identifier: MIT
// Where the claims of one account can contradict one another: parts of it, and a test that costs what its claims touch.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/difference_solution.hpp"
#include "proof/claim_repairs.hpp"

namespace habeas {

/// The rows of an account of differences, found again by claim and by place along the calendar.
///
/// A set of claims that cannot hold is a cycle of rows, and a cycle lies among variables that rows join both ways: where
/// nothing leads forward from a month to the next, no conflict spans both. And rows of rules alone lead back along the
/// calendar, but for those between points whose order is not that of their numbers: so a few claims are judged by the
/// rows between the first and the last point that they touch.
class account_conflicts {
 public:
  /// @param all the solution with every claim on and every kind derived
  account_conflicts(const ledger_system& s, const ledger_solution& all);
  account_conflicts(const account_conflicts&) = delete;
  account_conflicts& operator=(const account_conflicts&) = delete;

  /// Every conflict lies within one of these. Claims of a part are ascending.
  [[nodiscard]] std::vector<conflict_part> parts() const;
  /// Can these claims (ascending) hold together? All others count as off.
  /// @param off assumptions that are off
  [[nodiscard]] joint_verdict test(const std::vector<solve::premise>& on, const solve::premise_mask& off = {}) const;
  /// The same, again and again: rows that were gathered for somewhat more claims serve for fewer.
  class repeated;
  /// Of claims (ascending) that cannot hold together, as many as cannot either, none of which can be spared.
  [[nodiscard]] std::vector<solve::premise> thinned(std::vector<solve::premise> fault, const std::stop_token& stop = {}) const;
  /// Conflicts of some claims (ascending) that share none, without which the rest can hold; of an account without kinds.
  [[nodiscard]] std::optional<conflicts_nearby> apart(const std::vector<solve::premise>& claims, std::size_t most, const std::stop_token& stop = {}) const;
  /// The proof that these claims cannot hold, from the rows that they touch; nothing where they can, or a kind's own claims
  /// have a part in it.
  [[nodiscard]] std::optional<proof> cycle(const std::vector<solve::premise>& on, const solve::premise_mask& off) const;
  /// Can giving up a claim move a difference between variables of these points?
  [[nodiscard]] std::vector<char> claims_that_bear(const std::vector<std::size_t>& points) const;

  /// Points from whose variables rows of some claims can be reached, and those that can be reached from these, by position.
  struct reach {
    std::vector<char> before, after;
  };
  /// What groups of claims reach: of those that start and end among the same variables it is one.
  struct reaches {
    std::vector<reach> each_once = {};
    std::vector<std::size_t> of_group = {};  ///< which of them is that of each group
  };
  [[nodiscard]] reaches reaches_of(const std::vector<std::vector<solve::premise>>& groups) const;
  /// Can giving up these claims move a difference between variables of these points?
  [[nodiscard]] bool bears(const reach& claims, const std::vector<std::size_t>& points) const;
  /// Rows put into the systems of tests so far: the work.
  [[nodiscard]] std::size_t rows_built() const noexcept { return rows_built_; }

 private:
  struct row_place {
    std::uint32_t chain;  ///< 0: of the joint system; k: of that kind's own
    solve::row_index row;
  };
  struct hard_row {
    std::uint32_t low, high;  ///< positions
    row_place at;
  };
  struct window;
  /// The claims of the rows that cannot hold, of an account without kinds; nothing where they can.
  [[nodiscard]] std::optional<std::vector<solve::premise>> fault_within(const window& w, const std::vector<solve::premise>& on) const;
  [[nodiscard]] std::optional<window> window_of(const std::vector<solve::premise>& on, const solve::premise_mask& off) const;
  struct row_ends {
    std::vector<solve::variable> starts = {}, ends = {};
  };
  /// Where rows of these claims start and end, one variable of each strong part.
  [[nodiscard]] row_ends ends_of(const std::vector<solve::premise>& claims) const;
  [[nodiscard]] std::vector<bool> walk(std::vector<solve::variable> from, bool along) const;

  [[nodiscard]] const solve::difference_system& system_of(std::uint32_t chain) const {
    return chain == 0 ? system_->rows().system() : system_->kind_rows(chain).system();
  }
  [[nodiscard]] std::uint32_t position(std::uint32_t chain, solve::variable v) const {
    return chain == 0 ? v / static_cast<std::uint32_t>(system_->chains().size()) : v;
  }
  void index(std::uint32_t chain);
  void join_all(const ledger_solution& all);
  [[nodiscard]] conflict_part part_of(std::vector<solve::premise> claims) const;
  void add_claims_of_kind(const ledger_solution& all, std::size_t k, const std::vector<const ledger_solution::derived*>& pairs, std::vector<solve::premise>& into) const;

  const ledger_system* system_;
  std::vector<std::vector<row_place>> rows_of_;   ///< of each claim that comes first among those of the row
  std::vector<std::vector<row_place>> all_rows_of_;
  std::vector<hard_row> hard_;                    ///< by `low`
  std::vector<std::uint32_t> same_;               ///< of each position: equal where rules say that points are one instant
  std::vector<char> clean_;                       ///< cuts before a position that no rule leads up across
  solve::difference_system joined_;               ///< every row, with copies of kinds that cannot hold
  std::vector<std::vector<std::pair<solve::variable, solve::variable>>> derived_arcs_;  ///< of each kind: from, to
  std::optional<solve::difference_graph> graph_;  ///< of those rows
  std::vector<std::uint32_t> strong_part_;        ///< of each variable of theirs
  std::vector<solve::variable> first_of_part_;
  std::vector<std::vector<solve::premise>> parts_;
  mutable std::atomic<std::size_t> rows_built_ = 0;  ///< several threads may ask for contradictions
};

class account_conflicts::repeated {
 public:
  explicit repeated(const account_conflicts& of);
  repeated(const repeated&) = delete;
  repeated& operator=(const repeated&) = delete;
  ~repeated();

  [[nodiscard]] joint_verdict test(const std::vector<solve::premise>& on);
  /// Of claims (ascending) that cannot hold together, some that are near one another and cannot either, none of which can be spared.
  /// @param fault some of them that cannot
  [[nodiscard]] std::vector<solve::premise> conflict_of(const std::vector<solve::premise>& on, std::vector<solve::premise> fault, const std::stop_token& stop);

 private:
  [[nodiscard]] const window* window_around(const std::vector<solve::premise>& on);

  const account_conflicts* of_;
  std::unique_ptr<window> last_;
};

}  // namespace habeas
