// SPDX-License-Identifier: MIT
#include <habeas/process/pledge_delivery.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include "proof/claim_windows.hpp"

namespace habeas {

namespace {

direction way_of(const counts_claim& says) { return says.as == release_stage::rearrested ? direction::entries : direction::exits; }

/// Is it a number of what counts?
bool counts_as(const claim& c, const counts_claim& says) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  return flow != nullptr && flow->account == says.account && flow->way == way_of(says) && flow->of == says.of && narrower_of(*flow) == narrower_of(says);
}

/// In lowest terms.
std::optional<leg_ratio::fraction> fraction(std::optional<std::int64_t> over, std::optional<std::int64_t> under) {
  if (!over || !under || *under == 0) return std::nullopt;
  const auto by = std::max<std::int64_t>(std::gcd(*over, *under), 1);
  return leg_ratio::fraction{*over / by, *under / by};
}

}  // namespace

const pledge_entry& deliveries::entry(std::string_view name) const {
  for (const auto& e : entries_)
    if (e.name == name) return e;
  for (const auto& e : entries_)
    if (e.alone && e.alone.text() == name) return e;
  (void)dossier_.get(pledge_id(std::string(name)));
  throw error::unknown_id("pledge", std::string(name));
}

std::vector<delivered> deliveries::done(const pledge_entry& e, std::string_view at) {
  std::vector<delivered> list;
  for (const auto* c : e.counts) list.push_back(count(*c, read_point(books(std::get<counts_claim>(c->says).account), at)));
  return list;
}

std::vector<delivered> deliveries::done_in_all(const pledge_entry& e) {
  std::vector<delivered> list;
  for (const auto* c : e.counts)
    if (const auto to = last_end(std::get<counts_claim>(c->says))) list.push_back(count(*c, *to));
  return list;
}

std::optional<account_point> deliveries::last_end(const counts_claim& says) {
  const auto& l = books(says.account);
  std::vector<account_point> ends;
  for (const auto place : dossier_.canonical_order()) {
    const auto& c = dossier_.content().claims[place];
    if (dossier_.counts(place) && counts_as(c, says)) ends.push_back(l.point_at(time_ref{time_ref::how::claim, {}, c.id.text()}));
  }
  if (ends.empty()) return std::nullopt;
  auto last = ends.front();
  for (const auto& e : ends)
    if (l.is_not_after(last, e)) last = e;
  const bool certainly = std::all_of(ends.begin(), ends.end(), [&](const account_point& e) { return l.is_not_after(e, last); });
  // Where no end is certainly the last, by any day to come: there is a lower end alone.
  return certainly ? last : account_point::end_of(day::from_civil(9999, 12, 31));
}

std::vector<delivery> deliveries::at(const pledge_entry& e, std::string_view point) {
  auto promises = e.promises;
  if (promises.empty()) promises.emplace_back();
  std::vector<delivery> list;
  const auto counted = done(e, point);
  for (const auto& p : promises) {
    bool any = false;
    for (const auto& d : counted) {
      if (d.as == release_stage::rearrested) continue;
      any = true;
      list.push_back(judge(p, d));
    }
    if (!any) list.push_back(judge(p, std::nullopt));
  }
  return list;
}

void deliveries::gather() {
  std::map<std::pair<std::string, claim_id>, pledge_entry> found;  // by name; of a claim alone, by that too
  const auto& all = dossier_.content().pledges;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (dossier_.shows(all, i)) found[{all[i].id.text(), {}}].thing = &all[i];
  const auto& claims = dossier_.content().claims;
  for (const auto place : dossier_.canonical_order()) {
    const auto& c = claims[place];
    if (!dossier_.counts(place)) continue;
    if (const auto* p = std::get_if<pledge_claim>(&c.says)) {
      auto& e = p->pledge ? found[{p->pledge.text(), {}}] : found[{to_string(account_point::cutoff_of(c.id)), c.id}];
      e.promises.push_back({c.id, c.speaker, p->number, p->by, p->condition, p->once});
    }
    if (const auto* t = std::get_if<counts_claim>(&c.says)) found[{t->pledge.text(), {}}].counts.push_back(&c);
  }
  for (auto& [name, e] : found) {
    e.name = name.first;
    e.alone = name.second;
    entries_.push_back(std::move(e));
  }
}

