// SPDX-License-Identifier: MIT
#include "verify/claim_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include "verify/event_rows.hpp"
#include "verify/people_rows.hpp"

namespace habeas::verify {

namespace detail {

claim_rows::claim_rows(const dossier& view, const std::optional<about_policy>& about, const widening_policy* wider)
    : view_(&view), about_(about), wider_(wider) {
  const auto& claims = view.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!view.counts(i)) continue;
    if (claims[i].bulletin && claims[i].as_of) dated_in_[claims[i].bulletin].push_back(&claims[i]);
    if (claims[i].bulletin) counted_in_[claims[i].bulletin].push_back(&claims[i]);
    const auto said = reading_of(claims[i].id);
    const auto* flow = said ? std::get_if<flow_claim>(&said->origin->says) : nullptr;
    if (flow && (flow->way == direction::entries || flow->way == direction::exits) && !chain_of(*flow).is_whole())
      kinds_told_[flow->account].push_back({&claims[i], chain_of(*flow)});
  }
}

bool claim_rows::is_chain(const term_chain& c) {
  return c.is == term_chain::what::entries || c.is == term_chain::what::exits;
}

bool claim_rows::lies_in(const term_chain& c, const term_chain& wider) {
  return c != wider && c.is == wider.is && lies_inside(c.of, c.by, wider.of, wider.by);
}

std::set<term_chain> claim_rows::closed(const assumption& a) const {
  const auto way = a.effect == assumption_effect::no_other_exits ? direction::exits : direction::entries;
  const auto is = way == direction::exits ? term_chain::what::exits : term_chain::what::entries;
  std::set<term_chain> all;
  for (const auto m : a.kinds) all.insert({is, m, {}});
  if (!all.empty()) return all;
  // Of claims left out too, so that leaving one out closes nothing.
  for (const auto& c : view_->content().claims) {
    if (!view_->find(c.id)) continue;
    const auto now = view_->status_of(c.id);
    const bool off = now == claim_status::switched_off || now == claim_status::assumption_off || now == claim_status::tentative_off;
    if (now != claim_status::counts && !off) continue;
    const claim* about = &c;
    while (about && std::holds_alternative<response_claim>(about->says)) {
      const auto& made = std::get<response_claim>(about->says);
      about = made.kind == response::corrected ? view_->find(made.about) : nullptr;
    }
    const auto* flow = about ? std::get_if<flow_claim>(&about->says) : nullptr;
    if (!flow || flow->account != a.account || flow->way != way) continue;
    const auto kind = chain_of(*flow);
    if (kind.of) all.insert({is, kind.of, {}});
    else if (!kind.is_whole()) all.insert(kind);
  }
  auto widest = all;
  std::erase_if(widest, [&](const term_chain& k) { return std::any_of(all.begin(), all.end(), [&](const term_chain& other) { return lies_in(k, other); }); });
  return widest;
}

bool claim_rows::tells_apart(const kind_told& one, const kind_told& other, const term_chain& a, const term_chain& b) {
  if (one.by->speaker != other.by->speaker) return false;
  const auto names = [](const kind_told& told, const term_chain& kind) {
    return told.kind == kind || (told.kind.of && kind == term_chain{told.kind.is, told.kind.of, {}});
  };
  if (a.of && b.of && a.of != b.of) return names(one, a) && names(other, b);
  const auto two = [](const auto& x, const auto& y) { return x && y && x != y; };
  const bool part = two(a.by.ground, b.by.ground) || two(a.by.destination, b.by.destination) || two(a.by.authority, b.by.authority);
  const bool together = (one.by->bulletin && one.by->bulletin == other.by->bulletin) || (one.by->document && one.by->document == other.by->document);
  return part && together && one.kind == a && other.kind == b;
}

bool claim_rows::are_apart(const account_id& account, const std::set<term_chain>& kinds) const {
  const auto found = kinds_told_.find(account);
  for (const auto& a : kinds)
    for (const auto& b : kinds) {
      if (!(a < b)) continue;
      if (found == kinds_told_.end() || a.is != b.is) return false;
      const auto& told = found->second;
      const bool apart = std::any_of(told.begin(), told.end(), [&](const kind_told& one) {
        return std::any_of(told.begin(), told.end(), [&](const kind_told& other) { return tells_apart(one, other, a, b); });
      });
      if (!apart) return false;
    }
  return true;
}

