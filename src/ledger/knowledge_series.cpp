// SPDX-License-Identifier: MIT
#include <habeas/ledger/knowledge_series.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include "core/cancel.hpp"
#include "ledger/counting_claims.hpp"
#include "ledger/growing_knowledge.hpp"
#include "ledger/revised_cutoffs.hpp"
#include "ledger/search_in_all.hpp"
#include "proof/claim_windows.hpp"

namespace habeas {

namespace {

/// The account and those that claims relate it to, over however many.
std::set<account_id> accounts_together(const dossier& d, const account_id& account) {
  std::map<account_id, std::vector<const related_claim*>> naming;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* related = d.counts(i) ? std::get_if<related_claim>(&claims[i].says) : nullptr;
    if (related == nullptr) continue;
    naming[related->account].push_back(related);
    for (const auto& o : related->others) naming[o].push_back(related);
  }
  std::set<account_id> found{account};
  std::vector<account_id> waiting{account};
  while (!waiting.empty()) {
    const auto at = std::move(waiting.back());
    waiting.pop_back();
    const auto near = naming.find(at);
    if (near == naming.end()) continue;
    const auto claims_here = std::move(near->second);  // each is followed once
    near->second.clear();
    for (const auto* related : claims_here) {
      if (found.insert(related->account).second) waiting.push_back(related->account);
      for (const auto& o : related->others)
        if (found.insert(o).second) waiting.push_back(o);
    }
  }
  return found;
}

}  // namespace

namespace detail {

std::vector<std::size_t> counting_for(const dossier& d, const account_id& account) {
  std::vector<std::size_t> places;
  const auto& claims = d.content().claims;
  const auto together = accounts_together(d, account);
  // Bulletins that numbers of these accounts stand in, or start or end at: a claim of another account may date them.
  std::set<bulletin_id> bulletins;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* of = d.counts(i) ? account_of(claims[i]) : nullptr;
    if (of == nullptr || together.count(*of) == 0) continue;
    if (claims[i].bulletin) bulletins.insert(claims[i].bulletin);
    const auto* flow = std::get_if<flow_claim>(&claims[i].says);
    if (flow == nullptr) continue;
    for (const auto* m : {&flow->from, &flow->to})
      if (*m && (*m)->kind == time_ref::how::bulletin) bulletins.insert(bulletin_id((*m)->name));
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i)) continue;
    const auto& says = claims[i].says;
    const auto* held = std::get_if<held_claim>(&says);
    const auto* flow = std::get_if<flow_claim>(&says);
    const auto* of = account_of(claims[i]);
    if (of != nullptr && together.count(*of) == 0 && !(claims[i].as_of && bulletins.count(claims[i].bulletin) != 0)) continue;
    if (!held && !flow && !claims[i].bulletin && !std::holds_alternative<response_claim>(says) && !std::holds_alternative<occurred_claim>(says) &&
        !std::holds_alternative<dated_claim>(says) && !std::holds_alternative<linked_claim>(says) && !std::holds_alternative<related_claim>(says) && !std::holds_alternative<member_claim>(says) &&
        !std::holds_alternative<identity_claim>(says))
      continue;
    places.push_back(i);
  }
  return places;
}

}  // namespace detail

namespace {

/// The instants after `from`, up to `to`, at which something was said.
std::vector<instant> said_between(const dossier& d, instant from, instant to) {
  std::set<instant> times;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i)
    if (const auto at = d.said_at(i); at && from < *at && *at <= to && d.shows(d.content().claims, i)) times.insert(*at);
  return {times.begin(), times.end()};
}

/// Works out the answers of steps at which an account is known better and better: what is the same at two of them, while
/// nothing contradicts, was the same at all between.
class growing_series {
 public:
  /// @param keeps_proofs do proofs stay the best where their ends stay?
  /// @param most steps of work where claims contradict one another
  growing_series(const dossier& view, const account_id& account, const question& q, const ledger_options& options, std::stop_token stop,
                 std::vector<known_answer> steps, bool keeps_proofs, std::uint64_t most)
      : view_(&view), account_(&account), asked_(&q), options_(options), stop_(std::move(stop)), steps_(std::move(steps)),
        keeps_proofs_(keeps_proofs), searched_(most), consistent_(steps_.size(), 0) {}

  /// Those that are whole, should a limit end it.
  std::vector<known_answer> run(const progress& told) {
    std::size_t done = 0, stride = 1;
    if (!work_limits::allow([&] { solve(0); })) return {};
    while (done + 1 < steps_.size()) {
      if (told) told(done + 1, steps_.size());
      const auto next = std::min(done + stride, steps_.size() - 1);
      known_ = done + 1;
      const bool whole = work_limits::allow([&] {
        solve(next);
        stride = same(done, next) ? stride * 2 : std::max<std::size_t>(1, stride / 2);
        fill(done, next);
      });
      if (!whole) {
        steps_.resize(known_);
        break;
      }
      done = next;
    }
    return std::move(steps_);
  }

