// SPDX-License-Identifier: MIT
#include <habeas/lint/draft_check.hpp>

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include "core/cancel.hpp"
#include "ledger/counting_claims.hpp"

namespace habeas {

draft_report judge_draft(const dossier& before_it, const dossier& after_it, const sentence_writer& writer, ledger_options options,
                         std::stop_token stop) {
  draft_report report;
  // Nothing that is withheld is in the lists of these.
  const dossier without = before_it.for_audience(before_it.reader()), with = after_it.for_audience(after_it.reader());
  for (const auto& c : with.content().claims)
    if (with.find(c.id) && !without.find(c.id)) report.claims.push_back(c.id);
  std::sort(report.claims.begin(), report.claims.end());
  const auto is_of_draft = [&](const claim_id& id) { return std::binary_search(report.claims.begin(), report.claims.end(), id); };
  std::vector<placed_contradiction> ours;
  const auto compare = [&](const account_id& account, const std::vector<contradiction>& before, const std::vector<contradiction>& after) {
    for (const auto& c : after)
      if (std::any_of(c.claims.begin(), c.claims.end(), is_of_draft)) ours.push_back({account, c});
    for (const auto& c : before)
      if (std::none_of(after.begin(), after.end(), [&](const contradiction& a) { return a.claims == c.claims; })) report.gone.push_back({account, c});
  };
  const auto dates_before = timeline(without, stop).contradictions(), dates_after = timeline(with, stop).contradictions();
  compare({}, dates_before, dates_after);
  // An account sees the contradictions of the dates that it uses; each is told once.
  const auto of_numbers = [](std::vector<contradiction> found, const std::vector<contradiction>& of_dates) {
    std::erase_if(found, [&](const contradiction& c) { return std::any_of(of_dates.begin(), of_dates.end(), [&](const contradiction& d) { return d.claims == c.claims; }); });
    return found;
  };
  const auto& accounts = with.content().accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!without.find(accounts[i].id)) continue;
    throw_if_stopped(stop);
    if (detail::counting_for(with, accounts[i].id).empty()) continue;
    const ledger after(with, accounts[i].id, options, stop);
    const ledger before(without, accounts[i].id, options, stop);
    // Of more than are listed, those of the draft are looked for among all.
    if (!after.contradictions().empty()) {
      std::vector<contradiction> all;
      for (auto& c : first_contradictions(after, most_of_draft, default_conflict_effort, stop).found) all.push_back(std::move(c));
      for (const auto& c : after.contradictions())
        if (std::none_of(all.begin(), all.end(), [&](const contradiction& a) { return a.claims == c.claims; })) all.push_back(c);
      compare(accounts[i].id, of_numbers(before.contradictions(), dates_before), of_numbers(std::move(all), dates_after));
    } else {
      compare(accounts[i].id, of_numbers(before.contradictions(), dates_before), {});
    }
    for (const auto& q : usual_questions(after)) {
      throw_if_stopped(stop);
      // What the draft itself speaks of first has no answer before it.
      const auto now = ask(after, q, false);
      bound then;
      try {
        then = ask(before, q, false);
      } catch (const error& e) {
        if (e.code() != errc::unknown_id && e.code() != errc::not_ordered) throw;
      }
      if (then.low == now.low && then.high == now.high) continue;
      report.implied.push_back({accounts[i].id, q, then, ask(after, q)});
    }
  }
  std::sort(ours.begin(), ours.end(), comes_first);
  std::sort(report.gone.begin(), report.gone.end(), comes_first);
  const excerpts whole(with);
  for (auto& c : ours) report.contradictions.push_back(explain(std::move(c), with, whole, writer, options, stop));
  return report;
}

}  // namespace habeas
