// SPDX-License-Identifier: MIT
// The cheapest flow through a network, in whole numbers, by the network simplex.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include "solve/flow_problem.hpp"
#include "solve/spanning_tree.hpp"

namespace habeas::solve {

/// What came of the search for a cheapest flow.
enum class flow_status {
  optimal,
  infeasible,  ///< no flow meets the supplies
  endless,     ///< a cycle of arcs without limit costs less than nothing: there is no least cost
};

}  // namespace habeas::solve

namespace habeas {

template <>
struct slug_table<solve::flow_status> {
  static constexpr auto rows = make_slugs<solve::flow_status>({
      {solve::flow_status::optimal, "optimal"}, {solve::flow_status::infeasible, "infeasible"}, {solve::flow_status::endless, "endless"}});
};

}  // namespace habeas

namespace habeas::solve {

/// A cheapest flow and the potentials that prove it, solved when it is made. Keeps no reference to the problem.
///
/// Primal network simplex on a strongly feasible tree, the entering arc being the best of a block. Exact: all numbers
/// are whole and 64 bits wide. The dearest costs at each node must sum below 2^58, rooms and supplies below 2^60;
/// errc::limit_exceeded otherwise. An arc that cannot enter costs one look a round; a pivot costs the cycle that it turns
/// and the smaller of the two parts that it moves against each other.
class network_simplex {
 public:
  /// `start`: potentials to begin from, one for each node, or none. Those that fit most arcs save most pivots; any are
  /// right within 2^58. Throws errc::cancelled on request, errc::invalid_value for a wrong number of potentials.
  explicit network_simplex(const flow_problem& problem, std::span<const std::int64_t> start = {}, std::stop_token stop = {})
      : tree_(problem.node_count()) {
    set_up(problem, start);
    meet_demands(problem);
    if (status_ == flow_status::optimal) run(stop);
    finish(problem);
  }

  [[nodiscard]] flow_status status() const noexcept { return status_; }
  /// The flow on each arc, by its place in the problem. As far as it got where there is no optimum.
  [[nodiscard]] const std::vector<std::int64_t>& flows() const noexcept { return flows_; }
  /// A potential for each node. At an optimum cost + potential(from) - potential(to) is not below 0 on an arc with room
  /// left, and not above 0 on an arc with flow: no cycle of what is left costs less than nothing.
  [[nodiscard]] const std::vector<std::int64_t>& potentials() const noexcept { return potential_; }
  /// What the flow costs. Throws errc::limit_exceeded beyond 64 bits, errc::invalid_value where there is no optimum.
  [[nodiscard]] std::int64_t cost(const flow_problem& problem) const;
  /// How often the tree was changed or an arc filled: the work, for tests.
  [[nodiscard]] std::size_t pivots() const noexcept { return pivots_; }

 private:
  /// An arc outside the tree, written so that it may enter when cost + potential(from) - potential(to) < 0: one that is
  /// full is written the other way round.
  struct priced_arc {
    std::int64_t cost;
    flow_node from, to;
  };

  static constexpr std::int64_t greatest_total = std::int64_t{1} << 58;

  /// Arcs that were added together are often alike. Spread out, so that a block holds some of all sorts.
  void mix(std::size_t m) {
    source_of_.reserve(m);
    const auto stride = block_size(m);
    for (std::size_t first = 0; first < stride; ++first)
      for (auto i = first; i < m; i += stride) source_of_.push_back(static_cast<flow_arc_index>(i));
  }
  static std::size_t block_size(std::size_t m) { return std::max<std::size_t>(static_cast<std::size_t>(std::sqrt(static_cast<double>(m))), 20); }

  void set_up(const flow_problem& problem, std::span<const std::int64_t> start);

  void run(const std::stop_token& stop);

  /// Lets the cheapest arc into each node with a demand enter first: most demands are then met by way of it, and not
  /// by pivots that find it among all.
  void meet_demands(const flow_problem& problem);

  /// The arc that gains most in the first block that has one, from `next` on; the number of arcs when none has.
  [[nodiscard]] std::size_t best_of_a_block(std::size_t& next, std::size_t block) const noexcept;

  /// Turns the cycle that an arc closes. False where flow could go round without end.
  [[nodiscard]] bool pivot(std::uint32_t entering);

  void turn(std::uint32_t arc) noexcept {
    auto& a = arcs_[arc];
    a.cost = -a.cost;
    std::swap(a.from, a.to);
    full_[arc] ^= 1;
  }

  /// Potentials matter against one another alone; the root's own is kept from drifting away.
  void keep_small() noexcept {
    const auto away = potential_.back();
    if (away < 2 * greatest_total && away > -2 * greatest_total) return;
    for (auto& p : potential_) p -= away;
  }

  void finish(const flow_problem& problem);

  spanning_tree tree_;
  std::vector<priced_arc> arcs_;
  std::vector<std::int64_t> room_;
  std::vector<flow_arc_index> source_of_;
  std::vector<char> full_;
  std::vector<std::int64_t> potential_, flows_;
  flow_status status_ = flow_status::optimal;
  bool balanced_ = true;
  std::size_t pivots_ = 0;
};

}  // namespace habeas::solve
