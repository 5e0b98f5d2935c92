// SPDX-License-Identifier: MIT
// Lists of contradictions that are cut say so, and nothing false is told of what they leave out.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/draft_check.hpp>

#include "made/small.hpp"

namespace test_contradiction_lists {

using namespace habeas;
using testing::small_dossier;
using testing::the_account;

namespace {

/// So many counts of one instant that exclude one another: n (n - 1) / 2 pairs.
small_dossier rivals(int n, const std::string& begin = "c") {
  small_dossier d;
  for (int i = 0; i < n; ++i) d.held(fmt::format("{}{:02}", begin, i), quantity::exact(100 + i), "2026-01-05T12:00:00");
  return d;
}

ledger_options hurried() {
  ledger_options o;
  o.repair_effort = 0;
  return o;
}

}  // namespace

TEST_CASE("a check of three hundred contradictions lists twenty and counts the others") {
  const auto report = check_dossier(rivals(25).make());
  CHECK(report.contradictions.size() == 20);
  CHECK(report.contradictions_left == 280);
  CHECK(report.contradictions_settled);
  CHECK(report.more() == true);
  const auto few = check_dossier(rivals(3).make());
  CHECK(few.contradictions.size() == 3);
  CHECK(few.contradictions_left == 0);
  CHECK(few.more() == false);
}

TEST_CASE("the first k contradictions are of the same ones, all of them where k is large") {
  const auto d = rivals(25).make();
  const ledger l(d, the_account);
  const auto all = first_contradictions(l, 1000);
  CHECK(all.found.size() == 300);
  CHECK(all.more == false);
  const auto some = first_contradictions(l, 30);
  CHECK(some.found.size() == 30);
  CHECK(some.more == true);
  for (std::size_t i = 0; i < some.found.size(); ++i) CHECK(some.found[i].claims == all.found[i].claims);
  for (const auto& c : l.contradictions()) CHECK(std::any_of(some.found.begin(), some.found.end(), [&](const contradiction& s) { return s.claims == c.claims; }));
  CHECK(l.conflict_sets().size() == l.contradictions().size() + l.contradictions_left());
}

TEST_CASE("where the work did not suffice for one contradiction, a check says that there is one, and that there may be more") {
  const auto d = rivals(3).make();
  const ledger l(d, the_account, hurried());
  CHECK_FALSE(l.conflicts_settled());
  const auto report = check_dossier(d, language::en, hurried());
  CHECK_FALSE(report.contradictions_settled);
  CHECK(report.contradictions.size() + report.contradictions_left >= 1);
  CHECK(report.has_errors());
  CHECK(report.more() != false);
  // The first ones are looked for all the same.
  CHECK(first_contradictions(l, 10).found.size() == 3);
}

TEST_CASE("contradictions that related accounts see of one another count once") {
  auto d = rivals(25);
  account other;
  other.id = account_id("other");
  other.counter = actor_id("speaker");
  d.content.accounts.push_back(other);
  related_claim same;
  same.account = the_account;
  same.relation = account_relation::same;
  same.others = {other.id};
  d.add("same", same);
  const auto report = check_dossier(d.make());
  std::set<std::vector<claim_id>> listed;
  for (const auto& c : report.contradictions) listed.insert(c.found.claims);
  CHECK(listed.size() + report.contradictions_left == 300);
}

TEST_CASE("what a new claim pushes out of a list that is cut still contradicts") {
  auto d = rivals(8, "old");  // 28 pairs, of which 20 are listed
  for (auto& c : d.content.claims) c.said = parse_edtf("2026-01-06");
  d.held("first", quantity::exact(90), "2026-01-05T12:00:00").said = parse_edtf("2026-01-09");
  const auto changed = changes_since(d.make(), the_account, instant::end_of(day::from_civil(2026, 1, 7)), {});
  CHECK(changed.contradictions_settled);
  REQUIRE(changed.effects.size() == 1);
  CHECK(changed.effects[0].repaired.empty());
  CHECK(changed.effects[0].appeared.size() == 8);
  for (const auto& c : changed.effects[0].appeared) CHECK(testing::contains(c, claim_id("first")));
}

TEST_CASE("where not all contradictions were found, only what certainly appeared or dissolved is told") {
  auto d = rivals(8, "old");
  for (auto& c : d.content.claims) c.said = parse_edtf("2026-01-06");
  d.held("first", quantity::exact(90), "2026-01-05T12:00:00").said = parse_edtf("2026-01-09");
  const auto changed = changes_since(d.make(), the_account, instant::end_of(day::from_civil(2026, 1, 7)), {}, hurried());
  CHECK_FALSE(changed.contradictions_settled);
  for (const auto& e : changed.effects) {
    CHECK(e.repaired.empty());
    for (const auto& c : e.appeared) CHECK(testing::contains(c, claim_id("first")));
  }
}

TEST_CASE("a draft dissolves nothing of what it merely pushes out of a list, and is told with all that it contradicts") {
  const auto before = rivals(8, "old");
  auto after = before;
  after.held("draft", quantity::exact(90), "2026-01-05T12:00:00");
  const auto with = after.make();
  const auto report = judge_draft(before.make(), with, sentence_writer(with, language::en));
  CHECK(report.gone.empty());
  CHECK(report.contradictions.size() == 8);
  CHECK(report.contradictions_left == 0);
  CHECK(report.contradictions_settled);
}

TEST_CASE("a contradiction that rests on an analyst's own claim says so first, and is no article against itself") {
  auto d = small_dossier();
  actor analyst;
  analyst.id = actor_id("us");
  analyst.kind = actor_kind::analyst;
  d.content.actors.push_back(analyst);
  document page;
  page.id = document_id("page");
  d.content.documents.push_back(page);
  d.held("theirs", quantity::exact(10), "2026-01-05T12:00:00").document = page.id;
  auto& ours = d.held("ours", quantity::exact(12), "2026-01-05T12:00:00");
  ours.document = page.id;
  const auto rules_of = [](const dossier& all) {
    std::set<std::string> rules;
    for (const auto& f : check_dossier(all).findings) rules.insert(f.rule);
    return rules;
  };
  CHECK(rules_of(d.make()).count("article_against_itself") == 1);
  d.content.claims.back().speaker = analyst.id;
  const auto all = d.make();
  CHECK(rules_of(all).count("article_against_itself") == 0);
  const auto report = check_dossier(all);
  REQUIRE(report.contradictions.size() == 1);
  const auto told = sentence_writer(all, language::en).sentence(report.contradictions[0].found);
  CHECK_MESSAGE(told.find("With ours, said by an analyst, ours, theirs cannot all hold as stated.") != std::string::npos, told);
  const auto quoted = explain_contradictions(all, 1, sentence_writer(all, language::en)).list.at(0).quote;
  CHECK(quoted.find("ours") < quoted.find("theirs"));
}

}  // namespace test_contradiction_lists
