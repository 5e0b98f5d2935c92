// SPDX-License-Identifier: MIT
// A timeline that takes claims one at a time: what a claim does not move is not looked at again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/infer/timeline.hpp>
#include <habeas/solve/growing_bounds.hpp>

namespace habeas {

/// The days of events as claims arrive, dates as written. At every moment they are those of `timeline` over all that has arrived.
///
/// A claim that fits costs what it moves. One that contradicts, that is about another claim, that supersedes, or that
/// the view may hide has all solved anew; so has one that was said before a claim already set aside, since
/// contradictions are found in the order in which things were said. Where masks move days in more rounds than a timeline
/// has, all is solved anew with each claim.
class growing_timeline {
 public:
  /// Solves what is there. Throws errc::cancelled when asked to stop.
  explicit growing_timeline(dossier d, std::stop_token stop = {}) : base_(std::move(d)), stop_(std::move(stop)) { solve(); }

  /// Everything that has arrived, as a dossier.
  [[nodiscard]] dossier of() const { return nothing_new() ? base_ : base_.with(more_); }
  /// The timeline of that, with proofs, solved anew.
  [[nodiscard]] timeline solved(std::stop_token stop = {}) const { return timeline(of(), std::move(stop)); }

  /// Adds an event. Throws errc::invalid_file for an id that is taken and for names of what is not there.
  void add(event e) {
    dossier_content one;
    one.events.push_back(std::move(e));
    take(std::move(one));
  }

  /// Adds a claim. True when all that held before still does; else `contradictions()` tells what cannot.
  /// Throws errc::invalid_file, and changes nothing, where the dossier could not hold the claim.
  bool add(claim c) {
    if (!is_plain(c)) {
      dossier_content one;
      one.claims.push_back(std::move(c));
      const auto before = set_aside_.size();
      take(std::move(one));
      return set_aside_.size() <= before;
    }
    names_.insert(c.id);
    more_.claims.push_back(std::move(c));
    if (read(more_.claims.back())) return true;
    const auto before = set_aside_.size();
    rebuild();
    return set_aside_.size() <= before;
  }

  /// The days of an event, now: throws errc::unknown_id. Constant time.
  [[nodiscard]] tightened_days days(const event_id& name) const {
    if (unsettled_) return unsettled_->days(name);
    const auto e = ends_[place_of(name)];
    const auto edge = [](const std::optional<std::int64_t>& d) { return d ? std::optional(day(*d)) : std::nullopt; };
    return {edge(bounds_->least(e.first)), edge(bounds_->greatest(e.first)), edge(bounds_->least(e.last)),
            edge(bounds_->greatest(e.last))};
  }
  /// Sets of claims that cannot all hold, the smallest first, and the claims of them, which nothing rests on.
  [[nodiscard]] const std::vector<contradiction>& contradictions() const noexcept { return contradictions_; }
  [[nodiscard]] const std::vector<claim_id>& set_aside() const noexcept { return set_aside_; }

  /// How many bounds have moved since all was last solved anew, and how often that was: the work, for tests.
  [[nodiscard]] std::size_t moves() const noexcept { return bounds_->moves(); }
  [[nodiscard]] std::size_t times_solved() const noexcept { return times_solved_; }

 private:
  struct masked {
    variable point;
    edtf date;
  };

  [[nodiscard]] bool nothing_new() const { return more_.claims.empty(); }
  [[nodiscard]] std::size_t place_of(const event_id& name) const {
    (void)base_.get(name);
    return *base_.find_place(name);
  }

  /// When it was certainly said, as the dossier reckons it.
  [[nodiscard]] std::optional<instant> said(const claim& c) const {
    if (c.said) return base_.end_of(*c.said);
    const auto* page = base_.find(c.document);
    return page != nullptr && page->published ? base_.end_of(*page->published) : std::nullopt;
  }

