// SPDX-License-Identifier: MIT
// Which rows of an order a solver needs: p to r says nothing that p to q and q to r do not.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <habeas/graph/transitive_reduction.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas {

namespace detail {

/// Rows plus <= minus as arcs. Those of one set of premises are judged at a time, beside those that rest on nothing.
class order_reducer {
 public:
  explicit order_reducer(const solve::difference_system& s);
  [[nodiscard]] std::vector<char> needed() && { return std::move(needed_); }

 private:
  /// A claim's own rows are few: looking at all others for their sake would cost more than they do.
  static constexpr std::size_t fewest = 16;

  /// Leaves out rows that the others, and those given as sure, say already.
  void reduce(const std::vector<solve::row_index>& sure, const std::vector<solve::row_index>& rows);

  const std::vector<solve::difference_row>* rows_;
  std::size_t vertices_;
  std::vector<char> needed_;
};

}  // namespace detail

/// For each row whether it is needed. One that is not is the sum of others that rest on no more than it does, under
/// whatever premises are off; only rows `plus - minus <= 0` are ever left out.
///
/// Takes one transitive reduction for each set of premises that many rows share.
[[nodiscard]] inline std::vector<char> needed_rows(const solve::difference_system& s) { return detail::order_reducer(s).needed(); }

}  // namespace habeas
