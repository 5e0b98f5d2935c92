// SPDX-License-Identifier: MIT
#include "people/people_together.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

#include "core/capped_sum.hpp"
#include "core/each_once.hpp"

namespace habeas::detail {

namespace {

using some_flows = std::vector<const personal_flow*>;

bool starts_before(const personal_flow* a, const personal_flow* b) {
  if (a->first != b->first) return a->first < b->first;
  if (a->last != b->last) return a->last < b->last;
  return a->person < b->person;
}

/// Flows of one kind whose stretches hang together, one overlapping the next.
class overlapping_flows {
 public:
  overlapping_flows(some_flows flows, const change_kind& kind, direction way, std::vector<people_row>& rows)
      : flows_(std::move(flows)), kind_(&kind), way_(way), rows_(&rows) {}

  void run() {
    std::set<instant> starts, ends;
    std::set<std::size_t> people;
    for (const auto* f : flows_) {
      starts.insert(f->first);
      ends.insert(f->last);
      people.insert(f->person);
    }
    if (people.size() < 2) return;
    const auto earliest = *starts.begin(), latest = *ends.rbegin();
    if (flows_.size() <= most_by_stretch) {
      for (auto start = starts.rbegin(); start != starts.rend(); ++start)
        for (const auto& end : ends)
          if (*start < end) add(*start, end);
    } else if (flows_.size() <= most_by_end) {
      for (auto start = starts.rbegin(); start != starts.rend(); ++start) add(*start, latest);
      for (const auto& end : ends) add(earliest, end);
    } else {
      add(earliest, latest);
      starts.merge(ends);
      halves({starts.begin(), starts.end()});
    }
  }

 private:
  /// Stretches of one, two, four, ... of the instants at which flows start or end, each half overlapping the next: of whatever is
  /// asked, all is counted but what crosses a few of their ends.
  void halves(const std::vector<instant>& at) {
    for (std::size_t length = 1; length < at.size(); length *= 2)
      for (std::size_t from = 0; from + length < at.size(); from += std::max<std::size_t>(1, length / 2)) add(at[from], at[from + length], false);
  }
  void add(const instant& start, const instant& end, bool says_more = true) {
    // Of one person those that lie one after another.
    std::map<std::size_t, some_flows> people;
    auto at = std::lower_bound(flows_.begin(), flows_.end(), start, [](const auto* f, const instant& t) { return f->first < t; });
    std::size_t looked_at = 1;
    for (; at != flows_.end() && (*at)->first < end; ++at, ++looked_at)
      if ((*at)->last <= end) people[(*at)->person].push_back(*at);
    work_limits::count(looked_at);
    if (people.size() < 2) return;
    people_row row{account_point::at(start), account_point::at(end), way_, *kind_, 0, {}};
    for (auto& [person, own] : people) {
      std::sort(own.begin(), own.end(), [](const auto* a, const auto* b) { return a->last != b->last ? a->last < b->last : starts_before(a, b); });
      auto after = instant::earliest();
      for (const auto* f : own) {
        if (f->first < after) continue;
        after = f->last;
        row.number = capped_sum(row.number, f->number);
        row.rests_on.insert(row.rests_on.end(), f->on.begin(), f->on.end());
      }
    }
    // A stretch within it that holds as many says more.
    for (const auto& [stretch, number] : found_)
      if (says_more && start <= stretch.first && stretch.second <= end && row.number <= number) return;
    if (says_more) found_.emplace_back(std::pair(start, end), row.number);
    // An event's own row says so of all its people.
    const auto* event = people.begin()->second.front()->alone;
    const bool one_event = event != nullptr && std::all_of(people.begin(), people.end(), [&](const auto& one) {
      return std::all_of(one.second.begin(), one.second.end(), [&](const personal_flow* f) { return f->alone == event; });
    });
    if (one_event) return;
    keep_each_once(row.rests_on);
    rows_->push_back(std::move(row));
  }

  some_flows flows_;
  const change_kind* kind_;
  direction way_;
  std::vector<people_row>* rows_;
  std::vector<std::pair<std::pair<instant, instant>, std::int64_t>> found_;
};

void add_rows_of(some_flows flows, const change_kind& kind, direction way, std::vector<people_row>& rows) {
  std::sort(flows.begin(), flows.end(), starts_before);
  some_flows together;
  auto until = instant::earliest();
  const auto finish = [&] {
    if (together.size() > 1) overlapping_flows(std::move(together), kind, way, rows).run();
    together.clear();
  };
  for (const auto* f : flows) {
    if (until <= f->first) finish();
    together.push_back(f);
    until = together.size() == 1 ? f->last : std::max(until, f->last);
  }
  finish();
}

}  // namespace

std::vector<people_row> rows_together(std::vector<personal_flow> flows, direction way) {
  std::vector<people_row> rows;
  if (flows.size() < 2) return rows;
  // Of each kind that some of them have, narrower ones first; a wider one that no other flow is of says nothing more.
  std::set<change_kind, std::greater<>> kinds{change_kind()};
  for (const auto& f : flows) {
    change_kind wider;
    wider.of = f.kind.of;
    kinds.insert(f.kind);
    kinds.insert(wider);
  }
  std::set<some_flows> done;
  for (const auto& kind : kinds) {
    some_flows of_kind;
    for (const auto& f : flows)
      if (f.kind.is_part_of(kind)) of_kind.push_back(&f);
    if (of_kind.size() > 1 && done.insert(of_kind).second) add_rows_of(std::move(of_kind), kind, way, rows);
  }
  return rows;
}

}  // namespace habeas::detail
