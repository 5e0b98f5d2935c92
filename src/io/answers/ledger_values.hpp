// SPDX-License-Identifier: MIT
// Longer answers of the ledger as JSON: contradictions told, series, changes, drafts.
#pragma once

#include <utility>
#include <vector>

#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/conflict/conflict_report.hpp>
#include <habeas/core/export.hpp>

#include "io/answers/answer_values.hpp"

namespace habeas::io {

/// Each contradiction with its account, `quote` and `dissolves`.
[[nodiscard]] HABEAS_API json::array to_value(const conflict_reports& told, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const conflict_report& c, const sentence_writer& writer);
/// The points and the kind of a question, as every answer names them.
[[nodiscard]] HABEAS_API json::object to_value(const question& q);
/// The same, added to an object that stands already.
HABEAS_API void put_points(json::object& o, const question& q);
[[nodiscard]] HABEAS_API json::value to_value(const known_answer& a, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const account_changes& c, const account_id& account);
[[nodiscard]] HABEAS_API json::object to_value(const draft_report& r, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const unaccounted_step& s, const sentence_writer& writer);

/// Whole answers, but for how much is withheld.
[[nodiscard]] HABEAS_API json::object series_value(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::object changes_value(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid);
[[nodiscard]] HABEAS_API json::object unaccounted_value(const account_id& account, const std::vector<unaccounted_step>& steps, const sentence_writer& writer);

/// A day where the instant is its end, else the day and the time.
[[nodiscard]] HABEAS_API std::string instant_text(instant t);

}  // namespace habeas::io
