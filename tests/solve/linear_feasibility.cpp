// SPDX-License-Identifier: MIT
#include "solve/linear_feasibility.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "linear_solver.hpp"
#include "random_source.hpp"

namespace test_linear_feasibility {

using namespace habeas;

using namespace habeas::solve;

namespace {

premise_mask mask_of(std::uint64_t bits, std::size_t premises) {
  premise_mask off;
  for (std::size_t l = 0; l < premises; ++l)
    if (bits >> l & 1U) off.off(static_cast<premise>(l));
  return off;
}

/// Refuses to say anything.
struct silent final : linear_solver {
  linear_answer maximise(const linear_program&, std::span<const row_index>, std::span<const weighted_variable>) const override { return {}; }
  std::string name() const override { return "silent"; }
};

}  // namespace

TEST_CASE("every mask in any order is judged as by a search of its own, on random programs") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  habeas::testing::random_source random(26);
  std::size_t impossible = 0;
  for (int round = 0; round < 40; ++round) {
    linear_program p;
    (void)p.add_variables(3);
    for (variable v = 0; v < 3; ++v) {
      p.add_row({{v, 1}}, 9);
      p.add_row({{v, -1}}, 9);
    }
    constexpr std::size_t premises = 6;
    for (std::size_t l = 0; l < premises; ++l) {
      std::vector<weighted_variable> sum;
      for (variable v = 0; v < 3; ++v) sum.push_back({v, random(-2, 2)});
      const std::vector<premise> on{static_cast<premise>(l)};
      p.add_row(sum, random(-4, 3), on);
    }
    const linear_feasibility judge(p, *solver);
    for (int question = 0; question < 64; ++question) {
      const auto off = mask_of(static_cast<std::uint64_t>(random(0, 63)), premises);
      const auto alone = find_whole_numbers(p, p.rows_under(off), *solver).status;
      REQUIRE(alone != linear_verdict::how::unknown);
      CHECK(judge.holds(off) == (alone == linear_verdict::how::possible));
      impossible += alone == linear_verdict::how::impossible;
    }
  }
  CHECK(impossible > 100);
}

TEST_CASE("a search from prefix to prefix asks the solver a few times, however long it is") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Two of a hundred rows contradict; all others say little.
  linear_program p;
  const auto x = p.add_variable();
  for (premise l = 0; l < 100; ++l) {
    const std::vector<premise> on{l};
    if (l == 30) p.add_row({{x, 1}}, 4, on);
    else if (l == 70) p.add_row({{x, -1}}, -5, on);
    else p.add_row({{x, 1}}, 100 + static_cast<std::int64_t>(l), on);
  }
  const linear_feasibility judge(p, *solver);
  for (premise first = 0; first < 100; ++first) {
    premise_mask off;
    for (premise l = first; l < 100; ++l) off.off(l);
    CHECK(judge.holds(off) == (first <= 70));
  }
  CHECK(judge.searches() <= 3);
}

TEST_CASE("what a quicker look refutes is not asked of the solver, and what cannot hold is named") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Premise i says that the number is at least i: 19 says more than the two that allow no more than 9 and 15.
  linear_program p;
  const auto x = p.add_variable();
  for (premise l = 0; l < 20; ++l) p.add_row({{x, -1}}, -static_cast<std::int64_t>(l), std::vector<premise>{l});
  p.add_row({{x, 1}}, 15, std::vector<premise>{20});
  p.add_row({{x, 2}}, 19, std::vector<premise>{21});
  std::size_t looks = 0;
  const linear_feasibility judge(p, *solver, [&](const premise_mask& off) -> linear_feasibility::looked_up {
    ++looks;
    for (premise l = 16; l < 20; ++l)
      if (!off.is_off(l) && !off.is_off(20)) return {std::vector<premise>{l, 20}, {}};
    return {};
  });
  const auto all = judge.judge({});
  CHECK_FALSE(all.hold);
  REQUIRE(all.fault);
  CHECK(all.fault->size() == 2);
  CHECK(judge.searches() == 0);
  premise_mask off;
  for (premise l = 10; l < 20; ++l) off.off(l);
  CHECK(judge.holds(off));
  off.on(12);
  const auto judged = judge.judge(off);
  CHECK_FALSE(judged.hold);
  CHECK(judged.fault == std::vector<premise>{12, 21});
  CHECK(judge.searches() <= 16);
  CHECK(judge.deep_searches() == 0);
  CHECK(looks <= judge.searches() + 5);
}

