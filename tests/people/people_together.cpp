// SPDX-License-Identifier: MIT
#include "people/people_together.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_people_together {

using namespace habeas;

namespace {

/// People who are counted, each let go by an event of their own.
struct let_go {
  testing::small_dossier d;

  let_go() { d.content.accounts[0].rule.leaves = leaving_rule::when_freed; }
  void goes(const std::string& who, const std::string& date, mechanism how = mechanism::release) {
    person p;
    p.id = person_id(who);
    p.synthetic = true;
    d.content.people.push_back(p);
    d.add("counted-" + who, member_claim{p.id, {}, testing::the_account});
    d.add_event("out-" + who);
    d.content.events.back().people = {p.id};
    d.content.events.back().change.emplace();
    d.content.events.back().change->how = how;
    d.dated("dated-" + who, "out-" + who, date);
  }
  [[nodiscard]] std::int64_t least(const char* from, const char* to, const chain& of = {direction::exits, {}, {}}) const {
    const dossier view(d.content);
    const auto b = ledger(view, testing::the_account).flow(of, testing::point_of(std::string("end:") + from), testing::point_of(std::string("end:") + to));
    const auto checked = verify::check(b, view);
    for (const auto& r : checked.reasons) MESSAGE(r);
    CHECK(checked.valid());
    return b.low.value_or(0);
  }
};

}  // namespace

TEST_CASE("two people let go on one day by two events are two") {
  let_go made;
  made.goes("ana", "2026-01-10");
  made.goes("ben", "2026-01-10");
  CHECK(made.least("2026-01-09", "2026-01-10") == 2);
  CHECK(made.least("2025-12-31", "2026-01-31") == 2);
  CHECK(made.least("2026-01-10", "2026-01-31") == 0);
  // Two records that may be of one person are one.
  made.d.add("perhaps", identity_claim{person_id("ana"), person_id("ben"), identity_verdict::possibly_same});
  CHECK(made.least("2026-01-09", "2026-01-10") == 1);
}

TEST_CASE("stretches that overlap: each person is one, in whatever holds the stretch") {
  let_go made;
  made.goes("ana", "[2026-01-03..2026-01-10]");
  made.goes("ben", "[2026-01-05..2026-01-12]");
  made.goes("cai", "[2026-01-08..2026-01-20]");
  CHECK(made.least("2026-01-02", "2026-01-20") == 3);
  CHECK(made.least("2026-01-02", "2026-01-12") == 2);
  CHECK(made.least("2026-01-04", "2026-01-20") == 2);
  CHECK(made.least("2026-01-04", "2026-01-12") == 1);
  CHECK(made.least("2026-01-05", "2026-01-12") == 0);
  made.goes("dan", "2026-01-25");
  CHECK(made.least("2026-01-02", "2026-01-31") == 4);
}

TEST_CASE("of different kinds they are two exits, and one of each kind") {
  let_go made;
  made.goes("ana", "2026-01-10");
  made.goes("ben", "2026-01-10", mechanism::death);
  made.goes("cai", "[2026-01-09..2026-01-11]", mechanism::death);
  CHECK(made.least("2026-01-08", "2026-01-11") == 3);
  CHECK(made.least("2026-01-08", "2026-01-11", {direction::exits, mechanism::death, {}}) == 2);
  CHECK(made.least("2026-01-08", "2026-01-11", {direction::exits, mechanism::release, {}}) == 1);
}

TEST_CASE("one person's two reports of one release are one beside others") {
  let_go made;
  made.goes("ana", "2026-01-10");
  made.goes("ben", "2026-01-10");
  made.d.add_event("again");
  made.d.content.events.back().people = {person_id("ana")};
  made.d.content.events.back().change.emplace();
  made.d.content.events.back().change->how = mechanism::release;
  made.d.dated("dated-again", "again", "2026-01-12");
  CHECK(made.least("2026-01-09", "2026-01-12") == 2);
  CHECK(made.least("2026-01-09", "2026-01-10") == 1);
}

TEST_CASE("many on overlapping days are all counted in the whole") {
  let_go made;
  for (int i = 0; i < 60; ++i)
    made.goes(fmt::format("p{:02}", i), fmt::format("[2026-01-{:02}..2026-01-{:02}]", 1 + i % 20, 5 + i % 20));
  CHECK(made.least("2025-12-31", "2026-01-24") == 60);
  CHECK(made.least("2025-12-31", "2026-01-05") == 3);
}

TEST_CASE("of very many, all are counted but those across a few ends") {
  std::vector<detail::personal_flow> flows;
  const auto day_end = [](std::int64_t n) { return instant::end_of(day::from_civil(2025, 12, 31).plus(n)); };
  for (std::size_t i = 0; i < 2'000; ++i) {
    const auto from = static_cast<std::int64_t>(i % 300), to = from + 1 + static_cast<std::int64_t>(i % 5);
    flows.push_back({i, day_end(from), day_end(to), 1, {}, {static_cast<solve::premise>(i)}, nullptr});
  }
  const auto rows = detail::rows_together(flows, direction::exits);
  std::int64_t all = 0, half = 0;
  for (const auto& r : rows) {
    const auto from = *r.from.as<instant>(), to = *r.to.as<instant>();
    std::int64_t inside = 0;
    for (const auto& f : flows) inside += from <= f.first && f.last <= to ? 1 : 0;
    REQUIRE(r.number == inside);
    REQUIRE(r.rests_on.size() == static_cast<std::size_t>(inside));
    all = std::max(all, r.number);
    if (day_end(20) <= from && to <= day_end(220)) half = std::max(half, r.number);
  }
  CHECK(all == 1'993);  // the seven of the first day stand apart
  CHECK(half > 600);
  CHECK(rows.size() < 2'000);
}

}  // namespace test_people_together
