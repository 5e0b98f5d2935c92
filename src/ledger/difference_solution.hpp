// SPDX-License-Identifier: MIT
// An account's rows solved: totals joined with what follows for them from each kind's own claims.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/difference_rows.hpp"
#include "solve/pair_bounds.hpp"

namespace habeas {

/// Bounds and proofs of differences between an account's variables, under a mask.
///
/// A claim of releases is no claim of exits, but what it says at least is: if at least 201 were released
/// between two points then at least 201 left. For each kind those lower ends, worked out from the kind's
/// own claims between each two of its points, are rows of all that it lies in: of kinds that exclude one
/// another their sum, else each by itself. And where at most 20 left, no more than 20 were released: upper
/// ends, from claims of what a kind lies in, are rows of the kind. Both pass once.
class ledger_solution {
 public:
  /// @param every_kind derive from each kind even where the rows of another cannot hold
  ledger_solution(const ledger_system& s, solve::premise_mask off, bool every_kind = false);
  ledger_solution(const ledger_solution&) = delete;
  ledger_solution& operator=(const ledger_solution&) = delete;

  [[nodiscard]] bool feasible() const noexcept { return feasible_; }
  /// A circle of rows that cannot hold. Only where infeasible.
  [[nodiscard]] proof cycle() const;
  /// The same of rows of a system that chain back to where they begin.
  [[nodiscard]] static proof cycle_of(const claim_system& s, const std::vector<solve::row_index>& rows);
  /// The premises of such a circle, ascending.
  [[nodiscard]] std::vector<solve::premise> fault() const;

  [[nodiscard]] std::optional<std::int64_t> upper(solve::variable plus, solve::variable minus) const { return pairs_->upper(plus, minus); }
  [[nodiscard]] std::optional<std::int64_t> lower(solve::variable plus, solve::variable minus) const { return pairs_->lower(plus, minus); }
  [[nodiscard]] const solve::difference_solver& solver() const noexcept { return *solver_; }
  /// Ready for very many differences.
  [[nodiscard]] const solve::bound_finder& finder() const { return pairs_->finder(); }
  /// The account's rows, and after them those that kinds give one another.
  [[nodiscard]] const claim_system& joined() const noexcept { return *joined_; }

  /// The bound of plus - minus with the proofs of both ends.
  [[nodiscard]] bound between(solve::variable plus, solve::variable minus) const;
  /// The proof of its lower end alone.
  [[nodiscard]] std::optional<proof> lower_proof(solve::variable plus, solve::variable minus) const;
  /// The same without proofs.
  [[nodiscard]] bound ends(solve::variable plus, solve::variable minus) const;

  /// What follows for the total from a kind's own claims.
  struct derived {
    std::size_t kind, from, to;
    std::optional<solve::row_index> claimed = {};  ///< the one row of the kind that says it; else its best bound
    bool down = false;                             ///< an upper end, of a kind inside; else a lower end, of what it lies in
    std::vector<std::size_t> and_kinds = {};       ///< more kinds, which exclude one another: their lower ends are added
  };
  /// Which of those rows follow from kinds.
  [[nodiscard]] const std::map<std::size_t, derived>& derived_rows() const noexcept { return derived_of_row_; }
  /// Kinds whose own rows cannot hold; all of them where every kind was derived.
  [[nodiscard]] const std::vector<std::size_t>& failed_kinds() const noexcept { return failed_kinds_; }
  [[nodiscard]] const solve::difference_solver& kind_solver(std::size_t k) const { return *kind_solvers_.at(k); }

 private:
  /// @param first, last of the chains
  /// @param every_kind those after one that cannot hold, too
  void solve_kinds(std::size_t first, std::size_t last, bool every_kind);
  /// The account's rows with those of kinds: a copy, made for the first of these.
  claim_system& grown();
  [[nodiscard]] bool has_failed(std::size_t k) const;
  /// Lower ends pass up.
  void derive(std::size_t k);
  /// Those of kinds that exclude one another together.
  void derive_sums(std::size_t whole);
  /// Upper ends pass down.
  void derive_down(std::size_t k);
  /// The rows of kinds on which a derived row rests.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::vector<solve::row_index>>> rows_of(const derived& d) const;

