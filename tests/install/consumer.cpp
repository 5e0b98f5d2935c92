// SPDX-License-Identifier: MIT
// A program of somebody who links habeas: an invented dossier made in code, and what follows from it.
#include <cstdio>

#include <habeas/ledger/ledger.hpp>
#include <habeas/process/negotiation_state.hpp>

using namespace habeas;

static claim stock(const char* id, const char* day, std::int64_t held) {
  claim c;
  c.id = claim_id(id);
  c.speaker = actor_id("watch");
  c.as_of = c.said = parse_edtf(day);
  c.says = held_claim{account_id("watch"), quantity::exact(held), {}};
  return c;
}

int main() {
  dossier_content made;
  made.id = "lake_talks";
  made.actors = {actor{.id = actor_id("watch"), .name = "The Watch"}};
  made.accounts = {account{.id = account_id("watch"), .counter = actor_id("watch"), .population = "prisoners"}};
  made.events = {event{.id = event_id("restart"), .kind = event_kind::negotiation_resumption}};
  made.negotiations = {negotiation{
      .id = negotiation_id("talks"), .moves = {{.event = event_id("restart"), .to = negotiation_state::under_way}}}};
  made.claims = {stock("before", "2030-03-01", 276), stock("after", "2030-03-16", 294)};
  claim told;
  told.id = claim_id("told");
  told.speaker = actor_id("watch");
  told.says = dated_claim{.event = event_id("restart"), .date = parse_edtf("2030-03-04")};
  made.claims.push_back(told);

  const dossier d(made);
  const ledger books(d, account_id("watch"));
  const auto came = books.entries(books.point_at("2030-03-01"), books.point_at("2030-03-16"));
  const timeline days(d);
  const negotiation_state_sequence talks(days, negotiation_id("talks"));
  std::printf("at least %lld entered; the talks can be in %zu states\n", static_cast<long long>(came.low.value_or(0)),
              talks.states_on(parse_edtf("2030-03-05").bounds().latest_end.value).size());
  return came.low == 18 ? 0 : 1;
}
