// SPDX-License-Identifier: MIT
#include "ledger/difference_solution.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_ledger_solution {

using namespace habeas;

namespace {

struct solved {
  dossier view;
  claim_premises premises;
  timeline events;
  ledger_system system;
  ledger_solution solution;
  explicit solved(const dossier& d, const solve::premise_mask& off = {})
      : view(d),
        premises(view),
        events(view),
        system(view, premises, &events, testing::the_account, {}, {}),
        solution(system, off) {}
  [[nodiscard]] bound between(const char* to, const char* from, const chain& of) const {
    const auto k = *system.chain_place(of);
    return solution.between(system.at(k, *system.table().find(testing::point_of(to))), system.at(k, *system.table().find(testing::point_of(from))));
  }
};
const chain all_exits{direction::exits, {}};
const chain releases{direction::exits, mechanism::release};

claim& freed(testing::small_dossier& d, const char* name, quantity n, std::int64_t first, std::int64_t last,
             mechanism of = mechanism::release) {
  return d.flow(name, direction::exits, n, testing::time_ref_at(time_ref::how::start_of, testing::january(first)),
                testing::time_ref_at(time_ref::how::end_of, testing::january(last)), of);
}

}  // namespace

TEST_CASE("ledger_solution: the least that a kind moved is the least that moved, and no more is said") {
  testing::small_dossier d;
  freed(d, "whole", quantity::exact(30), 8, 20);
  freed(d, "part", quantity::exact(10), 8, 12);
  const solved s(d.make());
  REQUIRE(s.solution.feasible());
  const auto rest = s.between("end:2026-01-20", "end:2026-01-12", all_exits);
  CHECK(rest.low == 20);
  CHECK_FALSE(rest.high);
  REQUIRE(rest.low_proof->steps.size() == 1);
  CHECK(rest.low_proof->steps[0].by == row_rule::kind_is_part);
  CHECK(claims_of(*rest.low_proof) == std::vector<claim_id>{claim_id("part"), claim_id("whole")});
  CHECK(verify::check(rest, s.view));
  const auto own = s.between("end:2026-01-20", "end:2026-01-12", releases);
  CHECK(own.low == 20);
  CHECK(own.high == 20);
  CHECK(verify::check(own, s.view));
}

TEST_CASE("ledger_solution: kinds that one speaker tells apart bound the whole together") {
  testing::small_dossier d;
  freed(d, "freed", quantity::exact(30), 8, 20);
  freed(d, "died", quantity::exact(2), 8, 20, mechanism::death);
  const solved s(d.make());
  const auto b = s.between("end:2026-01-20", "end:2026-01-07", all_exits);
  CHECK(b.low == 32);
  CHECK(verify::check(b, s.view));
}

TEST_CASE("ledger_solution: of several proofs the one with the fewest claims, kinds included") {
  testing::small_dossier d;
  freed(d, "a1", quantity::exact(5), 8, 10);
  freed(d, "a2", quantity::exact(5), 11, 12);
  freed(d, "z", quantity::exact(10), 8, 12);
  const solved s(d.make());
  const auto b = s.between("end:2026-01-12", "end:2026-01-07", all_exits);
  CHECK(b.low == 10);
  CHECK(claims_of(*b.low_proof) == std::vector<claim_id>{claim_id("z")});
}

TEST_CASE("ledger_solution: a kind whose own claims cannot hold gives a circle of that kind") {
  testing::small_dossier d;
  freed(d, "more", quantity::exact(31), 8, 10);
  freed(d, "less", quantity::exact(30), 8, 12);
  const solved s(d.make());
  REQUIRE_FALSE(s.solution.feasible());
  const auto cycle = s.solution.cycle();
  CHECK(cycle.value == -1);
  CHECK(cycle.plus == cycle.minus);
  CHECK(cycle.plus.chain == as_term_chain(releases));
  CHECK(verify::check(cycle, s.view));
  solve::premise_mask off;
  off.off(s.premises.of_claim(0));
  CHECK(solved(s.view, off).solution.feasible());
}

TEST_CASE("ledger_solution: a kind against the whole gives a circle with the kind's proof inside") {
  testing::small_dossier d;
  d.flow("all", direction::exits, quantity::exact(20), testing::time_ref_at(time_ref::how::start_of, "2026-01-08"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-20"));
  freed(d, "part", quantity::exact(21), 9, 12);
  const solved s(d.make());
  REQUIRE_FALSE(s.solution.feasible());
  const auto cycle = s.solution.cycle();
  CHECK(cycle.value == -1);
  CHECK(claims_of(cycle) == std::vector<claim_id>{claim_id("all"), claim_id("part")});
  CHECK(verify::check(cycle, s.view));
}

TEST_CASE("ledger_solution: a kind with very many points is used claim by claim, with proofs that add up") {
  testing::small_dossier d;
  const auto days = static_cast<int>(most_kind_points / 2 + 10);
  const auto first = day::from_civil(2020, 1, 1);
  for (int i = 0; i < days; ++i) {
    const auto date = to_string(first.plus(2 * i));
    d.flow(fmt::format("c{:04}", i), direction::exits, quantity::exact(1),
           testing::time_ref_at(time_ref::how::start_of, date), testing::time_ref_at(time_ref::how::end_of, date),
           mechanism::release);
  }
  d.flow("week", direction::exits, quantity::exact(9), testing::time_ref_at(time_ref::how::start_of, "2020-01-01"),
         testing::time_ref_at(time_ref::how::end_of, "2020-01-07"), mechanism::release);
  d.flow("few", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::start_of, "2020-01-03"),
         testing::time_ref_at(time_ref::how::end_of, "2020-01-07"), mechanism::release)
      .under.clear();
  // "few" says 1 where two single days say 2.
  auto& few = std::get<flow_claim>(d.content.claims.back().says);
  few.number = quantity::at_least(1);
  const solved s(d.make());
  REQUIRE(s.solution.feasible());
  REQUIRE(s.system.kind_points(2).size() > most_kind_points);
  const auto week = s.between("end:2020-01-07", "end:2019-12-31", all_exits);
  CHECK(week.low == 9);
  CHECK(verify::check(week, s.view));
  const auto rest = s.between("end:2020-01-07", "end:2020-01-02", all_exits);
  CHECK(rest.low == 3);  // three single days; the week less two days is not seen
  const auto checked = verify::check(rest, s.view);
  for (const auto& r : checked.reasons) MESSAGE(r);
  CHECK(checked.valid());
}

}  // namespace test_ledger_solution
