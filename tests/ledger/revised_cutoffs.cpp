// SPDX-License-Identifier: MIT
#include "ledger/revised_cutoffs.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_revised_cutoffs {

using namespace habeas;

TEST_CASE("numbers of one day that supersede one another are one series, the first statement first") {
  testing::small_dossier d;
  d.held("c", quantity::exact(3), "2031-03-31").supersedes = claim_id("b");
  d.held("a", quantity::exact(1), "2031-03-31");
  d.held("b", quantity::exact(2), "2031-03-31").supersedes = claim_id("a");
  d.held("other", quantity::exact(2), "2031-04-30").supersedes = claim_id("c");
  const revised_cutoffs revised(d.make());
  REQUIRE_FALSE(revised.none());
  REQUIRE(revised.series_of(std::size_t{0}) != nullptr);
  CHECK(*revised.series_of(std::size_t{0}) == std::vector<std::size_t>{1, 2, 0});
  CHECK(revised.series_of(std::size_t{3}) == nullptr);
  const auto p = testing::point_of("claim:c");
  const question q{question::what::held, p, p, {}};
  CHECK(revised.at(q, [](std::size_t place) { return place != 0; }).from == testing::point_of("claim:b"));
  CHECK(revised.at(q, [](std::size_t place) { return place == 1; }).from == testing::point_of("claim:a"));
  CHECK(revised.at(q, [](std::size_t) { return false; }).from == p);
}

TEST_CASE("without a revision nothing is read otherwise") {
  testing::small_dossier d;
  d.held("a", quantity::exact(1), "2031-03-31");
  CHECK(revised_cutoffs(d.make()).none());
}

}  // namespace test_revised_cutoffs