TEST_CASE("from numbers of an earlier answer a walk finds others, and the solver is asked of the first alone") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Premise i says that the second of two numbers is i more than the first: any one of them can hold.
  linear_program p;
  const auto x = p.add_variables(2);
  for (premise l = 0; l < 20; ++l) {
    p.add_row({{x + 1, 1}, {x, -1}}, static_cast<std::int64_t>(l), std::vector<premise>{l});
    p.add_row({{x, 1}, {x + 1, -1}}, -static_cast<std::int64_t>(l), std::vector<premise>{l});
  }
  const linear_feasibility judge(p, *solver);
  for (premise one = 0; one < 20; ++one) {
    premise_mask off;
    for (premise l = 0; l < 20; ++l)
      if (l != one) off.off(l);
    CHECK((judge.surely_holds(off) || judge.holds(off)));
  }
  CHECK(judge.searches() <= 20);
}

TEST_CASE("from numbers that a quicker look knows a walk sets out before the solver is asked; what they cannot say it is asked of") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Two numbers rise from one to the next by 2 at least, and a third is their sum; premise 0 says that it is 1 at most, and the first is not below 0.
  linear_program p;
  const auto x = p.add_variables(3);
  p.add_row({{x, 1}, {x + 1, -1}}, -2);
  p.add_row({{x, -1}}, 0);
  p.add_row({{x, 1}, {x + 1, 1}, {x + 2, -1}}, 0);
  p.add_row({{x, -1}, {x + 1, -1}, {x + 2, 1}}, 0);
  p.add_row({{x + 2, 1}}, 1, std::vector<premise>{0});
  const linear_feasibility judge(p, *solver, [](const premise_mask&) { return linear_feasibility::looked_up{std::nullopt, {0, 2, 0}}; });
  premise_mask off;
  off.off(0);
  CHECK(judge.holds(off));
  const auto all = judge.judge({});
  CHECK_FALSE(all.hold);
  CHECK(all.fault == std::vector<premise>{0});
  // Once: with everything on. That the rest holds is what the walk found.
  CHECK(judge.searches() == 1);
}

TEST_CASE("whole numbers are searched for only where fractions are left") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program p;
  const auto x = p.add_variable();
  p.add_row({{x, 2}}, 1, std::vector<premise>{0});
  p.add_row({{x, -2}}, -1, std::vector<premise>{1});
  const linear_feasibility judge(p, *solver);
  premise_mask second_off;
  second_off.off(1);
  CHECK(judge.holds(second_off));
  const auto fraction = judge.judge({});
  CHECK_FALSE(fraction.hold);
  CHECK_FALSE(fraction.fault);
  CHECK(judge.deep_searches() > 0);
}

TEST_CASE("a solver that says nothing contradicts nothing") {
  linear_program p;
  const auto x = p.add_variable();
  p.add_row({{x, 1}}, 4);
  p.add_row({{x, -1}}, -5);
  CHECK(linear_feasibility(p, silent{}).holds({}));
}

TEST_CASE("judges of the same rows in another order share what they learn of masks") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Premise l says that the number is at least l; the last allows no more than 7.
  linear_program p, turned;
  const auto x = p.add_variable();
  (void)turned.add_variable();
  for (premise l = 0; l < 10; ++l) p.add_row({{x, -1}}, -static_cast<std::int64_t>(l), std::vector<premise>{l});
  p.add_row({{x, 1}}, 7, std::vector<premise>{10});
  turned.add_row({{x, 1}}, 7, std::vector<premise>{10});
  for (premise l = 10; l-- > 0;) turned.add_row({{x, -1}}, -static_cast<std::int64_t>(l), std::vector<premise>{l});
  const auto known = std::make_shared<judged_masks>();
  linear_feasibility one(p, *solver), other(turned, *solver);
  one.share(known);
  other.share(known);
  for (premise first = 0; first < 10; ++first) {
    premise_mask off;
    for (premise l = first; l < 10; ++l) off.off(l);
    const auto judged = one.judge(off);
    CHECK(judged.hold == (first <= 8));
    CHECK(other.judge(off).fault == judged.fault);
    CHECK(other.holds(off) == judged.hold);
  }
  CHECK(one.searches() > 0);
  CHECK(other.searches() == 0);
}

}  // namespace test_linear_feasibility