const ledger& deliveries::books(const account_id& account) {
  auto& kept = ledgers_[account];
  if (!kept) kept = std::make_unique<ledger>(dossier_, account, options_, stop_);
  return *kept;
}

account_point deliveries::read_point(const ledger& l, std::string_view at) {
  const auto date = try_parse_edtf(at);
  return date && !date->time() ? l.point_at(time_ref{time_ref::how::end_of, *date, {}}) : l.point_at(at);
}

bound deliveries::came(const account_id& account, const chain& of, const account_point& from, const account_point& to, bool proofs) {
  const auto& l = books(account);
  if (is_counted(account, of)) {
    if (l.is_not_after(from, to)) return l.flow(of, from, to, proofs);
    if (l.is_not_after(to, from)) return l.flow(of, from, from, proofs);  // before it all began: none
  }
  // A kind that nobody counts is not bounded, nor is any where the order of the points is open.
  bound open;
  open.set_aside = l.set_aside();
  return open;
}

bool deliveries::is_counted(const account_id& account, const chain& of) {
  const auto kinds = books(account).chains_of_kinds(of.way);
  return !is_kind(of) || std::find(kinds.begin(), kinds.end(), of) != kinds.end();
}

std::optional<chain> deliveries::narrower_than_counted(const promise& p, const delivered& d) const {
  const auto* said = dossier_.find(p.claim);
  const auto* promised = said == nullptr ? nullptr : std::get_if<pledge_claim>(&said->says);
  if (promised == nullptr || d.as == release_stage::rearrested) return std::nullopt;
  const chain wanted{direction::exits, promised->of, narrower_of(*promised)};
  auto both = counted_towards(d);
  if (lies_inside(both, wanted)) return std::nullopt;
  const auto fill = [](auto& into, const auto& from) {
    if (!into) into = from;
  };
  fill(both.of, wanted.of);
  fill(both.by.ground, wanted.by.ground);
  fill(both.by.condition, wanted.by.condition);
  fill(both.by.destination, wanted.by.destination);
  fill(both.by.authority, wanted.by.authority);
  return both;
}

chain deliveries::counted_towards(const delivered& d) const {
  const auto& says = std::get<counts_claim>(dossier_.get(d.counts).says);
  return {way_of(says), says.of, narrower_of(says)};
}

bound deliveries::came_of_promise(const promise& p, const delivered& d, const account_point& to, bool proofs) {
  const auto wide = counted_towards(d);
  const auto narrow = narrower_than_counted(p, d);
  if (!narrow) return came(d.account, wide, d.from, to, proofs);
  const auto* promised = std::get_if<pledge_claim>(&dossier_.get(p.claim).says);
  const bool fits = lies_inside(*narrow, chain{direction::exits, promised->of, narrower_of(*promised)});
  if (fits && is_counted(d.account, *narrow)) return came(d.account, *narrow, d.from, to, proofs);
  // Of those counted nobody says how many are of what was promised.
  auto b = came(d.account, wide, d.from, to, proofs);
  for (auto& one : b.alternatives) one.low.reset(), one.low_proof.reset();
  if (b.fewest) b.fewest->low.reset();
  if (b.fewest && b.fewest->high == b.high) b.fewest.reset();
  b.low.reset();
  b.low_proof.reset();
  b.assumptions.clear();
  cite_assumptions(b);
  return b;
}

