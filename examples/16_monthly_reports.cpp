// SPDX-License-Identifier: MIT
// 16. Monthly reports of one counter: what they leave for two months that nobody read, what followed when, and where the
// counter's own numbers do not fit. The dossier is a claims table, and no mapping.
#include <string>

#include <fmt/format.h>

#include <habeas/format.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

const habeas::account_id account("prisoners_defenders");
const auto march = "end:2025-03-31", may = "end:2025-05-31";
const auto year = "prisoners_defenders/2025-12-31/entries/2";
const auto to_july = "prisoners_defenders/2025-07-31/entries/2", to_january = "prisoners_defenders/2026-01-31/entries/2";

/// The bound if as few sources as possible are wrong.
void told(const char* question, const habeas::bound& b) {
  fmt::print("  {:<58} {}\n", question, b.fewest ? habeas::range_text(b.fewest->low, b.fewest->high) : habeas::range_text(b.low, b.high));
}

habeas::bound entries(const habeas::dossier& view) {
  const habeas::ledger ledger(view, account);
  return ledger.entries(ledger.point_at(march), ledger.point_at(may));
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/cuba");
  fmt::print("April and May 2025, of which no page is here, if as few sources as possible are wrong:\n");
  const habeas::ledger ledger(dossier, account);
  const auto at = [&](const char* point) { return ledger.point_at(point); };
  told("entries to the list", entries(dossier));
  told("  without the number of the whole year", entries(dossier.without(year)));
  told("  without any of twelve months", entries(dossier.without(year).without(to_july).without(to_january)));
  told("exits from it", ledger.exits(at(march), at(may)));
  told("on the list at the end of May", ledger.held(at(may)));

  fmt::print("\nThe same entries, as known at the end of\n");
  for (const auto* day : {"2025-06-30", "2025-07-31", "2025-08-31", "2026-01-31"})
    told(day, entries(dossier.as_known_on(dossier.end_of(habeas::parse_edtf(day)).value())));

  fmt::print("\nWho left the list in August 2024, by what became of them:\n");
  const auto july = at("end:2024-07-31"), august = at("end:2024-08-31");
  told("release, the sentence served", ledger.exits(july, august, habeas::mechanism::release, {.ground = habeas::legal_ground::sentence_served}));
  for (const auto kind : {habeas::mechanism::release, habeas::mechanism::expulsion, habeas::mechanism::death})
    told(habeas::to_slug(kind).data(), ledger.exits(july, august, kind));

  fmt::print("\nWhat cannot all hold, of four claims at most:\n");
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  for (const auto& c : ledger.contradictions())
    if (c.claims.size() <= 4) fmt::print("  {}\n", writer.sentence(c));
}
