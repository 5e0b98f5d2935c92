// SPDX-License-Identifier: MIT
// 11. How far claims are from fitting: the least that they would have to change by so that all of them hold. A diagnostic,
// which says where to look and corrects nothing.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <habeas/lint/dossier_check.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

void moves(const habeas::ledger_change& least) {
  for (const auto& c : least.changes) {
    const auto by = c.low == c.high ? fmt::format("{:+}", c.low) : fmt::format("{:+} .. {:+}", c.low, c.high);
    fmt::print("  {}  states {}  {}\n", c.claim, *c.stated.low, by);
  }
}

habeas::ledger_change least_of(const habeas::dossier& view) {
  return habeas::find_minimal_adjustment(habeas::ledger(view, habeas::account_id("foro_penal")));
}
/// In votes; exact, and in whole ones here.
std::int64_t price(const habeas::dossier& view) {
  const auto least = least_of(view);
  return least.low / least.unit;
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/venezuela");
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  const habeas::ledger ledger(dossier, habeas::account_id("foro_penal"));

  // The least total, and by how much each claim moves over all of the many changes that cost it.
  const auto from = ledger.point_at("2026-01-19"), to = ledger.point_at("2026-02-02");
  using what = habeas::question::what;
  const auto least = habeas::find_minimal_adjustment(ledger, {{what::entries, from, to, {}}, {what::exits, from, to, {}}});
  fmt::print("{}\n", habeas::minimal_adjustment_sentence(least, ledger.account(), writer));
  moves(least);

  // The total is the sum of two knots: without one claim of the one, the other is left.
  fmt::print("\nWithout VEN-101 it is {}\n", price(dossier.without("VEN-101")));
  fmt::print("Without VEN-090 it is {}\n", price(dossier.without("VEN-090")));
  fmt::print("Without both it is {}\n", price(dossier.without("VEN-090").without("VEN-101")));

  // Why the ranges end where they do: 302 may rise, and 711 fall less, until a third claim, of three days later, is met.
  const auto& third = std::get<habeas::flow_claim>(dossier.get(habeas::claim_id("VEN-093")).says);
  fmt::print("\nVEN-093 states {}\nWithout it:\n", to_string(third.number));
  moves(least_of(dossier.without("VEN-093")));

  // Whatever the least change, the answers of the worked example stay.
  for (const auto& r : least.ranges)
    fmt::print("\nOver all least changes, {} from 19 January to 2 February: {}", habeas::to_slug(r.asked.kind), habeas::range_text(r.range.low, r.range.high));
  fmt::print("\n");

  // Weighed as shares of each number, people are cheaper to change in the greater number.
  fmt::print("\nWeighed as a share of each number:\n");
  moves(habeas::find_minimal_adjustment(ledger, {}, habeas::vote_policy::by_size));

  // The measure knows numbers, and not why: a rule of the check does, and whoever reads the source decides.
  fmt::print("\nWhat the check says of VEN-090:\n");
  for (const auto& f : habeas::check_dossier(dossier, habeas::language::en).findings)
    if (f.rule == "stock_as_flow" && std::find(f.subjects.begin(), f.subjects.end(), "VEN-090") != f.subjects.end())
      fmt::print("  {}\n", f.sentence);
}
