// SPDX-License-Identifier: MIT
// 14. A dossier made in code: actors, talks, a pledge, a detainee, a release and what a counter says. All of it is invented.
#include <string>

#include <fmt/ranges.h>

#include <habeas/build.hpp>
#include <habeas/format.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/ledger/ledger.hpp>

using namespace habeas;

int main() {
  dossier_builder b("lake_talks");
  const auto government = b.actor("government", actor_kind::government, {.name = "Government of Northland"});
  const auto movement = b.actor("movement", actor_kind::coalition);
  const auto isles = b.actor("isles", actor_kind::government, {.name = "The Isles"});
  const auto watch = b.actor("watch", actor_kind::ngo, {.name = "The Watch"});

  // Talks. What no speaker is named for is said by the coder of the dossier.
  const auto talks = b.negotiation("lake_talks").between(government, movement).mediated_by(isles, said_by(watch));
  const auto restart = talks.resumed("2030-03-04", said_by(watch));
  const auto deal = talks.agreement("first_agreement").signed_by(government, movement).on("2030-03-06");

  // A count, and a promise that is counted in it.
  const auto count = b.account("watch", watch, "political prisoners").leaves(leaving_rule::when_freed);
  const auto promise = deal.pledges(20, mechanism::release).counted_in(count).by("2030-03-31");

  // A release of 18, one of them known.
  const auto ana = b.detainee("ana", {.name = "Ana N.", .synthetic = true});
  const auto freed = b.release("march_releases", "2030-03-10/2030-03-15", said_by(watch)).of(18).including(ana).from(count);
  b.link(restart, relation::tied_to, freed, said_by(watch).hedged("seems"));

  // What the counter says.
  b.says(watch, "2030-03-16").held(count, 276).as_of("2030-03-16");
  b.says(watch, "2030-03-16").entries(count, 3).during("2030-03-10/2030-03-16");
  b.says(watch, "2030-03-16").exits(count, 18, mechanism::release).during("2030-03-10/2030-03-15");

  const dossier d = b.build();  // throws once, with every problem: what, got, wanted, and the line where it was said

  fmt::print("held on 9 March: {}\n", ledger(d, count).held("end:2030-03-09"));
  for (const auto& m : d.mediators()) fmt::print("{} mediates {}, says {}\n", d.get(m.actor).name, m.negotiation, fmt::join(m.speakers, ", "));
  for (const auto& a : d.agreements()) fmt::print("{} came of {}\n", a.id, a.negotiation);
  for (const auto& r : d.releases()) fmt::print("{}: {} freed, {} among them\n", r.event, r.people, fmt::join(r.named, ", "));
  for (const auto& c : d.custody("2030-03-31")) fmt::print("{} is {}\n", c.person ? c.person.text() : c.group.text(), c.status);
  const event_graph g(d);  // vertices are events, edges typed links
  fmt::print("{} events: {}\n", g.events().size(), fmt::join(d.links(), ", "));
  fmt::print("{}: {} claims\n", promise, d.claims().size());

  fmt::print("\nAs a file:\n{}", write_dossier(b.content()));
}
