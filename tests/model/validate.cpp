// SPDX-License-Identifier: MIT
#include <habeas/model/validate.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_validate {

using namespace habeas;
using testing::a_claim;
using testing::about;
using testing::foro;
using testing::stock;

namespace {

/// "pointer: what" of each problem.
std::vector<std::string> faults(const dossier_content& content) {
  std::vector<std::string> all;
  for (const auto& p : validate(content)) all.push_back(p.pointer + ": " + p.what);
  return all;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is wrong with nothing, nor with a sound dossier") {
  CHECK(faults({}).empty());
  CHECK(faults(foro({a_claim("V1", stock(777))})).empty());
}

TEST_CASE("ids: missing, twice, too long, with control characters, empty in a list") {
  auto content = foro();
  content.people = {testing::a_person(""), testing::a_person("p"), testing::a_person("p"),
                    testing::a_person(std::string(201, 'p').c_str()), testing::a_person("a\tb")};
  CHECK(faults(content) == list{"/people/0/id: person without an id", "/people/2/id: person id used twice",
                                "/people/3/id: too long an id", "/people/4/id: a control character in an id"});
  content = foro({a_claim("V1", stock(1))});
  content.claims[0].under.emplace_back();
  CHECK(faults(content) == list{"/claims/0/under/0: an empty id"});
}

TEST_CASE("references to nothing name what was looked for") {
  auto c = a_claim("V1", held_claim{account_id("lits"), quantity::exact(1), {}, reading::sometime});
  c.bulletin = bulletin_id("b");
  const auto problems = validate(foro({c}));
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].pointer == "/claims/0/bulletin");
  CHECK(problems[0].what == "no such bulletin");
  CHECK(problems[1].pointer == "/claims/0/account");
  CHECK(problems[1].got == "'lits'");
  CHECK(problems[1].wanted == "the id of one of the dossier's 1 accounts");
}

TEST_CASE("each kind of claim says what it must") {
  const auto fault = [](statement says) {
    auto content = foro({a_claim("V0", stock(1)), a_claim("V1", std::move(says))});
    content.people = {testing::a_person("p")};
    content.events = {testing::an_event("e")};
    const auto all = faults(content);
    REQUIRE(all.size() == 1);
    return all.front();
  };
  const account_id counted("list");
  const event_id e("e");
  const subject p{person_id("p"), {}, {}, {}};
  const subject two{person_id("p"), {}, {}, actor_id("foro")};
  CHECK(fault(held_claim{}) == "/claims/1/account: a stock without an account");
  CHECK(fault(flow_claim{}) == "/claims/1/account: a flow without an account");
  CHECK(fault(flow_claim{direction::net, counted, {}, mechanism::release, {}, {}, {}, false}) ==
        "/claims/1/of: a net change of one kind");
  CHECK(fault(flow_claim{direction::exits, counted, {}, {}, {}, {}, time_ref{time_ref::how::end_of, {}, {}}, false}) ==
        "/claims/1/to: a day boundary without a day");
  CHECK(fault(flow_claim{direction::exits, counted, {}, {}, {}, {}, time_ref{time_ref::how::bulletin, {}, {}}, false}) ==
        "/claims/1/to: a point without an id or a date");
  CHECK(fault(occurred_claim{}) == "/claims/1/event: no event");
  CHECK(fault(dated_claim{e, {}, {}, {}}) == "/claims/1/date: a dated claim without a date");
  CHECK(fault(linked_claim{e, relation::within, e, {}, {}}) == "/claims/1/days: 'within' without a number of days");
  CHECK(fault(linked_claim{e, relation::within, e, -1, {}}) == "/claims/1/days: an impossible number of days");
  CHECK(fault(linked_claim{e, relation::follows, {}, {}, {}}) == "/claims/1/to: a link without an event it leads to");
  CHECK(fault(role_claim{{}, actor_role::host, e}) == "/claims/1/actor: a role without an actor");
  CHECK(fault(attribute_claim{{}, "age", "4", {}, reading::throughout}) == "/claims/1/of: a claim about one thing");
  CHECK(fault(attribute_claim{two, "age", "4", {}, reading::throughout}) == "/claims/1/of: a claim about one thing");
  CHECK(fault(attribute_claim{p, "", "4", {}, reading::throughout}) == "/claims/1/property: no property");
  CHECK(fault(custody_claim{p, facet::regime, "jail", {}, {}, reading::sometime}) == "/claims/1/value: not a value of regime");
  CHECK(fault(custody_claim{p, facet::holder, "x", {}, {}, reading::sometime}) == "/claims/1/value: no such actor");
  CHECK(fault(implemented_claim{e, "amnesty", 4, {}}) == "/claims/1/level: not a level of implementation");
  CHECK(fault(implemented_claim{{}, "amnesty", 3, {}}) == "/claims/1/agreement: a provision that is not in any agreement");
  CHECK(fault(labelled_claim{p, {}, "", {}, {}, true}) == "/claims/1/label: no label");
  CHECK(fault(identity_claim{person_id("p"), {}, identity_verdict::same}) == "/claims/1: an identity of fewer than two people");
  CHECK(fault(member_claim{person_id("p"), {}, {}}) == "/claims/1: a member of one thing");
  CHECK(fault(related_claim{counted, account_relation::same, {}, {}, false}) ==
        "/claims/1/others: a relation without a second account");
  CHECK(fault(response_claim{}) == "/claims/1/about: a response without a claim");
}

