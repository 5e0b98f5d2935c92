// SPDX-License-Identifier: MIT
// JSON text in and out: parsing that tells where it failed, places of values, and one canonical layout.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/error.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// Limits of a JSON file.
inline constexpr std::size_t longest_json = std::size_t{1} << 31;
inline constexpr std::size_t deepest_json = 32;

/// The text without the mark of byte order (U+FEFF) that some programs put before it. Columns are counted after it.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text) noexcept;

/// Parses strict JSON, after a mark of byte order where there is one. On failure adds a problem with its line and column, and returns null. A name that
/// stands twice in one object is a problem too, since all but one would be lost, and so is a number of an own
/// field (`x_`) whose digits would be.
/// @param memory where the value and all in it are kept
[[nodiscard]] boost::json::value parse_json(std::string_view text, const std::string& file, problem_list& problems,
                                            boost::json::storage_ptr memory = {});

/// Line and column of a byte offset, both from 1.
struct text_place {
  std::size_t line = 1;
  std::size_t column = 1;
};
[[nodiscard]] text_place place_of_offset(std::string_view text, std::size_t offset);
/// A problem at an offset of the text of a file.
[[nodiscard]] problem problem_at(std::string_view text, std::size_t offset, const std::string& file, std::string what, std::string got,
                                 std::string wanted);

/// Fills in the line and column of each problem from its JSON pointer; a pointer to what is not there gets
/// the place of what should hold it. One pass over the text.
void locate(std::string_view text, std::vector<problem>& problems);

/// The canonical layout: two spaces, what fits in 100 columns on one line, a line feed at the end.
[[nodiscard]] std::string pretty(const boost::json::value& v);

/// A text for a message: what is longer than 80 bytes is cut between two characters.
[[nodiscard]] std::string cut(std::string_view text);

/// A name as a part of a JSON pointer.
[[nodiscard]] std::string pointer_part(std::string_view name);

}  // namespace habeas::io
