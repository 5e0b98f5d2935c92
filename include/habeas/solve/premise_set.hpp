// SPDX-License-Identifier: MIT
// Premises of rows: small interned sets of what a row rests on, and the switch that turns premises off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>

namespace habeas::solve {

/// Something a row rests on: a claim, an assumption. The solver knows only its number.
using premise = std::uint32_t;

/// The number of an interned set of premises; 0 is the empty set.
using premise_set_id = std::uint32_t;

/// Each different set of premises once, so that a million rows of one claim share one small number.
class HABEAS_API premise_pool {
 public:
  premise_pool() : first_{0, 0}, slots_(16, empty_slot) {}

  /// The number of a set; the same premises in any order, repeated or not, have the same number.
  /// Throws errc::limit_exceeded past 2^32 - 2 sets or premises stored. Expected time linear in the set's size.
  premise_set_id intern(std::span<const premise> premises);

  /// The premises of a set, ascending. Valid until the next set is added.
  [[nodiscard]] std::span<const premise> operator[](premise_set_id set) const noexcept {
    return {premises_.data() + first_[set], first_[set + 1] - first_[set]};
  }
  /// How many different sets there are, the empty one included.
  [[nodiscard]] std::size_t size() const noexcept { return first_.size() - 1; }

 private:
  static constexpr premise_set_id empty_slot = std::numeric_limits<premise_set_id>::max();

  static std::size_t hash(std::span<const premise> premises) noexcept {
    std::uint64_t h = 0x9e3779b97f4a7c15u;
    for (const auto l : premises) {
      h = (h ^ l) * 0xbf58476d1ce4e5b9u;
      h ^= h >> 31;
    }
    return static_cast<std::size_t>(h);
  }

  premise_set_id intern_sorted(std::span<const premise> premises);

  void grow();

  std::vector<premise> premises_;
  std::vector<std::uint32_t> first_;
  std::vector<premise_set_id> slots_;
};

/// Which premises are switched off; none at first.
class HABEAS_API premise_mask {
 public:
  premise_mask() = default;

  void off(premise l) {
    if (l / 64 >= words_.size()) words_.resize(l / 64 + 1);
    words_[l / 64] |= bit(l);
  }
  void on(premise l) noexcept {
    if (l / 64 < words_.size()) words_[l / 64] &= ~bit(l);
  }
  [[nodiscard]] bool is_off(premise l) const noexcept { return l / 64 < words_.size() && (words_[l / 64] & bit(l)) != 0; }
  /// True when no premise is off.
  [[nodiscard]] bool is_empty() const noexcept;
  /// True when none of the premises is off: then a row that rests on them counts.
  [[nodiscard]] bool allows(std::span<const premise> premises) const noexcept;

  /// Two masks are equal when the same premises are off.
  friend bool operator==(const premise_mask& a, const premise_mask& b) noexcept;

 private:
  static std::uint64_t bit(premise l) noexcept { return std::uint64_t{1} << (l % 64); }

  std::vector<std::uint64_t> words_;
};

}  // namespace habeas::solve
