// SPDX-License-Identifier: MIT
#include "ledger/named_numbers.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

namespace test_named_numbers {

using namespace habeas;

namespace {

instant end_of(int day_of_january) { return instant::end_of(day::from_civil(2026, 1, day_of_january)); }

/// Let go on one day of January, by the claim of this place.
named_statement freed(int day_of_january, std::optional<std::int64_t> number, std::size_t claim, mechanism how = mechanism::release) {
  named_statement one;
  one.change.says.how = how;
  one.change.first = instant::start_of(day::from_civil(2026, 1, day_of_january));
  one.change.last = end_of(day_of_january);
  one.number = number;
  one.claims = {claim};
  return one;
}

std::optional<std::int64_t> between(const named_numbers& all, int from, int to) {
  return all.in({end_of(from), end_of(from)}, {end_of(to), end_of(to)});
}

const chain exits{direction::exits, {}, {}};

}  // namespace

TEST_CASE("named_numbers: of people one by one, those whose day may lie in the stretch") {
  const named_numbers all({freed(3, 1, 10), freed(5, 1, 11), freed(5, 1, 12)}, exits);
  CHECK(!all.empty());
  CHECK(between(all, 2, 3) == 1);
  CHECK(between(all, 3, 4) == 0);
  CHECK(between(all, 3, 9) == 2);
  CHECK(between(all, 1, 9) == 3);
  std::vector<std::size_t> claims;
  all.add_claims({end_of(3), end_of(3)}, {end_of(9), end_of(9)}, claims);
  CHECK(claims == std::vector<std::size_t>{11, 12});
}

TEST_CASE("named_numbers: several together count as many as they are, and those of whom nobody says how many as any number") {
  CHECK(between(named_numbers({freed(3, 1, 10), freed(5, 4, 11)}, exits), 1, 9) == 5);
  CHECK(between(named_numbers({freed(3, 1, 10), freed(5, {}, 11)}, exits), 1, 9) == std::nullopt);
  CHECK(between(named_numbers({freed(3, 1, 10), freed(5, {}, 11)}, exits), 1, 4) == 1);
}

TEST_CASE("named_numbers: of a kind, those that may be of it") {
  const named_numbers releases({freed(3, 1, 10), freed(5, 1, 11, mechanism::death)}, {direction::exits, mechanism::release, {}});
  CHECK(between(releases, 1, 9) == 1);
  CHECK(named_numbers({}, exits).empty());
}

}  // namespace test_named_numbers
