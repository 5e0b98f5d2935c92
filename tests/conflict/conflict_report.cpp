// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_report.hpp>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_conflict_reports {

using namespace habeas;

TEST_CASE("conflict_reports: accounts and the timeline in one list, cut after the first k, which is said") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("x", "e", "2026-01-01");
  d.dated("y", "e", "2026-01-05");
  d.held("a", quantity::exact(3), "2026-01-04T12:00");
  d.held("b", quantity::exact(5), "2026-01-04T12:00");
  const auto all = d.make();
  const sentence_writer writer(all, language::en);
  const auto both = explain_contradictions(all, 5, writer);
  REQUIRE(both.list.size() == 2);
  CHECK(both.more == false);
  CHECK(both.list[0].where.account == testing::the_account);
  CHECK(!both.list[1].where.account);
  CHECK(both.list[0].ways.claims[0].numbers.size() == 1);
  CHECK(both.list[0].quote.find("miss one another by 2 people") != std::string::npos);
  const auto one = explain_contradictions(all, 1, writer);
  REQUIRE(one.list.size() == 1);
  CHECK(one.more == true);
  CHECK(explain_contradictions(testing::small_dossier().make(), 3, writer).more == false);
}

}  // namespace test_conflict_reports
