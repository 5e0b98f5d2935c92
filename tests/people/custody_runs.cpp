// SPDX-License-Identifier: MIT
#include "people/custody_runs.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_custody_runs {

using namespace habeas;

namespace {

constexpr std::int64_t last_day = 28;

/// The real lives of a few invented people, and what is told of them: never all of it, some of it twice.
struct told_lives {
  testing::small_dossier d;
  std::vector<std::int64_t> exits, entries;  ///< the days on which somebody really left, or came

  told_lives(testing::random_source& random, bool comes) {
    d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
    if (comes) {
      d.assume("at_once", true, assumption_effect::enter_when_held);
      d.content.assumptions.back().account = testing::the_account;
    }
    const auto people = random(1, 3);
    for (std::int64_t p = 0; p < people; ++p) life(random, fmt::format("p{}", p));
  }

 private:
  void life(testing::random_source& random, const std::string& name) {
    std::vector<std::string> records{name};
    if (random(0, 3) == 0) records.push_back(name + "bis");
    for (const auto& r : records) {
      person one;
      one.id = person_id(r);
      one.synthetic = true;
      d.content.people.push_back(one);
    }
    if (records.size() == 2)
      d.add(name + "-is", identity_claim{person_id(records[0]), person_id(records[1]), random(0, 1) == 0 ? identity_verdict::same : identity_verdict::possibly_same});
    const auto record = [&] { return person_id(records[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(records.size()) - 1))]); };
    bool in = random(0, 2) != 0;
    if (random(0, 1) == 0) d.add(name + "-counted", member_claim{record(), {}, testing::the_account});
    auto day = random(2, 6);
    for (std::int64_t n = 0; day < last_day; ++n) {
      const auto until = std::min(day + random(2, 9), last_day + 1);  // when the next change is
      const auto change = fmt::format("{}-{}", name, n);
      (in ? exits : entries).push_back(day);
      if (random(0, 3) != 0) {
        tell(random, change, record(), in ? mechanism::release : random(0, 1) == 0 ? mechanism::arrest : mechanism::disappearance, day, day);
        // The same told again, later: a death at liberty, an arrest that is acknowledged.
        if (until - day > 3 && random(0, 2) == 0)
          tell(random, change + "-again", record(), in ? (random(0, 1) == 0 ? mechanism::release : mechanism::death) : mechanism::arrest, day + 1, until - 2);
      }
      in = !in;
      if (in && until - day > 3 && random(0, 1) == 0)
        for (std::int64_t lists = random(1, 2); lists > 0; --lists)
          d.add(fmt::format("{}-listed-{}", change, lists), member_claim{record(), {}, testing::the_account}, testing::january(random(day + 1, until - 1)));
      day = until;
    }
  }
  void tell(testing::random_source& random, const std::string& name, const person_id& who, mechanism how, std::int64_t first, std::int64_t last) {
    event e;
    e.id = event_id(name);
    e.people = {who};
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    const auto on = random(first, last);
    // An exact day, or one of some days about it that leave the order to the other changes open or not.
    const auto date = random(0, 2) != 0 ? testing::january(on) : fmt::format("[{}..{}]", testing::january(std::max<std::int64_t>(1, on - random(0, 2))), testing::january(std::min<std::int64_t>(last_day, on + random(0, 2))));
    if (random(0, 9) != 0) d.dated(name, name, date);
    else d.add(name, occurred_claim{event_id(name)});
  }
};

std::int64_t within(const std::vector<std::int64_t>& days, std::int64_t after, std::int64_t until) {
  std::int64_t n = 0;
  for (const auto day : days) n += day > after && day <= until ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("custody runs: what is told of people's lives never counts more than happened") {
  testing::random_source random(testing::seed + 18);
  std::size_t counted = 0, full = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const told_lives lives(random, round % 2 == 0);
    const dossier view(lives.d.content);
    const ledger books(view, testing::the_account);
    REQUIRE(books.contradictions().empty());
    for (int asked = 0; asked < 6; ++asked) {
      const auto after = asked == 0 ? 0 : random(0, last_day - 1), until = asked == 0 ? last_day : random(after + 1, last_day);
      const auto from = testing::point_of("end:" + (after == 0 ? std::string("2025-12-31") : testing::january(after)));
      const auto to = testing::point_of("end:" + testing::january(until));
      for (const bool out : {true, false}) {
        const auto b = out ? books.exits(from, to) : books.entries(from, to);
        const auto happened = within(out ? lives.exits : lives.entries, after, until);
        CAPTURE(after);
        CAPTURE(until);
        REQUIRE(b.low.value_or(0) <= happened);
        const auto checked = verify::check(b, view);
        for (const auto& r : checked.reasons) MESSAGE(r);
        REQUIRE(checked.valid());
        if (b.low.value_or(0) > 0) ++counted;
        if (b.low.value_or(0) > 0 && b.low == happened) ++full;
      }
    }
  }
  // It is not empty praise: many answers count somebody, and many count all who moved.
  CHECK(counted > 600);
  CHECK(full > 200);
}

