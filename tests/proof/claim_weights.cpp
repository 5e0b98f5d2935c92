// SPDX-License-Identifier: MIT
#include "proof/claim_weights.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_votes {

using namespace habeas;
using testing::january;
using testing::small_dossier;

namespace {

std::vector<voter> all_on_one_quantity(const dossier& d) {
  std::vector<voter> list;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i) list.push_back({i, {7}, *number_of(d.content().claims[i])->interval({}).high});
  return list;
}

}  // namespace

TEST_CASE("count_votes: those who repeat one origin share its vote, through any number of hands") {
  small_dossier s;
  s.held("a", quantity::exact(100), january(1));
  s.held("b", quantity::exact(100), january(1)).derived_from = claim_id("a");
  s.held("c", quantity::exact(120), january(1)).derived_from = claim_id("b");
  s.held("d", quantity::exact(200), january(1));
  const auto d = s.make();
  CHECK(origin_of(d, 2) == 0);
  const auto v = count_votes(d, all_on_one_quantity(d), vote_policy::one_vote);
  CHECK(v.unit == 3);
  CHECK(v.weight == std::vector<std::int64_t>{1, 1, 1, 3});
  // An origin that has no say here leaves its vote to those who repeat it.
  auto some = all_on_one_quantity(d);
  some.erase(some.begin());
  const auto w = count_votes(d, some, vote_policy::one_vote);
  CHECK(w.unit == 2);
  CHECK(w.weight == std::vector<std::int64_t>{1, 1, 2});
}

TEST_CASE("count_votes: an origin that the view does not show is no origin") {
  small_dossier s;
  s.held("a", quantity::exact(100), january(1)).seen_by = audience::internal;
  s.held("b", quantity::exact(100), january(1)).derived_from = claim_id("a");
  s.held("c", quantity::exact(120), january(1)).derived_from = claim_id("a");
  const auto d = s.make().for_audience(audience::everyone);
  std::vector<voter> seen;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i)
    if (d.shows(d.content().claims, i)) seen.push_back({i, {7}, 100});
  REQUIRE(seen.size() == 2);
  const auto v = count_votes(d, seen, vote_policy::one_vote);
  CHECK(v.unit == 1);
  CHECK(v.weight == std::vector<std::int64_t>{1, 1});
}

TEST_CASE("count_votes: by grading, and by the size of the quantity and not of the claim") {
  small_dossier s;
  s.held("a", quantity::exact(100), january(1)).grade = grading{'A', '1'};
  s.held("b", quantity::exact(200), january(1)).grade = grading{'E', '5'};
  s.held("c", quantity::exact(10), january(2));
  const auto d = s.make();
  auto voters = all_on_one_quantity(d);
  voters[2].quantity = {8};
  CHECK(count_votes(d, voters, vote_policy::by_grading).weight == std::vector<std::int64_t>{25, 1, 9});
  const auto v = count_votes(d, voters, vote_policy::by_size);
  CHECK(v.unit == 1'000'000);
  CHECK(v.weight == std::vector<std::int64_t>{5'000, 5'000, 100'000});
}

TEST_CASE("grading_factor: what cannot be judged is in the middle") {
  CHECK(grading_factor({}) == 9);
  CHECK(grading_factor(grading{'F', '6'}) == 9);
  CHECK(grading_factor(grading{'B', '2'}) == 16);
  CHECK(grading_factor(grading{'F', '1'}) == 15);
}

}  // namespace test_votes
