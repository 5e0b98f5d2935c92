// SPDX-License-Identifier: MIT
// What narrows a kind of entry or exit: "by pardon", "under judicial control", "to another country", "by that court".
#pragma once

#include <optional>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/model/custody.hpp>
#include <habeas/model/ids.hpp>

namespace habeas {

/// What a count of a kind is limited to, in up to four ways. What is not set limits nothing.
struct narrower_kind {
  std::optional<legal_ground> ground = {};
  std::optional<condition_kind> condition = {};
  place_id destination = {};
  actor_id authority = {};  ///< who ordered it

  /// Does it limit nothing?
  [[nodiscard]] bool is_empty() const noexcept { return !ground && !condition && destination.is_null() && authority.is_null(); }

  friend bool operator==(const narrower_kind&, const narrower_kind&) = default;
  friend auto operator<=>(const narrower_kind&, const narrower_kind&) = default;
};

/// Does one kind lie inside another, or is it the same? Nothing set is all of them.
[[nodiscard]] HABEAS_API bool lies_inside(const std::optional<mechanism>& of, const narrower_kind& by, const std::optional<mechanism>& wider_of,
                                          const narrower_kind& wider_by) noexcept;

/// "release", "release;ground=pardon", "destination=border"; empty where nothing is set.
[[nodiscard]] HABEAS_API std::string kind_text(const std::optional<mechanism>& of, const narrower_kind& by);

}  // namespace habeas
