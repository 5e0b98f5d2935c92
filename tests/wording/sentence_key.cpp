// SPDX-License-Identifier: MIT
// That a key which names nothing does not compile: tests/compile_fail/sentence_keys.cpp.
#include <string>

#include <doctest/doctest.h>

#include <habeas/model/custody.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/wording/sentence_key.hpp>

namespace test_sentence_key {

using namespace habeas;

TEST_CASE("a key finds its own row, and not another that starts or ends alike") {
  for (const sentence_key key : {sentence_key("at_least"), sentence_key("held_at_least"), sentence_key("no"), sentence_key("no_talks")})
    CHECK(key.row().key == key.name());
  CHECK(sentence_key("at_least").name() == "at_least");
  CHECK(sentence_key("at_least") == sentence_key::joined("at_", "least"));
  CHECK_FALSE(sentence_key("at_least") == sentence_key("at_most"));
  CHECK(sentence_key::joined("no", "_talks").name() == "no_talks");
}

TEST_CASE("a pattern is that of the language") {
  CHECK(pattern_of(language::en, "at_least") == "at least {n}");
  CHECK(pattern_of(language::es, "at_least") == "al menos {n}");
}

TEST_CASE("each value of an enumeration has the sentence of its slug") {
  static constexpr keys_by_slug<mechanism> kinds("by_");
  for (const auto& [value, slug] : slug_table<mechanism>::rows) CHECK(kinds[value].name() == "by_" + std::string(slug));
  CHECK(say(language::en, kinds[mechanism::exchange]) == "in an exchange");
}

}  // namespace test_sentence_key
