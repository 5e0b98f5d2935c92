// SPDX-License-Identifier: MIT
// The vocabulary: every word that a dossier may hold, with one sentence in each language and where it comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/wording/catalogue_text.hpp>

namespace habeas {

/// One word of one list.
struct vocabulary_row {
  std::string_view list = {};  ///< the enumeration: "event_kind", "actor_role", ...
  std::string_view slug = {};
  std::string_view en = {}, es = {};
  std::vector<std::string_view> sources = {};  ///< words of the list "source"
};

/// All words, list by list, each list in the order of its enumeration. The list "source" holds the standards.
/// Source: each row names its own; the sentences are this library's.
[[nodiscard]] HABEAS_API const std::vector<vocabulary_row>& vocabulary();

/// The names of the lists, in order.
[[nodiscard]] HABEAS_API std::vector<std::string_view> vocabulary_lists();

/// The row of a word, or nothing.
[[nodiscard]] HABEAS_API const vocabulary_row* find_word(std::string_view list, std::string_view slug);

/// What a word means, in a language.
[[nodiscard]] inline std::string_view meaning(const vocabulary_row& row, language l) {
  return l == language::es ? row.es : row.en;
}

/// One list, or all for an empty name, as one JSON document on one line. Throws errc::unknown_id for a list that is not there.
[[nodiscard]] HABEAS_API std::string vocabulary_json(std::string_view list = {});

/// The page docs/vocabulary.md.
[[nodiscard]] HABEAS_API std::string vocabulary_page();

}  // namespace habeas
