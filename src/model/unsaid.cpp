// SPDX-License-Identifier: MIT
#include "model/unsaid.hpp"

namespace habeas::detail {

std::size_t claims_unsaid(const dossier& view) {
  const auto wanted = view.seen_through().known ? claim_status::not_yet_said : claim_status::counts;
  std::size_t n = 0;
  for (std::size_t i = 0; i < view.content().claims.size(); ++i) n += view.status_of(i) == wanted && !view.said_at(i) ? 1 : 0;
  return n;
}

}  // namespace habeas::detail
