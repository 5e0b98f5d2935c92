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
  d.flow("left", direction::exits, quantity::at_least(5), time_ref_at(time_ref::how::start_of, "2026-01-02"),
         time_ref_at(time_ref::how::end_of, "2026-01-30"));
  return dossier(d.content);
}

}  // namespace

TEST_CASE("points have names that people read") {
  const dossier d = three_claims();
  const sentence_writer writer(d, language::en), habla(d, language::es);
  CHECK(writer.point(testing::point_of("end:2026-01-07")) == "the end of 2026-01-07");
  CHECK(habla.point(testing::point_of("end:2026-01-07")) == "el fin del 2026-01-07");
  CHECK(writer.point(testing::point_of("at:2026-01-19T19:30:00")) == "2026-01-19 at 19:30:00");
  CHECK(writer.point(testing::point_of("claim:VEN-080")) == "the cut-off of VEN-080");
  CHECK(writer.point(account_point::from_of(claim_id("VEN-070"))) == "the start of the window of VEN-070");
  CHECK(writer.point(account_point::to_of(claim_id("VEN-070"))) == "the end of the window of VEN-070");
  CHECK(writer.point(testing::point_of("bulletin:a/b:c")) == "the cut-off of bulletin a/b:c");
  CHECK(writer.point(testing::point_of("event_end:talks")) == "the end of talks");
  CHECK(writer.point(testing::point_of("start")) == "the beginning of the count");
  // An id says nothing by how it ends.
  CHECK(writer.point(account_point::cutoff_of(claim_id("VEN-070:from"))) == "the cut-off of VEN-070:from");
}

TEST_CASE("a proof is told with its speaker, number and points") {
  const dossier d = three_claims();
  const ledger l(d, the_account);
  const auto b = l.entries(l.point_at("before"), l.point_at("after"));
  REQUIRE(b.low == 2);
  REQUIRE(b.low_proof);
  const sentence_writer writer(d, language::en);
  std::string told;
  for (const auto& s : b.low_proof->steps) told += writer.sentence(s) + '\n';
  CHECK(told.find("A counter (after): at least 7 held at 31 January 2026 at 12:00, the cut-off of after.") != std::string::npos);
  CHECK(told.find("A counter (left): at least 5 left the count (any kind) from the end of 2026-01-01 to the end of 2026-01-30.") !=
        std::string::npos);
  CHECK(told.find("A counter (before): at most 10 held at 1 January 2026 at 12:00, the cut-off of before.") != std::string::npos);
}

TEST_CASE("an upper end is told as one") {
  const dossier d = three_claims();
  const ledger l(d, the_account);
  const auto b = l.held(l.point_at("before"));
  REQUIRE(b.high_proof);
  CHECK(sentence_writer(d, language::en).sentence(b.high_proof->steps.front()) == "A counter (before): at most 10 held at 1 January 2026 at 12:00, the cut-off of before.");
  REQUIRE(b.low_proof);
  CHECK(sentence_writer(d, language::en).sentence(b.low_proof->steps.front()) == "A counter (before): at least 10 held at 1 January 2026 at 12:00, the cut-off of before.");
}

namespace {

/// A count that an outlet carried, one that its speaker gave out, and a flow that an analyst's assumption reads into it.
dossier carried() {
  small_dossier d;
  d.content.actors.front().name = "A counter";
  actor outlet;
  outlet.id = actor_id("outlet");
  outlet.name = "A paper";
  d.content.actors.push_back(outlet);
  d.held("before", quantity::exact(10), "2026-01-01T12:00");
  d.held("after", quantity::exact(7), "2026-01-31T12:00").via = outlet.id;
  d.assume("they_were_counted", true);
  d.flow("left", direction::exits, quantity::at_least(5), time_ref_at(time_ref::how::start_of, "2026-01-02"),
         time_ref_at(time_ref::how::end_of, "2026-01-30"));
  d.content.claims.back().under = {assumption_id("they_were_counted")};
  return dossier(d.content);
}

std::string told(const dossier& d, language l) {
  const ledger of(d, the_account);
  const auto b = of.entries(of.point_at("before"), of.point_at("after"));
  REQUIRE(b.low == 2);
  std::string text;
  for (const auto& s : b.low_proof->steps) text += sentence_writer(d, l).sentence(s) + '\n';
  return text;
}

}  // namespace

