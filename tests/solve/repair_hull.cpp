// SPDX-License-Identifier: MIT
#include "solve/repair_hull.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "repair_oracle.hpp"

namespace test_repair_hull {

using namespace habeas::solve;
using namespace habeas::testing;

namespace {

const auto apart = [](std::size_t i) { return i; };
const auto size_of = [](const item_set& s) { return s.size(); };

repaired_value ask(const premised_system& s, const item_set& given_up, variable plus, variable minus) {
  const difference_solver solver(s.system, s.mask(without(items_below(s.items), given_up)));
  return {solver.lower(plus, minus), solver.upper(plus, minus), false};
}
repaired_question question(const premised_system& s, variable plus, variable minus, std::size_t* asked = nullptr) {
  const auto rests_on = [&s, plus, minus](const item_set& given_up) {
    const difference_solver solver(s.system, s.mask(without(items_below(s.items), given_up)));
    const auto items_of = [&](const std::vector<row_index>& rows) {
      item_set items;
      for (const auto r : rows)
        for (const auto p : s.system.premises_of(r)) items.push_back(p);
      std::sort(items.begin(), items.end());
      items.erase(std::unique(items.begin(), items.end()), items.end());
      return items;
    };
    return ends_rest_on{items_of(solver.proof(minus, plus)), items_of(solver.proof(plus, minus))};
  };
  return {[&s, plus, minus, asked](const item_set& without) {
            if (asked != nullptr) ++*asked;
            return ask(s, without, plus, minus);
          },
          rests_on};
}

/// The looser of two ends, from below or from above.
std::optional<std::int64_t> looser(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b, bool low) {
  if (!a || !b) return std::nullopt;
  return low ? std::min(*a, *b) : std::max(*a, *b);
}

}  // namespace

TEST_CASE("seven dates told in two ways each: 128 repairs, and only the last pair moves the last date") {
  // Item 2i says at least 10 + i and at most 12 + i of variable i + 1, item 2i + 1 says 15 + i to 17 + i.
  premised_system s{{}, 14};
  s.system.add_variables(8);
  for (variable v = 1; v < 8; ++v)
    for (premise told = 0; told < 2; ++told) {
      const std::vector<premise> on{2 * (v - 1) + told};
      const auto first = static_cast<std::int64_t>(100 + v - 1 + 5 * told);
      s.system.add_row(v, 0, first + 2, on);
      s.system.add_row(0, v, -first, on);
    }
  const auto family = find_conflict_family(items_below(14), [&](const item_set& on) { return s.ask(on, true); });
  CHECK(family.repairs.size() == 128);
  const auto groups = groups_of(family, apart, size_of);
  CHECK(groups.size() == 7);
  std::size_t asked = 0;
  repair_search search(groups, question(s, 7, 0, &asked), 1000);
  const auto h = search.find(false);
  CHECK(h.exact);
  CHECK(h.low == 106);
  CHECK(h.high == 113);
  CHECK(asked < 20);
  CHECK(search.groups_that_matter() == std::vector<std::size_t>{6});
  CHECK(search.list({6}, 64).first == std::vector<item_set>{{12}, {13}});
}

TEST_CASE("what is not settled is answered without all that may be disputed, and said to be outer") {
  premised_system s{{}, 3};
  s.system.add_variables(2);
  s.system.add_row(0, 1, -5, std::vector<premise>{0});
  s.system.add_row(0, 1, -7, std::vector<premise>{1});
  s.system.add_row(0, 1, -1, std::vector<premise>{2});
  repair_group open;
  open.settled = false;
  open.disputed = {0, 1};
  const std::vector<repair_group> groups{open};
  repair_search search(groups, question(s, 1, 0), 1000);
  const auto h = search.find(false);
  CHECK_FALSE(h.exact);
  CHECK(h.low == 1);
  CHECK_FALSE(h.high);
}

TEST_CASE("the lightest repairs are listed first, and the rest are counted") {
  std::vector<repair_group> groups(3);
  for (std::size_t g = 0; g < 3; ++g) {
    const auto base = 4 * g;
    groups[g].repairs = {{base}, {base + 1, base + 2}};
    groups[g].weight = {1, 2};
    groups[g].disputed = {base, base + 1, base + 2};
  }
  const repair_search search(groups, repaired_question{}, 10);
  const auto listed = search.list({0, 1, 2}, 2);
  CHECK(listed.first == std::vector<item_set>{{0, 4, 8}, {0, 4, 9, 10}});
  CHECK(listed.left == 6);
}

TEST_CASE("the hull of random systems is that over all repairs, and groups that do not matter move nothing") {
  INFO("seed " << seed);
  random_source random(seed);
  std::size_t wide = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto n = static_cast<std::size_t>(random(3, 9));
    const auto made = random_premised(random, n);
    const all_subsets truth(n, [&](const item_set& on) { return made.ask(on, false).holds; });
    if (truth.repairs.empty()) continue;
    const auto family = find_conflict_family(items_below(n), [&](const item_set& on) { return made.ask(on, true); });
    const auto groups = groups_of(family, apart, size_of);
    const auto last = static_cast<std::int64_t>(made.system.variable_count()) - 1;
    const auto plus = static_cast<variable>(random(0, last)), minus = static_cast<variable>(random(0, last));
    std::map<item_set, repaired_value> by_repair;
    for (const auto& r : truth.repairs) by_repair[r] = ask(made, r, plus, minus);
    auto all = by_repair.begin()->second, few = all;
    bool first_few = true;
    const auto least = truth.repairs.front().size();
    for (const auto& [r, v] : by_repair) {
      all = {looser(all.low, v.low, true), looser(all.high, v.high, false), false};
      if (r.size() != least) continue;
      few = first_few ? v : repaired_value{looser(few.low, v.low, true), looser(few.high, v.high, false), false};
      first_few = false;
    }
    repair_search search(groups, question(made, plus, minus), 10'000);
    const auto h = search.find(false);
    CHECK(h.exact);
    CHECK(h.low == all.low);
    CHECK(h.high == all.high);
    const auto f = search.find(true);
    CHECK(f.low == few.low);
    CHECK(f.high == few.high);
    wide += truth.repairs.size() > 1 && all.low != all.high;

    const auto matter = search.groups_that_matter();
    const auto listed = search.list(matter, 1000);
    CHECK(listed.left == 0);
    std::set<item_set> of_matter;
    for (const auto& [r, v] : by_repair) {
      item_set part;
      for (const auto g : matter) {
        item_set both;
        std::set_intersection(r.begin(), r.end(), groups[g].disputed.begin(), groups[g].disputed.end(), std::back_inserter(both));
        part = joined(part, both);
      }
      of_matter.insert(part);
      // The repairs that agree on what matters answer the same.
      for (const auto& [other, w] : by_repair) {
        const bool agrees = std::all_of(matter.begin(), matter.end(), [&](std::size_t g) {
          return std::all_of(groups[g].disputed.begin(), groups[g].disputed.end(), [&](std::size_t i) {
            return std::binary_search(r.begin(), r.end(), i) == std::binary_search(other.begin(), other.end(), i);
          });
        });
        if (agrees) CHECK((v.low == w.low && v.high == w.high));
      }
    }
    if (!matter.empty()) CHECK(std::set<item_set>(listed.first.begin(), listed.first.end()) == of_matter);
  }
  CHECK(wide > 200);
}

TEST_CASE("of very many repairs no more are asked about than up to one that is as loose as can be") {
  // Fifty numbers of one thing: each repair keeps one of them, and only the first proves more than nothing.
  repair_group g;
  for (std::size_t i = 0; i < 50; ++i) {
    g.disputed.push_back(i);
    item_set others;
    for (std::size_t j = 0; j < 50; ++j)
      if (j != i) others.push_back(j);
    g.repairs.push_back(std::move(others));
    g.weight.push_back(49);
  }
  std::size_t asked = 0;
  const auto value = [&](const item_set& without) {
    ++asked;
    return repaired_value{without.size() == 49 && without.front() == 1 ? 5 : 0, 9};
  };
  const std::vector<repair_group> groups{g};
  repair_search search(groups, {value, [](const item_set&) { return ends_rest_on{}; }}, 10'000);
  const auto h = search.find(false);
  CHECK(h.exact);
  CHECK(h.low == 0);
  CHECK(h.high == 9);
  CHECK(h.low_without == g.repairs[1]);
  // Without all, and two repairs.
  CHECK(asked == 3);
  asked = 0;
  repair_search low(groups, {[&](const item_set& without) { return ++asked, repaired_value{1, without.size() == 50 ? 90 : 9}; }, [](const item_set&) { return ends_rest_on{}; }}, 10'000);
  CHECK(low.find(false, true).low == 1);
  CHECK(asked == 2);
}

}  // namespace test_repair_hull
