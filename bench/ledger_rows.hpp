// SPDX-License-Identifier: MIT
// Rows of made-up ledgers that agree with a hidden history, for benchmarks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <habeas/solve/difference_system.hpp>

namespace bench {

using habeas::solve::variable;

/// How far the bounds that claims state lie from the hidden truth.
enum class width { exact, mixed, wide };

inline habeas::solve::variable entries(std::size_t day) {
  return static_cast<habeas::solve::variable>(2 * day);
}
inline habeas::solve::variable exits(std::size_t day) {
  return static_cast<habeas::solve::variable>(2 * day + 1);
}

struct model {
  width how;
  bool long_windows;  ///< one window in ten is of any length; the others last up to 90 days
};

/// Half of the claims hold a stock on a day, a quarter each count entries or exits of a window. All agree with one
/// hidden history.
inline habeas::solve::difference_system make_ledger(std::size_t claims, std::size_t days, model how) {
  std::mt19937_64 random(20'260'119);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::vector<std::int64_t> in(days), out(days);
  in[0] = 500;
  for (std::size_t d = 1; d < days; ++d) {
    in[d] = in[d - 1] + static_cast<std::int64_t>(below(4));
    out[d] = out[d - 1] + std::min(in[d] - out[d - 1], static_cast<std::int64_t>(below(4)));
  }
  const auto slack = [&]() -> std::int64_t {
    switch (how.how) {
      case width::exact: return 0;
      case width::mixed: return below(3) == 0 ? 0 : static_cast<std::int64_t>(below(20));
      case width::wide: return 1 + static_cast<std::int64_t>(below(200));
    }
    return 0;
  };
  habeas::solve::difference_system system;
  system.add_variables(2 * days);
  system.reserve_rows(2 * claims + 3 * days);
  for (std::size_t d = 0; d < days; ++d) {
    system.add_row(exits(d), entries(d), 0);
    if (d == 0) continue;
    system.add_row(entries(d - 1), entries(d), 0);
    system.add_row(exits(d - 1), exits(d), 0);
  }
  for (std::size_t i = 0; i < claims; ++i) {
    const habeas::solve::premise premises[1] = {static_cast<habeas::solve::premise>(i)};
    const auto state = [&](habeas::solve::variable plus, habeas::solve::variable minus, std::int64_t value) {
      system.add_row(plus, minus, value + slack(), premises);
      system.add_row(minus, plus, -value + slack(), premises);
    };
    const auto kind = below(4);
    const auto start = below(days - 1);
    if (kind < 2) {
      state(entries(start), exits(start), in[start] - out[start]);
      continue;
    }
    const auto length = 1 + below(how.long_windows && below(10) == 0 ? days : 90);
    const auto end = std::min(days - 1, start + length);
    if (kind == 2) {
      state(entries(end), entries(start), in[end] - in[start]);
    } else {
      state(exits(end), exits(start), out[end] - out[start]);
    }
  }
  return system;
}

}  // namespace bench
