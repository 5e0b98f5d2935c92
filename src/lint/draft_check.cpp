// SPDX-License-Identifier: MIT
#include <habeas/lint/draft_check.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <unordered_set>
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
/// Where not all contradictions are known the smallest are looked for, each time among all claims. Of more claims than this that finds
/// nothing in any time worth waiting for: those that the search for repairs met are compared.
constexpr std::size_t most_looked_through = 2'000;
/// What would dissolve a contradiction is tried claim by claim, each time of all its claims: those of an account are listed as long
/// as the squares of their numbers of claims come to no more than this, and one in any case.
constexpr std::size_t most_tried = 2'000;

/// Answers without proofs, asked all at once; nothing where there is none, since a point is not known or the order of points is open.
std::vector<std::optional<bound>> answers_of(const ledger& l, const std::vector<question>& asked) {
  std::vector<std::optional<bound>> told(asked.size());
  const auto points = l.points();
  const std::unordered_set<account_point> known(points.begin(), points.end());
  std::vector<account_point> stocks;
  std::vector<flow_stretch> stretches[2];
  std::vector<std::size_t> places[3];
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto& q = asked[i];
    if (known.count(q.from) == 0 || known.count(q.to) == 0) {
      try {
        told[i] = ask(l, q, false);
      } catch (const error& e) {
        if (e.code() != errc::unknown_id && e.code() != errc::not_ordered) throw;
      }
      continue;
    }
    const std::size_t which = q.kind == question::what::held ? 2 : q.kind == question::what::entries ? 0 : 1;
    places[which].push_back(i);
    if (which == 2) stocks.push_back(q.from);
    else stretches[which].push_back({q.from, q.to});
  }
  auto held = l.bounds(stocks, false);
  for (std::size_t k = 0; k < held.size(); ++k) told[places[2][k]] = std::move(held[k]);
  for (const std::size_t way : {0u, 1u}) {
    auto moved = l.flows_in_order({way == 0 ? direction::entries : direction::exits, {}, {}}, stretches[way], false);
    for (std::size_t k = 0; k < moved.size(); ++k) told[places[way][k]] = std::move(moved[k]);
  }
  return told;
}

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
    if (judged.conflicts_settled() || judged.premises_in_use().size() > most_looked_through) return all;
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
    const auto asked = usual_questions(after);
    const auto then = answers_of(before, asked), now = answers_of(after, asked);
    for (std::size_t q = 0; q < asked.size(); ++q) {
      throw_if_stopped(stop);
      // What the draft itself speaks of first has no answer before it.
      const auto was = then[q].value_or(bound{}), is = now[q].value_or(bound{});
      if (was.low == is.low && was.high == is.high) continue;
      // Proofs and alternatives of very many answers are longer than anybody reads.
      report.implied.push_back({accounts[i].id, asked[q], was, report.implied.size() < most_proved ? ask(after, asked[q]) : is});
    }
  }
  std::sort(ours.begin(), ours.end(), comes_first);
  std::sort(report.gone.begin(), report.gone.end(), comes_first);
  const excerpts whole(with);
  for (auto& c : ours) report.contradictions.push_back(explain(std::move(c), with, whole, writer, options, stop));
  return report;
}

}  // namespace habeas
