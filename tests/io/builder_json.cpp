// SPDX-License-Identifier: MIT
#include <habeas/io/builder_json.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_builder_json {

using namespace habeas;

TEST_CASE("things come as a file writes them, and get what they lack") {
  dossier_builder b("talks");
  CHECK(add_json(b, "actors", R"({"name": "The Watch", "kind": "ngo"})") == "the_watch");
  CHECK(add_json(b, "accounts", R"({"id": "count", "counter": "the_watch"})") == "count");
  CHECK(add_json(b, "claims", R"({"kind": "held", "account": "count", "quantity": {"at_least": 5}, "as_of": "2030-01-05"})") == "held_count");
  CHECK(b.content().claims[0].speaker == actor_id("coder"));
  CHECK(b.content().actors.size() == 2);
  const auto d = b.build();
  CHECK(write_dossier(parse_dossier(write_dossier(b.content())).content()) == write_dossier(d.content()));
}

TEST_CASE("what is wrong with one is thrown with the rest, at its line") {
  dossier_builder b;
  add_json(b, "actors", R"({"id": "a", "kind": "goverment"})");
  const auto line = __LINE__ - 1;
  add_json(b, "claims", R"({"id": "c", "kind": "held", "account": "x", "quantity": 5, "weather": "fine"})");
  add_json(b, "claims", "{");
  add_json(b, "places", "7");
  try {
    (void)b.build();
    FAIL("built");
  } catch (const error& e) {
    const auto& found = e.problems();
    REQUIRE(found.size() == 5);
    CHECK(found[0].pointer == "/actors/0/kind");
    CHECK(found[0].line == line);
    CHECK(found[1].pointer == "/claims/0/weather");
    CHECK(found[2].pointer == "/claims/0/account");
    CHECK(found[3].pointer == "/claims/1");
    CHECK(found[4].pointer == "/places/0");
    for (const auto& p : found) CHECK(p.file == __FILE__);
  }
}

TEST_CASE("a list that there is not is refused") {
  dossier_builder b;
  CHECK_THROWS_WITH_AS((void)add_json(b, "persons", "{}"), doctest::Contains("got 'persons', wanted one of actors, places"), error);
}

}  // namespace test_builder_json