TEST_CASE("who said it: the outlet that carried a claim is named with its speaker") {
  const dossier d = carried();
  const sentence_writer writer(d, language::en), habla(d, language::es);
  const claim_id before("before"), after("after"), none("none");
  CHECK(writer.said_by(d.get(before)) == "A counter");
  CHECK(writer.said_by(d.get(after)) == "A counter, as carried by A paper");
  CHECK(habla.said_by(d.get(after)) == "A counter, según A paper");
  CHECK(writer.said_by(std::vector{before, claim_id("left"), after}) == "A counter (before, left); A counter, as carried by A paper (after)");
  CHECK(writer.said_by(std::vector{none}) == "none");
  CHECK(writer.said_by(std::vector<claim_id>{}) == "no claim");
  CHECK(told(d, language::en).find("A counter, as carried by A paper (after): at least 7 held at 31 January 2026 at 12:00, the cut-off of after.") != std::string::npos);
  CHECK(told(d, language::es).find("A counter, según A paper (after): al menos 7 detenidas en el 31 de enero de 2026 a las 12:00, corte de after.") != std::string::npos);
}

TEST_CASE("who said it: an outlet that speaks for itself is named once") {
  small_dossier d;
  d.held("own", quantity::exact(10), "2026-01-01").via = actor_id("speaker");
  const dossier whole(d.content);
  CHECK(sentence_writer(whole, language::en).said_by(whole.get(claim_id("own"))) == "speaker");
}

TEST_CASE("a sentence says first what an analyst assumes for it") {
  const dossier d = carried();
  CHECK(told(d, language::en).find("Assuming they_were_counted, A counter (left): at least 5 left the count") != std::string::npos);
  CHECK(told(d, language::es).find("Suponiendo they_were_counted, A counter (left): al menos 5 salieron del conteo") != std::string::npos);
  const sentence_writer writer(d, language::en);
  CHECK(writer.coded_under({claim_id("left"), claim_id("before")}) == std::vector{assumption_id("they_were_counted")});
  CHECK(writer.coded_under({claim_id("before")}).empty());
  CHECK(writer.assuming({}, "It rains.") == "It rains.");
}

TEST_CASE("a contradiction says first what it assumes") {
  small_dossier d;
  d.held("a", quantity::exact(5), "2026-02-10T10:00");
  d.held("b", quantity::exact(9), "2026-02-10T10:00");
  d.assume("same_hour", true);
  d.content.claims.back().under = {assumption_id("same_hour")};
  const dossier whole(d.content);
  const ledger l(whole, the_account);
  REQUIRE(l.contradictions().size() == 1);
  CHECK(sentence_writer(whole, language::en).sentence(l.contradictions().front()).rfind("Assuming same_hour, a, b cannot all hold as stated.", 0) == 0);
}

TEST_CASE("who said it: a claim that the view withholds gives neither its speaker nor its outlet") {
  small_dossier d;
  actor outlet;
  outlet.id = actor_id("outlet");
  outlet.name = "A paper";
  outlet.seen_by = audience::internal;
  d.content.actors.push_back(outlet);
  d.held("open", quantity::exact(10), "2026-01-01");
  d.held("closed", quantity::exact(7), "2026-01-31").via = outlet.id;
  const auto open = dossier(d.content).for_audience(audience::everyone);
  const sentence_writer writer(open, language::en);
  CHECK(open.find(claim_id("closed")) == nullptr);
  CHECK(writer.said_by(std::vector{claim_id("open"), claim_id("closed")}) == "speaker (open); closed");
  // A claim taken from another view does not bring the outlet's name into this one.
  CHECK(writer.said_by(d.content.claims.back()) == "speaker, as carried by a speaker who is withheld");
}

TEST_CASE("a contradiction is told without taking sides") {
  small_dossier d;
  d.held("a", quantity::exact(5), "2026-02-10T10:00");
  d.held("b", quantity::exact(9), "2026-02-10T10:00");
  const dossier whole(d.content);
  const ledger l(whole, the_account);
  REQUIRE(l.contradictions().size() == 1);
  const auto told = sentence_writer(whole, language::en).sentence(l.contradictions().front());
  CHECK(told == "a, b cannot all hold as stated. At least one is wrong, misdated, revised, or counts something else; habeas does "
                "not say which. They miss one another by 4 people.");
}

}  // namespace test_narrator
