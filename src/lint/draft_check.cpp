// SPDX-License-Identifier: MIT
#include <habeas/lint/draft_check.hpp>

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include "conflict/conflict_of_claims.hpp"
#include "core/cancel.hpp"
#include "core/shorter_first.hpp"
#include "ledger/counting_claims.hpp"

namespace habeas {

namespace {

/// So many of the answers that a draft moves have their proofs and alternatives.
constexpr std::size_t most_proved = 200;
/// What would dissolve a contradiction is tried claim by claim, each time of all its claims: those of an account are listed as long
/// as the squares of their numbers of claims come to no more than this, and one in any case.
constexpr std::size_t most_tried = 2'000;

}  // namespace

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
  using sets = std::vector<std::vector<claim_id>>;
  // Of more than are listed, those of the draft are looked for among all that are known.
  const auto compare = [&](const account_id& account, const sets& before, const sets& after, bool all_known, const auto& described, const auto& described_before) {
    std::size_t listed = 0, tried = 0;
    for (const auto& claims : after) {
      if (std::none_of(claims.begin(), claims.end(), is_of_draft)) continue;
      tried += claims.size() * claims.size();
      if (listed++ < most_of_draft && (tried <= most_tried || listed == 1)) ours.push_back({account, described(claims), {}});
      else ++report.contradictions_left;
    }
    report.contradictions_settled = report.contradictions_settled && all_known;
    listed = 0;
    for (const auto& claims : before) {
      throw_if_stopped(stop, after.size() + 1);
      // What holds no claim that is gone may be among those that were not found.
      const bool all_count = std::all_of(claims.begin(), claims.end(), [&](const claim_id& c) { return with.find(c) && with.status_of(c) == claim_status::counts; });
      if (all_count && (!all_known || std::any_of(after.begin(), after.end(), [&](const auto& a) { return std::includes(claims.begin(), claims.end(), a.begin(), a.end()); }))) continue;
      if (listed++ >= most_of_draft) break;
      report.gone.push_back({account, described_before(claims), {}});
    }
  };
  const timeline days_before(without, stop), days_after(with, stop);
  const auto describe_with = [&](const auto& judged) {
    return [&judged, &stop](const std::vector<claim_id>& claims) { return conflict_of_claims(judged, claims, stop); };
  };
  const auto known = [&](const auto& judged) {
    auto all = judged.conflict_sets();
    if (judged.conflicts_settled()) return all;
    for (auto& c : first_contradictions(judged, most_of_draft, default_conflict_effort, stop).found) all.push_back(std::move(c.claims));
    std::sort(all.begin(), all.end(), shorter_first);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  };
  const auto dates_before = known(days_before), dates_after = known(days_after);
  compare({}, dates_before, dates_after, days_after.conflicts_settled(), describe_with(days_after), describe_with(days_before));
  // An account sees the contradictions of the dates that it uses; each is told once.
  const auto of_numbers = [](sets found, const sets& of_dates) {
    std::erase_if(found, [&](const auto& claims) { return std::find(of_dates.begin(), of_dates.end(), claims) != of_dates.end(); });
    return found;
  };
  const auto& accounts = with.content().accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!without.find(accounts[i].id)) continue;
    throw_if_stopped(stop);
    if (detail::counting_for(with, accounts[i].id).empty()) continue;
    const ledger after(with, accounts[i].id, options, stop);
    const ledger before(without, accounts[i].id, options, stop);
    compare(accounts[i].id, of_numbers(known(before), dates_before), of_numbers(known(after), dates_after), after.conflicts_settled(),
            describe_with(after), describe_with(before));
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
      // Proofs and alternatives of very many answers are longer than anybody reads.
      report.implied.push_back({accounts[i].id, q, then, report.implied.size() < most_proved ? ask(after, q) : now});
    }
  }
  std::sort(ours.begin(), ours.end(), comes_first);
  std::sort(report.gone.begin(), report.gone.end(), comes_first);
  const excerpts whole(with);
  for (auto& c : ours) report.contradictions.push_back(explain(std::move(c), with, whole, writer, options, stop));
  return report;
}

}  // namespace habeas
