// SPDX-License-Identifier: MIT
// The words of the command, each with what it adds to the command line and what it does.
#pragma once

#include <functional>
#include <vector>

#include <CLI/CLI.hpp>

namespace habeas::command {

/// What a word does once the line is read; the exit code.
using action = std::function<int()>;

/// Adds one word to the command line; `chosen` is set to its action when the word is used.
using word = void (*)(CLI::App& app, action& chosen);

void add_check(CLI::App& app, action& chosen);
void add_held(CLI::App& app, action& chosen);
void add_entries(CLI::App& app, action& chosen);
void add_exits(CLI::App& app, action& chosen);
void add_unaccounted(CLI::App& app, action& chosen);
void add_sensitivity(CLI::App& app, action& chosen);
void add_why(CLI::App& app, action& chosen);
void add_least_change(CLI::App& app, action& chosen);
void add_timeline(CLI::App& app, action& chosen);
void add_series(CLI::App& app, action& chosen);
void add_changes(CLI::App& app, action& chosen);
void add_draft(CLI::App& app, action& chosen);
void add_negotiation(CLI::App& app, action& chosen);
void add_agreement(CLI::App& app, action& chosen);
void add_pledges(CLI::App& app, action& chosen);
void add_paths(CLI::App& app, action& chosen);
void add_graph(CLI::App& app, action& chosen);
void add_panel(CLI::App& app, action& chosen);
void add_date(CLI::App& app, action& chosen);
void add_report(CLI::App& app, action& chosen);
void add_list(CLI::App& app, action& chosen);
void add_tally(CLI::App& app, action& chosen);
void add_import(CLI::App& app, action& chosen);
void add_schema(CLI::App& app, action& chosen);
void add_simulate(CLI::App& app, action& chosen);
void add_labels(CLI::App& app, action& chosen);
void add_agreement_between(CLI::App& app, action& chosen);
void add_vocabulary(CLI::App& app, action& chosen);
void add_crosswalk(CLI::App& app, action& chosen);

}  // namespace habeas::command
