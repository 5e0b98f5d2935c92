// SPDX-License-Identifier: MIT
#include <habeas/lint/finding_groups.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "proof/claim_windows.hpp"

namespace habeas {

namespace {

/// The accounts that subjects are of. Findings of long accounts share most of their many subjects: each is looked up once.
class subject_accounts {
 public:
  explicit subject_accounts(const dossier& d) : dossier_(&d) {}

  /// The one account that a finding is about; empty where it is about none, or several.
  [[nodiscard]] std::string one_of(const finding& f) {
    std::string found;
    for (const auto& s : f.subjects) {
      const auto& name = of(s);
      if (name.empty() || name == found) continue;
      if (!found.empty()) return {};
      found = name;
    }
    return found;
  }

 private:
  [[nodiscard]] const std::string& of(const std::string& subject) {
    const auto [at, fresh] = known_.try_emplace(subject);
    if (!fresh) return at->second;
    const auto* c = dossier_->find(claim_id(subject));
    const auto* account = c != nullptr ? account_of(*c) : nullptr;
    if (account != nullptr) at->second = account->text();
    else if (dossier_->find(account_id(subject)) != nullptr) at->second = subject;
    return at->second;
  }

  const dossier* dossier_;
  std::unordered_map<std::string, std::string> known_;
};

std::int64_t size_of(const finding& f) {
  if (!f.proof) return 0;
  return f.proof->value < 0 ? -f.proof->value : f.proof->value;
}

}  // namespace

std::vector<finding_group> group_findings(std::vector<finding> findings, const dossier& d) {
  std::map<std::tuple<std::string, severity, std::string>, std::size_t> place;
  std::vector<std::vector<finding>> alike;
  subject_accounts accounts(d);
  for (auto& f : findings) {
    const auto [at, fresh] = place.try_emplace({f.rule, f.severity, accounts.one_of(f)}, alike.size());
    if (fresh) alike.emplace_back();
    alike[at->second].push_back(std::move(f));
  }
  std::vector<finding_group> groups;
  for (auto& all : alike) {
    std::stable_sort(all.begin(), all.end(), [](const finding& a, const finding& b) { return size_of(a) > size_of(b); });
    finding_group g{std::move(all.front()), {}};
    all.erase(all.begin());
    g.rows = std::move(all);
    groups.push_back(std::move(g));
  }
  return groups;
}

}  // namespace habeas
