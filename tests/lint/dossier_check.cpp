// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/conflict/conflict_text.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/verify/proof_checker.hpp>
#include <habeas/lp/highs.hpp>
#include <habeas/wording/answer_text.hpp>

#include "made/small.hpp"
#include "model/lists.hpp"

namespace test_findings {

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
  const auto from = time_ref_at(time_ref::how::start_of, "2026-01-08");
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
  // A name that a claim adds is a member too, and the finding has a proof, whether or not anybody counts the group.
  d.content.groups[0].members.pop_back();
  CHECK(found(d.content, "members_over_size").empty());
  d.add("also-q", member_claim{person_id("q"), full.id, {}});
  CHECK(found(d.content, "members_over_size") == subjects{{"also-q", "full"}});
  const dossier view(d.content);
  for (const auto& f : check_dossier(view).findings)
    if (f.rule == "members_over_size") {
      REQUIRE(f.proof);
      CHECK(f.proof->value == -1);
      CHECK(verify::check(*f.proof, view));
    }
  d.add("perhaps", identity_claim{person_id("p"), person_id("q"), identity_verdict::possibly_same});
  CHECK(found(d.content, "members_over_size").empty());
}

TEST_CASE("a number that bounds nothing is noted, and bounds once a width is named") {
  small_dossier d;
  d.held("vague", quantity::about(100), "2026-02-10");
  CHECK(found(d.content, "no_bound") == subjects{{"vague"}});
  const auto wide = check_dossier(dossier(d.content), language::en, {about_policy{5, 0}});
  CHECK(wide.findings.empty());
}

TEST_CASE("a net change states a number, and only the linear solver uses it") {
  small_dossier d;
  d.flow("fell", direction::net, quantity::exact(20), time_ref_at(time_ref::how::start_of, "2026-03-01"), time_ref_at(time_ref::how::end_of, "2026-03-31"));
  CHECK(found(d.content, "no_bound") == subjects{{"fell"}});
  d.flow("about", direction::net, quantity::about(20), time_ref_at(time_ref::how::start_of, "2026-04-01"), time_ref_at(time_ref::how::end_of, "2026-04-30"));
  CHECK(found(d.content, "no_bound") == subjects{{"about"}, {"fell"}});
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
    const sentence_writer writer(dossier(d.content), l);
    CHECK(writer.listed(report.contradictions.front().found.claims) == "a, b");
  }
}

TEST_CASE("masks that do not come to rest are told, and those that do are not") {
  small_dossier d;
  d.add_event("e0");
  d.dated("first", "e0", "XXXX-01-01");
  CHECK(found(d.content, "masks_not_settled").empty());
  d.dated("second", "e0", "XXXX-01-02");
  CHECK(found(d.content, "masks_not_settled").size() == 1);
}

TEST_CASE("what a view leaves out is not found") {
  small_dossier d;
  auto& c = d.held("wrong", quantity::exact(687), "2026-02-02");
  c.breakdowns.push_back(by("age", composition::partition, 687, 1));
  c.seen_by = audience::internal;
  CHECK(found(d.content, "parts_do_not_sum").empty());
  // Told to those who may see it: that the parts do not sum. Of parts of one number alone a linear program says no more.
  CHECK(check_dossier(dossier(d.content).for_audience(audience::internal)).findings.size() == 1);
}

namespace {

time_ref since(const std::string& date) { return time_ref_at(time_ref::how::start_of, date); }

claim& released(small_dossier& d, const std::string& name, std::int64_t n, const std::string& from, const std::string& as_of) {
  return d.flow(name, direction::exits, quantity::exact(n), since(from), {}, mechanism::release, as_of);
}
account& another_account(small_dossier& d, const std::string& name, const std::string& counter = "speaker") {
  if (counter != "speaker") {
    actor a;
    a.id = actor_id(counter);
    d.content.actors.push_back(a);
  }
  account a;
  a.id = account_id(name);
  a.counter = actor_id(counter);
  d.content.accounts.push_back(a);
  return d.content.accounts.back();
}
/// The claim moved to another account, and said by whose it is.
void move_to(claim& c, const std::string& account, const std::string& speaker = "speaker") {
  if (auto* held = std::get_if<held_claim>(&c.says)) held->account = account_id(account);
  if (auto* flow = std::get_if<flow_claim>(&c.says)) flow->account = account_id(account);
  c.speaker = actor_id(speaker);
}
void on_page(small_dossier& d, claim& c, const std::string& name) {
  document page;
  page.id = document_id(name);
  if (std::none_of(d.content.documents.begin(), d.content.documents.end(), [&](const document& p) { return p.id == page.id; }))
    d.content.documents.push_back(page);
  c.document = page.id;
}

}  // namespace

