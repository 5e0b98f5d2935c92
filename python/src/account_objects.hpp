// SPDX-License-Identifier: MIT
// Longer answers of ledgers, and of lists and coders, as the classes of habeas.answers, made from the typed answers themselves.
#pragma once

#include <utility>
#include <vector>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/io/coder_answers.hpp>
#include <habeas/coding/labels.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/lists/tally.hpp>

#include "answer_objects.hpp"

namespace habeas::python {

// Each needs the interpreter's lock. Sentences are in the language of the writer.
[[nodiscard]] py::object object_of(const conflict_report& c, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const conflict_reports& told, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer);
[[nodiscard]] py::object object_of(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid);
[[nodiscard]] py::object object_of(const ledger_change& c, const account_id& account, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const draft_report& r, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const edition_diff& d);
[[nodiscard]] py::object object_of(const tally& t, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const subject_labels& labels, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const coder_agreement& a);

}  // namespace habeas::python
