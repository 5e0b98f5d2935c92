// SPDX-License-Identifier: MIT
// One person whose changes are told with days that leave their order open: every order that the days allow, one by one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"
#include "made/some_days.hpp"

namespace test_open_orders {

using namespace habeas;

namespace {

constexpr std::int64_t days = 5, slots = 4;  // instants: as many to a day as there are things told at most

enum class told { left, came, listed };

struct thing_told {
  told what;
  std::set<std::int64_t> days;
};

/// What is told of one person: up to four changes and memberships, and perhaps that the person was counted.
struct told_person {
  testing::small_dossier d;
  bool counted = false;
  std::vector<thing_told> all;

  explicit told_person(testing::random_source& random) {
    d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
    d.assume("at_once", true, assumption_effect::enter_when_held);
    d.content.assumptions.back().account = testing::the_account;
    person ana;
    ana.id = person_id("ana");
    ana.synthetic = true;
    d.content.people.push_back(ana);
    counted = random(0, 1) == 0;
    if (counted) d.add("counted", member_claim{ana.id, {}, testing::the_account});
    for (std::int64_t i = 0, n = random(2, slots); i < n; ++i) {
      const auto what = static_cast<told>(random(0, 2));
      auto [date, allowed] = testing::some_days(random, 1, days, testing::january);
      const auto name = "t" + std::to_string(i);
      if (what == told::listed) {
        const auto on = *allowed.begin();
        allowed = {on};
        d.add(name, member_claim{ana.id, {}, testing::the_account}, testing::january(on));
      } else {
        d.add_event(name);
        d.content.events.back().people = {ana.id};
        d.content.events.back().change.emplace();
        d.content.events.back().change->how = what == told::left ? mechanism::release : mechanism::arrest;
        d.dated(name, name, date);
      }
      all.push_back({what, std::move(allowed)});
    }
  }
};

using window = std::pair<std::int64_t, std::int64_t>;

/// The fewest exits, and entries, that an order leaves for each window: `at` says when each thing was.
void count(const told_person& p, const std::vector<std::int64_t>& at, std::map<window, std::int64_t>& fewest_exits) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < at.size(); ++i) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return at[a] < at[b]; });
  std::vector<window> exits;  // the instants between which each lies
  std::optional<std::int64_t> in_since;  // certainly in the count then
  bool until_now = p.counted;            // and since, for all that is told
  bool in = p.counted;
  for (const auto i : order) {
    if (p.all[i].what != told::left) {
      in_since = at[i];
      in = true;
      until_now = until_now || p.counted || p.all[i].what == told::came;
      continue;
    }
    if (in) exits.emplace_back(until_now ? at[i] : *in_since, at[i]);
    in = until_now = false;
  }
  for (std::int64_t from = 0; from < days; ++from)
    for (auto to = from + 1; to <= days; ++to) {
      const auto first = (from + 1) * slots, last = (to + 1) * slots;  // of the days 1 to 5
      const auto n = std::count_if(exits.begin(), exits.end(), [&](const window& e) { return first <= e.first && e.second < last; });
      const auto [there, fresh] = fewest_exits.try_emplace({from, to}, n);
      if (!fresh) there->second = std::min<std::int64_t>(there->second, n);
    }
}

std::map<window, std::int64_t> fewest_of_every_order(const told_person& p) {
  std::map<window, std::int64_t> fewest;
  std::vector<std::int64_t> at(p.all.size());
  const auto go = [&](const auto& self, std::size_t i) -> void {
    if (i == at.size()) return count(p, at, fewest);
    for (const auto day : p.all[i].days)
      for (std::int64_t k = 0; k < slots; ++k) {
        const auto t = day * slots + k;
        if (std::find(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(i), t) != at.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        at[i] = t;
        self(self, i + 1);
      }
  };
  go(go, 0);
  return fewest;
}

}  // namespace

TEST_CASE("open orders: no more exits than every order of what is told leaves, and mostly as many") {
  testing::random_source random(testing::seed + 23);
  std::size_t positive = 0, equal = 0;
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    const told_person person(random);
    const auto fewest = fewest_of_every_order(person);
    const dossier view(person.d.content);
    const ledger books(view, testing::the_account);
    if (!books.contradictions().empty()) continue;
    for (const auto& [of, least] : fewest) {
      CAPTURE(of.first);
      CAPTURE(of.second);
      const auto from = testing::point_of("end:" + (of.first == 0 ? std::string("2025-12-31") : testing::january(of.first)));
      const auto b = books.exits(from, testing::point_of("end:" + testing::january(of.second)));
      REQUIRE(b.low.value_or(0) <= least);
      REQUIRE(verify::check(b, view).valid());
      positive += least > 0 ? 1 : 0;
      equal += least > 0 && b.low == least ? 1 : 0;
    }
  }
  MESSAGE(equal << " of " << positive << " are as many");
  CHECK(positive > 300);
  CHECK(equal * 10 > positive * 7);
}

}  // namespace test_open_orders