void deliveries::judge_lateness(delivery& d) {
  if (!d.promise.by || (d.promise.by->is_qualified() && !dossier_.assumes(dates_as_written))) return;
  const auto deadline = d.promise.by->bounds(dossier_.content().hemisphere);
  if (!deadline.earliest_end.is_day() || !deadline.latest_end.is_day()) return;
  const auto first = deadline.earliest_end.value, last = deadline.latest_end.value;
  const auto by_end_of = [&](day t) { return came_of_promise(d.promise, *d.done, account_point::end_of(t), false); };
  const auto in_time = by_end_of(last).high;
  if (!in_time || *in_time >= *d.wanted) return;
  const bool kept = d.status == delivery_status::met;
  if (kept) d.status = delivery_status::met_late;
  // What came never falls, so the first day on which something holds of it is found by halving.
  const auto first_day = [&](auto&& holds) -> std::optional<std::int64_t> {
    constexpr std::int64_t farthest = std::int64_t{1} << 20;
    std::int64_t too_early = 0, enough = 1;
    while (!holds(last.plus(enough))) {
      too_early = enough;
      if ((enough *= 2) > farthest) return std::nullopt;
    }
    while (enough - too_early > 1) {
      const auto middle = too_early + (enough - too_early) / 2;
      (holds(last.plus(middle)) ? enough : too_early) = middle;
    }
    return enough;
  };
  d.late_at_least = first_day([&](day t) {
    const auto high = by_end_of(t).high;
    return !high || *high >= *d.wanted;
  });
  if (!kept) return;  // it may be kept to this day, or not yet
  const auto certainly = first_day([&](day t) {
    const auto low = by_end_of(t).low;
    return low && *low >= *d.wanted;
  });
  if (certainly) d.late_at_most = *certainly + (last.since_epoch() - first.since_epoch());
}

delivered deliveries::count(const claim& c, const account_point& to) {
  const auto& says = std::get<counts_claim>(c.says);
  const auto& l = books(says.account);
  delivered d;
  d.counts = c.id;
  d.account = says.account;
  d.counter = dossier_.get(says.account).counter;
  if (!dossier_.find(d.counter)) d.counter = {};
  d.as = says.as;
  const auto from = l.point_at(says.from);
  d.from = from;
  d.at = to;
  d.number = came(d.account, counted_towards(d), from, to, true);
  d.under = c.under;
  return d;
}

delivery deliveries::judge(const promise& p, std::optional<delivered> done) {
  delivery d;
  d.promise = p;
  d.done = std::move(done);
  if (!p.number) return d;
  const auto promised = p.number->interval(options_.about);
  if (promised.low && *promised.low > 0) d.wanted = *promised.low;
  std::optional<std::int64_t> low, high;
  if (d.done) {
    if (narrower_than_counted(p, *d.done)) d.done->number = came_of_promise(p, *d.done, d.done->at, true);
    high = d.done->number.high;
    low = d.done->number.low;
    d.due = falls_due(p, *d.done);
    const bool deadline_read = d.due == due_state::due || d.due == due_state::not_yet;
    if (deadline_read && p.by->is_qualified()) d.done->under.push_back(dates_as_written);
  } else {
    d.due = p.by || !p.condition.empty() || p.once ? due_state::possibly : due_state::no_deadline;
  }
  // A promise without a number is of somebody at least; it is never certainly kept.
  const auto least = d.wanted.value_or(1);
  if (d.wanted && low && *low >= least) d.status = delivery_status::met;
  else if (high && *high < least) d.status = d.due == due_state::due ? delivery_status::overdue : delivery_status::not_met;
  else d.status = delivery_status::possibly_met;
  const bool may_be_kept = d.status == delivery_status::met || d.status == delivery_status::possibly_met;
  if (may_be_kept && d.wanted && d.done && d.due == due_state::due) judge_lateness(d);
  return d;
}

due_state deliveries::falls_due(const promise& p, const delivered& d) {
  const auto& l = books(d.account);
  const auto& at = d.at;
  const auto passed = [&](const day& last) { return l.is_not_after(account_point::end_of(last), at); };
  if (p.once) {
    const auto& aside = timeline_.set_aside();
    bool told = false;
    const auto& claims = dossier_.content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto* c = std::get_if<occurred_claim>(&claims[i].says);
      told = told || (c && c->event == p.once && dossier_.counts(i) && !std::binary_search(aside.begin(), aside.end(), claims[i].id));
    }
    const auto latest = told ? timeline_.end(p.once).latest() : std::nullopt;
    if (!latest || !passed(*latest)) return due_state::condition_open;
  } else if (!p.condition.empty()) {
    return due_state::condition_open;
  }
  if (!p.by) return due_state::no_deadline;
  if (p.by->is_qualified() && !dossier_.assumes(dates_as_written)) return due_state::possibly;
  const auto b = p.by->bounds(dossier_.content().hemisphere);
  if (b.latest_end.is_day() && passed(b.latest_end.value)) return due_state::due;
  if (b.earliest_end.is_day() && l.is_not_after(at, account_point::end_of(b.earliest_end.value)) &&
      !l.is_not_after(account_point::end_of(b.earliest_end.value), at))
    return due_state::not_yet;
  return due_state::possibly;
}

