// SPDX-License-Identifier: MIT
// A difference system whose rows rest on claims and assumptions: the common ground of the ledger (in
// people) and the timeline (in days).
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>
#include "solve/conflict.hpp"
#include "solve/difference_solver.hpp"

namespace habeas {

/// Claims and assumptions of a dossier as labels, numbered by id so that the smallest label is the smallest id.
class claim_labels {
 public:
  explicit claim_labels(const dossier& d);

  [[nodiscard]] label of_claim(std::size_t place) const { return label_of_claim_[place]; }
  [[nodiscard]] label of_assumption(std::size_t place) const { return label_of_assumption_[place]; }
  [[nodiscard]] bool is_claim(label l) const noexcept { return l < claim_of_.size(); }
  [[nodiscard]] std::size_t claim_place(label l) const { return claim_of_[l]; }
  [[nodiscard]] const claim_id& claim_name(label l) const { return dossier_->content().claims[claim_of_[l]].id; }
  [[nodiscard]] const assumption_id& assumption_name(label l) const {
    return dossier_->content().assumptions[assumption_of_[l - claim_of_.size()]].id;
  }

 private:
  template <class T>
  static void number(const std::vector<T>& list, std::vector<std::size_t>& of, std::vector<label>& label_of, std::size_t first) {
    of.resize(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) of[i] = i;
    std::sort(of.begin(), of.end(), [&](std::size_t a, std::size_t b) { return list[b].id > list[a].id; });
    label_of.resize(list.size());
    for (std::size_t i = 0; i < of.size(); ++i) label_of[of[i]] = static_cast<label>(first + i);
  }

  const dossier* dossier_;
  std::vector<std::size_t> claim_of_, assumption_of_;
  std::vector<label> label_of_claim_, label_of_assumption_;
};

/// What each row and each variable means, beside the bare system.
class claim_system {
 public:
  explicit claim_system(const claim_labels& labels) : labels_(&labels) {}

  variable add(term name);
  /// plus - minus is at most so much, by this rule.
  void at_most(variable plus, variable minus, std::int64_t amount, rule by, std::span<const label> rests_on = {},
               std::shared_ptr<const proof> because = {}, std::optional<date_widening> widened = {});
  /// plus - minus is at least so much.
  void at_least(variable plus, variable minus, std::int64_t amount, rule by, std::span<const label> rests_on = {}) {
    at_most(minus, plus, -amount, by, rests_on);
  }
  void equal(variable a, variable b, rule by, std::span<const label> rests_on = {});

  [[nodiscard]] const difference_system& system() const noexcept { return system_; }
  [[nodiscard]] difference_system& system() noexcept { return system_; }
  [[nodiscard]] const claim_labels& labels() const noexcept { return *labels_; }
  [[nodiscard]] const term& name_of(variable v) const { return terms_[v]; }
  [[nodiscard]] rule rule_of(const difference_row& row) const {
    return row.tag < plain_rules ? static_cast<rule>(row.tag) : notes_[row.tag - plain_rules].by;
  }

  /// One row as a step, read from the side that is wanted.
  [[nodiscard]] proof_step step(const difference_row& row, std::span<const label> rests_on, side end) const;

 private:
  struct note {
    rule by;
    std::shared_ptr<const proof> because;
    std::optional<date_widening> widened;
  };
  static constexpr std::uint32_t plain_rules = 256;

  const claim_labels* labels_;
  difference_system system_;
  std::vector<term> terms_;
  std::vector<note> notes_;
};

/// Joins steps of the calendar that follow one another: p before noon, noon before q: p before q.
[[nodiscard]] std::vector<proof_step> join_order(std::vector<proof_step> steps);

/// The proof of a bound of plus - minus from rows that chain from minus to plus (high) or from plus to minus (low).
[[nodiscard]] proof make_proof(const claim_system& system, std::span<const row_index> rows, term plus, term minus,
                               side end);

}  // namespace habeas
