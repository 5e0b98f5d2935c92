// SPDX-License-Identifier: MIT
#include "proof/roles.hpp"

#include <algorithm>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

std::vector<attributed_role> roles_in(const dossier& d, const negotiation& n) {
  return roles_where(d, [&](const role_claim& r) {
    const auto is_move = [&](const negotiation_move& m) { return m.event == r.event; };
    const bool named = r.negotiation == n.id;
    return named ||
           (r.event && (std::find(n.rounds.begin(), n.rounds.end(), r.event) != n.rounds.end() ||
                        std::any_of(n.moves.begin(), n.moves.end(), is_move)));
  });
}

}  // namespace habeas
