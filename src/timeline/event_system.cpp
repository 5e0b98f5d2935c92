// SPDX-License-Identifier: MIT
#include "timeline/event_system.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "core/cancel.hpp"
#include "proof/conflict_premises.hpp"

namespace habeas::detail {

solve::variable part_rows::of(solve::variable in_whole) const {
  return static_cast<solve::variable>(std::lower_bound(whole.begin(), whole.end(), in_whole) - whole.begin());
}

event_system::event_system(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider)
    : dossier_(std::move(d)), premises_(dossier_), days_(premises_, dossier_.content().hemisphere), wider_(std::move(wider)),
      by_(std::move(stop), std::move(progress)) {
  if (wider_) check_widths(*wider_);
  gather();
  used_ = premises_used(days_.rows().system());
  join_events();
}

joint_verdict event_system::judge(const solve::premise_mask& off, const std::stop_token& stop) const {
  throw_if_stopped(stop, 0);
  by_.solve();
  return days_.judge(off, by_);
}

contradiction event_system::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const {
  contradiction c;
  std::vector<std::size_t> parts;
  for (const auto p : conflict) {
    c.claims.push_back(premises_.claim_name(p));
    parts.push_back(part_of_claim(p));
  }
  parts = ascending(std::move(parts));
  // Rules alone are of no part.
  const auto part = parts.empty() || parts.back() == part_count() ? nullptr : rows_of(parts);
  const auto& days = part ? part->days : days_;
  const auto off = only_conflict(premises_, part ? part->premises : used_, conflict, [&](const solve::premise_mask& m) {
    throw_if_stopped(stop, 0);
    by_.solve();
    return days.judge(m, by_).holds;
  });
  const auto grown = days.snapped(off, by_);
  const solve::difference_solver solver(grown.system(), off);
  const auto& rows = solver.cycle();
  const auto at = grown.system().rows()[rows.front()].minus;
  c.proof = make_proof(grown, rows, grown.name_of(at), grown.name_of(at), bound_side::high);
  c.assumptions = assumptions_of(c.proof);
  return c;
}

std::size_t event_system::part_of_claim(solve::premise p) const {
  const auto& says = dossier_.content().claims[premises_.claim_place(p)].says;
  if (const auto* dated = std::get_if<dated_claim>(&says)) return part_of(dated->event);
  if (const auto* linked = std::get_if<linked_claim>(&says)) return part_of(linked->from);
  return part_of_event_.size();
}

std::vector<solve::premise> event_system::claims_of_parts(const std::vector<char>& wanted) const {
  std::vector<solve::premise> found;
  for (const auto p : used_)
    if (premises_.is_claim(p) && part_of_claim(p) < wanted.size() && wanted[part_of_claim(p)]) found.push_back(p);
  return found;
}

std::vector<conflict_part> event_system::parts_in_conflict() const {
  std::vector<conflict_part> parts;
  if (judge({}).holds) return parts;
  std::call_once(sorted_, [&] { sort_by_part(); });
  for (std::size_t k = 0; k < part_count(); ++k) {
    if (by_part_[k].rows.empty()) continue;
    by_.solve();
    auto rows = read_parts({k});
    if (rows->days.judge({}, by_).holds) continue;
    conflict_part part;
    for (const auto p : rows->premises)
      if (premises_.is_claim(p)) part.claims.push_back(p);
    part.test = [this, rows](const solve::premise_mask& off) {
      by_.solve();
      return rows->days.judge(off, by_);
    };
    const std::lock_guard lock(mutex_);
    kept_.try_emplace({k}, std::move(rows));
    parts.push_back(std::move(part));
  }
  if (parts.empty()) parts.emplace_back();  // rules alone: nothing to give up
  return parts;
}

std::shared_ptr<const part_rows> event_system::rows_of(const std::vector<std::size_t>& parts) const {
  std::call_once(sorted_, [&] { sort_by_part(); });
  if (parts.size() > 1) return read_parts(parts);
  const std::lock_guard lock(mutex_);
  auto& kept = kept_[parts];
  if (!kept) kept = read_parts(parts);
  return kept;
}

solve::variable event_system::at(const event_id& name, bool end) const {
  (void)dossier_.get(name);
  const auto& e = ends_[*dossier_.find_place(name)];
  return end ? e.last : e.first;
}

std::vector<claim_id> event_system::claims_with_masks() const {
  std::vector<claim_id> names;
  for (const auto& m : days_.masks()) names.push_back(premises_.claim_name(m.rests_on.front()));
  return sorted_once(std::move(names));
}

void event_system::sort_by_part() const {
  by_part_.resize(part_count());
  const auto part = [&](solve::variable v) -> of_part& { return by_part_[part_of_event_[event_of_[v]]]; };
  const auto& system = days_.rows().system();
  for (solve::variable v = 0; v < system.variable_count(); ++v)
    if (v != days_.zero()) part(v).variables.push_back(v);
  for (solve::row_index r = 0; r < system.rows().size(); ++r) {
    const auto& row = system.rows()[r];
    if (row.plus != days_.zero() || row.minus != days_.zero()) part(row.plus != days_.zero() ? row.plus : row.minus).rows.push_back(r);
  }
  for (std::size_t i = 0; i < days_.masks().size(); ++i) part(days_.masks()[i].point).masks.push_back(i);
}

std::shared_ptr<const part_rows> event_system::read_parts(const std::vector<std::size_t>& parts) const {
  auto read = std::make_shared<part_rows>(premises_, dossier_.content().hemisphere);
  read->whole.push_back(days_.zero());
  std::vector<solve::row_index> rows;
  std::vector<std::size_t> masks;
  for (const auto k : parts) {
    const auto& one = by_part_[k];
    read->whole.insert(read->whole.end(), one.variables.begin(), one.variables.end());
    rows.insert(rows.end(), one.rows.begin(), one.rows.end());
    masks.insert(masks.end(), one.masks.begin(), one.masks.end());
  }
  // In the order of the whole, so that what is chosen between equals is the same.
  std::sort(read->whole.begin(), read->whole.end());
  std::sort(rows.begin(), rows.end());
  std::sort(masks.begin(), masks.end());
  work_limits::count(rows.size());
  const auto& all = days_.rows();
  auto& own = read->days.rows();
  for (std::size_t i = 1; i < read->whole.size(); ++i) (void)own.add(all.name_of(read->whole[i]));
  for (const auto r : rows) {
    const auto& row = all.system().rows()[r];
    own.take(all, r, read->of(row.plus), read->of(row.minus));
  }
  for (const auto i : masks) {
    auto m = days_.masks()[i];
    m.point = read->of(m.point);
    read->days.bind(std::move(m));
  }
  read->premises = premises_used(own.system());
  return read;
}

void event_system::join_events() {
  part_of_event_ = joined([](const linked_claim&) { return true; });
  ordered_with_ = joined([](const linked_claim& link) { return makes_rows(link.relation); });
}
/// For each event the number of those that some links join it to.
template <class Joins>
std::vector<std::size_t> event_system::joined(const Joins& joins) const {
  std::vector<std::size_t> part(dossier_.content().events.size());
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
  const auto root = [&](std::size_t e) {
    while (part[e] != e) e = part[e] = part[part[e]];
    return e;
  };
  const auto& claims = dossier_.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (const auto* linked = dossier_.counts(i) ? std::get_if<linked_claim>(&claims[i].says) : nullptr; linked != nullptr && joins(*linked)) {
      const auto from = dossier_.find_place(linked->from), to = dossier_.find_place(linked->to);
      if (from && to) part[root(*from)] = root(*to);
    }
  for (auto& e : part) e = root(e);
  return part;
}

void event_system::gather() {
  event_of_.push_back(dossier_.content().events.size());
  const auto& events = dossier_.content().events;
  ends_.resize(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!dossier_.shows(events, i)) continue;
    ends_[i] = {days_.rows().add(term::start_of(events[i].id)), days_.rows().add(term::end_of(events[i].id))};
    event_of_.insert(event_of_.end(), 2, i);
    days_.rows().at_most(ends_[i].first, ends_[i].last, 0, row_rule::start_before_end);
  }
  const auto& claims = dossier_.content().claims;
  std::size_t read = 0;
  for (const auto place : dossier_.canonical_order()) {
    if (read++ % 4096 == 0) by_.step("reading", read - 1, claims.size());
    if (!dossier_.counts(place)) continue;
    if (const auto* dated = std::get_if<dated_claim>(&claims[place].says)) add(*dated, place);
    if (const auto* linked = std::get_if<linked_claim>(&claims[place].says)) add(*linked, place);
  }
  by_.step("reading", read, read);
}

