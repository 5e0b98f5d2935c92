// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/simulate/truth.hpp>

namespace test_truth {

using namespace habeas;

namespace {

/// Two people: a boy who turns eighteen in hour 10 and is freed in hour 20, and a woman who comes in hour 5.
account_truth two(std::vector<simulated_person>& people) {
  people.resize(2);
  people[0].adult_from = 10;
  people[1].female = true;
  return {{{before_all, direction::entries, mechanism::arrest, 0},
           {20, direction::exits, mechanism::release, 0},
           {5, direction::entries, mechanism::late_registration, 1}},
          people};
}

}  // namespace

TEST_CASE("stocks count what happened before the instant") {
  std::vector<simulated_person> people;
  const auto t = two(people);
  CHECK(t.held(0) == 1);
  CHECK(t.held(5) == 1);
  CHECK(t.held(6) == 2);
  CHECK(t.held(20) == 2);
  CHECK(t.held(21) == 1);
  CHECK(t.held(6, stratum::female) == 1);
  CHECK(t.held_range(0, 40) == std::pair<std::int64_t, std::int64_t>{1, 2});
}

TEST_CASE("people pass between strata without leaving") {
  std::vector<simulated_person> people;
  const auto t = two(people);
  CHECK(t.held(10, stratum::adolescent) == 1);
  CHECK(t.held(11, stratum::adolescent) == 0);
  CHECK(t.held(10, stratum::adult) == 1);
  CHECK(t.held(11, stratum::adult) == 2);
  CHECK(t.held(30, stratum::adult) == 1);
  CHECK(t.moved(direction::exits, {}, 0, 40, stratum::adult) == 1);
  CHECK(t.moved(direction::exits, {}, 0, 40, stratum::adolescent) == 0);
}

TEST_CASE("flows count what lies between two instants, by kind") {
  std::vector<simulated_person> people;
  const auto t = two(people);
  CHECK(t.moved(direction::exits, mechanism::release, 20, 21) == 1);
  CHECK(t.moved(direction::exits, mechanism::release, 0, 20) == 0);
  CHECK(t.moved(direction::exits, mechanism::death, 0, 40) == 0);
  CHECK(t.moved(direction::entries, {}, 0, 40) == 1);
}

TEST_CASE("points are found by what they are") {
  simulated_truth t;
  t.first_day = day::from_civil(2026, 1, 1);
  const auto b1 = account_point::of(bulletin_id("b1"));
  t.points[b1] = 30;
  CHECK(t.hour_of(b1) == 30);
  CHECK(t.hour_of(account_point::end_of(t.first_day)) == 24);
  CHECK(t.hour_of(account_point::at(instant::at(day::from_civil(2026, 1, 2), 6 * 3600))) == 30);
  CHECK(t.hour_of(account_point::start()) == before_all);
  CHECK_FALSE(t.hour_of(account_point::cutoff_of(claim_id("none"))));
}

}  // namespace test_truth
