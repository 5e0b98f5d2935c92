// SPDX-License-Identifier: MIT
#include "people/people_rows.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>

#include "made/small.hpp"

namespace test_people_rows {

using namespace habeas;

namespace {

/// Ten people on a list; `freed` is a release of some of them, said by claim "was" to be on 10 January 2026.
struct list_of_ten {
  testing::small_dossier d;

  explicit list_of_ten(leaving_rule leaves = leaving_rule::when_freed) {
    d.content.accounts[0].rule.leaves = leaves;
    d.held("before", quantity::exact(10), "2026-01-05");
    for (char c = 'a'; c < 'k'; ++c) {
      person p;
      p.id = person_id(std::string(1, c));
      p.synthetic = true;
      d.content.people.push_back(p);
    }
    happens("freed", mechanism::release, "2026-01-10", "was");
  }
  event& happens(const char* name, mechanism how, const char* day, const char* claim_name) {
    event e;
    e.id = event_id(name);
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    d.add(claim_name, dated_claim{event_id(name), parse_edtf(day), {}, {}});
    return d.content.events.back();
  }
  void counts(const char* who) { d.add(std::string("counts-") + who, member_claim{person_id(who), {}, testing::the_account}); }
  void frees(std::vector<const char*> who) {
    for (const auto* name : who) d.content.events[0].people.emplace_back(name);
  }
  [[nodiscard]] bound left(const dossier& view) const {
    const ledger l(view, testing::the_account);
    const auto b = l.exits(testing::point_of("end:2026-01-09"), testing::point_of("end:2026-01-10"));
    if (b.low_proof) CHECK(verify::check(*b.low_proof, view));
    return b;
  }
};

}  // namespace

TEST_CASE("whoever is counted and is freed leaves the count, one by one") {
  list_of_ten list;
  list.counts("a");
  list.counts("b");
  list.frees({"a", "b", "c"});  // nobody says that c is counted
  const auto view = list.d.make();
  const auto b = list.left(view);
  CHECK(b.low == 2);
  CHECK_FALSE(b.high == 2);
  CHECK(claims_of(*b.low_proof) == std::vector{claim_id("counts-a"), claim_id("counts-b"), claim_id("was")});
  CHECK(list.left(view.without("was")).low == 0);
  // 10 held less 2 who left: with nobody else moving no more than 8 remain of them.
  CHECK(ledger(view, testing::the_account).held(testing::point_of("end:2026-01-10")).low == 0);
}

TEST_CASE("two records that may be of one person count once") {
  list_of_ten list;
  for (const auto* who : {"a", "b", "c"}) list.counts(who);
  list.frees({"a", "b", "c"});
  auto& twins = list.d.add("twins", identity_claim{person_id("a"), person_id("c"), identity_verdict::possibly_same});
  twins.said = parse_edtf("2026-02-01");
  const auto view = list.d.make();
  CHECK(list.left(view).low == 2);
  // Leaving the claim out does not tell that they are two; before anybody said so they were.
  CHECK(list.left(view.without("twins")).low == 2);
  for (auto& c : list.d.content.claims)
    if (!c.said) c.said = parse_edtf("2026-01-12");
  CHECK(list.left(list.d.make().as_known_on(instant::end_of(day::from_civil(2026, 1, 31)))).low == 3);
}

TEST_CASE("a 19th name contradicts a release of eighteen") {
  list_of_ten list;
  group eighteen;  // three stand for eighteen
  eighteen.id = group_id("freed");
  eighteen.size = quantity::at_least(1);
  eighteen.counted_in = testing::the_account;
  eighteen.members = {person_id("a")};
  list.d.content.groups.push_back(eighteen);
  list.d.content.events[0].group = eighteen.id;
  auto& three = list.d.flow("three", direction::exits, quantity::exact(3), testing::time_ref_at(time_ref::how::end_of, "2026-01-09"),
                            testing::time_ref_at(time_ref::how::end_of, "2026-01-10"), mechanism::release);
  three.said = parse_edtf("2026-01-11");
  for (const auto* who : {"b", "c"}) list.d.add(std::string("names-") + who, member_claim{person_id(who), eighteen.id, {}});
  CHECK(ledger(list.d.make(), testing::the_account).contradictions().empty());
  CHECK(list.left(list.d.make()).low == 3);

  list.d.add("names-d", member_claim{person_id("d"), eighteen.id, {}});
  const auto view = list.d.make();
  const ledger l(view, testing::the_account);
  REQUIRE(l.contradictions().size() == 1);
  const auto& found = l.contradictions()[0];
  CHECK(found.claims == std::vector{claim_id("names-b"), claim_id("names-c"), claim_id("names-d"), claim_id("three"), claim_id("was")});
  CHECK(found.proof.value == -1);
  CHECK(verify::check(found, view));
  for (const auto& c : found.claims) CHECK(ledger(view.without(c.text()), testing::the_account).contradictions().empty());
}

TEST_CASE("a group that is counted as a whole leaves as large as it was") {
  list_of_ten list;
  group some;
  some.id = group_id("freed");
  some.size = quantity::between(4, 6);
  some.counted_in = testing::the_account;
  some.members = {person_id("a")};
  list.d.content.groups.push_back(some);
  list.d.content.events[0].group = some.id;
  CHECK(list.left(list.d.make()).low == 4);
  list.d.content.groups[0].counted_in = {};
  CHECK(list.left(list.d.make()).low == 0);
}

TEST_CASE("when people leave a count is said by its rule, or assumed by name") {
  list_of_ten list(leaving_rule::not_stated);
  list.counts("a");
  list.frees({"a"});
  CHECK(list.left(list.d.make()).low == 0);
  assumption a;
  a.id = assumption_id("at_once");
  a.statement = "Whoever is freed leaves the count at once.";
  a.effect = assumption_effect::leave_when_freed;
  a.account = testing::the_account;
  a.on = true;
  list.d.content.assumptions.push_back(a);
  const auto b = list.left(list.d.make());
  CHECK(b.low == 1);
  CHECK(b.assumptions == std::vector{a.id});
  CHECK(list.left(list.d.make().without("at_once")).low == 0);
}

TEST_CASE("one change is an exit for one counter and nothing for another") {
  list_of_ten list;
  list.counts("a");
  list.frees({"a"});
  list.d.content.events[0].change->conditions = {{condition_kind::house_arrest, condition_answer::accepted}};
  CHECK(list.left(list.d.make()).low == 0);  // still deprived of liberty
  list.d.content.accounts[0].rule.clauses = {{facet::regime, "house_arrest", false}};
  CHECK(list.left(list.d.make()).low == 1);
  list.d.content.accounts[0].rule.unit = counting_unit::court_cases;
  CHECK(list.left(list.d.make()).low == 0);
}

TEST_CASE("an arrest enters a count only where that is assumed") {
  list_of_ten list;
  list.happens("taken", mechanism::arrest, "2026-01-08", "was-taken").people = {person_id("a")};
  list.counts("a");
  const auto came = [&](const dossier& view) {
    const ledger l(view, testing::the_account);
    const auto b = l.entries(testing::point_of("end:2026-01-07"), testing::point_of("end:2026-01-08"));
    if (b.low_proof) CHECK(verify::check(*b.low_proof, view));
    return b.low;
  };
  CHECK(came(list.d.make()) == 0);
  assumption a;
  a.id = assumption_id("at_once");
  a.statement = "Whoever is arrested enters the count at once.";
  a.effect = assumption_effect::enter_when_held;
  a.account = testing::the_account;
  a.on = true;
  list.d.content.assumptions.push_back(a);
  CHECK(came(list.d.make()) == 1);
}

}  // namespace test_people_rows
