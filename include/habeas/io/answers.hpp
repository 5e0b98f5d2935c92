// SPDX-License-Identifier: MIT
// Answers as JSON text, in the shapes that scripts rely on (schemas/answers).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/sensitivity.hpp>

namespace habeas {

/// One answer as one JSON document on one line. Sentences are in the sentence_writer's language.
[[nodiscard]] HABEAS_API std::string to_json(const proof& p, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const bound& b, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const contradiction& c, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const finding& f, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const unaccounted_flow& u, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const sensitivity_row& r);
[[nodiscard]] HABEAS_API std::string to_json(const check_report& r, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const timeline& t, const sentence_writer& writer);
[[nodiscard]] HABEAS_API std::string to_json(const ledger_change& c, const ledger& l, const sentence_writer& writer);
/// What a text says as a date: valid or not, its level, its four bounds, or where it goes wrong; under a policy, the policy
/// and the widened bounds too.
[[nodiscard]] HABEAS_API std::string date_json(std::string_view text, std::optional<hemisphere> where = {},
                                               const std::optional<widening_policy>& wider = {});

}  // namespace habeas
