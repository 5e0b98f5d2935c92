// SPDX-License-Identifier: MIT
#include "solve/fewest_repairs.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>

#include "repair_oracle.hpp"

namespace test_fewest_repairs {

using namespace habeas::solve;
using namespace habeas::testing;

TEST_CASE("the repairs of the fewest origins are those among all sets of items") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t shared = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 9));
    const auto made = random_premised(random, n);
    const all_subsets truth(n, [&](const item_set& on) { return made.ask(on, false).holds; });
    if (truth.repairs.empty()) continue;
    std::vector<std::size_t> origin;
    for (std::size_t i = 0; i < n; ++i) origin.push_back(static_cast<std::size_t>(random(0, 2) == 0 ? random(0, static_cast<std::int64_t>(i)) : static_cast<std::int64_t>(i)));
    const auto weight = [&](const item_set& s) {
      std::set<std::size_t> all;
      for (const auto i : s) all.insert(origin[i]);
      return all.size();
    };
    auto least = n;
    for (const auto& r : truth.repairs) least = std::min(least, weight(r));
    std::set<item_set> lightest;
    for (const auto& r : truth.repairs)
      if (weight(r) == least) lightest.insert(r);
    const auto found = find_fewest_repairs(items_below(n), [&](const item_set& on) { return made.ask(on, true); },
                                           [&](std::size_t i) { return origin[i]; }, {}, 5000);
    CHECK(found.settled);
    CHECK(found.weight == least);
    CHECK(std::set<item_set>(found.repairs.begin(), found.repairs.end()) == lightest);
    for (const auto& c : found.conflicts) CHECK(std::find(truth.conflicts.begin(), truth.conflicts.end(), c) != truth.conflicts.end());
    shared += lightest.size() > 1;
  }
  CHECK(shared > 200);
}

TEST_CASE("clusters have the lightest repairs of the whole, whatever the order, or say that they are not settled") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t settled = 0, in_two = 0;
  for (int round = 0; round < 3000; ++round) {
    // Two systems that share no variable, so that there are clusters, in an order that may mix them.
    const auto one = static_cast<std::size_t>(random(2, 5)), both = one + static_cast<std::size_t>(random(2, 5));
    const auto first = random_premised(random, one), second = random_premised(random, both - one);
    const auto holds = [&](const item_set& on) {
      const auto at = std::lower_bound(on.begin(), on.end(), one);
      item_set later(at, on.end());
      for (auto& i : later) i -= one;
      auto answer = first.ask(item_set(on.begin(), at), true);
      if (!answer.holds) return answer;
      answer = second.ask(later, true);
      if (answer.fault)
        for (auto& i : *answer.fault) i += one;
      return answer;
    };
    const all_subsets truth(both, [&](const item_set& on) { return holds(on).holds; });
    if (truth.conflicts.empty()) continue;
    auto order = items_below(both);
    const auto swaps = random(0, 3);
    for (std::int64_t i = 0; i < swaps; ++i) std::swap(order[static_cast<std::size_t>(random(0, 3))], order.back());
    std::size_t asked = 0;
    const auto apart = conflicts_apart_by_halves(order, holds, 5000, asked);
    REQUIRE(apart);
    for (const auto& c : *apart) CHECK(std::find(truth.conflicts.begin(), truth.conflicts.end(), c) != truth.conflicts.end());
    const auto found = find_fewest_by_clusters(order, *apart, holds, [](std::size_t i) { return i; }, 5000);
    if (!found.settled) continue;
    ++settled;
    in_two += found.clusters.size() > 1;
    std::set<item_set> made{{}};
    for (const auto& c : found.clusters) {
      std::set<item_set> longer;
      for (const auto& m : made)
        for (const auto& r : c.repairs) longer.insert(joined(m, r));
      made = std::move(longer);
      for (const auto& k : c.conflicts) CHECK(std::find(truth.conflicts.begin(), truth.conflicts.end(), k) != truth.conflicts.end());
    }
    // One of each cluster, where these hold together; the first of each do.
    item_set first_of_each;
    for (const auto& c : found.clusters) first_of_each = joined(first_of_each, c.repairs.front());
    CHECK(holds(without(items_below(both), first_of_each)).holds);
    // Nor is a repair of one of them alone that, beside the first of the others, repairs nothing.
    if (found.clusters.size() == 2)
      for (std::size_t k = 0; k < 2; ++k)
        for (const auto& r : found.clusters[k].repairs) CHECK(holds(without(items_below(both), joined(r, found.clusters[1 - k].repairs.front()))).holds);
    std::erase_if(made, [&](const item_set& m) { return !holds(without(items_below(both), m)).holds; });
    std::set<item_set> lightest;
    for (const auto& r : truth.repairs)
      if (r.size() == truth.repairs.front().size()) lightest.insert(r);
    CHECK(made == lightest);
  }
  CHECK(settled > 1000);
  CHECK(in_two > 200);
}

