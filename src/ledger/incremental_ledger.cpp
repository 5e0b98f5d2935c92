// SPDX-License-Identifier: MIT
#include "ledger/incremental_ledger.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/ledger/sensitivity.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/excerpt.hpp>
#include "ledger/account_index.hpp"

namespace habeas {

incremental_ledger::incremental_ledger(const dossier& view, dossier known, account_id account, const ledger_options& options, std::stop_token stop)
    : view_(view), now_(std::move(known)), whole_(view), account_(std::move(account)), options_(options), stop_(std::move(stop)) {
  (void)view.get(account_);
  for (const auto& c : whole_.content().claims) {
    tie(c);
    if (now_->status_of(c.id) != claim_status::not_yet_said) note_chain(c);
  }
  custody_ = custody_days::of(view_, account_);
  if (custody_) custody_->read_all(*now_);
  begin();
}

void incremental_ledger::tie(const claim& c) {
  const auto own = "c:" + c.id.text();
  tied_[own].push_back(c.id);
  visit_ties(c, [&](std::string name, bool ends_window) {
    if (!ends_window) {
      moved_.insert(own);
      moved_.insert(name);
    }
    tied_[std::move(name)].push_back(c.id);
  });
}

std::size_t incremental_ledger::watch(const std::vector<question>& questions) {
  const auto first = watched_.size();
  bool all_known = true;
  for (const auto& q : questions) {
    watched_.push_back({q, {}});
    if (rows_) rows_->watch(watched_.back());
    all_known = all_known && (!rows_ || watched_.back().known);
  }
  if (!all_known) begin();  // points that no claim names
  ledger_update none;
  update_bounds(none);
  return first;
}

const dossier& incremental_ledger::now() {
  if (!now_) now_ = view_.as_known_after(last_);
  return *now_;
}

const ledger& incremental_ledger::made_anew() {
  if (!anew_) anew_ = std::make_unique<const ledger>(now(), account_, options_, stop_);
  return *anew_;
}

void incremental_ledger::note_chain(const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow != nullptr && flow->account == account_ && flow->way != direction::net) told_.insert(chain_of(*flow));
}

dossier incremental_ledger::excerpt_of(const std::vector<claim_id>& claims) const {
  dossier d(whole_.of(claims, account_));
  const auto& seen = view_.seen_through();
  if (seen.reader) d = d.for_audience(*seen.reader);
  if (seen.recorded) d = d.as_recorded_on(*seen.recorded);
  std::vector<claim_id> off;
  for (const auto& c : d.content().claims)
    if (const auto at = seen.switches.find(c.id.text()); at != seen.switches.end() && !at->second) off.push_back(c.id);
  if (!off.empty()) d = d.without(off);
  return d.as_known_after(last_);
}

std::optional<std::vector<claim_id>> incremental_ledger::together(const claim_id& name) const {
  if (moves_bulletin(*whole_.find(name))) return std::nullopt;
  std::set<claim_id> found{name};
  std::vector<claim_id> waiting{name};
  std::set<claim_id> looked_at;  // ends of windows
  while (!waiting.empty()) {
    const auto* c = whole_.find(waiting.back());
    waiting.pop_back();
    if (c == nullptr) continue;
    const auto add = [&](const std::string& tie) {
      const auto these = tied_.find(tie);
      if (these == tied_.end() || found.size() > most_together) return;
      for (const auto& other : these->second)
        if (found.insert(other).second) waiting.push_back(other);
    };
    add("c:" + c->id.text());
    // An end that nothing moves comes along without what names it; its own ends may be moved by others.
    std::vector<const claim*> ends{c};
    while (!ends.empty()) {
      const auto* here = ends.back();
      ends.pop_back();
      visit_ties(*here, [&](const std::string& tie, bool ends_window) {
        if (!ends_window || moved_.count(tie) != 0) add(tie);
        else if (const auto* end = whole_.find(claim_id(tie.substr(2))); end != nullptr && looked_at.insert(end->id).second) ends.push_back(end);
      });
    }
    if (found.size() + looked_at.size() > most_together) return std::nullopt;
  }
  return std::vector<claim_id>(found.begin(), found.end());
}

