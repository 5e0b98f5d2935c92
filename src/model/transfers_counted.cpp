// SPDX-License-Identifier: MIT
#include "model/transfers_counted.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

#include <habeas/model/statement.hpp>

namespace habeas::detail {

bool transfers_may_move(const dossier& view, const account_id& account) {
  const auto& claims = view.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* flow = std::get_if<flow_claim>(&claims[i].says);
    const auto* related = std::get_if<related_claim>(&claims[i].says);
    const bool counts_them = flow != nullptr && flow->account == account && flow->of == mechanism::transfer;
    const bool is_part = related != nullptr && related->account != account &&
                         (related->relation == account_relation::contains || related->relation == account_relation::disjoint_parts) &&
                         std::find(related->others.begin(), related->others.end(), account) != related->others.end();
    if (!counts_them && !is_part) continue;
    const auto now = view.status_of(i);
    if (now == claim_status::counts || now == claim_status::switched_off) return true;
  }
  return false;
}

}  // namespace habeas::detail
