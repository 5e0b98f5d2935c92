// SPDX-License-Identifier: MIT
// HiGHS for the tests that need a linear solver; where there is none they say so and end.
#pragma once

#include <memory>

#include <doctest/doctest.h>

#include <habeas/solve/linear_program.hpp>
#include <habeas/lp/highs.hpp>

inline std::shared_ptr<const habeas::solve::linear_solver> solver_or_skip() {
  static const auto solver = habeas::find_highs();
  if (!solver) MESSAGE("skipped: there is no HiGHS here (the Python package highsbox carries it)");
  return solver;
}
