// SPDX-License-Identifier: MIT
#include <habeas/lint/dossier_check.hpp>

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <utility>
#include <vector>

#include "lint/rules_dates.hpp"
#include "lint/rules_flows.hpp"
#include "lint/rules_ledger.hpp"
#include "lint/rules_meaning.hpp"
#include "lint/rules_parts.hpp"
#include "lint/rules_people.hpp"
#include "lint/rules_sources.hpp"
#include "process/negotiation_rules.hpp"

namespace habeas {

bool check_report::has_errors() const {
  return !contradictions.empty() ||
         std::any_of(findings.begin(), findings.end(), [](const finding& f) { return f.severity == severity::error; });
}

check_report check_dossier(const dossier& d, language l, ledger_options options, std::stop_token stop) {
  check_report report;
  const timeline events(d, stop);
  for (const auto& c : events.contradictions()) report.contradictions.push_back({account_id(), c});
  finding_list found(d, l);
  detail::find_parts(found);
  detail::find_dates(found);
  detail::masks_not_settled(found, events);
  detail::find_flows(found);
  detail::find_sources(found);
  detail::find_meaning(found);
  detail::find_people(found);
  detail::article_against_itself(found, events.contradictions());
  for (auto& f : check_negotiations(events, found.writer())) found.add(std::move(f));
  const auto& accounts = d.content().accounts;
  std::vector<claim_id> in_part;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!d.shows(accounts, i)) continue;
    const ledger books(d, accounts[i].id, options, stop);
    for (const auto& c : books.contradictions()) report.contradictions.push_back({accounts[i].id, c});
    detail::find_in_ledger(found, books, options, stop);
    if (books.is_linear()) continue;
    const auto names = books.used_in_part();
    in_part.insert(in_part.end(), names.begin(), names.end());
  }
  detail::used_in_part(found, std::move(in_part));
  std::sort(report.contradictions.begin(), report.contradictions.end(), comes_first);
  // Related accounts see one another's contradictions; each is told once.
  const auto again = [](const auto& a, const auto& b) { return a.account && b.account && a.found.claims == b.found.claims; };
  report.contradictions.erase(std::unique(report.contradictions.begin(), report.contradictions.end(), again), report.contradictions.end());
  report.findings = std::move(found).take();
  return report;
}

}  // namespace habeas
