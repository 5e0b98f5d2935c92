// SPDX-License-Identifier: MIT
#include "solve/linear_bound_finder.hpp"

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "linear_solver.hpp"
#include "random_source.hpp"

namespace test_linear_bound_finder {

using namespace habeas;
using namespace habeas::solve;

namespace {

/// Rows that can hold, of counts that rise along a line, some of them parts of others.
linear_program random_rows(testing::random_source& random, std::size_t length) {
  linear_program p;
  std::vector<std::int64_t> truth;
  p.add_variables(3 * length);
  for (std::size_t chain = 0; chain < 3; ++chain) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < length; ++i) truth.push_back(n += random(0, 3));
  }
  const auto at = [&](std::size_t chain, std::size_t i) { return static_cast<variable>(chain * length + i); };
  for (std::size_t i = 0; i < length; ++i) truth[at(0, i)] = truth[at(1, i)] + truth[at(2, i)] + static_cast<std::int64_t>(i);
  const auto say = [&](std::vector<weighted_variable> sum) {
    std::int64_t value = 0;
    for (const auto& w : sum) value += w.times * truth[w.of];
    p.add_row(sum, value + random(0, 2));
  };
  for (std::size_t i = 0; i + 1 < length; ++i)
    for (std::size_t chain = 0; chain < 3; ++chain) p.add_row({{at(chain, i), 1}, {at(chain, i + 1), -1}}, 0);
  for (std::size_t i = 0; i + 1 < length; ++i)
    p.add_row({{at(1, i + 1), 1}, {at(1, i), -1}, {at(2, i + 1), 1}, {at(2, i), -1}, {at(0, i + 1), -1}, {at(0, i), 1}}, 0);
  const auto chain = [&] { return static_cast<std::size_t>(random(0, 2)); };
  const auto place = [&] { return static_cast<std::size_t>(random(0, static_cast<std::int64_t>(length) - 1)); };
  for (std::size_t n = 0; n < length; ++n) {
    const auto a = at(chain(), place()), b = at(chain(), place());
    if (a != b) say({{a, 1}, {b, -1}});
  }
  return p;
}

/// Another's answers, counted.
struct counting final : linear_solver {
  explicit counting(const linear_solver& s) : solver(&s) {}
  linear_answer maximise(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable> goal) const override {
    ++asked;
    return solver->maximise(p, rows, goal);
  }
  std::string name() const override { return "counting"; }
  const linear_solver* solver;
  mutable std::size_t asked = 0;
};

}  // namespace

TEST_CASE("one question after another finds what each finds by itself") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  testing::random_source random(testing::seed);
  for (int round = 0; round < 30; ++round) {
    const auto p = random_rows(random, 6);
    const auto rows = p.rows_under({});
    const linear_bound_finder finder(p, rows, *solver);
    for (variable a = 0; a < p.variable_count(); ++a)
      for (variable b = 0; b < p.variable_count(); ++b) {
        if (a == b) continue;
        const std::vector<weighted_variable> goal{{a, 1}, {b, -1}};
        const auto alone = find_most(p, rows, goal, *solver);
        const auto known = alone.status == linear_most::how::exact ? std::optional(alone.value + random(0, 1)) : std::nullopt;
        const auto found = finder.most(goal, known);
        CAPTURE(round);
        CAPTURE(a);
        CAPTURE(b);
        REQUIRE(found.status == alone.status);
        if (found.status == linear_most::how::exact) REQUIRE(found.value == alone.value);
      }
    CHECK(finder.searches() < p.variable_count() * (p.variable_count() - 1));
  }
}

TEST_CASE("numbers that were found answer questions whose end is known, and a way without end all that it raises") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program p;
  const auto x = p.add_variables(20);
  for (variable i = 0; i + 1 < 20; ++i) p.add_row({{x + i, 1}, {x + i + 1, -1}}, 0);
  const linear_bound_finder finder(p, p.rows_under({}), *solver);
  for (variable i = 0; i + 1 < 20; ++i) {
    // What went before is no more than what comes after, and what comes after may be any number more.
    const auto down = finder.most(std::vector<weighted_variable>{{x + i, 1}, {x + i + 1, -1}}, 0);
    CHECK(down.status == linear_most::how::exact);
    CHECK(down.value == 0);
    CHECK(finder.most(std::vector<weighted_variable>{{x + i + 1, 1}, {x, -1}}, {}).status == linear_most::how::unbounded);
  }
  // Of 38 questions one, for the first end: a walk finds each way without end.
  CHECK(finder.searches() == 1);
}

TEST_CASE("from numbers that are given a walk attains ends that are known, and nobody is asked") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Counts that rise by 3 at most from one to the next, none of which falls.
  linear_program p;
  const auto x = p.add_variables(20);
  for (variable i = 0; i + 1 < 20; ++i) {
    p.add_row({{x + i, 1}, {x + i + 1, -1}}, 0);
    p.add_row({{x + i + 1, 1}, {x + i, -1}}, 3);
  }
  const linear_bound_finder finder(p, p.rows_under({}), *solver, nullptr, std::vector<std::int64_t>(20));
  for (variable i = 1; i < 20; ++i) {
    const auto up = finder.most(std::vector<weighted_variable>{{x + i, 1}, {x, -1}}, 3 * static_cast<std::int64_t>(i));
    CHECK(up.status == linear_most::how::exact);
    CHECK(up.value == 3 * static_cast<std::int64_t>(i));
  }
  CHECK(finder.searches() == 0);
}

TEST_CASE("a solver that names no way without end, and keeps no place, serves as well") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  const counting plain(*solver);
  linear_program p;
  const auto x = p.add_variables(3);
  p.add_row({{x, 1}, {x + 1, -1}}, 5);
  const linear_bound_finder finder(p, p.rows_under({}), plain);
  const std::vector<weighted_variable> goal{{x, 1}, {x + 1, -1}}, open{{x + 2, 1}, {x, -1}};
  CHECK(finder.most(goal, {}).value == 5);
  CHECK(finder.most(goal, 5).value == 5);
  CHECK(plain.asked == 1);
  CHECK(finder.most(open, {}).status == linear_most::how::unbounded);
  CHECK(finder.most(open, {}).status == linear_most::how::unbounded);
}

}  // namespace test_linear_bound_finder
