// SPDX-License-Identifier: MIT
#include "solve/equality_classes.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <boost/graph/strong_components.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "solve/difference_graph.hpp"
#include "solve/tight_graph.hpp"

namespace habeas::solve {

equality_classes find_equality_classes(const difference_graph& graph, std::span<const std::int64_t> potential) {
  constexpr auto none = std::numeric_limits<std::uint32_t>::max();
  const auto n = graph.variable_count();
  equality_classes parts;
  parts.part_of.resize(n);
  if (n == 0) return parts;
  const boost::typed_identity_property_map<variable> index;
  std::vector<variable> root(n);
  std::vector<std::uint32_t> entered(n);
  const auto by_variable = [&](auto& column) { return boost::make_iterator_property_map(column.begin(), index); };
  parts.count = boost::strong_components(tight_graph{&graph, {potential}}, by_variable(parts.part_of),
                                         boost::root_map(by_variable(root))
                                             .discover_time_map(by_variable(entered))
                                             .color_map(boost::make_two_bit_color_map(n, index)));
  std::vector<std::uint32_t> name(parts.count, none);
  std::uint32_t names = 0;
  for (auto& part : parts.part_of) {
    if (name[part] == none) name[part] = names++;
    part = name[part];
  }
  return parts;
}

}  // namespace habeas::solve
