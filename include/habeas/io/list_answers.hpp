// SPDX-License-Identifier: MIT
// Answers about list editions as JSON text, in the shapes that scripts rely on (schemas/answers).
#pragma once

#include <string>

#include <habeas/core/export.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/lists/tally.hpp>

namespace habeas {

/// One answer as one JSON document on one line. Sentences are in the sentence_writer's language.
[[nodiscard]] HABEAS_API std::string to_json(const edition_diff& d);
[[nodiscard]] HABEAS_API std::string to_json(const tally& t, const sentence_writer& writer);

}  // namespace habeas
