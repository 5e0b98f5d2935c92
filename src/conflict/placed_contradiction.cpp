// SPDX-License-Identifier: MIT
#include <habeas/conflict/placed_contradiction.hpp>

namespace habeas {

bool comes_first(const placed_contradiction& a, const placed_contradiction& b) {
  if (a.found.claims.size() != b.found.claims.size()) return a.found.claims.size() < b.found.claims.size();
  if (a.found.claims != b.found.claims) return a.found.claims < b.found.claims;
  return a.account < b.account;
}

}  // namespace habeas