  /// Steps of rows in their chain, rows that follow from a kind with the kind's own proof inside.
  [[nodiscard]] proof prove(const claim_system& s, const std::vector<solve::row_index>& rows) const;
  [[nodiscard]] proof kind_proof(const derived& d) const;

  /// Says of a sum of kinds what it is part of.
  static void name_whole(proof& sum, const proof_step& of);

  static proof close(proof p);

  /// The proof of upper(plus, minus), read from the side wanted. Where rows of kinds are tight, the kind's
  /// own rows take their place in a second system, so that the fewest claims are sought over all of them.
  [[nodiscard]] proof best_proof(solve::variable plus, solve::variable minus, std::int64_t distance, bound_side end) const;
  /// The same proof of the other side: minus - plus is at least the negative.
  static void turn(proof& p);
  /// Each step read from the other side, in the order that they have.
  static void read_from_below(proof& p);

  [[nodiscard]] std::vector<solve::row_index> tight_rows(solve::variable plus, solve::variable minus, std::int64_t distance) const;

  [[nodiscard]] proof unfolded_proof(const std::vector<solve::row_index>& tight, solve::variable plus, solve::variable minus) const;

  /// The stretch of a path through one kind's copy as a single step that carries it.
  template <class Copies>
  std::size_t fold(proof& p, const claim_system& wide, const std::vector<solve::row_index>& path, std::size_t i, const Copies& copies) const {
    const auto entered = wide.system().rows()[path[i]].plus;
    const auto c = std::find_if(copies.rbegin(), copies.rend(), [&](const auto& one) { return one.first <= entered; });
    const auto& own = system_->kind_rows(c->kind);
    const auto& joint = joined_->system().rows()[c->row];
    auto inside = std::make_shared<proof>();
    inside->end = bound_side::high;
    const auto& d = derived_of_row_.at(c->row);
    inside->plus = own.name_of(system_->order_at(d.down ? d.to : d.from));
    inside->minus = own.name_of(system_->order_at(d.down ? d.from : d.to));
    for (++i;; ++i) {
      auto row = wide.system().rows()[path[i]];
      if (row.plus < c->first) break;  // out again
      row.plus -= c->first;
      row.minus -= c->first;
      inside->steps.push_back(own.step(row, wide.system().premises_of(path[i]), bound_side::high));
      inside->value += inside->steps.back().amount;
    }
    std::reverse(inside->steps.begin(), inside->steps.end());
    if (!d.down) turn(*inside);
    inside->steps = join_order(std::move(inside->steps));
    auto step = joined_->step(joint, {}, bound_side::high);
    step.claims = claims_of(*inside);
    step.assumptions = assumptions_of(*inside);
    step.because = std::move(inside);
    p.steps.push_back(std::move(step));
    return i + 1;
  }

  static constexpr std::size_t most_unfolded = 64;
  /// Between more points than this upper ends pass down claim by claim, and lower ends are not added up.
  static constexpr std::size_t most_passed_on = 64;
  static constexpr std::int64_t greatest_sum = std::int64_t{1} << 44;

  const ledger_system* system_;
  solve::premise_mask off_;
  std::optional<claim_system> grown_;  ///< where rows of kinds are added
  const claim_system* joined_;
  std::map<std::size_t, derived> derived_of_row_;
  std::map<std::size_t, std::unique_ptr<solve::difference_solver>> kind_solvers_;
  std::unique_ptr<solve::difference_solver> solver_;
  std::unique_ptr<solve::pair_bounds> pairs_;
  bool feasible_ = true;
  bool claim_by_claim_ = false;
  std::size_t failed_kind_ = 0;
  std::vector<std::size_t> failed_kinds_;
};

}  // namespace habeas
