// SPDX-License-Identifier: MIT
// Answers as lines of text: ranges, bounds, proofs and contradictions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/wording/catalogue_text.hpp>

namespace habeas {

class sentence_writer;

/// "exactly 276", "302 to 310", "at least 0", "at most 12"; "unbounded" where both ends are missing.
[[nodiscard]] HABEAS_API std::string range_text(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high,
                                                language l = language::en);

/// The range of a bound.
[[nodiscard]] HABEAS_API std::string to_string(const bound& b, language l = language::en);

/// How the range of an alternative reads, where it is no number of people: days of an event.
using range_words = std::function<std::string(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high)>;

/// What a bound is for each way in which its claims may be wrong, a line each: "302 to 310 if A and one of B, C are
/// wrong"; empty where nothing contradicts. Alternatives that answer the same are one line where it can be said in one.
/// @param words nothing: of people, as `range_text` has it
[[nodiscard]] HABEAS_API std::vector<std::string> alternatives_in_words(const bound& b, language l = language::en, const range_words& words = {});

/// "entries of foro_penal at claim:VEN-080", "start of signing", "1970-01-01".
[[nodiscard]] HABEAS_API std::string to_string(const term& t);

/// What a step says without the claims' texts: its rule, its claims and assumptions, and the row itself.
[[nodiscard]] HABEAS_API std::string to_string(const proof_step& s);

/// "At least 101, because", and its steps, a line each; what a step follows from is set in beneath it. Whoever has the
/// dossier gets sentences from `proof_text`.
[[nodiscard]] HABEAS_API std::string to_string(const proof& p);

/// That its claims cannot all hold, and by how much they miss one another.
[[nodiscard]] HABEAS_API std::string to_string(const contradiction& c, language l = language::en);

/// The steps of a proof, a sentence a line, each with its number in front; what a step follows from is set in beneath it.
/// @param indent what each line starts with
/// @param width of the numbers, their sign included
[[nodiscard]] HABEAS_API std::string proof_text(const proof& p, const sentence_writer& writer, std::string_view indent = "  ", int width = 5);

}  // namespace habeas
