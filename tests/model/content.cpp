// SPDX-License-Identifier: MIT
#include <habeas/model/content.hpp>

#include <concepts>
#include <set>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

namespace test_content {

using namespace habeas;

static_assert(std::regular<dossier_content>);

TEST_CASE("every list is seen once, in the order of the file, by its own word") {
  dossier_content content;
  std::vector<std::string> names;
  std::set<std::string> words;
  visit_lists(content, [&](auto& list, const char* name) {
    names.emplace_back(name);
    words.insert(word_for<typename std::decay_t<decltype(list)>::value_type>);
    list.emplace_back();
  });
  CHECK(names == std::vector<std::string>{"actors", "places", "documents", "bulletins", "accounts", "assumptions", "points",
                                          "people", "groups", "editions", "events", "negotiations", "agreements",
                                          "funds", "pledges", "exchanges", "claims"});
  CHECK(words.size() == names.size());
  CHECK(words.count("thing") == 0);
  CHECK(content.claims.size() == 1);
  CHECK(content.points.size() == 1);
}

TEST_CASE("the assumptions that every dossier has say what they are; all but that of the hour are on") {
  for (const auto effect : built_in_effects) {
    const auto a = built_in_assumption(effect);
    CHECK(a.on == (effect != assumption_effect::counts_at_day_end));
    CHECK(a.effect == effect);
    CHECK(a.id.text() == to_slug(effect));
    CHECK_FALSE(a.statement.empty());
  }
}

}  // namespace test_content
