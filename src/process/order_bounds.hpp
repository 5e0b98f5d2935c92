// SPDX-License-Identifier: MIT
// Which orders of events their days allow: kept so that one more event in its place costs little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <habeas/solve/difference_system.hpp>

namespace habeas {

/// The most days from each of some events to each other, as far as some of them are put before others.
///
/// All that is put before comes in at one event, so that a contradiction runs through it once: whether an event can come
/// before others is seen from the days between them, and the days that this leaves are found in one pass over all pairs.
class order_bounds {
 public:
  /// What a system says of its variables.
  explicit order_bounds(const solve::difference_system& system);

  /// Can all of it be?
  [[nodiscard]] bool holds() const noexcept { return holds_; }
  /// How many rows it stands for, with those that were put in since.
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_; }
  /// Can this one be no later than that one?
  [[nodiscard]] bool can_precede(std::size_t first, std::size_t second) const { return most(first, second) >= 0; }
  /// The same with one put before some others, which it can precede: a row for each.
  [[nodiscard]] order_bounds with_first(std::size_t first, const std::vector<std::size_t>& others) const;

 private:
  /// The most days of `to` after `from`.
  [[nodiscard]] std::int64_t most(std::size_t from, std::size_t to) const { return most_[from * count_ + to]; }

  std::size_t count_ = 0, rows_ = 0;
  bool holds_ = false;
  std::vector<std::int64_t> most_;
};

}  // namespace habeas
