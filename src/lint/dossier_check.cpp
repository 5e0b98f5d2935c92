// SPDX-License-Identifier: MIT
#include <habeas/lint/dossier_check.hpp>

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "lint/rules_dates.hpp"
#include "lint/rules_events.hpp"
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

check_report check_dossier(const dossier& whole, language l, ledger_options options, std::stop_token stop) {
  check_report report;
  finding_list found(whole, l, options.about);
  const dossier& d = found.of();
  // What costs least comes first: a limit may end the rest.
  const auto look = [&](auto&& part) { report.whole = work_limits::allow(part) && report.whole; };
  for (const auto rule : {detail::find_parts, detail::find_dates, detail::find_flows, detail::find_sources, detail::find_meaning, detail::find_people, detail::find_events})
    look([&] {
      throw_if_stopped(stop);
      rule(found);
    });
  look([&] {
    const timeline events(d, stop);
    for (const auto& c : events.contradictions()) report.contradictions.push_back({account_id(), c, {}});
    detail::masks_not_settled(found, events);
    detail::article_against_itself(found, events.contradictions());
    for (auto& f : check_negotiations(events, found.writer())) found.add(std::move(f));
  });
  const auto& accounts = d.content().accounts;
  std::vector<claim_id> in_part;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    look([&] {
      const ledger books(d, accounts[i].id, options, stop);
      for (const auto& c : books.contradictions()) file_under_accounts(report.contradictions.emplace_back(placed_contradiction{accounts[i].id, c, {}}), d);
      if (!books.is_linear()) {
        const auto names = books.used_in_part();
        in_part.insert(in_part.end(), names.begin(), names.end());
      }
      detail::find_in_ledger(found, books, options, stop);
    });
  }
  detail::used_in_part(found, std::move(in_part));
  std::sort(report.contradictions.begin(), report.contradictions.end(), comes_first);
  // Related accounts see one another's contradictions, and all see those of the dates that they use; each is told once.
  const auto again = [](const auto& a, const auto& b) { return a.found.claims == b.found.claims; };
  report.contradictions.erase(std::unique(report.contradictions.begin(), report.contradictions.end(), again), report.contradictions.end());
  report.findings = std::move(found).take();
  if (const auto* limits = work_limits::current(); limits != nullptr && limits->stopped()) report.whole = false;
  return report;
}

}  // namespace habeas
