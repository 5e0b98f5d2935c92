// SPDX-License-Identifier: MIT
// Every history of a small ledger: entries and exits in each gap between points in a line.
#pragma once

#include <array>
#include <limits>

#include "small.hpp"

namespace habeas::testing {

/// A claim about points in a line, spelt out so that histories can be held against it.
struct line_claim {
  enum class what { held, sometime, throughout, entries, exits };
  std::string name;
  what kind = what::held;
  int from = 0;  ///< of a flow; -1: not stated
  int to = 0;
  quantity number;
};

/// Random claims about the ends of days 1 to n of January, with small numbers.
inline std::vector<line_claim> random_line(random_source& random, int n, int claims, std::int64_t greatest) {
  std::vector<line_claim> list;
  for (int i = 0; i < claims; ++i) {
    line_claim c;
    c.name = fmt::format("c{:02}", i);
    const auto a = random(0, greatest), b = random(0, greatest);
    switch (random(0, 5)) {
      case 0: c.number = quantity::at_least(a); break;
      case 1: c.number = quantity::at_most(a); break;
      case 2: c.number = quantity::between(std::min(a, b), std::max(a, b)); break;
      default: c.number = quantity::exact(a);
    }
    const auto kind = random(0, 9);
    c.to = static_cast<int>(random(1, n - 1));
    c.from = static_cast<int>(random(kind == 9 ? -1 : 0, c.to - 1));
    if (kind < 4) {
      c.kind = line_claim::what::held;
      c.from = c.to = static_cast<int>(random(0, n - 1));
    } else if (kind == 4) {
      c.kind = line_claim::what::sometime;
      c.from = c.to - 1;  // over more than one gap the rows are sound and no more
    } else if (kind == 5) {
      c.kind = line_claim::what::throughout;
    } else {
      c.kind = random(0, 1) == 0 ? line_claim::what::entries : line_claim::what::exits;
      if (c.from == -1) c.number = quantity::at_least(a);
    }
    list.push_back(c);
  }
  return list;
}

/// The same claims as a dossier. Point i is the end of day i + 1 of January.
inline dossier_content as_content(const std::vector<line_claim>& claims) {
  small_dossier d;
  for (const auto& c : claims) {
    const auto days = fmt::format("{}/{}", january(c.from + 2), january(c.to + 1));
    switch (c.kind) {
      case line_claim::what::held: d.held(c.name, c.number, january(c.to + 2) + "T00:00:00"); break;
      case line_claim::what::sometime: d.held_during(c.name, c.number, days, reading::sometime); break;
      case line_claim::what::throughout: d.held_during(c.name, c.number, days, reading::throughout); break;
      case line_claim::what::entries:
      case line_claim::what::exits: {
        std::optional<time_ref> from;
        if (c.from >= 0) from = time_ref_at(time_ref::how::start_of, january(c.from + 2));
        d.flow(c.name, c.kind == line_claim::what::entries ? direction::entries : direction::exits, c.number, from,
               time_ref_at(time_ref::how::end_of, january(c.to + 1)));
      }
    }
  }
  return std::move(d.content);
}

struct seen_range {
  std::int64_t low = std::numeric_limits<std::int64_t>::max();
  std::int64_t high = std::numeric_limits<std::int64_t>::min();
  void see(std::int64_t n) {
    low = std::min(low, n);
    high = std::max(high, n);
  }
};

/// Goes through all histories with at most `cap` in each gap and at the first point.
class all_histories {
 public:
  static constexpr int most = 5;
  std::size_t found = 0;
  std::array<seen_range, most> held;
  std::array<std::array<seen_range, most>, most> entries, exits;  ///< [from][to]

  all_histories(const std::vector<line_claim>& claims, int n, int cap, bool one_is_enough = false)
      : claims_(&claims), n_(n), cap_(cap), one_is_enough_(one_is_enough) {
    bool open_start = false;
    for (const auto& c : claims) open_start = open_start || c.from < 0;
    // Before the first point: only claims whose start is not stated reach there.
    for (int a = 0; a <= (open_start ? cap : 0); ++a)
      for (int x = 0; x <= (open_start ? cap : 0); ++x)
        for (int stock = 0; stock <= cap; ++stock) {
          if (stock - a + x < 0) continue;
          a_[0] = a;
          x_[0] = x;
          first_ = stock - a + x;
          if (fits(0)) gap(1);
        }
  }

 private:
  [[nodiscard]] std::int64_t stock(int p) const {
    return first_ + a_[static_cast<std::size_t>(p)] - x_[static_cast<std::size_t>(p)];
  }
  void gap(int p) {
    if (one_is_enough_ && found > 0) return;
    if (p == n_) return note();
    const auto i = static_cast<std::size_t>(p);
    for (int a = 0; a <= cap_; ++a)
      for (int x = 0; x <= cap_; ++x) {
        a_[i] = a_[i - 1] + a;
        x_[i] = x_[i - 1] + x;
        if (stock(p) >= 0 && fits(p)) gap(p + 1);
      }
  }
  /// Do the claims that end at this point hold?
  [[nodiscard]] bool fits(int p) const {
    for (const auto& c : *claims_) {
      if (c.to != p) continue;
      const auto number = c.number.interval();
      const auto moved = [&](const std::array<std::int64_t, most>& chain) {
        return chain[static_cast<std::size_t>(c.to)] - (c.from < 0 ? 0 : chain[static_cast<std::size_t>(c.from)]);
      };
      bool good = true;
      switch (c.kind) {
        case line_claim::what::held: good = number.contains(stock(p)); break;
        case line_claim::what::throughout:
          for (int q = c.from; q <= c.to; ++q) good = good && number.contains(stock(q));
          break;
        case line_claim::what::sometime: {
          // All come before any leaves, or the other way round: between those every stock is passed.
          const auto top = stock(c.from) + moved(a_), bottom = std::max<std::int64_t>(0, stock(c.from) - moved(x_));
          good = (!number.low || top >= *number.low) && (!number.high || bottom <= *number.high);
          break;
        }
        case line_claim::what::entries: good = number.contains(moved(a_)); break;
        case line_claim::what::exits: good = number.contains(moved(x_)); break;
      }
      if (!good) return false;
    }
    return true;
  }
  void note() {
    ++found;
    for (int p = 0; p < n_; ++p) {
      const auto i = static_cast<std::size_t>(p);
      held[i].see(stock(p));
      for (std::size_t j = i; j < static_cast<std::size_t>(n_); ++j) {
        entries[i][j].see(a_[j] - a_[i]);
        exits[i][j].see(x_[j] - x_[i]);
      }
    }
  }

  const std::vector<line_claim>* claims_;
  int n_, cap_;
  bool one_is_enough_;
  std::int64_t first_ = 0;
  std::array<std::int64_t, most> a_{}, x_{};
};

}  // namespace habeas::testing
