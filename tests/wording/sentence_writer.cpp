// SPDX-License-Identifier: MIT
#include <string>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "made/small.hpp"

namespace test_narrator {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// 10 held, then 7 held, at least 5 left in between: at least 2 entered.
dossier three_claims() {
  small_dossier d;
  d.content.actors.front().name = "A counter";
  d.held("before", quantity::exact(10), "2026-01-01T12:00");
  d.held("after", quantity::exact(7), "2026-01-31T12:00");
  d.flow("left", direction::exits, quantity::at_least(5), moment_at(moment::how::start_of, "2026-01-02"),
         moment_at(moment::how::end_of, "2026-01-30"));
  return dossier(d.content);
}

}  // namespace

TEST_CASE("points have names that people read") {
  const dossier d = three_claims();
  const narrator speak(d, language::en), habla(d, language::es);
  CHECK(speak.point(testing::point_of("end:2026-01-07")) == "the end of 2026-01-07");
  CHECK(habla.point(testing::point_of("end:2026-01-07")) == "el fin del 2026-01-07");
  CHECK(speak.point(testing::point_of("at:2026-01-19T19:30:00")) == "2026-01-19 at 19:30:00");
  CHECK(speak.point(testing::point_of("claim:VEN-080")) == "the cut-off of VEN-080");
  CHECK(speak.point(point_name::from_of(claim_id("VEN-070"))) == "the start of the window of VEN-070");
  CHECK(speak.point(point_name::to_of(claim_id("VEN-070"))) == "the end of the window of VEN-070");
  CHECK(speak.point(testing::point_of("bulletin:a/b:c")) == "the cut-off of bulletin a/b:c");
  CHECK(speak.point(testing::point_of("event_end:talks")) == "the end of talks");
  CHECK(speak.point(testing::point_of("start")) == "the beginning of the count");
  // An id says nothing by how it ends.
  CHECK(speak.point(point_name::cutoff_of(claim_id("VEN-070:from"))) == "the cut-off of VEN-070:from");
}

TEST_CASE("a proof is told with its speaker, number and points") {
  const dossier d = three_claims();
  const ledger l(d, the_account);
  const auto b = l.entries(l.point_at("before"), l.point_at("after"));
  REQUIRE(b.low == 2);
  REQUIRE(b.low_proof);
  const narrator speak(d, language::en);
  std::string told;
  for (const auto& s : b.low_proof->steps) told += speak.sentence(s) + '\n';
  CHECK(told.find("A counter (after): at least 7 held at the cut-off of after.") != std::string::npos);
  CHECK(told.find("A counter (left): at least 5 left the count (any kind) from the end of 2026-01-01 to the end of 2026-01-30.") !=
        std::string::npos);
  CHECK(told.find("A counter (before): at most 10 held at the cut-off of before.") != std::string::npos);
}

TEST_CASE("an upper end is told as one") {
  const dossier d = three_claims();
  const ledger l(d, the_account);
  const auto b = l.held(l.point_at("before"));
  REQUIRE(b.high_proof);
  CHECK(narrator(d, language::en).sentence(b.high_proof->steps.front()) == "A counter (before): at most 10 held at the cut-off of before.");
  REQUIRE(b.low_proof);
  CHECK(narrator(d, language::en).sentence(b.low_proof->steps.front()) == "A counter (before): at least 10 held at the cut-off of before.");
}

TEST_CASE("a contradiction is told without taking sides") {
  small_dossier d;
  d.held("a", quantity::exact(5), "2026-02-10T10:00");
  d.held("b", quantity::exact(9), "2026-02-10T10:00");
  const dossier whole(d.content);
  const ledger l(whole, the_account);
  REQUIRE(l.contradictions().size() == 1);
  const auto told = narrator(whole, language::en).sentence(l.contradictions().front());
  CHECK(told == "a, b cannot all hold as stated. At least one is wrong, misdated, revised, or counts something else; habeas does "
                "not say which. They miss one another by 4 people.");
}

}  // namespace test_narrator
