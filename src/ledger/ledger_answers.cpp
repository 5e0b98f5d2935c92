// SPDX-License-Identifier: MIT
// Questions to a ledger, each answered over every repair.
#include "ledger/ledger_state.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
#include <deque>
#include <string>

#include "core/cancel.hpp"

namespace habeas {

error ledger::state::not_in_order(const account_point& from, const account_point& to) const {
  return error(errc::not_ordered, "a flow needs points that are certainly in order",
               fmt::format("from {} to {}", to_string(from), to_string(to)),
               is_not_after(to, from) ? "the earlier point first" : "points whose order the calendar, a link or a window proves");
}

std::vector<std::string> ledger::state::chain_names() const {
  std::vector<std::string> names;
  for (const auto& c : base_->system->chains()) names.push_back(to_string(c));
  return names;
}

std::size_t ledger::state::chain_asked(const chain& of) const {
  if (const auto k = base_->system->chain_place(of)) return *k;
  // What limits a kind stands behind it: "exits:release with ground=pardon".
  auto asked = to_string(of);
  if (const auto limits = asked.find(';'); limits != std::string::npos) asked.replace(limits, 1, " with ");
  throw error::unknown_id("kind in this account", asked, chain_names());
}

bound ledger::state::answer(const solved& s, const asked_variable& plus, const asked_variable& minus, bool proofs) {
  const auto variable_of = [&](const asked_variable& v) { return s.system().at(v.chain_place, place_of(s.system(), v.at)); };
  auto b = proofs ? s.solution.between(variable_of(plus), variable_of(minus)) : s.solution.ends(variable_of(plus), variable_of(minus));
  if (const auto& linear = s.made->linear) {
    const auto find = [&](const asked_variable& v) {
      return linear->find(v.chain_place, s.system().table().points()[place_of(s.system(), v.at)].name);
    };
    const auto up = find(plus), down = find(minus);
    if (up && down) linear->narrow(b, *up, *down, s.off, proofs);
  }
  return b;
}

bound ledger::state::held(const account_point& at, bool proofs) const {
  auto told = repairs_->answer(
      [&](const solve::premise_mask& off, bool with_proofs) {
        const auto s = solved_for({at}, off);
        if (!s->solution.feasible()) return repaired_answer{{}, {}, true};
        return repaired_answer{answer(*s, {0, at}, {1, at}, with_proofs), {}};
      },
      options_.repairs, proofs, bearing_on({at}));
  if (names_other_dates({at})) told.value.repairs = repairs_told::outer;
  return std::move(told.value);
}

std::vector<std::optional<bound>> ledger::state::answers(const std::vector<one_of_many>& asked) const {
  struct prepared {
    std::shared_ptr<const solved> of;
    mutable std::optional<solve::bound_finder::session> people, order;
  };
  kept_by_size<prepared> ready(most_kept, most_kept_rows);
  std::vector<account_point> points;
  for (const auto& q : asked) {
    points.push_back(q.from);
    if (q.chain_place) points.push_back(q.to);
  }
  const auto prepared_for = [&](const solve::premise_mask& off) {
    if (auto found = ready.find([&](const prepared& one) { return one.of->off == off; })) return found;
    auto made = std::make_shared<prepared>();
    made->of = solved_for(points, off);
    const auto size = made->of->made->size();
    return ready.add(std::move(made), size);
  };
  // Without conflicts nothing bears on anything, and points need not be looked up for it.
  const bool is_sound = repairs_->none(), dates_disputed = !timeline_->disputed().empty();
  const auto bearing = [&](const one_of_many& q) -> std::function<bool(solve::premise)> {
    if (is_sound) return {};
    return q.chain_place ? bearing_on({q.from, q.to}, true) : bearing_on({q.from}, true);
  };
  std::vector<std::optional<bound>> all;
  all.reserve(asked.size());
  for (const auto& q : asked) {
    const auto& plus_at = q.chain_place ? q.to : q.from;
    const auto plus_chain = q.chain_place.value_or(0), minus_chain = q.chain_place.value_or(1);
    auto told = repairs_->answer(
        [&](const solve::premise_mask& off, bool with_proofs) {
          const auto held = prepared_for(off);
          const auto& r = *held;
          const auto& s = *r.of;
          if (!s.solution.feasible()) return repaired_answer{{}, {}, true};
          const auto p = place_of(s.system(), plus_at), m = place_of(s.system(), q.from);
          if (q.chain_place) {
            if (!r.order) r.order.emplace(s.order_finder());
            if (r.order->upper({s.system().order_at(m), s.system().order_at(p)}) > 0) return repaired_answer{{}, "not_ordered"};
          }
          if (with_proofs || s.made->linear) return repaired_answer{answer(s, {plus_chain, plus_at}, {minus_chain, q.from}, with_proofs), {}};
          if (!r.people) r.people.emplace(s.finder());
          const solve::variable_pair pair{s.system().at(plus_chain, p), s.system().at(minus_chain, m)};
          repaired_answer a;
          if (const auto low = r.people->lower(pair); low != solve::unbounded_below) a.value.low = low;
          if (const auto high = r.people->upper(pair); high != solve::unbounded) a.value.high = high;
          return a;
        },
        options_.repairs, false, bearing(q));
    if (!told.refused.empty()) {
      all.emplace_back();
      continue;
    }
    if (dates_disputed && names_other_dates({q.from, q.to})) told.value.repairs = repairs_told::outer;
    all.emplace_back(std::move(told.value));
  }
  return all;
}

std::optional<proof> ledger::state::why_at_least(std::size_t k, const account_point& from, const account_point& to) const {
  if (!repairs_->none()) return flow(k, from, to, true).low_proof;
  const auto s = solved_for({from, to}, {});
  if (s->made->linear) return flow(k, from, to, true).low_proof;
  return s->solution.lower_proof(s->system().at(k, place_of(s->system(), to)), s->system().at(k, place_of(s->system(), from)));
}

bound ledger::state::flow(std::size_t k, const account_point& from, const account_point& to, bool proofs) const {
  auto told = repairs_->answer(
      [&](const solve::premise_mask& off, bool with_proofs) {
        const auto s = solved_for({from, to}, off);
        if (!s->solution.feasible()) return repaired_answer{{}, {}, true};
        if (!in_order(*s, from, to)) return repaired_answer{{}, "not_ordered"};
        return repaired_answer{answer(*s, {k, to}, {k, from}, with_proofs), {}};
      },
      options_.repairs, proofs, bearing_on({from, to}));
  if (!told.refused.empty()) throw not_in_order(from, to);
  for (auto& one : told.value.alternatives)
    if (!one.refused.empty()) one.refused = not_in_order(from, to).what();
  if (names_other_dates({from, to})) told.value.repairs = repairs_told::outer;
  return std::move(told.value);
}

}  // namespace habeas
