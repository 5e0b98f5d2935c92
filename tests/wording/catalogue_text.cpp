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

TEST_CASE("of one thing words have their form of one") {
  CHECK(say(language::en, "contradiction_people", {{"n", "1"}}) == "They miss one another by 1 person.");
  CHECK(say(language::en, "contradiction_people", {{"n", "21"}}) == "They miss one another by 21 people.");
  CHECK(say(language::es, "gap_entries", {{"n", "1"}}) == "al menos 1 entrada antes que ninguna afirmación del conteo da");
  CHECK(say(language::es, "gap_entries", {{"n", "0"}}) == "al menos 0 entradas antes que ninguna afirmación del conteo da");
  CHECK(say(language::en, "quote_held", {{"n", "at least 1"}, {"at", "May"}}) == "at least 1 person was held as of May");
  CHECK(say(language::en, "windows_differ", {{"claims", "a, b"}, {"n", "2"}, {"from", "May"}, {"others", "c"}, {"to", "June"}}).starts_with("a, b count from May"));
  CHECK(say(language::en, "used_in_part", {{"n", "1"}}).starts_with("Of 1 claim only part is used."));
  CHECK_THROWS_AS((void)say(language::en, "contradiction_people", {}), error);
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
