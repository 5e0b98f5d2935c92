// SPDX-License-Identifier: MIT
// Numbers as people write them: "302", "at least 302", ">= 302", "about 300", "300 to 310".
#pragma once

#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/core/quantity.hpp>

namespace habeas {

/// What a number is called with, and what is left of it: one text of digits, or two for "300 to 310".
struct qualified_number {
  quantifier how = quantifier::exact;
  std::string_view first = {}, second = {};
};

/// Takes the words or the sign off a number. What is left may be no number.
[[nodiscard]] HABEAS_API qualified_number split_quantity(std::string_view text);

/// The number that a text states. Throws errc::invalid_value where it states none, naming how numbers are written.
[[nodiscard]] HABEAS_API quantity parse_quantity(std::string_view text);

/// How numbers are written, for messages.
inline constexpr const char* quantity_forms = "302, at least 302, more than 302, at most 302, fewer than 302, about 302, 300 to 310, or unquantified";

}  // namespace habeas
