// SPDX-License-Identifier: MIT
// All words of the command, in the order of its help.
#include <string>

#include <habeas/core/version.hpp>

#include "command/commands.hpp"

namespace habeas::command {
namespace {

constexpr const char* footer = R"(habeas help COMMAND shows the options of a command, with examples.

Examples:
  habeas report examples/dossiers/article
  habeas entries examples/dossiers/venezuela --account foro_penal --from 2025-12-29 --to 2026-01-19
  habeas why examples/dossiers/venezuela entries --account foro_penal --from 2025-12-29 --to 2026-01-19
  habeas check examples/dossiers/venezuela --as-known 2026-01-24 --json
  habeas date 2004-06-~01/2004-06-~20

Points in time: end:DAY and start:DAY are the boundaries of a day; a day alone means the only number held that
was reported for that day; anything else is the id of a bulletin or claim (bulletin:ID, claim:ID).
Exit codes: 0 answered; 1 answered, and contradictions or errors were found or a date was refused; 2 wrong use;
3 a file could not be read; 4 what was asked for is not in the dossier; 5 stopped at a limit, with what was found by then.)";

}  // namespace

void add_all_words(line app) {
  app.footer(footer);
  app.version(std::string("habeas ") + habeas::version);
  app.needs_a_word();
  for (const auto add : {add_report, add_check, add_held, add_entries, add_exits, add_unaccounted, add_sensitivity, add_why,
                         add_series, add_changes, add_draft, add_least_change, add_timeline, add_custody, add_negotiation, add_agreement,
                         add_pledges, add_paths, add_graph, add_panel, add_labels, add_agreement_between, add_list, add_tally,
                         add_date, add_vocabulary, add_crosswalk, add_import, add_mapping, add_convert, add_new, add_schema,
                         add_simulate})
    add(app);
}

}  // namespace habeas::command
