// SPDX-License-Identifier: MIT
#include "io/json/value_doors.hpp"

#include <string>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <habeas/io/builder_json.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/vocabulary.hpp>
#include <habeas/io/crosswalk.hpp>

#include "io/vocabulary/vocabulary_values.hpp"

namespace test_value_doors {

using namespace habeas;
namespace json = boost::json;

constexpr const char* things = R"({"actors": [{"id": "watch"}], "accounts": [{"id": "watch", "counter": "watch"}]})";
constexpr const char* stock =
    R"({"id": "A", "kind": "held", "speaker": "watch", "account": "watch", "quantity": {"at_least": 5}, "as_of": "2030-01-05"})";

TEST_CASE("values make what their text makes") {
  dossier_builder by_text, by_value;
  add_json(by_text, "claims", stock);
  CHECK(io::add_value(by_value, "claims", json::parse(stock), source_line::here()) == "A");
  CHECK(write_dossier(by_value.content()) == write_dossier(by_text.content()));

  const auto empty = parse_dossier(R"({"habeas": 2})");
  CHECK(write_dossier(io::with_added_values(empty, json::parse(things)).content()) == write_dossier(with_additions(empty, things).content()));
}

TEST_CASE("what is wrong with values is told by its place, in the order of the lists, without a line") {
  const auto d = io::with_added_values(parse_dossier(R"({"habeas": 2})"), json::parse(things));
  const auto problems_of = [&](const char* more) {
    try {
      (void)io::with_added_values(d, json::parse(more));
    } catch (const error& e) {
      return e.problems();
    }
    return std::vector<problem>();
  };
  const auto unread = problems_of(R"({"claims": [{"id": "c", "kind": "helt", "speaker": "watch"}], "actors": [{"id": 7}]})");
  REQUIRE(unread.size() == 2);
  CHECK(unread[0].pointer == "/actors/0/id");
  CHECK(unread[1].pointer == "/claims/0/kind");
  CHECK(unread[0].line == 0);
  const auto twice = problems_of(things);
  REQUIRE(twice.size() == 2);
  CHECK(twice[0].pointer == "/actors/0/id");
  CHECK(problems_of("[]").size() == 1);
}

TEST_CASE("what is marked narrower than the reader is not quoted") {
  const auto d = io::with_added_values(parse_dossier(R"({"habeas": 2})"), json::parse(things)).for_audience(audience::everyone);
  try {
    (void)io::with_added_values(d, json::parse(R"({"claims": [{"id": "c", "kind": "SECRET", "speaker": "watch", "audience": "internal"}]})"));
    FAIL("added");
  } catch (const error& e) {
    CHECK(std::string(e.what()).find("SECRET") == std::string::npos);
  }
}

TEST_CASE("values are what the text says") {
  const auto d = parse_dossier(R"({"habeas": 2, "clock": "-04:00", "actors": [{"id": "a", "x_own": [1, 2]}]})");
  CHECK(io::dossier_value(d.content()) == json::parse(write_dossier(d.content())));
  CHECK(io::vocabulary_value("condition_answer") == json::parse(vocabulary_json("condition_answer")));
  CHECK(io::crosswalk_value("cameo", "0841") == json::parse(crosswalk_json("cameo", "0841")));
  CHECK(io::word_codes_value("mechanism", "expulsion", "") == json::parse(word_codes_json("mechanism", "expulsion")));
}

}  // namespace test_value_doors
