// SPDX-License-Identifier: MIT
#include "people/groups_told_apart.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_groups_told_apart {

using namespace habeas;

namespace {

/// A release of a group, and an event that some stayed.
struct a_release {
  testing::small_dossier d;

  a_release() {
    for (const auto* name : {"a", "b"}) {
      person p;
      p.id = person_id(name);
      p.synthetic = true;
      d.content.people.push_back(p);
    }
    for (const auto* name : {"g", "h"}) {
      group g;
      g.id = group_id(name);
      g.size = quantity::exact(3);
      d.content.groups.push_back(g);
    }
    event freed;
    freed.id = event_id("freed");
    freed.group = group_id("g");
    freed.change.emplace().how = mechanism::release;
    event stayed;
    stayed.id = event_id("stayed");
    stayed.kind = event_kind::release_aborted;
    d.content.events = {freed, stayed};
  }
  event& aborted() { return d.content.events[1]; }
  group& freed_group() { return d.content.groups[0]; }
  [[nodiscard]] std::int64_t least_moved() {
    const auto view = d.make();
    return detail::groups_told_apart(view).least_moved(view.get(event_id("freed")), testing::the_account);
  }
  [[nodiscard]] detail::stayed_behind read() {
    const auto view = d.make();
    return detail::groups_told_apart(view).stayed(event_id("freed"));
  }
};

}  // namespace

TEST_CASE("who stayed is told by a link, by the group, or by a name, once a claim says that it was") {
  a_release r;
  r.aborted().people = {person_id("a")};
  r.aborted().group = group_id("g");
  CHECK(r.read().most == 0);
  r.d.add("was", occurred_claim{event_id("stayed")});
  CHECK(r.read().most == 1);
  CHECK(r.read().people.count(person_id("a")) == 1);
  r.aborted().group = {};
  CHECK(r.read().most == 0);
  linked_claim link;
  link.from = event_id("stayed");
  link.to = event_id("freed");
  r.d.add("link", link);
  CHECK(r.read().most == 1);
  r.aborted().people.clear();
  CHECK(!r.read().most);  // nobody says how many
  r.aborted().group = group_id("h");
  CHECK(r.read().most == 3);
}

TEST_CASE("an event moves its group as it was large at least, less those who may have stayed") {
  a_release r;
  CHECK(r.least_moved() == 0);  // nobody says that the account counts it
  r.freed_group().counted_in = testing::the_account;
  CHECK(r.least_moved() == 3);
  r.aborted().group = r.freed_group().id;
  r.aborted().people = {person_id("a")};
  CHECK(r.least_moved() == 3);  // no claim says that it was
  r.d.add("was", occurred_claim{event_id("stayed")});
  CHECK(r.least_moved() == 2);
  r.freed_group().size = quantity::at_least(2);
  CHECK(r.least_moved() == 1);
  r.aborted().people.push_back(person_id("b"));
  CHECK(r.least_moved() == 0);
  r.freed_group().size = quantity::exact(1);
  CHECK(r.least_moved() == 0);  // never fewer than none
  r.freed_group().size = quantity::exact(3);
  r.aborted().people.clear();
  CHECK(r.least_moved() == 0);  // nobody says how many stayed
}

TEST_CASE("an event moves none of a group whose least size nobody states, or that another account counts") {
  a_release r;
  r.freed_group().counted_in = testing::the_account;
  r.freed_group().size = quantity::at_most(3);
  CHECK(r.least_moved() == 0);
  r.freed_group().size.reset();
  CHECK(r.least_moved() == 0);
  r.freed_group().size = quantity::exact(3);
  account other;
  other.id = account_id("other");
  other.counter = actor_id("speaker");
  r.d.content.accounts.push_back(other);
  r.freed_group().counted_in = other.id;
  CHECK(r.least_moved() == 0);
  r.freed_group().counted_in = testing::the_account;
  r.d.content.events[0].group = {};
  CHECK(r.least_moved() == 0);
}

TEST_CASE("who is not of a group is told of people and of groups, either way round") {
  a_release r;
  member_claim out;
  out.person = person_id("a");
  out.group = group_id("g");
  out.outside = true;
  r.d.add("out", out);
  member_claim apart;
  apart.members_of = group_id("h");
  apart.group = group_id("g");
  apart.outside = true;
  r.d.add("apart", apart);
  const auto view = r.d.make();
  const detail::groups_told_apart read(view);
  CHECK(read.outside(person_id("a"), group_id("g")));
  CHECK(!read.outside(person_id("b"), group_id("g")));
  CHECK(read.outside(group_id("g"), group_id("h")));
  CHECK(read.outside(group_id("h"), group_id("g")));
  const auto without = view.without(std::vector{claim_id("apart")});
  CHECK(!detail::groups_told_apart(without).outside(group_id("g"), group_id("h")));
  // Somebody who is told to be of both stands against it, also where that claim is left out.
  for (const auto* of : {"g", "h"}) r.d.add(std::string("of_") + of, member_claim{person_id("b"), group_id(of), {}});
  const auto of_both = r.d.make();
  CHECK(!detail::groups_told_apart(of_both).outside(group_id("g"), group_id("h")));
  const auto left_out = of_both.without(std::vector{claim_id("of_g")});
  CHECK(!detail::groups_told_apart(left_out).outside(group_id("g"), group_id("h")));
}

}  // namespace test_groups_told_apart
