// SPDX-License-Identifier: MIT
// What did we know when: answers as each day's knowledge gave them, and what each new claim changed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include "ledger/incremental_ledger.hpp"
#include <habeas/ledger/sensitivity.hpp>

namespace habeas {

/// An answer as it was known from one instant until the next step.
struct known_answer {
  instant since;                    ///< from then on, the first step: at the start of the series
  bound answer;
  std::string refused;              ///< why there was none, where there was none
  std::vector<claim_id> said;       ///< claims that began to count then, sorted; of the first step none are listed
  std::vector<claim_id> no_longer;  ///< claims that stopped counting then: retracted, superseded, corrected
};

namespace detail {

/// Claims that may have a part in an account's answers, as far as they count: its own, corrections, and what events say.
[[nodiscard]] inline std::vector<std::size_t> counting_for(const dossier& d, const account_id& account) {
  std::vector<std::size_t> places;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i)) continue;
    const auto& says = claims[i].says;
    const auto* held = std::get_if<held_claim>(&says);
    const auto* flow = std::get_if<flow_claim>(&says);
    if (held && held->account != account) continue;
    if (flow && flow->account != account) continue;
    // A claim of another account may still date a bulletin.
    if (!held && !flow && !claims[i].bulletin && !std::holds_alternative<remark_claim>(says) && !std::holds_alternative<dated_claim>(says) &&
        !std::holds_alternative<linked_claim>(says) && !std::holds_alternative<related_claim>(says))
      continue;
    places.push_back(i);
  }
  return places;
}

/// The instants after `from`, up to `to`, at which something was said.
[[nodiscard]] inline std::vector<instant> said_between(const dossier& d, instant from, instant to) {
  std::set<instant> times;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i)
    if (const auto at = d.said_at(i); at && from < *at && *at <= to && d.shows(d.content().claims, i)) times.insert(*at);
  return {times.begin(), times.end()};
}

inline void go_on(const std::stop_token& stop) {
  if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
}

}  // namespace detail

/// The answer to one question as known at each instant from one to another: a step where it can have changed, since what
/// counts for the account did. Points are those of the whole view, so that the question stays the same.
/// Costs one ledger for each step. Throws errc::cancelled on request, and errc::unknown_id for the account.
[[nodiscard]] inline std::vector<known_answer> as_known_series(const dossier& view, const account_id& account, const question& q, instant from,
                                                               instant to, ledger_options options = {}, std::stop_token stop = {},
                                                               const progress& told = {}) {
  (void)view.get(account);
  std::vector<known_answer> steps;
  auto times = detail::said_between(view, from, to);
  times.insert(times.begin(), from);
  std::vector<std::size_t> before;
  for (std::size_t i = 0; i < times.size(); ++i) {
    detail::go_on(stop);
    if (told) told(i, times.size());
    const auto then = view.as_known_on(times[i]);
    auto counting = detail::counting_for(then, account);
    if (i > 0 && counting == before) continue;
    known_answer step{times[i], {}, {}, {}, {}};
    const auto names = [&](const std::vector<std::size_t>& more, const std::vector<std::size_t>& less, std::vector<claim_id>& into) {
      std::vector<std::size_t> places;
      std::set_difference(more.begin(), more.end(), less.begin(), less.end(), std::back_inserter(places));
      for (const auto p : places) into.push_back(view.content().claims[p].id);
      std::sort(into.begin(), into.end());
    };
    if (i > 0) {
      names(counting, before, step.said);
      names(before, counting, step.no_longer);
    }
    before = std::move(counting);
    try {
      step.answer = ask(ledger(then, account, options, stop), q);
    } catch (const error& e) {
      if (e.code() == errc::cancelled) throw;
      step.refused = e.what();
    }
    steps.push_back(std::move(step));
  }
  if (told) told(times.size(), times.size());
  return steps;
}

/// What one claim changed when it was said.
struct claim_effect {
  struct changed_answer {
    std::size_t question;  ///< its place among those asked
    bound_ends before, after;
  };
  claim_id claim;
  instant said;
  habeas::standing standing = standing::counts;             ///< how it stands in the whole view
  std::vector<changed_answer> changed;
  std::vector<std::vector<claim_id>> appeared, dissolved;  ///< contradictions, by their claims
};

struct account_changes {
  std::vector<question> asked;
  std::vector<claim_effect> effects;  ///< of the claims that changed something, in the order in which they were said
  std::size_t said = 0;               ///< how many claims were said, those that changed nothing included
  std::size_t started_anew = 0;       ///< how often the account was worked out from the start: the work, for tests
};

/// The questions that an account is watched by where none are asked: each stock, and what came and went between each two
/// that follow one another.
[[nodiscard]] inline std::vector<question> usual_questions(const ledger& l) {
  std::vector<question> all;
  const auto points = l.stock_points();
  for (std::size_t i = 0; i < points.size(); ++i) {
    all.push_back({question::what::held, points[i], points[i], {}});
    if (i == 0 || !l.is_not_after(points[i - 1], points[i])) continue;
    all.push_back({question::what::entries, points[i - 1], points[i], {}});
    all.push_back({question::what::exits, points[i - 1], points[i], {}});
  }
  return all;
}

/// What each claim said after an instant changed, one by one in the order (said, id): which bounds, from what to what, and
/// which contradictions appeared and dissolved. Costs what the claims move, not a ledger each, as long as nothing contradicts.
/// Throws errc::cancelled on request.
[[nodiscard]] inline account_changes changes_since(const dossier& view, const account_id& account, instant since, std::vector<question> questions,
                                                   ledger_options options = {}, std::stop_token stop = {}, const progress& told = {}) {
  account_changes all;
  all.asked = std::move(questions);
  std::vector<std::size_t> later;
  std::vector<claim_id> off;
  for (const auto place : view.canonical_order()) {
    const auto at = view.said_at(place);
    const auto now = view.standing_of(place);
    if (!view.shows(view.content().claims, place) || !at || *at <= since || now == standing::not_yet_said || now == standing::switched_off) continue;
    later.push_back(place);
    off.push_back(view.content().claims[place].id);
  }
  all.said = later.size();
  live_ledger live(view, account, options, off);
  (void)live.watch(all.asked);
  const auto conflicts = [&] {
    std::vector<std::vector<claim_id>> sets;
    if (!live.feasible())
      for (const auto& c : ledger(live.now(), account, options, stop).contradictions()) sets.push_back(c.claims);
    std::sort(sets.begin(), sets.end());
    return sets;
  };
  auto before = conflicts();
  for (std::size_t i = 0; i < later.size(); ++i) {
    detail::go_on(stop);
    if (told) told(i, later.size());
    const auto& c = view.content().claims[later[i]];
    const auto update = live.put_back(c.id);
    claim_effect effect{c.id, *view.said_at(later[i]), view.standing_of(later[i]), {}, {}, {}};
    for (const auto& b : update.changed) effect.changed.push_back({b.watch, b.before, b.after});
    // Where all held and all hold there is no contradiction to look for.
    auto after = update.held_before && update.holds_now ? before : conflicts();
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(effect.appeared));
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(effect.dissolved));
    before = std::move(after);
    if (!effect.changed.empty() || !effect.appeared.empty() || !effect.dissolved.empty()) all.effects.push_back(std::move(effect));
  }
  if (told) told(later.size(), later.size());
  all.started_anew = live.started_anew();
  return all;
}

}  // namespace habeas
