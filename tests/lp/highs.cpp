// SPDX-License-Identifier: MIT
#include <habeas/lp/highs.hpp>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <type_traits>
#include <vector>

#include "solve/exact_linear.hpp"

#include "linear_solver.hpp"

#include "lp/highs_calls.hpp"

// Where HiGHS's own header is at hand, our types of its calls are its types.
#if __has_include(<interfaces/highs_c_api.h>)
#include <interfaces/highs_c_api.h>

namespace {
using namespace habeas::lp;
#define SAME_CALL(member, call) static_assert(std::is_same_v<decltype(highs_calls::member), decltype(&call)>)
SAME_CALL(create, Highs_create);
SAME_CALL(destroy, Highs_destroy);
SAME_CALL(version, Highs_version);
SAME_CALL(size_of_int, Highs_getSizeofHighsInt);
SAME_CALL(infinity, Highs_getInfinity);
SAME_CALL(set_bool, Highs_setBoolOptionValue);
SAME_CALL(set_int, Highs_setIntOptionValue);
SAME_CALL(set_string, Highs_setStringOptionValue);
SAME_CALL(pass_lp, Highs_passLp);
SAME_CALL(pass_mip, Highs_passMip);
SAME_CALL(set_double, Highs_setDoubleOptionValue);
SAME_CALL(run, Highs_run);
SAME_CALL(model_status, Highs_getModelStatus);
SAME_CALL(solution, Highs_getSolution);
SAME_CALL(ray, Highs_getPrimalRay);
SAME_CALL(set_cost, Highs_changeColCost);
SAME_CALL(set_row, Highs_changeRowBounds);
#undef SAME_CALL
}  // namespace
TEST_CASE("the numbers that stand for states are those of HiGHS's header") {
  CHECK(by_row == kHighsMatrixFormatRowwise);
  CHECK(minimise == kHighsObjSenseMinimize);
  CHECK(failed == kHighsStatusError);
  CHECK(optimal == kHighsModelStatusOptimal);
  CHECK(infeasible == kHighsModelStatusInfeasible);
  CHECK(unbounded_or_infeasible == kHighsModelStatusUnboundedOrInfeasible);
  CHECK(unbounded == kHighsModelStatusUnbounded);
  CHECK(whole_number == static_cast<highs_int>(kHighsVarTypeInteger));
}
#endif

namespace test_highs {

using habeas::solve::linear_answer;

TEST_CASE("whole numbers are suggested where the most is a fraction, and none where there are none") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Of a ring of nine no two neighbours: four and a half in fractions, four in whole numbers.
  habeas::solve::linear_program ring;
  const auto x = ring.add_variables(9);
  std::vector<habeas::solve::weighted_variable> goal;
  for (habeas::solve::variable i = 0; i < 9; ++i) {
    ring.add_row({{x + i, 1}, {x + (i + 1) % 9, 1}}, 1);
    ring.add_row({{x + i, -1}}, 0);
    goal.push_back({x + i, 1});
  }
  const auto whole = solver->suggest(ring, ring.rows_under({}), goal);
  REQUIRE(whole.size() == 9);
  CHECK(habeas::solve::satisfies(ring, ring.rows_under({}), whole));
  CHECK(std::accumulate(whole.begin(), whole.end(), std::int64_t{0}) == 4);

  habeas::solve::linear_program half;
  const auto y = half.add_variable();
  half.add_row({{y, 2}}, 1);
  half.add_row({{y, -2}}, -1);
  const auto none = solver->suggest(half, half.rows_under({}), {});
  CHECK((none.empty() || !habeas::solve::satisfies(half, half.rows_under({}), none)));
}

TEST_CASE("a file that is no HiGHS is refused with a reason, and found nowhere") {
  CHECK(habeas::find_highs("no such file") == nullptr);
  try {
    (void)habeas::open_highs("no such file");
    FAIL("it was opened");
  } catch (const habeas::error& e) {
    CHECK(e.code() == habeas::errc::unsupported);
    CHECK(std::string(e.what()).find("no such file") != std::string::npos);
  }
}

TEST_CASE("a small program: the optimum, its numbers and the weights of its rows") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  CHECK(solver->name().rfind("HiGHS ", 0) == 0);
  // x + y <= 4, x <= 3, y <= 3: the most of 2x + y is 7, at (3, 1), from the first row once and the second once.
  habeas::solve::linear_program p;
  const auto x = p.add_variable(), y = p.add_variable();
  const std::vector<habeas::solve::row_index> rows{p.add_row({{x, 1}, {y, 1}}, 4), p.add_row({{x, 1}}, 3), p.add_row({{y, 1}}, 3)};
  const std::vector<habeas::solve::weighted_variable> goal{{x, 2}, {y, 1}};
  const auto answer = solver->maximise(p, rows, goal);
  REQUIRE(answer.status == habeas::solve::linear_answer::how::optimal);
  CHECK(answer.values[x] == doctest::Approx(3));
  CHECK(answer.values[y] == doctest::Approx(1));
  CHECK(answer.weights[0] == doctest::Approx(1));
  CHECK(answer.weights[1] == doctest::Approx(1));
  CHECK(answer.weights[2] == doctest::Approx(0));
}

TEST_CASE("rows are switched off and on between questions, and weights stay where they were") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  habeas::solve::linear_program p;
  const auto x = p.add_variable();
  const std::vector<habeas::solve::row_index> rows{p.add_row({{x, 1}}, 3), p.add_row({{x, 1}}, 5), p.add_row({{x, 2}}, 14), p.add_row({{x, -1}}, -2)};
  const std::vector<habeas::solve::weighted_variable> up{{x, 1}}, down{{x, -1}};
  const auto ready = solver->open(p, rows);
  const auto most = [&](const std::vector<habeas::solve::row_index>& on, double value, std::size_t of) {
    REQUIRE(ready->keep_only(on));
    const auto answer = ready->maximise(up);
    REQUIRE(answer.status == habeas::solve::linear_answer::how::optimal);
    CHECK(answer.values[x] == doctest::Approx(value));
    REQUIRE(answer.weights.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK((answer.weights[i] > 1e-9) == (i == of));
  };
  most({rows[0], rows[1], rows[2], rows[3]}, 3, 0);
  most({rows[1], rows[2], rows[3]}, 5, 1);
  most({rows[2], rows[3]}, 7, 2);
  most({rows[0], rows[2], rows[3]}, 3, 0);
  REQUIRE(ready->keep_only(std::vector{rows[3]}));
  CHECK(ready->maximise(up).status == habeas::solve::linear_answer::how::unbounded);
  CHECK(ready->maximise(down).values[x] == doctest::Approx(2));
  // Not one of those that it was opened with.
  CHECK_FALSE(ready->keep_only(std::vector{p.add_row({{x, 1}}, 9)}));
}

TEST_CASE("what has no end, and what cannot be, are told apart from an optimum") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  habeas::solve::linear_program p;
  const auto x = p.add_variable();
  const auto at_most = p.add_row({{x, 1}}, 1), at_least = p.add_row({{x, -1}}, -2);
  const std::vector<habeas::solve::weighted_variable> up{{x, 1}};
  CHECK(solver->maximise(p, std::vector{at_least}, up).status == habeas::solve::linear_answer::how::unbounded);
  CHECK(solver->maximise(p, std::vector{at_most, at_least}, up).status != habeas::solve::linear_answer::how::optimal);
  CHECK(solver->maximise(p, std::vector{at_most}, up).status == habeas::solve::linear_answer::how::optimal);
}

}  // namespace test_highs
