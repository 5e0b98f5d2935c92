// SPDX-License-Identifier: MIT
#include <habeas/ledger/latest_of_series.hpp>

#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_latest_of_series {

using namespace habeas;
using testing::small_dossier;
using testing::the_account;
using testing::time_ref_at;

TEST_CASE("431 revised to 426 the next day is 426 as last said, whatever the ids") {
  for (const bool swapped : {false, true}) {
    small_dossier d;
    const auto since = time_ref_at(time_ref::how::start_of, "2026-01-08");
    d.flow(swapped ? "b" : "a", direction::exits, quantity::exact(431), since, {}, mechanism::release, "2026-02-08T18:00:00").said = parse_edtf("2026-02-08");
    d.flow(swapped ? "a" : "b", direction::exits, quantity::exact(426), since, {}, mechanism::release, "2026-02-09T18:00:00").said = parse_edtf("2026-02-09");
    const auto all = d.make();
    const ledger l(all, the_account);
    CHECK(corrected_in_series(l) == std::vector{claim_id(swapped ? "b" : "a")});
    CHECK(l.exits("start:2026-01-08", "end:2026-02-10", mechanism::release).low == 426);
    const auto b = ledger(as_last_said(all), the_account).exits("start:2026-01-08", account_point::cutoff_of(claim_id(swapped ? "a" : "b")), mechanism::release);
    CHECK(b.low == 426);
    CHECK(b.high == 426);
    CHECK((b.repairs == repairs_told::none));
  }
}

TEST_CASE("what counts to a later point is later, though it was published first; of one instant what was said later") {
  small_dossier d;
  const auto since = time_ref_at(time_ref::how::start_of, "2026-01-08");
  d.flow("431", direction::exits, quantity::exact(431), since, {}, mechanism::release, "2026-02-08T18:00:00").said = parse_edtf("2026-02-10");
  d.flow("426", direction::exits, quantity::exact(426), since, {}, mechanism::release, "2026-02-09T18:00:00").said = parse_edtf("2026-02-09");
  d.held("first", quantity::exact(10), "2026-03-01T12:00:00").said = parse_edtf("2026-03-02");
  d.held("again", quantity::exact(12), "2026-03-01T12:00:00").said = parse_edtf("2026-03-03");
  CHECK(corrected_in_series(ledger(d.make(), the_account)) == std::vector{claim_id("431"), claim_id("first")});
}

TEST_CASE("a number that grew corrects nothing, nor does another speaker, another start or another kind") {
  small_dossier d;
  actor other;
  other.id = actor_id("other");
  d.content.actors.push_back(other);
  const auto since = [](const char* day) { return time_ref_at(time_ref::how::start_of, day); };
  d.flow("first", direction::exits, quantity::exact(100), since("2026-01-08"), {}, mechanism::release, "2026-02-01T18:00:00").said = parse_edtf("2026-02-01");
  d.flow("grown", direction::exits, quantity::exact(150), since("2026-01-08"), {}, mechanism::release, "2026-02-05T18:00:00").said = parse_edtf("2026-02-05");
  CHECK(corrected_in_series(ledger(d.make(), the_account)).empty());
  auto& theirs = d.flow("theirs", direction::exits, quantity::exact(90), since("2026-01-08"), {}, mechanism::release, "2026-02-06T18:00:00");
  theirs.said = parse_edtf("2026-02-06");
  theirs.speaker = other.id;
  d.flow("shorter", direction::exits, quantity::exact(160), since("2026-01-09"), {}, mechanism::release, "2026-02-05T18:00:00").said = parse_edtf("2026-02-07");
  const ledger l(d.make(), the_account);
  CHECK_FALSE(l.conflict_sets().empty());
  CHECK(corrected_in_series(l).empty());
}

}  // namespace test_latest_of_series
