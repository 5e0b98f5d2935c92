// SPDX-License-Identifier: MIT
// Answers about list editions as JSON values.
#pragma once

#include <habeas/core/export.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/lists/tally.hpp>

#include "io/answers/answer_values.hpp"

namespace habeas::io {

[[nodiscard]] HABEAS_API json::value to_value(const edition_diff& d);
[[nodiscard]] HABEAS_API json::value to_value(const tally& t, const sentence_writer& writer);

}  // namespace habeas::io
