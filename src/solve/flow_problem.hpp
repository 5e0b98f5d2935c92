// SPDX-License-Identifier: MIT
// A flow sought through a network at the least cost, as it is gathered: nodes with supplies, arcs with room and a cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas::solve {

/// The place of a node in its network.
using flow_node = std::uint32_t;

/// The place of an arc in its network.
using flow_arc_index = std::uint32_t;

/// The room of an arc that has no limit.
inline constexpr std::int64_t unlimited_flow = std::numeric_limits<std::int64_t>::max();

/// The greatest cost of a unit of flow on one arc, 2^45 either way: that of a row's right side.
inline constexpr std::int64_t greatest_flow_cost = std::int64_t{1} << 45;

/// The sum of all rooms that have a limit, and of all supplies, stays below this.
inline constexpr std::int64_t greatest_flow = std::int64_t{1} << 60;

/// One arc: from 0 to `capacity` units may flow, each at `cost`.
struct flow_arc {
  flow_node from = 0;
  flow_node to = 0;
  std::int64_t capacity = 0;
  std::int64_t cost = 0;
  friend bool operator==(const flow_arc&, const flow_arc&) = default;
};

/// Nodes and arcs. A node's supply is what leaves it beyond what reaches it; a negative one is a demand. Supplies sum
/// to 0, or no flow meets them; where all are 0 the flow is a circulation.
class flow_problem {
 public:
  flow_node add_node(std::int64_t supply = 0) {
    const auto v = add_nodes(1);
    add_supply(v, supply);
    return v;
  }
  /// Adds n nodes without supply and returns the first. Throws errc::limit_exceeded past 2^30.
  flow_node add_nodes(std::size_t n) {
    if (n > greatest_count - supplies_.size())
      throw error(errc::limit_exceeded, "too many nodes", fmt::format("{} more", n), "at most 2^30 in all");
    const auto first = static_cast<flow_node>(supplies_.size());
    supplies_.resize(supplies_.size() + n, 0);
    return first;
  }
  /// Throws errc::invalid_value for a node that is not there, errc::limit_exceeded where the sums reach 2^60.
  void add_supply(flow_node v, std::int64_t amount) {
    require(v);
    count(amount < -greatest_flow ? greatest_flow : amount < 0 ? -amount : amount);
    supplies_[v] += amount;
  }
  /// Throws errc::invalid_value for a node that is not there or room below 0, errc::limit_exceeded for a cost of more
  /// than 2^45 either way, past 2^30 arcs, or where the sums reach 2^60.
  flow_arc_index add_arc(flow_node from, flow_node to, std::int64_t capacity, std::int64_t cost);

  [[nodiscard]] std::size_t node_count() const noexcept { return supplies_.size(); }
  [[nodiscard]] const std::vector<flow_arc>& arcs() const noexcept { return arcs_; }
  [[nodiscard]] const std::vector<std::int64_t>& supplies() const noexcept { return supplies_; }

 private:
  static constexpr std::size_t greatest_count = std::size_t{1} << 30;

  void require(flow_node v) const {
    if (v >= supplies_.size())
      throw error(errc::invalid_value, "no such node", fmt::format("{}", v), fmt::format("numbers below {}", supplies_.size()));
  }
  void count(std::int64_t amount) {
    if (amount >= greatest_flow - total_)
      throw error(errc::limit_exceeded, "rooms and supplies together are too large", fmt::format("{} more", amount), "sums below 2^60");
    total_ += amount;
  }

  std::vector<flow_arc> arcs_;
  std::vector<std::int64_t> supplies_;
  std::int64_t total_ = 0;
};

}  // namespace habeas::solve
