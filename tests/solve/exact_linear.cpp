// SPDX-License-Identifier: MIT
#include "solve/exact_linear.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linear_solver.hpp"
#include "random_source.hpp"

namespace test_exact_linear {

using namespace habeas;

using namespace habeas::solve;

namespace {

std::vector<row_index> all_rows(const linear_program& p) { return p.rows_under({}); }

/// A solver that is confidently wrong.
struct liar final : linear_solver {
  linear_answer maximise(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable>) const override {
    linear_answer a;
    a.status = linear_answer::how::optimal;
    a.values.assign(p.variable_count(), 1.0);
    a.weights.assign(rows.size(), 1.0);
    return a;
  }
  std::string name() const override { return "liar"; }
};

/// Another's answers, counted, and hints of its own.
struct hinting final : linear_solver {
  explicit hinting(const linear_solver& s, std::vector<std::int64_t> numbers = {}) : solver(&s), hint(std::move(numbers)) {}
  linear_answer maximise(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable> goal) const override {
    ++asked;
    return solver->maximise(p, rows, goal);
  }
  std::vector<std::int64_t> suggest(const linear_program&, std::span<const row_index>, std::span<const weighted_variable>) const override {
    return hint;
  }
  std::string name() const override { return "hinting"; }

  const linear_solver* solver;
  std::vector<std::int64_t> hint;
  mutable int asked = 0;
};

/// Whole numbers from -reach to reach that satisfy every row, one after the other.
template <class See>
void enumerate(const linear_program& p, std::int64_t reach, See see) {
  std::vector<std::int64_t> x(p.variable_count(), -reach);
  for (;;) {
    bool fits = true;
    for (row_index r = 0; fits && r < p.row_count(); ++r) {
      std::int64_t sum = 0;
      for (const auto& w : p.sum_of(r)) sum += w.times * x[w.of];
      fits = sum <= p.at_most(r);
    }
    if (fits) see(x);
    std::size_t i = 0;
    while (i < x.size() && ++x[i] > reach) x[i++] = -reach;
    if (i == x.size()) return;
  }
}

}  // namespace

TEST_CASE("three people of whom no two can both be in: a half each in fractions, one in all") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program p;
  const auto x = p.add_variables(3);
  for (variable i = 0; i < 3; ++i) {
    p.add_row({{x + i, 1}, {x + (i + 1) % 3, 1}}, 1);
    p.add_row({{x + i, -1}}, 0);
  }
  const std::vector<weighted_variable> goal{{x, 1}, {x + 1, 1}, {x + 2, 1}};
  const auto most = find_most(p, all_rows(p), goal, *solver);
  CHECK(most.status == linear_most::how::exact);
  CHECK(most.value == 1);
  CHECK_FALSE(most.certificate);  // a sum of rows shows 1.5 only
  const auto in_fractions = find_most(p, all_rows(p), goal, *solver, {1});
  CHECK(in_fractions.status == linear_most::how::outer);
  CHECK(in_fractions.value == 2);  // 1.5, rounded outwards
  REQUIRE(in_fractions.certificate);
  CHECK(certifies(p, goal, *in_fractions.certificate));
}

TEST_CASE("a hint that holds ends the search at once; one that does not changes nothing") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // People of whom no two neighbours in a ring of nine can be in: four and a half in fractions.
  linear_program p;
  const auto x = p.add_variables(9);
  std::vector<weighted_variable> goal;
  for (variable i = 0; i < 9; ++i) {
    p.add_row({{x + i, 1}, {x + (i + 1) % 9, 1}}, 1);
    p.add_row({{x + i, -1}}, 0);
    goal.push_back({x + i, 1});
  }
  const hinting alone(*solver), good(*solver, {1, 0, 1, 0, 1, 0, 1, 0, 0}), wrong(*solver, {1, 1, 1, 1, 1, 1, 1, 1, 1}),
      poor(*solver, {1, 0, 0, 0, 0, 0, 0, 0, 0}), short_of_some(*solver, {1});
  for (const auto* s : {&alone, &good, &wrong, &poor, &short_of_some}) {
    const auto most = find_most(p, all_rows(p), goal, *s);
    CHECK(most.status == linear_most::how::exact);
    CHECK(most.value == 4);
  }
  CHECK(good.asked == 1);
  CHECK(alone.asked > 1);
  CHECK(wrong.asked == alone.asked);
  CHECK(short_of_some.asked == alone.asked);
}

