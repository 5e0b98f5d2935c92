// SPDX-License-Identifier: MIT
#include <map>

#include <doctest/doctest.h>

#include "simulate/random_source.hpp"
#include "simulate/register.hpp"

namespace test_register {

using namespace habeas;

TEST_CASE("nobody is on a list twice or leaves it unseen, and the facilities share it out at every hour") {
  simulation_settings s;
  s.people = 400;
  random_source throws(11);
  const auto past = make_history(s, throws);
  for (const bool home : {true, false}) {
    counter_ways ways;
    ways.counts_house_arrest = home;
    ways.waits_to_verify = home;
    auto moves = keep_register(past, ways, true, throws);
    std::map<std::size_t, int> on;
    account_truth list(moves.list, past.people);
    for (const auto& m : list.movements()) {
      auto& now = on[m.person];
      now += m.way == direction::entries ? 1 : -1;
      REQUIRE((now == 0 || now == 1));
    }
    std::vector<account_truth> places;
    for (auto& p : moves.places) places.emplace_back(std::move(p), past.people);
    CHECK(places.back().movements().empty() != home);
    for (std::int64_t at = 0; at < past.hours; at += 7) {
      std::int64_t sum = 0;
      for (const auto& p : places) sum += p.held(at);
      REQUIRE(sum == list.held(at));
    }
    CHECK(list.moved(direction::entries, mechanism::late_registration, 0, past.hours) > 0);
  }
}

TEST_CASE("who hears of nobody has an empty list") {
  simulation_settings s;
  random_source throws(3);
  const auto past = make_history(s, throws);
  counter_ways deaf;
  deaf.coverage = 0;
  CHECK(keep_register(past, deaf, true, throws).list.empty());
}

}  // namespace test_register
