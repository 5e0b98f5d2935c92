// SPDX-License-Identifier: MIT
// HiGHS for the tests that need a linear solver; where there is none they say so and end.
#pragma once

#include <memory>

#include <doctest/doctest.h>

#include <habeas/solve/linear_program.hpp>
#ifdef HABEAS_WITH_LP
#include <habeas/lp/highs.hpp>
#endif

inline std::shared_ptr<const habeas::linear_solver> solver_or_skip() {
#ifdef HABEAS_WITH_LP
  static const auto solver = habeas::find_highs();
#else
  static const std::shared_ptr<const habeas::linear_solver> solver;
#endif
  if (!solver) MESSAGE("skipped: there is no HiGHS here (the Python package highsbox carries it)");
  return solver;
}
