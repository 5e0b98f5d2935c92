// SPDX-License-Identifier: MIT
#include "ledger/account_points.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include <habeas/timeline/timeline.hpp>
#include "proof/claim_windows.hpp"
#include "proof/labelled_differences.hpp"

namespace habeas {

point_table::point_table(const dossier& d, const claim_premises& premises, const timeline* events, const account_id& account)
    : dossier_(&d), premises_(&premises), events_(events), account_(account) {
  points_.push_back({account_point::start(), std::nullopt, {}});
  gather_times();
  gather_uses();
}

std::optional<std::size_t> point_table::find(const account_point& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t point_table::exactly(instant t) {
  const auto [place, fresh] = add(account_point::at(t));
  if (fresh) points_[place].exact = t;
  return place;
}

std::size_t point_table::cutoff_of(std::size_t claim_place) {
  const auto origin = origin_of(claim_place);
  const claim& c = claims()[origin];
  const auto [place, fresh] = add(account_point::cutoff_of(c.id));
  if (fresh) {
    // The day of its bulletin is no claim: it stays where the claim goes.
    if (const auto* day = day_of(c)) within(place, *day, cutoff_point(*day, clock(), hemisphere()));
    if (const auto at = hour_of(origin)) within(place, *at);
    if (c.bulletin && can_share(c)) {
      share(place, origin);
      take_time_of(c.bulletin, place, origin);
    }
  }
  // Whoever repeats it in that bulletin says too that it is of the bulletin.
  const bool repeated_there = origin != claim_place && claims()[claim_place].bulletin == c.bulletin;
  if (repeated_there && c.bulletin && can_share(c)) share(place, claim_place);
  return place;
}

std::size_t point_table::of_bulletin(const bulletin_id& name) {
  const auto [place, fresh] = add(account_point::of(name));
  if (!fresh) return place;
  const auto* b = dossier_->find(name);
  if (b != nullptr && b->as_of) {
    within(place, *b->as_of, cutoff_point(*b->as_of, clock(), hemisphere()));
    if (const auto at = hour_of_bulletin(*b)) within(place, *at);
  }
  take_time_of(name, place, claims().size());
  take_days_of(name, place);
  return place;
}

std::size_t point_table::end_of(std::size_t claim_place) {
  const claim& c = claims()[claim_place];
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow != nullptr && !c.as_of && flow->to) return resolve(*flow->to, claim_place, false);
  return cutoff_of(claim_place);
}

std::optional<std::size_t> point_table::start_of(std::size_t claim_place) {
  const auto& flow = std::get<flow_claim>(claims()[claim_place].says);
  if (!flow.from) return std::nullopt;
  if (flow.from_under && !dossier_->assumes(flow.from_under)) return std::nullopt;
  return resolve(*flow.from, claim_place, true);
}

std::size_t point_table::resolve(const time_ref& m, std::size_t claim_place, bool is_start) {
  const auto own = [&] {
    const auto& id = claims()[claim_place].id;
    return is_start ? account_point::from_of(id) : account_point::to_of(id);
  };
  switch (m.kind) {
    case time_ref::how::start_of: return boundary(*m.date, window_start(*m.date, clock(), hemisphere()), own());
    case time_ref::how::end_of: return boundary(*m.date, window_end(*m.date, clock(), hemisphere()), own());
    case time_ref::how::as_of: {
      const auto place = boundary(*m.date, cutoff_point(*m.date, clock(), hemisphere()), own());
      if (const auto at = hour_on(*m.date); at && !points_[place].exact) within(place, *at);
      return place;
    }
    case time_ref::how::bulletin: return of_bulletin(bulletin_id(m.name));
    case time_ref::how::claim: return end_of(*dossier_->find_place(claim_id(m.name)));
    case time_ref::how::point: return of_named_time(named_time_id(m.name));
    case time_ref::how::event_start: return of_event(event_id(m.name), false);
    case time_ref::how::event_end: return of_event(event_id(m.name), true);
  }
  return beginning;
}

std::size_t point_table::of_named_time(const named_time_id& name) {
  const auto [place, fresh] = add(account_point::of(name));
  if (!fresh) return place;
  const auto* p = dossier_->find(name);
  if (p != nullptr && p->date) within(place, *p->date, cutoff_point(*p->date, clock(), hemisphere()));
  return place;
}

std::size_t point_table::of_event(const event_id& name, bool end) {
  const auto added = add(end ? account_point::end_of(name) : account_point::start_of(name));
  const auto place = added.first;
  if (!added.second || events_ == nullptr) return place;
  const auto days = end ? events_->end(name) : events_->start(name);
  const auto add_range = [&](uncertain_instant stretch, const proof& why) {
    known_range range{stretch, {}, std::make_shared<const kept_proof>(why)};
    for (const auto& c : claims_of(why)) range.rests_on.push_back(premises_->of_claim(*dossier_->find_place(c)));
    for (const auto& a : assumptions_of(why)) range.rests_on.push_back(premise_of(a));
    points_[place].ranges.push_back(std::move(range));
  };
  if (const auto first = days.earliest())
    add_range({instant::start_of(*first), instant::latest()}, *days.days.low_proof);
  if (const auto last = days.latest())
    add_range({instant::earliest(), instant::end_of(*last)}, *days.days.high_proof);
  order_among_events({name, end, place});
  return place;
}

std::optional<std::size_t> point_table::ensure(const account_point& name) {
  if (const auto there = find(name)) return there;
  if (const auto* t = name.as<instant>()) return exactly(*t);
  if (const auto* c = name.as<account_point::cutoff>()) {
    const auto place = dossier_->find_place(c->of);
    if (!place) return std::nullopt;
    const auto at = end_of(*place);
    by_name_.try_emplace(name, at);  // its end may have a name of its own
    return at;
  }
  if (const auto* b = name.as<bulletin_id>()) return dossier_->find(*b) ? std::optional(of_bulletin(*b)) : std::nullopt;
  if (const auto* p = name.as<named_time_id>()) return dossier_->find(*p) ? std::optional(of_named_time(*p)) : std::nullopt;
  if (const auto* e = name.as<account_point::event_start>()) return dossier_->find(e->of) ? std::optional(of_event(e->of, false)) : std::nullopt;
  if (const auto* e = name.as<account_point::event_end>()) return dossier_->find(e->of) ? std::optional(of_event(e->of, true)) : std::nullopt;
  return std::nullopt;
}

std::pair<std::size_t, bool> point_table::add(const account_point& name) {
  const auto [at, fresh] = by_name_.try_emplace(name, points_.size());
  if (fresh) points_.push_back({name, std::nullopt, {}});
  return {at->second, fresh};
}

void point_table::within(std::size_t place, const edtf& date, uncertain_instant p) {
  if (p.latest < p.earliest) return;  // an interval that ends before it starts is a finding, and no instant
  std::vector<solve::premise> on;
  if (date.is_qualified()) {
    if (!dossier_->assumes(dates_as_written)) return;
    on.push_back(premise_of(dates_as_written));
  }
  points_[place].ranges.push_back({p, std::move(on), {}});
}

void point_table::within(std::size_t place, const hour& at) {
  if (at.at.latest < at.at.earliest) return;
  points_[place].ranges.push_back({at.at, at.rests_on, {}});
}

std::size_t point_table::boundary(const edtf& date, uncertain_instant p, const account_point& own_name) {
  if (p.is_exact() && p.earliest.is_finite() && !date.is_qualified()) return exactly(p.earliest);
  const auto [place, fresh] = add(own_name);
  if (fresh) within(place, date, p);
  return place;
}

void point_table::gather_times() {
  for (std::size_t i = 0; i < claims().size(); ++i) {
    const claim& c = claims()[i];
    if (!dossier_->counts(i) || !c.bulletin || !c.as_of) continue;
    if (c.as_of->time()) times_[c.bulletin].emplace_back(i, cutoff_point(*c.as_of, clock(), hemisphere()).earliest);
    else days_[c.bulletin].push_back(i);
    narrow(common_[c.bulletin], *c.as_of);
  }
  for (std::size_t i = 0; i < claims().size(); ++i) {
    if (!dossier_->counts(i)) continue;
    auto target = i;
    while (const auto* made = std::get_if<response_claim>(&claims()[target].says)) {
      const auto next = made->kind == response::corrected ? dossier_->find_place(made->about) : std::nullopt;
      if (!next) break;
      target = *next;
    }
    if (target == i) continue;
    const auto [at, fresh] = corrections_.try_emplace(target, i);
    if (!fresh && claims()[i].id < claims()[at->second].id) at->second = i;
  }
  for (const auto& b : dossier_->content().bulletins)
    if (b.as_of && dossier_->find(b.id)) narrow(common_[b.id], *b.as_of);
  // Hours are a matter of the account: two that count at different hours of one day have no one cut-off.
  for (std::size_t i = 0; i < claims().size(); ++i) {
    const claim& c = claims()[i];
    if (!dossier_->counts(i) || !c.bulletin) continue;
    if (const auto at = hour_of(i)) {
      auto& common = common_[c.bulletin];
      common = {std::max(common.earliest, at->at.earliest), std::min(common.latest, at->at.latest)};
    }
  }
}

void point_table::narrow(uncertain_instant& p, const edtf& date) const {
  if (date.is_qualified() && !dossier_->assumes(dates_as_written)) return;
  const auto other = cutoff_point(date, clock(), hemisphere());
  p = {std::max(p.earliest, other.earliest), std::min(p.latest, other.latest)};
}

std::optional<std::size_t> point_table::counting_for(std::size_t claim_place) const {
  if (dossier_->counts(claim_place)) return claim_place;
  const auto found = corrections_.find(claim_place);
  return found == corrections_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t point_table::origin_of(std::size_t claim_place) {
  // Whoever repeats one that repeats has its origin: each claim of a chain is followed once.
  origins_.resize(claims().size(), unknown_origin);
  std::vector<std::size_t> chain;
  auto at = claim_place;
  while (origins_[at] == unknown_origin) {
    work_limits::count(1);
    chain.push_back(at);
    const claim& c = claims()[at];
    const auto origin = c.derived_from ? dossier_->find_place(c.derived_from) : std::nullopt;
    if (!origin || (c.as_of && c.as_of != claims()[*origin].as_of)) origins_[at] = at;
    else at = *origin;
  }
  for (const auto one : chain) origins_[one] = origins_[at];
  return origins_[claim_place];
}

void point_table::share(std::size_t place, std::size_t claim_place) {
  if (!dossier_->assumes(shared_cutoff)) return;
  const claim& c = claims()[claim_place];
  // A claim that says no day of its own is of its bulletin's cut-off, whether or not its number holds.
  const bool has_no_other = !c.as_of && points_[place].name == account_point::cutoff_of(c.id);
  const auto counting = counting_for(claim_place);
  // One that is off ties nothing; of one that was taken back the date stays.
  const auto now = dossier_->status_of(claim_place);
  const bool taken_back = now == claim_status::retracted || now == claim_status::superseded || now == claim_status::corrected;
  if (!has_no_other && !counting && !taken_back) return;
  const bool cites = counting && !has_no_other;
  if (!shared_by_.emplace(place, cites ? *counting : claim_place).second) return;
  std::vector<solve::premise> on{premise_of(shared_cutoff)};
  // Who takes a number back takes back no date: what was counted since that bulletin still was.
  if (cites) on.insert(on.begin(), premises_->of_claim(*counting));
  const auto shared = of_bulletin(c.bulletin);
  orders_.push_back({place, shared, row_rule::same_cutoff, on, {}});
  orders_.push_back({shared, place, row_rule::same_cutoff, on, {}});
}

bool point_table::can_share(const claim& c) const {
  const auto found = common_.find(c.bulletin);
  auto p = found == common_.end() ? uncertain_instant{} : found->second;
  if (c.as_of) narrow(p, *c.as_of);
  return p.earliest <= p.latest;
}

void point_table::take_time_of(const bulletin_id& name, std::size_t place, std::size_t but) {
  const auto found = times_.find(name);
  if (found == times_.end()) return;
  const auto& common = common_.at(name);
  if (common.latest < common.earliest) return;
  const auto& times = found->second;
  for (const auto& t : times)
    if (t.second != times.front().second) return;
  for (const auto& [giver, at] : times) {
    if (giver == but) continue;
    std::vector<solve::premise> on{premises_->of_claim(giver)};
    if (claims()[giver].as_of->is_qualified()) {
      if (!dossier_->assumes(dates_as_written)) continue;
      on.push_back(premise_of(dates_as_written));
    }
    for (const auto& a : claims()[giver].under) on.push_back(premise_of(a));
    points_[place].ranges.push_back({{at, at}, std::move(on), {}});
  }
}

void point_table::take_days_of(const bulletin_id& name, std::size_t place) {
  const auto found = days_.find(name);
  if (found == days_.end() || !dossier_->assumes(shared_cutoff)) return;
  const auto& common = common_.at(name);
  if (common.latest < common.earliest) return;
  for (const auto giver : found->second) {
    const auto& c = claims()[giver];
    const auto* of = account_of(c);
    if (of == nullptr || *of == account_) continue;
    const auto& date = *c.as_of;
    if (date.is_qualified() && !dossier_->assumes(dates_as_written)) continue;
    std::vector<solve::premise> on{premises_->of_claim(giver), premise_of(shared_cutoff)};
    if (date.is_qualified()) on.push_back(premise_of(dates_as_written));
    for (const auto& a : c.under) on.push_back(premise_of(a));
    const auto days = cutoff_point(date, clock(), hemisphere());
    if (days.earliest <= days.latest) points_[place].ranges.push_back({days, std::move(on), {}});
  }
}

std::optional<point_table::hour> point_table::hour_of_bulletin(const bulletin& b) const {
  const auto found = users_.find(b.id);
  if (found == users_.end() || times_.count(b.id) != 0) return std::nullopt;
  const auto& use = found->second;
  auto at = use.here ? hour_on(*b.as_of) : std::nullopt;
  if (!at || !meets_dates_of(b.id, at->at)) return std::nullopt;
  if (use.alike) return at;
  // Others count in it too: that it is their cut-off as well is what is assumed of a bulletin.
  if (!use.dated_by_it || !dossier_->assumes(shared_cutoff)) return std::nullopt;
  at->rests_on.push_back(premise_of(shared_cutoff));
  return at;
}

void point_table::note_use(const bulletin_id& name, const account_id& account, bool dated_by_it) {
  if (!name) return;
  auto& use = users_[name];
  if (account == account_) {
    use.here = true;
    use.dated_by_it = use.dated_by_it || dated_by_it;
  }
  use.alike = use.alike && hour_rule(account) == hour_rule(account_);
}

void point_table::gather_uses() {
  for (std::size_t i = 0; i < claims().size(); ++i) {
    const claim& c = claims()[i];
    const auto* account = account_of(c);
    const auto now = dossier_->status_of(i);
    if (account == nullptr || now == claim_status::withheld || now == claim_status::not_yet_said || now == claim_status::not_yet_recorded) continue;
    note_use(c.bulletin, *account, !c.as_of);
    if (const auto* flow = std::get_if<flow_claim>(&c.says))
      for (const auto* m : {&flow->from, &flow->to})
        if (*m && (*m)->kind == time_ref::how::bulletin) note_use(bulletin_id((*m)->name), *account, false);
  }
}

bool point_table::meets_dates_of(const bulletin_id& name, const uncertain_instant& at) const {
  const auto found = common_.find(name);
  return found == common_.end() || std::max(found->second.earliest, at.earliest) <= std::min(found->second.latest, at.latest);
}

const edtf* point_table::day_of(const claim& c) const {
  if (c.as_of) return &*c.as_of;
  const auto* b = dossier_->find(c.bulletin);
  return b != nullptr && b->as_of ? &*b->as_of : nullptr;
}

std::pair<cutoff_hour, std::vector<solve::premise>> point_table::hour_rule(const account_id& account) const {
  const auto* of = dossier_->find(account);
  if (of == nullptr) return {cutoff_hour::not_stated, {}};
  if (of->rule.cutoff != cutoff_hour::not_stated) return {of->rule.cutoff, {}};
  if (!dossier_->assumes(counts_at_day_end)) return {cutoff_hour::not_stated, {}};
  return {cutoff_hour::end_of_day, {premise_of(counts_at_day_end)}};
}

std::optional<point_table::hour> point_table::hour_of(std::size_t claim_place) const {
  const claim& c = claims()[claim_place];
  const auto* account = account_of(c);
  const auto* day = day_of(c);
  // Where a claim of its bulletin gives a time, that is the hour.
  if (account == nullptr || day == nullptr || (c.bulletin && times_.count(c.bulletin) != 0)) return std::nullopt;
  return hour_on(*day, *account);
}

std::optional<point_table::hour> point_table::hour_on(const edtf& date, const account_id& account) const {
  if (date.time()) return std::nullopt;
  auto [when, on] = hour_rule(account);
  if (when == cutoff_hour::not_stated) return std::nullopt;
  if (date.is_qualified()) {
    if (!dossier_->assumes(dates_as_written)) return std::nullopt;
    on.push_back(premise_of(dates_as_written));
  }
  const auto at = when == cutoff_hour::end_of_day ? window_end(date, clock(), hemisphere()) : window_start(date, clock(), hemisphere());
  return hour{at, std::move(on)};
}

void point_table::order_among_events(const event_point& fresh) {
  auto& joined = event_points_[events_->ordered_with(fresh.of)];
  if (first_event_points_.size() < most_ordered_by_days) {
    for (const auto& other : first_event_points_) order_events(fresh, other);
    first_event_points_.push_back(fresh);
  } else if (joined.size() < most_ordered_by_pairs) {
    for (const auto& other : joined) order_events(fresh, other);
  } else {
    auto near = named_beside(fresh.of);
    near.push_back(fresh.of);
    for (const auto& other : near)
      for (const bool end : {false, true})
        if (const auto at = find(end ? account_point::end_of(other) : account_point::start_of(other)); at && *at != fresh.at)
          order_events(fresh, {other, end, *at});
  }
  joined.push_back(fresh);
}

const std::vector<event_id>& point_table::named_beside(const event_id& name) {
  static const std::vector<event_id> none;
  if (named_beside_.empty())
    for (std::size_t i = 0; i < claims().size(); ++i)
      if (const auto* link = dossier_->counts(i) ? std::get_if<linked_claim>(&claims()[i].says) : nullptr) {
        named_beside_[link->from].push_back(link->to);
        named_beside_[link->to].push_back(link->from);
      }
  const auto found = named_beside_.find(name);
  return found == named_beside_.end() ? none : found->second;
}

void point_table::order_events(const event_point& one, const event_point& other) {
  const auto& [a, a_end, a_at] = one;
  const auto& [b, b_end, b_at] = other;
  // Most days from a to b, and from b to a: where neither is certainly first there is nothing to prove.
  const auto most = events_->most_between(b, b_end, a, a_end), back = events_->most_between(a, a_end, b, b_end);
  if ((!most || *most > 0) && (!back || *back > 0)) return;
  const auto gap = events_->between(b, b_end, a, a_end);  // days from a to b
  // Days prove the order of instants only where they differ; a link orders the instants themselves.
  const auto order = [&](const bound& days, std::int64_t least, std::size_t before, std::size_t after, bool low) {
    const auto& value = low ? days.low : days.high;
    const auto& why = low ? days.low_proof : days.high_proof;
    if (!value || (low ? *value < least : -*value < least)) return;
    std::vector<solve::premise> on;
    for (const auto& c : claims_of(*why)) on.push_back(premises_->of_claim(*dossier_->find_place(c)));
    for (const auto& s : assumptions_of(*why)) on.push_back(premise_of(s));
    orders_.push_back({before, after, row_rule::order, std::move(on), std::make_shared<const kept_proof>(*why)});
  };
  order(gap, orders_instants(gap.low_proof) ? 0 : 1, a_at, b_at, true);
  order(gap, orders_instants(gap.high_proof) ? 0 : 1, b_at, a_at, false);
}

bool point_table::orders_instants(const proof_step& s) const {
  const auto by = s.end == bound_side::low ? s.amount : -s.amount;
  if (by != 0 || s.by == row_rule::start_before_end) return by >= 0;
  if (s.by != row_rule::linked) return false;
  const auto& link = std::get<linked_claim>(claims()[*dossier_->find_place(s.claims.front())].says);
  const auto& after = s.end == bound_side::low ? s.plus : s.minus;
  switch (link.relation) {
    // With a number of days there is a row of days the other way.
    case relation::follows: return after == term::start_of(link.from);
    case relation::precedes: return after == term::start_of(link.to);
    case relation::meets:
    case relation::during:
    case relation::part_of:
    case relation::same_as: return true;
    default: return false;
  }
}

}  // namespace habeas