TEST_CASE("the rules are named once, and none can be made up") {
  for (std::size_t i = 0; i < check_rules.size(); ++i) {
    CAPTURE(check_rules[i].slug);
    for (std::size_t j = 0; j < i; ++j) CHECK(check_rules[i].slug != check_rules[j].slug);
  }
  const auto d = small_dossier().make();
  finding_list list(d, language::en);
  CHECK_THROWS_AS(list.add("no_such_rule", {}, {}), error);
}

TEST_CASE("who repeats a claim with other numbers or parts is found") {
  small_dossier d;
  d.held("origin", quantity::exact(687), "2026-02-02").breakdowns.push_back(by("age", composition::partition, 686, 1));
  auto same = d.content.claims.back(), part = same, whole = same;
  same.id = claim_id("same");
  part.id = claim_id("part");
  part.breakdowns = {by("age", composition::partition, 687, 1)};
  whole.id = claim_id("whole");
  whole.breakdowns.clear();
  std::get<held_claim>(whole.says).number = quantity::exact(678);
  for (auto* c : {&same, &part, &whole}) {
    c->derived_from = claim_id("origin");
    d.content.claims.push_back(*c);
  }
  CHECK(found(d.content, "repeats_differently") == subjects{{"origin", "part"}, {"origin", "whole"}});
}

TEST_CASE("windows that run backwards or have two ends are found") {
  small_dossier d;
  const auto window = [&](const char* name, const char* from, const char* to, const char* as_of) {
    d.flow(name, direction::exits, quantity::at_least(0), since(from), time_ref_at(time_ref::how::end_of, to), {}, as_of);
  };
  window("backwards", "2026-02-10", "2026-02-01", "");
  window("forwards", "2026-02-01", "2026-02-10", "");
  window("one_day", "2026-02-01", "2026-02-01", "");
  window("two", "2026-02-01", "2026-02-05", "2026-02-20");
  window("one_end", "2026-02-01", "2026-02-05", "2026-02-05");
  CHECK(found(d.content, "window_backwards") == subjects{{"backwards"}});
  CHECK(found(d.content, "two_ends") == subjects{{"two"}});
}

TEST_CASE("an event or a window told before it was over is found") {
  small_dossier d;
  d.add_event("e");
  d.dated("early", "e", "2026-02-10").said = parse_edtf("2026-02-08");
  d.dated("after", "e", "2026-02-10").said = parse_edtf("2026-02-11");
  d.flow("window", direction::exits, quantity::at_least(0), since("2026-02-01"), time_ref_at(time_ref::how::end_of, "2026-02-10")).said =
      parse_edtf("2026-02-05");
  CHECK(found(d.content, "said_before") == subjects{{"early"}, {"window"}});
}

TEST_CASE("a claim of another day than its bulletin's is found; a more exact one is not") {
  small_dossier d;
  d.add_bulletin("b", "2026-02-10");
  d.held("other", quantity::exact(5), "2026-02-09").bulletin = bulletin_id("b");
  d.held("same", quantity::exact(5), "2026-02-10T10:00").bulletin = bulletin_id("b");
  CHECK(found(d.content, "bulletin_days") == subjects{{"b", "other"}});
}

TEST_CASE("a cumulative count that falls is found once; counts from other starts, or of one day, are not compared") {
  small_dossier d;
  released(d, "first", 302, "2026-01-08", "2026-01-29");
  released(d, "high", 431, "2026-01-08", "2026-02-08");
  released(d, "low", 426, "2026-01-08", "2026-02-09");
  released(d, "later", 444, "2026-01-08", "2026-02-16");
  released(d, "amnesty", 65, "2026-02-19", "2026-02-22");
  released(d, "same_day", 440, "2026-01-08", "2026-02-16");
  CHECK(found(d.content, "cumulative_falls") == subjects{{"high", "low"}});
}

