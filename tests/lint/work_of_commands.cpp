// SPDX-License-Identifier: MIT
// How the steps of what commands ask for grow with the dossier: eight times as much may not cost far more than eight times.
#include <habeas/lint/dossier_check.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/timeline/timeline.hpp>

#include "made/small.hpp"
#include "made/weekly.hpp"

namespace test_work_of_commands {

using namespace habeas;
using testing::small_dossier;

namespace {

/// Events a day apart, of which every fourth has a date, each after the one before.
small_dossier chained_events(int n) {
  small_dossier d;
  for (int i = 0; i < n; ++i) {
    const auto name = std::to_string(i);
    d.add_event("e" + name);
    if (i % 4 == 0) d.dated("d" + name, "e" + name, testing::day_of_2031(i));
    if (i > 0) d.linked("l" + name, "e" + name, relation::follows, "e" + std::to_string(i - 1));
  }
  return d;
}

/// A number, and whoever repeats it: each from the one before.
small_dossier repeats(int n) {
  small_dossier d;
  for (int i = 0; i < n; ++i) {
    auto& c = d.held("s" + std::to_string(i), quantity::exact(100), testing::day_of_2031(0));
    if (i > 0) c.derived_from = claim_id("s" + std::to_string(i - 1));
  }
  return d;
}

struct command {
  std::string name;
  small_dossier (*made)(int n);
  void (*does)(const dossier& d);
  double growth = 1.3;  ///< the exponent stays below this
};

small_dossier weekly(int n) { return testing::weekly_counts(n); }
const account_id& account() { return testing::the_account; }

const std::vector<command>& commands() {
  static const std::vector<command> all{
      {"check", weekly, [](const dossier& d) { (void)check_dossier(d); }},
      {"check of events", chained_events, [](const dossier& d) { (void)check_dossier(d); }},
      {"check of repeats", repeats, [](const dossier& d) { (void)check_dossier(d); }},
      {"held, every point", weekly, [](const dossier& d) { const ledger l(d, account()); (void)l.bounds(l.stock_points()); }},
      {"held with proofs, every point", weekly, [](const dossier& d) {
         const ledger l(d, account());
         for (const auto& p : l.stock_points()) (void)l.held(p);
       }},
      {"held of a chain of repeats", repeats, [](const dossier& d) { const ledger l(d, account()); (void)l.held(l.stock_points().back()); }},
      {"unaccounted, from stock to stock", weekly, [](const dossier& d) { (void)unaccounted_series(ledger(d, account())); }},
      {"changes of the last three weeks", weekly, [](const dossier& d) {
         const ledger l(d, account());
         const auto last = *d.said_at(d.canonical_order().back());
         (void)changes_since(d, account(), instant{last.day - 21, last.second}, usual_questions(l));
       },
       1.4},  // all answers that are watched are worked out after each claim
      {"timeline", chained_events, [](const dossier& d) {
         const timeline t(d);
         for (const auto& e : d.content().events) (void)t.start(e.id), (void)t.end(e.id);
       }},
  };
  return all;
}

std::uint64_t steps(const command& c, int n) {
  const auto d = c.made(n).make();
  const work_limits counted;
  c.does(d);
  return counted.steps();
}

}  // namespace

TEST_CASE("work_of_commands: eight times as many claims or events take little more than eight times the steps") {
  for (const auto& c : commands()) {
    const auto few = steps(c, 40), many = steps(c, 320);
    CAPTURE(c.name);
    CAPTURE(few);
    CAPTURE(many);
    CHECK(few > 0);
    CHECK(std::log(static_cast<double>(many) / static_cast<double>(few)) / std::log(8.0) < c.growth);
  }
}

TEST_CASE("work_of_commands: in which order two days are costs no search, however long the account") {
  const ledger l(weekly(320).make(), account());
  const auto early = account_point::end_of(day::from_civil(2031, 3, 4)), late = account_point::start_of(day::from_civil(2031, 3, 6));
  const work_limits counted;
  CHECK(l.is_not_after(early, late));
  CHECK_FALSE(l.is_not_after(late, early));
  CHECK(l.is_not_after(early, account_point::start_of(day::from_civil(2031, 3, 5))));
  CHECK(l.is_not_after(account_point::start_of(day::from_civil(2031, 3, 5)), early));
  CHECK(counted.steps() == 0);
}

}  // namespace test_work_of_commands
