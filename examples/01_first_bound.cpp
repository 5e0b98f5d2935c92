// SPDX-License-Identifier: MIT
// 1. How many people must have entered Foro Penal's count between two of its bulletins? No bulletin says so; it
// follows.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>
#include <habeas/wording/sentence_writer.hpp>

int main() {
  const auto dossier = habeas::open_dossier("dossiers/venezuela");
  const habeas::ledger ledger(dossier, habeas::account_id("foro_penal"));

  const auto bound = ledger.entries(ledger.point_at("2025-12-29"), ledger.point_at("2026-01-19"));
  fmt::print("Entries from 29 December 2025 to 19 January 2026: {}\n", bound);

  // Every number comes with its proof: rows that lead from the question to the answer and sum to it.
  const auto& proof = *bound.low_proof;
  fmt::print("{}", habeas::proof_text(proof, habeas::sentence_writer(dossier, habeas::language::en)));
  fmt::print("It rests on the claims {}\n", fmt::join(habeas::claims_of(proof), ", "));
  fmt::print("and on the assumptions {}.\n", fmt::join(bound.assumptions, ", "));

  // The check derives each row anew from the claims and shares no code with the engine that found it.
  fmt::print("The proof holds: {}\n", habeas::verify::check(proof, dossier).valid() ? "yes" : "no");

  // Not even one person more or less.
  auto wrong = proof;
  wrong.value += 1;
  fmt::print("One more than that: {}\n", habeas::verify::check(wrong, dossier).reasons.front());
}