TEST_CASE("one slip in a long chain of exact counts is one repair, found in few questions") {
  // Stocks s_i and flows f_i with s_i + f_i = s_(i+1), all exact; one stock is off by one. There are about 400 repairs.
  constexpr std::size_t stocks = 40;
  premised_system s{{}, 2 * stocks - 1};
  s.system.add_variables(2 * stocks);
  const auto exactly = [&](variable plus, variable minus, std::int64_t n, premise by) {
    const std::vector<premise> on{by};
    s.system.add_row(plus, minus, n, on);
    s.system.add_row(minus, plus, -n, on);
  };
  for (variable i = 0; i < stocks; ++i) exactly(i + 1, 0, i == 20 ? 101 : 100, i);
  for (variable i = 0; i + 1 < stocks; ++i) exactly(i + 2, i + 1, 0, static_cast<premise>(stocks + i));
  std::size_t asked = 0;
  const auto found = find_fewest_repairs(items_below(s.items), [&](const item_set& on) { return ++asked, s.ask(on, true); },
                                         [](std::size_t i) { return i; }, {}, 5000);
  CHECK(found.settled);
  CHECK(found.repairs == std::vector<item_set>{{20}});
  CHECK(asked < 400);
}

TEST_CASE("at a limit it says that it is not settled") {
  premised_system s{{}, 6};
  s.system.add_variables(2);
  for (premise p = 0; p < 6; ++p) s.system.add_row(0, 1, p % 2 == 0 ? -1 : 0, std::vector<premise>{p});
  s.system.add_row(1, 0, 0);
  const auto found = find_fewest_repairs(items_below(6), [&](const item_set& on) { return s.ask(on, true); }, [](std::size_t i) { return i; }, {}, 2);
  CHECK_FALSE(found.settled);
}

TEST_CASE("a limit holds whatever one asking costs") {
  std::vector<item_set> known;
  for (std::size_t i = 0; i < 7; ++i) known.push_back({3 * i, 3 * i + 1, 3 * i + 2});
  for (const std::size_t asks : {300U, 350U, 1000U, 1050U}) {
    const auto found = find_fewest_repairs(items_below(21), [](const item_set&) { return monotone_answer{true, std::nullopt, 100}; }, [](std::size_t i) { return i; }, known, asks);
    CHECK_FALSE(found.settled);
    CHECK(found.asked < asks + 100);
  }
}

TEST_CASE("sets compared are counted, though the test that is asked counts nothing") {
  // Thirty triples apart, all known: of three origins each the lightest sets are 3^30, and nobody goes through them all.
  std::vector<item_set> known;
  for (std::size_t i = 0; i < 30; ++i) known.push_back({3 * i, 3 * i + 1, 3 * i + 2});
  const auto test = [&](const item_set& on) {
    for (const auto& k : known)
      if (std::all_of(k.begin(), k.end(), [&](std::size_t i) { return std::binary_search(on.begin(), on.end(), i); })) return monotone_answer{false, k};
    return monotone_answer{};
  };
  const auto find = [&](std::stop_token stop) {
    return find_fewest_repairs(items_below(90), test, [](std::size_t i) { return i; }, known, 20'000, stop);
  };
  {
    const habeas::work_limits limits({}, 100'000);
    CHECK_THROWS_AS((void)find({}), habeas::error);
    CHECK(limits.steps() < 120'000);
  }
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)find(stop.get_token()), habeas::error);
}

}  // namespace test_fewest_repairs
