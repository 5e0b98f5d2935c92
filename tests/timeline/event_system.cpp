// SPDX-License-Identifier: MIT
#include "timeline/event_system.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>

#include "made/small.hpp"

namespace test_event_system {

using namespace habeas;
using testing::january;

namespace {

/// Three events: two that a link joins and whose dates contradict it, and one by itself.
testing::small_dossier three() {
  testing::small_dossier d;
  for (const auto* name : {"a", "b", "c"}) d.add_event(name);
  d.dated("da", "a", january(5));
  d.dated("db", "b", january(3));
  d.dated("dc", "c", january(9));
  d.linked("after", "b", relation::follows, "a");
  return d;
}

/// As many events as asked for, each with two days of which one is wrong.
std::uint64_t steps_to_tell(int events) {
  testing::small_dossier told;
  for (int i = 0; i < events; ++i) {
    const auto name = std::to_string(i);
    told.add_event("e" + name);
    told.dated("d" + name, "e" + name, january(3));
    told.dated("x" + name, "e" + name, january(8));
  }
  const auto d = told.make();
  const work_limits counted;
  const timeline t(d);
  CHECK(t.contradictions().size() == static_cast<std::size_t>(events));
  for (const auto& e : d.content().events) CHECK(t.start(e.id).days.alternatives.size() == 2);
  return counted.steps();
}

}  // namespace

TEST_CASE("event_system: the rows of a part are those of its events, with their names") {
  const detail::event_system s(three().make(), {}, {}, {});
  CHECK(s.part_of(event_id("a")) == s.part_of(event_id("b")));
  CHECK(s.part_of(event_id("a")) != s.part_of(event_id("c")));
  const auto c = s.rows_of({s.part_of(event_id("c"))});
  CHECK(c->days.rows().system().variable_count() == 3);
  // It starts before it ends, and both lie on one day.
  CHECK(c->days.rows().system().rows().size() == 5);
  CHECK(c->days.rows().name_of(c->of(s.at(event_id("c"), true))) == term::end_of(event_id("c")));
  CHECK(c->premises == std::vector{s.premises().of_claim(*s.of().find_place(claim_id("dc")))});
}

TEST_CASE("event_system: only parts that cannot hold are in conflict") {
  const detail::event_system s(three().make(), {}, {}, {});
  CHECK_FALSE(s.judge({}).holds);
  const auto parts = s.parts_in_conflict();
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].claims.size() == 3);
  CHECK_FALSE(parts[0].test({}).holds);
  solve::premise_mask off;
  off.off(s.premises().of_claim(*s.of().find_place(claim_id("after"))));
  CHECK(parts[0].test(off).holds);
}

TEST_CASE("event_system: a contradiction is proved by the rows of its part") {
  const timeline t(three().make());
  REQUIRE(t.contradictions().size() == 1);
  CHECK(t.contradictions()[0].claims == std::vector{claim_id("after"), claim_id("da"), claim_id("db")});
  CHECK(t.contradictions()[0].proof.value < 0);
  const auto a = t.start(event_id("a"));
  CHECK(a.days.alternatives.size() == 3);
  CHECK(t.start(event_id("c")).days.alternatives.empty());
  // Between one in conflict and one that is not, both count.
  const auto gap = t.between(event_id("c"), false, event_id("b"), false);
  CHECK(gap.low != gap.high);
  CHECK(gap.disputed.size() == 3);
}

TEST_CASE("event_system: eight times as many events in conflict cost eight times as much") {
  const auto few = steps_to_tell(20), many = steps_to_tell(160);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(many < few * 10);
}

TEST_CASE("timeline: of very many events that are linked fewer alternatives are listed for each, and the rest is counted") {
  // Five events of which each has two days, and after all of them others, one after another: 32 repairs.
  const auto listed = [](int others) {
    testing::small_dossier told;
    for (int i = 0; i < 5; ++i) {
      const auto name = std::to_string(i);
      told.add_event("e" + name);
      told.dated("d" + name, "e" + name, january(1 + i));
      told.dated("x" + name, "e" + name, january(20 - i));
    }
    for (int i = 0; i < others; ++i) {
      const auto name = std::to_string(i);
      told.add_event("f" + name);
      if (i > 0) told.linked("l" + name, "f" + name, relation::follows, "f" + std::to_string(i - 1));
    }
    for (int i = 0; i < 5; ++i) told.linked("g" + std::to_string(i), "f0", relation::follows, "e" + std::to_string(i));
    const auto all = timeline(told.make()).start(event_id("f0")).days;
    CHECK(all.low == day::from_civil(2026, 1, 5).since_epoch());
    CHECK(all.alternatives.size() + all.alternatives_left == 32);
    return all.alternatives.size();
  };
  CHECK(listed(20) == 32);
  // 1,000,000 / 255²
  CHECK(listed(250) == 15);
}

}  // namespace test_event_system