  static bool is_plain(const std::string& id) {
    return !id.empty() && id.size() <= longest_id &&
           std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; });
  }
  /// Can the claim be read by itself, beside all that has been read?
  [[nodiscard]] bool is_plain(const claim& c) const {
    const auto* dated = std::get_if<dated_claim>(&c.says);
    const auto* linked = std::get_if<linked_claim>(&c.says);
    if (unsettled_ || (dated == nullptr && linked == nullptr)) return false;
    // What another claim, the view or a switch may make of it, and what may be wrong with it, the dossier knows.
    const auto& lens = base_.seen_through();
    if (c.supersedes || c.derived_from || c.lead || !c.breakdowns.empty() || c.seen_by != audience::everyone) return false;
    if (lens.known || lens.recorded || lens.reader || lens.switches.count(c.id.text()) != 0) return false;
    const auto there = [&](const auto& name) { return name.is_null() || base_.find(name) != nullptr; };
    if (c.grade || !(c.extra == extra_fields{}) || !is_plain(c.id.text())) return false;
    bool good = !c.speaker.is_null() && there(c.speaker) && there(c.via) && there(c.document) &&
                there(c.bulletin) && names_.count(c.id) == 0;
    for (const auto& name : c.under) good = good && base_.find(name) != nullptr && base_.assumes(name);
    const auto is_event = [&](const event_id& e) { return !e.is_null() && base_.find(e) != nullptr; };
    if (dated) good = good && is_event(dated->event) && (dated->date || dated->lasted);
    if (linked)
      good = good && is_event(linked->from) && is_event(linked->to) && (linked->relation != relation::within || linked->days) &&
             (!linked->days || (*linked->days >= 0 && *linked->days <= 4'000'000));
    visit_dates(c, [&](const edtf& date, const char*) { good = good && !date.needs_hemisphere(); });
    if (!good || set_aside_.empty()) return good;
    const auto when = said(c).value_or(instant::latest());
    return last_set_aside_ < std::pair(when, c.id);
  }

  [[nodiscard]] bool holds(const std::optional<edtf>& date) const {
    return date && (!date->is_qualified() || base_.assumes(dates_as_written));
  }

  /// Adds the rows of a claim, and moves what masks move. False at the first that cannot hold.
  bool read(const claim& c) {
    bool fits = true;
    const auto row = [&](variable plus, variable minus, std::int64_t most, rule, const edtf*, std::int64_t) {
      fits = fits && bounds_->add_row(plus, minus, most);
    };
    const auto on_days_of = [&](variable point, const edtf& date) {
      masks_of_[point].push_back(masks_.size());
      masks_.push_back({point, date});
    };
    const auto known_masks = masks_.size();
    detail::event_reader reader(zero_, base_.content().hemisphere, row, on_days_of);
    if (const auto* dated = std::get_if<dated_claim>(&c.says))
      reader.read(*dated, ends_[place_of(dated->event)], holds(dated->date));
    if (const auto* linked = std::get_if<linked_claim>(&c.says))
      reader.read(*linked, ends_[place_of(linked->from)], ends_[place_of(linked->to)], holds(linked->date));
    for (auto i = known_masks; fits && i < masks_.size(); ++i) fits = snap(masks_[i]);
    return fits && snap_moved();
  }

  /// Ends that have moved and must lie on matching days are moved on to one, until none does. False where one has no such
  /// day, and where they move on and on: a timeline then says what is left.
  bool snap_moved() {
    std::size_t rounds = 0;
    for (auto moved = bounds_->take_moved(); !moved.empty(); moved = bounds_->take_moved()) {
      if (++rounds > timeline::most_rounds) return false;
      for (const auto v : moved)
        for (const auto i : masks_of_[v])
          if (!snap(masks_[i])) return false;
    }
    return true;
  }
  bool snap(const masked& m) {
    const auto low = bounds_->least(m.point), high = bounds_->greatest(m.point);
    if (!low || !high) return true;
    const auto where = base_.content().hemisphere;
    const auto first = m.date.first_match(day(*low), day(*high), where);
    if (!first) return false;
    const auto last = *m.date.last_match(day(*low), day(*high), where);
    return (first->since_epoch() == *low || bounds_->add_row(zero_, m.point, -first->since_epoch())) &&
           (last.since_epoch() == *high || bounds_->add_row(m.point, zero_, last.since_epoch()));
  }

  /// Adds things through the dossier, which checks them, and solves all anew.
  void take(dossier_content one) {
    auto more = more_;
    more.claims.insert(more.claims.end(), one.claims.begin(), one.claims.end());
    more.events = std::move(one.events);
    base_ = base_.with(more);
    rebuilt();
  }
  void rebuild() {
    base_ = base_.with(more_);
    rebuilt();
  }
  void rebuilt() {
    more_ = {};
    solve();
  }

  void solve() {
    auto made = std::make_unique<const timeline>(base_, stop_);
    const auto& whole = *made;
    contradictions_ = whole.contradictions();
    set_aside_ = whole.set_aside();
    unsettled_.reset();
    last_set_aside_ = {};
    names_.clear();
    for (const auto& c : base_.content().claims) names_.insert(c.id);
    std::vector<char> off(base_.content().claims.size(), 0);
    for (const auto& name : set_aside_) {
      const auto place = *base_.find_place(name);
      off[place] = 1;
      last_set_aside_ = std::max(last_set_aside_, std::pair(base_.said_at(place).value_or(instant::latest()), name));
    }
    // The rows of what is left, solved once; from then on they grow.
    difference_system system;
    zero_ = system.add_variable();
    const auto& content = base_.content();
    ends_.assign(content.events.size(), {});
    for (std::size_t i = 0; i < content.events.size(); ++i) {
      if (!base_.shows(content.events, i)) continue;
      ends_[i] = {system.add_variable(), system.add_variable()};
      system.add_row(ends_[i].first, ends_[i].last, 0);
    }
    masks_.clear();
    masks_of_.assign(system.variable_count(), {});
    const auto row = [&](variable plus, variable minus, std::int64_t most, rule, const edtf*, std::int64_t) {
      system.add_row(plus, minus, most);
    };
    const auto on_days_of = [&](variable point, const edtf& date) {
      masks_of_[point].push_back(masks_.size());
      masks_.push_back({point, date});
    };
    detail::event_reader reader(zero_, content.hemisphere, row, on_days_of);
    for (const auto place : base_.canonical_order()) {
      if (!base_.counts(place) || off[place] != 0) continue;
      const auto& says = content.claims[place].says;
      if (const auto* dated = std::get_if<dated_claim>(&says)) reader.read(*dated, ends_[place_of(dated->event)], holds(dated->date));
      if (const auto* linked = std::get_if<linked_claim>(&says))
        reader.read(*linked, ends_[place_of(linked->from)], ends_[place_of(linked->to)], holds(linked->date));
    }
    ++times_solved_;
    const difference_solver first(system);
    bounds_ = std::make_unique<growing_bounds>(first, zero_);
    // What is left holds, so each fits, unless the timeline left it at that.
    bool settled = whole.unsettled().empty();
    for (std::size_t i = 0; settled && i < masks_.size(); ++i) settled = snap(masks_[i]);
    settled = settled && snap_moved();
    if (!settled) unsettled_ = std::move(made);
  }

  dossier base_;
  dossier_content more_;         // claims read since `base_` was made
  std::set<claim_id> names_;     // of all claims, those that the view hides too
  std::stop_token stop_;
  variable zero_ = 0;
  std::vector<detail::event_ends> ends_;
  std::unique_ptr<growing_bounds> bounds_;
  std::unique_ptr<const timeline> unsettled_;  ///< what it says, where masks do not come to rest
  std::vector<masked> masks_;
  std::vector<std::vector<std::size_t>> masks_of_;
  std::vector<contradiction> contradictions_;
  std::vector<claim_id> set_aside_;
  std::pair<instant, claim_id> last_set_aside_;
  std::size_t times_solved_ = 0;
};

}  // namespace habeas
