// SPDX-License-Identifier: MIT
// Random small dossiers of stocks and flows that now and then contradict one another.
#pragma once

#include <string>

#include "small.hpp"

namespace habeas::testing {

/// One random claim about the first days of January: a stock at a cut-off, or a flow between two days. Numbers are
/// drawn from a few, so that claims agree about as often as they do not.
inline claim random_claim(const std::string& name, random_source& random, bool bulletins = false) {
  small_dossier one;
  const auto kind = random(0, 3);
  const auto some = [&](std::int64_t top) {
    const auto n = random(0, top);
    const auto how = random(0, 3);
    return how == 0 ? quantity::at_least(n) : how == 1 ? quantity::at_most(n) : quantity::exact(n);
  };
  const auto day_ = random(1, 6);
  if (kind <= 1) {
    auto& c = one.held(name, some(6), january(day_));
    if (bulletins && random(0, 1) == 0) c.bulletin = bulletin_id("b" + std::to_string(day_));
    return c;
  }
  const auto last = random(day_, 6);
  const auto of = random(0, 2) == 0 ? std::optional(mechanism::release) : std::nullopt;
  const auto way = kind == 2 ? direction::entries : direction::exits;
  return one.flow(name, way, some(4), time_ref_at(time_ref::how::start_of, january(day_)),
                  time_ref_at(time_ref::how::end_of, january(last)), of);
}

inline small_dossier random_dossier(random_source& random, std::int64_t claims, bool bulletins = false) {
  small_dossier d;
  if (bulletins)
    for (int i = 1; i <= 6; ++i) d.add_bulletin("b" + std::to_string(i), january(i));
  for (std::int64_t i = 0; i < claims; ++i) d.content.claims.push_back(random_claim("c" + std::to_string(i), random, bulletins));
  return d;
}

}  // namespace habeas::testing
