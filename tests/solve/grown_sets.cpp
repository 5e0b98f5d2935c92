// SPDX-License-Identifier: MIT
#include "solve/grown_sets.hpp"

#include <map>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_grown_sets {

using namespace habeas::solve;

namespace {

std::vector<premise> list(std::span<const premise> some) { return {some.begin(), some.end()}; }

}  // namespace

TEST_CASE("grown_sets: a set with what it has already is the same set, and equal sets are one") {
  detail::grown_sets sets;
  CHECK(sets.size() == 1);
  CHECK(sets[0].empty());
  CHECK(sets.with(0, {}) == 0);
  const auto a = sets.with(0, std::vector<premise>{1, 3});
  CHECK(list(sets[a]) == std::vector<premise>{1, 3});
  CHECK(sets.size_of(a) == 2);
  CHECK(sets.with(a, std::vector<premise>{3}) == a);
  CHECK(sets.with(a, std::vector<premise>{1, 3}) == a);
  // By another way.
  CHECK(sets.with(sets.with(0, std::vector<premise>{3}), std::vector<premise>{1}) == a);
  const auto b = sets.with(a, std::vector<premise>{2, 3, 66});
  CHECK(list(sets[b]) == std::vector<premise>{1, 2, 3, 66});
  CHECK(sets.marks(b) == (std::uint64_t{1} << 1 | std::uint64_t{1} << 2 | std::uint64_t{1} << 3));
}

TEST_CASE("grown_sets: random sets have one number each") {
  habeas::testing::random_source random(habeas::testing::seed);
  CAPTURE(habeas::testing::seed);
  detail::grown_sets sets;
  std::map<std::set<premise>, detail::grown_sets::set_id> known{{{}, 0}};
  std::vector<std::set<premise>> all{{}};
  for (int i = 0; i < 3'000; ++i) {
    const auto& from = all[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(all.size()) - 1))];
    std::set<premise> more;
    for (auto n = random(0, 3); n > 0; --n) more.insert(static_cast<premise>(random(0, 12)));
    auto both = from;
    both.insert(more.begin(), more.end());
    const auto set = sets.with(known.at(from), std::vector<premise>(more.begin(), more.end()));
    const auto [at, fresh] = known.try_emplace(both, set);
    CHECK(at->second == set);
    CHECK(list(sets[set]) == std::vector<premise>(both.begin(), both.end()));
    if (fresh) all.push_back(both);
  }
  CHECK(sets.size() == known.size());
  CHECK(known.size() > 500);
}

}  // namespace test_grown_sets
