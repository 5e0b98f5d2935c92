// SPDX-License-Identifier: MIT
// The crosswalk: how the codes of other standards correspond to the words of the vocabulary, both ways.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// How a code of a standard stands to a word: it says the same, covers more, covers less, or only touches it. `none`
/// marks a code that was looked at and has no word.
enum class code_match { exact, broader, narrower, related, none };

template <>
struct slug_table<code_match> {
  static constexpr auto rows = make_slugs<code_match>({
      {code_match::exact, "exact"},
      {code_match::broader, "broader"},
      {code_match::narrower, "narrower"},
      {code_match::related, "related"},
      {code_match::none, "none"},
  });
};

/// One code beside one word.
struct crosswalk_row {
  std::string_view standard = {};  ///< a word of the vocabulary's list "source": cameo, plover, acled, pax, huridocs
  std::string_view code = {};      ///< as the standard writes it; `field=value` where a field has codes; `EVENT/mode` of PLOVER
  habeas::code_match match = code_match::none;
  std::string_view list = {}, slug = {};  ///< a word of the vocabulary; both empty for `none`
  std::string_view says = {};             ///< what the code covers, in a few words of our own
  std::string_view note = {};             ///< what a user should know: one code for two words, a standard only half known
};

/// All rows, standard by standard.
[[nodiscard]] HABEAS_API const std::vector<crosswalk_row>& crosswalk();

/// The standards that it knows.
[[nodiscard]] HABEAS_API std::vector<std::string_view> crosswalk_standards();

/// From a code to our words: its rows, the closest match first. Empty where the code is not known; one row of
/// `match::none` where it is known to have no word. Throws errc::unknown_id for a standard that is not there.
[[nodiscard]] HABEAS_API std::vector<crosswalk_row> words_of_code(std::string_view standard, std::string_view code);

/// From a word to codes: of one standard, or of all where none is named; the closest match first.
/// Throws errc::unknown_id for a standard, a list or a word that is not there.
[[nodiscard]] HABEAS_API std::vector<crosswalk_row> codes_of_word(std::string_view list, std::string_view slug, std::string_view standard = {});

/// The rows of a standard, or of one code of it, as one JSON document on one line, with counts of codes.
/// Throws errc::unknown_id for a standard or a code that is not there.
[[nodiscard]] HABEAS_API std::string crosswalk_json(std::string_view standard, std::string_view code = {});

/// The codes of a word as one JSON document on one line. Throws as `codes_of_word` does.
[[nodiscard]] HABEAS_API std::string word_codes_json(std::string_view list, std::string_view slug, std::string_view standard = {});

}  // namespace habeas
