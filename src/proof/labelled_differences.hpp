// SPDX-License-Identifier: MIT
// A difference system whose rows rest on claims and assumptions: the common ground of the ledger (in
// people) and the timeline (in days).
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>
#include "proof/kept_proof.hpp"
#include "solve/difference_solver.hpp"

namespace habeas {

/// Claims and assumptions of a dossier as premises, numbered by id so that the smallest premise is the smallest id.
class claim_premises {
 public:
  explicit claim_premises(const dossier& d);

  [[nodiscard]] solve::premise of_claim(std::size_t place) const { return premise_of_claim_[place]; }
  [[nodiscard]] solve::premise of_assumption(std::size_t place) const { return premise_of_assumption_[place]; }
  [[nodiscard]] bool is_claim(solve::premise l) const noexcept { return l < claim_of_.size(); }
  [[nodiscard]] std::size_t claim_place(solve::premise l) const { return claim_of_[l]; }
  [[nodiscard]] const claim_id& claim_name(solve::premise l) const { return dossier_->content().claims[claim_of_[l]].id; }
  [[nodiscard]] const assumption_id& assumption_name(solve::premise l) const {
    return dossier_->content().assumptions[assumption_of_[l - claim_of_.size()]].id;
  }

 private:
  template <class T>
  static void number(const std::vector<T>& list, std::vector<std::size_t>& of, std::vector<solve::premise>& premise_of, std::size_t first) {
    of.resize(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) of[i] = i;
    std::sort(of.begin(), of.end(), [&](std::size_t a, std::size_t b) { return list[b].id > list[a].id; });
    premise_of.resize(list.size());
    for (std::size_t i = 0; i < of.size(); ++i) premise_of[of[i]] = static_cast<solve::premise>(first + i);
  }

  const dossier* dossier_;
  std::vector<std::size_t> claim_of_, assumption_of_;
  std::vector<solve::premise> premise_of_claim_, premise_of_assumption_;
};

/// What each row and each variable means, beside the bare system.
class claim_system {
 public:
  explicit claim_system(const claim_premises& premises) : premises_(&premises) {}

  solve::variable add(term name);
  /// plus - minus is at most so much, by this rule.
  void at_most(solve::variable plus, solve::variable minus, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on = {},
               std::shared_ptr<const kept_proof> because = {}, std::optional<date_widening> widened = {});
  /// plus - minus is at least so much.
  void at_least(solve::variable plus, solve::variable minus, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on = {}) {
    at_most(minus, plus, -amount, by, rests_on);
  }
  /// A row of another system as it is there, between these variables.
  void take(const claim_system& from, solve::row_index r, solve::variable plus, solve::variable minus);
  void equal(solve::variable a, solve::variable b, row_rule by, std::span<const solve::premise> rests_on = {});

  [[nodiscard]] const solve::difference_system& system() const noexcept { return system_; }
  [[nodiscard]] solve::difference_system& system() noexcept { return system_; }
  [[nodiscard]] const claim_premises& premises() const noexcept { return *premises_; }
  [[nodiscard]] term name_of(solve::variable v) const;
  [[nodiscard]] row_rule rule_of(const solve::difference_row& row) const {
    return row.tag < plain_rules ? static_cast<row_rule>(row.tag) : notes_[row.tag - plain_rules].by;
  }

  /// One row as a step, read from the side that is wanted.
  [[nodiscard]] proof_step step(const solve::difference_row& row, std::span<const solve::premise> rests_on, bound_side end) const;

 private:
  [[nodiscard]] std::optional<date_widening> widening(std::uint32_t number) const {
    return number == 0 ? std::nullopt : std::optional(widenings_[number - 1]);
  }
  struct note {
    row_rule by;
    std::shared_ptr<const kept_proof> because;
    std::uint32_t widened = 0;  ///< one more than the place in `widenings_`
    friend bool operator==(const note&, const note&) = default;
  };
  static constexpr std::uint32_t plain_rules = 256;
  /// A name as it is kept: names are long, and those of one system differ in their points or events alone.
  struct kept_name {
    std::uint32_t pattern = 0;  ///< the rest of it, in `patterns_`
    account_point at = {};      ///< of an event its start, whichever end is meant
  };

  const claim_premises* premises_;
  solve::difference_system system_;
  std::vector<kept_name> names_;
  std::vector<term> patterns_;
  std::map<term, std::uint32_t> pattern_of_;
  std::uint32_t last_pattern_ = 0;
  std::vector<note> notes_;
  std::vector<date_widening> widenings_;  ///< few, each once
};

/// Joins steps that follow one another: p before noon, noon before q: p before q; and the cut-offs of two claims that are each that
/// of one bulletin: they are the same.
[[nodiscard]] std::vector<proof_step> join_order(std::vector<proof_step> steps);

/// The proof of a bound of plus - minus from rows that chain from minus to plus (high) or from plus to minus (low).
[[nodiscard]] proof make_proof(const claim_system& system, std::span<const solve::row_index> rows, term plus, term minus,
                               bound_side end);

}  // namespace habeas