TEST_CASE("two numbers of one whole month are rivals, and no count that falls") {
  small_dossier d;
  const auto in_january = [&](const char* name, std::int64_t n) {
    d.flow(name, direction::entries, quantity::exact(n), since("2026-01-01"), time_ref_at(time_ref::how::end_of, "2026-01-31"));
  };
  in_january("thirteen", 13);
  in_january("three", 3);
  CHECK(found(d.content, "cumulative_falls").empty());
}

TEST_CASE("one high count that all later ones are below is told once") {
  small_dossier d;
  released(d, "misprint", 711, "2026-01-08", "2026-01-28");
  for (int i = 1; i <= 4; ++i) released(d, fmt::format("c{}", i), 300 + i, "2026-01-08", fmt::format("2026-02-0{}", i));
  CHECK(found(d.content, "cumulative_falls") == subjects{{"c1", "misprint"}});
}

TEST_CASE("fewer still free than were freed is found, by the same counter only") {
  small_dossier d;
  another_account(d, "free").rule.clauses.push_back({facet::deprived_of_liberty, "no", true});
  released(d, "freed", 897, "2025-12-01", "2026-02-09");
  move_to(d.held("net", quantity::exact(896), "2026-02-09"), "free");
  CHECK(found(d.content, "freed_falls") == subjects{{"freed", "net"}});
  std::get<held_claim>(d.content.claims.back().says).number = quantity::exact(897);
  CHECK(found(d.content, "freed_falls").empty());
}

TEST_CASE("a count that starts earlier than those beside it is found; a window with an end of its own is not") {
  small_dossier d;
  another_account(d, "second", "second");
  another_account(d, "government", "government");
  released(d, "a", 344, "2026-01-08", "2026-02-02");
  move_to(released(d, "b", 349, "2026-01-08", "2026-02-02"), "second", "second");
  move_to(released(d, "odd", 895, "2025-11", "2026-02-04"), "government", "government");
  move_to(released(d, "long_ago", 255, "2024-11", "2024-12-01"), "government", "government");
  move_to(d.flow("week", direction::exits, quantity::exact(9), since("2026-01-05"), time_ref_at(time_ref::how::end_of, "2026-01-30"),
                 mechanism::release),
          "government", "government");
  CHECK(found(d.content, "windows_differ") == subjects{{"a", "b", "odd"}});
}

TEST_CASE("counters that differ on the same days are named; those that agree are not") {
  small_dossier d;
  another_account(d, "second", "second");
  another_account(d, "third", "third");
  released(d, "a", 344, "2026-01-08", "2026-02-02");
  move_to(released(d, "b", 349, "2026-01-08", "2026-02-02"), "second", "second");
  move_to(released(d, "c", 349, "2026-01-08", "2026-02-03"), "third", "third");
  CHECK(found(d.content, "counters_differ") == subjects{{"a", "b"}});
  // Women are not expected to be as many as all.
  for (const auto relation : {account_relation::contains, account_relation::disjoint_parts}) {
    auto related = d;
    related.add("part", related_claim{.account = account_id("second"), .relation = relation, .others = {the_account}});
    CHECK(found(related.content, "counters_differ").empty());
  }
  d.add("as_many", related_claim{.account = account_id("second"), .relation = account_relation::same, .others = {the_account}});
  CHECK(found(d.content, "counters_differ") == subjects{{"a", "b"}});
}

TEST_CASE("a flow whose start nobody stated is noted") {
  small_dossier d;
  d.flow("open", direction::exits, quantity::exact(5), {}, {}, mechanism::release, "2026-02-02");
  released(d, "closed", 5, "2026-01-08", "2026-02-02");
  CHECK(found(d.content, "start_not_stated") == subjects{{"open"}});
}

TEST_CASE("one number read twice without a mark, and one number of many dates") {
  small_dossier d;
  d.add_bulletin("b", "2026-02-10");
  for (const auto* name : {"here", "there"}) {
    auto& c = d.held(name, quantity::exact(500), "2026-02-10");
    c.bulletin = bulletin_id("b");
    on_page(d, c, std::string("page-") + name);
  }
  on_page(d, d.held("marked", quantity::exact(500), "2026-02-10"), "page-marked");
  d.content.claims.back().derived_from = claim_id("here");
  d.held("before", quantity::exact(777), "2026-01-19");
  d.held("after", quantity::exact(777), "2026-01-26");
  d.held("alone", quantity::exact(778), "2026-01-27");
  CHECK(found(d.content, "repeat_not_marked") == subjects{{"here", "there"}});
  CHECK(found(d.content, "said_again") == subjects{{"after", "before"}});
}

