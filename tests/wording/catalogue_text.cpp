// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/wording/catalogue_text.hpp>

namespace test_text {

using namespace habeas;

TEST_CASE("a sentence is filled in, in the reader's language") {
  CHECK(say(language::en, "at_least", {{"n", "101"}}) == "at least 101");
  CHECK(say(language::es, "at_least", {{"n", "101"}}) == "al menos 101");
  CHECK(say(language::en, "from_to", {{"n", "77"}, {"m", "117"}}) == "77 to 117");
}

TEST_CASE("braces in what is filled in stay as they are") {
  CHECK(say(language::en, "at_least", {{"n", "{m} {"}}) == "at least {m} {");
}

TEST_CASE("a missing word is an error, never half a sentence") {
  CHECK_THROWS_AS((void)say(language::en, "from_to", {{"n", "77"}}), error);
}

TEST_CASE("languages have stable words") {
  CHECK(to_slug(language::en) == "en");
  CHECK(find_slug<language>("es") == language::es);
  CHECK_FALSE(find_slug<language>("fr"));
}

}  // namespace test_text
