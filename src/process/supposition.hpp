// SPDX-License-Identifier: MIT
// What is proven of the starts of a negotiation's events, and what is supposed on top of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <habeas/process/negotiation_state.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas {

class negotiation_state_sequence::supposition {
 public:
  explicit supposition(const negotiation_state_sequence& c) : of_(&c), calendar_(c.event_count()), rows_(c.rows_) {}

  [[nodiscard]] std::size_t calendar() const noexcept { return calendar_; }
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }
  /// plus - minus is at most so many days, for these reasons; those of something supposed are none.
  void at_most(std::size_t plus, std::size_t minus, std::int64_t days) { rows_.push_back({plus, minus, days, {}}); }
  /// The rows, without their reasons.
  [[nodiscard]] solve::difference_system system() const;
  /// Is there a choice of days for all of it? Puts in what dates that leave days out add.
  [[nodiscard]] bool can_hold();

 private:
  friend class negotiation_state_sequence;

  void because(std::size_t plus, std::size_t minus, std::int64_t days, grounds on) {
    rows_.push_back({plus, minus, days, std::move(on)});
  }
  template <class Rows>
  [[nodiscard]] grounds grounds_of(const Rows& rows) const {
    grounds all;
    for (const auto r : rows) all.add(rows_[r].on);
    return all;
  }

  /// Puts the latest day of each event onto a day that its dates have, one step: did any move? Differences and days that are
  /// left out allow a latest choice of all at once, so that no cases need be gone through.
  template <class Solver>
  bool move_back(const Solver& solver);

  const negotiation_state_sequence* of_;
  std::size_t calendar_;
  std::vector<known_row> rows_;
};

}  // namespace habeas
