// SPDX-License-Identifier: MIT
#include "solve/network_simplex.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_network_simplex {

using namespace habeas;

using namespace habeas::solve;

namespace {

/// The least cost by trying every flow, 0 to 2 units on each arc.
std::optional<std::int64_t> by_trying_all(const flow_problem& p) {
  std::optional<std::int64_t> best;
  const auto m = p.arcs().size();
  std::vector<std::int64_t> flow(m, 0);
  for (;;) {
    std::vector<std::int64_t> left = p.supplies();
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < m; ++i) {
      left[p.arcs()[i].from] -= flow[i];
      left[p.arcs()[i].to] += flow[i];
      cost += flow[i] * p.arcs()[i].cost;
    }
    if (std::all_of(left.begin(), left.end(), [](std::int64_t x) { return x == 0; })) best = std::min(best.value_or(cost), cost);
    std::size_t i = 0;
    for (; i < m; ++i) {
      if (++flow[i] <= p.arcs()[i].capacity) break;
      flow[i] = 0;
    }
    if (i == m) return best;
  }
}

/// Supplies met, rooms kept, and no arc left that would make it cheaper: by its potentials alone, the cost is the least.
void check_proved(const flow_problem& p, const network_simplex& s) {
  REQUIRE(s.status() == flow_status::optimal);
  auto left = p.supplies();
  for (std::size_t i = 0; i < p.arcs().size(); ++i) {
    const auto& a = p.arcs()[i];
    const auto flow = s.flows()[i];
    left[a.from] -= flow;
    left[a.to] += flow;
    CHECK(flow >= 0);
    CHECK(flow <= a.capacity);
    const auto reduced = a.cost + s.potentials()[a.from] - s.potentials()[a.to];
    if (flow < a.capacity) CHECK(reduced >= 0);
    if (flow > 0) CHECK(reduced <= 0);
  }
  CHECK(std::all_of(left.begin(), left.end(), [](std::int64_t x) { return x == 0; }));
}

/// A negative circle among arcs, by Bellman and Ford.
template <class Keep>
bool has_negative_circle(const flow_problem& p, Keep keep) {
  std::vector<std::int64_t> d(p.node_count(), 0);
  for (std::size_t round = 0; round <= p.node_count(); ++round) {
    bool changed = false;
    for (std::size_t i = 0; i < p.arcs().size(); ++i) {
      const auto& a = p.arcs()[i];
      if (!keep(i) || d[a.from] + a.cost >= d[a.to]) continue;
      d[a.to] = d[a.from] + a.cost;
      changed = true;
    }
    if (!changed) return false;
  }
  return true;
}

/// The most that can be sent from supplies to demands, by augmenting one unit at a time.
std::int64_t most_sent(const flow_problem& p) {
  std::vector<std::int64_t> flow(p.arcs().size(), 0);
  auto supply = p.supplies();
  std::int64_t sent = 0;
  for (;;) {
    std::vector<int> seen(p.node_count(), 0);
    std::vector<std::pair<std::size_t, bool>> by(p.node_count());
    std::vector<flow_node> open;
    for (flow_node v = 0; v < p.node_count(); ++v)
      if (supply[v] > 0) {
        seen[v] = 1;
        open.push_back(v);
      }
    std::optional<flow_node> end;
    for (std::size_t k = 0; k < open.size() && !end; ++k) {
      const auto v = open[k];
      if (supply[v] < 0) {
        end = v;
        break;
      }
      for (std::size_t i = 0; i < p.arcs().size(); ++i) {
        const auto& a = p.arcs()[i];
        const auto reach = [&](flow_node w, bool along) {
          if (seen[w]) return;
          seen[w] = 2;
          by[w] = {i, along};
          open.push_back(w);
        };
        if (a.from == v && flow[i] < a.capacity) reach(a.to, true);
        if (a.to == v && flow[i] > 0) reach(a.from, false);
      }
    }
    if (!end) return sent;
    auto v = *end;
    ++supply[v];
    while (seen[v] == 2) {
      const auto [i, along] = by[v];
      flow[i] += along ? 1 : -1;
      v = along ? p.arcs()[i].from : p.arcs()[i].to;
    }
    --supply[v];
    ++sent;
  }
}

