// SPDX-License-Identifier: MIT
// Dates that are one of some days, for tests that go through all choices of days.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "random_source.hpp"

namespace habeas::testing {

/// One of some days from the first to the last, as it is written and as a set: a range, or at times days with others between.
template <class Text>
std::pair<std::string, std::set<std::int64_t>> some_days(random_source& random, std::int64_t first, std::int64_t last, Text text) {
  std::set<std::int64_t> days;
  const auto low = random(first, last), high = random(low, last);
  const bool gaps = random(0, 1) == 0;
  for (auto d = low; d <= high; ++d)
    if (!gaps || d == low || d == high || random(0, 2) == 0) days.insert(d);
  if (!gaps) return {"[" + text(low) + ".." + text(high) + "]", days};
  std::string list;
  for (const auto d : days) list += (list.empty() ? "[" : ",") + text(d);
  return {list + "]", days};
}

}  // namespace habeas::testing
