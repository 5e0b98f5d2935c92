// SPDX-License-Identifier: MIT
// 15. A dossier in twenty lines: who talked, mediated, promised and was freed, and what follows. All invented.
#include <habeas/build.hpp>
#include <habeas/format.hpp>
#include <habeas/ledger/ledger.hpp>

using namespace habeas;

int main() {
  dossier_builder b("lake_talks");
  const auto government = b.actor("government", actor_kind::government);
  const auto movement = b.actor("movement", actor_kind::coalition);
  const auto isles = b.actor("isles", actor_kind::government, {.name = "The Isles"});
  const auto watch = b.actor("watch", actor_kind::ngo, {.name = "The Watch"});

  const auto talks = b.negotiation("lake_talks").between(government, movement).mediated_by(isles, said_by(watch));
  const auto deal = talks.agreement("first_agreement").signed_by(government, movement).on("2030-03-06");
  const auto count = b.account("watch", watch, "political prisoners");
  deal.pledges(20).counted_in(count).by("2030-03-31");

  const auto ana = b.detainee("ana", {.name = "Ana N.", .synthetic = true});
  b.release("march_releases", "2030-03-10/2030-03-15", said_by(watch)).of(18).including(ana).from(count);
  b.says(watch).held(count, 276).as_of("2030-03-16");
  b.says(watch).entries(count, 3).during("2030-03-10/2030-03-16");
  b.says(watch).exits(count, 18, mechanism::release).during("2030-03-10/2030-03-15");

  const dossier d = b.build();
  fmt::print("Held on 9 March: {}\n", ledger(d, count).held("end:2030-03-09"));
  fmt::print("Mediator: {}\n", d.mediators()[0].actor);
  fmt::print("Freed: {}\n", d.releases()[0].people);
}