flow_problem random_problem(testing::random_source& random, std::size_t nodes, std::size_t arcs, std::int64_t room, std::int64_t supply, bool endless) {
  flow_problem p;
  p.add_nodes(nodes);
  const auto any = [&] { return static_cast<flow_node>(random(0, static_cast<std::int64_t>(nodes) - 1)); };
  for (std::int64_t i = 0; i < supply; ++i) {
    const auto n = random(1, 3);
    p.add_supply(any(), n);
    p.add_supply(any(), -n);
  }
  for (std::size_t i = 0; i < arcs; ++i)
    p.add_arc(any(), any(), endless && random(0, 3) == 0 ? unlimited_flow : random(0, room), random(-4, 9));
  return p;
}

}  // namespace

TEST_CASE("network_simplex: the cheap way first, the dear one for what is left") {
  flow_problem p;
  p.add_nodes(4);
  p.add_supply(0, 10);
  p.add_supply(3, -10);
  p.add_arc(0, 1, 6, 1);
  p.add_arc(1, 3, 6, 1);
  p.add_arc(0, 2, 20, 3);
  p.add_arc(2, 3, 20, 2);
  const network_simplex s(p);
  CHECK(s.flows() == std::vector<std::int64_t>{6, 6, 4, 4});
  CHECK(s.cost(p) == 6 * 2 + 4 * 5);
  check_proved(p, s);
}

TEST_CASE("network_simplex: a circulation goes round where that gains, as far as there is room") {
  flow_problem p;
  p.add_nodes(3);
  p.add_arc(0, 1, unlimited_flow, -5);
  p.add_arc(1, 2, 7, 1);
  p.add_arc(2, 0, 9, 1);
  p.add_arc(1, 1, 4, -2);
  const network_simplex s(p);
  CHECK(s.flows() == std::vector<std::int64_t>{7, 7, 7, 4});
  CHECK(s.cost(p) == -21 - 8);
  check_proved(p, s);
}

TEST_CASE("network_simplex: nothing to carry, nowhere to carry it, no end of gain") {
  CHECK(network_simplex(flow_problem{}).status() == flow_status::optimal);
  flow_problem p;
  p.add_nodes(2);
  CHECK(network_simplex(p).cost(p) == 0);
  p.add_supply(0, 1);
  CHECK(network_simplex(p).status() == flow_status::infeasible);  // supplies do not sum to 0
  p.add_supply(1, -1);
  CHECK(network_simplex(p).status() == flow_status::infeasible);  // no arc
  p.add_arc(0, 1, 0, 0);
  CHECK(network_simplex(p).status() == flow_status::infeasible);  // no room
  p.add_arc(0, 1, unlimited_flow, -3);
  CHECK(network_simplex(p).cost(p) == -3);
  p.add_arc(1, 0, unlimited_flow, 2);
  const network_simplex s(p);
  CHECK(s.status() == flow_status::endless);
  CHECK_THROWS_AS((void)s.cost(p), error);
}

TEST_CASE("network_simplex: the least cost is that of trying every flow") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int solved = 0, refused = 0;
  for (int round = 0; round < 400; ++round) {
    const auto p = random_problem(random, static_cast<std::size_t>(random(1, 4)), static_cast<std::size_t>(random(0, 7)), 2, random(0, 2), false);
    const network_simplex s(p);
    const auto best = by_trying_all(p);
    CHECK((s.status() == flow_status::optimal) == best.has_value());
    if (!best) {
      CHECK(s.status() == flow_status::infeasible);
      ++refused;
      continue;
    }
    CHECK(s.cost(p) == *best);
    check_proved(p, s);
    ++solved;
  }
  CHECK(solved > 150);
  CHECK(refused > 30);
}

TEST_CASE("network_simplex: optimal with a proof, or infeasible or without end as simpler searches say") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int seen[3] = {0, 0, 0};
  for (int round = 0; round < 300; ++round) {
    const auto nodes = static_cast<std::size_t>(random(2, 20));
    const auto p = random_problem(random, nodes, static_cast<std::size_t>(random(1, 80)), 5, random(0, 4), random(0, 1) == 0);
    const network_simplex s(p);
    ++seen[static_cast<int>(s.status())];
    const bool endless = has_negative_circle(p, [&](std::size_t i) { return p.arcs()[i].capacity == unlimited_flow; });
    std::int64_t wanted = 0;
    for (const auto n : p.supplies()) wanted += std::max<std::int64_t>(0, n);
    if (s.status() == flow_status::endless) CHECK(endless);
    else if (s.status() == flow_status::infeasible) CHECK(most_sent(p) < wanted);
    else {
      CHECK_FALSE(endless);
      check_proved(p, s);
    }
  }
  for (const auto n : seen) CHECK(n > 15);
}

