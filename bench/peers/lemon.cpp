// SPDX-License-Identifier: MIT
#include <cstddef>
#include <ctime>
#include <limits>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "peers.hpp"

namespace peers {

answer lemon(const std::vector<std::int64_t>& supplies, const std::vector<arc>& arcs) {
  ::lemon::SmartDigraph graph;
  graph.reserveNode(static_cast<int>(supplies.size()));
  graph.reserveArc(static_cast<int>(arcs.size()));
  std::vector<::lemon::SmartDigraph::Node> nodes;
  for (std::size_t i = 0; i < supplies.size(); ++i) nodes.push_back(graph.addNode());
  ::lemon::SmartDigraph::NodeMap<std::int64_t> supply(graph);
  ::lemon::SmartDigraph::ArcMap<std::int64_t> capacity(graph), cost(graph);
  for (std::size_t i = 0; i < supplies.size(); ++i) supply[nodes[i]] = supplies[i];
  for (const auto& a : arcs) {
    const auto made = graph.addArc(nodes[static_cast<std::size_t>(a.from)], nodes[static_cast<std::size_t>(a.to)]);
    capacity[made] = a.capacity < 0 ? std::numeric_limits<std::int64_t>::max() : a.capacity;
    cost[made] = a.cost;
  }
  const auto begin = std::clock();
  using simplex = ::lemon::NetworkSimplex<::lemon::SmartDigraph, std::int64_t, std::int64_t>;
  simplex solver(graph);
  solver.upperMap(capacity).costMap(cost).supplyMap(supply);
  const auto status = solver.run();
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return {status == simplex::OPTIMAL, static_cast<double>(solver.totalCost()), seconds};
}

}  // namespace peers