std::optional<claim_rows::rows_under> claim_rows::throughout(const claim_id& name, const term& one,
                                                             const term& other) const {
  const auto said = reading_of(name);
  const auto* held = said ? std::get_if<held_claim>(&said->origin->says) : nullptr;
  if (!held || !held->during || one.point != other.point) return std::nullopt;
  if (!usable(*held->during)) return std::nullopt;
  // By what is certain of the point, else by what is assumed of it.
  std::optional<names> placed;
  for (const auto& days : stretches(*held))
    for (const auto& r : ranges(one.point, &one.account))
      if (days.every_day && r.on.claims.empty() && days.first <= r.within.earliest && r.within.latest <= days.last &&
          (!placed || r.on.assumptions.size() < placed->size()))
        placed = r.on.assumptions;
  if (!placed) return std::nullopt;
  const auto number = said->number->interval(about_);
  const auto a = at(*held, term_chain::all_entries(), one.point), x = at(*held, term_chain::all_exits(), one.point);
  rows_under found{{}, under(*said, &*held->during)};
  found.under.insert(found.under.end(), placed->begin(), placed->end());
  if (number.low) found.rows.push_back({x, a, -*number.low});
  if (number.high) found.rows.push_back({a, x, *number.high});
  return found;
}

std::vector<order_grounds> claim_rows::grounds_for_order(const account_point& before, const account_point& after,
                                                         const std::vector<claim_id>& cited, const account_id& account) const {
  std::vector<order_grounds> grounds;
  if (before.is<account_point::beginning>()) grounds.emplace_back();
  for (const auto& b : ranges(before, &account))
    for (const auto& a : ranges(after, &account))
      if (b.within.latest <= a.within.earliest) {
        auto on = b.on;
        on.claims.insert(on.claims.end(), a.on.claims.begin(), a.on.claims.end());
        on.assumptions.insert(on.assumptions.end(), a.on.assumptions.begin(), a.on.assumptions.end());
        grounds.push_back(std::move(on));
      }
  for (const auto& name : cited) {
    const auto said = reading_of(name);
    const auto* flow = said ? std::get_if<flow_claim>(&said->origin->says) : nullptr;
    if (flow && start_name(*said->origin, *flow) == before && end_name(*said->origin) == after)
      grounds.push_back({{name}, under(*said)});
  }
  return grounds;
}

std::optional<instant> claim_rows::exact(const account_point& name) {
  const auto* t = name.as<instant>();
  return t ? std::optional(*t) : std::nullopt;
}

std::optional<instant> claim_rows::days_as_instants(std::int64_t days, bool earliest) {
  if (days > furthest || days < -furthest) return std::nullopt;
  return earliest ? instant::start_of(day(days)) : instant::end_of(day(days));
}

bool claim_rows::orders_instants(const proof_step& s) const {
  const auto& up = s.end == bound_side::high ? s.plus : s.minus;
  const auto& down = s.end == bound_side::high ? s.minus : s.plus;
  const auto most = s.end == bound_side::high ? s.amount : -s.amount;
  if (most <= -1) return true;
  if (most != 0) return false;
  if (s.by == row_rule::start_before_end) return true;
  const claim* c = s.by == row_rule::linked && s.claims.size() == 1 ? view_->find(s.claims.front()) : nullptr;
  const auto* link = c ? std::get_if<linked_claim>(&c->says) : nullptr;
  if (!link) return false;
  return link_orders_instants(*link, up, down);
}

std::optional<claim_rows::in_bulletin> claim_rows::bulletin_of(const account_point& at,
                                                               const std::vector<claim_id>& cited) const {
  if (const auto* b = at.as<bulletin_id>())
    return view_->find(*b) && common_range(*b) ? std::optional(in_bulletin{*b, {}}) : std::nullopt;
  const auto* cutoff_of = at.as<account_point::cutoff>();
  const claim* c = cutoff_of ? view_->find(cutoff_of->of) : nullptr;
  const auto common = c && c->bulletin ? common_range(c->bulletin) : std::nullopt;
  if (!common || (c->as_of && usable(*c->as_of) && !meet(*common, cutoff(*c->as_of)))) return std::nullopt;
  // A claim that says no day of its own has no other cut-off.
  if (!c->as_of) return in_bulletin{c->bulletin, {}};
  // Said by the claim, by what corrects it, or by what repeats it in the same bulletin.
  for (const auto& name : cited) {
    const claim* speaker = view_->find(name);
    if (const auto said = reading_of(name)) speaker = said->origin;
    if (speaker && speaker->bulletin == c->bulletin && cutoff_name(*speaker) == at)
      return in_bulletin{c->bulletin, {name}};
  }
  // Of a claim that is taken back the bulletin's date stays.
  const auto now = view_->status_of(c->id);
  const bool taken_back = now == claim_status::retracted || now == claim_status::superseded || now == claim_status::corrected;
  if (taken_back && !standing_for(c->id)) return in_bulletin{c->bulletin, {}};
  return std::nullopt;
}

