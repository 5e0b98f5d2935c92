// SPDX-License-Identifier: MIT
#include <habeas/graph/components.hpp>

#include <span>
#include <vector>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

#include <habeas/graph/boost_graph.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas::graph::detail {

namespace {

struct open_edge {
  const char* open = nullptr;
  bool operator()(const csr_edge& e) const noexcept { return open[e.arc] != 0; }
};

/// A column numbered by vertex, as a property map.
auto by_vertex(std::vector<vertex_index>& column) {
  return boost::make_iterator_property_map(column.begin(), boost::typed_identity_property_map<vertex_index>());
}

/// Calls f with the graph, or with what a mask leaves of it.
template <class F>
void with_open(const csr_graph& g, std::span<const char> open, F&& f) {
  if (open.empty()) f(g);
  else f(boost::filtered_graph<csr_graph, open_edge>(g, open_edge{open.data()}));
}

}  // namespace

component_numbers strong_components(const csr_graph& g, std::span<const char> open) {
  component_numbers found;
  const auto n = g.vertex_count();
  found.of.resize(n);
  if (n == 0) return found;
  std::vector<vertex_index> root(n), entered(n);
  with_open(g, open, [&](const auto& graph) {
    found.count = boost::strong_components(
        graph, by_vertex(found.of),
        boost::root_map(by_vertex(root))
            .discover_time_map(by_vertex(entered))
            .color_map(boost::make_two_bit_color_map(n, boost::typed_identity_property_map<vertex_index>())));
  });
  // Boost numbers them from the far end.
  for (auto& c : found.of) c = found.count - 1 - c;
  return found;
}

component_numbers weak_components(const csr_graph& g, std::span<const char> open) {
  component_numbers found;
  const auto n = static_cast<vertex_index>(g.vertex_count());
  std::vector<vertex_index> rank(n), parent(n);
  boost::disjoint_sets sets(by_vertex(rank), by_vertex(parent));
  boost::initialize_incremental_components(g, sets);
  with_open(g, open, [&](const auto& graph) { boost::incremental_components(graph, sets); });
  // Numbered anew: which vertex stands for a set is Boost's affair.
  found.of.resize(n);
  std::vector<vertex_index> number(n, no_vertex);
  for (vertex_index v = 0; v < n; ++v) {
    auto& of_set = number[sets.find_set(v)];
    if (of_set == no_vertex) of_set = found.count++;
    found.of[v] = of_set;
  }
  return found;
}

}  // namespace habeas::graph::detail