TEST_CASE("a line of a list names somebody, and says each thing once") {
  auto content = foro();
  content.people = {testing::a_person("p")};
  edition list_of_may;
  list_of_may.id = edition_id("may");
  list_of_may.account = account_id("list");
  list_of_may.people = {{person_id("p"), {{"regime", "prison"}, {"sex", "female"}}}};
  content.editions = {list_of_may};
  CHECK(faults(content).empty());
  content.editions[0].account = {};
  content.editions[0].people = {{{}, {}}, {person_id("q"), {{"regime", "jail"}, {"sex", "a"}, {"sex", "b"}}}};
  CHECK(faults(content) == list{"/editions/0/people/1/person: no such person", "/editions/0/account: a list without an account",
                                "/editions/0/people/0/person: a line without a person",
                                "/editions/0/people/1/says/regime: not a value of regime",
                                "/editions/0/people/1/says: a property said twice of one line"});
}

TEST_CASE("a claim has a speaker, and a grading between A1 and F6") {
  auto content = foro({a_claim("V1", response_claim{response::absent, {}, {}})});
  content.claims[0].grade = grading{'A', '1'};
  CHECK(faults(content).empty());
  content.claims[0].grade = grading{'G', '1'};
  content.claims[0].speaker = {};
  CHECK(faults(content) == list{"/claims/0/speaker: a claim without a speaker", "/claims/0/grading: not an Admiralty grading"});
}

TEST_CASE("only who said a thing, or carried it, takes it back or puts it right") {
  auto content = foro({a_claim("V1", stock(777)), a_claim("V2", about(response::retracted, "V1"))});
  content.actors.push_back(testing::an_actor("gov"));
  CHECK(faults(content).empty());
  content.claims[1].speaker = actor_id("gov");
  CHECK(faults(content) == list{"/claims/1/speaker: 'retracted' may not be made by this speaker"});
  content.claims[0].via = actor_id("gov");
  CHECK(faults(content).empty());
  content.claims[0].via = {};
  content.claims[1].says = about(response::denied, "V1");
  CHECK(faults(content).empty());
  content.claims[1] = a_claim("V2", response_claim{response::corrected, claim_id("V1"), quantity::exact(7)});
  CHECK(faults(content).empty());
  content.claims[0].says = response_claim{response::absent, {}, {}};
  CHECK(faults(content) == list{"/claims/1/quantity: a number for a claim that has none"});
}

TEST_CASE("circles are found where they close") {
  auto content = foro({a_claim("V1", stock(1)), a_claim("V2", stock(2)), a_claim("V3", stock(3))});
  const auto chain = [&](auto member) {
    auto c = content;
    c.claims[0].*member = claim_id("V2");
    c.claims[1].*member = claim_id("V3");
    CHECK(faults(c).empty());
    c.claims[2].*member = claim_id("V1");
    return faults(c);
  };
  CHECK(chain(&claim::supersedes) == list{"/claims/2/supersedes: claims that form a cycle by 'supersedes'"});
  CHECK(chain(&claim::derived_from) == list{"/claims/2/derived_from: claims that form a cycle by 'derived_from'"});
  content.claims[1].supersedes = claim_id("V2");
  CHECK(faults(content) == list{"/claims/1/supersedes: claims that form a cycle by 'supersedes'"});

  const auto until = [](const char* other) {
    return flow_claim{direction::exits, account_id("list"), quantity::exact(1), {}, {}, {}, time_ref{time_ref::how::claim, {}, other}, false};
  };
  CHECK(faults(foro({a_claim("V1", until("V2")), a_claim("V2", until("V1"))})) ==
        list{"/claims/1/to: claims that form a cycle by 'to'"});
  CHECK(faults(foro({a_claim("V1", about(response::denied, "V2")), a_claim("V2", about(response::denied, "V1"))})) ==
        list{"/claims/1/about: claims that form a cycle by 'about'"});
}