TEST_CASE("rows that only whole numbers refuse, and rows that fractions refuse") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program half;
  const auto x = half.add_variable();
  half.add_row({{x, 2}}, 1);
  half.add_row({{x, -2}}, -1);
  const auto verdict = find_whole_numbers(half, all_rows(half), *solver);
  CHECK(verdict.status == linear_verdict::how::impossible);
  CHECK_FALSE(verdict.why_not);

  linear_program never;
  const auto y = never.add_variable();
  never.add_row({{y, 1}}, 1);
  never.add_row({{y, -1}}, -3);
  const auto refused = find_whole_numbers(never, all_rows(never), *solver);
  CHECK(refused.status == linear_verdict::how::impossible);
  REQUIRE(refused.why_not);
  CHECK(refused.why_not->total == -2);
  CHECK(certifies(never, {}, *refused.why_not));
}

TEST_CASE("an end that is not there is unbounded") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  linear_program p;
  const auto x = p.add_variables(2);
  p.add_row({{x, -1}}, 0);
  const std::vector<weighted_variable> up{{x, 1}}, down{{x, -1}};
  CHECK(find_most(p, all_rows(p), up, *solver).status == linear_most::how::unbounded);
  const auto least = find_most(p, all_rows(p), down, *solver);
  CHECK(least.status == linear_most::how::exact);
  CHECK(least.value == 0);
}

TEST_CASE("counts that may begin anywhere do not wander off in halves") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Three counts that start anywhere, and whose rises are a half each.
  linear_program p;
  const auto x = p.add_variables(6);
  const auto rise = [&](variable i) { return std::vector<weighted_variable>{{x + 2 * i + 1, 1}, {x + 2 * i, -1}}; };
  for (variable i = 0; i < 3; ++i) {
    auto sum = rise(i);
    for (const auto& w : rise((i + 1) % 3)) sum.push_back(w);
    p.add_row(sum, 1);
    for (auto& w : sum) w.times = -w.times;
    p.add_row(sum, -1);
    p.add_row({{x + 2 * i, 1}, {x + 2 * i + 1, -1}}, 0);
  }
  CHECK(find_whole_numbers(p, all_rows(p), *solver).status == linear_verdict::how::impossible);
}

TEST_CASE("a solver that is wrong proves nothing") {
  linear_program p;
  const auto x = p.add_variables(2);
  p.add_row({{x, 1}}, -1);
  const std::vector<weighted_variable> goal{{x + 1, 2}};
  const auto most = find_most(p, all_rows(p), goal, liar());
  CHECK(most.status == linear_most::how::unknown);
  CHECK(find_whole_numbers(p, all_rows(p), liar()).status == linear_verdict::how::unknown);
}

TEST_CASE("verdicts and ends equal an enumeration") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  constexpr auto seed = testing::seed;
  CAPTURE(seed);
  testing::random_source random(seed);
  constexpr std::int64_t reach = 3;
  int impossible = 0, tighter_than_fractions = 0;
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    linear_program p;
    const auto n = static_cast<std::size_t>(random(2, 4));
    const auto x = p.add_variables(n);
    for (variable i = 0; i < n; ++i) {
      p.add_row({{x + i, 1}}, reach);
      p.add_row({{x + i, -1}}, reach);
    }
    const auto rows = random(2, 6);
    for (std::int64_t r = 0; r < rows; ++r) {
      std::vector<weighted_variable> sum;
      for (variable i = 0; i < n; ++i) sum.push_back({x + i, random(-3, 3)});
      p.add_row(sum, random(-5, 4));
    }
    std::vector<weighted_variable> goal;
    for (variable i = 0; i < n; ++i) goal.push_back({x + i, random(-2, 2)});
    std::optional<std::int64_t> best;
    enumerate(p, reach, [&](const std::vector<std::int64_t>& at) {
      std::int64_t value = 0;
      for (const auto& w : goal) value += w.times * at[w.of];
      if (!best || value > *best) best = value;
    });
    const auto verdict = find_whole_numbers(p, all_rows(p), *solver);
    CHECK(verdict.status == (best ? linear_verdict::how::possible : linear_verdict::how::impossible));
    if (!best) {
      ++impossible;
      if (verdict.why_not) CHECK(certifies(p, {}, *verdict.why_not));
      continue;
    }
    const auto most = find_most(p, all_rows(p), goal, *solver);
    REQUIRE(most.status == linear_most::how::exact);
    CHECK(most.value == *best);
    if (most.certificate && !tidy_sum(goal).empty()) {
      CHECK(certifies(p, goal, *most.certificate));
      CHECK(most.certificate->ceiling() == *best);
    } else {
      ++tighter_than_fractions;
    }
  }
  CHECK(impossible > 10);
  CHECK(tighter_than_fractions > 10);
}

}  // namespace test_exact_linear
