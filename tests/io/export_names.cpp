// SPDX-License-Identifier: MIT
#include "io/graph/export_names.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

using namespace habeas;

namespace {

/// A format without capitals.
std::string without_capitals(const std::string& id) {
  auto text = id;
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = '_';
  return text;
}

}  // namespace

TEST_CASE("ids that a format can hold are their own names; of others no two are one, whatever is there already") {
  const std::vector<std::string> ids{"aA", "aB", "a_", "a_~2", "b", "C"};
  const io::export_names names(ids, without_capitals);
  CHECK(names.of("a_") == "a_");
  CHECK(names.of("a_~2") == "a_~2");
  CHECK(names.of("b") == "b");
  CHECK(names.of("C") == "_");
  CHECK(names.of("aA") == "a_~3");
  CHECK(names.of("aB") == "a_~4");
}

TEST_CASE("names are as many as ids, at random, and the order of the ids changes nothing") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> ids;
    for (int i = 0; i < 40; ++i) {
      std::string id;
      for (std::int64_t n = random(1, 4); n > 0; --n) id += "aA_~23B"[static_cast<std::size_t>(random(0, 6))];
      ids.push_back(id);
    }
    const std::set<std::string> all(ids.begin(), ids.end());
    const io::export_names names(ids, without_capitals), turned({ids.rbegin(), ids.rend()}, without_capitals);
    std::set<std::string> given;
    for (const auto& id : all) {
      CHECK(given.insert(names.of(id)).second);
      CHECK(without_capitals(names.of(id)) == names.of(id));
      CHECK(names.of(id) == turned.of(id));
    }
  }
}
