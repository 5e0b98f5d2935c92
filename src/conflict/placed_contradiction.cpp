// SPDX-License-Identifier: MIT
#include <habeas/conflict/placed_contradiction.hpp>

#include <string>
#include <vector>

#include "core/each_once.hpp"
#include "proof/claim_windows.hpp"

namespace habeas {

bool comes_first(const placed_contradiction& a, const placed_contradiction& b) {
  if (a.found.claims.size() != b.found.claims.size()) return a.found.claims.size() < b.found.claims.size();
  if (a.found.claims != b.found.claims) return a.found.claims < b.found.claims;
  return a.account < b.account;
}

void file_under_accounts(placed_contradiction& c, const dossier& d) {
  if (!c.account) return;
  std::vector<account_id> all{c.account};
  for (const auto& name : c.found.claims)
    if (const auto* said = d.find(name))
      if (const auto* of = account_of(*said); of != nullptr && d.find(*of)) all.push_back(*of);
  keep_each_once(all);
  if (all.size() > 1) c.accounts = std::move(all);
}

std::string accounts_text(const placed_contradiction& c) {
  if (c.accounts.empty()) return c.account.text();
  std::string text;
  for (const auto& a : c.accounts) text += (text.empty() ? "" : ", ") + a.text();
  return text;
}

}  // namespace habeas
