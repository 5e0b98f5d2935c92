// SPDX-License-Identifier: MIT
#include "solve/bound_finder.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"
#include "solve/equality_classes.hpp"

namespace habeas::solve {

bound_finder::bound_finder(const difference_solver& solver) : potential_(solver.solution()) {
  const auto& graph = solver.graph();
  auto parts = find_equality_classes(graph, potential_);
  part_of_ = std::move(parts.part_of);
  parts_ = parts.count;
  auto arcs = contract(graph);
  centre(arcs);
  eliminate(arcs);
}

std::vector<std::int64_t> bound_finder::lower(std::span<const variable_pair> pairs) const {
  two_sided_search search(parts_);
  std::vector<std::int64_t> bounds;
  bounds.reserve(pairs.size());
  for (const auto& pair : pairs) {
    const auto bound = upper(pair.minus, pair.plus, search);
    bounds.push_back(bound == unbounded ? unbounded_below : -bound);
  }
  return bounds;
}

bound_finder::both_ways bound_finder::contract(const difference_graph& graph) const {
  packed_arcs all;
  all.first.assign(parts_ + 1, 0);
  for (const auto& arc : graph.arcs())
    if (part_of_[arc.from] != part_of_[arc.to]) ++all.first[part_of_[arc.from] + 1];
  for (std::size_t p = 0; p < parts_; ++p) all.first[p + 1] += all.first[p];
  all.arcs.resize(all.first[parts_]);
  auto next = all.first;
  for (const auto& arc : graph.arcs()) {
    const auto p = part_of_[arc.from];
    if (p == part_of_[arc.to]) continue;
    all.arcs[next[p]++] = {arc.length + potential_[arc.from] - potential_[arc.to], part_of_[arc.to]};
  }
  both_ways result;
  result.out.first.assign(1, 0);
  std::vector<std::uint32_t> place(parts_, none);
  auto& arcs = result.out.arcs;
  for (part p = 0; p < parts_; ++p) {
    const auto begin = static_cast<std::uint32_t>(arcs.size());
    for (const auto& arc : all[p]) {
      if (place[arc.other] == none || place[arc.other] < begin) {
        place[arc.other] = static_cast<std::uint32_t>(arcs.size());
        arcs.push_back(arc);
      } else {
        auto& length = arcs[place[arc.other]].length;
        length = std::min(length, arc.length);
      }
    }
    result.out.first.push_back(static_cast<std::uint32_t>(arcs.size()));
  }
  turn(result);
  return result;
}

void bound_finder::turn(both_ways& arcs) const {
  arcs.in.first.assign(parts_ + 1, 0);
  for (const auto& arc : arcs.out.arcs) ++arcs.in.first[arc.other + 1];
  for (std::size_t p = 0; p < parts_; ++p) arcs.in.first[p + 1] += arcs.in.first[p];
  arcs.in.arcs.resize(arcs.out.arcs.size());
  auto next = arcs.in.first;
  for (part p = 0; p < parts_; ++p)
    for (const auto& arc : arcs.out[p]) arcs.in.arcs[next[arc.other]++] = {arc.length, p};
}

void bound_finder::centre(both_ways& arcs) {
  std::int64_t steepness = 1;
  for (const auto& arc : arcs.out.arcs) steepness = std::max(steepness, arc.length);
  steepness = std::min(steepness, difference_graph::greatest_total / static_cast<std::int64_t>(parts_ + 1));
  std::vector<std::int64_t> steep(parts_, unbounded), least(parts_, unbounded);
  for (variable v = 0; v < part_of_.size(); ++v) {
    const auto p = part_of_[v];
    steep[p] = std::min(steep[p], steepness * p - potential_[v]);
    least[p] = std::min(least[p], potential_[v]);
  }
  lower_to_fit(arcs.out, steep);
  lower_to_fit(arcs.in, least);
  shift_.resize(parts_);
  for (part p = 0; p < parts_; ++p) shift_[p] = steep[p] - least[p];
  for (part p = 0; p < parts_; ++p)
    for (auto i = arcs.out.first[p]; i < arcs.out.first[p + 1]; ++i) {
      auto& arc = arcs.out.arcs[i];
      arc.length = scale * arc.length + shift_[p] - shift_[arc.other];
    }
  turn(arcs);
}

void bound_finder::lower_to_fit(const packed_arcs& arcs, std::vector<std::int64_t>& heights) {
  std::vector<entry> heap;
  heap.reserve(heights.size());
  for (part p = 0; p < heights.size(); ++p) heap.emplace_back(heights[p], p);
  std::make_heap(heap.begin(), heap.end(), std::greater<>{});
  while (!heap.empty()) {
    const auto [height, p] = pop(heap);
    if (height != heights[p]) continue;
    for (const auto& arc : arcs[p]) {
      if (height + arc.length >= heights[arc.other]) continue;
      heights[arc.other] = height + arc.length;
      heap.emplace_back(heights[arc.other], arc.other);
      std::push_heap(heap.begin(), heap.end(), std::greater<>{});
    }
  }
}

void bound_finder::join(arc_lists& out, arc_lists& in, part from, part to, std::int64_t length) {
  if (out[from].size() <= long_list) {
    for (auto& arc : out[from]) {
      if (arc.other != to) continue;
      if (arc.length <= length) return;
      if (in[to].size() > long_list) break;
      arc.length = length;
      for (auto& back : in[to])
        if (back.other == from) back.length = std::min(back.length, length);
      return;
    }
  }
  out[from].push_back({length, to});
  in[to].push_back({length, from});
}

void bound_finder::eliminate(const both_ways& arcs) {
  arc_lists out(parts_), in(parts_);
  for (part p = 0; p < parts_; ++p) {
    out[p].assign(arcs.out[p].begin(), arcs.out[p].end());
    in[p].assign(arcs.in[p].begin(), arcs.in[p].end());
  }
  is_core_.assign(parts_, 1);
  std::vector<int> touched_in(parts_, -1);
  std::vector<part> candidates(parts_);
  for (part p = 0; p < parts_; ++p) candidates[p] = p;
  const auto drop_gone = [&](std::vector<half_arc>& list) {
    list.erase(std::remove_if(list.begin(), list.end(), [&](const half_arc& a) { return !is_core_[a.other]; }),
               list.end());
  };
  for (int round = 0; round < rounds && !candidates.empty(); ++round) {
    std::vector<part> left;
    for (const auto p : candidates) {
      if (touched_in[p] == round) {
        left.push_back(p);
        continue;
      }
      if (out[p].size() <= long_list) drop_gone(out[p]);
      if (in[p].size() <= long_list) drop_gone(in[p]);
      const auto before = out[p].size() + in[p].size();
      if (out[p].size() * in[p].size() > before + growth) {
        left.push_back(p);
        continue;
      }
      drop_gone(out[p]);
      drop_gone(in[p]);
      is_core_[p] = 0;
      for (const auto& a : in[p])
        for (const auto& b : out[p])
          if (a.other != b.other) join(out, in, a.other, b.other, a.length + b.length);
      for (const auto& a : in[p]) touched_in[a.other] = round;
      for (const auto& b : out[p]) touched_in[b.other] = round;
    }
    if (left.size() + left.size() / 50 >= candidates.size()) break;
    candidates = std::move(left);
  }
  core_size_ = static_cast<std::size_t>(std::count(is_core_.begin(), is_core_.end(), 1));
  for (part p = 0; p < parts_; ++p) {
    if (!is_core_[p]) continue;
    drop_gone(out[p]);
    drop_gone(in[p]);
  }
  upward_ = {pack(out), pack(in)};
}

bound_finder::packed_arcs bound_finder::pack(arc_lists& lists) {
  packed_arcs packed;
  packed.first.assign(1, 0);
  std::size_t total = 0;
  for (const auto& list : lists) total += list.size();
  packed.arcs.reserve(total);
  for (auto& list : lists) {
    std::sort(list.begin(), list.end(), [](const half_arc& a, const half_arc& b) { return a.length < b.length; });
    packed.arcs.insert(packed.arcs.end(), list.begin(), list.end());
    packed.first.push_back(static_cast<std::uint32_t>(packed.arcs.size()));
  }
  return packed;
}

std::int64_t bound_finder::upper(variable plus, variable minus, two_sided_search& search) const {
  if (plus >= part_of_.size() || minus >= part_of_.size())
    throw error(errc::invalid_value, "no such variable", fmt::format("{} - {}", plus, minus),
                fmt::format("numbers below {}", part_of_.size()));
  const auto source = part_of_[minus];
  const auto target = part_of_[plus];
  const auto fixed = potential_[plus] - potential_[minus];
  if (source == target) return fixed;
  const auto length = distance(source, target, search);
  if (length == unbounded) return unbounded;
  return fixed + (length - shift_[source] + shift_[target]) / scale;
}

bool bound_finder::is_within(variable plus, variable minus, std::int64_t most, two_sided_search& search) const {
  search.from.clear();
  search.to.clear();
  const auto source = part_of_[minus], target = part_of_[plus];
  const auto over = most - (potential_[plus] - potential_[minus]);
  if (source == target) return over >= 0;
  const auto length = scale * over + shift_[source] - shift_[target];
  return length >= 0 && distance(source, target, search, length) <= length;
}

void bound_finder::climb(search_end& here, const search_end& there, const packed_arcs& arcs, std::int64_t& best) const {
  while (!here.outside.empty()) {
    const auto [d, p] = pop(here.outside);
    if (d != here.distance[p]) continue;
    if (d >= best) return;
    for (const auto& arc : arcs[p]) {
      const auto next = d + arc.length;
      if (next >= best) break;
      if (there.distance[arc.other] != unbounded) best = std::min(best, next + there.distance[arc.other]);
      here.reach(arc.other, next, is_core_[arc.other] != 0);
    }
  }
}

std::int64_t bound_finder::distance(part source, part target, two_sided_search& search, std::int64_t most) const {
  auto& from = search.from;
  auto& to = search.to;
  from.clear();
  to.clear();
  from.reach(source, 0, is_core_[source] != 0);
  to.reach(target, 0, is_core_[target] != 0);
  auto best = most == unbounded ? unbounded : most + 1;
  climb(from, to, upward_.out, best);
  climb(to, from, upward_.in, best);
  while (!from.inside.empty() && !to.inside.empty()) {
    const bool ahead = from.inside.size() <= to.inside.size();
    auto& here = ahead ? from : to;
    const auto& there = ahead ? to : from;
    const auto [d, p] = pop(here.inside);
    const auto far = there.inside.front().first;
    if (best != unbounded && d + far >= best) break;
    if (d != here.distance[p]) continue;
    for (const auto& arc : (ahead ? upward_.out : upward_.in)[p]) {
      const auto next = d + arc.length;
      // What the other end has not settled lies at least `far` from it, and it has looked back from what it has.
      if (best != unbounded && next + far >= best) break;
      if (there.distance[arc.other] != unbounded) best = std::min(best, next + there.distance[arc.other]);
      here.reach(arc.other, next, true);
    }
  }
  return best;
}

}  // namespace habeas::solve
