// SPDX-License-Identifier: MIT
// An account's ledger that claims come to and go from, with the bounds that are watched.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger/account_index.hpp"
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/model/excerpt.hpp>

namespace habeas {

/// What one change of the claims did.
struct ledger_update {
  struct changed_bound {
    std::size_t watch;
    bound_ends before, after;
  };
  bool held_before = true, holds_now = true;  ///< could all claims hold?
  std::vector<changed_bound> changed;         ///< watched bounds that are others now, by their numbers
  bool anew = false;                          ///< was the account worked out from the start?
};

/// Feasibility and watched bounds of one account, kept up to date as claims are added, taken away and put back. At each
/// moment they are those of a `ledger` of the same claims.
///
/// Only the rows of the claims that stand in one bulletin with the one that changes, or name it, or are named by it, are
/// read again; bounds are searched for again only where the change can reach them. The account is worked out from the start
/// where a claim speaks of a stretch of days, of an event, or of a kind that no claim counted before, where an assumption
/// closes the account or named people may move its count, where more than 500 claims hang together, and for bounds while the claims contradict one another.
/// Not for several threads.
class live_ledger {
 public:
  /// Throws errc::unknown_id for an account that the view does not show.
  /// @param off claims that are off at first, as if taken away
  explicit live_ledger(const dossier& view, account_id account, ledger_options options = {}, const std::vector<claim_id>& off = {})
      : whole_(view), lens_(view.seen_through()), account_(std::move(account)), options_(options) {
    (void)view.get(account_);
    for (const auto& c : whole_.content().claims) remember(c);
    for (const auto& [name, on] : lens_.switches)
      if (!on && whole_.find(claim_id(name))) off_.insert(claim_id(name));
    for (const auto& name : off) {
      require(name);
      off_.insert(name);
    }
    begin();
  }

  /// Can all claims hold together?
  [[nodiscard]] bool feasible() const { return rows_->feasible(); }
  /// Keeps the answer to a question at hand; its number. Throws as `ask` does.
  std::size_t watch(const question& q) {
    (void)ask(ledger(now(), account_, options_), q, false);
    return watch(std::vector{q});
  }
  /// The same of several, and the number of the first; those that have no answer now, for want of an order of their points
  /// or of a claim of their kind, are unbounded as long as it is so.
  std::size_t watch(const std::vector<question>& questions) {
    const auto first = watched_.size();
    bool all_known = true;
    for (const auto& q : questions) {
      watched_.push_back({q, {}});
      rows_->watch(watched_.back());
      all_known = all_known && watched_.back().known;
    }
    if (!all_known) begin();  // points that no claim names
    ledger_update none;
    settle_bounds(none);
    return first;
  }
  [[nodiscard]] const bound_ends& bound(std::size_t watch) const { return watched_.at(watch).ends; }
  [[nodiscard]] const question& asked(std::size_t watch) const { return watched_.at(watch).asked; }

  /// Adds a claim. Throws errc::invalid_value where its id is used, and errc::invalid_file for what no dossier could hold;
  /// then nothing changes.
  ledger_update add(const claim& c) {
    whole_.add(c);
    try {
      (void)look(whole_.of({c.id}));
    } catch (const error&) {
      whole_.drop_last();
      throw;
    }
    remember(c);
    return change(c.id);
  }
  /// Switches a claim off, as `dossier::without` does. Throws errc::unknown_id.
  ledger_update take_away(const claim_id& name) {
    require(name);
    off_.insert(name);
    return change(name);
  }
  /// Switches a claim on again. Throws errc::unknown_id.
  ledger_update put_back(const claim_id& name) {
    require(name);
    off_.erase(name);
    return change(name);
  }

  /// The dossier as it stands now.
  [[nodiscard]] dossier now() const { return look(whole_.content()); }
  /// How often the account was worked out from the start.
  [[nodiscard]] std::size_t started_anew() const noexcept { return started_anew_; }
  /// Rows looked at since the last time that it was: the work, for tests.
  [[nodiscard]] std::size_t looked_at() const noexcept { return rows_->looked_at(); }
  /// Searches for watched bounds since then.
  [[nodiscard]] std::size_t searches() const noexcept { return rows_->searches(); }

 private:
  static constexpr std::size_t most_together = 500;

  void require(const claim_id& name) const {
    if (!whole_.find(name)) throw error::unknown_id("claim", name.text());
  }
  [[nodiscard]] dossier look(dossier_content content) const {
    dossier d(std::move(content));
    if (lens_.reader) d = d.for_audience(*lens_.reader);
    if (lens_.known) d = d.as_known_on(*lens_.known);
    if (lens_.recorded) d = d.as_recorded_on(*lens_.recorded);
    std::vector<claim_id> off;
    for (const auto& name : off_)
      if (d.find(name)) off.push_back(name);
    return off.empty() ? d : d.without(off);
  }

  // Which claims hang together.

