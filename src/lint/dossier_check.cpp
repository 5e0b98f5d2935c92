// SPDX-License-Identifier: MIT
#include <habeas/lint/dossier_check.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "conflict/conflict_of_claims.hpp"
#include "core/cancel.hpp"
#include "ledger/solver_of_related.hpp"
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

namespace {

/// The contradictions of accounts and of the timeline, those that are not listed included; each once.
class known_conflicts {
 public:
  template <class Judged>
  void add(const Judged& of) {
    for (auto& claims : of.conflict_sets()) sets_.insert(std::move(claims));
    settled_ = settled_ && of.conflicts_settled();
    unseen_ = unseen_ || (of.contradictions_left() > 0 && of.contradictions().empty());
  }
  void tell(check_report& into) const {
    std::set<std::vector<claim_id>> listed;
    for (const auto& c : into.contradictions) listed.insert(c.found.claims);
    into.contradictions_left = static_cast<std::size_t>(std::count_if(sets_.begin(), sets_.end(), [&](const auto& s) { return listed.count(s) == 0; }));
    // Something contradicts, and the work did not suffice to say what.
    if (unseen_ && sets_.empty()) into.contradictions_left = 1;
    into.contradictions_settled = settled_;
  }

 private:
  std::set<std::vector<claim_id>> sets_;
  bool settled_ = true, unseen_ = false;
};

/// The contradictions of one account after another. Related accounts see one another's: what will be told of an account that comes
/// first is not proved once more of another.
class told_contradictions {
 public:
  void add(const ledger& books, std::vector<placed_contradiction>& into, const std::stop_token& stop) {
    const auto add_one = [&](contradiction c) { file_under_accounts(into.emplace_back(placed_contradiction{books.account(), std::move(c), {}}), books.of()); };
    if (books.contradictions_left() > 0) {
      for (const auto& c : books.contradictions()) add_one(c);
      return;
    }
    for (const auto& claims : books.conflict_sets()) {
      const auto [at, fresh] = first_.try_emplace(claims, books.account());
      if (!fresh && at->second < books.account()) continue;
      at->second = books.account();
      add_one(conflict_of_claims(books, claims, stop));
    }
  }

 private:
  std::map<std::vector<claim_id>, account_id> first_;  ///< of each, the first account by id that has it
};

}  // namespace

bool check_report::has_errors() const {
  return !contradictions.empty() || contradictions_left > 0 ||
         std::any_of(findings.begin(), findings.end(), [](const finding& f) { return f.severity == severity::error; });
}

check_report check_dossier(const dossier& whole, language l, ledger_options options, std::stop_token stop) {
  check_report report;
  known_conflicts conflicts;
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
    conflicts.add(events);
    detail::masks_not_settled(found, events);
    detail::article_against_itself(found, events, stop);
    for (auto& f : check_negotiations(events, found.writer())) found.add(std::move(f));
  });
  if (options.linear) options.linear = std::make_shared<const solver_of_related>(options.linear);
  const auto& accounts = d.content().accounts;
  std::vector<claim_id> in_part;
  told_contradictions told;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    look([&] {
      const ledger books(d, accounts[i].id, options, stop);
      told.add(books, report.contradictions, stop);
      conflicts.add(books);
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
  conflicts.tell(report);
  report.findings = std::move(found).take();
  if (const auto* limits = work_limits::current(); limits != nullptr && limits->stopped()) report.whole = false;
  return report;
}

}  // namespace habeas
