// SPDX-License-Identifier: MIT
// Answers as text for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/ranges.h>

#include <habeas/lint/dossier_check.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/conflict/conflict_report.hpp>
#include <habeas/wording/answer_text.hpp>

#include "core/visible.hpp"

namespace habeas::command {

/// "named: title", or the name alone, on a line.
inline std::string heading(const std::string& name, const std::string& title) {
  return visible(name + (title.empty() ? "" : ": " + title)) + '\n';
}

/// Ids with commas between.
template <class Id>
[[nodiscard]] std::string listed(const std::vector<Id>& ids) {
  return visible(fmt::format("{}", fmt::join(ids, ", ")));
}
/// Ranges of bounds in a list, which is too short for alternatives: marks say that there are some.
class listed_ranges {
 public:
  explicit listed_ranges(language l) : language_(l) {}
  /// "302 to 310"; "at least 0 *" of what was not settled; "302 to 711 [302 to 310]" where fewer sources may be wrong.
  [[nodiscard]] std::string operator()(const bound& b);
  /// What the marks in use mean, a line each.
  [[nodiscard]] std::string notes() const;

 private:
  language language_;
  bool outer_ = false, fewest_ = false;
};
/// What the bound rests on: claims, who denies them, assumptions, what was set aside; indented.
[[nodiscard]] std::string grounds(const bound& b, const sentence_writer& writer);
/// The claims that the bound does not use, and why.
[[nodiscard]] std::string set_aside_text(const bound& b, language l);
/// The proof, a sentence a step, the numbers set for a report.
[[nodiscard]] std::string proof_lines(const proof& p, const sentence_writer& writer, const std::string& indent);
/// Who said a claim, when, and where it was read.
[[nodiscard]] std::string source_text(const dossier& d, const claim_id& name, const sentence_writer& writer);
[[nodiscard]] std::string contradiction_text(const contradiction& c, const sentence_writer& writer, const std::string& where);
/// What a list of contradictions leaves out, a line each; nothing where it is whole.
[[nodiscard]] std::string left_out_text(std::size_t left, bool settled, const sentence_writer& writer, const std::string& indent);
/// The sentence to quote, what would dissolve the contradiction, and the proof.
[[nodiscard]] std::string report_text(const conflict_report& c, const sentence_writer& writer);
/// What an answer leaves out, a line each: claims withheld from its audience, and, where it is of what was known on a day, those
/// of which nobody states when they were said.
[[nodiscard]] std::string withheld_text(const dossier& d, language l);
/// What an answer about what was known when leaves out: claims of which neither they nor their document say when they were said.
[[nodiscard]] std::string unsaid_text(const dossier& d, language l);
/// A table with its columns lined up.
[[nodiscard]] std::string table_text(std::vector<std::vector<std::string>> rows);

}  // namespace habeas::command
