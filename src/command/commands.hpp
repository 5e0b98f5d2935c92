// SPDX-License-Identifier: MIT
// The words of the command: each adds itself, what it takes and what it does to the command line.
#pragma once

#include "command/line.hpp"

namespace habeas::command {

/// Every word below, in the order of the help.
void add_all_words(line app);

void add_check(line app);
void add_held(line app);
void add_entries(line app);
void add_exits(line app);
void add_unaccounted(line app);
void add_sensitivity(line app);
void add_why(line app);
void add_least_change(line app);
void add_timeline(line app);
void add_custody(line app);
void add_series(line app);
void add_changes(line app);
void add_draft(line app);
void add_negotiation(line app);
void add_agreement(line app);
void add_pledges(line app);
void add_paths(line app);
void add_graph(line app);
void add_panel(line app);
void add_date(line app);
void add_report(line app);
void add_list(line app);
void add_tally(line app);
void add_import(line app);
void add_mapping(line app);
void add_schema(line app);
void add_simulate(line app);
void add_labels(line app);
void add_agreement_between(line app);
void add_vocabulary(line app);
void add_crosswalk(line app);
void add_convert(line app);
void add_new(line app);

}  // namespace habeas::command
