// SPDX-License-Identifier: MIT
// A widening policy as Python hands it over: its text, or None.
#pragma once

#include <optional>
#include <string>

#include <habeas/time/widening_text.hpp>

namespace habeas::python {

/// Throws errc::invalid_file with every fault of the text.
[[nodiscard]] inline std::optional<widening_policy> policy_of(const std::optional<std::string>& text) {
  return text ? std::optional(parse_widening(*text)) : std::nullopt;
}

}  // namespace habeas::python
