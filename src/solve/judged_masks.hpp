// SPDX-License-Identifier: MIT
// What is known of rows under masks: which premises cannot all be on, and with which off the rest holds.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/solve/premise_set.hpp>

namespace habeas::solve {

/// Whether rows can all hold; if not, premises that cannot all be on, where a sum of rows shows it.
struct judged_rows {
  bool hold = true;
  std::optional<std::vector<premise>> fault = std::nullopt;  ///< ascending
};

/// Verdicts about the masks of some rows, which answer about other masks: what can hold with more can hold with less.
///
/// It names premises alone and neither rows nor variables, so judges of the same rows may share it, whatever the order in which
/// each has them. May be used from several threads.
class judged_masks {
 public:
  /// Premises that cannot all be on, ascending.
  void add_impossible(std::vector<premise> premises) {
    const std::lock_guard lock(mutex_);
    impossible_.push_back(std::move(premises));
  }
  /// The rest holds with these premises off, ascending.
  void add_holding(std::vector<premise> off) {
    const std::lock_guard lock(mutex_);
    if (holding_.size() < most_holding) holding_.push_back(std::move(off));
  }
  /// Nothing where it does not follow from what is known.
  [[nodiscard]] std::optional<judged_rows> look_up(const premise_mask& off) const {
    const std::lock_guard lock(mutex_);
    for (const auto& premises : impossible_)
      if (off.allows(premises)) return judged_rows{false, premises};
    for (const auto& fewer : holding_)
      if (is_off(off, fewer)) return judged_rows{};
    return std::nullopt;
  }
  /// Premises of the mask, few of them, that break each set known to be impossible.
  [[nodiscard]] premise_mask fewest_off(const premise_mask& off) const {
    const std::lock_guard lock(mutex_);
    premise_mask fewest;
    for (const auto& premises : impossible_) {
      if (!fewest.allows(premises)) continue;
      for (const auto p : premises)
        if (off.is_off(p)) {
          fewest.off(p);
          break;
        }
    }
    return fewest;
  }

 private:
  static constexpr std::size_t most_holding = 4'096;

  [[nodiscard]] static bool is_off(const premise_mask& mask, const std::vector<premise>& premises) {
    for (const auto p : premises)
      if (!mask.is_off(p)) return false;
    return true;
  }

  mutable std::mutex mutex_;
  std::vector<std::vector<premise>> impossible_, holding_;
};

}  // namespace habeas::solve
