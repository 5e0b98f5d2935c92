// SPDX-License-Identifier: MIT
// 3. Claims that cannot all hold: found, minimal, answered whichever are wrong, and dissolved by whoever knows
// better.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>
#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

/// "VEN-101, VEN-102"
std::string listed(const std::vector<habeas::claim_id>& ids) {
  return ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", "));
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/venezuela");
  const habeas::account_id account("foro_penal");
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  const habeas::ledger ledger(dossier, account);

  for (const auto& found : ledger.contradictions()) {
    fmt::print("{}\n", writer.sentence(found));
    fmt::print("{}", habeas::proof_text(found.proof, writer));
    fmt::print("  the proof holds: {}\n", habeas::verify::check(found, dossier).valid() ? "yes" : "no");
    // Minimal: without any one of its claims the others can hold together.
    for (const auto& claim : found.claims) {
      const habeas::ledger less(dossier.without(claim.text()), account);
      bool still = false;
      for (const auto& c : less.contradictions()) still = still || c.claims == found.claims;
      fmt::print("  without {}: {}\n", claim, still ? "still there" : "gone");
    }
    fmt::print("\n");
  }

  // An answer holds whichever of them are wrong, as long as no more are than must be, and says what it would be for each way.
  const auto since = ledger.point_at("end:2026-01-07"), later = ledger.point_at("end:2026-02-09");
  const auto bound = ledger.exits(since, later, habeas::mechanism::release);
  fmt::print("Freed from 8 January to 9 February: {}\n", bound);
  for (const auto& way : bound.alternatives) fmt::print("  {} without {}\n", habeas::range_text(way.low, way.high), listed(way.without));

  // An analyst who knows which claim is wrong switches it off; habeas does not decide.
  const auto chosen = dossier.without("VEN-090").without("VEN-102");
  const habeas::ledger again(chosen, account);
  const auto then = again.exits(since, later, habeas::mechanism::release);
  fmt::print("Without VEN-090 and VEN-102: {}\n", then);
  fmt::print("  rests on {}\n", listed(claims_of(then)));
}
