// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/sensitivity.hpp>

#include "made/small.hpp"

namespace test_sensitivity {

using namespace habeas;
using namespace habeas::testing;

namespace {

dossier two_ways() {
  small_dossier d;
  d.assume("trust", true);
  d.held("before", quantity::exact(10), "2026-01-01T12:00");
  d.held("after", quantity::exact(7), "2026-01-31T12:00");
  const auto from = time_ref_at(time_ref::how::start_of, "2026-01-02"), to = time_ref_at(time_ref::how::end_of, "2026-01-30");
  d.flow("five", direction::exits, quantity::at_least(5), from, to).under = {assumption_id("trust")};
  d.flow("four", direction::exits, quantity::at_least(4), from, to);
  return dossier(d.content);
}

}  // namespace

TEST_CASE("each claim and assumption of an answer has a row: the answer without it") {
  const ledger l(two_ways(), the_account);
  const question q{question::what::entries, l.point_at("before"), l.point_at("after"), {}};
  REQUIRE(ask(l, q).low == 2);  // 7 + 5 - 10
  const auto rows = sensitivity(l, q);
  REQUIRE(rows.size() == 4);
  std::vector<std::string> names;
  for (const auto& r : rows) names.push_back(r.without);
  CHECK(names == std::vector<std::string>{"after", "before", "five", "trust"});
  CHECK(rows[0].low == 0);
  CHECK(rows[1].low == 0);
  CHECK(rows[2].low == 1);  // 7 + 4 - 10
  CHECK(rows[3].low == 1);
  CHECK(rows[3].is_assumption);
  for (const auto& r : rows) CHECK(r.refused.empty());
}

TEST_CASE("a claim that the answer does not rest on has no row") {
  const ledger l(two_ways(), the_account);
  const question q{question::what::held, l.point_at("before"), l.point_at("before"), {}};
  const auto rows = sensitivity(l, q);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].without == "before");
  CHECK(rows[0].low == 0);
  CHECK_FALSE(rows[0].high);
}

TEST_CASE("a request to stop stops") {
  const ledger l(two_ways(), the_account);
  const question q{question::what::held, l.point_at("before"), l.point_at("before"), {}};
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)sensitivity(l, q, {}, stop.get_token()), error);
}

}  // namespace test_sensitivity
