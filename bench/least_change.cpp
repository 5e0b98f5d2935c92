// SPDX-License-Identifier: MIT
// The least change of contradictory ledgers as a cheapest circulation, and ordinary cheapest flows, beside LEMON's
// network simplex and, at the smaller sizes, a linear program in CLP, where the build found them. Processor time.
//
//   least_change [most arcs, 260000 if not given]

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include <sys/resource.h>

#include "solve/network_simplex.hpp"

#include "peers/peers.hpp"

namespace {

using habeas::solve::flow_node;

struct random_source {
  std::mt19937_64 random{20'260'119};
  std::int64_t operator()(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
  }
};

/// A ledger of so many rows: entries and exits grow day by day, and each claim is an exact number with a slip in one
/// case out of four. Two arcs a claim, of weight 1; the order of days without limit.
habeas::solve::flow_problem ledger(std::size_t arcs, std::size_t days) {
  random_source roll;
  std::vector<std::int64_t> in(days), out(days);
  for (std::size_t t = 1; t < days; ++t) {
    in[t] = in[t - 1] + roll(0, 40);
    out[t] = std::min(in[t], out[t - 1] + roll(0, 40));
  }
  habeas::solve::flow_problem p;
  p.add_nodes(2 * days);
  const auto a = [](std::size_t t) { return static_cast<habeas::solve::flow_node>(2 * t); };
  const auto x = [](std::size_t t) { return static_cast<habeas::solve::flow_node>(2 * t + 1); };
  const auto at_most = [&](habeas::solve::flow_node plus, habeas::solve::flow_node minus, std::int64_t c, std::int64_t weight) { p.add_arc(minus, plus, weight, c); };
  for (std::size_t t = 0; t < days; ++t) {
    if (t > 0) {
      at_most(a(t - 1), a(t), 0, habeas::solve::unlimited_flow);
      at_most(x(t - 1), x(t), 0, habeas::solve::unlimited_flow);
    }
    at_most(x(t), a(t), 0, habeas::solve::unlimited_flow);
  }
  while (p.arcs().size() + 2 <= arcs) {
    const auto s = static_cast<std::size_t>(roll(0, static_cast<std::int64_t>(days) - 1));
    const auto slip = roll(0, 3) == 0 ? roll(-30, 30) : 0;
    habeas::solve::flow_node plus = a(s), minus = x(s);
    std::int64_t n = in[s] - out[s];
    if (roll(0, 1) == 0) {
      const auto e = std::min(days - 1, s + static_cast<std::size_t>(roll(1, 90)));
      const bool entries = roll(0, 1) == 0;
      plus = entries ? a(e) : x(e);
      minus = entries ? a(s) : x(s);
      n = entries ? in[e] - in[s] : out[e] - out[s];
    }
    n = std::max<std::int64_t>(0, n + slip);
    if (plus == minus) continue;
    at_most(plus, minus, n, 1);
    at_most(minus, plus, -n, 1);
  }
  return p;
}

/// Arcs between random nodes, supplies at one node in sixteen, and a dear ring without limit so that all can be met.
habeas::solve::flow_problem network(std::size_t arcs, std::size_t nodes) {
  random_source roll;
  habeas::solve::flow_problem p;
  p.add_nodes(nodes);
  const auto any = [&] { return static_cast<habeas::solve::flow_node>(roll(0, static_cast<std::int64_t>(nodes) - 1)); };
  for (std::size_t i = 0; i < nodes / 16; ++i) {
    const auto amount = roll(1, 1000);
    p.add_supply(any(), amount);
    p.add_supply(any(), -amount);
  }
  for (std::size_t v = 0; v < nodes; ++v)
    p.add_arc(static_cast<habeas::solve::flow_node>(v), static_cast<habeas::solve::flow_node>((v + 1) % nodes), habeas::solve::unlimited_flow, 10'000);
  while (p.arcs().size() < arcs) p.add_arc(any(), any(), roll(1, 1000), roll(1, 10'000));
  return p;
}

double fastest(const std::vector<double>& times) { return *std::min_element(times.begin(), times.end()); }

void measure(const char* what, const habeas::solve::flow_problem& p, bool with_program) {
  std::vector<peers::arc> arcs;
  for (const auto& a : p.arcs()) arcs.push_back({a.from, a.to, a.capacity == habeas::solve::unlimited_flow ? -1 : a.capacity, a.cost});
  std::vector<double> ours, lemons;
  double cost = 0;
  std::size_t pivots = 0;
  bool agreed = true;
  for (int round = 0; round < 3; ++round) {
    const auto begin = std::clock();
    const habeas::solve::network_simplex solver(p);
    ours.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    cost = static_cast<double>(solver.cost(p));
    pivots = solver.pivots();
#ifdef HABEAS_BENCH_LEMON
    const auto other = peers::lemon(p.supplies(), arcs);
    lemons.push_back(other.seconds);
    agreed = agreed && other.found && other.cost == cost;
#endif
  }
  std::printf("%-8s %7zu arcs %6zu nodes  habeas %9.2f ms %8zu pivots", what, p.arcs().size(), p.node_count(), 1e3 * fastest(ours), pivots);
  if (!lemons.empty()) std::printf("   LEMON %9.2f ms (%5.2f x)", 1e3 * fastest(lemons), fastest(lemons) / fastest(ours));
#ifdef HABEAS_BENCH_CLP
  if (with_program) {
    const auto other = peers::clp(p.supplies(), arcs);
    agreed = agreed && other.found && std::abs(other.cost - cost) < 0.5;
    std::printf("   CLP %9.2f ms (%7.1f x)", 1e3 * other.seconds, other.seconds / fastest(ours));
  }
#else
  (void)with_program;
#endif
  std::printf("   cost %.0f%s\n", cost, agreed ? "" : "  THE OTHERS DISAGREE");
}

}  // namespace

int main(int argc, char** argv) {
  const auto most = argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : std::size_t{260'000};
  for (const std::size_t arcs : {13'000u, 65'000u, 260'000u}) {
    if (arcs > most) break;
    const bool small = arcs < 100'000;
    measure("ledger", ledger(arcs, arcs / 10), small);
    measure("ledger", ledger(arcs, arcs / 50), small);
    measure("network", network(arcs, arcs / 8), small);
    measure("network", network(arcs, arcs / 32), small);
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("memory at most %ld MiB\n", used.ru_maxrss / 1024);
  return 0;
}
