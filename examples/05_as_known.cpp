// SPDX-License-Identifier: MIT
// 5. What followed on a day from what had been said by then: a figure of the evening replaces that of the afternoon.
#include <optional>

#include <fmt/format.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>

namespace {

habeas::dossier as_known(const habeas::dossier& d, const char* time) {
  return d.as_known_on(d.end_of(habeas::parse_edtf(time)).value());
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/venezuela");
  const habeas::claim_id afternoon("VEN-084"), evening("VEN-085");
  for (const auto& id : {afternoon, evening})
    fmt::print("{}: {} freed on 25 January 2026\n", id, to_string(*habeas::number_of(dossier.get(id))));

  // A superseded claim stays readable; it no longer counts from when it was superseded.
  fmt::print("\nas known at          VEN-084       VEN-085       freed on 25 January  freed since 8 January\n");
  for (const auto* time : {"2026-01-24", "2026-01-25T19:59:59-04:00", "2026-01-25", "2026-01-26"}) {
    const auto view = as_known(dossier, time);
    const habeas::ledger ledger(view, habeas::account_id("foro_penal"));
    const auto at = [&](const char* day) { return ledger.point_at(day); };
    const auto on_the_day = ledger.exits(at("end:2026-01-24"), at("end:2026-01-25"), habeas::mechanism::release);
    const auto since = ledger.exits(at("end:2026-01-07"), at("end:2026-01-25"), habeas::mechanism::release);
    fmt::print("{:<19.19}  {:<12}  {:<12}  {:<19}  {}\n", time, habeas::to_slug(view.status_of(afternoon)),
               habeas::to_slug(view.status_of(evening)), on_the_day, since);
  }

  // Views compose: what would have followed that evening without the later figure.
  const auto without = as_known(dossier, "2026-01-25").without("VEN-085");
  const habeas::ledger ledger(without, habeas::account_id("foro_penal"));
  const auto freed =
      ledger.exits(ledger.point_at("end:2026-01-24"), ledger.point_at("end:2026-01-25"), habeas::mechanism::release);
  fmt::print("\nThat evening, without VEN-085: VEN-084 {}; freed on 25 January: {}\n",
             habeas::to_slug(without.status_of(afternoon)), freed);
}
