// SPDX-License-Identifier: MIT
// What every command that reads a dossier takes, and how it opens one.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/model/named.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/time/widening.hpp>

#include "command/line.hpp"

namespace habeas::command {

/// Exit codes that scripts may rely on.
enum exit_code : int { answered = 0, found_errors = 1, used_wrongly = 2, unreadable = 3, not_there = 4, stopped = 5 };

/// The whole text of a file that was named on the command line: "-" is standard input, and devices and pipes are read.
[[nodiscard]] std::string read_text(const std::string& path);

struct reading_options {
  std::string dossier;
  std::string as_known, as_recorded;
  std::string audience = "public";
  std::vector<std::string> with_files, assume, without, assuming;
  std::vector<std::string> table;  ///< what is said of tables, NAME=VALUE
  std::string language = "en";
  std::string about;
  std::string engine = "difference";
  std::string repairs = "all";
  bool json = false;
  bool quiet = false;

  void add_to(line app);
  /// The view that the options ask for.
  [[nodiscard]] habeas::dossier open() const;
  /// The view without what --with adds, and the one with it.
  [[nodiscard]] std::pair<habeas::dossier, habeas::dossier> open_both() const;
  [[nodiscard]] habeas::dossier looked_at(habeas::dossier d, bool all) const;
  [[nodiscard]] habeas::language written_in() const;
  [[nodiscard]] ledger_options ledger() const;
  [[nodiscard]] repairs_told repairs_wanted() const { return repairs == "fewest" ? repairs_told::fewest : repairs_told::all; }

 private:
  mutable std::size_t wanting_solver_ = 0;  ///< claims that `--engine auto` may use in part alone, where there is no linear solver
};

/// Tells on standard error how tables were read.
void tell_of_tables(const std::vector<std::string>& told, bool quiet);

/// The end of a day, or a date and time, as an option gives it. Throws errc::invalid_value for a time that never ends.
[[nodiscard]] instant time_ref_of(const habeas::dossier& d, const std::string& text, const char* option);

/// `--widen POLICY`, of the words that dates alone answer.
struct widening_option {
  std::string text;
  void add_to(line app);
  /// The policy; nothing where none is named. Throws errc::invalid_value with every fault of its text.
  [[nodiscard]] std::optional<widening_policy> read() const;
};

/// "Widening policy loose, in days: ~year=1827,..."
[[nodiscard]] std::string widening_text(const widening_policy& p, language l);

/// A question of stocks and flows, as words.
struct question_options {
  std::string account, at, from, to, kind;
  std::string ground, condition, destination, authority;  ///< what limits the kind
  void add_to(line app, bool stock, bool flow);
  /// The question, with its points found in the ledger. Throws errc::invalid_value where a point is missing.
  [[nodiscard]] question read(const ledger& l, question::what kind_of) const;
};

}  // namespace habeas::command
