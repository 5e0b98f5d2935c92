// SPDX-License-Identifier: MIT
#include "solve/conflict_scan.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

#include "repair_oracle.hpp"

namespace test_conflict_scan {

using namespace habeas::solve;
using namespace habeas::testing;

namespace {

bool any(premise) { return true; }

/// Without what can be spared, by asking about one after another.
filtered_conflict thin(const premised_system& of, std::vector<premise> fault) {
  std::size_t asked = 0;
  for (std::size_t i = 0; i < fault.size();) {
    auto rest = fault;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    ++asked;
    if (of.ask(item_set(rest.begin(), rest.end()), false).holds) ++i;
    else fault = rest;
  }
  return {fault, asked};
}

/// Stocks of so many weeks, and who came and left since the week before, all exact; the stocks of `slips` are wrong.
premised_system chain_of(std::size_t weeks, const std::vector<std::size_t>& slips) {
  premised_system s{{}, 3 * weeks};
  s.system.add_variables(2 * weeks);
  const auto exactly = [&](std::size_t plus, std::size_t minus, std::int64_t n, std::size_t by) {
    const std::vector<premise> on{static_cast<premise>(by)};
    s.system.add_row(static_cast<variable>(plus), static_cast<variable>(minus), n, on);
    s.system.add_row(static_cast<variable>(minus), static_cast<variable>(plus), -n, on);
  };
  for (std::size_t i = 0; i < weeks; ++i) {
    const auto in = 2 * i, out = in + 1;
    const bool slip = std::find(slips.begin(), slips.end(), i) != slips.end();
    exactly(in, out, 100 + 3 * static_cast<std::int64_t>(i) + (slip ? 100 : 0), i);
    if (i == 0) continue;
    exactly(in, in - 2, 5, weeks + i);
    exactly(out, out - 2, 2, 2 * weeks + i);
  }
  return s;
}

}  // namespace

TEST_CASE("what a walk leaves out are minimal conflicts that share nothing, and the rest holds") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t several = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto made = random_premised(random, n);
    const all_subsets truth(n, [&](const item_set& on) { return made.ask(on, false).holds; });
    const auto found = scan_for_conflicts(made.system, any, [&](std::vector<premise> fault) { return thin(made, std::move(fault)); }, 1'000'000);
    REQUIRE(found);
    const bool holds = made.ask(items_below(n), false).holds;
    CHECK(found->conflicts.empty() == holds);
    const auto first = first_fault(made.system, {}, any);
    CHECK(first.conflict.empty() == holds);
    if (!holds) CHECK_FALSE(made.ask(item_set(first.conflict.begin(), first.conflict.end()), false).holds);
    item_set gone;
    for (const auto& c : found->conflicts) {
      const item_set items(c.begin(), c.end());
      CHECK(std::find(truth.conflicts.begin(), truth.conflicts.end(), items) != truth.conflicts.end());
      CHECK_FALSE(meet(items, gone));
      gone = joined(gone, items);
    }
    CHECK(made.ask(without(items_below(n), gone), false).holds);
    several += found->conflicts.size() > 1;
  }
  CHECK(several > 100);
}

TEST_CASE("premises that are off, and those that may not go, are none of the fault") {
  const auto s = chain_of(6, {3});
  const auto all = first_fault(s.system, {}, any).conflict;
  CHECK(std::find(all.begin(), all.end(), premise{3}) != all.end());
  premise_mask off;
  off.off(3);
  CHECK(first_fault(s.system, off, any).conflict.empty());
  // Where who came and left is hard, two stocks are what cannot hold.
  const auto stocks = first_fault(s.system, {}, [](premise p) { return p < 6; }).conflict;
  CHECK(stocks.size() == 2);
  // Where all is hard, nothing can be left out.
  CHECK_FALSE(scan_for_conflicts(s.system, [](premise) { return false; }, [&](std::vector<premise> fault) { return thin(s, std::move(fault)); }, 1'000'000));
}

TEST_CASE("a long chain with slips costs what it is long, and conflicts are of what is near") {
  const auto work = [](std::size_t weeks) {
    std::vector<std::size_t> slips;
    for (std::size_t i = 50; i < weeks; i += 100) slips.push_back(i);
    const auto s = chain_of(weeks, slips);
    std::size_t thinned = 0;
    const auto as_it_is = [&](std::vector<premise> fault) {
      CHECK(fault.size() <= 4);
      ++thinned;
      return filtered_conflict{std::move(fault), 1};
    };
    const auto found = scan_for_conflicts(s.system, any, as_it_is, 1'000'000'000);
    REQUIRE(found);
    CHECK(found->conflicts.size() == slips.size());
    CHECK(thinned == slips.size());
    return found->looked_at;
  };
  CHECK(work(4'000) < 10 * work(500));
}

TEST_CASE("a walk ends at its limit, and on request") {
  const auto s = chain_of(200, {50, 150});
  const auto thinned = [&](std::vector<premise> fault) { return thin(s, std::move(fault)); };
  CHECK(scan_for_conflicts(s.system, any, thinned, 1'000'000));
  CHECK_FALSE(scan_for_conflicts(s.system, any, thinned, 100));
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)scan_for_conflicts(s.system, any, thinned, 1'000'000, stop.get_token()), habeas::error);
  CHECK_THROWS_AS((void)first_fault(s.system, {}, any, stop.get_token()), habeas::error);
}

}  // namespace test_conflict_scan
