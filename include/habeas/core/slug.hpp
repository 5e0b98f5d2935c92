// SPDX-License-Identifier: MIT
// Enumerations and the stable words they are written with.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include <habeas/core/text_formatter.hpp>

namespace habeas {

/// One row of an enumeration's table: the value and the word that files and scripts may rely on.
/// A slug is never renamed and never given to another value.
template <class Enum>
using slug_row = std::pair<Enum, std::string_view>;

/// The table of an enumeration. Each enumeration that appears in a file specialises this with a
/// static constexpr `rows` made by `make_slugs`.
template <class Enum>
struct slug_table;

/// Checks a table at compile time: no word twice, no value twice, only lower-case words.
template <class Enum, std::size_t N>
consteval std::array<slug_row<Enum>, N> make_slugs(const slug_row<Enum> (&rows)[N]) {
  std::array<slug_row<Enum>, N> table{};
  for (std::size_t i = 0; i < N; ++i) {
    for (const char c : rows[i].second) {
      const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      if (!good) throw std::logic_error("a slug is written in a-z, 0-9 and _");
    }
    if (rows[i].second.empty()) throw std::logic_error("a slug is a word");
    for (std::size_t j = 0; j < i; ++j) {
      if (rows[j].first == rows[i].first) throw std::logic_error("a value has one slug");
      if (rows[j].second == rows[i].second) throw std::logic_error("a slug names one value");
    }
    table[i] = rows[i];
  }
  return table;
}

template <class Enum>
concept slugged = std::is_enum_v<Enum> && requires { slug_table<Enum>::rows.size(); };

/// The stable word of a value. Empty only for a value that is outside the enumeration.
template <slugged Enum>
[[nodiscard]] constexpr std::string_view to_slug(Enum value) noexcept {
  for (const auto& [candidate, word] : slug_table<Enum>::rows)
    if (candidate == value) return word;
  return {};
}

/// The value of a word, or nothing: unknown text is never taken for a default.
template <slugged Enum>
[[nodiscard]] constexpr std::optional<Enum> find_slug(std::string_view word) noexcept {
  for (const auto& [value, candidate] : slug_table<Enum>::rows)
    if (candidate == word) return value;
  return std::nullopt;
}

/// Every word of the enumeration, for messages: "held, entries, exits".
template <slugged Enum>
[[nodiscard]] std::string slug_list() {
  std::string list;
  for (const auto& row : slug_table<Enum>::rows) {
    if (!list.empty()) list += ", ";
    list += row.second;
  }
  return list;
}

}  // namespace habeas

template <habeas::slugged Enum>
struct fmt::formatter<Enum> : habeas::text_formatter {
  auto format(Enum value, fmt::format_context& context) const { return put(habeas::to_slug(value), context); }
};
