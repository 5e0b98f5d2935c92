// SPDX-License-Identifier: MIT
// Dossiers made up with their truth beside them, consistent ones: does either engine contradict one, does a bound miss the
// truth, and how many bounds does the linear engine narrow? Counted, not timed, but for the last line.
//
//   simulated [dossiers, 100 if not given]
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <habeas/ledger/ledger.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/lp/highs.hpp>

#include "../tests/simulate/small_settings.hpp"

namespace {

using namespace habeas;

struct tally_of_bounds {
  int accounts = 0, contradictory = 0, bounds = 0, missed = 0, integer = 0, narrower = 0;

  void compare(const bound& b, const bound& derived, std::int64_t truth) {
    ++bounds;
    missed += !integer_interval{b.low, b.high}.contains(truth) || !integer_interval{derived.low, derived.high}.contains(truth);
    integer += b.engine == engine::integer;
    narrower += b.low != derived.low || b.high != derived.high;
  }
};

void look(const dossier& d, const account_id& account, const account_truth& link_direction, const simulated_truth& truth, const ledger_options& with,
          tally_of_bounds& t) {
  const ledger books(d, account, with), derived(d, account);
  t.contradictory += !books.contradictions().empty() || !derived.contradictions().empty();
  t.accounts += books.is_linear();
  const auto points = books.stock_points();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto at = *truth.hour_of(points[i]);
    t.compare(books.held(points[i]), derived.held(points[i]), link_direction.held(at));
    if (i == 0 || !books.is_not_after(points[i - 1], points[i])) continue;
    const auto from = *truth.hour_of(points[i - 1]);
    for (const auto way : {direction::entries, direction::exits})
      t.compare(books.flow({way, {}}, points[i - 1], points[i]), derived.flow({way, {}}, points[i - 1], points[i]), link_direction.moved(way, {}, from, at));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int dossiers = argc > 1 ? std::atoi(argv[1]) : 100;
  ledger_options with;
  with.linear = find_highs();
  if (!with.linear) {
    std::printf("no HiGHS here\n");
    return 1;
  }
  tally_of_bounds t;
  const auto start = std::chrono::steady_clock::now();
  for (int seed = 1; seed <= dossiers; ++seed) {
    const auto made = simulate(testing::small(static_cast<std::uint64_t>(seed)));
    const dossier d(made.content);
    for (const auto& a : made.content.accounts) look(d, a.id, made.truth.accounts.at(a.id.text()), made.truth, with, t);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("%d dossiers, %d accounts with rows that are no differences: %d contradictory, %d of %d bounds miss the truth\n", dossiers, t.accounts,
              t.contradictory, t.missed, t.bounds);
  std::printf("%d bounds are integer, %d narrower than by derived rows; %.1f s\n", t.integer, t.narrower, took.count());
  return t.contradictory + t.missed == 0 ? 0 : 1;
}