TEST_CASE("a number that comes back after another is not one that was copied") {
  small_dossier d;
  d.held("may", quantity::exact(1113), "2026-05-31");
  d.held("august", quantity::exact(1105), "2026-08-31");
  d.held("september", quantity::exact(1113), "2026-09-30");
  CHECK(found(d.content, "said_again").empty());
}

TEST_CASE("superseding another's claim, or one of another account, is found; one's own is not") {
  small_dossier d;
  another_account(d, "second", "second");
  d.held("old", quantity::exact(5), "2026-02-10");
  d.held("own", quantity::exact(6), "2026-02-10").supersedes = claim_id("old");
  d.held("mine", quantity::exact(5), "2026-02-11");
  auto& other = d.held("theirs", quantity::exact(6), "2026-02-11");
  other.supersedes = claim_id("mine");
  move_to(other, "second", "second");
  CHECK(found(d.content, "supersedes_other") == subjects{{"mine", "theirs"}});
}

TEST_CASE("a pledge told as done is found, by what it repeats or by number; another number is not") {
  small_dossier d;
  another_account(d, "press", "press");
  pledge_claim promised;
  promised.number = quantity::exact(379);
  promised.account = the_account;
  d.add("pledge", promised);
  auto& headline = released(d, "headline", 379, "2026-02-20", "2026-02-22");
  headline.derived_from = claim_id("pledge");
  move_to(headline, "press", "press");
  released(d, "done", 177, "2026-02-20", "2026-02-23");
  released(d, "own", 379, "2026-02-20", "2026-02-28");
  CHECK(found(d.content, "pledge_as_done") == subjects{{"headline", "pledge"}, {"own", "pledge"}});
}

TEST_CASE("people who were not held are no releases, told with those who were") {
  small_dossier d;
  d.add_bulletin("b", "2026-03-12");
  another_account(d, "measures").rule.clauses.push_back({facet::deprived_of_liberty, "yes", false});
  released(d, "held", 253, "2026-02-20", "2026-03-12").bulletin = bulletin_id("b");
  auto& free = released(d, "free", 7474, "2026-02-20", "2026-03-12");
  free.bulletin = bulletin_id("b");
  move_to(free, "measures");
  CHECK(found(d.content, "never_in_custody") == subjects{{"free", "held"}});
  for (const auto& f : check_dossier(d.make()).findings)
    if (f.rule == "never_in_custody") CHECK(f.sentence == "Of 7727 beneficiaries, 7474 were not in custody (free): only 253 left it (held).");
}

TEST_CASE("court cases set against persons are found") {
  small_dossier d;
  another_account(d, "cases").rule.unit = counting_unit::court_cases;
  another_account(d, "more_people");
  for (const auto* other : {"cases", "more_people"}) {
    related_claim says;
    says.account = the_account;
    says.relation = account_relation::contains;
    says.others = {account_id(other)};
    d.add(std::string("in_") + other, says);
  }
  CHECK(found(d.content, "units_differ") == subjects{{"cases", "count", "in_cases"}});
}

TEST_CASE("a label in the dossier's own voice is noted; a speaker's is not") {
  small_dossier d;
  d.add_event("e");
  d.content.events.back().title = "Release of political prisoners";
  d.add_event("f");
  d.content.events.back().title = "Release of prisoners";
  d.content.accounts.front().population = "political prisoners on the speaker's list";  // the counter's words
  CHECK(found(d.content, "label_without_speaker") == subjects{{"e"}});
  labelled_claim says;
  says.population = the_account;
  says.label = "hostage";
  d.add("theirs", says);
  d.content.actors.push_back({});
  d.content.actors.back().id = actor_id("coder");
  d.content.actors.back().kind = actor_kind::analyst;
  d.add("ours", says).speaker = actor_id("coder");
  CHECK(found(d.content, "label_without_speaker") == subjects{{"e"}, {"ours"}});
}

