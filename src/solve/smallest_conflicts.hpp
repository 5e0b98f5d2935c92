// SPDX-License-Identifier: MIT
// The first k minimal sets of items that cannot all hold: the smallest first, then the smallest items.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas::solve {

/// Minimal sets, and whether the search saw the end of them.
struct conflict_list {
  std::vector<std::vector<std::size_t>> conflicts;  ///< each ascending; shorter before longer, then as lists
  std::optional<bool> more;                         ///< are there others? Nothing: the work allowed did not suffice to tell
  std::size_t asked = 0;                            ///< how often the judge was asked
};

namespace detail {

/// Conflicts are what meets every way out of them (a set of items without which the rest holds, none of them without
/// need), and nothing smaller: so the smallest set that meets all the ways out known so far is either a conflict, or
/// leads to one more way out (Liffiton and others, "Fast, flexible MUS enumeration", Constraints 21, 2016).
template <class Feasible>
class conflict_enumerator {
 public:
  conflict_enumerator(std::size_t n, Feasible& feasible, std::size_t effort) : n_(n), feasible_(feasible), effort_(effort) {}

  conflict_list run(std::size_t most) {
    conflict_list list;
    // One more than is wanted, to know whether there are more.
    while (found_.size() <= most) {
      const auto next = smallest_untried();
      if (spent_) break;
      if (!next) {
        list.more = false;
        break;
      }
      std::vector<bool> enabled(n_, false);
      for (const auto i : *next) enabled[i] = true;
      if (!ask(enabled)) {
        if (spent_) break;
        found_.push_back(*next);
        if (next->empty()) {
          list.more = false;  // nothing holds at all
          break;
        }
      } else if (!grow(std::move(enabled))) {
        break;
      }
    }
    if (found_.size() > most) {
      found_.pop_back();
      list.more = true;
    }
    list.conflicts = std::move(found_);
    list.asked = asked_;
    return list;
  }

 private:
  using items = std::vector<std::size_t>;

  bool ask(const std::vector<bool>& enabled) {
    if (asked_ >= effort_) {
      spent_ = true;
      return false;
    }
    ++asked_;
    return static_cast<bool>(feasible_(enabled));
  }

  /// From items that hold to as many as hold, taken in order; what stays out is a way out of every conflict.
  bool grow(std::vector<bool> enabled) {
    items out;
    std::size_t from = 0;
    const auto holds_up_to = [&](std::size_t end) {
      auto more = enabled;
      for (auto i = from; i < end; ++i) more[i] = true;
      return ask(more);
    };
    for (;;) {
      if (holds_up_to(n_)) break;
      if (spent_) return false;
      auto low = from, high = n_;  // up to low they hold, up to high they do not
      while (high - low > 1) {
        const auto middle = low + (high - low) / 2;
        (holds_up_to(middle) ? low : high) = middle;
        if (spent_) return false;
      }
      for (auto i = from; i + 1 < high; ++i) enabled[i] = true;
      out.push_back(high - 1);
      from = high;
    }
    // Where all items hold together there is no conflict: the empty set meets nothing.
    ways_out_.push_back(std::move(out));
    return true;
  }

  /// The smallest set that meets every way out and holds no conflict found; the first as a list among equals.
  std::optional<items> smallest_untried() {
    for (const auto& w : ways_out_)
      if (w.empty()) return std::nullopt;
    for (; size_ <= n_; ++size_) {
      best_.reset();
      chosen_.clear();
      too_short_ = false;
      choose();
      if (spent_) return std::nullopt;
      if (best_) return best_;
      if (!too_short_) return std::nullopt;  // more items would meet nothing that these do not
    }
    return std::nullopt;
  }

  void choose() {
    if (++steps_ > effort_ * steps_an_ask) spent_ = true;
    if (spent_) return;
    work_limits::count(1);
    if (holds_a_found_one()) return;
    // Ways out that share nothing need an item each.
    const items* open = nullptr;
    std::vector<const items*> apart;
    for (const auto& w : ways_out_) {
      if (meets(w, chosen_)) continue;
      if (open == nullptr || w.size() < open->size()) open = &w;
      if (std::none_of(apart.begin(), apart.end(), [&](const items* a) { return meets(*a, w); })) apart.push_back(&w);
    }
    if (open == nullptr) {
      auto set = chosen_;
      std::sort(set.begin(), set.end());
      if (!best_ || set < *best_) best_ = std::move(set);
      return;
    }
    if (chosen_.size() + apart.size() > size_) {
      too_short_ = true;
      return;
    }
    for (const auto i : *open) {
      chosen_.push_back(i);
      choose();
      chosen_.pop_back();
    }
  }
  [[nodiscard]] static bool meets(const items& ascending, const items& other) {
    return std::any_of(other.begin(), other.end(),
                       [&](std::size_t i) { return std::binary_search(ascending.begin(), ascending.end(), i); });
  }
  [[nodiscard]] bool holds_a_found_one() const {
    return std::any_of(found_.begin(), found_.end(), [&](const items& f) {
      return std::all_of(f.begin(), f.end(),
                         [&](std::size_t i) { return std::find(chosen_.begin(), chosen_.end(), i) != chosen_.end(); });
    });
  }

  static constexpr std::size_t steps_an_ask = 200;

  std::size_t n_;
  Feasible& feasible_;
  std::size_t effort_;
  std::size_t asked_ = 0, steps_ = 0, size_ = 0;
  bool spent_ = false, too_short_ = false;
  std::vector<items> ways_out_, found_;
  items chosen_;
  std::optional<items> best_;
};

}  // namespace detail

/// The first `most` minimal sets of items that cannot all hold, whatever order they would come to light in. Exact as far
/// as it goes: no smaller set, and none of the same size that comes before, is left out. Sets may share items.
/// `feasible(const std::vector<bool>& enabled)` as for `disjoint_conflicts`. The judge is asked at most `effort` times.
template <class Feasible>
[[nodiscard]] conflict_list smallest_conflicts(std::size_t n, std::size_t most, Feasible feasible,
                                               std::size_t effort = 4000) {
  return detail::conflict_enumerator<Feasible>(n, feasible, effort).run(most);
}

}  // namespace habeas::solve
