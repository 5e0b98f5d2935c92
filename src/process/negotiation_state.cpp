// SPDX-License-Identifier: MIT
#include <habeas/process/negotiation_state.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "core/cancel.hpp"
#include "solve/difference_solver.hpp"
#include <habeas/timeline/timeline.hpp>
#include "process/supposition.hpp"
#include "timeline/event_rows.hpp"
#include "timeline/instant_links.hpp"

namespace habeas {

negotiation_state_sequence::negotiation_state_sequence(const timeline& t, const negotiation_id& name) : times_(&t), links_(std::make_shared<const instant_links>(t)) {
  const auto& talks = t.of().get(name);
  const auto tellers = claims_by_event();
  const auto told = [&](const event_id& e, negotiation_state to, std::vector<negotiation_event>& into) {
    const auto found = tellers.find(e);
    if (found == tellers.end() || t.of().find(e) == nullptr) return;
    into.push_back({e, to, t.start(e), found->second});
  };
  for (const auto& m : talks.moves) told(m.event, m.to, moves_);
  for (const auto& r : talks.rounds) told(r, negotiation_state::not_stated, rounds_);
  // Nothing depends on the order of the file.
  const auto by_id = [](const negotiation_event& a, const negotiation_event& b) { return a.event < b.event; };
  std::sort(moves_.begin(), moves_.end(), by_id);
  std::sort(rounds_.begin(), rounds_.end(), by_id);
  read_gaps();
  relate();
}

std::vector<possible_state> negotiation_state_sequence::states_on(day on) const {
  std::map<negotiation_state, possible_state> found;
  judge(before_all(on.since_epoch()), negotiation_state::not_stated, nullptr, found);
  for (std::size_t e = 0; e < moves_.size(); ++e) judge(last_on(e, on.since_epoch()), moves_[e].to, &moves_[e], found);
  std::vector<possible_state> list;
  for (auto& [state, answer] : found) {
    answer.claims = detail::sorted_once(std::move(answer.claims));
    answer.assumptions = detail::sorted_once(std::move(answer.assumptions));
    list.push_back(std::move(answer));
  }
  return list;
}

void negotiation_state_sequence::grounds::add(const proof& p) {
  for (auto& c : claims_of(p)) claims.push_back(std::move(c));
  for (auto& a : assumptions_of(p)) assumptions.push_back(std::move(a));
}

void negotiation_state_sequence::grounds::add(const grounds& other) {
  claims.insert(claims.end(), other.claims.begin(), other.claims.end());
  assumptions.insert(assumptions.end(), other.assumptions.begin(), other.assumptions.end());
}

std::map<event_id, std::vector<claim_id>> negotiation_state_sequence::claims_by_event() const {
  std::map<event_id, std::vector<claim_id>> by_event;
  const auto& d = times_->of();
  const auto& claims = d.content().claims;
  const auto& aside = times_->set_aside();
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i) || std::binary_search(aside.begin(), aside.end(), claims[i].id)) continue;
    const auto tells = [&](const event_id& e) {
      if (e) by_event[e].push_back(claims[i].id);
    };
    if (const auto* c = std::get_if<occurred_claim>(&claims[i].says)) tells(c->event);
    if (const auto* c = std::get_if<dated_claim>(&claims[i].says)) tells(c->event);
    if (const auto* c = std::get_if<role_claim>(&claims[i].says)) tells(c->event);
    if (const auto* c = std::get_if<linked_claim>(&claims[i].says)) {
      tells(c->from);
      tells(c->to);
    }
  }
  for (auto& [e, ids] : by_event) ids = detail::sorted_once(std::move(ids));
  return by_event;
}

void negotiation_state_sequence::read_gaps() {
  const auto& d = times_->of();
  const auto& wider = times_->widened_by();
  std::set<std::size_t> tied;  // numbers of what links put in order with the talks
  std::map<event_id, std::size_t> place;
  for (std::size_t i = 0; i < moves_.size() + rounds_.size(); ++i) {
    place.emplace(at(i), i);
    tied.insert(times_->ordered_with(at(i)));
  }
  const auto& disputed = times_->disputed();
  const auto holds = [&](const std::optional<edtf>& date) {
    return date && (!date->is_qualified() || d.assumes(dates_as_written) || (wider && wider->covers(*date)));
  };
  for (const auto claim_place : d.canonical_order()) {
    const auto& c = d.content().claims[claim_place];
    if (!d.counts(claim_place) || std::binary_search(disputed.begin(), disputed.end(), c.id)) continue;
    // The start and the end of each of the one or two events that the claim is about.
    const event_id* about[] = {nullptr, nullptr};
    const auto no_row = [](solve::variable, solve::variable, std::int64_t, row_rule, const edtf*, std::int64_t) {};
    const auto on_days_of = [&](solve::variable point, const edtf& date) {
      const bool is_start = point % 2 == 1;
      const auto& e = *about[(point - 1) / 2];
      if (!is_start || tied.count(times_->ordered_with(e)) == 0) return;
      const auto [at, fresh] = place.emplace(e, event_count());
      if (fresh) others_.push_back(e);
      grounds on{{c.id}, c.under};
      if (date.is_qualified() && !(wider && wider->covers(date))) on.assumptions.push_back(dates_as_written);
      gaps_.push_back({at->second, date, std::move(on)});
    };
    detail::event_reader reader(solve::variable{0}, d.content().hemisphere, no_row, on_days_of, wider ? &*wider : nullptr);
    constexpr detail::event_ends first{1, 2}, second{3, 4};
    if (const auto* dated = std::get_if<dated_claim>(&c.says); dated && d.find(dated->event)) {
      about[0] = &dated->event;
      reader.read(*dated, first, holds(dated->date));
    }
    if (const auto* linked = std::get_if<linked_claim>(&c.says); linked && d.find(linked->from) && d.find(linked->to)) {
      about[0] = &linked->from;
      about[1] = &linked->to;
      reader.read(*linked, first, second, holds(linked->date));
    }
  }
}

