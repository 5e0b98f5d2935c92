// SPDX-License-Identifier: MIT
// Smallest sets that meet every one of some sets: what to give up so that no conflict is left whole.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

namespace habeas::solve {

/// Numbers of items, ascending and each once.
using item_set = std::vector<std::size_t>;

[[nodiscard]] inline bool meet(const item_set& a, const item_set& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) return true;
    if (*i < *j) ++i;
    else ++j;
  }
  return false;
}
[[nodiscard]] inline item_set joined(const item_set& a, const item_set& b) {
  item_set both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}
[[nodiscard]] inline item_set without(const item_set& all, const item_set& gone) {
  item_set left;
  std::set_difference(all.begin(), all.end(), gone.begin(), gone.end(), std::back_inserter(left));
  return left;
}

/// The minimal sets that meet every set added so far, kept up to date one set at a time (Berge's algorithm).
class hitting_sets {
 public:
  /// @param most more minimal sets than this are not kept
  explicit hitting_sets(std::size_t most, std::stop_token stop = {}) : most_(most), stop_(std::move(stop)), all_{item_set{}} {}

  /// Says whether all minimal sets are still kept; once false, `all` is of no use any more. Counts the sets compared.
  /// Throws errc::cancelled on request.
  bool add(const item_set& conflict);
  [[nodiscard]] const std::set<item_set>& all() const noexcept { return all_; }

 private:
  std::size_t most_;
  std::stop_token stop_;
  std::set<item_set> all_;
};

}  // namespace habeas::solve