TEST_CASE("ages that nobody has, a life that starts too late, and one member under two ids") {
  small_dossier d;
  for (const auto* name : {"p", "q"}) {
    person p;
    p.id = person_id(name);
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  const auto says = [&](const char* name, const char* property, const char* value) {
    attribute_claim a;
    a.of.person = person_id("p");
    a.property = property;
    a.value = value;
    d.add(name, a);
  };
  says("old", "age", "203");
  says("young", "age", "-1");
  says("fine", "age", "17");
  CHECK(found(d.content, "impossible_age") == subjects{{"old"}, {"young"}});
  says("birth", "born", "1990-05");
  d.add_event("e");
  d.content.events.back().people = {person_id("p")};
  d.dated("early", "e", "1989");
  d.dated("late", "e", "1990");
  CHECK(found(d.content, "before_birth") == subjects{{"birth", "early"}});

  group g;
  g.id = group_id("g");
  g.members = {person_id("p"), person_id("q")};
  d.content.groups = {g};
  CHECK(found(d.content, "member_twice").empty());
  identity_claim same;
  same.first = person_id("q");
  same.second = person_id("p");
  same.verdict = identity_verdict::same;
  d.add("same", same);
  CHECK(found(d.content, "member_twice") == subjects{{"g", "p", "q"}});
}

TEST_CASE("a page whose own words cannot all hold is found, with the proof; two pages are not") {
  small_dossier d;
  for (const auto& [name, n, page] : {std::tuple("a", 5, "one"), std::tuple("b", 6, "one")})
    on_page(d, d.held(name, quantity::exact(n), "2026-02-10T10:00"), page);
  CHECK(found(d.content, "article_against_itself") == subjects{{"a", "b", "one"}});
  for (const auto& f : check_dossier(d.make()).findings)
    if (f.rule == "article_against_itself") CHECK((f.proof && f.proof->value < 0));
  on_page(d, d.content.claims.back(), "two");
  CHECK(found(d.content, "article_against_itself").empty());
}

TEST_CASE("entries that nobody states are found with a proof, and where only the whole stretch shows them") {
  small_dossier d;
  d.held("a", quantity::exact(100), "2026-01-01T00:00");
  d.held("b", quantity::exact(110), "2026-01-11T00:00");
  d.held("c", quantity::exact(120), "2026-01-21T00:00");
  CHECK(found(d.content, "unaccounted_entries") == subjects{{"a", "b", "count"}, {"b", "c", "count"}});
  // Twelve of the twenty may lie in either part, not in both.
  d.flow("late", direction::entries, quantity::exact(12), since("2026-01-01"), time_ref_at(time_ref::how::end_of, "2026-01-20"),
         mechanism::late_registration);
  const auto gaps = check_dossier(d.make()).findings;
  REQUIRE(std::count_if(gaps.begin(), gaps.end(), [](const finding& f) { return f.rule == "unaccounted_entries"; }) == 1);
  for (const auto& f : gaps)
    if (f.rule == "unaccounted_entries") {
      CHECK(f.subjects == std::vector<std::string>{"a", "c", "count"});
      REQUIRE(f.proof);
      CHECK(f.proof->value == 20);
    }
  CHECK(found(d.content, "unaccounted_exits").empty());
}

namespace {

/// What a check says of a dossier to its reader, and of one made only of what that reader may see.
void same_as_of_what_is_shown(const dossier& d) {
  const auto all = check_dossier(d), open = check_dossier(dossier(d.shown()).for_audience(d.reader()));
  REQUIRE(all.findings.size() == open.findings.size());
  for (std::size_t i = 0; i < all.findings.size(); ++i) {
    CHECK(all.findings[i].rule == open.findings[i].rule);
    CHECK(all.findings[i].subjects == open.findings[i].subjects);
    CHECK(all.findings[i].sentence == open.findings[i].sentence);
  }
  REQUIRE(all.contradictions.size() == open.contradictions.size());
  for (std::size_t i = 0; i < all.contradictions.size(); ++i) CHECK(all.contradictions[i].found.claims == open.contradictions[i].found.claims);
}

}  // namespace

TEST_CASE("no rule reads past the view: what an open claim names and a reader may not see changes no finding and is in none") {
  small_dossier d;
  // Two numbers of one instant on one page, and one number on two pages.
  for (const auto& [name, n] : {std::pair("a", 5), std::pair("b", 6)}) on_page(d, d.held(name, quantity::exact(n), "2026-02-10T10:00"), "one");
  on_page(d, d.held("here", quantity::exact(500), "2026-02-11"), "two");
  on_page(d, d.held("there", quantity::exact(500), "2026-02-11"), "three");
  // Counters that differ, where one number is said to repeat another.
  another_account(d, "second", "second");
  released(d, "x", 344, "2026-01-08", "2026-02-02");
  released(d, "first_told", 349, "2026-01-08", "2026-01-20");
  auto& y = released(d, "y", 349, "2026-01-08", "2026-02-02");
  move_to(y, "second", "second");
  y.derived_from = claim_id("first_told");
  d.content.accounts.back().population = "political prisoners";

  CHECK(found(d.content, "article_against_itself").size() == 1);
  CHECK(found(d.content, "repeat_not_marked").size() == 1);
  CHECK(found(d.content, "counters_differ").empty());
  CHECK(found(d.content, "label_without_speaker").empty());

  for (auto& page : d.content.documents) page.seen_by = audience::internal;
  for (auto& c : d.content.claims)
    if (c.id == claim_id("first_told")) c.seen_by = audience::internal;
  CHECK(found(d.content, "article_against_itself").empty());
  CHECK(found(d.content, "repeat_not_marked").empty());
  // To the public nobody says that it repeats anything.
  CHECK(found(d.content, "counters_differ") == subjects{{"x", "y"}});
  same_as_of_what_is_shown(d.make());
  same_as_of_what_is_shown(d.make().for_audience(audience::partner));

  // The account stands by its claims; who counts it is withheld.
  auto own = another_account(d, "own");
  own.counter = {};
  d.content.accounts.back() = own;
  for (auto& a : d.content.accounts)
    if (a.id == account_id("own")) {
      actor hidden;
      hidden.id = actor_id("hidden");
      hidden.seen_by = audience::internal;
      d.content.actors.push_back(hidden);
      a.counter = hidden.id;
      a.population = "political prisoners";
    }
  CHECK(found(d.content, "label_without_speaker") == subjects{{"own"}});
  same_as_of_what_is_shown(d.make());
}

TEST_CASE("no rule reads past the view, at random") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const dossier d(testing::random_lists(random).content());
    for (const auto reader : {audience::everyone, audience::partner}) same_as_of_what_is_shown(d.for_audience(reader));
    same_as_of_what_is_shown(d);
  }
}

