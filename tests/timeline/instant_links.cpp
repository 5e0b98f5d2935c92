// SPDX-License-Identifier: MIT
#include "timeline/instant_links.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_instant_links {

using namespace habeas;
using testing::january;
using testing::small_dossier;

namespace {

bool ordered(const dossier& d, const char* before, const char* after) {
  const timeline t(d);
  return instant_links(t).not_after(event_id(before), event_id(after));
}
small_dossier events() {
  small_dossier d;
  for (const auto* name : {"a", "b", "c"}) d.add_event(name);
  return d;
}

}  // namespace

TEST_CASE("links order instants, along a chain of them; days by themselves do not") {
  auto d = events();
  d.dated("D1", "a", january(1));
  d.dated("D2", "b", january(1));
  CHECK_FALSE(ordered(d.make(), "a", "b"));
  d.linked("K1", "a", relation::precedes, "b");
  d.linked("K2", "c", relation::follows, "b");
  CHECK(ordered(d.make(), "a", "b"));
  CHECK(ordered(d.make(), "a", "c"));
  CHECK_FALSE(ordered(d.make(), "c", "a"));
  const auto whole = d.make();
  const timeline t(whole);
  CHECK(instant_links(t).path(event_id("a"), event_id("c")).size() == 2);
}

TEST_CASE("links about days only leave the order within a day open") {
  for (const auto kind : {relation::starts_with, relation::ends_with, relation::within, relation::overlaps, relation::tied_to}) {
    auto d = events();
    d.linked("K", "a", kind, "b", 0);
    CHECK_FALSE(ordered(d.make(), "a", "b"));
  }
}

TEST_CASE("a part starts no earlier than the whole; the same thing is at the same time") {
  auto d = events();
  d.linked("K1", "a", relation::part_of, "b");
  d.linked("K2", "b", relation::same_as, "c");
  CHECK(ordered(d.make(), "b", "a"));
  CHECK_FALSE(ordered(d.make(), "a", "b"));
  CHECK(ordered(d.make(), "c", "a"));
  CHECK(ordered(d.make(), "c", "b"));
}

TEST_CASE("a link that does not count orders nothing") {
  auto d = events();
  d.assume("maybe", false);
  d.linked("K", "a", relation::precedes, "b").under = {assumption_id("maybe")};
  CHECK_FALSE(ordered(d.make(), "a", "b"));
  CHECK(ordered(d.make().with("maybe"), "a", "b"));
}

}  // namespace test_instant_links
