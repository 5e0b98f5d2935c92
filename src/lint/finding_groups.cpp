// SPDX-License-Identifier: MIT
#include <habeas/lint/finding_groups.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "proof/claim_windows.hpp"

namespace habeas {

namespace {

/// The one account that a finding is about; empty where it is about none, or several.
std::string account_of_finding(const finding& f, const dossier& d) {
  std::string found;
  for (const auto& s : f.subjects) {
    const auto* c = d.find(claim_id(s));
    const auto* of = c != nullptr ? account_of(*c) : nullptr;
    const auto name = of != nullptr ? of->text() : d.find(account_id(s)) != nullptr ? s : std::string();
    if (name.empty() || name == found) continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

std::int64_t size_of(const finding& f) {
  if (!f.proof) return 0;
  return f.proof->value < 0 ? -f.proof->value : f.proof->value;
}

}  // namespace

std::vector<finding_group> group_findings(const std::vector<finding>& findings, const dossier& d) {
  std::map<std::tuple<std::string, severity, std::string>, std::size_t> place;
  std::vector<std::vector<finding>> alike;
  for (const auto& f : findings) {
    const auto [at, fresh] = place.try_emplace({f.rule, f.severity, account_of_finding(f, d)}, alike.size());
    if (fresh) alike.emplace_back();
    alike[at->second].push_back(f);
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