TEST_CASE("an age or a birthday in words is a note that it is not used, and an impossible age an error") {
  small_dossier d;
  person p;
  p.id = person_id("p");
  d.content.people = {p};
  const auto says = [&](const char* id, const char* property, const char* value) {
    subject of;
    of.person = p.id;
    attribute_claim c;
    c.of = of;
    c.property = property;
    c.value = value;
    d.add(id, c);
  };
  says("words", "age", "about 60");
  says("much", "age", "203");
  says("more", "age", "99999999999999999999");
  says("less", "age", "-1");
  says("fine", "age", "60");
  says("day", "born", "in the winter of the great snow");
  says("known", "born", "1970-02");
  CHECK(found(d.content, "impossible_age") == subjects{{"less"}, {"more"}, {"much"}});
  CHECK(found(d.content, "age_not_read") == subjects{{"words"}});
  CHECK(found(d.content, "birth_not_read") == subjects{{"day"}});
  CHECK(find_rule("age_not_read")->grave == severity::note);
}

TEST_CASE("years that nobody meant are found both ways, and old events are not") {
  small_dossier d;
  d.add_event("e");
  const auto said = [&](claim& c, const char* when) { c.said = parse_edtf(when); };
  said(d.held("early", quantity::exact(5), "0026-01-05"), "2026-01-06");
  said(d.held("past", quantity::exact(5), "1826-01-05"), "2026-01-06");
  said(d.held("future", quantity::exact(5), "2226-01-05"), "2026-01-06");
  said(d.held("fine", quantity::exact(5), "2026-01-05"), "2026-01-06");
  said(d.held("old", quantity::exact(5), "1950"), "2026-01-06");
  said(d.dated("treaty", "e", "1893-07-01"), "2026-01-06");
  said(d.dated("wrong", "e", "1293-07-01"), "2026-01-06");
  d.held("unsaid", quantity::exact(5), "0025-02-01");
  said(d.held("when", quantity::exact(5), "2026-01-05"), "0206-01-06");
  CHECK(found(d.content, "year_not_meant") == subjects{{"early"}, {"future"}, {"past"}, {"unsaid"}, {"when"}, {"wrong"}});
}

