// SPDX-License-Identifier: MIT
// 4. One news article, statement by statement: what its bare words bound, what named assumptions add, and why its own
// words about days cannot all hold, in whatever year its events were.
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/timeline/timeline.hpp>
#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

const habeas::account_id account("foro_penal");

/// The same dossier with its uncertain year written as another.
habeas::dossier in_year(const std::string& year) {
  auto text = habeas::read_file("dossiers/article/dossier.json");
  const std::string written = "2023?";
  for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
    text.replace(at, written.size(), year + "?");
  return habeas::parse_dossier(text);
}

}  // namespace

int main() {
  const auto article = habeas::open_dossier("dossiers/article");
  const habeas::sentence_writer writer(article, habeas::language::en);

  // Bare words: 276 were held at some instant that the article does not state. Which day had more, it does not say.
  const habeas::ledger bare(article, account);
  fmt::print("Held when the report of 24 October was taken: {}\n", bare.held(bare.point_at("S11")));
  int bounded = 0;
  for (int day = 1; day <= 31; ++day)
    bounded += bare.held(bare.point_at(fmt::format("end:2023-10-{:02}", day))).high ? 1 : 0;
  fmt::print("Days of October at whose end its bare words bound the number held from above: {}\n", bounded);

  // Named assumptions, each of which the proofs cite.
  const auto assumed = article.with("eighteen_are_all").with("seven_among_eighteen").with("as_of_24_october");
  for (const auto* id : {"eighteen_are_all", "seven_among_eighteen", "as_of_24_october", "nobody_entered"})
    fmt::print("{}: {}\n", id, article.get(habeas::assumption_id(id)).statement);
  const habeas::ledger ledger(assumed, account);
  const auto freed = ledger.exits(ledger.point_at("bulletin:foro_penal/earlier"),
                                  ledger.point_at("bulletin:foro_penal/2023-10-24"), habeas::mechanism::release);
  fmt::print("\nWith the first three, freed between the earlier report and that of 24 October: {}\n", freed);
  fmt::print("{}", habeas::proof_text(*freed.low_proof, writer));
  fmt::print("  assumes {}\n", fmt::join(freed.assumptions, ", "));
  const auto held = ledger.held(ledger.point_at("end:2023-10-17"));
  fmt::print("With the first three, held at the end of 17 October: {}\n", held);
  fmt::print("{}", habeas::proof_text(*held.high_proof, writer));
  fmt::print("  assumes {}\n", fmt::join(held.assumptions, ", "));

  const auto all_four = assumed.with("nobody_entered");
  const habeas::ledger closed(all_four, account);
  const auto exactly = closed.held(closed.point_at("end:2023-10-17"));
  fmt::print("With all four, held at the end of 17 October: {}\n", exactly);
  fmt::print("  assumes {}\n", fmt::join(exactly.assumptions, ", "));
  fmt::print("  both proofs hold: {}\n", habeas::verify::check(exactly, all_four).valid() ? "yes" : "no");

  // "Lately", published on 11 January 2026, of releases that ended on 23 October of a year that it does not state.
  fmt::print("\n");
  for (const auto* year : {"2022", "2023", "2024", "2025"}) {
    const habeas::timeline events(in_year(year));
    for (const auto& found : events.contradictions()) {
      fmt::print("In {}: {} miss one another by {} days\n", year, fmt::join(found.claims, ", "), -found.proof.value);
      int gone = 0;
      for (const auto& claim : found.claims) {
        const habeas::timeline less(events.of().without(claim.text()));
        gone += less.contradictions().empty() ? 1 : 0;
      }
      fmt::print("  the proof holds: {}; gone without any one of them: {} of {}\n",
                 habeas::verify::check(found, events.of()).valid() ? "yes" : "no", gone, found.claims.size());
    }
  }
  const habeas::timeline events(article);
  for (const auto& found : events.contradictions()) fmt::print("{}", habeas::proof_text(found.proof, writer));
  const habeas::timeline open(article.without("lately_is_60_days"));
  fmt::print("Contradictions once \"lately\" is given no number of days: {}\n", open.contradictions().size());
}
