// SPDX-License-Identifier: MIT
// Coded events from a table: a mapping says what its columns are, and the crosswalk what its codes mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/io/claims_csv.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/event.hpp>

namespace habeas {

/// What a code of another standard says of the kind of an event. The first three give one; the others do not.
enum class code_reading {
  stated,     ///< the mapping itself says which
  exact,      ///< it is one of our words
  narrower,   ///< it covers less than one of our words, so what it codes is of that kind
  ambiguous,  ///< it is, or covers less than, several of them
  broader,    ///< it covers more than any word: what it codes may be of another kind
  related,    ///< it only touches our words
  no_word,    ///< it was looked at, and no kind of event fits
  unknown,    ///< the crosswalk does not know it
};

template <>
struct slug_table<code_reading> {
  static constexpr auto rows = make_slugs<code_reading>({
      {code_reading::stated, "stated"},
      {code_reading::exact, "exact"},
      {code_reading::narrower, "narrower"},
      {code_reading::ambiguous, "ambiguous"},
      {code_reading::broader, "broader"},
      {code_reading::related, "related"},
      {code_reading::no_word, "no_word"},
      {code_reading::unknown, "unknown"},
  });
};

/// A code as a kind of event: the kind where it gives one, else the kinds that stand near it, the closest first.
struct read_code {
  code_reading reading = code_reading::unknown;
  std::optional<event_kind> kind = {};
  std::vector<event_kind> near = {};
};

/// Reads a code by the crosswalk. Never guesses: only `exact` and `narrower` give a kind, and only one kind.
/// Throws errc::unknown_id for a standard that is not there.
[[nodiscard]] HABEAS_API read_code kind_of_code(std::string_view standard, std::string_view code);

/// What became of the rows of one code.
struct code_tally {
  std::string code = {};
  read_code read = {};
  std::vector<std::size_t> lines = {};  ///< where its rows start in the table, ascending
};

/// A dossier of events, and what became of each code, in the order of the codes.
struct events_import {
  dossier_content content = {};
  std::string standard = {};
  std::size_t rows = 0;    ///< of the table
  std::size_t events = 0;  ///< those that gave an event; the others were left out for their code
  std::vector<code_tally> codes = {};
};

/// Is the text a mapping of coded events, and not one of claims?
[[nodiscard]] HABEAS_API bool is_event_mapping(std::string_view mapping);

/// Makes a dossier of a table of coded events by a mapping, as docs/mapping.md describes it.
///
/// A row whose code gives a kind becomes an event of it, with claims by the mapping's speaker that it occurred, when, and
/// who had which role. A row whose code gives none is left out and counted; nothing is guessed.
///
/// @throws error invalid_file with all problems of the mapping and of the table at once, as `import_claims` does; codes that
///         give no kind are not problems
[[nodiscard]] HABEAS_API events_import import_events(std::string_view mapping, const std::string& mapping_name, const table_loader& load,
                                                     const csv_limits& limits = {});

/// The same of a mapping in a file. The table must be in its folder or beneath it.
[[nodiscard]] HABEAS_API events_import import_events_file(const std::string& mapping_path);

/// The same as a dossier, its lists judged once, and what became of each code; the lists of that are empty.
[[nodiscard]] HABEAS_API std::pair<dossier, events_import> open_events(const std::string& mapping_path);

/// What became of the rows, as one JSON document on one line: of each code its rows, reading, kind and lines.
[[nodiscard]] HABEAS_API std::string to_json(const events_import& made);

/// The same in lines of text, for people: what was left out, and why; of the first 400 codes.
[[nodiscard]] HABEAS_API std::string to_text(const events_import& made);

}  // namespace habeas