TEST_CASE("superseding and taking back make circles together") {
  // V2 takes back V1, which supersedes V2: each would stand only if the other did not. V0 is only superseded.
  auto content = foro({a_claim("V0", stock(1)), a_claim("V1", stock(2)), a_claim("V2", about(response::retracted, "V1"))});
  content.claims[2].supersedes = claim_id("V0");
  CHECK(faults(content).empty());
  content.claims[1].supersedes = claim_id("V2");
  CHECK(faults(content) == list{"/claims/1/supersedes: claims that form a cycle by 'supersedes'"});
}

TEST_CASE("places lie within one another only downwards, re-arrests follow only backwards") {
  auto content = foro();
  content.places.resize(2);
  content.places[0].id = place_id("rodeo");
  content.places[1].id = place_id("miranda");
  content.places[0].within = place_id("miranda");
  CHECK(faults(content).empty());
  content.places[1].within = place_id("rodeo");
  CHECK(faults(content) == list{"/places/1/within: places that form a cycle by 'within'"});
  content = foro();
  content.events = {testing::an_event("again")};
  content.events[0].change.emplace().follows = event_id("again");
  CHECK(faults(content) == list{"/events/0/change/follows: events that form a cycle by 'follows'"});
}

TEST_CASE("seasons need a hemisphere, and must not run backwards in it") {
  auto content = foro();
  content.documents.resize(1);
  content.documents[0].id = document_id("d");
  content.documents[0].published = parse_edtf("2025-21");
  CHECK(faults(content) == list{"/documents/0/published: a season without a hemisphere"});
  content.hemisphere = hemisphere::north;
  CHECK(faults(content).empty());
  // The southern winter of 2001 is before its spring; the northern one is not.
  content.documents[0].published = parse_edtf("[2001-24..2001-21]");
  CHECK(faults(content) == list{"/documents/0/published: a range of seasons that runs backwards in the dossier's hemisphere"});
  content.hemisphere = hemisphere::south;
  CHECK(faults(content).empty());
}

TEST_CASE("assumptions: built-in ones keep their name and effect, the others say something") {
  auto content = foro();
  content.assumptions.resize(1);
  auto& a = content.assumptions[0];
  a = built_in_assumption(assumption_effect::shared_cutoff);
  CHECK(faults(content).empty());
  a.seen_by = audience::internal;
  CHECK(faults(content) == list{"/assumptions/0/audience: a built-in assumption that is withheld"});
  a = built_in_assumption(assumption_effect::shared_cutoff);
  a.id = assumption_id("mine");
  CHECK(faults(content) == list{"/assumptions/0/id: a built-in effect under another name"});
  a.effect = assumption_effect::none;
  a.id = dates_as_written;
  CHECK(faults(content) == list{"/assumptions/0/effect: a built-in assumption without its effect"});
  a.id = assumption_id("mine");
  a.effect = assumption_effect::no_other_exits;
  CHECK(faults(content) == list{"/assumptions/0/account: no account"});
  a.account = account_id("list");
  a.statement.clear();
  CHECK(faults(content) == list{"/assumptions/0/statement: an assumption without a statement"});
}

TEST_CASE("what no file could hold is a problem too") {
  auto content = foro({a_claim("V1", stock(3))});
  content.clock = 15 * 60;
  content.accounts[0].rule.minimum_days = -1;
  content.accounts[0].rule.clauses = {{facet::regime, "jail", true}};
  content.claims[0].breakdowns = {{"sex", composition::partition, {{"women", quantity::exact(1)}, {"women", quantity::exact(2)}}}};
  CHECK(faults(content) == list{"/clock: not a time zone offset", "/claims/0/breakdown/0/parts: a part that is listed twice",
                                "/accounts/0/rule/minimum_days: a negative number of days",
                                "/accounts/0/rule/clauses/0/value: not a value of regime"});
}

}  // namespace test_validate
