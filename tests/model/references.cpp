// SPDX-License-Identifier: MIT
#include <habeas/model/references.hpp>

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_references {

using namespace habeas;

namespace {

template <class T>
std::map<std::string, std::string> references_of(const T& thing) {
  std::map<std::string, std::string> all;
  visit_references(thing, [&](const auto& name, const std::string& field) {
    if (name) all[field] = name.text();
  });
  return all;
}
using named = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("a claim names its source and what it is about, each under its own field") {
  auto c = testing::a_claim("c", flow_claim{direction::exits, account_id("list"), {}, {}, time_ref{time_ref::how::claim, {}, "b"},
                                            assumption_id("u"), time_ref{time_ref::how::event_end, {}, "e"}, false});
  c.via = actor_id("paper");
  c.document = document_id("d");
  c.bulletin = bulletin_id("bulletin");
  c.derived_from = claim_id("o");
  c.supersedes = claim_id("s");
  c.under = {assumption_id("v"), assumption_id("w")};
  CHECK(references_of(c) == named{{"/speaker", "foro"}, {"/via", "paper"}, {"/document", "d"}, {"/bulletin", "bulletin"},
                                  {"/derived_from", "o"}, {"/supersedes", "s"}, {"/under/0", "v"}, {"/under/1", "w"},
                                  {"/account", "list"}, {"/from/claim", "b"}, {"/from_under", "u"}, {"/to/event_end", "e"}});
}

TEST_CASE("a holder is an actor, in a claim and in a counting rule; other facets name nobody") {
  const subject someone{person_id("p"), {}, {}, {}};
  auto c = testing::a_claim("c", custody_claim{someone, facet::holder, "gov", {}, {}, reading::sometime});
  CHECK(references_of(c) == named{{"/speaker", "foro"}, {"/of/person", "p"}, {"/value", "gov"}});
  c.says = custody_claim{someone, facet::regime, "prison", {}, {}, reading::sometime};
  CHECK(references_of(c) == named{{"/speaker", "foro"}, {"/of/person", "p"}});
  account a;
  a.rule.clauses = {{facet::regime, "prison", true}, {facet::holder, "gov", false}};
  CHECK(references_of(a) == named{{"/rule/clauses/1/value", "gov"}});
}

TEST_CASE("things name one another") {
  event e;
  e.where = place_id("r");
  e.people = {person_id("p"), person_id("q")};
  e.change.emplace();
  e.change->follows = event_id("arrest");
  CHECK(references_of(e) == named{{"/where", "r"}, {"/people/0", "p"}, {"/people/1", "q"}, {"/change/follows", "arrest"}});
  group g;
  g.members = {person_id("p")};
  g.counted_in = account_id("list");
  CHECK(references_of(g) == named{{"/members/0", "p"}, {"/counted_in", "list"}});
  CHECK(references_of(actor()).empty());
}

TEST_CASE("every date of a claim is seen") {
  auto c = testing::a_claim("c", held_claim{{}, {}, parse_edtf("2026-01"), reading::sometime}, "2026-02");
  c.as_of = parse_edtf("2026-03");
  c.recorded = parse_edtf("2026-04");
  const auto dates_of = [](const claim& some) {
    named dates;
    visit_dates(some, [&](const edtf& date, const char* field) { dates[field] = date.text(); });
    return dates;
  };
  CHECK(dates_of(c) == named{{"/during", "2026-01"}, {"/said", "2026-02"}, {"/as_of", "2026-03"}, {"/recorded", "2026-04"}});
  c = testing::a_claim("c", dated_claim{{}, parse_edtf("2026"), {}, {}});
  CHECK(dates_of(c) == named{{"/date", "2026"}});
  c = testing::a_claim("c", labelled_claim{{}, {}, "hostage", {}, parse_edtf("2025"), true});
  CHECK(dates_of(c) == named{{"/since", "2025"}});
}

}  // namespace test_references
