// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/timeline/timeline.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/simulate/simulate.hpp>

#include "linear_solver.hpp"
#include "simulate/small_settings.hpp"

namespace test_simulate {

using namespace habeas;
using habeas::testing::small;

namespace {

/// Every stock, and what came and went from one to the next, of every account: how many bounds were looked at.
int bounds_with_the_truth(const dossier& d, const simulation& made, const ledger_options& options) {
  int bounds = 0;
  for (const auto& a : made.content.accounts) {
    CAPTURE(a.id.text());
    const auto& true_counts = made.truth.accounts.at(a.id.text());
    const ledger books(d, a.id, options);
    REQUIRE(books.contradictions().empty());
    const auto points = books.stock_points();
    for (std::size_t i = 0; i < points.size(); ++i) {
      CAPTURE(to_string(points[i]));
      const auto at = made.truth.hour_of(points[i]);
      REQUIRE(at);
      const auto held = books.held(points[i]);
      CHECK(integer_interval{held.low, held.high}.contains(true_counts.held(*at)));
      ++bounds;
      if (i == 0 || !books.is_not_after(points[i - 1], points[i])) continue;
      const auto from = *made.truth.hour_of(points[i - 1]);
      for (const auto way : {direction::entries, direction::exits}) {
        const auto moved = books.flow({way, {}}, points[i - 1], points[i]);
        CHECK(integer_interval{moved.low, moved.high}.contains(true_counts.moved(way, {}, from, *at)));
        ++bounds;
      }
    }
  }
  return bounds;
}

}  // namespace

TEST_CASE("the same settings give the same dossier, another seed gives another") {
  const auto a = simulate(small(5)), b = simulate(small(5)), c = simulate(small(6));
  CHECK(a.content == b.content);
  CHECK_FALSE(a.content == c.content);
}

TEST_CASE("a thousand consistent dossiers contradict nowhere, and every bound contains the truth") {
  int claims = 0, bounds = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    const auto made = simulate(small(seed));
    const dossier d(made.content);
    claims += static_cast<int>(made.content.claims.size());
    CHECK(timeline(d).contradictions().empty());
    bounds += bounds_with_the_truth(d, made, {});
  }
  MESSAGE(claims << " claims, " << bounds << " bounds");
}

TEST_CASE("nor does the linear engine, whose bounds contain the truth: bench/simulated looks at more of them") {
  ledger_options with;
  with.linear = solver_or_skip();
  if (!with.linear) return;
  int bounds = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const auto made = simulate(small(seed));
    bounds += bounds_with_the_truth(dossier(made.content), made, with);
  }
  CHECK(bounds > 200);
}

TEST_CASE("simulate stops when it is asked to") {
  std::stop_source source;
  CHECK(simulate(small(5), source.get_token()).content == simulate(small(5)).content);
  source.request_stop();
  CHECK_THROWS_WITH_AS((void)simulate(small(5), source.get_token()), "stopped as asked", error);
}

}  // namespace test_simulate
