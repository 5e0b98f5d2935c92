// SPDX-License-Identifier: MIT
// Choices of days for events, one by one: masks and sets leave out days between those that they have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/solve/difference_system.hpp>
#include <habeas/timeline/timeline.hpp>

#include "timeline/event_rows.hpp"

namespace habeas::detail {

/// The rows in days of a timeline's claims, without those that are disputed, and the dates that leave days out.
class day_search {
 public:
  explicit day_search(const timeline& t);

  /// An end of an event that is not after another's.
  struct order {
    event_id before = {};
    bool before_end = false;
    event_id after = {};
    bool after_end = false;
  };
  /// Do the dates leave some choice of days in which all these orders hold? Looked for by bounds, moved onto days that match, and
  /// then by cases; nothing where that takes too many of them.
  [[nodiscard]] std::optional<bool> allows(const std::vector<order>& orders, const std::stop_token& stop) const;

  /// Claims whose dates leave days out, of events that these are tied to, sorted.
  [[nodiscard]] std::vector<claim_id> claims_with_gaps(const std::vector<event_id>& events) const;
  [[nodiscard]] bool has_gaps() const noexcept { return !gaps_.empty(); }

 private:
  struct gap {
    solve::variable point;
    const edtf* date;
    std::size_t claim_place;
  };
  [[nodiscard]] bool search(solve::difference_system rows, std::size_t& cases, const std::stop_token& stop) const;
  [[nodiscard]] std::uint32_t part_of(std::uint32_t event_place) const;
  void join(std::uint32_t one, std::uint32_t other);

  const timeline* timeline_;
  solve::difference_system rows_;
  solve::variable zero_ = 0;
  std::vector<event_ends> ends_;
  std::vector<gap> gaps_;
  std::vector<std::uint32_t> parent_;  ///< of each event, towards the first of those that it is tied to
};

}  // namespace habeas::detail
