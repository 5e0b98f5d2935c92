// SPDX-License-Identifier: MIT
#include <habeas/model/change_of_event.hpp>

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/nouns.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_change_of_event {

using namespace habeas;

TEST_CASE("an event's kind says what happened to custody where no mechanism is written") {
  const std::vector<std::pair<event_kind, mechanism>> said{
      {event_kind::detention, mechanism::arrest},         {event_kind::arrest, mechanism::arrest},
      {event_kind::rearrest, mechanism::rearrest},        {event_kind::abduction, mechanism::abduction},
      {event_kind::disappearance, mechanism::disappearance}, {event_kind::reappearance, mechanism::reappearance},
      {event_kind::release, mechanism::release},          {event_kind::exchange, mechanism::exchange},
      {event_kind::expulsion, mechanism::expulsion},      {event_kind::escape, mechanism::escape},
      {event_kind::death, mechanism::death},              {event_kind::transfer, mechanism::transfer}};
  for (const auto& [kind, how] : said) {
    CAPTURE(to_slug(kind));
    event e;
    e.kind = kind;
    REQUIRE(change_of(e));
    CHECK(change_of(e)->how == how);
    // What is written beside stays, and a mechanism that is written is the one that holds.
    e.change.emplace().ground = legal_ground::amnesty;
    CHECK(change_of(e)->how == how);
    CHECK(change_of(e)->ground == legal_ground::amnesty);
    e.change->how = mechanism::surrender;
    CHECK(change_of(e)->how == mechanism::surrender);
  }
  // An amnesty may be of people who were never held; an aborted release is no release.
  for (const auto kind : {event_kind::amnesty, event_kind::pardon, event_kind::release_aborted, event_kind::custody_change, event_kind::other}) {
    event e;
    e.kind = kind;
    CHECK_FALSE(change_of(e));
  }
}

TEST_CASE("who was taken again after a release is held, whichever kind of event says it") {
  for (const auto kind : {event_kind::rearrest, event_kind::arrest, event_kind::detention, event_kind::abduction, event_kind::disappearance}) {
    CAPTURE(to_slug(kind));
    dossier_builder b;
    const auto watch = b.actor("watch");
    const auto ana = b.detainee("ana", {.synthetic = true}), leo = b.detainee("leo", {.synthetic = true});
    const auto freed = b.release("freed", "2031-02-10", said_by(watch)).including(ana);
    b.event("again", kind, "2031-02-20", said_by(watch)).including(ana).follows(freed);
    b.event("first", kind, "2031-02-20", said_by(watch)).including(leo);
    const auto d = b.build();
    CHECK(d.custody("2031-02-19")[0].status == custody_status::free);
    CHECK(d.custody("2031-02-21")[0].status == custody_status::held);
    CHECK(d.custody("2031-02-19")[1].status == custody_status::open);
    CHECK(d.custody("2031-02-21")[1].status == custody_status::held);
  }
}

TEST_CASE("who died is dead, not free, and a later list without them changes nothing; one that holds them does") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto ana = b.detainee("ana", {.synthetic = true}), leo = b.detainee("leo", {.synthetic = true}), eva = b.detainee("eva", {.synthetic = true});
  b.event("taken", event_kind::arrest, "2031-02-01", said_by(watch)).including(ana).including(leo).including(eva);
  b.event("death", event_kind::death, "2031-02-10", said_by(watch)).including(ana).including(leo);
  b.event("freed", event_kind::release, "2031-02-08", said_by(watch)).including(eva);
  b.event("later", event_kind::death, "2031-02-12", said_by(watch)).including(eva);
  b.release("not_held", "2031-02-20", said_by(watch)).including(ana);
  b.event("alive", event_kind::arrest, "2031-02-20", said_by(watch)).including(leo);
  const auto d = b.build();
  for (const auto& row : d.custody("2031-02-11")) CHECK(row.status == (row.person == person_id("eva") ? custody_status::free : custody_status::dead));
  const auto rows = d.custody("2031-02-21");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].status == custody_status::dead);
  CHECK(rows[0].since == "2031-02-10");
  CHECK(rows[0].claims.size() == 2);
  CHECK(rows[1].status == custody_status::held);
  CHECK(rows[2].status == custody_status::dead);
  CHECK(rows[2].since == "2031-02-12");
}

TEST_CASE("who left by an event of a kind that says so is free, and listed with the mechanism") {
  for (const auto kind : {event_kind::release, event_kind::exchange, event_kind::expulsion, event_kind::escape}) {
    CAPTURE(to_slug(kind));
    dossier_builder b;
    const auto watch = b.actor("watch");
    const auto ana = b.detainee("ana", {.synthetic = true});
    b.event("taken", event_kind::arrest, "2031-02-01", said_by(watch)).including(ana);
    b.event("gone", kind, "2031-02-10", said_by(watch)).including(ana).ground(legal_ground::decree);
    const auto d = b.build();
    CHECK(d.custody("2031-02-09")[0].status == custody_status::held);
    CHECK(d.custody("2031-02-11")[0].status == custody_status::free);
    REQUIRE(d.detentions().size() == 1);
    CHECK(d.detentions()[0].how == mechanism::arrest);
    for (const auto& r : d.releases()) CHECK(r.how == mechanism_of(kind));
  }
}

TEST_CASE("named people move a count by the kind of the event alone, and the proof checks") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners").leaves(leaving_rule::when_freed);
  const auto ana = b.detainee("ana", {.synthetic = true});
  b.says(watch, "2031-01-05").member(ana, count);
  b.event("freed", event_kind::release, "2031-01-10", said_by(watch)).including(ana);
  const auto d = b.build();
  const ledger l(d, count);
  const auto left = l.exits(testing::point_of("end:2031-01-09"), testing::point_of("end:2031-01-10"));
  CHECK(left.low == 1);
  REQUIRE(left.low_proof);
  CHECK(verify::check(*left.low_proof, d));
}

}  // namespace test_change_of_event
