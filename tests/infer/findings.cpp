// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/infer/findings.hpp>

#include "small.hpp"

using namespace habeas;
using namespace habeas::testing;

namespace {

/// The subjects of every finding of a rule.
std::vector<std::vector<std::string>> found(const dossier_content& content, const std::string& rule) {
  std::vector<std::vector<std::string>> subjects;
  for (const auto& f : check_dossier(dossier(content)).findings)
    if (f.rule == rule) subjects.push_back(f.subjects);
  return subjects;
}

breakdown by(const std::string& axis, composition how, std::int64_t first, std::int64_t second) {
  return {axis, how, {{"first", quantity::exact(first)}, {"second", quantity::exact(second)}}};
}

using subjects = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("parts of a partition that do not sum are found, those that do are not") {
  small_dossier d;
  d.held("wrong", quantity::exact(687), "2026-02-02").breakdowns.push_back(by("age", composition::partition, 687, 1));
  d.held("right", quantity::exact(688), "2026-02-03").breakdowns.push_back(by("age", composition::partition, 687, 1));
  d.held("some", quantity::exact(900), "2026-02-04").breakdowns.push_back(by("age", composition::subset, 687, 1));
  CHECK(found(d.content, "parts_do_not_sum") == subjects{{"wrong"}});
}

TEST_CASE("a part larger than the whole is found") {
  small_dossier d;
  d.held("wrong", quantity::exact(10), "2026-02-02").breakdowns.push_back(by("sex", composition::subset, 11, 0));
  d.held("right", quantity::exact(11), "2026-02-03").breakdowns.push_back(by("sex", composition::subset, 11, 0));
  CHECK(found(d.content, "part_over_whole") == subjects{{"wrong"}});
}

TEST_CASE("a stock printed as a flow is found by number and parts, not by number alone") {
  small_dossier d;
  const auto from = moment_at(moment::how::start_of, "2026-01-08");
  d.held("stock", quantity::exact(711), "2026-01-28").breakdowns.push_back(by("sex", composition::partition, 617, 94));
  d.flow("copied", direction::exits, quantity::exact(711), from, {}, mechanism::release, "2026-01-28")
      .breakdowns.push_back(by("sex", composition::partition, 617, 94));
  d.flow("other", direction::exits, quantity::exact(711), from, {}, mechanism::release, "2026-01-28")
      .breakdowns.push_back(by("sex", composition::partition, 700, 11));
  CHECK(found(d.content, "stock_as_flow") == subjects{{"copied", "stock"}});
}

TEST_CASE("a count said before the day it was taken is found; one said on that day is not") {
  small_dossier d;
  d.held("early", quantity::exact(5), "2026-02-10").said = parse_edtf("2026-02-08");
  d.held("same", quantity::exact(5), "2026-02-10").said = parse_edtf("2026-02-10");
  CHECK(found(d.content, "said_before") == subjects{{"early"}});
}

TEST_CASE("an interval that ends before it starts is found") {
  small_dossier d;
  d.held_during("backwards", quantity::exact(5), "2026-02-10/2026-02-01", reading::sometime);
  d.held_during("forwards", quantity::exact(5), "2026-02-01/2026-02-10", reading::sometime);
  CHECK(found(d.content, "ends_before_start") == subjects{{"backwards"}});
}

TEST_CASE("two times of day in one bulletin are found; one time is not") {
  small_dossier d;
  for (const auto* name : {"two", "one"}) {
    bulletin b;
    b.id = bulletin_id(name);
    d.content.bulletins.push_back(b);
  }
  d.held("a", quantity::exact(5), "2026-02-10T10:00").bulletin = bulletin_id("two");
  d.held("b", quantity::exact(5), "2026-02-10T18:00").bulletin = bulletin_id("two");
  d.held("c", quantity::exact(5), "2026-02-11T10:00").bulletin = bulletin_id("one");
  d.held("d", quantity::exact(5), "2026-02-11").bulletin = bulletin_id("one");
  CHECK(found(d.content, "two_times") == subjects{{"a", "b"}});
}

TEST_CASE("several voices of one origin are named as one") {
  small_dossier d;
  d.held("origin", quantity::exact(5), "2026-02-10");
  d.held("repeat", quantity::exact(5), "2026-02-10").derived_from = claim_id("origin");
  d.held("alone", quantity::exact(5), "2026-02-10");
  CHECK(found(d.content, "one_origin") == subjects{{"origin", "repeat"}});
}

TEST_CASE("a nineteenth member of eighteen is found, and a member named twice") {
  small_dossier d;
  for (const auto* name : {"p", "q"}) {
    person p;
    p.id = person_id(name);
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  group full, twice;
  full.id = group_id("full");
  full.size = quantity::exact(1);
  full.members = {person_id("p"), person_id("q")};
  twice.id = group_id("twice");
  twice.size = quantity::exact(2);
  twice.members = {person_id("p"), person_id("p")};
  d.content.groups = {full, twice};
  CHECK(found(d.content, "members_over_size") == subjects{{"full"}});
  CHECK(found(d.content, "member_twice") == subjects{{"p", "twice"}});
}

TEST_CASE("a number that bounds nothing is noted, and bounds once a width is named") {
  small_dossier d;
  d.held("vague", quantity::about(100), "2026-02-10");
  CHECK(found(d.content, "no_bound") == subjects{{"vague"}});
  const auto wide = check_dossier(dossier(d.content), language::en, {about_policy{5, 0}});
  CHECK(wide.findings.empty());
}

TEST_CASE("contradictions make the report one with errors, in both languages") {
  small_dossier d;
  d.held("a", quantity::exact(5), "2026-02-10T10:00");
  d.held("b", quantity::exact(6), "2026-02-10T10:00");
  const auto report = check_dossier(dossier(d.content));
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions.front().account == the_account);
  CHECK(report.contradictions.front().found.claims == std::vector<claim_id>{claim_id("a"), claim_id("b")});
  CHECK(report.has_errors());
  CHECK_FALSE(check_dossier(dossier(d.content).without("b")).has_errors());
  for (const auto l : {language::en, language::es}) {
    const narrator speak(dossier(d.content), l);
    CHECK(speak.listed(report.contradictions.front().found.claims) == "a, b");
  }
}

TEST_CASE("what a view leaves out is not found") {
  small_dossier d;
  auto& c = d.held("wrong", quantity::exact(687), "2026-02-02");
  c.breakdowns.push_back(by("age", composition::partition, 687, 1));
  c.seen_by = audience::internal;
  CHECK(found(d.content, "parts_do_not_sum").empty());
  CHECK(check_dossier(dossier(d.content).for_audience(audience::internal)).findings.size() == 1);
}