TEST_CASE("network_simplex: where it starts and in which order arcs stand changes no cost") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 100; ++round) {
    const auto nodes = static_cast<std::size_t>(random(2, 15));
    const auto p = random_problem(random, nodes, 60, 5, random(0, 3), false);
    std::vector<std::int64_t> start(nodes);
    for (auto& v : start) v = random(-50, 50);
    const network_simplex plain(p), placed(p, start);
    REQUIRE(plain.status() == placed.status());
    auto arcs = p.arcs();
    random.shuffle(arcs);
    flow_problem again;
    for (const auto n : p.supplies()) again.add_node(n);
    for (const auto& a : arcs) again.add_arc(a.from, a.to, a.capacity, a.cost);
    const network_simplex shuffled(again);
    REQUIRE(plain.status() == shuffled.status());
    if (plain.status() != flow_status::optimal) continue;
    CHECK(plain.cost(p) == placed.cost(p));
    CHECK(plain.cost(p) == shuffled.cost(again));
    check_proved(p, placed);
  }
}

TEST_CASE("network_simplex: it does not run in circles where most pivots move nothing") {
  // Rooms of 1 and no supplies, costs alike: nearly every pivot is degenerate.
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 30; ++round) {
    flow_problem p;
    p.add_nodes(60);
    for (flow_node v = 0; v < 59; ++v) p.add_arc(v + 1, v, unlimited_flow, 0);
    for (int i = 0; i < 400; ++i) {
      const auto u = static_cast<flow_node>(random(0, 59)), v = static_cast<flow_node>(random(0, 59));
      const auto n = random(0, 3);
      p.add_arc(u, v, 1, n);
      p.add_arc(v, u, 1, -n);
    }
    const network_simplex s(p);
    check_proved(p, s);
    CHECK(s.pivots() < 20'000);
  }
}

TEST_CASE("network_simplex: starting from potentials that prove the optimum saves pivots") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t cold = 0, warm = 0;
  for (int round = 0; round < 20; ++round) {
    flow_problem p;
    p.add_nodes(50);
    for (int i = 0; i < 500; ++i)
      p.add_arc(static_cast<flow_node>(random(0, 49)), static_cast<flow_node>(random(0, 49)), random(1, 5), random(-2, 20));
    const network_simplex first(p);
    const network_simplex second(p, first.potentials());
    CHECK(first.cost(p) == second.cost(p));
    cold += first.pivots();
    warm += second.pivots();
  }
  CHECK(warm < cold);
}

TEST_CASE("network_simplex: limits are errors, not wrong answers") {
  const auto code = [](const flow_problem& p, const std::vector<std::int64_t>& start = {}) {
    try {
      const network_simplex s(p, start);
      (void)s.cost(p);
    } catch (const error& e) {
      return e.code();
    }
    return errc::unsupported;
  };
  flow_problem p;
  p.add_nodes(1 << 14);
  for (flow_node v = 0; v < p.node_count(); ++v) p.add_arc(v, static_cast<flow_node>((v + 1) % p.node_count()), 1, greatest_flow_cost);
  CHECK(code(p) == errc::limit_exceeded);  // 2^14 nodes at 2^45
  flow_problem dear;
  dear.add_nodes(2);
  dear.add_arc(0, 1, greatest_flow / 4, -greatest_flow_cost);
  dear.add_arc(1, 0, greatest_flow / 4, -greatest_flow_cost);
  CHECK(network_simplex(dear).status() == flow_status::optimal);
  CHECK(code(dear) == errc::limit_exceeded);  // 2^58 units at 2^45
  flow_problem plain;
  plain.add_nodes(2);
  CHECK(code(plain, {0}) == errc::invalid_value);
  CHECK(code(plain, {0, std::int64_t{1} << 58}) == errc::limit_exceeded);
}

TEST_CASE("network_simplex: it stops when asked") {
  flow_problem p;
  p.add_nodes(2);
  p.add_arc(0, 1, 1, -1);
  p.add_arc(1, 0, 1, 0);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(network_simplex(p, {}, stop.get_token()), error);
}

}  // namespace test_network_simplex