bool incremental_ledger::passes_between_kinds() const {
  for (const auto& c : told_)
    if (is_kind(c) && (!c.by.is_empty() || std::any_of(told_.begin(), told_.end(), [&](const chain& other) { return other != c && other.way == c.way; })))
      return true;
  return false;
}

void incremental_ledger::begin() {
  ++started_anew_;
  const auto& d = now();
  plain_ = true;
  for (const auto& c : d.content().claims) plain_ = plain_ && is_plain(c);
  for (const auto& a : d.content().assumptions)
    if (a.account == account_ && d.find(a.id) && d.assumes(a.id) &&
        (a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries))
      plain_ = false;
  // Named people move the count by events, and by nothing else.
  follows_custody_ = plain_ && custody_;
  for (const auto& e : d.content().events) plain_ = plain_ && (follows_custody_ || !change_of(e));
  const auto of_people = [&](const claim& c) { return is_of_people(c) && d.status_of(c.id) == claim_status::counts; };
  const auto& claims = d.content().claims;
  const bool in_doubt = !plain_ || std::any_of(claims.begin(), claims.end(), of_people);
  others_hold_ = !in_doubt || made_anew().contradictions().empty();
  rows_.reset();
  if (!plain_) return;  // what cannot be read again by parts is a ledger, claim after claim
  const claim_premises premises(d);
  const ledger_system system(d, premises, nullptr, account_, options_.about, watched_points(d), people_of_rows());
  rows_ = std::make_unique<dynamic_rows>(system, d, premises);
  if (passes_between_kinds()) rows_->take_passed_on(system);
  if (follows_custody_) rows_->put_custody(*custody_);
  for (auto& w : watched_) rows_->watch(w);
}

std::vector<account_point> incremental_ledger::watched_points(const dossier& d) const {
  std::set<account_point> names;
  for (const auto& w : watched_)
    for (const auto* p : {&w.asked.from, &w.asked.to}) {
      const auto* boundary = p->as<instant>();
      const auto* c = p->as<account_point::cutoff>();
      const auto* b = p->as<bulletin_id>();
      const auto* named = p->as<named_time_id>();
      if ((boundary && boundary->second == 0) || (c && d.find(c->of)) || (b && d.find(*b)) || (named && d.find(*named))) names.insert(*p);
    }
  return {names.begin(), names.end()};
}

bool incremental_ledger::is_plain(const claim& c) const {
  if (const auto* held = std::get_if<held_claim>(&c.says)) return !held->during || held->account != account_;
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow == nullptr || flow->account != account_) return true;
  const auto of_event = [](const std::optional<time_ref>& m) {
    return m && (m->kind == time_ref::how::event_start || m->kind == time_ref::how::event_end);
  };
  return !of_event(flow->from) && !of_event(flow->to);
}

bool incremental_ledger::is_of_people(const claim& c) {
  const auto* member = std::get_if<member_claim>(&c.says);
  return std::holds_alternative<identity_claim>(c.says) || (member != nullptr && member->group);
}

bool incremental_ledger::moves_bulletin(const claim& c) const {
  const auto* held = std::get_if<held_claim>(&c.says);
  const auto* flow = std::get_if<flow_claim>(&c.says);
  const auto speaks_of = [](const std::optional<time_ref>& m) { return m && m->kind == time_ref::how::bulletin; };
  const bool bulletin_there = c.bulletin || (flow != nullptr && (speaks_of(flow->from) || speaks_of(flow->to)));
  if (!bulletin_there) return false;
  return c.as_of || (held != nullptr && held->account != account_) || (flow != nullptr && flow->account != account_) || (held == nullptr && flow == nullptr);
}

ledger_update incremental_ledger::say(const claim_id& name) {
  const auto place = view_.find_place(name);
  if (!place || !view_.said_at(*place)) throw error::unknown_id("claim with a day of saying", name.text());
  const auto& said = view_.content().claims[*place];
  last_ = name;
  now_.reset();
  note_chain(said);
  ledger_update update;
  anew_.reset();
  update.held_before = feasible();
  if (custody_) read_custody(name);
  auto some = plain_ && !passes_between_kinds() && is_plain(said) ? together(name) : std::nullopt;
  if (!others_hold_) some.reset();
  if (some && std::any_of(some->begin(), some->end(), [&](const claim_id& c) { return is_of_people(*whole_.find(c)); })) some.reset();
  bool done = follows_custody_ && custody_days::says_nothing_else(said);
  if (some && !done) {
    const auto d = excerpt_of(*some);
    const claim_premises premises(d);
    const ledger_system system(d, premises, nullptr, account_, options_.about, watched_points(d), people_of_rows());
    done = rows_->read_again(system, d, premises, *some);
  }
  if (done && follows_custody_) rows_->put_custody(*custody_);
  if (!done) {
    begin();
    update.anew = true;
  }
  update.holds_now = feasible();
  update_bounds(update);
  return update;
}

