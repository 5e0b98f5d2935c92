// SPDX-License-Identifier: MIT
#include "solve/flow_problem.hpp"

#include <doctest/doctest.h>

namespace test_flow_problem {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("flow_problem: nodes, supplies and arcs stand as they were added") {
  flow_problem p;
  CHECK(p.add_node(5) == 0);
  CHECK(p.add_nodes(2) == 1);
  p.add_supply(2, -3);
  p.add_supply(2, -2);
  CHECK(p.add_arc(0, 2, 7, -4) == 0);
  CHECK(p.add_arc(2, 2, unlimited_flow, 0) == 1);
  CHECK(p.supplies() == std::vector<std::int64_t>{5, 0, -5});
  CHECK(p.arcs()[0] == flow_arc{0, 2, 7, -4});
}

TEST_CASE("flow_problem: what it cannot hold is refused") {
  flow_problem p;
  p.add_nodes(2);
  const auto code = [&](flow_node from, flow_node to, std::int64_t room, std::int64_t cost) {
    try {
      p.add_arc(from, to, room, cost);
    } catch (const error& e) {
      return e.code();
    }
    return errc::unsupported;
  };
  CHECK(code(0, 2, 1, 0) == errc::invalid_value);
  CHECK(code(0, 1, -1, 0) == errc::invalid_value);
  CHECK(code(0, 1, 1, greatest_flow_cost + 1) == errc::limit_exceeded);
  CHECK(code(0, 1, greatest_flow, 0) == errc::limit_exceeded);
  CHECK(p.arcs().empty());
  p.add_arc(0, 1, greatest_flow - 1, greatest_flow_cost);
  CHECK(code(0, 1, 1, 0) == errc::limit_exceeded);
  CHECK_THROWS_AS(p.add_supply(0, std::numeric_limits<std::int64_t>::min()), error);
  CHECK_THROWS_AS(p.add_supply(2, 1), error);
}

}  // namespace test_flow_problem
