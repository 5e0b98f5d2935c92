// SPDX-License-Identifier: MIT
// Keys of the catalogue: a literal that names no sentence does not compile.
#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <habeas/core/slug.hpp>
#include <habeas/wording/catalogue.hpp>

namespace habeas {

/// Names one sentence of the catalogue. Made from a literal, while the program is compiled.
class sentence_key {
 public:
  /// Refused by the compiler where the catalogue has no such key.
  consteval sentence_key(const char* name) : row_(row_of(name, {})) {}  // NOLINT: meant to convert

  /// The key made of two texts, refused in the same way.
  [[nodiscard]] static consteval sentence_key joined(std::string_view front, std::string_view back) {
    return sentence_key(row_of(front, back));
  }

  [[nodiscard]] constexpr std::string_view name() const noexcept { return row_->key; }
  [[nodiscard]] constexpr const catalogue_row& row() const noexcept { return *row_; }

  friend constexpr bool operator==(const sentence_key& a, const sentence_key& b) noexcept { return a.name() == b.name(); }

 private:
  explicit consteval sentence_key(const catalogue_row* row) : row_(row) {}

  static consteval const catalogue_row* row_of(std::string_view front, std::string_view back) {
    for (const auto& row : catalogue)
      if (row.key.size() == front.size() + back.size() && row.key.starts_with(front) && row.key.ends_with(back)) return &row;
    throw std::logic_error("the catalogue has no sentence of that key");
  }

  const catalogue_row* row_;
};

/// The sentences of an enumeration: for each value the key made of a text and the value's slug, as "by_" and "release".
/// Where the catalogue lacks one of them, it does not compile.
template <slugged Enum>
class keys_by_slug {
 public:
  consteval explicit keys_by_slug(std::string_view front) : keys_(made(front, std::make_index_sequence<count>())) {}

  [[nodiscard]] constexpr sentence_key operator[](Enum value) const noexcept {
    std::size_t place = 0;
    while (place + 1 < count && slug_table<Enum>::rows[place].first != value) ++place;
    return keys_[place];
  }

 private:
  static constexpr std::size_t count = slug_table<Enum>::rows.size();

  template <std::size_t... Place>
  static consteval std::array<sentence_key, count> made(std::string_view front, std::index_sequence<Place...>) {
    return {sentence_key::joined(front, slug_table<Enum>::rows[Place].second)...};
  }

  std::array<sentence_key, count> keys_;
};

}  // namespace habeas
