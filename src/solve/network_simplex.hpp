// SPDX-License-Identifier: MIT
// The cheapest flow through a network, in whole numbers, by the network simplex.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include "solve/flow_problem.hpp"
#include "solve/spanning_tree.hpp"

namespace habeas {

/// What came of the search for a cheapest flow.
enum class flow_status {
  optimal,
  infeasible,  ///< no flow meets the supplies
  endless,     ///< a circle of arcs without limit costs less than nothing: there is no least cost
};

template <>
struct slug_table<flow_status> {
  static constexpr auto rows = make_slugs<flow_status>({
      {flow_status::optimal, "optimal"}, {flow_status::infeasible, "infeasible"}, {flow_status::endless, "endless"}});
};

/// A cheapest flow and the potentials that prove it, solved when it is made. Keeps no reference to the problem.
///
/// Primal network simplex on a strongly feasible tree, the entering arc being the best of a block. Exact: all numbers
/// are whole and 64 bits wide. The dearest costs at each node must sum below 2^58, rooms and supplies below 2^60;
/// errc::limit_exceeded otherwise. An arc that cannot enter costs one look a round; a pivot costs the ring that it turns
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
  /// left, and not above 0 on an arc with flow: no circle of what is left costs less than nothing.
  [[nodiscard]] const std::vector<std::int64_t>& potentials() const noexcept { return potential_; }
  /// What the flow costs. Throws errc::limit_exceeded beyond 64 bits, errc::invalid_value where there is no optimum.
  [[nodiscard]] std::int64_t cost(const flow_problem& problem) const {
    if (status_ != flow_status::optimal) throw error(errc::invalid_value, "no cheapest flow", std::string(to_slug(status_)), "an optimal one");
    std::int64_t total = 0;
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      std::int64_t part = 0;
      if (__builtin_mul_overflow(flows_[i], problem.arcs()[i].cost, &part) || __builtin_add_overflow(total, part, &total))
        throw error(errc::limit_exceeded, "the cost of a flow is too large", {}, "sums below 2^63");
    }
    return total;
  }
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

  void set_up(const flow_problem& problem, std::span<const std::int64_t> start) {
    const auto n = problem.node_count();
    const auto m = problem.arcs().size();
    if (!start.empty() && start.size() != n)
      throw error(errc::invalid_value, "potentials to start from", fmt::format("{} of them", start.size()), fmt::format("one for each of {} nodes", n));
    std::vector<std::int64_t> dearest(n, 0);
    mix(m);
    arcs_.reserve(m);
    room_.reserve(m);
    for (const auto i : source_of_) {
      const auto& a = problem.arcs()[i];
      arcs_.push_back({a.cost, a.from, a.to});
      room_.push_back(a.capacity == unlimited_flow ? spanning_tree::endless : a.capacity);
      const auto size = a.cost < 0 ? -a.cost : a.cost;
      dearest[a.from] = std::max(dearest[a.from], size);
      dearest[a.to] = std::max(dearest[a.to], size);
    }
    full_.assign(m, 0);
    std::int64_t total = 1;
    for (const auto d : dearest) {
      total += d;
      if (total >= greatest_total) throw error(errc::limit_exceeded, "the costs together are too large", fmt::format("over {}", total), "sums below 2^58");
    }
    for (const auto p : start)
      if (p >= greatest_total || p <= -greatest_total)
        throw error(errc::limit_exceeded, "a potential to start from is too large", fmt::format("{}", p), "less than 2^58 either way");
    balanced_ = true;
    std::int64_t sum = 0, highest = 0, lowest = 0;
    for (flow_node v = 0; v < n; ++v) {
      sum += problem.supplies()[v];
      if (!start.empty()) {
        highest = std::max(highest, start[v]);
        lowest = std::min(lowest, start[v]);
      }
    }
    balanced_ = sum == 0;
    // Dearer than any way through the network, so that nothing stays on these where it can go another way.
    const auto penalty = 2 * total + (highest - lowest);
    potential_.assign(n + 1, 0);
    for (flow_node v = 0; v < n; ++v) {
      const auto supply = problem.supplies()[v];
      const auto own = start.empty() ? 0 : start[v];
      const auto arc = static_cast<std::uint32_t>(m + v);
      if (supply >= 0) {
        potential_[v] = own;
        tree_.hang(v, {spanning_tree::endless - supply, supply, arc, true});
      } else {
        potential_[v] = own + penalty;
        tree_.hang(v, {-supply, spanning_tree::endless + supply, arc, false});
      }
    }
  }

  void run(const std::stop_token& stop) {
    const auto m = arcs_.size();
    const auto block = block_size(m);
    std::size_t next = 0;
    for (;;) {
      const auto entering = best_of_a_block(next, block);
      if (entering == m) return;
      if (pivots_++ % 1024 == 0 && stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
      if (!pivot(static_cast<std::uint32_t>(entering))) {
        status_ = flow_status::endless;
        return;
      }
    }
  }

  /// Lets the cheapest arc into each node with a demand enter first: most demands are then met by way of it, and not
  /// by pivots that find it among all.
  void meet_demands(const flow_problem& problem) {
    std::vector<std::uint32_t> cheapest(problem.node_count(), spanning_tree::none);
    for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
      const auto& a = arcs_[i];
      if (problem.supplies()[a.to] >= 0 || room_[i] == 0 || a.from == a.to) continue;
      auto& best = cheapest[a.to];
      if (best == spanning_tree::none || a.cost < arcs_[best].cost) best = i;
    }
    for (const auto i : cheapest) {
      if (i == spanning_tree::none) continue;
      const auto& a = arcs_[i];
      if (a.cost + potential_[a.from] - potential_[a.to] >= 0) continue;
      ++pivots_;
      if (!pivot(i)) {
        status_ = flow_status::endless;
        return;
      }
    }
  }

  /// The arc that gains most in the first block that has one, from `next` on; the number of arcs when none has.
  [[nodiscard]] std::size_t best_of_a_block(std::size_t& next, std::size_t block) const noexcept {
    const auto m = arcs_.size();
    auto best = m;
    std::int64_t gain = 0;
    for (std::size_t seen = 0; seen < m;) {
      const auto end = std::min({next + block, m, next + (m - seen)});
      for (auto i = next; i < end; ++i) {
        const auto& a = arcs_[i];
        const auto reduced = a.cost + potential_[a.from] - potential_[a.to];
        if (reduced < gain) {
          gain = reduced;
          best = i;
        }
      }
      seen += end - next;
      next = end == m ? 0 : end;
      if (best != m) return best;
    }
    return best;
  }

  /// Turns the ring that an arc closes. False where flow could go round without end.
  [[nodiscard]] bool pivot(std::uint32_t entering) {
    auto& a = arcs_[entering];
    const auto reduced = a.cost + potential_[a.from] - potential_[a.to];
    const auto ring = tree_.close(a.from, a.to, room_[entering]);
    if (ring.room >= spanning_tree::endless / 2) return false;
    if (ring.room > 0) tree_.send(a.from, a.to, ring);
    if (ring.out == spanning_tree::none) {
      turn(entering);
      return true;
    }
    const auto leaving = tree_.to_parent(ring.out);
    const auto inner = ring.on_from ? a.from : a.to;
    const auto outer = ring.on_from ? a.to : a.from;
    const auto along = room_[entering] - ring.room;
    // Seen along the way it enters, `along` more may follow and what was sent may come back.
    spanning_tree::bond b = ring.on_from ? spanning_tree::bond{along, ring.room, entering, true}
                                         : spanning_tree::bond{ring.room, along, entering, false};
    if (full_[entering]) b.leads_up = !b.leads_up;
    const auto moved = tree_.size(ring.out);
    tree_.move(inner, outer, ring.out, ring.join, b);
    const auto shift = ring.on_from ? -reduced : reduced;
    if (2 * static_cast<std::size_t>(moved) <= potential_.size()) {
      tree_.for_each_below(inner, [&](flow_node v) { potential_[v] += shift; });
    } else {
      tree_.for_each_beside(inner, [&](flow_node v) { potential_[v] -= shift; });
      keep_small();
    }
    if (leaving.arc < arcs_.size()) {
      const bool emptied = leaving.flow() == 0;
      const bool is_full = !emptied;
      if (is_full != (full_[leaving.arc] != 0)) turn(leaving.arc);
    }
    return true;
  }

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

  void finish(const flow_problem& problem) {
    const auto n = problem.node_count();
    const auto m = arcs_.size();
    flows_.assign(m, 0);
    for (std::size_t i = 0; i < m; ++i)
      if (full_[i]) flows_[source_of_[i]] = room_[i];
    bool unmet = !balanced_;
    for (flow_node v = 0; v < n; ++v) {
      const auto& b = tree_.to_parent(v);
      if (b.arc < m) flows_[source_of_[b.arc]] = b.flow();
      else if (!(problem.supplies()[b.arc - m] >= 0) && b.flow() > 0) unmet = true;
    }
    if (status_ == flow_status::optimal && unmet) status_ = flow_status::infeasible;
    const auto away = n == 0 ? 0 : potential_.back();
    potential_.pop_back();
    for (auto& p : potential_) p -= away;
  }

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

}  // namespace habeas
