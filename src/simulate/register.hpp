// SPDX-License-Identifier: MIT
// What an imperfect counter has on its list: whom it hears of, when, and whom its rule counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <habeas/simulate/truth.hpp>

namespace habeas {

/// How one counter works.
struct counter_ways {
  std::string name;                  ///< of its actor and of its account
  std::int64_t coverage = 80;        ///< of a hundred people held, those of whom it ever hears
  std::int64_t late = 20;            ///< of a hundred arrests, those that it hears of late
  std::int64_t latest = 24 * 30;     ///< hours that it may hear late
  bool counts_house_arrest = true;
  bool waits_to_verify = false;      ///< people leave the list when their release is verified, days later
};

/// The movements of a counter's list, and of each of its facilities (the last one is house arrest).
struct register_moves {
  std::vector<movement> list;
  std::vector<std::vector<movement>> places;
};

/// Keeps a counter's list through a history. Linear in people.
[[nodiscard]] register_moves keep_register(const history& h, const counter_ways& ways, bool by_place, random_source& throws);

}  // namespace habeas
