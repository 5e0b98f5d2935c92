// SPDX-License-Identifier: MIT
// Dates, numbers, kinds and time references as people read them aloud, from the catalogue.
#pragma once

#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas {

/// "28 January 2026", "January 2026", "29 January 2026 at 13:00"; what has no such name stays as it is written.
[[nodiscard]] HABEAS_API std::string date_in_words(const edtf& date, language l);

/// "302", "at least 302", "more than 302", "300 to 310".
[[nodiscard]] HABEAS_API std::string number_in_words(const quantity& q, language l);

/// "by release", "by transfer".
[[nodiscard]] HABEAS_API std::string kind_in_words(mechanism m, language l);

/// What limits a kind, part by part: "by pardon", "into exile", "to the border", "by order of the ministry".
[[nodiscard]] HABEAS_API std::vector<std::string> narrower_words(const narrower_kind& by, const dossier& d, language l);

/// A date as the time of something, with the article that the language wants before a day.
[[nodiscard]] HABEAS_API std::string on_date(const edtf& date, language l);

/// "the start of 8 January 2026"; other things by their names.
[[nodiscard]] HABEAS_API std::string time_ref_in_words(const time_ref& m, const sentence_writer& writer);

/// What an assumption says: in that language where the statement is habeas' own, else as its author wrote it.
[[nodiscard]] HABEAS_API std::string statement_in_words(const assumption& a, language l);

}  // namespace habeas