TEST_CASE("a denial of a claim in use is told beside it, and none of a claim that does not count") {
  small_dossier d;
  d.held("said", quantity::exact(5), "2026-01-05");
  d.held("taken_back", quantity::exact(7), "2026-01-05");
  d.add("no", response_claim{response::denied, claim_id("said"), {}});
  d.add("not_that", response_claim{response::denied, claim_id("taken_back"), {}});
  d.add("back", response_claim{response::retracted, claim_id("taken_back"), {}});
  d.add("second", response_claim{response::denied, claim_id("said"), {}});
  d.add("sorry", response_claim{response::retracted, claim_id("second"), {}});
  CHECK(found(d.content, "denied_in_use") == subjects{{"no", "said"}});
  const auto made = d.make();
  CHECK(made.denials_of({claim_id("said"), claim_id("taken_back")}) == std::vector{claim_id("no"), claim_id("not_that")});
  CHECK(sentence_writer(made, language::en).denials({claim_id("said")}) == std::vector<std::string>{"denied: said, by speaker (no)"});
}

TEST_CASE("each reason why a claim bounds nothing has its own sentence") {
  small_dossier d;
  d.content.accounts.front().rule.unit = counting_unit::persons;
  d.assume("when", false);
  const auto from = time_ref_at(time_ref::how::start_of, "2026-01-01"), to = time_ref_at(time_ref::how::end_of, "2026-01-31");
  d.held("about", quantity::about(400), "2026-01-05");
  d.held("many", quantity::unquantified(), "2026-01-05");
  d.flow("net", direction::net, quantity::exact(5), from, to);
  d.flow("since", direction::net, quantity::exact(5), {}, to);
  d.flow("ever", direction::ever_held, quantity::at_most(9), from, to);
  d.flow("ever_since", direction::ever_held, quantity::at_most(9), {}, to);
  d.flow("at_most", direction::exits, quantity::at_most(9), {}, to);
  d.held_during("open", quantity::exact(9), "../..", reading::throughout);
  d.held_during("marked", quantity::exact(9), "2026-01~", reading::sometime);
  std::map<std::string, std::string> why;
  for (const auto& f : check_dossier(dossier(d.content).without("dates_as_written")).findings)
    if (f.rule == "no_bound") why[f.subjects.front()] = f.sentence;
  const auto says = [&](const char* name, const char* words) {
    CAPTURE(name);
    CHECK(why[name].find(words) != std::string::npos);
  };
  says("about", "not how far off that may be");
  says("many", "states no number");
  says("net", "only the linear solver uses");
  says("since", "does not say since when");
  says("ever", "may enter twice");
  says("ever_since", "not since when");
  says("at_most", "without a start an upper end bounds nothing");
  says("open", "no certain day");
  says("marked", "dates_as_written is off");
  CHECK(why.size() == 9);
}

TEST_CASE("--about reaches the rules on parts") {
  small_dossier d;
  d.held("wide", quantity::about(100), "2026-02-02").breakdowns.push_back(by("sex", composition::partition, 70, 50));
  const auto rules = [&](ledger_options options) {
    std::size_t n = 0;
    for (const auto& f : check_dossier(d.make(), language::en, options).findings) n += f.rule == "parts_do_not_sum" ? 1 : 0;
    return n;
  };
  CHECK(rules({}) == 0);
  CHECK(rules({about_policy{10, 0}}) == 1);
  CHECK(rules({about_policy{20, 0}}) == 0);
}

