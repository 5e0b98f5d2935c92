// SPDX-License-Identifier: MIT
#include <habeas/solve/difference_system.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>

namespace test_difference_system {

using namespace habeas;

using namespace habeas::solve;

namespace {
template <class F>
errc code_of(F&& f) {
  try {
    f();
  } catch (const error& e) {
    return e.code();
  }
  FAIL("nothing was thrown");
  return errc::cancelled;
}
}  // namespace

TEST_CASE("difference_system: rows are kept as given, labels as sets") {
  difference_system system;
  CHECK(system.add_variable() == 0);
  CHECK(system.add_variables(3) == 1);
  CHECK(system.variable_count() == 4);
  const auto row = system.add_row(2, 1, -7, std::vector<premise>{9, 4, 9}, 5);
  CHECK(row == 0);
  CHECK(system.add_row(1, 2, 7) == 1);
  CHECK(system.rows()[0] == difference_row{2, 1, -7, 1, 5});
  CHECK(system.rows()[1] == difference_row{1, 2, 7, 0, 0});
  const auto premises = system.premises_of(0);
  CHECK(std::vector<premise>(premises.begin(), premises.end()) == std::vector<premise>{4, 9});
}

TEST_CASE("difference_system: limits are refused, not stored") {
  difference_system system;
  system.add_variables(2);
  CHECK_NOTHROW(system.add_row(0, 1, greatest_at_most));
  CHECK_NOTHROW(system.add_row(0, 1, -greatest_at_most));
  CHECK(code_of([&] { system.add_row(0, 1, greatest_at_most + 1); }) == errc::limit_exceeded);
  CHECK(code_of([&] { system.add_row(0, 1, -greatest_at_most - 1); }) == errc::limit_exceeded);
  CHECK(code_of([&] { system.add_row(0, 1, std::numeric_limits<std::int64_t>::min()); }) == errc::limit_exceeded);
  CHECK(code_of([&] { system.add_row(2, 1, 0); }) == errc::invalid_value);
  CHECK(code_of([&] { system.add_row(1, 2, 0); }) == errc::invalid_value);
  CHECK(code_of([&] { system.add_row_of_set(1, 0, 0, 1); }) == errc::invalid_value);
  CHECK(code_of([&] { system.add_variables(std::size_t{1} << 32); }) == errc::limit_exceeded);
  CHECK(system.rows().size() == 2);
  CHECK(system.variable_count() == 2);
}

TEST_CASE("canonical_order: by variables, right side, number of labels, labels, tag") {
  premise_pool pool;
  // Numbered against their order, so that the numbers of sets cannot decide.
  const auto late = pool.intern(std::vector<premise>{5});
  const auto pair = pool.intern(std::vector<premise>{1, 2});
  const auto early = pool.intern(std::vector<premise>{3});
  const std::vector<difference_row> ascending{{0, 1, 9, pair, 9},  {1, 0, 0, 0, 0},    {1, 0, 4, 0, 3},
                                              {1, 0, 4, early, 8}, {1, 0, 4, late, 0}, {1, 0, 4, late, 1},
                                              {1, 0, 4, pair, 0},  {1, 2, -1, 0, 0}};
  for (std::size_t i = 0; i < ascending.size(); ++i)
    for (std::size_t j = 0; j < ascending.size(); ++j)
      CHECK((canonical_order(pool, ascending[i], ascending[j]) <=> 0) == (i <=> j));
}

}  // namespace test_difference_system
