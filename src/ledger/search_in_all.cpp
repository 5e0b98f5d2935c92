// SPDX-License-Identifier: MIT
#include "ledger/search_in_all.hpp"

#include <algorithm>
#include <optional>
#include <stop_token>

#include "ledger/growing_knowledge.hpp"

namespace habeas::detail {

std::optional<dossier> without_all_disputed(const dossier& view, const account_id& account, const ledger_options& options, const std::stop_token& stop) {
  const auto known = growing_knowledge(view, account);
  if (!known || !known->keeps_proofs) return std::nullopt;
  const auto& claims = view.content().claims;
  const auto stands_alone = [&](const known_claim& k) { return !claims[k.place].bulletin && !claims[k.place].derived_from; };
  if (!std::all_of(known->in_order.begin(), known->in_order.end(), stands_alone)) return std::nullopt;
  const ledger l(view, account, options, stop);
  if (l.disputed().empty()) return std::nullopt;
  return view.without(l.disputed());
}

}  // namespace habeas::detail
