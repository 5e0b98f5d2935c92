// SPDX-License-Identifier: MIT
#include "solve/deletion_filter.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/each_once.hpp"
#include "oracle.hpp"
#include "random_source.hpp"
#include "solve/difference_solver.hpp"

namespace test_deletion_filter {

using namespace habeas;
using namespace habeas::testing;
using namespace habeas::solve;

namespace {

using premises = std::vector<premise>;

/// The premises of a cycle among the rows of some premises, and of those that have none; nothing where they can hold.
auto fault_among(const difference_system& rows, premise count) {
  return [&rows, count](const premises& on) -> std::optional<premises> {
    premise_mask off;
    for (premise p = 0; p < count; ++p)
      if (!std::binary_search(on.begin(), on.end(), p)) off.off(p);
    const difference_solver solver(rows, off);
    if (solver.feasible()) return std::nullopt;
    premises found;
    for (const auto r : solver.cycle())
      for (const auto p : rows.premises_of(r)) found.push_back(p);
    keep_each_once(found);
    return found;
  };
}

/// The same filter the plain way: all but one premise are solved from the start.
template <class Fault>
premises plain_filter(premises fault, const Fault& smaller) {
  for (std::size_t needed = 0; needed < fault.size();) {
    auto rest = fault;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(needed));
    if (auto less = smaller(rest)) fault = std::move(*less);
    else ++needed;
  }
  return fault;
}

/// A day's number and what it was n days later, joined by n changes that do not lead there.
difference_system long_chain(variable n) {
  difference_system rows;
  rows.add_variables(n + 1);
  for (variable i = 0; i < n; ++i) {
    const premises one{i};
    rows.add_row(i + 1, i, 1, one, 0);
    rows.add_row(i, i + 1, -1, one, 0);
  }
  rows.add_row(0, n, -static_cast<std::int64_t>(n) - 1, premises{n}, 0);
  return rows;
}

}  // namespace

TEST_CASE("what is left is what the plain filter leaves, and nothing of it can be spared") {
  INFO("seed " << seed);
  random_source random(seed + 77);
  int contradict = 0, thinned = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto variables = static_cast<std::size_t>(random(2, 9));
    constexpr premise most = 12;
    const auto rows = make_system(variables, random_rows(random, variables, static_cast<std::size_t>(random(4, 40)), most, true));
    const auto smaller = fault_among(rows, most);
    premises every;
    for (premise p = 0; p < most; ++p) every.push_back(p);
    const auto fault = smaller(every);
    if (!fault || smaller({})) continue;
    ++contradict;
    // Of a cycle's premises, and of all.
    for (const auto& start : {*fault, every}) {
      const auto made = deletion_filter(rows, start, smaller);
      REQUIRE(made.conflict == plain_filter(start, smaller));
      REQUIRE(smaller(made.conflict));
      for (const auto p : made.conflict) {
        auto rest = made.conflict;
        std::erase(rest, p);
        CHECK_FALSE(smaller(rest));
      }
      thinned += made.conflict.size() < start.size();
    }
  }
  CHECK(contradict > 500);
  CHECK(thinned > 500);
}

TEST_CASE("no premises are left of none") {
  const auto rows = long_chain(3);
  CHECK(deletion_filter(rows, {}, fault_among(rows, 4)).conflict.empty());
}

TEST_CASE("a search that is stopped says so") {
  const auto rows = long_chain(3);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)deletion_filter(rows, {0, 1, 2, 3}, fault_among(rows, 4), stop.get_token()), error);
}

TEST_CASE("of a long chain none of which can be spared, the work grows with its length") {
  const auto work = [](variable n) {
    const auto rows = long_chain(n);
    premises every;
    for (premise p = 0; p <= n; ++p) every.push_back(p);
    const auto made = deletion_filter(rows, every, fault_among(rows, n + 1));
    CHECK(made.conflict == every);
    return made.looked_at;
  };
  CHECK(work(800) < 9 * work(100));
}

}  // namespace test_deletion_filter
