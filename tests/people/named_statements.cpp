// SPDX-License-Identifier: MIT
#include "people/named_statements.hpp"

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/ledger/ledger.hpp>

#include "made/small.hpp"

namespace test_named_statements {

using namespace habeas;

namespace {

/// Three on a list as of the 5th, of whom two are told to have been freed on the 10th; and one who was never counted.
testing::small_dossier three_on_a_list() {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  d.held("three", quantity::exact(3), testing::january(5));
  d.held("none", quantity::exact(0), testing::january(20));
  for (const auto* name : {"a", "b", "c", "other"}) {
    person p;
    p.id = person_id(name);
    p.synthetic = true;
    d.content.people.push_back(p);
    if (std::string(name) != "other") d.add(std::string("listed-") + name, member_claim{p.id, {}, testing::the_account}, testing::january(5));
  }
  d.add_event("freed");
  auto& e = d.content.events.back();
  e.people = {person_id("a"), person_id("b"), person_id("other")};
  e.change.emplace();
  e.change->how = mechanism::release;
  d.dated("was", "freed", testing::january(10));
  return d;
}

}  // namespace

TEST_CASE("named statements: whoever is named, and may be counted, is stated once for each change") {
  const dossier view(three_on_a_list().content);
  const auto all = named_statements(view, testing::the_account, direction::exits);
  REQUIRE(all.size() == 1);
  CHECK(all[0].number == 2);
  CHECK(all[0].claims.size() == 1);
  CHECK(named_statements(view, testing::the_account, direction::entries).empty());
}

TEST_CASE("named statements: a ledger reads them once for all that is asked of it") {
  auto d = three_on_a_list();
  for (int i = 0; i < 500; ++i) {
    person p;
    p.id = person_id("more" + std::to_string(i));
    p.synthetic = true;
    d.content.people.push_back(p);
    d.add("listed-" + p.id.text(), member_claim{p.id, {}, testing::the_account}, testing::january(5));
  }
  const dossier view(d.content);
  const ledger l(view, testing::the_account);
  const std::vector<flow_stretch> asked{{testing::point_of("claim:three"), testing::point_of("claim:none")}};
  const auto steps = [&] {
    const work_limits counted;
    (void)l.least_unaccounted(direction::exits, asked);
    return counted.steps();
  };
  CHECK(steps() > 500);
  CHECK(steps() < 100);
}

TEST_CASE("named statements: they are no unaccounted exits") {
  auto d = three_on_a_list();
  const auto from = testing::point_of("claim:three"), to = testing::point_of("claim:none");
  {
    const dossier view(d.content);
    const auto found = ledger(view, testing::the_account).unaccounted(direction::exits, from, to);
    CHECK(found.moved.low == 3);
    CHECK(found.stated == 2);
    CHECK(found.unaccounted == 1);
  }
  // Of a group that is counted as a whole its size is stated; of one whose size nobody says any number may be.
  group g;
  g.id = group_id("g");
  g.counted_in = testing::the_account;
  g.size = quantity::exact(5);
  d.content.groups.push_back(g);
  d.content.events.back().group = g.id;
  const auto stated = [&] {
    const dossier view(d.content);
    return ledger(view, testing::the_account).unaccounted(direction::exits, from, to).stated;
  };
  CHECK(stated() == 7);
  d.content.groups.back().size = quantity::at_least(5);
  CHECK_FALSE(stated());
}

}  // namespace test_named_statements
