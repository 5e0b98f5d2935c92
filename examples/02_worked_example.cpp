// SPDX-License-Identifier: MIT
// 2. The worked example: from three stocks and what was verified as freed, the entries to Foro Penal's count, how they
// move with each claim and assumption, and how many of them no claim states.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/ledger/sensitivity.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

/// "VEN-101, VEN-102"
std::string listed(const std::vector<habeas::claim_id>& ids) {
  return ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", "));
}

const habeas::account_id account("foro_penal");

void entries(const char* question, const habeas::dossier& view, const char* from, const char* to) {
  const habeas::ledger ledger(view, account);
  fmt::print("{:<62} {}\n", question, ledger.entries(ledger.point_at(from), ledger.point_at(to)));
}

void unaccounted(const char* question, const habeas::dossier& view, const char* from, const char* to) {
  const habeas::ledger ledger(view, account);
  const auto u = ledger.unaccounted(habeas::direction::entries, ledger.point_at(from), ledger.point_at(to));
  fmt::print("{:<62} {} ({} less at most {} stated by {})\n", question, u.unaccounted, u.moved, u.stated.value(),
             listed(u.claims));
}

void sensitivity(const char* question, const habeas::dossier& view, const char* from, const char* to) {
  const habeas::ledger ledger(view, account);
  const habeas::question asked{habeas::question::what::entries, ledger.point_at(from), ledger.point_at(to), {}};
  fmt::print("\n{}: {}\n", question, habeas::ask(ledger, asked));
  for (const auto& row : habeas::sensitivity(ledger, asked))
    fmt::print("  without {:<24} {}\n", row.without, row.refused.empty() ? habeas::range_text(row.low, row.high) : row.refused);
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/venezuela");
  const auto december = "2025-12-29", january = "2026-01-19", february = "2026-02-02";

  const auto less = dossier.without("VEN-070");  // its day is approximate
  const auto closed = dossier.with("fp_no_other_exits");
  entries("entries from 29 December to 19 January", dossier, december, january);
  entries("  without VEN-070, whose day is approximate", less, december, january);
  entries("entries from 19 January to 2 February", dossier, january, february);
  entries("  if there were no other exits", closed, january, february);
  entries("  and if each claim has a cut-off of its own", closed.without("shared_cutoff"), january, february);
  entries("entries from 29 December to 2 February", dossier, december, february);
  entries("  without VEN-070", less, december, february);

  fmt::print("\n");
  unaccounted("unaccounted from 29 December to 2 February", dossier, december, february);
  unaccounted("  once the arrests since 2014 are entries to the count", dossier.with("fp_arrests_are_entries"),
              december, february);
  unaccounted("  with neither those nor VEN-133", dossier.without("VEN-133"), december, february);
  unaccounted("unaccounted from 29 December to 19 January", dossier, december, january);
  unaccounted("unaccounted from 19 January to 2 February", dossier, january, february);

  sensitivity("entries from 29 December to 19 January", dossier, december, january);
  sensitivity("entries from 19 January to 2 February", dossier, january, february);
  sensitivity("entries from 19 January to 2 February, if there were no other exits", closed, january, february);
  sensitivity("entries from 29 December to 2 February", dossier, december, february);

  fmt::print("\n431 freed as of 8 February, 426 as of 9 February:\n");
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  const habeas::ledger ledger(dossier, account);
  for (const auto& c : ledger.contradictions())
    if (listed(c.claims) == "VEN-101, VEN-102") fmt::print("  {}\n", writer.sentence(c));
}