 private:
  void solve(std::size_t i) {
    throw_if_stopped(stop_);
    if (searched_.is_spent()) search_no_more();
    searched_.count([&] {
      auto& step = steps_[i];
      try {
        const ledger l((rest_ ? *rest_ : *view_).as_known_on(step.since), *account_, options_, stop_);
        consistent_[i] = l.contradictions().empty() && l.disputed().empty() && l.set_aside().empty();
        step.answer = ask(l, *asked_);
        if (rest_) step.answer.repairs = repairs_told::outer;
      } catch (const error& e) {
        if (e.code() == errc::cancelled) throw;
        step.refused = e.what();
      }
      return !consistent_[i];
    });
  }
  /// From now on all that may be disputed in the end is given up at once: the rest grows, and contradicts nothing.
  void search_no_more() {
    if (std::exchange(searches_no_more_, true)) return;
    rest_ = detail::without_all_disputed(view_->as_known_on(steps_.back().since), *account_, options_, stop_);
    options_.repair_effort = 0;
  }
  [[nodiscard]] bool same(std::size_t before, std::size_t after) const {
    return consistent_[after] && steps_[before].refused == steps_[after].refused && detail::same_answer(steps_[before].answer, steps_[after].answer) &&
           (keeps_proofs_ || detail::rests_on_nothing(steps_[after].answer));
  }
  /// The steps between two that are solved, in their order.
  void fill(std::size_t before, std::size_t after) {
    if (same(before, after)) {
      for (auto i = before + 1; i < after; ++i) {
        steps_[i].answer = steps_[before].answer;
        steps_[i].refused = steps_[before].refused;
      }
    } else if (after - before > 1) {
      const auto middle = before + (after - before) / 2;
      solve(middle);
      fill(before, middle);
      fill(middle, after);
    }
    known_ = after + 1;
  }

  const dossier* view_;
  const account_id* account_;
  const question* asked_;
  ledger_options options_;
  std::stop_token stop_;
  std::vector<known_answer> steps_;
  bool keeps_proofs_;
  detail::search_in_all searched_;
  bool searches_no_more_ = false;
  std::optional<dossier> rest_ = {};  ///< what is asked then, where that may be
  std::vector<char> consistent_;
  std::size_t known_ = 0;  ///< so many steps, from the first, have their answer
};

/// The steps of what becomes known, without their answers.
std::vector<known_answer> growing_steps(const dossier& view, const std::vector<detail::known_claim>& known, instant from, instant to) {
  std::vector<known_answer> steps{{from, {}, {}, {}, {}}};
  for (const auto& [place, since] : known) {
    if (since <= from) continue;
    if (to < since) break;
    if (steps.back().since != since || steps.size() == 1) steps.push_back({since, {}, {}, {}, {}});
    steps.back().said.push_back(view.content().claims[place].id);
  }
  for (auto& s : steps) std::sort(s.said.begin(), s.said.end());
  return steps;
}

/// The same of an account of which claims come and go: one ledger for each step.
std::vector<known_answer> step_by_step(const dossier& view, const account_id& account, const question& q,
                                       instant from, instant to, ledger_options options, const std::stop_token& stop,
                                       const progress& told, std::uint64_t most) {
  std::vector<known_answer> steps;
  detail::search_in_all searched(most);
  const revised_cutoffs revised(view);
  auto times = said_between(view, from, to);
  times.insert(times.begin(), from);
  std::vector<std::size_t> before;
  const auto look_at = [&](std::size_t i) {
    throw_if_stopped(stop);
    if (told) told(i, times.size());
    const auto then = view.as_known_on(times[i]);
    auto counting = detail::counting_for(then, account);
    if (i > 0 && counting == before) return;
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
    if (searched.is_spent()) options.repair_effort = 0;
    searched.count([&] {
      bool contradicts = true;
      try {
        const ledger l(then, account, options, stop);
        contradicts = !l.contradictions().empty() || !l.disputed().empty();
        step.answer = ask(l, revised.at(q, [&](std::size_t place) { return then.counts(place); }));
      } catch (const error& e) {
        if (e.code() == errc::cancelled) throw;
        step.refused = e.what();
      }
      return contradicts;
    });
    steps.push_back(std::move(step));
  };
  for (std::size_t i = 0; i < times.size(); ++i)
    if (!work_limits::allow([&] { look_at(i); })) return steps;
  if (told) told(times.size(), times.size());
  return steps;
}

}  // namespace

std::vector<known_answer> as_known_series(const dossier& view, const account_id& account, const question& q,
                                          instant from, instant to, ledger_options options, std::stop_token stop,
                                          const progress& told) {
  return detail::as_known_series_within(detail::most_search_in_all, view, account, q, from, to, std::move(options), std::move(stop), told);
}

std::vector<known_answer> detail::as_known_series_within(std::uint64_t most, const dossier& view, const account_id& account, const question& q,
                                                         instant from, instant to, ledger_options options, std::stop_token stop,
                                                         const progress& told) {
  (void)view.get(account);
  refuse_kind_of_held(q);
  if (to < from)
    throw error(errc::invalid_value, "a series that ends before it starts", fmt::format("{} to {}", to_string(from), to_string(to)), "a time not after its end");
  const auto known = detail::growing_knowledge(view, account);
  // Where numbers were revised, what a day means changes with what was said: each step has its own question.
  if (!known || !revised_cutoffs(view).none()) return step_by_step(view, account, q, from, to, std::move(options), stop, told, most);
  auto steps = growing_series(view, account, q, options, std::move(stop), growing_steps(view, known->in_order, from, to), known->keeps_proofs, most).run(told);
  if (told) told(steps.size(), steps.size());
  return steps;
}

std::vector<question> usual_questions(const ledger& l) {
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

}  // namespace habeas
