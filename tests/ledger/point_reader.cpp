// SPDX-License-Identifier: MIT
#include "ledger/point_reader.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_point_reader {

using namespace habeas;

namespace {

const std::vector<std::string> hostile{"s",         "s:from",         "s:to",      "end:2026-01-10", "claim:s", "start",   "held", "at:2026-01-10T12:00:00",
                                       "bulletin:b", "entries:release", "a=b",       "x:to",           "{}",      "\"",      "%s",   "2026-01-10",
                                       "event_end:e", "\xF0\x9F\x95\x8A", "a/b", "\\"};

/// A stock and a flow with a window of its own by each id, and a bulletin, an event and a named point by each.
dossier_content of_all() {
  testing::small_dossier d;
  for (const auto& id : hostile) {
    d.add_bulletin(id, "2026-01-12");
    d.add_event(id);
    named_time p;
    p.id = named_time_id(id);
    p.date = parse_edtf("2026-01-0X");
    d.content.points.push_back(p);
  }
  std::int64_t n = 0;
  for (const auto& id : hostile) {
    if (++n % 2 == 0) d.held(id, quantity::at_least(n), "2026-01-10").bulletin = bulletin_id(id);
    else d.flow(id, direction::exits, quantity::at_least(n), testing::time_ref_at(time_ref::how::start_of, "[2026-01-04..2026-01-06]"),
                testing::time_ref_at(time_ref::how::end_of, "[2026-01-20..2026-01-22]"));
  }
  return d.content;
}

}  // namespace

TEST_CASE("point_reader: a moment means the thing that bears its id, and no other") {
  const ledger l(dossier(of_all()), testing::the_account);
  std::int64_t n = 0;
  for (const auto& id : hostile) {
    CAPTURE(id);
    const auto of_claim = l.point_at(time_ref{time_ref::how::claim, {}, id});
    if (++n % 2 == 0) CHECK(of_claim == account_point::cutoff_of(claim_id(id)));
    else CHECK(of_claim == account_point::to_of(claim_id(id)));
    CHECK(l.point_at("claim:" + id) == of_claim);
    CHECK(l.point_at(time_ref{time_ref::how::bulletin, {}, id}) == account_point::of(bulletin_id(id)));
    CHECK(l.point_at("bulletin:" + id) == account_point::of(bulletin_id(id)));
  }
}

TEST_CASE("point_reader: what is counted at the end of a day is counted on that day, and not on the next") {
  testing::small_dossier d;
  d.held("first", quantity::exact(5), "2026-01-10");
  d.held("second", quantity::exact(6), "2026-01-11");
  for (const auto hour : {cutoff_hour::not_stated, cutoff_hour::end_of_day, cutoff_hour::start_of_day}) {
    CAPTURE(to_slug(hour));
    d.content.accounts[0].rule.cutoff = hour;
    const ledger l(dossier(d.content), testing::the_account);
    CHECK(l.point_at("2026-01-10") == account_point::cutoff_of(claim_id("first")));
    CHECK(l.point_at("2026-01-11") == account_point::cutoff_of(claim_id("second")));
  }
}

TEST_CASE("point_reader: proofs about claims of such ids hold, and name them") {
  const auto view = dossier(of_all());
  const ledger l(view, testing::the_account);
  REQUIRE(l.contradictions().empty());
  const auto first = account_point::end_of(day::from_civil(2026, 1, 3)), last = account_point::end_of(day::from_civil(2026, 1, 22));
  const auto moved = l.exits(first, last);
  CHECK(moved.low == 19);  // the greatest: windows of one stretch may count the same people
  CHECK(verify::check(moved, view));
  CHECK(claims_of(*moved.low_proof) == std::vector<claim_id>{claim_id(hostile[18])});
  for (const auto& id : hostile) {
    const auto at = l.held(account_point::cutoff_of(claim_id(id)));
    CAPTURE(id);
    CHECK(verify::check(at, view));
  }
}

TEST_CASE("point_reader: the window of a claim is told by what it is where another bears its words") {
  testing::small_dossier d;
  d.held("s:from", quantity::exact(7), "2026-01-10");
  d.flow("s", direction::exits, quantity::exact(2), testing::time_ref_at(time_ref::how::start_of, "[2026-01-04..2026-01-06]"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-20"));
  const auto view = d.make();
  const ledger l(view, testing::the_account);
  CHECK(l.point_at("claim:s:from") == account_point::cutoff_of(claim_id("s:from")));
  CHECK(l.held(l.point_at("claim:s:from")).low == 7);
  CHECK(l.exits(account_point::from_of(claim_id("s")), account_point::end_of(day::from_civil(2026, 1, 20))).high == 2);
  CHECK(l.exits(account_point::cutoff_of(claim_id("s:from")), account_point::end_of(day::from_civil(2026, 1, 20))).high == 2);
}

}  // namespace test_point_reader
