// SPDX-License-Identifier: MIT
// Which way a link leads: from what came first, or is said to have caused, to what came of it.
#pragma once

#include <habeas/model/event.hpp>

namespace habeas {

/// How a link is followed: from its first event to its second, the other way, or either way because it states no direction.
enum class link_direction { onward, back, either };

template <>
struct slug_table<link_direction> {
  static constexpr auto rows = make_slugs<link_direction>({
      {link_direction::onward, "onward"},
      {link_direction::back, "back"},
      {link_direction::either, "either"},
  });
};

/// The direction of a relation. The whole comes before its part: it starts no later.
[[nodiscard]] constexpr link_direction direction_of(relation r) noexcept {
  switch (r) {
    case relation::precedes:
    case relation::meets:
    case relation::causes:
    case relation::enables:
    case relation::hinders: return link_direction::onward;
    case relation::follows:
    case relation::during:
    case relation::part_of:
    case relation::repeats:
    case relation::responds_to:
    case relation::implements:
    case relation::breaches: return link_direction::back;
    case relation::overlaps:
    case relation::starts_with:
    case relation::ends_with:
    case relation::within:
    case relation::tied_to:
    case relation::same_as:
    case relation::announces: return link_direction::either;
  }
  return link_direction::either;
}

}  // namespace habeas
