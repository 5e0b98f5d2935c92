// SPDX-License-Identifier: MIT
// How long it takes to bound the stock of every day from both sides, for ledgers of up to a million claims, beside
// Bellman and Ford's algorithm in Boost.Graph on the same rows.
//
//   daily_bounds [most claims, 1000000 if not given]

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "solve/bound_finder.hpp"
#include "solve/difference_solver.hpp"

#include "ledger_rows.hpp"

namespace {

using bench::entries;
using bench::exits;
using bench::make_ledger;
using bench::model;
using bench::width;

class stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Bellman and Ford in Boost.Graph over the rows as they are; `distance` says where to start.
class boost_oracle {
 public:
  explicit boost_oracle(const habeas::solve::difference_system& system) {
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    std::vector<std::int64_t> lengths;
    for (const auto& row : system.rows()) {
      ends.emplace_back(row.minus, row.plus);
      lengths.push_back(row.at_most);
    }
    graph_ =
        graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), lengths.begin(), system.variable_count());
  }
  bool run(std::vector<std::int64_t>& distance) {
    constexpr auto far = habeas::solve::unbounded;
    const auto add = [](std::int64_t a, std::int64_t b) { return a == far ? far : a + b; };
    const auto lengths = boost::make_function_property_map<graph::edge_descriptor, std::int64_t>(
        [this](const graph::edge_descriptor& e) { return graph_[e]; });
    return boost::bellman_ford_shortest_paths(graph_, boost::num_vertices(graph_), lengths, boost::dummy_property_map(),
                                              distance.data(), add, std::less<>{}, boost::bellman_visitor<>());
  }

 private:
  using graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, std::int64_t>;
  graph graph_;
};

struct figures {
  double build, solve, prepare, bounds;
  [[nodiscard]] double total() const { return build + solve + prepare + bounds; }
};

bool agree(const habeas::solve::difference_solver& solver, const std::vector<habeas::solve::variable_pair>& pairs,
           const std::vector<std::int64_t>& upper, const std::vector<std::int64_t>& lower) {
  for (std::size_t i = 0; i < pairs.size(); i += pairs.size() / 7) {
    if (solver.upper(pairs[i].plus, pairs[i].minus).value_or(habeas::solve::unbounded) != upper[i]) return false;
    if (solver.lower(pairs[i].plus, pairs[i].minus).value_or(habeas::solve::unbounded_below) != lower[i]) return false;
  }
  return true;
}

/// Runs one ledger and prints its line. False where answers differ.
bool run(std::size_t claims, std::size_t days, model how, double& previous, double& boost_previous) {
  auto system = make_ledger(claims, days, how);
  figures f{};
  stopwatch watch;
  {
    const habeas::solve::difference_graph graph(system);
    f.build = watch.seconds();
    watch = {};
    const auto swept = habeas::solve::sweep(graph);
    f.solve = watch.seconds();
  }
  const habeas::solve::difference_solver solver(system);
  watch = {};
  const auto from_first = solver.upper_from(exits(days - 1));
  const auto one_source = watch.seconds();
  watch = {};
  const habeas::solve::bound_finder finder(solver);
  f.prepare = watch.seconds();
  std::vector<habeas::solve::variable_pair> pairs;
  for (std::size_t d = 0; d < days; ++d) pairs.push_back({entries(d), exits(d)});
  watch = {};
  const auto upper = finder.upper(pairs);
  const auto lower = finder.lower(pairs);
  f.bounds = watch.seconds();
  bool good = solver.feasible() && agree(solver, pairs, upper, lower);

  std::printf("%8zu %6zu | %7.1f %7.1f %7.1f %7.1f %7.1f %6.2f | %8.1f | %5.1f", claims, days, 1e3 * f.build,
              1e3 * f.solve, 1e3 * f.prepare, 1e3 * f.bounds, 1e3 * f.total(),
              1e6 * f.total() / static_cast<double>(system.rows().size()), 1e3 * one_source,
              previous > 0 ? f.total() / previous : 0.0);
  previous = f.total();
  std::vector<std::int64_t> distance(system.variable_count(), 0);
  // Given up for the rest of the table once a run has taken over two seconds.
  if (boost_previous < 2) {
    watch = {};
    boost_oracle oracle(system);
    const auto build = watch.seconds();
    watch = {};
    good = good && oracle.run(distance) && distance == solver.solution();
    const auto feasible = watch.seconds();
    std::fill(distance.begin(), distance.end(), habeas::solve::unbounded);
    distance[exits(days - 1)] = 0;
    watch = {};
    good = good && oracle.run(distance) && distance == from_first;
    const auto bound = watch.seconds();
    boost_previous = std::max(feasible, bound);
    std::printf(" | %8.1f %8.1f %5.1fx %8.1f %5.1fx", 1e3 * build, 1e3 * feasible,
                (build + feasible) / (f.build + f.solve), 1e3 * bound, bound / one_source);
  } else {
    std::printf(" | %8s %8s %6s %8s %6s", "-", "-", "", "-", "");
  }
  // Two claims on the middle day that contradict each other by one.
  system.add_row(entries(days / 2), exits(days / 2), 100);
  system.add_row(exits(days / 2), entries(days / 2), -101);
  watch = {};
  const habeas::solve::difference_solver contradictory(system);
  const auto found = watch.seconds();
  good = good && !contradictory.feasible();
  std::printf(" | %8.1f", 1e3 * found);
  // It runs as many passes as there are variables.
  if (static_cast<double>(system.rows().size()) * static_cast<double>(system.variable_count()) < 2e9) {
    std::fill(distance.begin(), distance.end(), 0);
    watch = {};
    boost_oracle oracle(system);
    good = good && !oracle.run(distance);
    std::printf(" %8.0f %5.0fx", 1e3 * watch.seconds(), watch.seconds() / found);
  } else {
    std::printf(" %8s %6s", "-", "");
  }
  std::printf("%s\n", good ? "" : "  DIFFERENT ANSWERS");
  std::fflush(stdout);
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const auto most = argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : std::size_t{1'000'000};
  bool good = true;
  std::printf(
      "Milliseconds. total: build to bounds (every day, both ends); us/row: total by row; 1 source: each bound\n"
      "from one variable; grows: total by the line above's; BGL: Boost.Graph's Bellman-Ford, with ratios to\n"
      "build + solve, to 1 source, and to finding the contradiction (contra.).\n");
  const std::pair<const char*, model> models[] = {
      {"Claims that state one number", {width::exact, false}},
      {"A third of the ends exact, others up to 19 away", {width::mixed, false}},
      {"Ends 1 to 200 away from the truth", {width::wide, false}},
      {"Ends 1 to 200 away from the truth, one window in ten of any length", {width::wide, true}},
  };
  for (const auto& [title, how] : models) {
    std::printf("\n%s\n%8s %6s | %7s %7s %7s %7s %7s %6s | %8s | %5s | %8s %8s %6s %8s %6s | %8s %8s %6s\n", title,
                "claims", "days", "build", "solve", "prepare", "bounds", "total", "us/row", "1 source", "grows",
                "BGL bld", "BGL feas", "", "BGL 1src", "", "contra.", "BGL", "");
    for (const std::size_t days : {3'650U, 36'500U}) {
      double previous = 0;
      double boost_previous = 0;
      for (std::size_t claims = 1'000; claims <= most; claims *= 10)
        good = run(claims, days, how, previous, boost_previous) && good;
    }
  }
  return good ? 0 : 1;
}
