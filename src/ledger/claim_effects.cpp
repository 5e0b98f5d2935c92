// SPDX-License-Identifier: MIT
// What each claim changed when it was said.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <tuple>
#include <utility>
#include <vector>

#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include "core/cancel.hpp"
#include "ledger/incremental_ledger.hpp"
#include "ledger/revised_cutoffs.hpp"
#include "ledger/search_in_all.hpp"

namespace habeas {

namespace {

/// The contradictions that an account has at one time, by their claims, ascending.
struct known_conflicts {
  std::vector<std::vector<claim_id>> sets = {};
  bool whole = true;  ///< all there are
};

/// What is in the second and not in the first. Where not all of the first were found, one of the others may have been there:
/// only what holds the new claim itself certainly was not.
std::vector<std::vector<claim_id>> appeared(const known_conflicts& before, const known_conflicts& after, const claim_id& added) {
  std::vector<std::vector<claim_id>> news;
  std::set_difference(after.sets.begin(), after.sets.end(), before.sets.begin(), before.sets.end(), std::back_inserter(news));
  if (!before.whole) std::erase_if(news, [&](const std::vector<claim_id>& s) { return std::find(s.begin(), s.end(), added) == s.end(); });
  return news;
}

/// What is in the first and not in the second, nor holds a set of it. Where not all of the second were found, only what
/// holds a claim that counts no more is certainly gone.
std::vector<std::vector<claim_id>> dissolved(const known_conflicts& before, const known_conflicts& after, incremental_ledger& live) {
  std::vector<std::vector<claim_id>> gone;
  std::set_difference(before.sets.begin(), before.sets.end(), after.sets.begin(), after.sets.end(), std::back_inserter(gone));
  std::erase_if(gone, [&](const std::vector<claim_id>& s) {
    work_limits::count(after.sets.size() + 1);
    const bool counts = std::all_of(s.begin(), s.end(), [&](const claim_id& c) { return live.now().status_of(c) == claim_status::counts; });
    if (!counts) return false;
    return !after.whole || std::any_of(after.sets.begin(), after.sets.end(), [&](const auto& a) { return std::includes(s.begin(), s.end(), a.begin(), a.end()); });
  });
  return gone;
}

/// Does the view know the claim, and when it was said? What nobody knows the time of was known on no day.
bool is_said(const dossier& view, std::size_t place) {
  const auto now = view.status_of(place);
  const bool is_left_out = now == claim_status::withheld || now == claim_status::not_yet_said || now == claim_status::not_yet_recorded || now == claim_status::switched_off;
  return view.said_at(place) && !is_left_out;
}

/// The questions of changes, each asked of the revision that is known at the time: as many are watched as there are
/// revisions, and one of them tells.
class watched_revisions {
 public:
  watched_revisions(const dossier& view, const std::vector<question>& asked, const std::vector<std::size_t>& later) : revised_(view), asked_(&asked) {
    if (revised_.none()) return;
    const auto& claims = view.content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i) there_.push_back(is_said(view, i));
    for (const auto place : later) there_[place] = false;
    const auto before = there_;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      add(i);
      for (const auto* p : {&asked[i].from, &asked[i].to})
        if (const auto* series = revised_.series_of(*p)) about_[series].push_back(i);
    }
    for (const auto place : later) {
      there_[place] = true;
      if (const auto found = about_.find(revised_.series_of(place)); found != about_.end())
        for (const auto i : found->second) add(i);
    }
    there_ = before;
  }

  [[nodiscard]] const std::vector<question>& questions() const { return revised_.none() ? *asked_ : watched_; }

  void begin(const incremental_ledger& live) {
    if (revised_.none()) return;
    told_.clear();
    for (std::size_t i = 0; i < asked_->size(); ++i) told_.push_back(live.bound(number_of(now(i))));
  }

  /// What the claim changed, by the numbers of the questions asked.
  [[nodiscard]] std::vector<claim_effect::changed_answer> changed(std::size_t claim_place, const ledger_update& update, const incremental_ledger& live) {
    std::vector<claim_effect::changed_answer> all;
    if (revised_.none()) {
      for (const auto& b : update.changed) all.push_back({b.watch, b.before, b.after});
      return all;
    }
    there_[claim_place] = true;
    std::set<std::size_t> to_look_at;
    for (const auto& b : update.changed) to_look_at.insert(asked_by_[b.watch].begin(), asked_by_[b.watch].end());
    if (const auto found = about_.find(revised_.series_of(claim_place)); found != about_.end()) to_look_at.insert(found->second.begin(), found->second.end());
    for (const auto i : to_look_at) {
      const auto& after = live.bound(number_of(now(i)));
      if (after == told_[i]) continue;
      all.push_back({i, told_[i], after});
      told_[i] = after;
    }
    return all;
  }

 private:
  [[nodiscard]] question now(std::size_t i) const {
    return revised_.at((*asked_)[i], [&](std::size_t place) { return static_cast<bool>(there_[place]); });
  }
  [[nodiscard]] std::size_t number_of(const question& q) const { return numbers_.at({q.kind, q.from, q.to, q.of, q.by}); }
  void add(std::size_t i) {
    const auto q = now(i);
    const auto [at, fresh] = numbers_.try_emplace({q.kind, q.from, q.to, q.of, q.by}, watched_.size());
    if (fresh) {
      watched_.push_back(q);
      asked_by_.emplace_back();
    }
    asked_by_[at->second].insert(i);
  }

