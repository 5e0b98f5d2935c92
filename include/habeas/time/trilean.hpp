// SPDX-License-Identifier: MIT
// Yes, no, or not known from what is written.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// The answer to a question about uncertain dates.
enum class trilean { no, yes, unknown };

template <>
struct slug_table<trilean> {
  static constexpr auto rows = make_slugs<trilean>({
      {trilean::no, "no"},
      {trilean::yes, "yes"},
      {trilean::unknown, "unknown"},
  });
};

[[nodiscard]] constexpr trilean operator!(trilean a) noexcept {
  return a == trilean::yes ? trilean::no : a == trilean::no ? trilean::yes : trilean::unknown;
}

/// No as soon as one is no.
[[nodiscard]] constexpr trilean all_of(trilean a, trilean b) noexcept {
  if (a == trilean::no || b == trilean::no) return trilean::no;
  return a == trilean::yes && b == trilean::yes ? trilean::yes : trilean::unknown;
}

/// Yes as soon as one is yes.
[[nodiscard]] constexpr trilean any_of(trilean a, trilean b) noexcept {
  return !all_of(!a, !b);
}

}  // namespace habeas