TEST_CASE("a contradiction between accounts is filed under all of them, once") {
  small_dossier d;
  account other;
  other.id = account_id("other");
  d.content.accounts.push_back(other);
  d.held("a", quantity::exact(5), "2026-01-05T12:00:00");
  std::get<held_claim>(d.held("b", quantity::exact(9), "2026-01-05T12:00:00").says).account = other.id;
  related_claim same;
  same.account = the_account;
  same.relation = account_relation::same;
  same.others = {other.id};
  d.add("same", same);
  const auto solver = find_highs();
  if (!solver) return;
  ledger_options options;
  options.linear = solver;
  const auto report = check_dossier(d.make(), language::en, options);
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions[0].accounts == std::vector{the_account, other.id});
  CHECK(accounts_text(report.contradictions[0]) == "count, other");
}

TEST_CASE("a publication day that is the cut-off is named in every contradiction that rests on it") {
  small_dossier d;
  document page;
  page.id = document_id("page");
  page.published = parse_edtf("2026-01-05");
  d.content.documents = {page};
  d.held("a", quantity::exact(5), "2026-01-05").document = page.id;
  d.held("b", quantity::exact(9), "2026-01-05T24:00:00");
  d.flow("none", direction::entries, quantity::exact(0), time_ref_at(time_ref::how::start_of, "2026-01-05"), time_ref_at(time_ref::how::end_of, "2026-01-05"));
  const auto report = check_dossier(d.make());
  REQUIRE(report.contradictions.size() == 1);
  const auto made = d.make();
  const sentence_writer writer(made, language::en);
  CHECK(writer.sentence(report.contradictions[0].found).find("The cut-off of a is the day on which the page was published") != std::string::npos);
  CHECK(quote(report.contradictions[0].found, made, writer).find("5 January 2026 (the day on which its page was published)") != std::string::npos);
  d.content.documents.front().published = parse_edtf("2026-01-07");
  const auto later = d.make();
  CHECK(sentence_writer(later, language::en).sentence(check_dossier(later).contradictions.at(0).found).find("published") == std::string::npos);
}

TEST_CASE("a dossier of version 1 says once what is read otherwise, and converting makes it explicit") {
  small_dossier d;
  d.add_event("strike");
  d.content.format = 1;
  d.flow("june", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06"), time_ref_at(time_ref::how::end_of, "2026-07"));
  d.flow("days", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06-01"), time_ref_at(time_ref::how::end_of, "2026-06-30"));
  d.flow("about", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06~"), time_ref_at(time_ref::how::end_of, "2026-07"));
  d.lasted("three", "strike", quantity::exact(3), time_unit::days);
  d.dated("either", "strike", "[2026-06-02,2026-06-09]");
  d.held_during("since", quantity::exact(3), "2026-06-02/..", reading::throughout);
  CHECK(found(d.content, "read_by_new_rules") == subjects{{"about", "either", "june", "since", "three"}});
  const auto text = write_dossier(d.content);
  CHECK(text.find("\"habeas\": 1") != std::string::npos);
  CHECK(write_dossier(read_dossier(text)) == text);
  const auto newer = in_newest_format(d.content);
  CHECK(newer.format == 2);
  const auto& june = std::get<flow_claim>(newer.claims[0].says);
  CHECK(june.from->date->text() == "2026-06-01");
  CHECK(june.to->date->text() == "2026-07-31");
  CHECK(std::get<flow_claim>(newer.claims[2].says).from->date->text() == "2026-06~");
  CHECK(found(newer, "read_by_new_rules").empty());
  CHECK(in_newest_format(newer) == newer);
  // What a file means by today's rules does not change.
  const auto bounds = [](const dossier_content& c) {
    const dossier made(c);
    const ledger l(made, the_account);
    return to_string(l.exits(l.point_at("start:2026-06-01"), l.point_at("end:2026-07-31")));
  };
  CHECK(bounds(d.content) == bounds(newer));
}

TEST_CASE("bodies that are promised are not counted in people") {
  small_dossier d;
  pledge p;
  p.id = pledge_id("p");
  p.unit = "bodies";
  d.content.pledges = {p};
  counts_claim counts{p.id, the_account, mechanism::exchange, release_stage::verified, time_ref_at(time_ref::how::start_of, "2026-01-05")};
  d.add("T", counts);
  CHECK(found(d.content, "units_differ") == subjects{{"T", "count", "p"}});
  d.content.accounts.front().rule.unit = counting_unit::things;
  CHECK(found(d.content, "units_differ").empty());
  d.content.pledges.front().unit.clear();
  CHECK(found(d.content, "units_differ").size() == 1);
}

}  // namespace test_findings
