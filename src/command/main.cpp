// SPDX-License-Identifier: MIT
// The command `habeas`. Answers go to standard output, messages to standard error.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include <unistd.h>

#include <habeas/core/version.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "core/visible.hpp"

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
3 a file could not be read; 4 what was asked for is not in the dossier.)";

/// The exit code of an error. What was asked for is missing or not the only one: 4.
int code_of(const error& e) {
  switch (e.code()) {
    case errc::invalid_file: return unreadable;
    case errc::unknown_id:
    case errc::ambiguous: return not_there;
    default: return used_wrongly;
  }
}

/// Arguments and files may hold any bytes; a message is text.
void message(const std::string& text) { std::fputs(visible_lines(text).c_str(), stderr); }

void add_words(line app) {
  app.footer(footer);
  app.version(std::string("habeas ") + habeas::version);
  app.needs_a_word();
  for (const auto add : {add_report, add_check, add_held, add_entries, add_exits, add_unaccounted, add_sensitivity, add_why,
                         add_series, add_changes, add_draft, add_least_change, add_timeline, add_negotiation, add_agreement,
                         add_pledges, add_paths, add_graph, add_panel, add_labels, add_agreement_between, add_list, add_tally,
                         add_date, add_vocabulary, add_crosswalk, add_import, add_mapping, add_convert, add_new, add_schema, add_simulate})
    add(app);
}

int run(int argc, char** argv) {
  const auto read = read_line(argc, argv, "habeas", "Compute provable bounds and find contradictions in attributed claims about prisoners, releases and negotiations.", add_words);
  if (read.chosen) return read.chosen();
  std::cout << read.out << std::flush;
  message(read.err);
  return read.wrong ? used_wrongly : answered;
}

/// Ctrl-C ends with a message and 130, as shells expect. Files are written whole or not at all, so nothing is half done.
extern "C" void interrupted(int) {
  constexpr char text[] = "\nhabeas: interrupted\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, sizeof text - 1);
  std::_Exit(130);
}

}  // namespace
}  // namespace habeas::command

int main(int argc, char** argv) {
  using namespace habeas::command;
  std::signal(SIGINT, interrupted);
  try {
    const int code = run(argc, argv);
    // A write may have failed earlier; the last one does not report that.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
      std::fputs("habeas: the answer could not be written\n", stderr);
      return unreadable;
    }
    return code;
  } catch (const habeas::error& e) {
    message(std::string("habeas: ") + e.what() + '\n');
    return code_of(e);
  } catch (const std::bad_alloc&) {
    std::fputs("habeas: not enough memory\n", stderr);
    return unreadable;
  } catch (const std::exception& e) {
    message(std::string("habeas: ") + e.what() + '\n');
    return unreadable;
  }
}
