// SPDX-License-Identifier: MIT
// The date of a count as people write it: "as of" a day or a month, or the very start or end of one.
#pragma once

#include <optional>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// `start:2031-06` and `end:2031-06-30` as the instants that they are: 2031-06-01T00:00:00 and 2031-06-30T24:00:00.
///
/// Of a day, a month, a year of four digits or a part of one (a quarter), without a mark. Nothing for any other text; throws nothing.
[[nodiscard]] HABEAS_API std::optional<edtf> boundary_date(std::string_view text);

}  // namespace habeas
