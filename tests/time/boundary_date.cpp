// SPDX-License-Identifier: MIT
#include "time/boundary_date.hpp"

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_boundary_date {

using namespace habeas;

namespace {

std::string of(const char* text) {
  const auto date = boundary_date(text);
  return date ? date->text() : "none";
}

}  // namespace

TEST_CASE("a count at the very start or end of a day, a month or a year") {
  CHECK(of("start:2031-06") == "2031-06-01T00:00:00");
  CHECK(of("end:2031-06") == "2031-06-30T24:00:00");
  CHECK(of("end:2031-06-30") == "2031-06-30T24:00:00");
  CHECK(of("end:2024") == "2024-12-31T24:00:00");
  CHECK(of("end:2024-02") == "2024-02-29T24:00:00");
  CHECK(of("start:2031-34") == "2031-04-01T00:00:00");  // the second quarter
  CHECK(of("end:2031-34") == "2031-06-30T24:00:00");
  CHECK(of("end:2031-40") == "2031-06-30T24:00:00");  // the first half of the year
  for (const auto* text : {"2031-06", "end:2031-06~", "start:2031-XX", "end:2031-21", "end:2031/2032", "end:2031-06-30T10:00:00", "end:", "end:soon", "end:[2031]"})
    CHECK(of(text) == "none");
}

TEST_CASE("a report that opens at a start and closes at an end") {
  const char* text = R"({"habeas": 2, "id": "t", "actors": [{"id": "w"}], "accounts": [{"id": "w"}], "claims": [
    {"id": "opening", "kind": "held", "speaker": "w", "account": "w", "quantity": 840, "as_of": "start:2031-06"},
    {"id": "closing", "kind": "held", "speaker": "w", "account": "w", "quantity": 846, "as_of": "end:2031-06"}]})";
  const auto content = parse_dossier(text, "here").content();
  CHECK(content.claims[0].as_of->text() == "2031-06-01T00:00:00");
  CHECK(content.claims[1].as_of->text() == "2031-06-30T24:00:00");
}

}  // namespace test_boundary_date
