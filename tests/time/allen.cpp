// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <habeas/time/allen.hpp>
#include <habeas/time/edtf.hpp>

namespace test_allen {

using namespace habeas;

namespace {

allen_relation of(std::size_t i) {
  return static_cast<allen_relation>(i);
}

/// By the definitions, one after the other; exactly one must hold.
allen_relation by_definition(std::int64_t a, std::int64_t z, std::int64_t b, std::int64_t y) {
  const bool truths[allen_relation_count] = {
      z + 1 < b,      z + 1 == b,      a < b && b <= z && z < y, a == b && z < y,
      b < a && z < y, b < a && z == y, a == b && z == y,         a < b && z == y,
      a < b && y < z, a == b && y < z, b < a && a <= y && y < z, y + 1 == a,
      y + 1 < a,
  };
  REQUIRE(std::count(std::begin(truths), std::end(truths), true) == 1);
  return of(static_cast<std::size_t>(std::find(std::begin(truths), std::end(truths), true) - std::begin(truths)));
}

date_bounds bounds(const char* text) {
  return parse_edtf(text).bounds();
}

}  // namespace

TEST_CASE("two stretches have exactly one relation, and its converse from the other side") {
  for (std::int64_t a = 0; a < 7; ++a)
    for (std::int64_t z = a; z < 7; ++z)
      for (std::int64_t b = 0; b < 7; ++b)
        for (std::int64_t y = b; y < 7; ++y) {
          const auto r = relation_of(day(a), day(z), day(b), day(y));
          REQUIRE(r == by_definition(a, z, b, y));
          REQUIRE(relation_of(day(b), day(y), day(a), day(z)) == converse(r));
        }
}

TEST_CASE("the compositions equal an enumeration over more days than the table was made from") {
  allen_set table[allen_relation_count][allen_relation_count];
  constexpr std::int64_t n = 9;
  for (std::int64_t a = 0; a < n; ++a)
    for (std::int64_t z = a; z < n; ++z)
      for (std::int64_t b = 0; b < n; ++b)
        for (std::int64_t y = b; y < n; ++y) {
          const auto r = static_cast<std::size_t>(relation_of(day(a), day(z), day(b), day(y)));
          for (std::int64_t c = 0; c < n; ++c)
            for (std::int64_t x = c; x < n; ++x) {
              auto& cell = table[r][static_cast<std::size_t>(relation_of(day(b), day(y), day(c), day(x)))];
              cell = cell | allen_set(relation_of(day(a), day(z), day(c), day(x)));
            }
        }
  std::size_t total = 0;
  for (std::size_t i = 0; i < allen_relation_count; ++i)
    for (std::size_t j = 0; j < allen_relation_count; ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK(compose(of(i), of(j)) == table[i][j]);
      CHECK(converse(compose(of(i), of(j))) == compose(converse(of(j)), converse(of(i))));
      total += compose(of(i), of(j)).size();
    }
  CHECK(total == 409);  // the entries of Allen's table, written out
  CHECK(compose(allen_relation::before, allen_relation::before) == allen_set(allen_relation::before));
  CHECK(compose(allen_relation::meets, allen_relation::during) ==
        ((allen_relation::overlaps | allen_relation::starts) | allen_relation::during));
  CHECK(compose(allen_relation::before, allen_relation::after) == allen_set::all());
  for (std::size_t i = 0; i < allen_relation_count; ++i) {
    CHECK(compose(allen_relation::equals, of(i)) == allen_set(of(i)));
    CHECK(compose(of(i), allen_relation::equals) == allen_set(of(i)));
    CHECK(converse(converse(of(i))) == of(i));
  }
  CHECK(compose(allen_set::all(), allen_set::all()) == allen_set::all());
  CHECK(compose(allen_set::none(), allen_set::all()).empty());
}

TEST_CASE("the relations still possible equal an enumeration of all choices of days") {
  constexpr unsigned seed = 1983;
  CAPTURE(seed);
  std::mt19937 random(seed);
  int empty = 0;
  for (int round = 0; round < 3000; ++round) {
    std::int64_t low[4];
    std::int64_t high[4];
    bool low_open[4];
    bool high_open[4];
    date_edge first[4];
    date_edge last[4];
    for (int i = 0; i < 4; ++i) {
      low[i] = static_cast<std::int64_t>(random() % 7);
      high[i] = low[i] + static_cast<std::int64_t>(random() % 4);
      low_open[i] = random() % 8 == 0;
      high_open[i] = random() % 8 == 0;
      first[i] = low_open[i] ? date_edge::open() : date_edge::at(day(low[i]));
      last[i] = high_open[i] ? date_edge::unknown() : date_edge::at(day(high[i]));
      // Far enough out for every relation with what is within 0 to 9.
      if (low_open[i]) low[i] = -5;
      if (high_open[i]) high[i] = 15;
    }
    allen_set expected;
    for (std::int64_t a = low[0]; a <= high[0]; ++a)
      for (std::int64_t z = std::max(a, low[1]); z <= high[1]; ++z)
        for (std::int64_t b = low[2]; b <= high[2]; ++b)
          for (std::int64_t y = std::max(b, low[3]); y <= high[3]; ++y)
            expected = expected | allen_set(relation_of(day(a), day(z), day(b), day(y)));
    const auto possible =
        possible_relations({first[0], last[0], first[1], last[1]}, {first[2], last[2], first[3], last[3]});
    REQUIRE(to_string(possible) == to_string(expected));
    if (expected.empty()) ++empty;
    REQUIRE(possible_relations({first[2], last[2], first[3], last[3]}, {first[0], last[0], first[1], last[1]}) ==
            converse(possible));
  }
  CHECK(empty > 0);
}

TEST_CASE("uncertain dates are compared in three values") {
  CHECK(ends_before(bounds("2025-12"), bounds("2026-01-07")) == trilean::yes);
  CHECK(ends_before(bounds("2026-01-07"), bounds("2025-12")) == trilean::no);
  CHECK(ends_before(bounds("2026-01"), bounds("2026-01-07")) == trilean::unknown);
  CHECK(ends_before(bounds("2025/.."), bounds("2026")) == trilean::unknown);
  CHECK(shares_a_day(bounds("2026-01-07"), bounds("2026-01-07")) == trilean::yes);
  CHECK(shares_a_day(bounds("2026-01-07"), bounds("2026-01-08")) == trilean::no);
  CHECK(shares_a_day(bounds("2026-01"), bounds("2026-01-08")) == trilean::unknown);
  CHECK(shares_a_day(bounds("2025/2027"), bounds("2026-01-08")) == trilean::yes);
  CHECK(lies_within(bounds("2026-01-08"), bounds("2025/2027")) == trilean::yes);
  CHECK(lies_within(bounds("2024"), bounds("2025/2027")) == trilean::no);
  CHECK(lies_within(bounds("2025"), bounds("2025/2027")) == trilean::unknown);
  CHECK(to_string(possible_relations(bounds("2026-01-07"), bounds("2026-01-08/2026-01-09"))) == "meets");
  CHECK(to_string(possible_relations(bounds("2026-01-07"), bounds("2026-01-07"))) == "equals");
  // It cannot be: nothing is possible, so nothing is known.
  CHECK(possible_relations(bounds("2027/2025"), bounds("2026")).empty());
  CHECK(ends_before(bounds("2027/2025"), bounds("2026")) == trilean::unknown);
  CHECK(ends_before(bounds("Y9E15"), bounds("Y-9E15")) == trilean::no);
  CHECK(ends_before(bounds("Y-9E15"), bounds("Y9E15")) == trilean::yes);
}

TEST_CASE("slugs of relations") {
  CHECK(to_string(allen_set::all()) ==
        "before, meets, overlaps, starts, during, finishes, equals, finished_by, contains, started_by, overlapped_by, "
        "met_by, after");
  CHECK(allen_set::all().size() == allen_relation_count);
  CHECK(to_string(allen_set::none()).empty());
}

}  // namespace test_allen
