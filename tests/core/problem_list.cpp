// SPDX-License-Identifier: MIT
#include "core/problem_list.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace habeas;

namespace {

problem one(std::size_t n, const std::string& what = "not a date") {
  return {"d.json", fmt::format("/claims/{}", n), n + 1, 1, what, fmt::format("'{}'", n), "a date"};
}

}  // namespace

TEST_CASE("a few problems alike are all told, in their order") {
  problem_list list;
  std::vector<problem> all;
  for (std::size_t i = 0; i < problem_list::most_alike; ++i) {
    all.push_back(one(i));
    list.push_back(one(i));
  }
  CHECK(list.size() == problem_list::most_alike);
  CHECK(std::move(list).told() == all);
}

TEST_CASE("of a flood the first are told and the rest counted, and no more is kept however many there are") {
  for (const std::size_t n : {std::size_t(21), std::size_t(100'000)}) {
    problem_list list;
    list.push_back(one(7, "a name used twice"));
    for (std::size_t i = 0; i < n; ++i) list.push_back(one(i));
    list.push_back(one(8, "a name used twice"));
    CHECK(list.size() == n + 2);
    CHECK(list.kept().size() == problem_list::most_alike + 2);
    CHECK(list.places_left_out().size() == std::min(n - problem_list::most_alike, problem_list::most_places));
    CHECK(list.is_flood() == (n > problem_list::most_places));
    const auto told = std::move(list).told();
    REQUIRE(told.size() == 2 + problem_list::told_of_flood + 1);
    CHECK(told[5] == one(4));
    CHECK(told[6].what == (n == 21 ? "... and 16 more like this" : "... and 99,995 more like this"));
    CHECK(told[6].pointer == "/claims/4");
    CHECK(is_rest(told[6]));
    CHECK_FALSE(is_rest(told[5]));
    CHECK(told[7] == one(8, "a name used twice"));
  }
}

TEST_CASE("what is wrong with dates is one kind wherever it stands in them; kinds without end are bounded too") {
  CHECK(problem_list::kind_of(one(0, "not a date at offset 3 of 'x'")) == "not a date");
  problem_list list;
  for (std::size_t i = 0; i < 50'000; ++i) list.push_back(one(i, fmt::format("a kind of its own: {}", i)));
  CHECK(list.size() == 50'000);
  CHECK(list.kept().size() <= 2 * problem_list::most_kept);
  const auto told = std::move(list).told();
  CHECK(told.size() <= 2 * problem_list::most_kept + 1);
  CHECK(is_rest(told.back()));
}

TEST_CASE("long texts are told in part") {
  problem_list list;
  auto p = one(0);
  p.got = std::string(100'000, 'x');
  list.push_back(p);
  CHECK(list.kept()[0].got.size() < 400);
}

TEST_CASE("an error tells a flood cut, whoever found it") {
  std::vector<problem> many;
  for (std::size_t i = 0; i < 1000; ++i) many.push_back(one(i));
  const auto e = error::invalid_file(many);
  CHECK(e.problems().size() == problem_list::told_of_flood + 1);
  CHECK(std::string(e.what()).substr(0, 33) == "5 problems, and more like them\n  ");
  CHECK(std::string(e.what()).find("d.json:5:1 at /claims/4: ... and 995 more like this") != std::string::npos);
  CHECK(error::invalid_file(e.problems()).problems() == e.problems());
}
