// SPDX-License-Identifier: MIT
// The systems of a ledger: made as the dates order its points, solved without some claims, and kept.
#include "ledger/ledger_state.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"

namespace habeas {

ledger::state::state(dossier view, account_id account, ledger_options options, std::stop_token stop)
    : dossier_(std::move(view)), account_(std::move(account)), options_(options),
      premises_(dossier_), timeline_(std::make_unique<timeline>(dossier_, stop)), stop_(std::move(stop)) {
  (void)dossier_.get(account_);
  base_ = compile({}, {});
  const auto events = events_in(*base_);
  bearing_ = timeline_->premises_about(events);
  dates_contradict_ = !timeline_->contradictions().empty() && (timeline_->disputed().empty() || disputed_dates(events));
  if (!dates_contradict_) compiled_.add(base_, base_->size());
  used_ = base_->premises_used();
  used_.insert(used_.end(), bearing_.begin(), bearing_.end());
  identities_.emplace(dossier_, premises_, used_);
  groups_.emplace(dossier_, premises_, account_, used_);
  for (const auto* claims : {&identities_->claims(), &groups_->claims()}) used_.insert(used_.end(), claims->begin(), claims->end());
  keep_each_once(used_);
  std::copy_if(used_.begin(), used_.end(), std::back_inserter(assumptions_used_), [&](solve::premise p) { return !premises_.is_claim(p); });
  find_repairs();
  stop_ = {};
}

std::vector<event_id> ledger::state::events_in(const compiled& c) {
  std::vector<event_id> events;
  for (const auto& p : c.system->table().points()) {
    if (const auto* e = p.name.as<account_point::event_start>()) events.push_back(e->of);
    if (const auto* e = p.name.as<account_point::event_end>()) events.push_back(e->of);
  }
  return detail::sorted_once(std::move(events));
}

std::shared_ptr<const ledger::state::compiled> ledger::state::compile(const std::vector<account_point>& extra, const solve::premise_mask& dates_off) const {
  auto c = std::make_shared<compiled>();
  c->extra = extra;
  c->dates_off = dates_off;
  const timeline* dates = timeline_.get();
  if (!dates_off.is_empty() || !timeline_->disputed().empty()) {
    auto off = dates_off;
    for (const auto& name : timeline_->disputed()) {
      const auto p = premises_.of_claim(*dossier_.find_place(name));
      if (!std::binary_search(bearing_.begin(), bearing_.end(), p)) off.off(p);
    }
    c->dates = std::make_shared<const timeline>(timeline_->without(off));
    dates = c->dates.get();
  }
  if (!people_) people_ = std::make_shared<const account_people>(dossier_, premises_, account_);
  c->system = std::make_shared<const ledger_system>(dossier_, premises_, dates, account_, options_.about, extra, people_);
  if (options_.linear) c->linear = linear_account::make(dossier_, premises_, dates, c->system, options_.about, options_.linear);
  const auto cite = [&](const std::vector<solve::premise>& on) {
    for (const auto p : on)
      if (premises_.is_claim(p)) c->dates_cited.push_back(p);
  };
  for (const auto& p : c->system->table().points())
    for (const auto& r : p.ranges)
      if (r.because) cite(r.rests_on);
  for (const auto& o : c->system->table().orders())
    if (o.because) cite(o.rests_on);
  std::sort(c->dates_cited.begin(), c->dates_cited.end());
  return c;
}

solve::premise_mask ledger::state::dates_of(const solve::premise_mask& off, const std::vector<solve::premise>& bearing) const {
  solve::premise_mask dates;
  for (const auto p : bearing)
    if (off.is_off(p)) dates.off(p);
  return dates;
}

std::shared_ptr<const ledger::state::compiled> ledger::state::compiled_for(const std::vector<account_point>& extra, const solve::premise_mask& off) const {
  const std::lock_guard lock(mutex_);
  const auto dates = dates_of(off, bearing_);
  const auto serves = [&](const compiled& c) {
    if (c.extra != extra) return false;
    const bool fewer_off = std::all_of(bearing_.begin(), bearing_.end(), [&](solve::premise p) { return !c.dates_off.is_off(p) || dates.is_off(p); });
    return fewer_off && std::none_of(c.dates_cited.begin(), c.dates_cited.end(), [&](solve::premise p) { return dates.is_off(p) && !c.dates_off.is_off(p); });
  };
  if (auto found = compiled_.find(serves)) return found;
  auto made = compile(extra, dates);
  return compiled_.add(made, made->size());
}

std::shared_ptr<const ledger::state::solved> ledger::state::solved_for(const std::vector<account_point>& points, const solve::premise_mask& off) const {
  std::vector<account_point> extra;
  // A day that the rows have from the date of an event goes where that date is given up.
  for (const auto& p : points)
    if (!base_->system->table().find(p) || (p.is<instant>() && !bearing_.empty())) extra.push_back(p);
  keep_each_once(extra);
  const std::lock_guard lock(mutex_);
  if (auto found = solved_.find([&](const solved& s) { return s.off == off && s.made->extra == extra; })) return found;
  auto made = compiled_for(extra, off);
  const auto size = made->size();
  return solved_.add(std::make_shared<const solved>(std::move(made), off), size);
}

std::size_t ledger::state::place_of(const ledger_system& s, const account_point& p) {
  if (const auto place = s.table().find(p)) return *place;
  throw error::unknown_id("point in this account", to_string(p));
}

bool ledger::state::in_order(const solved& s, const account_point& before, const account_point& after) {
  const auto b = place_of(s.system(), before), a = place_of(s.system(), after);
  if (b == a) return true;
  const auto gap = s.orders.upper(s.system().order_at(b), s.system().order_at(a));
  return gap && *gap <= 0;
}

bool ledger::state::is_not_after(const account_point& before, const account_point& after) const {
  // Two instants of the calendar need no rows, whatever else is wrong.
  const auto *first = before.as<instant>(), *second = after.as<instant>();
  if (first != nullptr && second != nullptr) return *first <= *second;
  return repairs_->in_every([&](const solve::premise_mask& off) {
    return in_order(*solved_for({before, after}, off), before, after);
  });
}

bool ledger::state::is_net_row(std::size_t place) const {
  const auto& nets = base_->system->nets();
  return std::any_of(nets.begin(), nets.end(), [&](const net_row& n) { return n.claim_place == place; });
}

std::vector<claim_id> ledger::state::names_of(const std::vector<std::size_t>& places) const {
  std::vector<claim_id> ids;
  for (const auto place : places) ids.push_back(dossier_.content().claims[place].id);
  return ids;
}

}  // namespace habeas
