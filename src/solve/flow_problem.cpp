// SPDX-License-Identifier: MIT
#include "solve/flow_problem.hpp"

#include <cstdint>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas::solve {

flow_arc_index flow_problem::add_arc(flow_node from, flow_node to, std::int64_t capacity, std::int64_t cost) {
  require(from);
  require(to);
  if (capacity < 0) throw error(errc::invalid_value, "an arc's room is below 0", fmt::format("{}", capacity), "0 or more");
  if (cost > greatest_flow_cost || cost < -greatest_flow_cost)
    throw error(errc::limit_exceeded, "an arc's cost is too large", fmt::format("{}", cost), "at most 2^45 either way");
  if (arcs_.size() >= greatest_count) throw error(errc::limit_exceeded, "too many arcs", {}, "at most 2^30");
  if (capacity != unlimited_flow) count(capacity);
  arcs_.push_back({from, to, capacity, cost});
  return static_cast<flow_arc_index>(arcs_.size() - 1);
}

}  // namespace habeas::solve
