// SPDX-License-Identifier: MIT
// What a report tells with the words of other commands; each is empty where there is nothing to tell.
#pragma once

#include <string>

#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas::command {

[[nodiscard]] std::string talks_section(const timeline& t, const sentence_writer& writer);
[[nodiscard]] std::string agreements_section(const timeline& t, const sentence_writer& writer);
[[nodiscard]] std::string pledges_section(const dossier& d, const ledger_options& options, const sentence_writer& writer);
/// Everybody named, with what was stated of their custody last.
[[nodiscard]] std::string people_section(const dossier& d, const sentence_writer& writer);

}  // namespace habeas::command
