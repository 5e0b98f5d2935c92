// SPDX-License-Identifier: MIT
#include <habeas/graph/link_direction.hpp>

#include <map>
#include <string>

#include <doctest/doctest.h>

namespace test_course {

using namespace habeas;

TEST_CASE("every relation has its course") {
  const std::map<std::string, std::string> wanted{
      {"follows", "back"},      {"precedes", "onward"},   {"meets", "onward"},    {"during", "back"},     {"overlaps", "either"},
      {"starts_with", "either"}, {"ends_with", "either"}, {"within", "either"},   {"causes", "onward"},   {"tied_to", "either"},
      {"part_of", "back"},      {"repeats", "back"},      {"same_as", "either"},
      {"enables", "onward"},    {"hinders", "onward"},    {"responds_to", "back"}, {"implements", "back"},  {"breaches", "back"},
      {"announces", "either"}};
  std::size_t told = 0;
  for (const auto& [value, word] : slug_table<relation>::rows) {
    const auto found = wanted.find(std::string(word));
    REQUIRE(found != wanted.end());
    CHECK(to_slug(direction_of(value)) == found->second);
    ++told;
  }
  CHECK(told == wanted.size());
}

}  // namespace test_course
