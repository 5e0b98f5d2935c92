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
  // Two of 1/200 and one of 1/10.
  CHECK(v.unit == 200);
  CHECK(v.weight == std::vector<std::int64_t>{1, 1, 20});
  CHECK_FALSE(v.rounded);
}

TEST_CASE("count_votes: weights are exact where whole parts of a vote hold them, however many it takes, and say so where none do") {
  small_dossier s;
  std::vector<voter> voters;
  const auto numbered = [&](const std::vector<std::int64_t>& numbers) {
    voters.clear();
    s.content.claims.clear();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      s.held("c" + std::to_string(i), quantity::exact(numbers[i]), january(1));
      voters.push_back({i, {i}, numbers[i]});
    }
    return s.make();
  };
  // 999,983 and 1,000,003 are primes: their product was past the million parts that weights were rounded to.
  const auto exact = count_votes(numbered({999'983, 1'000'003}), voters, vote_policy::by_size);
  CHECK_FALSE(exact.rounded);
  CHECK(exact.unit == std::int64_t{999'983} * 1'000'003);
  CHECK(exact.weight == std::vector<std::int64_t>{1'000'003, 999'983});
  // Sizes past a million are told apart.
  CHECK(count_votes(numbered({2'000'000, 4'000'000}), voters, vote_policy::by_size).weight == std::vector<std::int64_t>{2, 1});
  // The primes from 101 on: no unit of 64 bits holds all.
  const auto rounded = count_votes(numbered({101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167}), voters, vote_policy::by_size);
  CHECK(rounded.rounded);
  CHECK(rounded.unit == 1'000'000);
  CHECK(rounded.weight.front() == 9901);  // 9,900.99 of a million
  CHECK(rounded.weight.back() == 5988);   // 5,988.02
  // Numbers as great as there are: a part at least, and nothing wraps.
  std::vector<std::int64_t> great;
  for (std::int64_t i = 0; i < 20; ++i) great.push_back(quantity::greatest - i);
  const auto least = count_votes(numbered(great), voters, vote_policy::by_size);
  CHECK(least.rounded);
  for (const auto w : least.weight) CHECK(w == 1);
}

TEST_CASE("count_votes: origins that many share, with numbers of different primes of sharers") {
  small_dossier s;
  std::vector<voter> voters;
  for (const int n : {2, 3, 5, 7, 11, 13, 17, 19}) {
    const auto origin = "o" + std::to_string(n);
    for (int i = 0; i < n; ++i) {
      auto& c = s.held(origin + "-" + std::to_string(i), quantity::exact(10), january(1));
      if (i != 0) c.derived_from = claim_id(origin + "-0");
    }
  }
  const auto d = s.make();
  for (std::size_t i = 0; i < d.content().claims.size(); ++i) voters.push_back({i, {7}, 10});
  const auto v = count_votes(d, voters, vote_policy::one_vote);
  CHECK_FALSE(v.rounded);
  CHECK(v.unit == 2 * 3 * 5 * 7 * 11 * 13 * 17 * 19);
  CHECK(v.weight.front() == v.unit / 2);
  CHECK(v.weight.back() == v.unit / 19);
}

TEST_CASE("grading_factor: what cannot be judged is in the middle") {
  CHECK(grading_factor({}) == 9);
  CHECK(grading_factor(grading{'F', '6'}) == 9);
  CHECK(grading_factor(grading{'B', '2'}) == 16);
  CHECK(grading_factor(grading{'F', '1'}) == 15);
}

}  // namespace test_votes
