// SPDX-License-Identifier: MIT
#include <habeas/wording/catalogue_words.hpp>

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

#include <habeas/wording/catalogue.hpp>

namespace test_catalogue_words {

TEST_CASE("single words are sentences of the catalogue") {
  for (const auto& word : habeas::catalogue_words)
    CHECK(std::any_of(habeas::catalogue.begin(), habeas::catalogue.end(), [&](const auto& row) { return row.key == word.key && row.es == word.es; }));
}

TEST_CASE("no word is a slug") {
  for (const auto& word : habeas::catalogue_words) {
    CAPTURE(word.key);
    CHECK(word.en.find('_') == std::string_view::npos);
    CHECK(word.es.find('_') == std::string_view::npos);
  }
}

}  // namespace test_catalogue_words