void negotiation_state_sequence::relate() {
  const auto prove = [&](std::size_t plus, std::size_t minus, const std::optional<std::int64_t>& most, const std::optional<proof>& why,
                         bool negate) {
    if (!most) return;
    grounds on;
    if (why) on.add(*why);
    rows_.push_back({plus, minus, negate ? -*most : *most, std::move(on)});
  };
  const auto calendar = event_count();
  for (std::size_t i = 0; i < calendar; ++i) {
    const auto b = times_->start(at(i)).days;
    prove(i, calendar, b.high, b.high_proof, false);
    prove(calendar, i, b.low, b.low_proof, true);
    for (std::size_t k = 0; k < i; ++k) {
      throw_if_stopped({});
      const auto apart = times_->between(at(i), false, at(k), false);
      prove(i, k, apart.high, apart.high_proof, false);
      prove(k, i, apart.low, apart.low_proof, true);
    }
  }
}

void negotiation_state_sequence::judge(verdict v, negotiation_state state, const negotiation_event* by,
                               std::map<negotiation_state, possible_state>& found) {
  auto& answer = found[state];
  answer.state = state;
  if (v.possible && !answer.possible) {
    answer.possible = true;  // what rules out another way to the same state is no reason any more
    answer.claims.clear();
    answer.assumptions.clear();
  }
  if (v.possible && by != nullptr) {
    answer.by.push_back(by->event);
    answer.claims.insert(answer.claims.end(), by->claims.begin(), by->claims.end());
  }
  if (answer.possible) return;
  answer.claims.insert(answer.claims.end(), v.why_not.claims.begin(), v.why_not.claims.end());
  answer.assumptions.insert(answer.assumptions.end(), v.why_not.assumptions.begin(), v.why_not.assumptions.end());
}

solve::difference_system negotiation_state_sequence::supposition::system() const {
  solve::difference_system s;
  s.add_variables(calendar_ + 1);
  for (const auto& r : rows_) s.add_row(static_cast<solve::variable>(r.plus), static_cast<solve::variable>(r.minus), r.at_most);
  return s;
}

template <class Solver>
bool negotiation_state_sequence::supposition::move_back(const Solver& solver) {
  const auto zero = static_cast<solve::variable>(calendar_);
  const auto where = of_->times_->of().content().hemisphere;
  for (const auto& g : of_->gaps_) {
    const auto at = static_cast<solve::variable>(g.event);
    const auto latest = solver.upper(at, zero);
    if (!latest) continue;
    const auto earliest = solver.upper(zero, at);
    // Of a date without a first day, those of the last years: further back it has gone on for long.
    const auto from = earliest ? -*earliest : *latest - 366 * 400;
    const auto last = g.date.last_match(day(from), day(*latest), where);
    const auto to = last ? last->since_epoch() : from - 1;
    if (to == *latest || (!last && !earliest)) continue;
    auto on = grounds_of(solver.proof(at, zero));
    on.add(g.on);
    because(g.event, calendar_, to, std::move(on));
    return true;
  }
  return false;
}

bool negotiation_state_sequence::supposition::can_hold() {
  for (;;) {
    const auto rows = system();
    const solve::difference_solver solver(rows);
    throw_if_stopped({}, rows_.size());
    if (!solver.feasible()) return false;
    if (!move_back(solver)) return true;
  }
}

negotiation_state_sequence::verdict negotiation_state_sequence::before_all(std::int64_t on) const {
  auto s = suppose();
  for (std::size_t f = 0; f < moves_.size(); ++f) s.at_most(s.calendar(), f, -(on + 1));
  if (s.can_hold()) return {true, {}};
  const auto system = s.system();
  const solve::difference_solver solver(system);
  return {false, s.grounds_of(solver.cycle())};
}

negotiation_state_sequence::verdict negotiation_state_sequence::last_on(std::size_t e, std::int64_t on) const {
  auto s = suppose();
  const auto calendar = s.calendar();
  s.at_most(e, calendar, on);
  for (std::size_t f = 0; f < moves_.size(); ++f)
    if (f != e && link_orders(moves_[e].event, moves_[f].event)) {
      grounds link;
      for (const auto place : links_->path(moves_[e].event, moves_[f].event)) {
        const auto& c = times_->of().content().claims[place];
        link.claims.push_back(c.id);
        link.assumptions.insert(link.assumptions.end(), c.under.begin(), c.under.end());
      }
      s.because(calendar, f, -(on + 1), std::move(link));
    }
  for (;;) {
    const auto system = s.system();
    const solve::difference_solver solver(system);
    if (!solver.feasible()) return {false, s.grounds_of(solver.cycle())};
    const auto zero = static_cast<solve::variable>(calendar);
    const auto latest = solver.upper(static_cast<solve::variable>(e), zero);
    bool moved = s.move_back(solver);
    for (std::size_t f = 0; f < moves_.size() && !moved; ++f) {
      const auto until = f == e ? std::nullopt : solver.upper(static_cast<solve::variable>(f), zero);
      if (!until || *until > on || *until <= *latest) continue;
      s.because(f, e, 0, s.grounds_of(solver.proof(static_cast<solve::variable>(f), zero)));
      moved = true;
    }
    if (!moved) return {true, {}};
  }
}

negotiation_state_sequence::supposition negotiation_state_sequence::suppose() const { return supposition(*this); }

bool negotiation_state_sequence::link_orders(const event_id& before, const event_id& after) const {
  return links_->not_after(before, after) && !links_->not_after(after, before);
}

}  // namespace habeas