  template <class See>
  static void visit_ties(const claim& c, See&& see) {
    see("c:" + c.id.text());
    if (c.bulletin) see("b:" + c.bulletin.text());
    visit_references(c, [&](const auto& name, const auto&) {
      using id_type = std::decay_t<decltype(name)>;
      if (!name) return;
      if constexpr (std::is_same_v<id_type, claim_id>) see("c:" + name.text());
      if constexpr (std::is_same_v<id_type, bulletin_id>) see("b:" + name.text());
    });
  }
  void remember(const claim& c) {
    visit_ties(c, [&](std::string tie) { tied_[std::move(tie)].push_back(c.id); });
  }
  /// All that hang together with a claim; nothing where they are too many.
  [[nodiscard]] std::optional<std::vector<claim_id>> together(const claim_id& name) const {
    std::set<claim_id> found{name};
    std::vector<claim_id> waiting{name};
    while (!waiting.empty()) {
      const auto* c = whole_.find(waiting.back());
      waiting.pop_back();
      if (c == nullptr) continue;
      visit_ties(*c, [&](const std::string& tie) {
        const auto these = tied_.find(tie);
        if (these == tied_.end() || found.size() > most_together) return;
        for (const auto& other : these->second)
          if (found.insert(other).second) waiting.push_back(other);
      });
      if (found.size() > most_together) return std::nullopt;
    }
    return std::vector<claim_id>(found.begin(), found.end());
  }

  // Reading rows.

  void begin() {
    ++started_anew_;
    const auto d = now();
    const claim_labels labels(d);
    std::unique_ptr<timeline> events;
    plain_ = true;
    for (const auto& c : d.content().claims) plain_ = plain_ && is_plain(c);
    for (const auto& a : d.content().assumptions)
      if (a.account == account_ && d.find(a.id) && d.assumes(a.id) &&
          (a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries))
        plain_ = false;
    // Named people move the count by events.
    if (d.get(account_).rule.leaves == leaving_rule::when_freed) plain_ = false;
    for (const auto& a : d.content().assumptions)
      if (a.account == account_ && d.find(a.id) && d.assumes(a.id) &&
          (a.effect == assumption_effect::leave_when_freed || a.effect == assumption_effect::enter_when_held))
        plain_ = false;
    if (!plain_) events = std::make_unique<timeline>(d);
    const ledger_system system(d, labels, events.get(), account_, options_.about, watched_points(d));
    rows_ = std::make_unique<live_rows>(system, d, labels);
    for (auto& w : watched_) rows_->watch(w);
  }
  /// Points that are asked about, as far as the dossier has what they are of.
  [[nodiscard]] std::vector<std::string> watched_points(const dossier& d) const {
    std::set<std::string> names;
    for (const auto& w : watched_)
      for (const auto* p : {&w.asked.from, &w.asked.to}) {
        const auto colon = p->text.find(':');
        const auto word = p->text.substr(0, colon), rest = colon == std::string::npos ? std::string() : p->text.substr(colon + 1);
        if (word == "end" || (word == "claim" && d.find(claim_id(rest))) || (word == "bulletin" && d.find(bulletin_id(rest))) ||
            (word == "point" && d.find(named_point_id(rest))))
          names.insert(p->text);
      }
    return {names.begin(), names.end()};
  }
  /// Does the claim make no rows but those of its own points?
  [[nodiscard]] bool is_plain(const claim& c) const {
    if (const auto* held = std::get_if<held_claim>(&c.says)) return !held->during || held->account != account_;
    const auto* flow = std::get_if<flow_claim>(&c.says);
    if (flow == nullptr || flow->account != account_) return true;
    const auto of_event = [](const std::optional<moment>& m) {
      return m && (m->kind == moment::how::event_start || m->kind == moment::how::event_end);
    };
    return !of_event(flow->from) && !of_event(flow->to);
  }

  ledger_update change(const claim_id& name) {
    ledger_update update;
    update.held_before = feasible();
    const auto some = plain_ && is_plain(*whole_.find(name)) ? together(name) : std::nullopt;
    bool done = false;
    if (some) {
      const auto d = look(whole_.of(*some, account_));
      const claim_labels labels(d);
      const ledger_system system(d, labels, nullptr, account_, options_.about, watched_points(d));
      done = rows_->read_again(system, d, labels, *some);
    }
    if (!done) {
      begin();
      update.anew = true;
    }
    update.holds_now = feasible();
    settle_bounds(update);
    return update;
  }

  void settle_bounds(ledger_update& update) {
    std::unique_ptr<ledger> whole;
    for (std::size_t i = 0; i < watched_.size(); ++i) {
      auto& w = watched_[i];
      bound_ends after;
      if (feasible() && w.known) {
        after = rows_->ends(w);
      } else {
        if (!whole) {
          whole = std::make_unique<ledger>(now(), account_, options_);
          ++started_anew_;
          update.anew = true;
        }
        after = ends_of(*whole, w.asked);
      }
      if (after == w.ends) continue;
      update.changed.push_back({i, w.ends, after});
      w.ends = after;
    }
  }
  /// Points and kinds that went with their claims leave nothing to say.
  [[nodiscard]] static bound_ends ends_of(const ledger& l, const question& q) {
    try {
      const auto b = ask(l, q, false);
      return {b.low, b.high};
    } catch (const error& e) {
      if (e.code() == errc::not_ordered || e.code() == errc::unknown_id) return {};
      throw;
    }
  }

  excerpts whole_;
  lens lens_;
  account_id account_;
  ledger_options options_;
  std::set<claim_id> off_;
  std::unordered_map<std::string, std::vector<claim_id>> tied_;
  std::unique_ptr<live_rows> rows_;
  std::vector<live_watch> watched_;
  bool plain_ = true;
  std::size_t started_anew_ = 0;
};

}  // namespace habeas
