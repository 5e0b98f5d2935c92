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
#include <utility>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>
#include "solve/conflict.hpp"
#include "solve/difference_solver.hpp"

namespace habeas {

/// Claims and assumptions of a dossier as labels, numbered by id so that the smallest label is the smallest id.
class claim_labels {
 public:
  explicit claim_labels(const dossier& d) : dossier_(&d) {
    number(d.content().claims, claim_of_, label_of_claim_, 0);
    number(d.content().assumptions, assumption_of_, label_of_assumption_, claim_of_.size());
  }

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

  variable add(term name) {
    terms_.push_back(std::move(name));
    return system_.add_variable();
  }
  /// plus - minus is at most so much, by this rule.
  void at_most(variable plus, variable minus, std::int64_t amount, rule by, std::span<const label> rests_on = {},
               std::shared_ptr<const proof> because = {}, std::optional<date_widening> widened = {}) {
    auto tag = static_cast<std::uint32_t>(by);
    if (because || widened) {
      tag = static_cast<std::uint32_t>(notes_.size() + plain_rules);
      notes_.push_back({by, std::move(because), std::move(widened)});
    }
    system_.add_row(plus, minus, amount, rests_on, tag);
  }
  /// plus - minus is at least so much.
  void at_least(variable plus, variable minus, std::int64_t amount, rule by, std::span<const label> rests_on = {}) {
    at_most(minus, plus, -amount, by, rests_on);
  }
  void equal(variable a, variable b, rule by, std::span<const label> rests_on = {}) {
    at_most(a, b, 0, by, rests_on);
    at_most(b, a, 0, by, rests_on);
  }

  [[nodiscard]] const difference_system& system() const noexcept { return system_; }
  [[nodiscard]] difference_system& system() noexcept { return system_; }
  [[nodiscard]] const claim_labels& labels() const noexcept { return *labels_; }
  [[nodiscard]] const term& name_of(variable v) const { return terms_[v]; }
  [[nodiscard]] rule rule_of(const difference_row& row) const {
    return row.tag < plain_rules ? static_cast<rule>(row.tag) : notes_[row.tag - plain_rules].by;
  }

  /// One row as a step, read from the side that is wanted.
  [[nodiscard]] proof_step step(const difference_row& row, std::span<const label> rests_on, side end) const {
    proof_step s;
    s.by = rule_of(row);
    if (row.tag >= plain_rules) {
      s.because = notes_[row.tag - plain_rules].because;
      s.widened = notes_[row.tag - plain_rules].widened;
    }
    s.end = end;
    s.plus = terms_[end == side::high ? row.plus : row.minus];
    s.minus = terms_[end == side::high ? row.minus : row.plus];
    s.amount = end == side::high ? row.at_most : -row.at_most;
    for (const auto l : rests_on) {
      if (labels_->is_claim(l)) s.claims.push_back(labels_->claim_name(l));
      else s.assumptions.push_back(labels_->assumption_name(l));
    }
    return s;
  }

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
[[nodiscard]] inline std::vector<proof_step> join_order(std::vector<proof_step> steps) {
  const auto plain = [](const proof_step& s) {
    return s.by == rule::order && s.claims.empty() && s.assumptions.empty() && !s.because && s.amount == 0;
  };
  std::vector<proof_step> joined;
  for (auto& s : steps) {
    if (!joined.empty() && plain(s) && plain(joined.back())) {
      if (joined.back().minus == s.plus) {
        joined.back().minus = s.minus;
        continue;
      }
      if (joined.back().plus == s.minus) {
        joined.back().plus = s.plus;
        continue;
      }
    }
    joined.push_back(std::move(s));
  }
  std::erase_if(joined, [&](const proof_step& s) { return plain(s) && s.plus == s.minus; });
  return joined;
}

/// The proof of a bound of plus - minus from rows that chain from minus to plus (high) or from plus to minus (low).
[[nodiscard]] inline proof make_proof(const claim_system& system, std::span<const row_index> rows, term plus, term minus,
                                      side end) {
  proof p;
  p.end = end;
  p.plus = std::move(plus);
  p.minus = std::move(minus);
  for (const auto r : rows) {
    const auto& row = system.system().rows()[r];
    p.steps.push_back(system.step(row, system.system().labels_of(r), end));
    p.value += p.steps.back().amount;
  }
  if (end == side::high) std::reverse(p.steps.begin(), p.steps.end());
  p.steps = join_order(std::move(p.steps));
  return p;
}

}  // namespace habeas
