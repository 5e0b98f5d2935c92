// SPDX-License-Identifier: MIT
// Exact bounds of very many pairs, such as a stock on every day, each pair having a source of its own.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"
#include "solve/equality_classes.hpp"

namespace habeas {

/// The difference plus - minus.
struct variable_pair {
  variable plus = 0;
  variable minus = 0;
  friend bool operator==(const variable_pair&, const variable_pair&) = default;
};

/// Prepares a solved system once so that each bound costs microseconds. Exact, like `difference_solver::upper`.
///
/// Four steps, each keeping all distances: variables tied exactly to one another become one (`find_rigid_parts`);
/// lengths are taken relative to numbers in the middle of what the rows allow, so that a search stays near
/// its ends; parts with few arcs are taken out and their neighbours joined; a pair is then searched from both ends.
/// Keeps no reference to the solver. Const members may be called from several threads.
class bound_finder {
 public:
  /// Throws errc::invalid_value when the system is contradictory. Near-linear on systems numbered along their time.
  explicit bound_finder(const difference_solver& solver) : potential_(solver.solution()) {
    const auto& graph = solver.graph();
    auto parts = find_rigid_parts(graph, potential_);
    part_of_ = std::move(parts.part_of);
    parts_ = parts.count;
    auto arcs = contract(graph);
    centre(arcs);
    eliminate(arcs);
  }

  /// How many variables are left once those tied exactly to one another count as one.
  [[nodiscard]] std::size_t part_count() const noexcept { return parts_; }
  /// How many of the parts could not be taken out cheaply: searches run among these.
  [[nodiscard]] std::size_t core_size() const noexcept { return core_size_; }

  /// The least upper bound of plus - minus for each pair, in the order given; `unbounded` where there is none.
  /// Throws errc::invalid_value for a variable that is not there.
  [[nodiscard]] std::vector<std::int64_t> upper(std::span<const variable_pair> pairs) const {
    two_sided_search search(parts_);
    std::vector<std::int64_t> bounds;
    bounds.reserve(pairs.size());
    for (const auto& pair : pairs) bounds.push_back(upper(pair.plus, pair.minus, search));
    return bounds;
  }
  /// The greatest lower bound of plus - minus for each pair; `unbounded_below` where there is none.
  [[nodiscard]] std::vector<std::int64_t> lower(std::span<const variable_pair> pairs) const {
    two_sided_search search(parts_);
    std::vector<std::int64_t> bounds;
    bounds.reserve(pairs.size());
    for (const auto& pair : pairs) {
      const auto bound = upper(pair.minus, pair.plus, search);
      bounds.push_back(bound == unbounded ? unbounded_below : -bound);
    }
    return bounds;
  }

 private:
  using part = std::uint32_t;
  static constexpr part none = std::numeric_limits<part>::max();

  struct half_arc {
    std::int64_t length;
    part other;
  };
  using arc_lists = std::vector<std::vector<half_arc>>;
  struct packed_arcs {
    std::vector<std::uint32_t> first;
    std::vector<half_arc> arcs;
    [[nodiscard]] std::span<const half_arc> operator[](part p) const noexcept {
      return {arcs.data() + first[p], arcs.data() + first[p + 1]};
    }
  };
  struct both_ways {
    packed_arcs out, in;
  };

  using entry = std::pair<std::int64_t, part>;
  static constexpr std::int64_t scale = 3;

  /// One end of a search: distances, and what waits outside the core and inside.
  struct search_end {
    std::vector<std::int64_t> distance;
    std::vector<part> touched;
    std::vector<entry> outside, inside;

    explicit search_end(std::size_t n) : distance(n, unbounded) {}
    void clear() noexcept {
      for (const auto p : touched) distance[p] = unbounded;
      touched.clear();
      outside.clear();
      inside.clear();
    }
    void reach(part p, std::int64_t d, bool core) {
      if (d >= distance[p]) return;
      if (distance[p] == unbounded) touched.push_back(p);
      distance[p] = d;
      auto& heap = core ? inside : outside;
      heap.emplace_back(d, p);
      std::push_heap(heap.begin(), heap.end(), std::greater<>{});
    }
  };
  static entry pop(std::vector<entry>& heap) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>{});
    const auto top = heap.back();
    heap.pop_back();
    return top;
  }
  struct two_sided_search {
    search_end from, to;
    explicit two_sided_search(std::size_t n) : from(n), to(n) {}
  };

  /// Arcs between parts, the shortest of each pair, measured against the solution: no length is below 0.
  [[nodiscard]] both_ways contract(const difference_graph& graph) const {
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

  void turn(both_ways& arcs) const {
    arcs.in.first.assign(parts_ + 1, 0);
    for (const auto& arc : arcs.out.arcs) ++arcs.in.first[arc.other + 1];
    for (std::size_t p = 0; p < parts_; ++p) arcs.in.first[p + 1] += arcs.in.first[p];
    arcs.in.arcs.resize(arcs.out.arcs.size());
    auto next = arcs.in.first;
    for (part p = 0; p < parts_; ++p)
      for (const auto& arc : arcs.out[p]) arcs.in.arcs[next[arc.other]++] = {arc.length, p};
  }

  /// Moves lengths to the middle of three solutions: the one at hand, the greatest nowhere above 0; the least nowhere
  /// below it; and one in which numbers grow along the numbering as fast as they may, as in those they grow slowly.
  /// Then few ways are tight in all, and a search soon finds that leaving the neighbourhood cannot pay. Lengths
  /// are multiplied by three so that the middle needs no fractions.
  void centre(both_ways& arcs) {
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
  /// Lowers heights until none is above a neighbour's by more than the arc from it.
  static void lower_to_fit(const packed_arcs& arcs, std::vector<std::int64_t>& heights) {
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

  /// Lists longer than this are not searched for an arc to shorten; a second arc beside it does no harm.
  static constexpr std::size_t long_list = 32;
  /// A part is taken out when that adds at most so many arcs more than it removes.
  static constexpr std::size_t growth = 2;
  static constexpr int rounds = 24;

  static void join(arc_lists& out, arc_lists& in, part from, part to, std::int64_t length) {
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

  /// Takes parts with few neighbours out, round by round, never two neighbours in one round so that ways up stay short.
  /// What is taken out keeps its arcs to what stayed: every shortest path goes up, through the core, and down.
  void eliminate(const both_ways& arcs) {
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

  /// Shortest arcs first: a search stops reading a list where nothing can improve any more.
  [[nodiscard]] static packed_arcs pack(arc_lists& lists) {
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

  [[nodiscard]] std::int64_t upper(variable plus, variable minus, two_sided_search& search) const {
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

  /// Settles what lies outside the core on the way up from one end.
  void climb(search_end& here, const search_end& there, const packed_arcs& arcs, std::int64_t& best) const {
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

  [[nodiscard]] std::int64_t distance(part source, part target, two_sided_search& search) const {
    auto& from = search.from;
    auto& to = search.to;
    from.clear();
    to.clear();
    from.reach(source, 0, is_core_[source] != 0);
    to.reach(target, 0, is_core_[target] != 0);
    auto best = unbounded;
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

  std::vector<std::int64_t> potential_;
  std::vector<std::uint32_t> part_of_;
  std::size_t parts_ = 0;
  std::size_t core_size_ = 0;
  std::vector<std::int64_t> shift_;
  std::vector<char> is_core_;
  both_ways upward_;
};

}  // namespace habeas
