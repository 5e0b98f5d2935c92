// SPDX-License-Identifier: MIT
#include <habeas/io/draft_csv.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_draft_csv {

using namespace habeas;

namespace {

dossier lists() {
  return dossier(read_dossier(R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "list"}], "bulletins": [{"id": "b"}],
    "claims": [{"id": "c1", "kind": "held", "speaker": "s", "account": "list", "quantity": 10, "as_of": "2026-01-01"}]})"));
}

}  // namespace

TEST_CASE("draft_csv: each column fills the field that it names") {
  const auto d = with_draft(lists(),
                            "id,speaker,kind,account,number,as_of,said,from,to,of,bulletin,note\n"
                            "d1,s,held,list,at least 12,2026-01-09,2026-01-10,,,,b,\n"
                            "d2,s,exits,list,3 to 4,,,2026-01-02,end:2026-01-05,release,,\"so, we heard\"\n"
                            "d3,s,exits,list,fewer than 7,,,claim:c1,bulletin:b,,,\n",
                            "draft.csv");
  const auto& first = d.get(claim_id("d1"));
  CHECK(std::get<held_claim>(first.says).number == quantity::at_least(12));
  CHECK(first.as_of->text() == "2026-01-09");
  CHECK(first.said->text() == "2026-01-10");
  CHECK(first.bulletin == bulletin_id("b"));
  const auto& second = d.get(claim_id("d2"));
  const auto& flow = std::get<flow_claim>(second.says);
  CHECK(flow.number == quantity::between(3, 4));
  CHECK(flow.of == mechanism::release);
  CHECK(flow.from->kind == time_ref::how::start_of);
  CHECK(flow.to->kind == time_ref::how::end_of);
  CHECK(second.note == "so, we heard");
  const auto& third = std::get<flow_claim>(d.get(claim_id("d3")).says);
  CHECK(third.number == quantity::fewer_than(7));
  CHECK(third.from->kind == time_ref::how::claim);
  CHECK(third.to->name == "b");
}

TEST_CASE("draft_csv: all problems at once, each with the line and column of its cell") {
  try {
    (void)with_draft(lists(),
                     "id,speaker,kind,account,number,as_of,colour\n"
                     "c1,s,held,list,12,2026-01-09,\n"
                     "d2,nobody,held,list,a dozen,2026-02-30,\n"
                     "d3,s,held,elsewhere,5,2026-01-09,\n",
                     "draft.csv");
    FAIL("a draft with faults was taken");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    std::string all;
    for (const auto& p : e.problems()) all += to_string(p) + '\n';
    CAPTURE(all);
    CHECK(all.find("draft.csv:1:38 at G1: not a column of a claims table, got 'colour'") != std::string::npos);
    CHECK(all.find("draft.csv:3:21 at E3, number: not a number of people, got 'a dozen'") != std::string::npos);
    CHECK(all.find("draft.csv:3:29") != std::string::npos);  // 30 February
  }
  try {
    (void)with_draft(lists(),
                     "id,speaker,kind,account,number,as_of\n"
                     "c1,s,held,list,12,2026-01-09\n"
                     "d3,nobody,held,elsewhere,5,2026-01-09\n",
                     "draft.csv");
    FAIL("a draft with faults was taken");
  } catch (const error& e) {
    std::string all;
    for (const auto& p : e.problems()) all += to_string(p) + '\n';
    CAPTURE(all);
    CHECK(all.find("draft.csv:2:1") != std::string::npos);   // an id that is already used
    CHECK(all.find("draft.csv:3:4") != std::string::npos);   // no such speaker
    CHECK(all.find("draft.csv:3:16") != std::string::npos);  // no such account
  }
}

TEST_CASE("draft_csv: a column that must be there is missed, and what the reader may not see is met by nothing") {
  CHECK_THROWS_AS((void)with_draft(lists(), "id,kind\nd1,held\n", "draft.csv"), error);
  const auto hidden = dossier(read_dossier(R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "list"}],
    "claims": [{"id": "c1", "kind": "held", "speaker": "s", "account": "list", "quantity": 10, "as_of": "2026-01-01", "audience": "internal"},
               {"id": "c2", "kind": "held", "speaker": "s", "account": "list", "quantity": 10, "as_of": "2026-01-03"}]})"))
                          .for_audience(audience::everyone);
  const auto d = with_draft(hidden, "id,speaker,kind,account,number,as_of\nc1,s,held,list,12,2026-01-01\n", "draft.csv");
  CHECK(d.withheld() == 1);
  CHECK(std::get<held_claim>(d.get(claim_id("c1")).says).number == quantity::exact(12));
}

