// SPDX-License-Identifier: MIT
// A program of somebody who links habeas: an invented dossier made in code, and what follows from it.
#include <cstdio>

#include <habeas/build.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/process/negotiation_state.hpp>

using namespace habeas;

int main() {
  dossier_builder b("lake_talks");
  const auto watch = b.actor("watch", actor_kind::ngo, {.name = "The Watch"});
  const auto count = b.account("watch", watch, "prisoners");
  const auto talks = b.negotiation("talks");
  talks.started("2030-03-04", said_by(watch));
  b.says(watch, "2030-03-01").held(count, 276).as_of("2030-03-01");
  b.says(watch, "2030-03-16").held(count, 294).as_of("2030-03-16");
  const dossier d = b.build();

  const ledger books(d, count);
  const auto came = books.entries("2030-03-01", "2030-03-16");
  const timeline days(d);
  const negotiation_state_sequence states(days, talks);
  std::printf("at least %lld entered; the talks can be in %zu states\n", static_cast<long long>(came.low.value_or(0)),
              states.states_on(parse_edtf("2030-03-05").bounds().latest_end.value).size());
  return came.low == 18 ? 0 : 1;
}
