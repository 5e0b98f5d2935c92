// SPDX-License-Identifier: MIT
// The vocabulary and the crosswalk as JSON values.
#pragma once

#include <string_view>

#include <boost/json.hpp>

#include <habeas/core/export.hpp>

namespace habeas::io {

/// What `vocabulary_json`, `crosswalk_json` and `word_codes_json` write.
[[nodiscard]] HABEAS_API boost::json::object vocabulary_value(std::string_view list);
[[nodiscard]] HABEAS_API boost::json::object crosswalk_value(std::string_view standard, std::string_view code);
[[nodiscard]] HABEAS_API boost::json::object word_codes_value(std::string_view list, std::string_view slug, std::string_view standard);

}  // namespace habeas::io
