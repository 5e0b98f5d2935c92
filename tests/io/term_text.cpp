// SPDX-License-Identifier: MIT
#include <habeas/io/term_text.hpp>

#include <string>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_term_text {

using namespace habeas;

TEST_CASE("read_point: what answers write is read as it was") {
  testing::small_dossier d;
  d.add_bulletin("claim:b");
  d.add_event("e:to");
  d.flow("window", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::as_of, "2026-01~"), {});
  d.held("window:from:x", quantity::exact(1), "2026-01-01");
  const auto view = d.make();
  for (const auto& p : {account_point(), account_point::start(), account_point::end_of(day::from_civil(2026, 1, 7)),
                        account_point::end_of(day::from_civil(-44, 3, 15)), account_point::at(instant::at(day::from_civil(2026, 1, 19), 70'205)),
                        account_point::cutoff_of(claim_id("window")), account_point::from_of(claim_id("window")),
                        account_point::to_of(claim_id("window")), account_point::cutoff_of(claim_id("window:from:x")),
                        account_point::of(bulletin_id("claim:b")), account_point::of(named_time_id("end:2026-01-07")),
                        account_point::start_of(event_id("e:to")), account_point::end_of(event_id("e:to"))}) {
    CAPTURE(to_string(p));
    CHECK(io::read_point(to_string(p), view) == p);
  }
}

TEST_CASE("read_point: where two points have one text, the claim of that whole id is meant") {
  testing::small_dossier d;
  d.flow("s", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::as_of, "2026-01~"), {});
  CHECK(io::read_point("claim:s:from", d.make()) == account_point::from_of(claim_id("s")));
  d.held("s:from", quantity::exact(1), "2026-01-01");
  CHECK(io::read_point("claim:s:from", d.make()) == account_point::cutoff_of(claim_id("s:from")));
}

TEST_CASE("read_point: days and times are read only as they are written") {
  const auto nothing = testing::small_dossier{}.make();
  for (const auto* text : {"end:2026-02-30", "end:2026-1-07", "end:", "end:2026-01", "at:2026-01-19", "at:2026-01-19T24:00:00", "nothing:at-all",
                           "end:2026-01-07~", "end:2026-01-01/2026-01-02", "at:2026-01-19Txx:00:00", "claim:", "held", "2026-01-07"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)io::read_point(text, nothing), error);
  }
}

TEST_CASE("read_chain: the words of answers, and no others") {
  CHECK(io::read_chain("") == term_chain{});
  CHECK(io::read_chain("entries") == term_chain::all_entries());
  CHECK(io::read_chain("exits:release") == term_chain{term_chain::what::exits, mechanism::release});
  CHECK(io::read_chain("held") == term_chain::stock());
  CHECK(to_string(io::read_chain("start")) == "start");
  const auto pardoned = io::read_chain("exits:release;ground=pardon;destination=a;b=c;authority=court");
  CHECK(pardoned == term_chain{term_chain::what::exits, mechanism::release, {legal_ground::pardon, {}, place_id("a;b=c"), actor_id("court")}});
  CHECK(to_string(io::read_chain("entries:condition=exile")) == "entries:condition=exile");
  for (const auto* text : {"none", "point", "entries:", "entries:nothing", "held:release", "start:release", "Exits", "exits:ground=grace", "exits:release;",
                           "exits:ground=pardon;release", "exits:condition=exile;ground=pardon", "exits:destination="}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)io::read_chain(text), error);
  }
}

TEST_CASE("read_stratum: a part that claims name, however its axis is written") {
  testing::small_dossier d;
  d.held("c", quantity::exact(5), "2026-01-01").breakdowns = {{"a=b", composition::subset, {{"c", quantity::exact(2)}}}};
  CHECK(io::read_stratum("a=b=c", d.make()) == stratum_name{"a=b", "c"});
  CHECK(io::read_stratum("sex=women", d.make()) == stratum_name{"sex", "women"});
  CHECK(io::read_stratum("", d.make()).is_null());
  CHECK_THROWS_AS((void)io::read_stratum("women", d.make()), error);
}

}  // namespace test_term_text
