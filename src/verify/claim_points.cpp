// SPDX-License-Identifier: MIT
// The points that claims name, and the days or hours that each of them can be.
#include "verify/claim_rows.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/counting.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::verify {

namespace detail {

account_point claim_rows::cutoff_name(const claim& c) const {
  const claim* origin = c.derived_from ? view_->find(c.derived_from) : nullptr;
  if (origin && (!c.as_of || c.as_of == origin->as_of)) return cutoff_name(*origin);
  return account_point::cutoff_of(c.id);
}

account_point claim_rows::end_name(const claim& c) const {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  return flow && flow->to && !c.as_of ? time_ref_name(*flow->to, account_point::to_of(c.id)) : cutoff_name(c);
}

std::optional<account_point> claim_rows::start_name(const claim& c, const flow_claim& flow) const {
  if (!flow.from || (flow.from_under && !view_->assumes(flow.from_under))) return std::nullopt;
  return time_ref_name(*flow.from, account_point::from_of(c.id));
}

account_point claim_rows::time_ref_name(const time_ref& m, account_point own) const {
  switch (m.kind) {
    case time_ref::how::start_of:
    case time_ref::how::end_of:
    case time_ref::how::as_of: {
      const auto p = range_of(m);
      const bool boundary = p.is_exact() && p.earliest.is_finite() && !m.date->is_qualified();
      return boundary ? account_point::at(p.earliest) : std::move(own);
    }
    case time_ref::how::claim: {
      const claim* other = view_->find(claim_id(m.name));
      return other ? end_name(*other) : account_point();
    }
    case time_ref::how::bulletin:
    case time_ref::how::point:
    case time_ref::how::event_start:
    case time_ref::how::event_end: break;
  }
  return *named_in(m);
}

uncertain_instant claim_rows::range_of(const time_ref& m) const {
  const auto clock = view_->content().clock;
  const auto where = view_->content().hemisphere;
  if (m.kind == time_ref::how::start_of) return window_start(*m.date, clock, where);
  if (m.kind == time_ref::how::end_of) return window_end(*m.date, clock, where);
  return cutoff(*m.date);
}

std::vector<claim_rows::range> claim_rows::ranges(const account_point& name, const account_id* account) const {
  if (const auto t = exact(name)) return {{uncertain_instant::exactly(*t), {}}};
  std::vector<range> found;
  const auto add = [&](const edtf& date, uncertain_instant p) {
    if (!usable(date) || p.latest < p.earliest) return;
    order_grounds on;
    if (date.is_qualified()) on.assumptions.push_back(dates_as_written);
    found.push_back({p, std::move(on)});
  };
  const auto end_of_window = [&](const time_ref& m, const account_id& counted) {
    if (!m.date) return;
    add(*m.date, range_of(m));
    if (m.kind == time_ref::how::as_of)
      if (auto at = hour_on(*m.date, counted)) found.push_back(std::move(*at));
  };
  if (const auto* of_bulletin = name.as<bulletin_id>()) {
    const auto* b = view_->find(*of_bulletin);
    if (b && b->as_of) {
      add(*b->as_of, cutoff(*b->as_of));
      if (auto at = account ? hour_of_bulletin(*b, *account) : std::nullopt) found.push_back(std::move(*at));
    }
    if (b) times_in(b->id, nullptr, found);
    if (b) days_in(b->id, found);
  } else if (const auto* named = name.as<named_time_id>()) {
    const auto* p = view_->find(*named);
    if (p && p->date) add(*p->date, cutoff(*p->date));
  } else if (const auto* own = name.as<account_point::cutoff>()) {
    if (const auto* c = view_->find(own->of)) {
      if (const auto* day = day_of(*c)) add(*day, cutoff(*day));
      if (auto at = hour(*c)) found.push_back(std::move(*at));
      times_in(c->bulletin, c, found);
    }
  } else if (const auto* from = name.as<account_point::window_from>()) {
    const auto* flow = flow_of(from->of);
    if (flow && flow->from) end_of_window(*flow->from, flow->account);
  } else if (const auto* to = name.as<account_point::window_to>()) {
    const auto* flow = flow_of(to->of);
    if (flow && flow->to) end_of_window(*flow->to, flow->account);
  }
  return found;
}

const flow_claim* claim_rows::flow_of(const claim_id& name) const {
  const auto* c = view_->find(name);
  return c ? std::get_if<flow_claim>(&c->says) : nullptr;
}

void claim_rows::times_in(const bulletin_id& name, const claim* but, std::vector<range>& found) const {
  const auto dated = dated_in_.find(name);
  if (name.is_null() || dated == dated_in_.end() || !common_range(name)) return;
  std::vector<range> times;
  for (const auto* giver : dated->second) {
    if (!giver->as_of->time()) continue;
    times.push_back({cutoff(*giver->as_of), {{giver->id}, under(*giver, &*giver->as_of)}});
  }
  for (const auto& t : times)
    if (t.within != times.front().within) return;
  for (auto& t : times)
    if (!but || t.on.claims.front() != but->id) found.push_back(std::move(t));
}

void claim_rows::days_in(const bulletin_id& name, std::vector<range>& found) const {
  const auto dated = dated_in_.find(name);
  if (dated == dated_in_.end() || !view_->assumes(habeas::shared_cutoff) || !common_range(name)) return;
  for (const auto* giver : dated->second) {
    if (giver->as_of->time() || !usable(*giver->as_of)) continue;
    const auto days = cutoff(*giver->as_of);
    if (days.latest < days.earliest) continue;
    order_grounds on{{giver->id}, under(*giver, &*giver->as_of)};
    on.assumptions.push_back(habeas::shared_cutoff);
    found.push_back({days, std::move(on)});
  }
}

bool claim_rows::has_time(const bulletin_id& name) const {
  const auto dated = dated_in_.find(name);
  if (name.is_null() || dated == dated_in_.end()) return false;
  for (const auto* c : dated->second)
    if (c->as_of->time()) return true;
  return false;
}

std::optional<claim_rows::range> claim_rows::hour_of_bulletin(const bulletin& b, const account_id& account) const {
  auto at = has_time(b.id) ? std::nullopt : hour_on(*b.as_of, account);
  const auto common = common_range(b.id);
  if (!at || !common || !meet(*common, at->within)) return std::nullopt;
  bool here = false, dated_by_it = false, others_differ = false;
  const auto& claims = view_->content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto now = view_->status_of(claims[i].id);
    if (!view_->shows(claims, i) || now == claim_status::not_yet_said || now == claim_status::not_yet_recorded || now == claim_status::withheld) continue;
    const auto* held = std::get_if<held_claim>(&claims[i].says);
    const auto* flow = std::get_if<flow_claim>(&claims[i].says);
    const auto is_it = [&](const std::optional<time_ref>& m) { return m && m->kind == time_ref::how::bulletin && bulletin_id(m->name) == b.id; };
    const bool in_it = claims[i].bulletin == b.id;
    if (!(held || flow) || !(in_it || (flow && (is_it(flow->from) || is_it(flow->to))))) continue;
    const auto& counted = held ? held->account : flow->account;
    const auto* of = view_->find(counted);
    here = here || counted == account;
    dated_by_it = dated_by_it || (counted == account && in_it && !claims[i].as_of);
    others_differ = others_differ || !of || of->rule.cutoff != view_->get(account).rule.cutoff;
  }
  if (!here || (others_differ && !(dated_by_it && view_->assumes(habeas::shared_cutoff)))) return std::nullopt;
  if (others_differ) at->on.assumptions.push_back(habeas::shared_cutoff);
  return at;
}

