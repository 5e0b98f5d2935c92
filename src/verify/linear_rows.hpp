// SPDX-License-Identifier: MIT
// Rows of more than two variables, derived anew from claims: what weighted proofs are checked against. Solves nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "verify/claim_rows.hpp"

namespace habeas::verify::detail {

/// A sum of terms that is at most so much.
struct sum_row {
  std::map<term, std::int64_t> sum;
  std::int64_t most = 0;

  void add(const term& t, std::int64_t times) {
    if ((sum[t] += times) == 0) sum.erase(t);
  }
  friend bool operator==(const sum_row&, const sum_row&) = default;
};

/// A step, two terms or many, as a sum that is at most so much.
[[nodiscard]] sum_row as_row(const proof_step& s);

/// What is counted at one point and again at another, and is no less at the later one.
struct rise {
  account_point before, after;
  std::map<term, std::int64_t> count;  ///< without a point
};

/// The readings of a row as "the count has not fallen".
[[nodiscard]] std::vector<rise> as_rises(const sum_row& r);

/// Is this a part of what an account counts: what is left of a count once kinds, strata or both are taken off?
[[nodiscard]] bool is_part_of_count(const std::map<term, std::int64_t>& count);

/// Reads rows of more than two variables off claims of a view.
class linear_claim_rows {
 public:
  using names = claim_rows::names;

  linear_claim_rows(const dossier& view, const std::optional<about_policy>& about, const claim_rows& plain)
      : view_(&view), about_(about), plain_(&plain) {}

  /// Calls `see(row, rule, assumptions)` for each row that the claim gives but for partitions of flows.
  template <class See>
  void visit(const claim_id& name, See see) const {
    const auto said = plain_->reading_of(name);
    if (!said) return;
    const auto on = plain_->under(*said);
    if (const auto* flow = std::get_if<flow_claim>(&said->origin->says)) {
      if (flow->way == direction::net) net(*said, *flow, on, see);
      else flow_parts(*said, *flow, on, see);
    }
    if (const auto* held = std::get_if<held_claim>(&said->origin->says); held && !held->during) stock_parts(*said, *held, on, see);
  }

  /// Does the claim take its flow apart so that the parts sum to the whole from its start to this point?
  [[nodiscard]] std::optional<names> whole_of_parts(const claim_id& name, const sum_row& row) const;

  /// Does this claim of a relation say that a count of one account is part of a count of another?
  [[nodiscard]] bool relates(const related_claim& said, const std::map<term, std::int64_t>& count) const;
  /// Is `whole` at least these parts together, by the claim?
  [[nodiscard]] bool is_whole(const related_claim& said, const account_id& whole, const std::set<account_id>& parts) const;

  /// The stocks of accounts that a row is about, all at one point: how often each is taken.
  [[nodiscard]] static std::optional<std::map<account_id, std::int64_t>> stocks(const sum_row& row);

  [[nodiscard]] static term at(const account_id& account, const term_chain& chain, const account_point& point, stratum_name stratum = {}) {
    return term::of(account, chain, point, std::move(stratum));
  }
  static sum_row turned(const sum_row& r);
  /// May such a change of a part leave the whole as it was?
  [[nodiscard]] static bool may_stay_within(const term_chain& c);

 private:
  [[nodiscard]] bool by_calendar(const account_point& before, const account_point& after, const account_id& account) const;
  static term_chain chain_of(const flow_claim& flow);
  /// The sum lies within the number: its rows.
  template <class See>
  static void within(sum_row sum, const integer_interval& number, row_rule by, const names& on, See& see) {
    if (number.high) {
      sum.most = *number.high;
      see(sum, by, on);
    }
    if (number.low) {
      sum.most = *number.low;
      see(turned(sum), by, on);
    }
  }

  template <class Said, class See>
  void net(const Said& said, const flow_claim& flow, const names& on, See& see) const {
    const auto from = plain_->start_name(*said.origin, flow);
    if (!from) return;
    const auto to = plain_->end_name(*said.origin);
    sum_row change;
    change.add(at(flow.account, term_chain::all_entries(), to), 1);
    change.add(at(flow.account, term_chain::all_exits(), to), -1);
    change.add(at(flow.account, term_chain::all_entries(), *from), -1);
    change.add(at(flow.account, term_chain::all_exits(), *from), 1);
    within(flow.falls ? turned(change) : change, said.number->interval(about_), row_rule::net, on, see);
  }
  template <class Said, class See>
  void flow_parts(const Said& said, const flow_claim& flow, const names& on, See& see) const {
    const auto from = plain_->start_name(*said.origin, flow);
    const auto to = plain_->end_name(*said.origin);
    for (const auto& b : said.cited->breakdowns)
      for (const auto& part : b.parts) {
        auto number = part.number.interval(about_);
        const auto most = number.high && from ? plain_->most_changes(flow, *number.high, *from, to) : std::nullopt;
        number.high.reset();
        sum_row moved;
        moved.add(at(flow.account, chain_of(flow), to, {b.axis, part.name}), 1);
        moved.add(at(flow.account, chain_of(flow), from.value_or(account_point::start()), {b.axis, part.name}), -1);
        if (most) within(moved, {std::nullopt, most}, row_rule::part, plain_->under_most(said, flow), see);
        within(std::move(moved), number, row_rule::part, on, see);
      }
  }
  template <class Said, class See>
  void stock_parts(const Said& said, const held_claim& held, const names& on, See& see) const {
    const auto point = plain_->cutoff_name(*said.origin);
    for (const auto& b : said.cited->breakdowns) {
      sum_row all;
      for (const auto& part : b.parts) {
        const auto stock = at(held.account, term_chain::stock(), point, {b.axis, part.name});
        all.add(stock, 1);
        sum_row one;
        one.add(stock, 1);
        within(std::move(one), part.number.interval(about_), row_rule::part, on, see);
      }
      if (b.composition != composition::partition) continue;
      all.add(at(held.account, term_chain::all_entries(), point), -1);
      all.add(at(held.account, term_chain::all_exits(), point), 1);
      within(std::move(all), {0, 0}, row_rule::parts_make_whole, on, see);
    }
  }

  const dossier* view_;
  std::optional<about_policy> about_;
  const claim_rows* plain_;
};

}  // namespace habeas::verify::detail
