// SPDX-License-Identifier: MIT
#include "proof/labelled_program.hpp"

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_claim_program {

using namespace habeas;
using namespace habeas::testing;

TEST_CASE("rows that follow one another by the calendar alone become one step, as often as both are taken") {
  small_dossier d;
  d.held("c", quantity::exact(3), "2026-01-01");
  const auto view = d.make();
  const claim_premises premises(view);
  claim_system s(premises);
  const auto p = s.add(count_at("exits", "point:p")), q = s.add(count_at("exits", "point:q")), r = s.add(count_at("exits", "point:r"));
  s.at_most(p, q, 0, row_rule::order);
  s.at_most(q, r, 0, row_rule::order);
  claim_program program(premises);
  CHECK(program.take(s) == 0);
  const std::vector<solve::premise> on{premises.of_claim(0)};
  const std::vector<solve::weighted_variable> many{{r, 2}, {p, -1}, {q, -1}};
  program.at_most(many, 7, row_rule::net, on);
  // p <= q <= r taken so that 2r - 2p <= 7: r - p <= 3.5, outwards 4.
  solve::linear_certificate c;
  c.shares = {{0, 1}, {1, 0}, {2, 1}};
  c.shares.erase(c.shares.begin() + 1);
  c.divisor = 2;
  c.total = 7;
  REQUIRE_FALSE(solve::certifies(program.program(), std::vector<solve::weighted_variable>{{r, 1}, {p, -1}}, c));  // one row is missing
  solve::linear_certificate whole;
  whole.shares = {{0, 1}, {2, 1}};
  whole.divisor = 2;
  whole.total = 7;
  const std::vector<solve::weighted_variable> goal{{r, 2}, {p, 0}, {q, -2}};
  whole.divisor = 1;
  REQUIRE(solve::certifies(program.program(), goal, whole) == true);
  const auto made = program.prove(whole, bound_side::high);
  CHECK(made.value == 7);
  REQUIRE(made.steps.size() == 2);
  CHECK(made.steps[0].claims == std::vector<claim_id>{claim_id("c")});  // claims first
  CHECK(made.steps[0].sum.size() == 3);
  CHECK(made.steps[1].by == row_rule::order);

  solve::linear_certificate chain;
  chain.shares = {{0, 3}, {1, 2}};
  const auto joined = program.prove(chain, bound_side::high);
  REQUIRE(joined.steps.size() == 2);  // p to r twice, p to q once more
  std::int64_t long_way = 0, short_way = 0;
  for (const auto& step : joined.steps) (step.minus.point == point_of("point:r") ? long_way : short_way) += step.times;
  CHECK(long_way == 2);
  CHECK(short_way == 1);
}

TEST_CASE("a row of two variables is a difference, from whichever side it is read") {
  small_dossier d;
  d.held("c", quantity::exact(3), "2026-01-01");
  const auto view = d.make();
  const claim_premises premises(view);
  claim_program program(premises);
  const auto a = program.add(count_at("entries", "point:p")), x = program.add(count_at("exits", "point:p"));
  program.within(std::vector<solve::weighted_variable>{{a, 1}, {x, -1}}, {2, 5}, row_rule::held, std::vector<solve::premise>{premises.of_claim(0)});
  REQUIRE(program.program().row_count() == 2);
  solve::linear_certificate c;
  c.shares = {{0, 1}};
  c.total = 5;
  const auto high = program.prove(c, bound_side::high, a, x);
  CHECK(high.value == 5);
  CHECK(high.plus == count_at("entries", "point:p"));
  CHECK(high.steps[0].plus == high.plus);
  CHECK(high.steps[0].sum.empty());
  c.shares = {{1, 1}};
  c.total = -2;
  const auto low = program.prove(c, bound_side::low, x, a);
  CHECK(low.value == 2);
  CHECK(low.plus == count_at("entries", "point:p"));
  CHECK(low.steps[0].amount == 2);
  CHECK(low.steps[0].plus == low.plus);
}

}  // namespace test_claim_program