std::vector<solve::premise> event_system::rests_on(std::size_t place, const edtf* date) const {
  std::vector<solve::premise> on{premises_.of_claim(place)};
  for (const auto& a : dossier_.content().claims[place].under) on.push_back(premises_.of_assumption(*dossier_.find_place(a)));
  if (date != nullptr && needs_assumption(*date))
    if (const auto written = dossier_.find_place(dates_as_written)) on.push_back(premises_.of_assumption(*written));
  return on;
}
bool event_system::holds(const std::optional<edtf>& date) const {
  return date && (!needs_assumption(*date) || dossier_.assumes(dates_as_written));
}

auto event_system::reader_of(std::size_t place) {
  const auto row = [this, place](solve::variable plus, solve::variable minus, std::int64_t most, row_rule by, const edtf* date, std::int64_t off) {
    auto widening = off != 0 ? std::optional(date_widening{off, wider_->name}) : std::nullopt;
    days_.rows().at_most(plus, minus, most, by, rests_on(place, date), {}, std::move(widening));
  };
  const auto on_days_of = [this, place](solve::variable point, const edtf& date) {
    days_.bind({point, &date, rests_on(place, &date)});
  };
  return event_reader(days_.zero(), dossier_.content().hemisphere, row, on_days_of, wider_ ? &*wider_ : nullptr);
}
void event_system::add(const dated_claim& c, std::size_t place) {
  reader_of(place).read(c, ends_[*dossier_.find_place(c.event)], holds(c.date));
}
void event_system::add(const linked_claim& c, std::size_t place) {
  reader_of(place).read(c, ends_[*dossier_.find_place(c.from)], ends_[*dossier_.find_place(c.to)], holds(c.date));
}

}  // namespace habeas::detail
