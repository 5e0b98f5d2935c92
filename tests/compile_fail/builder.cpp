// SPDX-License-Identifier: MIT
// What a builder is handed has its kind: a person is no actor, a release no negotiation, a half no number of people.
#include <habeas/model/dossier_builder.hpp>

using namespace habeas;

void build() {
  dossier_builder b("talks");
  const auto north = b.actor("north", actor_kind::government);
  const auto ana = b.detainee("ana", {.name = "Ana N.", .synthetic = true});
  const auto talks = b.negotiation("talks");
  const auto count = b.account("count", north, "prisoners");
  const auto freed = b.release("freed", "2030-03-10");
#if HABEAS_CASE == 0
  talks.between(north, north).mediated_by(north, said_by(north, "2030-03-01"));
  freed.of(18).including(ana).from(count);
  b.says(north).held(count, quantity::at_least(276)).as_of("2030-03-16");
#elif HABEAS_CASE == 1  // refused: (no matching function|cannot convert|no viable)
  talks.mediated_by(ana);
#elif HABEAS_CASE == 2  // refused: (no matching function|cannot convert|no viable)
  talks.between(north, ana);
#elif HABEAS_CASE == 3  // refused: (no matching function|cannot convert|no viable)
  b.link(talks, relation::tied_to, freed);
#elif HABEAS_CASE == 4  // refused: (no matching function|cannot convert|no viable)
  b.says(north).held(count, 27.5);
#elif HABEAS_CASE == 5  // refused: (no matching function|cannot convert|no viable)
  b.says(north).held(count, true);
#elif HABEAS_CASE == 6  // refused: (no matching function|cannot convert|no viable)
  b.says(north).held("count", 276);
#elif HABEAS_CASE == 7  // refused: (no matching function|cannot convert|no viable)
  freed.including(north);
#elif HABEAS_CASE == 8  // refused: (no member named|has no member)
  b.says(north).held(count, 276).falls();
#elif HABEAS_CASE == 9  // refused: (no matching function|cannot convert|no viable)
  b.account("other", ana, "prisoners");
#endif
}
