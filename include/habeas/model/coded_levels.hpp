// SPDX-License-Identifier: MIT
// The levels that coders give: how strong a provision is, and how far it was carried out.
#pragma once

#include <cstdint>
#include <optional>

#include <habeas/core/slug.hpp>

namespace habeas {

/// How much an agreement says on one matter, 0 to 3, in the manner of PA-X.
enum class provision_strength { absent, mentioned, specified, detailed };

template <>
struct slug_table<provision_strength> {
  static constexpr auto rows = make_slugs<provision_strength>({
      {provision_strength::absent, "absent"},
      {provision_strength::mentioned, "mentioned"},
      {provision_strength::specified, "specified"},
      {provision_strength::detailed, "detailed"},
  });
};

/// How far a provision was carried out, 0 to 3, in the manner of PAM (Kroc Institute).
enum class implementation_level { none, minimal, intermediate, full };

template <>
struct slug_table<implementation_level> {
  static constexpr auto rows = make_slugs<implementation_level>({
      {implementation_level::none, "none"},
      {implementation_level::minimal, "minimal"},
      {implementation_level::intermediate, "intermediate"},
      {implementation_level::full, "full"},
  });
};

/// The number that files hold, 0 to 3.
template <class Level>
  requires(slugged<Level> && slug_table<Level>::rows.size() == 4)
[[nodiscard]] constexpr std::int64_t to_level(Level level) noexcept { return static_cast<std::int64_t>(level); }

/// The level of a number, or nothing where it is none of 0 to 3.
template <class Level>
  requires(slugged<Level> && slug_table<Level>::rows.size() == 4)
[[nodiscard]] constexpr std::optional<Level> find_level(std::int64_t number) noexcept {
  for (const auto& row : slug_table<Level>::rows)
    if (to_level(row.first) == number) return row.first;
  return std::nullopt;
}

static_assert(find_level<provision_strength>(2) == provision_strength::specified);
static_assert(!find_level<implementation_level>(4));

}  // namespace habeas
