// SPDX-License-Identifier: MIT
// A contradiction as a sentence that can be quoted: who said what number of which day.
#pragma once

#include <string>

#include <habeas/core/export.hpp>
#include <habeas/conflict/repairs.hpp>
#include <habeas/wording/value_words.hpp>

namespace habeas {

/// The contradiction as a paragraph that stands alone: for each claim who said it, when, and what number of which days;
/// then by how much they miss one another. Says nothing of which is wrong.
[[nodiscard]] HABEAS_API std::string quote(const contradiction& c, const dossier& d, const sentence_writer& writer);

/// "711 instead of 302 (+409)".
[[nodiscard]] HABEAS_API std::string in_words(const changed_number& n, const sentence_writer& writer);

/// "its cut-off 1 day later (29 January 2026)".
[[nodiscard]] HABEAS_API std::string in_words(const moved_date& m, const sentence_writer& writer);

}  // namespace habeas
