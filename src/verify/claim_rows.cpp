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

}  // namespace detail

}  // namespace habeas::verify
