// SPDX-License-Identifier: MIT
#include "ledger/related_kinds.hpp"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

namespace habeas {

bool leaves_the_whole(const chain& c) {
  if (!c.of) return false;
  switch (*c.of) {
    case mechanism::transfer:
    case mechanism::reappearance:
    case mechanism::correction:
    case mechanism::late_registration: return false;
    case mechanism::disappearance: return c.way == direction::entries;
    case mechanism::arrest:
    case mechanism::rearrest:
    case mechanism::abduction:
    case mechanism::surrender:
    case mechanism::release:
    case mechanism::exchange:
    case mechanism::expulsion:
    case mechanism::escape:
    case mechanism::death: return true;
  }
  return false;
}

bool call_kinds_the_same(const dossier& d, const related_claim& said, const account_id& one, const account_id& other) {
  const auto *a = d.find(one), *b = d.find(other);
  return said.same_kinds || (a != nullptr && b != nullptr && a->counter && a->counter == b->counter);
}

std::vector<chain> kinds_of_related(const dossier& d, const account_id& account) {
  std::set<account_id> from;
  for (const auto place : d.canonical_order()) {
    const auto* said = d.counts(place) ? std::get_if<related_claim>(&d.content().claims[place].says) : nullptr;
    if (said == nullptr || !said->flows || said->relation == account_relation::overlaps) continue;
    if (said->account == account)
      for (const auto& other : said->others)
        if (other != account && call_kinds_the_same(d, *said, account, other)) from.insert(other);
    const bool same = said->relation == account_relation::same && std::find(said->others.begin(), said->others.end(), account) != said->others.end();
    if (same && said->account != account && call_kinds_the_same(d, *said, account, said->account)) from.insert(said->account);
  }
  std::set<chain> kinds;
  for (const auto place : d.canonical_order()) {
    const auto* flow = !from.empty() && d.counts(place) ? std::get_if<flow_claim>(&d.content().claims[place].says) : nullptr;
    if (flow == nullptr || from.count(flow->account) == 0 || flow->way == direction::net) continue;
    const auto c = chain_of(*flow);
    if (is_kind(c) && leaves_the_whole(c)) kinds.insert(c);
  }
  return {kinds.begin(), kinds.end()};
}

}  // namespace habeas