std::vector<leg_number> numbers_of(const deliveries& all, const exchange& x) {
  std::vector<leg_number> list;
  const auto& d = all.of();
  const auto& claims = d.content().claims;
  for (const auto& leg : x.legs) {
    if (!leg.pledge || !d.find(leg.pledge) || !d.has_claim_about(leg)) continue;
    const auto& e = all.entry(leg.pledge.text());
    for (const auto& p : e.promises) list.push_back({leg.id, p.claim, p.speaker, {}, *p.number});
    for (const auto* c : e.counts) {
      const auto& says = std::get<counts_claim>(c->says);
      for (const auto place : d.canonical_order()) {
        if (!d.counts(place) || !counts_as(claims[place], says)) continue;
        const auto when = [](const std::optional<reported_time>& t) { return t ? std::optional(t->when) : std::nullopt; };
        list.push_back({leg.id, claims[place].id, claims[place].speaker, says.as, *number_of(claims[place]), when(reported_start(d, claims[place])),
                        when(reported_end(d, claims[place]))});
      }
    }
  }
  return list;
}

std::vector<leg_total> totals_of(deliveries& all, const exchange& x, std::string_view at) {
  std::vector<leg_total> list;
  const auto& d = all.of();
  for (const auto& leg : x.legs) {
    if (!leg.pledge || !d.find(leg.pledge) || !d.has_claim_about(leg)) continue;
    const auto& e = all.entry(leg.pledge.text());
    for (auto& one : at.empty() ? all.done_in_all(e) : all.done(e, at)) list.push_back({leg.id, std::move(one)});
  }
  return list;
}

std::vector<promised_ratio> promised_ratios_of(deliveries& all, const exchange& x, std::string_view at) {
  std::vector<promised_ratio> list;
  const auto& d = all.of();
  const auto totals = totals_of(all, x, at);
  for (const auto place : d.canonical_order()) {
    const auto& c = d.content().claims[place];
    const auto* says = d.counts(place) ? std::get_if<ratio_claim>(&c.says) : nullptr;
    if (says == nullptr || says->exchange != x.id) continue;
    promised_ratio one{c.id, c.speaker, says->of, says->to, says->number, says->per.value_or(1), says->terms, {}};
    for (const auto& of : totals)
      for (const auto& to : totals) {
        const auto &a = of.done, &b = to.done;
        if (of.leg != says->of || to.leg != says->to || a.as != b.as || a.as == release_stage::rearrested) continue;
        auto claims = claims_of(a.number);
        for (const auto& more : {claims_of(b.number), std::vector{a.counts, b.counts}}) claims.insert(claims.end(), more.begin(), more.end());
        one.came_of_it.push_back({a.as, fraction(a.number.low, b.number.high), fraction(a.number.high, b.number.low), detail::sorted_once(std::move(claims))});
      }
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<leg_ratio> ratios_of(const std::vector<leg_number>& numbers, const std::optional<about_policy>& about) {
  std::vector<leg_ratio> list;
  // A number of one window, where the leg is counted in others too.
  const auto is_of_several = [&](const leg_number& n) {
    return std::any_of(numbers.begin(), numbers.end(), [&](const leg_number& other) {
      return other.leg == n.leg && other.as == n.as && (other.from != n.from || other.to != n.to);
    });
  };
  for (const auto& of : numbers)
    for (const auto& to : numbers) {
      if (of.leg == to.leg || of.as == release_stage::rearrested || to.as == release_stage::rearrested) continue;
      if (of.as && to.as && (of.as != to.as || of.from != to.from || of.to != to.to)) continue;
      if ((of.as && !to.as && is_of_several(of)) || (to.as && !of.as && is_of_several(to))) continue;
      const auto a = of.number.interval(about), b = to.number.interval(about);
      list.push_back({of.leg, to.leg, of.claim, to.claim, fraction(a.low, b.high), fraction(a.high, b.low)});
    }
  return list;
}

}  // namespace habeas
