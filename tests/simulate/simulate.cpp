// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>

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

/// How many dossiers to look at: so many, or as many as are asked for (scripts/test long).
int dossiers(int few) {
  const char* asked = std::getenv("HABEAS_SIMULATED");
  return asked == nullptr ? few : std::max(few, std::atoi(asked));
}

/// What came or went between two points, and how many that truly were.
struct true_flow {
  flow_stretch between;
  std::int64_t moved;
};

/// The bounds of flows of one chain: each by itself with its proof, or all at once.
std::vector<bound> bounds_of(const ledger& books, const chain& of, const std::vector<true_flow>& flows, bool together) {
  std::vector<flow_stretch> stretches;
  for (const auto& f : flows) stretches.push_back(f.between);
  if (together) return books.flows(of, stretches);
  std::vector<bound> all;
  for (const auto& s : stretches) all.push_back(books.flow(of, s.from, s.to));
  return all;
}

/// Every stock, and what came and went from one to the next and since the first, in all and of each kind, of every account: how
/// many bounds were looked at.
/// @param together asks all questions of an account at once, which spares the linear engine most of its work
int bounds_with_the_truth(const dossier& d, const simulation& made, const ledger_options& options, bool together) {
  int bounds = 0;
  const auto compare = [&](const bound& b, std::int64_t truth) {
    CHECK(integer_interval{b.low, b.high}.contains(truth));
    ++bounds;
  };
  for (const auto& a : made.content.accounts) {
    CAPTURE(a.id.text());
    const auto& true_counts = made.truth.accounts.at(a.id.text());
    const ledger books(d, a.id, options);
    REQUIRE(books.contradictions().empty());
    const auto points = books.stock_points();
    for (const auto& p : points) REQUIRE(made.truth.hour_of(p));
    const auto held = together ? books.bounds(points) : std::vector<bound>();
    for (std::size_t i = 0; i < points.size(); ++i) {
      CAPTURE(to_string(points[i]));
      compare(together ? held[i] : books.held(points[i]), true_counts.held(*made.truth.hour_of(points[i])));
    }
    const auto day_end = [&](std::int64_t n) { return account_point::end_of(made.truth.first_day.plus(n - 1)); };
    const auto last = made.truth.hours / 24;
    for (const auto way : {direction::entries, direction::exits}) {
      const chain all_kinds{way, {}, {}};
      auto kinds = books.chains_of_kinds(way);
      kinds.push_back(all_kinds);
      for (const auto& k : kinds) {
        CAPTURE(to_string(k));
        std::vector<true_flow> flows;
        for (std::size_t i = 1; i < points.size(); ++i)
          for (const auto before : std::set<std::size_t>{i - 1, 0})
            if (books.is_not_after(points[before], points[i]))
              flows.push_back({{points[before], points[i]}, true_counts.moved(way, k.of, k.by, *made.truth.hour_of(points[before]), *made.truth.hour_of(points[i]))});
        // What named people prove is of their own days, and not of those of counts.
        if (k == all_kinds)
          for (const auto& [from, to] : {std::pair<std::int64_t, std::int64_t>{0, last}, {last / 4, last}, {last / 3, last / 2}})
            flows.push_back({{day_end(from), day_end(to)}, true_counts.moved(way, {}, from * 24, to * 24)});
        const auto found = bounds_of(books, k, flows, together);
        for (std::size_t i = 0; i < flows.size(); ++i) {
          CAPTURE(to_string(flows[i].between.from));
          CAPTURE(to_string(flows[i].between.to));
          compare(found[i], flows[i].moved);
        }
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

TEST_CASE("consistent dossiers contradict nowhere, and every bound contains the truth: three thousand of them in scripts/test long") {
  int claims = 0, bounds = 0;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(dossiers(500)); ++seed) {
    CAPTURE(seed);
    const auto made = simulate(small(seed));
    const dossier d(made.content);
    claims += static_cast<int>(made.content.claims.size());
    CHECK(timeline(d).contradictions().empty());
    bounds += bounds_with_the_truth(d, made, {}, false);
  }
  MESSAGE(claims << " claims, " << bounds << " bounds");
}

TEST_CASE("nor does the linear engine, whose bounds contain the truth: bench/simulated looks at more of them") {
  ledger_options with;
  with.linear = solver_or_skip();
  if (!with.linear) return;
  int bounds = 0;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(std::min(75, dossiers(250) / 10)); ++seed) {
    CAPTURE(seed);
    const auto made = simulate(small(seed));
    bounds += bounds_with_the_truth(dossier(made.content), made, with, true);
  }
  CHECK(bounds > 200);
}

TEST_CASE("the variety is there: narrower kinds, lists in lists, changes of named people, memberships, groups, those who stayed") {
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto made = simulate(small(seed));
    for (const auto& c : made.content.claims) {
      const auto* flow = std::get_if<flow_claim>(&c.says);
      const auto* member = std::get_if<member_claim>(&c.says);
      const auto* related = std::get_if<related_claim>(&c.says);
      const auto* same = std::get_if<identity_claim>(&c.says);
      seen["ground"] += flow && flow->ground ? 1 : 0;
      seen["condition"] += flow && flow->condition ? 1 : 0;
      seen["destination"] += flow && flow->destination ? 1 : 0;
      seen["authority"] += flow && flow->authority ? 1 : 0;
      seen["transfer"] += flow && flow->of == mechanism::transfer ? 1 : 0;
      seen["ever held"] += flow && flow->way == direction::ever_held ? 1 : 0;
      seen["dated membership"] += member && member->account && c.as_of ? 1 : 0;
      seen["membership"] += member && member->account && !c.as_of ? 1 : 0;
      seen["member of a group"] += member && member->group && !member->outside && member->person ? 1 : 0;
      seen["outside a group"] += member && member->outside && member->person ? 1 : 0;
      seen["groups apart"] += member && member->members_of ? 1 : 0;
      seen["same kinds"] += related && related->flows && related->same_kinds ? 1 : 0;
      seen["flows"] += related && related->flows && !related->same_kinds ? 1 : 0;
      seen["same"] += same && same->verdict == identity_verdict::same ? 1 : 0;
      seen["perhaps the same"] += same && same->verdict == identity_verdict::possibly_same ? 1 : 0;
    }
    for (const auto& e : made.content.events) {
      const auto inside = e.change ? e.change->conditions : std::vector<release_condition>{};
      seen["change of a person"] += e.change && !e.people.empty() ? 1 : 0;
      seen["to house arrest"] += std::any_of(inside.begin(), inside.end(), [](const release_condition& c) { return c.kind == condition_kind::house_arrest; }) ? 1 : 0;
      seen["change of a group"] += e.change && e.group ? 1 : 0;
      seen["stayed"] += e.kind == event_kind::release_aborted ? 1 : 0;
    }
    seen["who is arrested is counted"] += static_cast<int>(made.content.assumptions.size());
  }
  for (const auto* what : {"ground", "condition", "destination", "authority", "transfer", "ever held", "dated membership", "membership", "member of a group",
                           "outside a group", "groups apart", "same kinds", "flows", "same", "perhaps the same", "change of a person", "to house arrest",
                           "change of a group", "stayed", "who is arrested is counted"}) {
    CAPTURE(what);
    CHECK(seen[what] > 2);
  }
}

TEST_CASE("simulate stops when it is asked to") {
  std::stop_source source;
  CHECK(simulate(small(5), source.get_token()).content == simulate(small(5)).content);
  source.request_stop();
  CHECK_THROWS_WITH_AS((void)simulate(small(5), source.get_token()), "stopped as asked", error);
}

}  // namespace test_simulate
