// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace habeas {

/// Of each thing of a list, the place in the list where one of its fields leads, or nowhere.
class leads {
 public:
  static constexpr std::size_t nowhere = std::size_t(-1);

  /// A list whose things lead nowhere costs nothing: its places are made when the first one leads somewhere.
  void add(std::size_t from, std::size_t to, std::size_t things) {
    if (to_.empty()) to_.assign(things, nowhere);
    to_[from] = to;
  }

  [[nodiscard]] bool is_empty() const { return to_.empty(); }
  [[nodiscard]] std::size_t size() const { return to_.size(); }
  [[nodiscard]] std::size_t operator[](std::size_t from) const { return to_[from]; }

  /// Of each circle, the place whose field leads back to where the circle was entered. O(things).
  [[nodiscard]] std::vector<std::size_t> circles() const;

 private:
  std::vector<std::size_t> to_;
};

/// Of a circle over both fields of the things of one list, a place whose first field is part of it; nothing if there is none.
/// Neither field may make a circle alone. O(things).
[[nodiscard]] std::optional<std::size_t> circle_of_both(const leads& first, const leads& second);

}  // namespace habeas
