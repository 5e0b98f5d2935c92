// SPDX-License-Identifier: MIT
#include "solve/network_simplex.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include "core/cancel.hpp"
#include "solve/flow_problem.hpp"
#include "solve/spanning_tree.hpp"

namespace habeas::solve {

std::int64_t network_simplex::cost(const flow_problem& problem) const {
  if (status_ != flow_status::optimal) throw error(errc::invalid_value, "no cheapest flow", std::string(to_slug(status_)), "an optimal one");
  std::int64_t total = 0;
  for (std::size_t i = 0; i < flows_.size(); ++i) {
    std::int64_t part = 0;
    if (__builtin_mul_overflow(flows_[i], problem.arcs()[i].cost, &part) || __builtin_add_overflow(total, part, &total))
      throw error(errc::limit_exceeded, "the cost of a flow is too large", {}, "sums below 2^63");
  }
  return total;
}

void network_simplex::set_up(const flow_problem& problem, std::span<const std::int64_t> start) {
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

void network_simplex::run(const std::stop_token& stop) {
  const auto m = arcs_.size();
  const auto block = block_size(m);
  std::size_t next = 0;
  for (;;) {
    const auto entering = best_of_a_block(next, block);
    if (entering == m) return;
    // A pivot turns a cycle, after a look at a block of arcs.
    if (pivots_++ % 64 == 0) throw_if_stopped(stop, 64 * block);
    if (!pivot(static_cast<std::uint32_t>(entering))) {
      status_ = flow_status::endless;
      return;
    }
  }
}

void network_simplex::meet_demands(const flow_problem& problem) {
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

std::size_t network_simplex::best_of_a_block(std::size_t& next, std::size_t block) const noexcept {
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

bool network_simplex::pivot(std::uint32_t entering) {
  auto& a = arcs_[entering];
  const auto reduced = a.cost + potential_[a.from] - potential_[a.to];
  const auto cycle = tree_.close(a.from, a.to, room_[entering]);
  if (cycle.room >= spanning_tree::endless / 2) return false;
  if (cycle.room > 0) tree_.send(a.from, a.to, cycle);
  if (cycle.out == spanning_tree::none) {
    turn(entering);
    return true;
  }
  const auto leaving = tree_.to_parent(cycle.out);
  const auto inner = cycle.on_from ? a.from : a.to;
  const auto outer = cycle.on_from ? a.to : a.from;
  const auto along = room_[entering] - cycle.room;
  // Seen along the way it enters, `along` more may follow and what was sent may come back.
  spanning_tree::bond b = cycle.on_from ? spanning_tree::bond{along, cycle.room, entering, true}
                                       : spanning_tree::bond{cycle.room, along, entering, false};
  if (full_[entering]) b.leads_up = !b.leads_up;
  const auto moved = tree_.size(cycle.out);
  tree_.move(inner, outer, cycle.out, cycle.join, b);
  const auto shift = cycle.on_from ? -reduced : reduced;
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

void network_simplex::finish(const flow_problem& problem) {
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

}  // namespace habeas::solve
