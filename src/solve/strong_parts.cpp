// SPDX-License-Identifier: MIT
#include "solve/strong_parts.hpp"

#include <boost/graph/strong_components.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "solve/tight_graph.hpp"

namespace habeas::solve {

strong_parts find_strong_parts(const difference_graph& graph) {
  const auto n = graph.variable_count();
  strong_parts parts;
  parts.part_of.resize(n);
  if (n == 0) return parts;
  const boost::typed_identity_property_map<variable> index;
  std::vector<variable> root(n);
  std::vector<std::uint32_t> entered(n);
  const auto by_variable = [&](auto& column) { return boost::make_iterator_property_map(column.begin(), index); };
  parts.count = boost::strong_components(tight_graph{&graph, {{}, true}}, by_variable(parts.part_of),
                                         boost::root_map(by_variable(root))
                                             .discover_time_map(by_variable(entered))
                                             .color_map(boost::make_two_bit_color_map(n, index)));
  return parts;
}

}  // namespace habeas::solve