const edtf* claim_rows::day_of(const claim& c) const {
  if (c.as_of) return &*c.as_of;
  const auto* b = view_->find(c.bulletin);
  return b && b->as_of ? &*b->as_of : nullptr;
}

std::optional<claim_rows::range> claim_rows::hour(const claim& c) const {
  const auto* held = std::get_if<held_claim>(&c.says);
  const auto* flow = std::get_if<flow_claim>(&c.says);
  const auto* day = day_of(c);
  if (!(held || flow) || !day || has_time(c.bulletin)) return std::nullopt;
  return hour_on(*day, held ? held->account : flow->account);
}

std::optional<claim_rows::range> claim_rows::hour_on(const edtf& date, const account_id& account) const {
  const auto* of = view_->find(account);
  if (!of || date.time() || !usable(date)) return std::nullopt;
  range at;
  bool end = of->rule.cutoff == cutoff_hour::end_of_day;
  if (of->rule.cutoff == cutoff_hour::not_stated) {
    if (!view_->assumes(habeas::counts_at_day_end)) return std::nullopt;
    at.on.assumptions.push_back(habeas::counts_at_day_end);
    end = true;
  }
  if (date.is_qualified()) at.on.assumptions.push_back(dates_as_written);
  const auto clock = view_->content().clock;
  const auto where = view_->content().hemisphere;
  at.within = end ? window_end(date, clock, where) : window_start(date, clock, where);
  return at.within.earliest <= at.within.latest ? std::optional(at) : std::nullopt;
}

std::optional<claim_id> claim_rows::standing_for(const claim_id& name) const {
  std::optional<claim_id> first;
  const auto& claims = view_->content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!view_->counts(i)) continue;
    const claim* about = &claims[i];
    while (about) {
      const auto* made = std::get_if<response_claim>(&about->says);
      if (!made || made->kind != response::corrected) break;
      about = view_->find(made->about);
    }
    if (about && about != &claims[i] && about->id == name && (!first || claims[i].id < *first)) first = claims[i].id;
  }
  return first;
}

std::optional<uncertain_instant> claim_rows::meet(uncertain_instant a, uncertain_instant b) {
  const uncertain_instant both{std::max(a.earliest, b.earliest), std::min(a.latest, b.latest)};
  return both.earliest <= both.latest ? std::optional(both) : std::nullopt;
}

std::optional<uncertain_instant> claim_rows::common_range(const bulletin_id& name) const {
  std::optional<uncertain_instant> common = uncertain_instant{};
  const auto narrow = [&](const edtf& date) {
    if (common && usable(date)) common = meet(*common, cutoff(date));
  };
  const auto* b = view_->find(name);
  if (b && b->as_of) narrow(*b->as_of);
  if (const auto dated = dated_in_.find(name); dated != dated_in_.end())
    for (const auto* c : dated->second) narrow(*c->as_of);
  // Accounts that count at different hours of one day have no one cut-off.
  if (const auto counted = counted_in_.find(name); counted != counted_in_.end())
    for (const auto* c : counted->second)
      if (const auto at = common ? hour(*c) : std::nullopt) common = meet(*common, at->within);
  return common;
}

}  // namespace detail

}  // namespace habeas::verify