TEST_CASE("draft_csv: what a row lacks comes before what is wrong in its first cell, and a cell of no use is told") {
  try {
    (void)with_draft(lists(), "of,id,speaker,kind,from\nc1,d1,s,attribute,2026-01-01\n", "draft.csv");
    FAIL("a draft with faults was taken");
  } catch (const error& e) {
    std::vector<std::string> all;
    for (const auto& p : e.problems()) all.push_back(to_string(p).substr(0, to_string(p).find(", wanted")));
    CHECK(all == std::vector<std::string>{"draft.csv:2:1 at row 2: 'property' is missing, got nothing", "draft.csv:2:1 at row 2: 'value' is missing, got nothing",
                                          "draft.csv:2:1 at A2, of: not an object, got 'c1'", "draft.csv:2:19 at E2, from: an unknown field, got 'from'"});
  }
}

TEST_CASE("draft_csv: problems quote no row that is marked narrower than the reader, or with what is no mark") {
  const auto told_to = [](const dossier& view) {
    try {
      (void)with_draft(view,
                       "id,speaker,kind,account,number,as_of,audience\n"
                       "d1,s,held,list,ZQX1,ZQX2,internal\n"
                       "ZQX3,ZQX4,held,list,5,2026-01-09,internal\n"
                       "d3,s,held,list,ZQX5,2026-01-09,ZQX6\n"
                       "d4,s,held,list,a dozen,2026-01-09,\n",
                       "draft.csv");
    } catch (const error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  const auto open = told_to(lists()), inside = told_to(lists().for_audience(audience::internal));
  CHECK(open.find("ZQX") == std::string::npos);
  CHECK(open.find("'a dozen'") != std::string::npos);
  CHECK(open.find("draft.csv:2:") != std::string::npos);
  for (const char* own : {"ZQX1", "ZQX2", "ZQX5", "ZQX6"}) CHECK(inside.find(own) != std::string::npos);
}

TEST_CASE("draft_csv: a draft names its bulletins and pages, and no speaker or account that is not there") {
  std::vector<std::string> told;
  const auto d = with_draft(lists(), "speaker,kind,account,number,as_of,bulletin,url\ns,held,list,12,2026-01-09,new,https://a.example/x\n", "draft.csv", {}, told);
  CHECK(d.get(claim_id("s/2026-01-09/list/held")).bulletin == bulletin_id("new"));
  CHECK(told.size() == 1);
  CHECK_THROWS_AS((void)with_draft(lists(), "speaker,kind,number,as_of\nz,held,12,2026-01-09\n", "draft.csv"), error);
  CHECK_THROWS_AS((void)with_draft(lists(), "speaker,kind,account,number,as_of\ns,held,other,12,2026-01-09\n", "draft.csv"), error);
}

TEST_CASE("draft_csv: a flow since the cut-off before knows the bulletins of the dossier") {
  const auto before = dossier(read_dossier(R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "list", "counter": "s"}],
    "bulletins": [{"id": "b", "speaker": "s", "as_of": "2026-01-01"}, {"id": "other", "speaker": "s", "as_of": "2026-01-05"}, {"id": "later", "speaker": "s", "as_of": "2026-02-01"}],
    "claims": [{"id": "c1", "kind": "held", "speaker": "s", "account": "list", "quantity": 5, "bulletin": "b"},
               {"id": "c2", "kind": "held", "speaker": "s", "account": "list", "quantity": 5, "bulletin": "later"}]})"));
  const auto d = with_draft(before, "id,speaker,kind,number,as_of,since\nd1,s,exits,12,2026-01-09,previous\n", "draft.csv");
  CHECK(std::get<flow_claim>(d.get(claim_id("d1")).says).from == time_ref{time_ref::how::bulletin, {}, "b"});
}

}  // namespace test_draft_csv
