// SPDX-License-Identifier: MIT
#include <habeas/simulate/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/model/statement.hpp>
#include <habeas/simulate/history.hpp>
#include "simulate/exit_terms.hpp"

namespace habeas {

bool is_in(const simulated_person& p, stratum s, std::int64_t hour) noexcept {
  switch (s) {
    case stratum::female: return p.female;
    case stratum::male: return !p.female;
    case stratum::adolescent: return p.adult_from > hour;
    case stratum::adult: return p.adult_from <= hour;
    case stratum::military: return p.military;
    case stratum::civil: return !p.military;
    case stratum::convicted: return p.convicted_from <= hour;
    case stratum::unsentenced: return p.convicted_from > hour;
    case stratum::foreign: return p.foreign;
  }
  return false;
}

account_truth::account_truth(std::vector<movement> moves, const std::vector<simulated_person>& people)
    : moves_(std::move(moves)) {
  std::sort(moves_.begin(), moves_.end(), [](const movement& a, const movement& b) {
    if (a.hour != b.hour) return a.hour < b.hour;
    if (a.person != b.person) return a.person < b.person;
    return a.way > b.way;  // out of one place, then into the next
  });
  std::map<std::size_t, std::int64_t> since;
  for (const auto& m : moves_) {
    const auto& p = people[m.person];
    if (m.hour >= 0) {
      note(m.way, {}, {}, m.hour);
      note(m.way, m.of, {}, m.hour);
    } else {
      ++at_start_[stratum_count];
    }
    for (std::size_t s = 0; s < stratum_count; ++s) {
      const auto which = static_cast<stratum>(s);
      if (!is_in(p, which, m.hour)) continue;
      if (m.hour < 0) ++at_start_[s];
      else note(m.way, {}, which, m.hour), note(m.way, m.of, which, m.hour);
    }
    if (m.way == direction::entries) since[m.person] = m.hour;
    else pass(p, since[m.person], m.hour), since.erase(m.person);
  }
  for (const auto& [who, hour] : since) pass(people[who], hour, never_at - 1);
  for (auto& [which, hours] : flows_) std::sort(hours.begin(), hours.end());
  for (auto& list : passes_) {
    std::sort(list.begin(), list.end());
    std::int64_t sum = 0;
    for (auto& [hour, by] : list) by = sum += by;
  }
}

std::int64_t account_truth::moved(direction way, std::optional<mechanism> of, std::int64_t from, std::int64_t to,
                                  std::optional<stratum> within) const {
  const auto found = flows_.find(key(way, of, within));
  if (found == flows_.end()) return 0;
  const auto before = [&](std::int64_t hour) {
    return std::lower_bound(found->second.begin(), found->second.end(), hour) - found->second.begin();
  };
  return std::max<std::int64_t>(0, before(to) - before(from));
}

std::int64_t account_truth::moved(direction way, std::optional<mechanism> of, const narrower_kind& by, std::int64_t from, std::int64_t to) const {
  return std::count_if(moves_.begin(), moves_.end(), [&](const movement& m) {
    return m.hour >= 0 && from <= m.hour && m.hour < to && m.way == way && (!of || m.of == *of) && detail::is_on_terms(m.terms, by);
  });
}

std::int64_t account_truth::held(std::int64_t at, std::optional<stratum> within) const {
  const auto slot = within ? static_cast<std::size_t>(*within) : stratum_count;
  const auto n = at_start_[slot] + moved(direction::entries, {}, 0, at, within) - moved(direction::exits, {}, 0, at, within);
  if (!within) return n;
  const auto& passed = passes_[slot];
  const auto later = std::lower_bound(passed.begin(), passed.end(), std::pair(at, std::numeric_limits<std::int64_t>::min()));
  return later == passed.begin() ? n : n + std::prev(later)->second;
}

std::pair<std::int64_t, std::int64_t> account_truth::held_range(std::int64_t from, std::int64_t to) const {
  auto now = held(from);
  std::pair<std::int64_t, std::int64_t> range{now, now};
  auto at = std::lower_bound(moves_.begin(), moves_.end(), from, [](const movement& m, std::int64_t h) { return m.hour < h; });
  for (; at != moves_.end() && at->hour < to; ++at) {
    if (at->hour < 0) continue;
    now += at->way == direction::entries ? 1 : -1;
    range = {std::min(range.first, now), std::max(range.second, now)};
  }
  return range;
}

void account_truth::pass(const simulated_person& p, std::int64_t entered, std::int64_t left) {
  const auto one = [&](std::int64_t hour, stratum out, stratum into) {
    if (entered >= hour || hour > left) return;
    passes_[static_cast<std::size_t>(out)].emplace_back(hour, -1);
    passes_[static_cast<std::size_t>(into)].emplace_back(hour, +1);
  };
  one(p.adult_from, stratum::adolescent, stratum::adult);
  one(p.convicted_from, stratum::unsentenced, stratum::convicted);
}

std::optional<std::int64_t> simulated_truth::hour_of(const account_point& point) const {
  if (const auto found = points.find(point); found != points.end()) return found->second;
  if (point.is<account_point::beginning>()) return before_all;
  const auto* t = point.as<instant>();
  if (t == nullptr) return std::nullopt;
  return (t->day - first_day.since_epoch()) * 24 + t->second / 3600;
}

}  // namespace habeas
