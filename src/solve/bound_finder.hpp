// SPDX-License-Identifier: MIT
// Exact bounds of very many pairs, such as a stock on every day, each pair having a source of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include "solve/difference_solver.hpp"
#include "solve/equality_classes.hpp"

namespace habeas::solve {

/// The difference plus - minus.
struct variable_pair {
  variable plus = 0;
  variable minus = 0;
  friend bool operator==(const variable_pair&, const variable_pair&) = default;
};

/// Prepares a solved system once so that each bound costs microseconds. Exact, like `difference_solver::upper`.
///
/// Four steps, each keeping all distances: variables tied exactly to one another become one (`find_equality_classes`);
/// lengths are taken relative to numbers in the middle of what the rows allow, so that a search stays near
/// its ends; parts with few arcs are taken out and their neighbours joined; a pair is then searched from both ends.
/// Keeps no reference to the solver. Const members may be called from several threads.
class bound_finder {
 public:
  /// Throws errc::invalid_value when the system is contradictory. Near-linear on systems numbered along their time.
  explicit bound_finder(const difference_solver& solver);

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
  class session;

  /// The greatest lower bound of plus - minus for each pair; `unbounded_below` where there is none.
  [[nodiscard]] std::vector<std::int64_t> lower(std::span<const variable_pair> pairs) const;

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
  [[nodiscard]] both_ways contract(const difference_graph& graph) const;

  void turn(both_ways& arcs) const;

  /// Moves lengths to the middle of three solutions: the one at hand, the greatest nowhere above 0; the least nowhere
  /// below it; and one in which numbers grow along the numbering as fast as they may, as in those they grow slowly.
  /// Then few ways are tight in all, and a search soon finds that leaving the neighbourhood cannot pay. Lengths
  /// are multiplied by three so that the middle needs no fractions.
  void centre(both_ways& arcs);
  /// Lowers heights until none is above a neighbour's by more than the arc from it.
  static void lower_to_fit(const packed_arcs& arcs, std::vector<std::int64_t>& heights);

  /// Lists longer than this are not searched for an arc to shorten; a second arc beside it does no harm.
  static constexpr std::size_t long_list = 32;
  /// A part is taken out when that adds at most so many arcs more than it removes.
  static constexpr std::size_t growth = 2;
  static constexpr int rounds = 24;

  static void join(arc_lists& out, arc_lists& in, part from, part to, std::int64_t length);

  /// Takes parts with few neighbours out, round by round, never two neighbours in one round so that ways up stay short.
  /// What is taken out keeps its arcs to what stayed: every shortest path goes up, through the core, and down.
  void eliminate(const both_ways& arcs);

  /// Shortest arcs first: a search stops reading a list where nothing can improve any more.
  [[nodiscard]] static packed_arcs pack(arc_lists& lists);

  [[nodiscard]] std::int64_t upper(variable plus, variable minus, two_sided_search& search) const;

  /// Settles what lies outside the core on the way up from one end.
  void climb(search_end& here, const search_end& there, const packed_arcs& arcs, std::int64_t& best) const;

  /// @param most what is longer need not be found: `unbounded` then, or more than this
  [[nodiscard]] std::int64_t distance(part source, part target, two_sided_search& search, std::int64_t most = unbounded) const;

  [[nodiscard]] bool is_within(variable plus, variable minus, std::int64_t most, two_sided_search& search) const;

  std::vector<std::int64_t> potential_;
  std::vector<std::uint32_t> part_of_;
  std::size_t parts_ = 0;
  std::size_t core_size_ = 0;
  std::vector<std::int64_t> shift_;
  std::vector<char> is_core_;
  both_ways upward_;
};

/// Questions one after another, each costing what its search visits. For one thread; the finder must outlive it.
class bound_finder::session {
 public:
  explicit session(const bound_finder& of) : of_(&of), search_(of.parts_) {}
  /// As `bound_finder::upper`.
  [[nodiscard]] std::int64_t upper(const variable_pair& pair) { return of_->upper(pair.plus, pair.minus, search_); }
  [[nodiscard]] std::int64_t lower(const variable_pair& pair) {
    const auto bound = of_->upper(pair.minus, pair.plus, search_);
    return bound == unbounded ? unbounded_below : -bound;
  }
  /// Is the least upper bound of plus - minus no more than `most`? Costs less than the bound where it is more, most often nothing.
  [[nodiscard]] bool is_within(const variable_pair& pair, std::int64_t most) { return of_->is_within(pair.plus, pair.minus, most, search_); }
  /// Parts reached by the last search: the work.
  [[nodiscard]] std::size_t reached() const noexcept { return search_.from.touched.size() + search_.to.touched.size(); }

 private:
  const bound_finder* of_;
  two_sided_search search_;
};

}  // namespace habeas::solve
