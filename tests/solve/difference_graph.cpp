// SPDX-License-Identifier: MIT
#include "solve/difference_graph.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "oracle.hpp"

namespace test_difference_graph {

using namespace habeas;

using namespace habeas::solve;

TEST_CASE("difference_graph: one arc for each pair, as tight as its tightest row") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 7, std::vector<premise>{1});
  system.add_row(1, 0, 5, std::vector<premise>{3});
  system.add_row(1, 0, 5, std::vector<premise>{2});
  system.add_row(0, 1, -5);
  system.add_row(2, 1, 0);
  const difference_graph graph(system);
  REQUIRE(graph.arc_count() == 3);
  REQUIRE(graph.leaving(0).size() == 1);
  const auto& arc = graph.leaving(0)[0];
  CHECK(arc.length == 5);
  CHECK(arc.to == 1);
  std::vector<row_index> rows;
  graph.for_each_row(arc, [&](row_index row) { rows.push_back(row); });
  CHECK(rows == std::vector<row_index>{1, 2});
  CHECK(graph.row_of(arc) == 2);
  CHECK(graph.leaving_down(1).size() == 1);
  CHECK(graph.leaving_up(1).size() == 1);
  CHECK(graph.reaching(2).size() == 1);
  CHECK(graph.reaching(2)[0].from == 1);
}

TEST_CASE("difference_graph: rows with a label that is off are not there") {
  difference_system system;
  system.add_variables(2);
  system.add_row(1, 0, 5, std::vector<premise>{1, 2});
  system.add_row(1, 0, 8);
  premise_mask off;
  CHECK(difference_graph(system, off).leaving(0)[0].length == 5);
  off.off(2);
  CHECK(difference_graph(system, off).leaving(0)[0].length == 8);
}

TEST_CASE("difference_graph: a row of one variable joins nothing, and below 0 cannot hold") {
  difference_system system;
  system.add_variables(2);
  system.add_row(1, 1, 0);
  CHECK_FALSE(difference_graph(system).impossible_row());
  CHECK(difference_graph(system).arc_count() == 0);
  system.add_row(1, 1, -1, std::vector<premise>{4});
  system.add_row(0, 0, -1, std::vector<premise>{5});
  CHECK(difference_graph(system).impossible_row() == row_index{2});
  premise_mask off;
  off.off(5);
  CHECK(difference_graph(system, off).impossible_row() == row_index{1});
}

TEST_CASE("difference_graph: arcs in both directions are the same arcs") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  const auto system = testing::make_system(20, testing::random_rows(random, 20, 150, 5, true));
  const difference_graph graph(system);
  std::size_t reached = 0;
  for (variable v = 0; v < 20; ++v) {
    for (const auto& arc : graph.reaching(v)) {
      ++reached;
      CHECK(arc.to == v);
      const auto same = graph.leaving(arc.from);
      CHECK(std::count_if(same.begin(), same.end(),
                          [&](const difference_arc& a) { return a.to == v && a.length == arc.length; }) == 1);
    }
    for (const auto& arc : graph.leaving_up(v)) CHECK(arc.to > v);
    for (const auto& arc : graph.leaving_down(v)) CHECK(arc.to < v);
    CHECK(graph.leaving_up(v).size() + graph.leaving_down(v).size() == graph.leaving(v).size());
  }
  CHECK(reached == graph.arc_count());
}

TEST_CASE("difference_graph: rows that could overflow together are refused") {
  const auto chain = [](std::size_t rows) {
    difference_system system;
    system.add_variables(rows + 1);
    for (std::size_t i = 0; i < rows; ++i)
      system.add_row(static_cast<variable>(i + 1), static_cast<variable>(i), -greatest_at_most);
    return system;
  };
  const auto fits = chain((std::size_t{1} << 13) - 1);
  CHECK_NOTHROW(difference_graph{fits});
  const auto too_long = chain(std::size_t{1} << 13);
  try {
    difference_graph{too_long};
    FAIL("nothing was thrown");
  } catch (const error& e) {
    CHECK(e.code() == errc::limit_exceeded);
  }
}

}  // namespace test_difference_graph
