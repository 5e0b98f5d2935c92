// SPDX-License-Identifier: MIT
// The values of Arrow columns as the cells of a table of text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <habeas/io/arrow.hpp>

namespace habeas::io {

/// Does a schema, with all that it is made of, say of what type it is? Looked at before anything else.
[[nodiscard]] bool has_types(const ArrowSchema& column);

/// What a column is called in messages: "a list", "64-bit floating point", the format itself where it is none of the known.
[[nodiscard]] std::string arrow_type_name(const ArrowSchema& column);

/// Why a value is none that a cell can hold; nothing where it is one.
struct cell_refusal {
  std::string got = {}, wanted = {};
};

/// Can cells be made of its values? Texts of every layout, booleans, whole numbers, floating point, decimals, days and
/// timestamps; a dictionary of any of these; lists of texts; nulls.
[[nodiscard]] bool is_readable(const ArrowSchema& column);

/// What is wrong with an array by its schema, as far as that can be seen; empty where nothing is. Looked at before values are.
[[nodiscard]] std::string layout_fault(const ArrowSchema& column, const ArrowArray& array);

/// The text of a value as a person would write it in a cell; empty where there is none. A whole number is one without a
/// point, a midnight without an offset a day, a list its texts with spaces between.
[[nodiscard]] std::string arrow_cell(const ArrowSchema& column, const ArrowArray& array, std::int64_t at, cell_refusal& refused);

}  // namespace habeas::io
