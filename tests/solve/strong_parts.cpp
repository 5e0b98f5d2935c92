// SPDX-License-Identifier: MIT
#include "solve/strong_parts.hpp"

#include <doctest/doctest.h>

#include <habeas/solve/difference_system.hpp>

using namespace habeas::solve;

TEST_CASE("strong parts: variables that rows join both ways, whatever the rows say") {
  difference_system s;
  const auto first = s.add_variables(5);
  const auto both = [&](variable a, variable b) {
    s.add_row(first + a, first + b, 7);
    s.add_row(first + b, first + a, -100);
  };
  both(0, 1);
  both(3, 4);
  s.add_row(first + 1, first + 2, 0);  // one way alone
  s.add_row(first + 2, first + 3, 0);
  const difference_graph graph(s);
  const auto parts = find_strong_parts(graph);
  CHECK(parts.count == 3);
  CHECK(parts.part_of[0] == parts.part_of[1]);
  CHECK(parts.part_of[3] == parts.part_of[4]);
  CHECK(parts.part_of[0] != parts.part_of[2]);
  CHECK(parts.part_of[2] != parts.part_of[3]);
  CHECK(parts.part_of[0] != parts.part_of[3]);
}

TEST_CASE("strong parts: of nothing there are none") {
  const difference_system s;
  const difference_graph graph(s);
  CHECK(find_strong_parts(graph).count == 0);
}
