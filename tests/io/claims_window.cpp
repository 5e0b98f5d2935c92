// SPDX-License-Identifier: MIT
// The ends of a flow and the days of a stock, as the rows of a claims table write them.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "claims_tables.hpp"

namespace test_claims_window {

using namespace habeas;
using testing::has, testing::refusal, testing::table;

namespace {

std::string ends(const dossier& d, const char* id) {
  const auto& c = d.get(claim_id(id));
  const auto& says = std::get<flow_claim>(c.says);
  const auto end = [](const std::optional<time_ref>& m) { return m ? fmt::format("{} {}", to_slug(m->kind), m->date->text()) : std::string("-"); };
  return end(says.from) + ", " + end(says.to) + (c.as_of ? ", " + c.as_of->text() : std::string());
}

const std::string columns = "id,speaker,kind,number,from,to,during,since,as_of\n";

}  // namespace

TEST_CASE("claims_window: a month at the start beside a day is some instant of it, however the row says it") {
  const auto d = table(columns +
                       "a,w,exits,5,2025-06,2025-07-10,,,\n"
                       "b,w,exits,5,,,,2025-06,2025-07-10\n"
                       "c,w,exits,5,2025,,,,2025-07-10\n"
                       "d,w,exits,5,start:2025-06,2025-07-10,,,\n"
                       "e,w,exits,5,2025-06,2025-07,,,\n"
                       "f,w,exits,5,2025-06-03,2025-07,,,\n"
                       "g,w,exits,5,2025-25,2025-07-10,,,\n"
                       "h,w,exits,5,2025-06~,2025-07-10,,,\n");
  CHECK(ends(d, "a") == "as_of 2025-06, end_of 2025-07-10");
  CHECK(ends(d, "b") == "as_of 2025-06, -, 2025-07-10");
  CHECK(ends(d, "c") == "as_of 2025, -, 2025-07-10");
  CHECK(ends(d, "d") == "start_of 2025-06, end_of 2025-07-10");
  CHECK(ends(d, "e") == "start_of 2025-06-01, end_of 2025-07-31");
  CHECK(ends(d, "f") == "start_of 2025-06-03, end_of 2025-07");
  CHECK(ends(d, "g") == "as_of 2025-25, end_of 2025-07-10");  // a season
  CHECK(ends(d, "h") == "start_of 2025-06~, end_of 2025-07-10");
  // JSON, the folder and the table say the same.
  std::vector<std::string> lost, told;
  const auto again = content_of_text(claims_table(d.content(), lost), "t.csv", {}, told);
  CHECK(again.claims == d.content().claims);
}

TEST_CASE("claims_window: what a row says twice of one end is told at its cell, and nothing is dropped") {
  CHECK(has(refusal(columns + "a,w,exits,5,,2025-07-10,2025-06,,\n"), " at G2, during: an end said twice"));
  CHECK(has(refusal(columns + "a,w,exits,5,2025-06-01,,2025-06,,\n"), " at G2, during: a start said twice"));
  CHECK(has(refusal(columns + "a,w,exits,5,,2025-07-10,,day,2025-06-01\n"), " at H2, since: an end said twice"));
  CHECK(has(refusal(columns + "a,w,exits,5,,,2025-06,2025-05-01,\n"), " at H2, since: a start said twice"));
}

TEST_CASE("claims_window: what a row says itself goes before what is said of the whole table, and one end alone is refused") {
  const auto d = table(columns +
                           "a,w,exits,5,,,,,\n"
                           "b,w,exits,5,2025-06-01,2025-06-09,,,\n"
                           "c,w,exits,5,2025-06-01,,,,2025-06-09\n"
                           "d,w,exits,5,,,2025-06,,\n"
                           "e,w,exits,5,,,,2025-06-01,2025-06-09\n",
                       {"during=2024"});
  CHECK(ends(d, "a") == "start_of 2024-01-01, end_of 2024-12-31");
  CHECK(ends(d, "b") == "start_of 2025-06-01, end_of 2025-06-09");
  CHECK(ends(d, "c") == "start_of 2025-06-01, -, 2025-06-09");
  CHECK(ends(d, "d") == "start_of 2025-06-01, end_of 2025-06-30");
  CHECK(ends(d, "e") == "start_of 2025-06-01, -, 2025-06-09");
  CHECK(has(refusal(columns + "a,w,exits,5,,2025-06-09,,,\n", {"during=2024"}), " at F2, to: an end beside a window that is said of the whole table"));
  CHECK(has(refusal(columns + "a,w,exits,5,2025-06-09,,,,\n", {"during=2024"}), " at E2, from: a start beside a window that is said of the whole table"));
  const auto since = table(columns + "a,w,exits,5,,,2025-06,,\n", {"since=2020-01-01"});
  CHECK(ends(since, "a") == "start_of 2025-06-01, end_of 2025-06-30");
}

TEST_CASE("claims_window: midnight is how programs write a day, in every carrier; the instant itself is JSON text or has a word before it") {
  const auto d = table(
      "id,speaker,kind,number,as_of,from,to,said\n"
      "a,w,held,5,2025-06-01T00:00:00,,,2025-06-02T00:00:00.000\n"
      "b,w,held,5,2025-06-01 00:00:00,,,\n"
      "c,w,held,5,\"\"\"2025-06-01T00:00:00\"\"\",,,\"\"\"2025-06-02T00:00:00\"\"\"\n"
      "d,w,held,5,2025-06-01T00:00:00Z,,,\n"
      "e,w,exits,5,,2025-06-01T00:00:00,2025-06-09T00:00:00,\n"
      "f,w,exits,5,,2025-06-01,end:2025-06-09T00:00:00,\n"
      "g,w,held,5,2025-06-01T13:00:00.000,,,\n");
  const auto as_of = [&](const char* id) { return d.get(claim_id(id)).as_of->text(); };
  CHECK(as_of("a") == "2025-06-01");
  CHECK(d.get(claim_id("a")).said->text() == "2025-06-02");
  CHECK(as_of("b") == "2025-06-01");
  CHECK(as_of("c") == "2025-06-01T00:00:00");
  CHECK(d.get(claim_id("c")).said->text() == "2025-06-02T00:00:00");
  CHECK(as_of("d") == "2025-06-01T00:00:00Z");
  CHECK(ends(d, "e") == "start_of 2025-06-01, end_of 2025-06-09");
  CHECK(ends(d, "f") == "start_of 2025-06-01, end_of 2025-06-09T00:00:00");
  CHECK(as_of("g") == "2025-06-01T13:00:00");
  std::vector<std::string> lost, told;
  CHECK(content_of_text(claims_table(d.content(), lost), "t.csv", {}, told).claims == d.content().claims);
}

TEST_CASE("claims_window: an id made of a row holds the whole day of its end") {
  const auto d = table("speaker,kind,number,from,to\nw,exits,5,2025-06-01,2025-06-09T13:00:00\nw,exits,5,2025-06-01,end:2025-06\n");
  CHECK(d.content().claims[0].id == claim_id("w/2025-06-09T13:00:00/exits"));
  CHECK(d.content().claims[1].id == claim_id("w/2025-06/exits"));
}

TEST_CASE("claims_window: a stock without a day and a flow of no time are told at the cell, unless two quotes say that none is known") {
  const std::string head = "id,speaker,kind,number,as_of,from,bulletin\n";
  CHECK(has(refusal(head + "a,w,held,5,,,\n"), " at E2, as_of: a stock without a day"));
  CHECK(has(refusal(head + "a,w,exits,5,,,\n"), " at E2, as_of: a flow without a day"));
  CHECK(has(refusal("day,speaker,held\n2030-01-01,w,5\n,w,6\n"), " at A3, day: a stock without a day"));
  CHECK(table(head + "a,w,exits,5,,2025-06-01,\n").content().claims.size() == 1);
  CHECK(table(head + "a,w,held,5,,,b\n").content().claims.size() == 1);
  // What repeats a claim is of its day.
  CHECK(table("id,speaker,kind,number,as_of,derived_from\na,w,held,5,2030-01-01,\nb,w,held,5,,a\n").content().claims.size() == 2);
  const auto d = table(head + "a,w,held,5,\"\"\"\"\"\",,\n");
  CHECK(!d.content().claims[0].as_of);
  std::vector<std::string> lost, told;
  CHECK(content_of_text(claims_table(d.content(), lost), "t.csv", {}, told).claims == d.content().claims);
}

TEST_CASE("claims_window: words of ours are read as they are typed") {
  const auto d = table(
      "id,speaker,kind,number,of,ground,as_of,audience,sex=,sex=women,sex=men\n"
      "a,w,HELD,5,,,2025-06-01,Public,,,\n"
      "b,w,Exits,5,Release,Sentence served,2025-06-01,,Partition,2,3\n");
  CHECK(kind_of(d.get(claim_id("a"))) == claim_kind::held);
  const auto& says = std::get<flow_claim>(d.get(claim_id("b")).says);
  CHECK(says.of == mechanism::release);
  CHECK(d.get(claim_id("b")).breakdowns.at(0).composition == composition::partition);
  const auto ids = table("speaker,kind,number,of,as_of\nw,EXITS,5,Release,2025-06-01\n");
  CHECK(ids.content().claims[0].id == claim_id("w/2025-06-01/exits/release"));
  CHECK(table("speaker,number,as_of\nw,5,2025-06-01\n", {"kind=Held"}).content().claims.size() == 1);
}

}  // namespace test_claims_window
