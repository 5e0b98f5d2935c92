// SPDX-License-Identifier: MIT
#include "lint/rules_events.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/shown_list.hpp>

namespace test_rules_events {

using namespace habeas;

namespace {

using subjects = std::vector<std::vector<std::string>>;

subjects found(const dossier_builder& b, const std::string& rule) {
  subjects all;
  for (const auto& f : check_dossier(b.build()).findings)
    if (f.rule == rule) all.push_back(f.subjects);
  return all;
}

/// A counter with one account that says nothing of when people leave it.
struct counter {
  dossier_builder b;
  actor_id watch = b.actor("watch");
  account_handle count = b.account("count", watch, "prisoners");
  person_id ana = b.detainee("ana", {.synthetic = true});
};

}  // namespace

TEST_CASE("a release of an account's people that no number of exits mentions is found") {
  counter c;
  c.b.release("freed", "2031-03-10", said_by(c.watch)).of(18).from(c.count);
  CHECK(found(c.b, "event_not_counted") == subjects{{"count", "freed"}});
  // Exits of another month are of no help; those of that month are.
  c.b.says(c.watch, "2031-02-28").exits(c.count, 5, mechanism::release).during("2031-02");
  CHECK(found(c.b, "event_not_counted").size() == 1);
  c.b.says(c.watch, "2031-03-31").exits(c.count, 18, mechanism::release).during("2031-03");
  CHECK(found(c.b, "event_not_counted").empty());
}

TEST_CASE("an arrest wants entries, by the kind of the event alone") {
  counter c;
  c.b.event("taken", event_kind::arrest, "2031-03-10", said_by(c.watch)).of(4).from(c.count);
  CHECK(found(c.b, "event_not_counted") == subjects{{"count", "taken"}});
  c.b.says(c.watch, "2031-03-31").entries(c.count, 4).during("2031-03");
  CHECK(found(c.b, "event_not_counted").empty());
}

TEST_CASE("two waves of releases that nobody tells apart are not added up, and what to say is said") {
  counter c;
  const auto own = c.b.account("own", c.watch, "prisoners").leaves(leaving_rule::when_freed);
  c.b.release("first", "2031-05-10", said_by(c.watch)).of(12).including(c.ana).from(own);
  CHECK(found(c.b, "groups_not_added").empty());
  c.b.release("second", "2031-05-20", said_by(c.watch)).of(35).from(own);
  CHECK(found(c.b, "groups_not_added") == subjects{{"first", "own", "second"}});
  const auto exits = [&] { return ledger(c.b.build(), own).exits("end:2031-04-30", "end:2031-05-31").low; };
  CHECK(exits() == 35);
  // Of two of one size the later is not added, as in the ledger.
  c.b.release("third", "2031-05-25", said_by(c.watch)).of(35).from(own);
  CHECK(found(c.b, "groups_not_added") == subjects{{"first", "own", "second"}, {"own", "second", "third"}});
  const auto apart = [&](const char* one, const char* other) {
    member_claim says;
    says.members_of = group_id(one);
    says.group = group_id(other);
    says.outside = true;
    c.b.add(claim{.id = claim_id(std::string(one) + other), .speaker = c.watch, .says = says});
  };
  apart("first_people", "second_people");
  CHECK(found(c.b, "groups_not_added") == subjects{{"first", "own", "third"}, {"own", "second", "third"}});
  apart("third_people", "second_people");
  apart("first_people", "third_people");
  CHECK(found(c.b, "groups_not_added").empty());
  CHECK(exits() == 82);
  // Who is told to be of both speaks against that claim, which is there: that it should be said helps nobody.
  for (const auto* of : {"first_people", "second_people"}) {
    member_claim says;
    says.person = c.ana;
    says.group = group_id(of);
    c.b.add(claim{.id = claim_id(std::string("ana_") + of), .speaker = c.watch, .says = says});
  }
  CHECK(exits() == 70);
  CHECK(found(c.b, "groups_not_added").empty());
}

TEST_CASE("groups that move no number, or stay, are not told to be added to none") {
  counter c;
  c.b.release("first", "2031-05-10", said_by(c.watch)).of(12).from(c.count);
  c.b.release("second", "2031-05-20", said_by(c.watch)).of(35).from(c.count);
  CHECK(found(c.b, "groups_not_added").empty());  // neither is an exit of the count: event_not_counted says so
  CHECK(found(c.b, "event_not_counted").size() == 2);
  const auto own = c.b.account("own", c.watch, "prisoners").leaves(leaving_rule::when_freed);
  const auto freed = c.b.release("third", "2031-05-10", said_by(c.watch)).of(2).from(own);
  c.b.release("fourth", "2031-05-20", said_by(c.watch)).of(35).from(own);
  const auto stayed = c.b.event("kept", event_kind::release_aborted, "2031-05-10", said_by(c.watch)).of(2);
  c.b.link(stayed, relation::part_of, freed, said_by(c.watch));
  CHECK(found(c.b, "groups_not_added").empty());
}

TEST_CASE("an assumption that nobody else left bounds nothing where no claim counts a kind, and is told") {
  counter c;
  c.b.says(c.watch, "2031-03-01").held(c.count, 100).as_of("2031-03-01T00:00:00");
  c.b.says(c.watch, "2031-04-01").exits(c.count, 20).during("2031-03");
  c.b.assumption("no_others", "Nobody left otherwise.").by(c.watch).no_other_exits(c.count);
  c.b.assumption("nobody", "Nobody entered otherwise.").by(c.watch).no_other_entries(c.count);
  c.b.assumption("not_asked", "Nobody left otherwise.").by(c.watch).no_other_exits(c.count).off();
  CHECK(found(c.b, "closes_nothing") == subjects{{"count", "no_others"}, {"count", "nobody"}});
  const auto held = [&] { return ledger(c.b.build(), c.count).held("end:2031-04").low; };
  CHECK(held() == 0);
  // One kind of exit is counted: the assumption is of it, and April has none.
  c.b.says(c.watch, "2031-05-01").exits(c.count, 20, mechanism::release).during("2031-03/2031-04");
  CHECK(found(c.b, "closes_nothing") == subjects{{"count", "nobody"}});
  CHECK(held() == 80);
}

TEST_CASE("where an account moves with events, nothing is missing") {
  counter c;
  c.b.account("own", c.watch, "prisoners").leaves(leaving_rule::when_freed);
  c.b.release("freed", "2031-03-10", said_by(c.watch)).of(18).from(account_id("own"));
  c.b.event("taken", event_kind::protest, "2031-03-10", said_by(c.watch)).of(4).from(c.count);
  CHECK(found(c.b, "event_not_counted").empty());
}

TEST_CASE("a kind of entry counted as an exit is found, and the other way round") {
  counter c;
  c.b.says(c.watch, "2031-03-31").exits(c.count, 5, mechanism::arrest).during("2031-03").id("wrong");
  c.b.says(c.watch, "2031-03-31").entries(c.count, 5, mechanism::release).during("2031-03").id("too");
  c.b.says(c.watch, "2031-03-31").exits(c.count, 5, mechanism::death).during("2031-03");
  c.b.says(c.watch, "2031-03-31").entries(c.count, 5, mechanism::rearrest).during("2031-03");
  c.b.says(c.watch, "2031-03-31").exits(c.count, 5, mechanism::transfer).during("2031-03");
  CHECK(found(c.b, "kind_of_other_way") == subjects{{"count", "too"}, {"count", "wrong"}});
}

TEST_CASE("who counts the freed has entries by release and exits by arrest") {
  counter c;
  const auto free = c.b.account("free", c.watch, "freed and still free").counts(facet::deprived_of_liberty, "no");
  c.b.says(c.watch, "2031-03-31").entries(free, 5, mechanism::release).during("2031-03");
  c.b.says(c.watch, "2031-03-31").exits(free, 1, mechanism::rearrest).during("2031-03");
  CHECK(found(c.b, "kind_of_other_way").empty());
}

TEST_CASE("a pledge that falls due before its agreement was signed is found") {
  counter c;
  const auto deal = c.b.agreement("deal").on("2031-03-06");
  deal.pledges(20).counted_in(c.count).by("2031-02-28");
  CHECK(found(c.b, "due_before_signed").size() == 1);
  counter right;
  right.b.agreement("deal").on("2031-03-06").pledges(20).counted_in(right.count).by("2031-03-06");
  CHECK(found(right.b, "due_before_signed").empty());
}

TEST_CASE("a person taken twice without a release between is found") {
  counter c;
  c.b.release("freed", "2031-01-01", said_by(c.watch)).including(c.ana);
  c.b.event("first", event_kind::arrest, "2031-01-10", said_by(c.watch)).including(c.ana);
  c.b.detention("second", "2031-01-20", said_by(c.watch)).including(c.ana);
  CHECK(found(c.b, "twice_in_a_row") == subjects{{"ana", "first", "second"}});
  // Between the two a release, whose days leave no doubt.
  c.b.release("between", "2031-01-15", said_by(c.watch)).including(c.ana);
  CHECK(found(c.b, "twice_in_a_row").empty());
}

TEST_CASE("two reports that may be of one day, one event said to be another, and a death at liberty are no second turn") {
  counter c;
  c.b.event("one", event_kind::arrest, "2031-01-10", said_by(c.watch)).including(c.ana);
  c.b.event("same", event_kind::arrest, "2031-01", said_by(c.watch)).including(c.ana);
  CHECK(found(c.b, "twice_in_a_row").empty());
  const auto late = c.b.event("late", event_kind::arrest, "2031-03-10", said_by(c.watch)).including(c.ana);
  CHECK(found(c.b, "twice_in_a_row").size() == 1);
  c.b.link(late, relation::repeats, event_id("one"), said_by(c.watch));
  CHECK(found(c.b, "twice_in_a_row").empty());
  c.b.release("freed", "2031-04-10", said_by(c.watch)).including(c.ana);
  c.b.event("died", event_kind::death, "2031-05-10", said_by(c.watch)).including(c.ana);
  CHECK(found(c.b, "twice_in_a_row").empty());
}

TEST_CASE("a number held without a day is found, and not where its bulletin has one") {
  counter c;
  c.b.says(c.watch).held(c.count, 3).id("when");
  c.b.says(c.watch).held(c.count, 4).as_of("2031-01-01");
  c.b.says(c.watch).held(c.count, 5).throughout("2031-01");
  const auto bulletin = c.b.bulletin("week", c.watch, {.as_of = parse_edtf("2031-01-08")});
  c.b.says(said_by(c.watch).in(bulletin)).held(c.count, 6);
  CHECK(found(c.b, "no_date") == subjects{{"when"}});
}

TEST_CASE("a number given as text is read as it was said, and one that is none is a problem with its place") {
  counter c;
  c.b.says(c.watch).held(c.count, "about 300").as_of("2031-01-01");
  CHECK(std::get<held_claim>(c.b.build().claims()[0].says).number == quantity::about(300));
  c.b.says(c.watch).held(c.count, "a lot").as_of("2031-01-02");
  try {
    (void)c.b.build();
    FAIL("built");
  } catch (const error& e) {
    REQUIRE(e.problems().size() == 1);
    CHECK(e.problems()[0].what == "not a number of people");
    CHECK(e.problems()[0].got == "'a lot'");
  }
}

}  // namespace test_rules_events
