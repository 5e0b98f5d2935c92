// SPDX-License-Identifier: MIT
#include "timeline/day_search.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include <habeas/core/work_limits.hpp>

#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "solve/difference_solver.hpp"

namespace habeas::detail {

namespace {

/// More cases than this are not gone through: what they would say stays open.
constexpr std::size_t most_cases = 2'000;
constexpr std::int64_t longest_look = 4'000;

}  // namespace

day_search::day_search(const timeline& t) : timeline_(&t) {
  const auto& d = t.of();
  const auto& events = d.content().events;
  zero_ = rows_.add_variable();
  ends_.resize(events.size());
  parent_.resize(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    ends_[i] = {rows_.add_variable(), rows_.add_variable()};
    rows_.add_row(ends_[i].first, ends_[i].last, 0);
    parent_[i] = static_cast<std::uint32_t>(i);
  }
  const auto& disputed = t.disputed();
  const auto& wider = t.widened_by();
  const auto holds = [&](const std::optional<edtf>& date) {
    return date && (!date->is_qualified() || d.assumes(dates_as_written) || (wider && wider->covers(*date)));
  };
  for (const auto place : d.canonical_order()) {
    const auto& c = d.content().claims[place];
    if (!d.counts(place) || std::binary_search(disputed.begin(), disputed.end(), c.id)) continue;
    const auto row = [&](solve::variable plus, solve::variable minus, std::int64_t most, row_rule, const edtf*, std::int64_t) { rows_.add_row(plus, minus, most); };
    const auto on_days_of = [&](solve::variable point, const edtf& date) { gaps_.push_back({point, &date, place}); };
    event_reader reader(zero_, d.content().hemisphere, row, on_days_of, wider ? &*wider : nullptr);
    if (const auto* dated = std::get_if<dated_claim>(&c.says)) reader.read(*dated, ends_[*d.find_place(dated->event)], holds(dated->date));
    if (const auto* linked = std::get_if<linked_claim>(&c.says)) {
      const auto from = *d.find_place(linked->from), to = *d.find_place(linked->to);
      reader.read(*linked, ends_[from], ends_[to], holds(linked->date));
      join(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
    }
  }
}

std::uint32_t day_search::part_of(std::uint32_t event_place) const {
  while (parent_[event_place] != event_place) event_place = parent_[event_place];
  return event_place;
}

void day_search::join(std::uint32_t one, std::uint32_t other) {
  const auto a = part_of(one), b = part_of(other);
  parent_[std::max(a, b)] = std::min(a, b);
}

std::vector<claim_id> day_search::claims_with_gaps(const std::vector<event_id>& events) const {
  const auto& d = timeline_->of();
  std::set<std::uint32_t> parts;
  for (const auto& e : events) parts.insert(part_of(static_cast<std::uint32_t>(*d.find_place(e))));
  std::vector<claim_id> names;
  for (const auto& g : gaps_)
    if (parts.count(part_of((g.point - 1) / 2)) != 0) names.push_back(d.content().claims[g.claim_place].id);
  keep_each_once(names);
  return names;
}

std::optional<bool> day_search::allows(const std::vector<order>& orders, const std::stop_token& stop) const {
  const auto& d = timeline_->of();
  const auto at = [&](const event_id& e, bool end) {
    const auto& ends = ends_[*d.find_place(e)];
    return end ? ends.last : ends.first;
  };
  auto rows = rows_;
  for (const auto& o : orders) rows.add_row(at(o.before, o.before_end), at(o.after, o.after_end), 0);
  std::size_t cases = 0;
  const bool found = search(std::move(rows), cases, stop);
  return found || cases <= most_cases ? std::optional(found) : std::nullopt;
}

bool day_search::search(solve::difference_system rows, std::size_t& cases, const std::stop_token& stop) const {
  if (++cases > most_cases) return false;
  const auto where = timeline_->of().content().hemisphere;
  // Bounds, moved onto days that match until none moves.
  for (bool moved = true; moved;) {
    throw_if_stopped(stop);
    work_limits::count(rows.rows().size());
    moved = false;
    const solve::difference_solver solver(rows);
    if (!solver.feasible()) return false;
    const auto first = solver.lower_from(zero_), last = solver.upper_from(zero_);
    for (const auto& g : gaps_) {
      const auto low = first[g.point], high = last[g.point];
      if (low == solve::unbounded_below || high == solve::unbounded) continue;
      const auto next = g.date->first_match(day(low), day(high), where);
      if (!next) return false;
      const auto until = g.date->last_match(day(low), day(high), where);
      if (next->since_epoch() != low) rows.add_row(zero_, g.point, -next->since_epoch()), moved = true;
      if (until->since_epoch() != high) rows.add_row(g.point, zero_, until->since_epoch()), moved = true;
    }
    if (moved) continue;
    // A date with a hole within its bounds is on one side of it or on the other.
    for (const auto& g : gaps_) {
      const auto low = first[g.point], high = last[g.point];
      if (low == solve::unbounded_below || high == solve::unbounded) continue;
      auto end = low;
      while (end < high && end - low < longest_look && g.date->matches(day(end + 1), where)) ++end;
      if (end == high || end - low == longest_look) continue;
      const auto next = g.date->first_match(day(end + 1), day(high), where);
      auto before = rows, after = std::move(rows);
      before.add_row(g.point, zero_, end);
      after.add_row(zero_, g.point, -next->since_epoch());
      return search(std::move(before), cases, stop) || search(std::move(after), cases, stop);
    }
  }
  return true;
}

}  // namespace habeas::detail
