// SPDX-License-Identifier: MIT
#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <habeas/wording/catalogue.hpp>

namespace test_catalogue {

namespace {

/// The {names} of a pattern.
std::set<std::string> names_of(std::string_view pattern) {
  std::set<std::string> names;
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const auto close = pattern.find('}', open);
    REQUIRE(close != std::string_view::npos);
    // {n|person|people} is a form of a word by the number that n is.
    const auto inside = pattern.substr(open + 1, close - open - 1);
    names.emplace(inside.substr(0, inside.find('|')));
  }
  return names;
}

}  // namespace

TEST_CASE("every sentence is there in both languages, with the same words to fill in") {
  for (const auto& row : habeas::catalogue) {
    CAPTURE(row.key);
    CHECK_FALSE(row.en.empty());
    CHECK_FALSE(row.es.empty());
    CHECK(names_of(row.en) == names_of(row.es));
  }
}

TEST_CASE("a key names one sentence") {
  std::set<std::string_view> keys;
  for (const auto& row : habeas::catalogue) CHECK(keys.insert(row.key).second);
}

TEST_CASE("no sentence speaks the solver's language") {
  for (const auto& row : habeas::catalogue)
    for (const auto* word : {"cycle", "infeasible", "variable", "constraint", "potential", "ciclo", "infactible", "restricci"}) {
      CAPTURE(row.key);
      CHECK(row.en.find(word) == std::string_view::npos);
      CHECK(row.es.find(word) == std::string_view::npos);
    }
}

}  // namespace test_catalogue