void incremental_ledger::read_custody(const claim_id& name) {
  for (const auto event : custody_->moved_by(name)) custody_->read(event, excerpt_of(custody_->claims_of(event)));
}

void incremental_ledger::update_bounds(ledger_update& update) {
  std::vector<const dynamic_watch*> known;
  for (const auto& w : watched_)
    if (rows_ && feasible() && w.known && !options_.linear) known.push_back(&w);
  // Of few, what they rest on is kept; of many that would fill the memory.
  const bool together = known.size() > most_followed;
  const auto ends = together ? rows_->ends(known) : std::vector<bound_ends>{};
  // Rows of differences see nothing of related accounts, kinds and parts: with a linear solver the whole is solved again.
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < watched_.size(); ++i)
    if (!rows_ || !feasible() || !watched_[i].known || options_.linear) others.push_back(i);
  if (!others.empty() && rows_) {
    ++started_anew_;
    update.anew = true;
  }
  const auto from_ledger = ends_anew(others);
  for (std::size_t i = 0, k = 0, j = 0; i < watched_.size(); ++i) {
    auto& w = watched_[i];
    bound_ends after;
    if (j < others.size() && others[j] == i) after = from_ledger[j++];
    else after = together ? ends[k++] : rows_->ends(w);
    if (after == w.ends) continue;
    update.changed.push_back({i, w.ends, after});
    w.ends = after;
  }
}

std::vector<bound_ends> incremental_ledger::ends_anew(const std::vector<std::size_t>& watches) {
  std::vector<bound_ends> all(watches.size());
  if (watches.empty()) return all;
  const auto& l = made_anew();
  const auto points = l.points();
  const std::set<account_point> there(points.begin(), points.end());
  // A day may go where others are, and of kinds there are few. The cut-off of a claim that is not said yet is a point like others.
  const auto is_there = [&](const account_point& p) {
    const auto* cutoff = p.as<account_point::cutoff>();
    return there.count(p) != 0 ? !p.is<instant>() : cutoff != nullptr && l.of().find(cutoff->of) != nullptr;
  };
  std::map<question::what, std::vector<std::size_t>> many;
  for (std::size_t i = 0; i < watches.size(); ++i) {
    const auto& q = watched_[watches[i]].asked;
    const bool among_many = is_there(q.from) && (q.kind == question::what::held || is_there(q.to)) && !q.of && q.by.is_empty();
    if (among_many) many[q.kind].push_back(i);
    else all[i] = ends_of(l, q);
  }
  for (const auto& [kind, places] : many) {
    std::vector<account_point> stocks;
    std::vector<flow_stretch> stretches;
    for (const auto i : places) {
      const auto& q = watched_[watches[i]].asked;
      stocks.push_back(q.from);
      stretches.push_back({q.from, q.to});
    }
    if (kind == question::what::held) {
      const auto held = l.bounds(stocks, false);
      for (std::size_t i = 0; i < held.size(); ++i) all[places[i]] = {held[i].low, held[i].high};
      continue;
    }
    const auto moved = l.flows_in_order({kind == question::what::entries ? direction::entries : direction::exits, {}, {}}, stretches, false);
    for (std::size_t i = 0; i < moved.size(); ++i)
      if (moved[i]) all[places[i]] = {moved[i]->low, moved[i]->high};
  }
  return all;
}

bound_ends incremental_ledger::ends_of(const ledger& l, const question& q) {
  try {
    const auto b = ask(l, q, false);
    return {b.low, b.high};
  } catch (const error& e) {
    if (e.code() == errc::not_ordered || e.code() == errc::unknown_id) return {};
    throw;
  }
}

}  // namespace habeas