std::optional<claim_rows::names> claim_rows::skips(const claim_id& name, const term& which, std::int64_t from,
                                                   std::int64_t to) const {
  const claim* c = view_->find(name);
  const auto* dated = c ? std::get_if<dated_claim>(&c->says) : nullptr;
  const auto* linked = c ? std::get_if<linked_claim>(&c->says) : nullptr;
  const bool about_it = (dated && !dated->reading && which.kind == term::what::event && dated->event == which.event) ||
                        (linked && link_dates_end(*linked, which));
  const auto* date = dated && dated->date ? &*dated->date : linked && linked->date ? &*linked->date : nullptr;
  if (!about_it || !date || !(date->has_mask() || date->is_one_of()) || date->is_interval() || date->is_all_of() || (wider_ && wider_->widens(*date)) || !usable(*date))
    return std::nullopt;
  if (from > to || from < -furthest || to > furthest) return std::nullopt;
  if (date->first_match(day(from), day(to), view_->content().hemisphere)) return std::nullopt;
  return under(*c, date);
}

std::optional<claim_rows::reading_as> claim_rows::reading_of(const claim_id& name) const {
  const claim* c = view_->find(name);
  if (!c || view_->status_of(name) != claim_status::counts) return std::nullopt;
  const auto* number = number_of(*c);
  const claim* origin = c;
  while (const auto* made = std::get_if<response_claim>(&origin->says)) {
    if (made->kind != response::corrected || !made->number) return std::nullopt;
    origin = view_->find(made->about);
    if (!origin || view_->status_of(origin->id) != claim_status::corrected) return std::nullopt;
  }
  if (!number) return std::nullopt;
  return reading_as{c, origin, number};
}

claim_rows::names claim_rows::under(const claim& c, const edtf* date) const {
  auto on = c.under;
  if (date && date->is_qualified()) on.push_back(dates_as_written);
  return on;
}

claim_rows::names claim_rows::under(const reading_as& said, const edtf* date) const {
  auto on = under(*said.cited, date);
  on.insert(on.end(), said.origin->under.begin(), said.origin->under.end());
  for (const auto* c : {said.cited, said.origin}) {
    const auto* flow = std::get_if<flow_claim>(&c->says);
    if (flow && flow->from_under && view_->assumes(flow->from_under)) on.push_back(flow->from_under);
  }
  return habeas::detail::sorted_once(std::move(on));
}

claim_rows::names claim_rows::under_most(const reading_as& said, const flow_claim& flow) const {
  auto on = under(said);
  const auto* of = view_->find(flow.account);
  flow_claim any;
  any.way = flow.way;
  // Once somebody is named twice.
  if (of && of->rule.unit == counting_unit::persons && more_changes_than_people(*view_, *of, any, {}, {}) > 0) on.push_back(habeas::nobody_twice);
  return habeas::detail::sorted_once(std::move(on));
}

std::optional<std::int64_t> claim_rows::most_changes(const flow_claim& flow, std::int64_t people, const account_point& from,
                                                     const account_point& to) const {
  const auto* of = view_->find(flow.account);
  if (!of || of->rule.unit != counting_unit::persons) return people;
  if (!view_->assumes(habeas::nobody_twice)) return std::nullopt;
  return people + more_changes_than_people(*view_, *of, flow, exact(from), exact(to));
}

std::vector<claim_rows::days_of_stock> claim_rows::stretches(const held_claim& held) const {
  std::vector<days_of_stock> found;
  if (held.reading == reading::throughout && held.during->is_all_of()) {
    // On every day of every member.
    held.during->for_each_member(view_->content().hemisphere, [&](std::optional<day> from, std::optional<day> to, date_precision) {
      if (from && to) found.push_back({instant::start_of(*from), instant::end_of(*to), true});
    });
    return found;
  }
  const auto b = held.during->bounds(view_->content().hemisphere);
  const bool every_day = held.reading == reading::throughout && !held.during->is_set();
  auto first = every_day && held.during->is_interval() ? b.latest_start : b.earliest_start;
  auto last = every_day && held.during->is_interval() ? b.earliest_end : b.latest_end;
  // Of an interval with an open side, the one day that is stated.
  if (every_day && held.during->is_interval() && first.is_day() != last.is_day()) {
    if (first.is_day() && b.earliest_start == b.latest_start) last = first;
    else if (last.is_day() && b.earliest_end == b.latest_end) first = last;
  }
  if (first.is_day() && last.is_day() && !(last.value < first.value))
    found.push_back({instant::start_of(first.value), instant::end_of(last.value), every_day});
  return found;
}

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