  revised_cutoffs revised_;
  const std::vector<question>* asked_;
  std::vector<char> there_;  ///< by the place of a claim: was it said by then?
  std::vector<question> watched_;
  std::vector<std::set<std::size_t>> asked_by_;  ///< for each that is watched, the questions asked
  std::map<std::tuple<question::what, account_point, account_point, std::optional<mechanism>, narrower_kind>, std::size_t> numbers_;
  std::map<const std::vector<std::size_t>*, std::vector<std::size_t>> about_;
  std::vector<bound_ends> told_;
};

/// Claim after claim is said, and each is told by what it changed.
class claim_by_claim {
 public:
  /// @param most steps of work where claims contradict one another
  claim_by_claim(const dossier& view, const account_id& account, instant since, const std::vector<question>& questions, const ledger_options& options,
                 std::stop_token stop, std::uint64_t most)
      : view_(&view), account_(&account), since_(since), options_(options), stop_(std::move(stop)), later_(said_after(view, since)),
        watched_(view, questions, later_), searched_(most) {
    searched_.count([&] { return begin(view, 0); });
  }

  [[nodiscard]] account_changes run(const progress& told) {
    all_.said = later_.size();
    for (std::size_t i = 0; i < later_.size(); ++i) {
      const bool whole = work_limits::allow([&] {
        throw_if_stopped(stop_);
        if (told) told(i, later_.size());
        if (!searches_no_more_ && searched_.is_spent()) search_no_more(i);
        say(later_[i]);
      });
      if (!whole) break;
    }
    if (told) told(later_.size(), later_.size());
    all_.started_anew += live_->started_anew();
    return std::move(all_);
  }

 private:
  [[nodiscard]] static std::vector<std::size_t> said_after(const dossier& view, instant since) {
    std::vector<std::size_t> later;
    for (const auto place : view.canonical_order())
      if (is_said(view, place) && since < *view.said_at(place)) later.push_back(place);
    return later;
  }

  /// As known before the claim of this number among the later ones. Do claims contradict one another there?
  bool begin(const dossier& view, std::size_t next) {
    auto known = next == 0 ? view.as_known_on(since_) : view.as_known_after(view_->content().claims[later_[next - 1]].id);
    auto live = std::make_unique<incremental_ledger>(view, std::move(known), *account_, options_, stop_);
    if (live_) all_.started_anew += live_->started_anew();
    live_ = std::move(live);
    (void)live_->watch(watched_.questions());
    watched_.begin(*live_);
    before_ = conflicts();
    return !before_.sets.empty() || !before_.whole;
  }

  void say(std::size_t place) {
    const auto& c = view_->content().claims[place];
    if (rest_ && rest_->status_of(place) == claim_status::switched_off) return;
    claim_effect effect{c.id, *view_->said_at(place), view_->status_of(place), {}, {}, {}};
    searched_.count([&] {
      const auto update = live_->say(c.id);
      effect.changed = watched_.changed(place, update, *live_);
      // Where all held and all hold there is no contradiction to look for.
      const bool nothing_contradicts = update.held_before && update.holds_now && !options_.linear;
      auto after = nothing_contradicts ? before_ : conflicts();
      effect.appeared = appeared(before_, after, c.id);
      effect.repaired = dissolved(before_, after, *live_);
      before_ = std::move(after);
      return !nothing_contradicts && !(before_.sets.empty() && before_.whole);
    });
    if (!effect.changed.empty() || !effect.appeared.empty() || !effect.repaired.empty()) all_.effects.push_back(std::move(effect));
  }

  /// When so much was searched, what may be disputed in the end is given up at once: what the rest says is compared with
  /// what it said.
  void search_no_more(std::size_t next) {
    searches_no_more_ = true;
    all_.contradictions_settled = false;
    rest_ = detail::without_all_disputed(*view_, *account_, options_, stop_);
    options_.repair_effort = 0;
    (void)begin(rest_ ? *rest_ : *view_, next);
  }

  [[nodiscard]] known_conflicts conflicts() {
    known_conflicts known;
    if (!live_->feasible() || options_.linear) {
      const auto& l = live_->made_anew();
      known = {l.conflict_sets(), l.conflicts_settled()};
      std::sort(known.sets.begin(), known.sets.end());
    }
    all_.contradictions_settled = all_.contradictions_settled && known.whole;
    return known;
  }

  const dossier* view_;
  const account_id* account_;
  instant since_;
  ledger_options options_;
  std::stop_token stop_;
  account_changes all_;
  std::vector<std::size_t> later_;
  watched_revisions watched_;
  std::unique_ptr<incremental_ledger> live_;
  known_conflicts before_;
  detail::search_in_all searched_;
  bool searches_no_more_ = false;
  std::optional<dossier> rest_ = {};  ///< what is asked then, where that may be
};

}  // namespace

account_changes changes_since(const dossier& view, const account_id& account, instant since,
                              std::vector<question> questions, ledger_options options, std::stop_token stop,
                              const progress& told) {
  return detail::changes_since_within(detail::most_search_in_all, view, account, since, std::move(questions), std::move(options), std::move(stop), told);
}

account_changes detail::changes_since_within(std::uint64_t most, const dossier& view, const account_id& account, instant since,
                                             std::vector<question> questions, ledger_options options, std::stop_token stop,
                                             const progress& told) {
  for (const auto& q : questions) refuse_kind_of_held(q);
  auto all = claim_by_claim(view, account, since, questions, options, std::move(stop), most).run(told);
  all.asked = std::move(questions);
  return all;
}

}  // namespace habeas
