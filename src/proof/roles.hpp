// SPDX-License-Identifier: MIT
// Who took part in what, and as what: role by role, with those who say so.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// One actor in one role, and the claims that say so. An actor may stand in several: a mediator for one speaker, a
/// facilitator for another.
struct attributed_role {
  actor_id actor;
  actor_role role = actor_role::party;
  std::vector<claim_id> claims;
  std::vector<actor_id> speakers;
};

/// The roles for which `in(claim)` is true of claims that count, by role and actor. Linear in the claims.
template <class In>
[[nodiscard]] std::vector<attributed_role> roles_where(const dossier& d, In in) {
  std::map<std::pair<actor_role, actor_id>, attributed_role> found;
  const auto& claims = d.content().claims;
  for (const auto place : d.canonical_order()) {
    const auto* says = std::get_if<role_claim>(&claims[place].says);
    if (says == nullptr || !d.counts(place) || !in(*says)) continue;
    auto& r = found[{says->role, says->actor}];
    r.actor = says->actor;
    r.role = says->role;
    r.claims.push_back(claims[place].id);
    r.speakers.push_back(claims[place].speaker);
  }
  std::vector<attributed_role> list;
  for (auto& [key, r] : found) {
    r.claims = detail::sorted_once(std::move(r.claims));
    r.speakers = detail::sorted_once(std::move(r.speakers));
    list.push_back(std::move(r));
  }
  return list;
}

/// Roles in the talks themselves, or in one of their moves or rounds.
[[nodiscard]] HABEAS_API std::vector<attributed_role> roles_in(const dossier& d, const negotiation& n);
/// Roles in an agreement, or in its signing.
[[nodiscard]] inline std::vector<attributed_role> roles_in(const dossier& d, const agreement& a) {
  return roles_where(d, [&](const role_claim& r) { return r.agreement == a.id || (r.event && r.event == a.signing); });
}
/// Roles in a fund: who administers it.
[[nodiscard]] inline std::vector<attributed_role> roles_in(const dossier& d, const fund& f) {
  return roles_where(d, [&](const role_claim& r) { return r.fund == f.id; });
}

}  // namespace habeas
