// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <exception>
#include <string>
#include <type_traits>
#include <vector>

#include <habeas/core/error.hpp>

namespace test_error {

using habeas::errc;
using habeas::error;
using habeas::problem;

static_assert(std::is_base_of_v<std::exception, error>);
static_assert(std::is_copy_constructible_v<error>);

TEST_CASE("the codes keep their words") {
  CHECK(habeas::slug_list<errc>() ==
        "invalid_date, invalid_value, invalid_file, unknown_id, ambiguous, not_ordered, limit_exceeded, cancelled, "
        "unsupported");
}

TEST_CASE("a message says what, got and wanted, each only where it is known") {
  CHECK(std::string(error(errc::cancelled, "stopped").what()) == "stopped");
  CHECK(std::string(error(errc::invalid_value, "not a count", "-1").what()) == "not a count: got -1");
  CHECK(std::string(error(errc::invalid_value, "not a count", "-1", "0 or more").what()) ==
        "not a count: got -1, wanted 0 or more");
  CHECK(std::string(error(errc::invalid_value, "not a count", "", "0 or more").what()) ==
        "not a count: wanted 0 or more");
}

TEST_CASE("what is asked of an error is what it was made with") {
  const error e(errc::not_ordered, "no flow", "b to a", "a before b");
  CHECK(e.code() == errc::not_ordered);
  CHECK(e.got() == "b to a");
  CHECK(e.wanted() == "a before b");
  CHECK(e.text().empty());
  CHECK_FALSE(e.offset().has_value());
  CHECK(e.near().empty());
  CHECK(e.problems().empty());
}

TEST_CASE("a refused date tells the text, the offset and what was expected there") {
  const auto e = error::invalid_date("2026-13", 5, "'13'", "a month from 01 to 12");
  CHECK(e.code() == errc::invalid_date);
  CHECK(e.text() == "2026-13");
  CHECK(e.offset() == 5);
  CHECK(std::string(e.what()) == "not a date at offset 5 of '2026-13': got '13', wanted a month from 01 to 12");
}

TEST_CASE("an offset of 0 is still an offset") {
  const auto e = error::invalid_date("x", 0, "'x'", "a year");
  CHECK(e.offset() == 0);
  CHECK(std::string(e.what()) == "not a date at offset 0 of 'x': got 'x', wanted a year");
}

TEST_CASE("a refused text is cut at 200 bytes, its offset is not") {
  const auto e = error::invalid_date(std::string(5000, '9'), 4321, "'9'", "an end");
  CHECK(e.text() == std::string(200, '9'));
  CHECK(e.offset() == 4321);
}

TEST_CASE("an unknown id offers the names that are near") {
  const auto e = error::unknown_id("account", "hel", {"held", "held_women"});
  CHECK(e.code() == errc::unknown_id);
  CHECK(e.near() == std::vector<std::string>{"held", "held_women"});
  CHECK(std::string(e.what()) == "no such account: got 'hel', wanted one of held, held_women");
  CHECK(std::string(error::unknown_id("account", "x").what()) == "no such account: got 'x'");
}

TEST_CASE("a file's problems are all told, each on a line") {
  const auto e = error::invalid_file({
      {.file = "d.json", .line = 3, .column = 7, .what = "no such account", .got = "'x'"},
      {.file = "d.json", .pointer = "/claims/2", .what = "a claim without a quantity"},
  });
  CHECK(e.code() == errc::invalid_file);
  REQUIRE(e.problems().size() == 2);
  CHECK(e.problems()[1].pointer == "/claims/2");
  CHECK(std::string(e.what()) ==
        "2 problems\n  d.json:3:7: no such account, got 'x'\n  d.json at /claims/2: a claim without a quantity");
  CHECK(std::string(error::invalid_file({{.what = "empty"}}).what()) == "1 problem\n  empty");
}

TEST_CASE("a problem tells its place as far as it has one") {
  problem p{.what = "a bad number"};
  CHECK(to_string(p) == "a bad number");
  p.line = 4;
  CHECK(to_string(p) == "line 4: a bad number");
  p.column = 9;
  CHECK(to_string(p) == "line 4:9: a bad number");
  p.file = "claims.csv";
  p.got = "'1O'";
  p.wanted = "a whole number";
  CHECK(to_string(p) == "claims.csv:4:9: a bad number, got '1O', wanted a whole number");
  p.line = 0;
  CHECK(to_string(p) == "claims.csv: a bad number, got '1O', wanted a whole number");
  p.file.clear();
  p.pointer = "/claims/0/value";
  CHECK(to_string(p) == "/claims/0/value: a bad number, got '1O', wanted a whole number");
}

TEST_CASE("a caught error still tells its code through a copy") {
  try {
    throw error::unknown_id("event", "e9");
  } catch (const std::exception& caught) {
    const auto* e = dynamic_cast<const error*>(&caught);
    REQUIRE(e != nullptr);
    const error copy = *e;
    CHECK(copy.code() == errc::unknown_id);
    CHECK(std::string(copy.what()) == caught.what());
  }
}

}  // namespace test_error
