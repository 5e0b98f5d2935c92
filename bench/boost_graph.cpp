// SPDX-License-Identifier: MIT
// Graph algorithms of ours beside those of Boost.Graph on the same frozen graph, in processor time: those that stayed ours, and what
// the ones that run on Boost.Graph take. Says whether both give the same. "deep" as an argument adds the circle that overflows
// the stack in Boost.Graph's dominators.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <ctime>
#include <iterator>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/transitive_closure.hpp>
#include <fmt/format.h>

#include <habeas/graph/betweenness.hpp>
#include <habeas/graph/boost_graph.hpp>
#include <habeas/graph/components.hpp>
#include <habeas/graph/dominators.hpp>
#include <habeas/graph/reach.hpp>
#include <habeas/graph/transitive_reduction.hpp>

namespace {

using namespace habeas;

template <class F>
void timed(const char* what, F&& f) {
  const auto begin = std::clock();
  f();
  fmt::print("  {:<44} {:8.3f} s\n", what, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
}

graph::csr_graph random_graph(std::size_t vertices, std::size_t arcs, bool forward) {
  std::mt19937 random(1);
  graph::graph_builder b(vertices);
  b.reserve(arcs);
  for (std::size_t i = 0; i < arcs; ++i) {
    auto from = static_cast<graph::vertex_index>(random() % vertices), to = static_cast<graph::vertex_index>(random() % vertices);
    if (forward && from == to) continue;
    if (forward && to < from) std::swap(from, to);
    b.add(from, to);
  }
  return b.freeze();
}

/// What lies on every path, from Boost.Graph's dominator tree; no vertex where nothing leads there.
std::vector<graph::vertex_index> boost_dominators(const graph::csr_graph& g, graph::vertex_index from, graph::vertex_index to) {
  const auto index = get(boost::vertex_index, g);
  const auto by_vertex = [&](auto& column) { return boost::make_iterator_property_map(column.begin(), index); };
  std::vector<std::size_t> entered(g.vertex_count(), static_cast<std::size_t>(-1));
  std::vector<graph::vertex_index> parent(g.vertex_count(), graph::no_vertex), in_order(parent), above(parent);
  boost::lengauer_tarjan_dominator_tree(g, from, index, by_vertex(entered), by_vertex(parent), in_order, by_vertex(above));
  std::vector<graph::vertex_index> chain;
  if (above[to] == graph::no_vertex) return chain;
  for (auto v = to; v != from; v = above[v]) chain.push_back(v);
  chain.push_back(from);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

void compare_large(const graph::csr_graph& g) {
  graph::component_numbers strong, weak;
  timed("strong components (Boost.Graph's)", [&] { strong = strong_components(g); });
  timed("weak components (Boost.Graph's)", [&] { weak = weak_components(g); });
  fmt::print("    {} and {}\n", strong.count, weak.count);
  if (!g.has_cycle()) {
    std::vector<graph::vertex_index> order;
    timed("topological order (Boost.Graph's)", [&] { boost::topological_sort(g, std::back_inserter(order)); });
    timed("the same, smallest first (ours)", [&] { (void)groups_in_order(g); });
  }
  const graph::vertex_index from = 0, to = static_cast<graph::vertex_index>(g.vertex_count() - 1);
  std::vector<graph::vertex_index> ours, theirs;
  timed("on every path (ours)", [&] { ours = dominators_between(g, from, to); });
  timed("on every path (Boost.Graph's dominator tree)", [&] { theirs = boost_dominators(g, from, to); });
  fmt::print("    {}\n", ours == theirs ? "the same" : "NOT the same");
}

/// Reach of every vertex: ours by bits, 64 sources a sweep; Boost.Graph's closure as a graph, which takes a copy, because it
/// does not compile for vertices narrower than std::size_t.
void compare_reach(const graph::csr_graph& g) {
  std::size_t ours = 0, theirs = 0;
  timed("reach from every vertex (ours)", [&] {
    for (graph::vertex_index from = 0; from < g.vertex_count(); from += 64) {
      std::vector<graph::vertex_index> sources;
      for (auto v = from; v < std::min<std::size_t>(from + 64, g.vertex_count()); ++v) sources.push_back(v);
      for (const auto word : sweep_from(g, sources)) ours += static_cast<std::size_t>(std::popcount(word));
    }
  });
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> copy(g.vertex_count()), closure;
  for (graph::vertex_index v = 0; v < g.vertex_count(); ++v)
    for (const auto w : g.targets(v)) add_edge(v, w, copy);
  timed("reach from every vertex (Boost.Graph's)", [&] {
    boost::transitive_closure(copy, closure);
    theirs = num_edges(closure);
  });
  fmt::print("    {}\n", ours == theirs ? "the same" : "NOT the same");
}

}  // namespace

int main(int count, char** words) {
  fmt::print("1,000,000 vertices, 5,000,000 arcs, any way\n");
  compare_large(random_graph(1'000'000, 5'000'000, false));
  fmt::print("1,000,000 vertices, 5,000,000 arcs, all forward\n");
  compare_large(random_graph(1'000'000, 5'000'000, true));
  fmt::print("4,000 vertices, 16,000 arcs, all forward\n");
  compare_reach(random_graph(4'000, 16'000, true));
  const auto small = random_graph(2'000, 20'000, false);
  fmt::print("2,000 vertices, 20,000 arcs, any way\n");
  timed("betweenness (Boost.Graph's)", [&] { (void)betweenness(small, {true, false}); });
  if (count > 1 && words[1] == std::string_view("deep")) {
    fmt::print("A line of 1,000,000 vertices whose end leads back to its second\n");
    graph::graph_builder b(1'000'000);
    for (graph::vertex_index v = 0; v + 1 < 1'000'000; ++v) b.add(v, v + 1);
    b.add(999'999, 1);
    const auto g = b.freeze();
    timed("on every path (ours)", [&] { (void)dominators_between(g, 0, 999'999); });
    timed("on every path (Boost.Graph's dominator tree)", [&] { (void)boost_dominators(g, 0, 999'999); });
  }
}
