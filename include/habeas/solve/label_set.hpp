// SPDX-License-Identifier: MIT
// Labels of rows: small interned sets of what a row rests on, and the switch that turns labels off.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <habeas/core/error.hpp>

namespace habeas {

/// Something a row rests on: a claim, an assumption. The solver knows only its number.
using label = std::uint32_t;

/// The number of an interned set of labels; 0 is the empty set.
using label_set_id = std::uint32_t;

/// Each different set of labels once, so that a million rows of one claim share one small number.
class label_pool {
 public:
  label_pool() : first_{0, 0}, slots_(16, empty_slot) {}

  /// The number of a set; the same labels in any order, repeated or not, have the same number.
  /// Throws errc::limit_exceeded past 2^32 - 2 sets or labels stored. Expected time linear in the set's size.
  label_set_id intern(std::span<const label> labels) {
    if (labels.empty()) return 0;
    for (std::size_t i = 1; i < labels.size(); ++i) {
      if (labels[i - 1] < labels[i]) continue;
      std::vector<label> sorted(labels.begin(), labels.end());
      std::sort(sorted.begin(), sorted.end());
      sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
      return intern_sorted(sorted);
    }
    return intern_sorted(labels);
  }

  /// The labels of a set, ascending. Valid until the next set is added.
  [[nodiscard]] std::span<const label> operator[](label_set_id set) const noexcept {
    return {labels_.data() + first_[set], first_[set + 1] - first_[set]};
  }
  /// How many different sets there are, the empty one included.
  [[nodiscard]] std::size_t size() const noexcept { return first_.size() - 1; }

 private:
  static constexpr label_set_id empty_slot = std::numeric_limits<label_set_id>::max();

  static std::size_t hash(std::span<const label> labels) noexcept {
    std::uint64_t h = 0x9e3779b97f4a7c15u;
    for (const auto l : labels) {
      h = (h ^ l) * 0xbf58476d1ce4e5b9u;
      h ^= h >> 31;
    }
    return static_cast<std::size_t>(h);
  }

  label_set_id intern_sorted(std::span<const label> labels) {
    auto slot = hash(labels) & (slots_.size() - 1);
    for (; slots_[slot] != empty_slot; slot = (slot + 1) & (slots_.size() - 1)) {
      const auto known = (*this)[slots_[slot]];
      if (std::equal(known.begin(), known.end(), labels.begin(), labels.end())) return slots_[slot];
    }
    if (size() >= empty_slot || labels_.size() + labels.size() >= empty_slot)
      throw error(errc::limit_exceeded, "too many sets of labels", {}, "fewer than 2^32 - 1 labels in all");
    const auto set = static_cast<label_set_id>(size());
    // A span into this very pool would not survive the growth of the pool.
    const std::vector<label> copy(labels.begin(), labels.end());
    labels_.insert(labels_.end(), copy.begin(), copy.end());
    first_.push_back(static_cast<std::uint32_t>(labels_.size()));
    slots_[slot] = set;
    if (size() * 2 > slots_.size()) grow();
    return set;
  }

  void grow() {
    std::vector<label_set_id> slots(slots_.size() * 2, empty_slot);
    for (label_set_id set = 1; set < size(); ++set) {
      auto slot = hash((*this)[set]) & (slots.size() - 1);
      while (slots[slot] != empty_slot) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = set;
    }
    slots_ = std::move(slots);
  }

  std::vector<label> labels_;
  std::vector<std::uint32_t> first_;
  std::vector<label_set_id> slots_;
};

/// Which labels are switched off; none at first.
class label_mask {
 public:
  label_mask() = default;

  void off(label l) {
    if (l / 64 >= words_.size()) words_.resize(l / 64 + 1);
    words_[l / 64] |= bit(l);
  }
  void on(label l) noexcept {
    if (l / 64 < words_.size()) words_[l / 64] &= ~bit(l);
  }
  [[nodiscard]] bool is_off(label l) const noexcept { return l / 64 < words_.size() && (words_[l / 64] & bit(l)) != 0; }
  /// True when no label is off.
  [[nodiscard]] bool is_empty() const noexcept {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t w) { return w == 0; });
  }
  /// True when none of the labels is off: then a row that rests on them counts.
  [[nodiscard]] bool allows(std::span<const label> labels) const noexcept {
    return std::none_of(labels.begin(), labels.end(), [this](label l) { return is_off(l); });
  }

  /// Two masks are equal when the same labels are off.
  friend bool operator==(const label_mask& a, const label_mask& b) noexcept {
    const auto& longer = a.words_.size() < b.words_.size() ? b.words_ : a.words_;
    const auto shared = std::min(a.words_.size(), b.words_.size());
    return std::equal(a.words_.begin(), a.words_.begin() + static_cast<std::ptrdiff_t>(shared), b.words_.begin()) &&
           std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shared), longer.end(),
                       [](std::uint64_t w) { return w == 0; });
  }

 private:
  static std::uint64_t bit(label l) noexcept { return std::uint64_t{1} << (l % 64); }

  std::vector<std::uint64_t> words_;
};

}  // namespace habeas
