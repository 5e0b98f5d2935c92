// SPDX-License-Identifier: MIT
// Longer answers of the ledger as JSON text, in the shapes that scripts rely on (schemas/answers).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/conflict/conflict_report.hpp>

namespace habeas {

/// The first contradictions, each with `quote` and `dissolves`; `more` says whether there are others.
[[nodiscard]] HABEAS_API std::string to_json(const conflict_reports& told, const sentence_writer& writer);

/// One answer as it was known from each instant on, with what was said then.
[[nodiscard]] HABEAS_API std::string series_json(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer);

/// What each claim said since an instant changed, account by account.
[[nodiscard]] HABEAS_API std::string changes_json(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid = 0);

/// What no claim states of what came and went, from each stock to the next.
[[nodiscard]] HABEAS_API std::string unaccounted_json(const account_id& account, const std::vector<unaccounted_step>& steps, const sentence_writer& writer);

/// Whether a draft fits, what it contradicts and settles, and what it implies.
[[nodiscard]] HABEAS_API std::string to_json(const draft_report& r, const sentence_writer& writer);

}  // namespace habeas
