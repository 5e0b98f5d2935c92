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

namespace {

/// So many questions under one mask before the rows are made ready for more of them.
constexpr std::size_t asked_plainly = 3;

/// What limits a kind stands behind it: "exits:release with ground=pardon".
std::string asked_as(const chain& c) {
  auto text = to_string(c);
  if (const auto limits = text.find(';'); limits != std::string::npos) text.replace(limits, 1, " with ");
  return text;
}

}  // namespace

std::size_t ledger::state::chain_asked(const chain& of) const {
  if (const auto k = base_->system->chain_place(of)) return *k;
  std::vector<std::string> known;
  for (const auto& c : base_->system->chains()) known.push_back(asked_as(c));
  throw error::unknown_id("kind in this account", asked_as(of), known);
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

std::vector<std::optional<bound>> ledger::state::answers(const std::vector<one_of_many>& asked, const part_of_answer& wanted) const {
  struct prepared {
    std::shared_ptr<const solved> of;
    bool without_disputed;  ///< is all off that any repair gives up?
    mutable std::size_t asked = 0;
    mutable std::optional<solve::bound_finder::session> people, order;
  };
  kept_by_size<prepared> ready(most_kept, most_kept_rows, least_kept);
  std::vector<account_point> points;
  for (const auto& q : asked) {
    points.push_back(q.from);
    if (q.chain_place) points.push_back(q.to);
  }
  const auto prepared_for = [&](const solve::premise_mask& off) {
    if (auto found = ready.find([&](const prepared& one) { return one.of->off == off; })) return found;
    auto made = std::make_shared<prepared>();
    made->of = solved_for(points, off);
    made->without_disputed = off == repairs_->without_disputed();
    const auto size = made->of->made->size();
    return ready.add(std::move(made), size);
  };
  // Without conflicts nothing bears on anything, and points need not be looked up for it.
  const bool is_sound = repairs_->none(), dates_disputed = !timeline_->disputed().empty();
  const auto& table = base_->system->table();
  const auto told_of = [&](const one_of_many& q, std::optional<std::size_t> from, std::optional<std::size_t> to, const claim_repairs::question& ask) {
    std::optional<std::vector<char>> sees;
    if (!is_sound && conflicts_ && from && to) sees = groups_bearing_at({*from, *to});
    else if (!is_sound) sees = groups_bearing_on({q.from, q.chain_place ? q.to : q.from});
    return sees ? repairs_->answer_on(*ground_seen(*sees), ask, options_.repairs, wanted.set_aside) : repairs_->answer(ask, options_.repairs, false);
  };
  std::vector<std::optional<bound>> all;
  all.reserve(asked.size());
  for (const auto& q : asked) {
    const auto& plus_at = q.chain_place ? q.to : q.from;
    const auto plus_chain = q.chain_place.value_or(0), minus_chain = q.chain_place.value_or(1);
    std::shared_ptr<const ledger_system> placed_in;
    std::size_t p = 0, m = 0;
    bool ordered = !q.chain_place;
    const auto from_place = table.find(q.from), plus_place = q.chain_place ? table.find(plus_at) : from_place;
    auto told = told_of(q, from_place, plus_place, [&](const solve::premise_mask& off, bool with_proofs) {
      const auto held = prepared_for(off);
      const auto& r = *held;
      const auto& s = *r.of;
      if (!s.solution.feasible()) return repaired_answer{{}, {}, true};
      if (placed_in != s.made->system) {
        placed_in = s.made->system;
        const bool is_base = placed_in == base_->system;
        p = is_base && plus_place ? *plus_place : place_of(s.system(), plus_at);
        m = is_base && from_place ? *from_place : place_of(s.system(), q.from);
      }
      if (!ordered) {
        if (!r.order) r.order.emplace(s.order_finder());
        if (r.order->upper({s.system().order_at(m), s.system().order_at(p)}) > 0) return repaired_answer{{}, "not_ordered"};
        ordered = r.without_disputed;  // what is in order without them is so with some of them
      }
      if (with_proofs || s.made->linear) return repaired_answer{answer(s, {plus_chain, plus_at}, {minus_chain, q.from}, with_proofs), {}};
      const solve::variable_pair pair{s.system().at(plus_chain, p), s.system().at(minus_chain, m)};
      repaired_answer a;
      // Of the many ways in which some repair goes, most are asked about once or twice: what readies for many questions costs more than these.
      if (!r.people && r.asked++ < asked_plainly) {
        a.value.low = s.solution.lower(pair.plus, pair.minus);
        if (wanted.high) a.value.high = s.solution.upper(pair.plus, pair.minus);
        return a;
      }
      if (!r.people) r.people.emplace(s.finder());
      if (const auto low = r.people->lower(pair); low != solve::unbounded_below) a.value.low = low;
      if (const auto high = wanted.high ? r.people->upper(pair) : solve::unbounded; high != solve::unbounded) a.value.high = high;
      return a;
    });
    if (!wanted.high) told.value.high.reset();
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
  if (repairs_->none()) {
    const auto s = solved_for({from, to}, {});
    if (!s->made->linear) return s->solution.lower_proof(s->system().at(k, place_of(s->system(), to)), s->system().at(k, place_of(s->system(), from)));
  }
  auto told = repairs_->low_end(
      [&](const solve::premise_mask& off, bool with_proof) {
        const auto s = solved_for({from, to}, off);
        if (!s->solution.feasible()) return repaired_answer{{}, {}, true};
        if (!in_order(*s, from, to)) return repaired_answer{{}, "not_ordered"};
        if (!with_proof) return repaired_answer{answer(*s, {k, to}, {k, from}, false), {}};
        const auto last = place_of(s->system(), to), first = place_of(s->system(), from);
        const auto plus = s->system().at(k, last), minus = s->system().at(k, first);
        repaired_answer one;
        one.value.low = s->solution.lower(plus, minus);
        if (one.value.low) one.value.low_proof = s->solution.lower_proof(plus, minus);
        if (const auto& linear = s->made->linear) {
          const auto& points = s->system().table().points();
          const auto up = linear->find(k, points[last].name), down = linear->find(k, points[first].name);
          if (up && down) linear->narrow_low(one.value, *up, *down, s->off);
        }
        return one;
      },
      options_.repairs, bearing_on({from, to}));
  if (!told.refused.empty()) throw not_in_order(from, to);
  return std::move(told.value.low_proof);
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
