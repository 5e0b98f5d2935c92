// SPDX-License-Identifier: MIT
// Who may see what: the widest circle that a claim, a person or a document may reach.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// Circles from the widest to the narrowest. What is marked `partner` may be seen by partners and
/// by the team, not by the public.
enum class audience { everyone, partner, internal };

template <>
struct slug_table<audience> {
  static constexpr auto rows = make_slugs<audience>({
      {audience::everyone, "public"},
      {audience::partner, "partner"},
      {audience::internal, "internal"},
  });
};

/// May what is marked `mark` be seen by `reader`?
[[nodiscard]] constexpr bool may_see(audience reader, audience mark) noexcept {
  return static_cast<int>(mark) <= static_cast<int>(reader);
}

/// The narrower of two marks.
[[nodiscard]] constexpr audience narrower(audience a, audience b) noexcept {
  return static_cast<int>(a) > static_cast<int>(b) ? a : b;
}

}  // namespace habeas
