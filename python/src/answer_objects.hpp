// SPDX-License-Identifier: MIT
// Answers of the ledger and of checks as the classes of habeas.answers, made from the typed answers themselves.
#pragma once

#include <habeas/ledger/sensitivity.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"

namespace habeas::python {

// Each needs the interpreter's lock. Sentences are in the language of the writer.
[[nodiscard]] py::object object_of(const quantity& q);
[[nodiscard]] py::object object_of(const proof& p, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const bound& b, const sentence_writer& writer);
/// Of one account; of several where a check found it between them.
[[nodiscard]] py::object object_of(const contradiction& c, const account_id& account, const sentence_writer& writer,
                                   const std::vector<account_id>& accounts = {});
[[nodiscard]] py::object object_of(const unaccounted_flow& u, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const unaccounted_step& s, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const sensitivity_row& r);
[[nodiscard]] py::object object_of(const check_report& r, const sentence_writer& writer);

}  // namespace habeas::python
