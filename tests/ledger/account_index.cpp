// SPDX-License-Identifier: MIT
#include "ledger/account_index.hpp"

#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_live_rows {

using namespace habeas;
using testing::end_of_january;

TEST_CASE("live_rows: rows of a claim read again take the place of what they were, and of a new kind are refused") {
  testing::small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-02");
  auto content = d.content;
  const dossier first(content);
  const claim_premises premises(first);
  dynamic_rows rows(ledger_system(first, premises, nullptr, testing::the_account, {}, {testing::end_of_january(4)}), first, premises);
  dynamic_watch held{{question::what::held, testing::point_of("claim:a"), testing::point_of("claim:a"), {}}, {}};
  rows.watch(held);
  REQUIRE(held.known);
  CHECK(rows.ends(held) == bound_ends{10, 10});
  dynamic_watch later{{question::what::entries, testing::point_of("claim:a"), testing::point_of("end:2026-01-04"), {}}, {}};
  rows.watch(later);
  CHECK(rows.ends(later) == bound_ends{0, {}});
  dynamic_watch nowhere{{question::what::held, testing::point_of("claim:b"), testing::point_of("claim:b"), {}}, {}};
  rows.watch(nowhere);
  CHECK(!nowhere.known);

  std::get<held_claim>(content.claims[0].says).number = quantity::at_least(7);
  const dossier second(content);
  const claim_premises premises_then(second);
  CHECK(rows.read_again(ledger_system(second, premises_then, nullptr, testing::the_account, {}, {}), second, premises_then, {claim_id("a")}));
  CHECK(rows.ends(held) == bound_ends{7, {}});

  testing::small_dossier kind;
  kind.flow("k", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::start_of, "2026-01-01"),
            testing::time_ref_at(time_ref::how::end_of, "2026-01-01"), mechanism::release);
  const dossier third(kind.content);
  const claim_premises labels_of_kind(third);
  CHECK(!rows.read_again(ledger_system(third, labels_of_kind, nullptr, testing::the_account, {}, {}), third, labels_of_kind, {claim_id("k")}));
  CHECK(rows.ends(held) == bound_ends{7, {}});
}

TEST_CASE("live_rows: people by day are rows between neighbours of the calendar, and across where some left before others came") {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  d.assume("at_once", true, assumption_effect::enter_when_held);
  d.content.assumptions.back().account = testing::the_account;
  const auto moves = [&](const std::string& who, const std::string& name, mechanism how, const std::string& on) {
    event e;
    e.id = event_id(name);
    e.people = {person_id(who)};
    e.change.emplace().how = how;
    d.content.events.push_back(e);
    d.dated("d_" + name, name, on);
  };
  for (const auto* name : {"a", "b", "c"}) {
    person p;
    p.id = person_id(name);
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  moves("a", "freed", mechanism::release, "2026-01-03");
  moves("c", "too", mechanism::release, "2026-01-03");
  moves("b", "taken", mechanism::arrest, "2026-01-05");
  for (const auto* name : {"a", "c"}) d.add(std::string("counted_") + name, member_claim{person_id(name), {}, testing::the_account});
  d.held("first", quantity::at_most(1), "2026-01-01T12:00");
  // On the day on which b is taken the hour of a number cuts the day in two.
  SUBCASE("by days") { d.held("last", quantity::at_least(0), "2026-01-07"); }
  SUBCASE("a day is cut in two") { d.held("last", quantity::at_least(0), "2026-01-05T12:00"); }
  const auto view = d.make();
  const claim_premises premises(view);
  auto people = custody_days::of(view, testing::the_account);
  REQUIRE(people);
  people->read_all(view);
  const auto first = testing::point_of("claim:first"), end = testing::end_of_january(9);
  dynamic_rows rows(ledger_system(view, premises, nullptr, testing::the_account, {}, {end}, std::make_shared<const account_people>()), view, premises);
  const auto answer = [&](question::what what, const account_point& from, const account_point& to) {
    dynamic_watch w{{what, from, to, {}}, {}};
    rows.watch(w);
    REQUIRE(w.known);
    return rows.ends(w);
  };
  CHECK(answer(question::what::exits, first, end) == bound_ends{0, {}});
  CHECK(answer(question::what::held, first, first) == bound_ends{0, 1});
  rows.put_custody(*people);
  CHECK(answer(question::what::exits, first, end) == bound_ends{2, {}});
  // One of the two who were freed, of at most one at first; and b, who came after they had gone.
  CHECK(answer(question::what::entries, first, end) == bound_ends{2, {}});
  CHECK(answer(question::what::held, end, end) == bound_ends{0, {}});
}

}  // namespace test_live_rows