TEST_CASE("custody runs: each membership and each change after it bound when somebody left") {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  person ana;
  ana.id = person_id("ana");
  ana.synthetic = true;
  d.content.people.push_back(ana);
  for (const auto* name : {"release", "death"}) {
    d.add_event(name);
    d.content.events.back().people = {ana.id};
    d.content.events.back().change.emplace();
    d.content.events.back().change->how = name == std::string("death") ? mechanism::death : mechanism::release;
  }
  d.dated("freed", "release", "[2026-01-03..2026-01-08]");
  d.dated("dead", "death", "[2026-01-07..2026-01-20]");
  d.add("listed", member_claim{ana.id, {}, testing::the_account}, testing::january(1));
  d.add("still", member_claim{ana.id, {}, testing::the_account}, testing::january(5));
  const dossier view(d.content);
  const ledger books(view, testing::the_account);
  const auto least = [&](std::int64_t after, std::int64_t until) {
    const auto b = books.exits(testing::point_of("end:" + testing::january(after)), testing::point_of("end:" + testing::january(until)));
    CHECK(verify::check(b, view).valid());
    return b.low.value_or(0);
  };
  const auto before_1 = books.exits(testing::point_of("end:2025-12-31"), testing::point_of("end:" + testing::january(8)));
  CHECK(before_1.low == 1);  // counted on the 1st, and freed by the 8th
  CHECK(verify::check(before_1, view).valid());
  CHECK(least(4, 20) == 1);  // counted on the 5th, and dead by the 20th
  CHECK(least(4, 8) == 0);   // freed before the 5th perhaps
  CHECK(least(5, 20) == 0);
}

TEST_CASE("custody runs: who was on a list and was freed later has left, and perhaps otherwise than by the release") {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  person ana;
  ana.id = person_id("ana");
  ana.synthetic = true;
  d.content.people.push_back(ana);
  d.add_event("release");
  d.content.events.back().people = {ana.id};
  d.content.events.back().change.emplace();
  d.content.events.back().change->how = mechanism::release;
  d.dated("freed", "release", "2026-01-09");
  d.add("listed", member_claim{ana.id, {}, testing::the_account}, testing::january(2));
  const auto end_of = [](int day) { return testing::time_ref_at(time_ref::how::end_of, testing::january(day)); };
  d.flow("none", direction::exits, quantity::exact(0), end_of(12), end_of(14), mechanism::release);
  const auto from = testing::point_of("end:" + testing::january(1)), to = testing::point_of("end:" + testing::january(9));
  {
    // Taken off the list on the 5th by mistake, and freed on the 9th, is no release of somebody who was counted.
    const dossier view(d.content);
    const ledger books(view, testing::the_account);
    auto any = books.exits(from, to);
    CHECK(any.low == 1);
    CHECK(verify::check(any, view).valid());
    CHECK(books.exits(from, to, mechanism::release).low.value_or(0) == 0);
    // Nor does a proof say so.
    REQUIRE(any.low_proof);
    for (auto& step : any.low_proof->steps) step.plus.chain.of = step.minus.chain.of = mechanism::release;
    CHECK_FALSE(verify::check(any, view).valid());
  }
  // In the count when the release came: that it is.
  d.add("counted", member_claim{ana.id, {}, testing::the_account}, "");
  const dossier view(d.content);
  const auto released = ledger(view, testing::the_account).exits(from, to, mechanism::release);
  CHECK(released.low == 1);
  CHECK(verify::check(released, view).valid());
}

TEST_CASE("custody runs: leaving a claim out never adds a unit") {
  testing::random_source random(testing::seed + 19);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const told_lives lives(random, round % 2 == 0);
    const dossier view(lives.d.content);
    const auto ends = [&](const dossier& d) {
      const ledger books(d, testing::the_account);
      std::vector<std::int64_t> low;
      for (std::int64_t day = 1; day < last_day; day += 3)
        for (const std::int64_t length : {1, 8, 27}) {
          if (day + length > last_day) continue;
          const auto from = testing::point_of("end:" + testing::january(day)), to = testing::point_of("end:" + testing::january(day + length));
          low.push_back(books.exits(from, to).low.value_or(0));
        }
      return low;
    };
    const auto whole = ends(view);
    for (const auto& c : view.content().claims) {
      CAPTURE(c.id.text());
      const auto less = ends(view.without(c.id.text()));
      for (std::size_t i = 0; i < whole.size(); ++i) REQUIRE(less[i] <= whole[i]);
    }
  }
}

TEST_CASE("custody runs: what was before a change is said by its kind") {
  custody_change c;
  c.how = mechanism::arrest;
  CHECK(detail::custody_before(c).at(facet::deprived_of_liberty) == "no");
  c.how = mechanism::death;
  CHECK(detail::custody_before(c).at(facet::deprived_of_liberty) == "yes");
  c.how = mechanism::correction;
  CHECK(detail::custody_before(c).empty());
}

}  // namespace test_custody_runs
