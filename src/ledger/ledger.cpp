// SPDX-License-Identifier: MIT
#include <habeas/ledger/ledger.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/cancel.hpp"
#include "core/join.hpp"
#include "proof/disjoint_conflicts.hpp"
#include <habeas/timeline/timeline.hpp>
#include "ledger/difference_solution.hpp"
#include "ledger/linear_solution.hpp"
#include "ledger/point_reader.hpp"
#include "ledger/reported_flow.hpp"

namespace habeas {

namespace {

/// Names points once each along the calendar; those of one bulletin are one while that is assumed.
class point_list {
 public:
  point_list(const dossier& d, const ledger_system& s) : dossier_(&d), system_(&s), shared_(d.assumes(shared_cutoff)) {}

  void add(std::size_t claim_place, std::size_t point) {
    const auto& c = dossier_->content().claims[claim_place];
    const auto& name = system_->table().points()[point].name;
    const bool cutoff = shared_ && c.bulletin && name == account_point::cutoff_of(c.id);
    if (!seen_points_.insert(point).second) return;
    if (seen_.insert(cutoff ? account_point::of(c.bulletin) : name).second)
      found_.emplace_back(system_->order_at(point), name);
  }
  [[nodiscard]] std::vector<account_point> take() {
    std::sort(found_.begin(), found_.end());
    std::vector<account_point> names;
    for (auto& [v, name] : found_) names.push_back(std::move(name));
    return names;
  }

 private:
  const dossier* dossier_;
  const ledger_system* system_;
  bool shared_;
  std::set<std::size_t> seen_points_;
  std::set<account_point> seen_;
  std::vector<std::pair<solve::variable, account_point>> found_;
};

}  // namespace

/// The account's rows and what follows from them; systems with the points of recent questions are kept.
struct ledger::state {
  state(dossier view, account_id account, ledger_options options, std::stop_token stop)
      : dossier_(std::move(view)), account_(std::move(account)), options_(options),
        premises_(dossier_), timeline_(std::make_unique<timeline>(dossier_, stop)), stop_(std::move(stop)) {
    (void)dossier_.get(account_);
    base_ = compile({});
    base_linear_ = linear_of(base_);
    settle_all();
    solutions_.emplace(std::vector<account_point>{}, std::make_shared<const solved>(base_, aside_.off, base_linear_));
  }
  /// Could all hold, were these premises off? Throws errc::cancelled on request.
  [[nodiscard]] bool can_hold(const solve::premise_mask& off, const std::stop_token& stop = {}) const {
    throw_if_stopped(stop);
    return ledger_solution(*base_, off).feasible() && (!base_linear_ || base_linear_->feasible(off));
  }
  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const {
    contradiction c;
    for (const auto l : conflict) c.claims.push_back(premises_.claim_name(l));
    const auto judge = [&](const solve::premise_mask& off) { return can_hold(off, stop); };
    const auto only = only_conflict(premises_, used_, conflict, judge);
    const ledger_solution differences(*base_, only);
    c.proof = differences.feasible() ? base_linear_->why_not(only) : differences.cycle();
    c.assumptions = c.proof.steps.empty() ? assumptions_left(premises_, used_, only) : assumptions_of(c.proof);
    return c;
  }

  /// Is one point certainly not after another?
  [[nodiscard]] bool is_not_after(const account_point& before, const account_point& after) const {
    const auto s = solved_for({before, after});
    const auto b = place_of(*s->system, before), a = place_of(*s->system, after);
    if (b == a) return true;
    const auto gap = s->order.upper(s->system->order_at(b), s->system->order_at(a));
    return gap && *gap <= 0;
  }

  struct solved {
    solved(std::shared_ptr<const ledger_system> s, const solve::premise_mask& off, std::shared_ptr<const linear_account> rest)
        : system(std::move(s)), order(system->order().system(), off), solution(*system, off), linear(std::move(rest)) {}
    std::shared_ptr<const ledger_system> system;
    solve::difference_solver order;
    ledger_solution solution;
    std::shared_ptr<const linear_account> linear;  ///< nothing where all rows are differences, or nobody solves the rest
  };

  [[nodiscard]] std::shared_ptr<const ledger_system> compile(const std::vector<account_point>& extra) const {
    return std::make_shared<const ledger_system>(dossier_, premises_, timeline_.get(), account_, options_.about, extra);
  }

  [[nodiscard]] std::shared_ptr<const linear_account> linear_of(const std::shared_ptr<const ledger_system>& s) const {
    if (!options_.linear) return nullptr;
    return linear_account::make(dossier_, premises_, timeline_.get(), s, options_.about, options_.linear);
  }
  [[nodiscard]] bool is_net_row(std::size_t place) const {
    return std::any_of(base_->nets().begin(), base_->nets().end(), [&](const net_row& n) { return n.claim_place == place; });
  }
  [[nodiscard]] std::vector<claim_id> names_of(const std::vector<std::size_t>& places) const {
    std::vector<claim_id> ids;
    for (const auto place : places) ids.push_back(dossier_.content().claims[place].id);
    return ids;
  }

  void settle_all() {
    used_ = base_linear_ ? base_linear_->premises_used() : premises_used(base_->rows().system());
    aside_ = set_conflicts_aside(dossier_, premises_, used_, [this](const solve::premise_mask& off) { return can_hold(off, stop_); });
    for (const auto& conflict : aside_.conflicts) {
      contradictions_.push_back(contradiction_of(conflict, stop_));
      set_aside_.insert(set_aside_.end(), contradictions_.back().claims.begin(), contradictions_.back().claims.end());
    }
    std::sort(set_aside_.begin(), set_aside_.end());
    sort_contradictions(contradictions_);
  }

  /// The base system, or one with the points that a question adds: day boundaries, and those of claims that do not count.
  std::shared_ptr<const solved> solved_for(const std::vector<account_point>& points) const {
    std::vector<account_point> extra;
    for (const auto& p : points)
      if (!base_->table().find(p)) extra.push_back(p);
    std::sort(extra.begin(), extra.end());
    extra.erase(std::unique(extra.begin(), extra.end()), extra.end());
    const std::lock_guard lock(mutex_);
    if (const auto found = solutions_.find(extra); found != solutions_.end()) return found->second;
    if (solutions_.size() > most_kept) solutions_.erase(std::next(solutions_.begin()));
    const auto system = compile(extra);
    return solutions_.emplace(extra, std::make_shared<const solved>(system, aside_.off, linear_of(system))).first->second;
  }
  [[nodiscard]] static std::size_t place_of(const ledger_system& s, const account_point& p) {
    if (const auto place = s.table().find(p)) return *place;
    throw error::unknown_id("point in this account", to_string(p));
  }
  void require_order(const account_point& from, const account_point& to) const {
    if (is_not_after(from, to)) return;
    throw error(errc::not_ordered, "a flow needs points that are certainly in order",
                fmt::format("from {} to {}", to_string(from), to_string(to)),
                is_not_after(to, from) ? "the earlier point first" : "points whose order the calendar, a link or a window proves");
  }
  [[nodiscard]] std::vector<std::string> chain_names() const {
    std::vector<std::string> names;
    for (const auto& c : base_->chains()) names.push_back(to_string(c));
    return names;
  }
  struct asked_variable {
    std::size_t chain_place;
    const account_point& at;
  };
  [[nodiscard]] bound answer(const solved& s, const asked_variable& plus, const asked_variable& minus, bool proofs) const {
    const auto variable_of = [&](const asked_variable& v) { return s.system->at(v.chain_place, place_of(*s.system, v.at)); };
    auto b = proofs ? s.solution.between(variable_of(plus), variable_of(minus)) : s.solution.ends(variable_of(plus), variable_of(minus));
    if (s.linear) {
      const auto find = [&](const asked_variable& v) {
        return s.linear->find(v.chain_place, s.system->table().points()[place_of(*s.system, v.at)].name);
      };
      const auto up = find(plus), down = find(minus);
      if (up && down) s.linear->narrow(b, *up, *down, aside_.off);
    }
    b.set_aside = set_aside_;
    return b;
  }

  static constexpr std::size_t most_kept = 64;

  dossier dossier_;
  account_id account_;
  ledger_options options_;
  claim_premises premises_;
  std::unique_ptr<timeline> timeline_;
  std::stop_token stop_;
  std::shared_ptr<const ledger_system> base_;
  std::vector<solve::premise> used_;
  std::shared_ptr<const linear_account> base_linear_;
  claims_set_aside aside_;
  std::vector<contradiction> contradictions_;
  std::vector<claim_id> set_aside_;
  mutable std::mutex mutex_;
  mutable std::map<std::vector<account_point>, std::shared_ptr<const solved>> solutions_;
};

ledger::ledger(dossier view, account_id account, ledger_options options, std::stop_token stop)
    : state_(std::make_unique<state>(std::move(view), std::move(account), std::move(options), std::move(stop))) {}
ledger::~ledger() = default;
const dossier& ledger::of() const noexcept { return state_->dossier_; }
const account_id& ledger::account() const noexcept { return state_->account_; }
const std::vector<contradiction>& ledger::contradictions() const& noexcept { return state_->contradictions_; }
const std::vector<claim_id>& ledger::set_aside() const& noexcept { return state_->set_aside_; }

std::vector<contradiction> ledger::contradictions() && noexcept { return std::move(state_->contradictions_); }

std::vector<claim_id> ledger::set_aside() && noexcept { return std::move(state_->set_aside_); }

std::vector<claim_id> ledger::without_bound() const {
  std::vector<claim_id> ids;
  for (const auto place : state_->base_->without_bound())
    if (!state_->base_linear_ || !state_->is_net_row(place)) ids.push_back(state_->dossier_.content().claims[place].id);
  return ids;
}

std::vector<claim_id> ledger::used_in_part() const {
  return detail::sorted_once(state_->base_linear_ ? state_->names_of(state_->base_linear_->used_in_part())
                                                  : state_->names_of(beyond_differences(state_->dossier_, *state_->base_)));
}

bool ledger::is_linear() const noexcept { return state_->base_linear_ != nullptr; }

std::vector<mechanism> ledger::kinds(direction way) const {
  std::vector<mechanism> found;
  for (const auto& c : state_->base_->chains())
    if (c.way == way && c.of) found.push_back(*c.of);
  return found;
}
const claim_premises& ledger::premises() const noexcept { return state_->premises_; }
const std::vector<solve::premise>& ledger::premises_in_use() const noexcept { return state_->used_; }

bool ledger::can_hold(const solve::premise_mask& off, const std::stop_token& stop) const { return state_->can_hold(off, stop); }

contradiction ledger::contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop) const { return state_->contradiction_of(conflict, stop); }

std::vector<account_point> ledger::points_between(const account_point& from, const account_point& to) const {
  std::vector<account_point> inside{from};
  for (const auto& p : points())
    if (state_->is_not_after(from, p) && state_->is_not_after(p, to) && !state_->is_not_after(p, from) && !state_->is_not_after(to, p)) inside.push_back(p);
  if (to != from) inside.push_back(to);
  return inside;
}

bool ledger::is_not_after(const account_point& before, const account_point& after) const { return state_->is_not_after(before, after); }

bound ledger::held(const account_point& at, bool proofs) const {
  return state_->answer(*state_->solved_for({at}), {0, at}, {1, at}, proofs);
}

bound ledger::entries(const account_point& from, const account_point& to, std::optional<mechanism> of) const {
  return flow({direction::entries, of}, from, to);
}

bound ledger::exits(const account_point& from, const account_point& to, std::optional<mechanism> of) const {
  return flow({direction::exits, of}, from, to);
}

bound ledger::flow(const chain& of, const account_point& from, const account_point& to, bool proofs) const {
  state_->require_order(from, to);
  const auto s = state_->solved_for({from, to});
  const auto k = s->system->chain_place(of);
  if (!k) throw error::unknown_id("kind in this account", to_string(of), state_->chain_names());
  return state_->answer(*s, {*k, to}, {*k, from}, proofs);
}

unaccounted_flow ledger::unaccounted(direction way, const account_point& from, const account_point& to) const {
  unaccounted_flow u;
  u.moved = flow({way, {}}, from, to);
  const auto s = state_->solved_for({from, to});
  const auto most = most_reported(*s->system, state_->aside_.off, way, state_->place_of(*s->system, from), state_->place_of(*s->system, to));
  u.stated = most.number;
  for (const auto place : most.claims) u.claims.push_back(state_->dossier_.content().claims[place].id);
  std::sort(u.claims.begin(), u.claims.end());
  if (u.stated && u.moved.low) u.unaccounted = std::max<std::int64_t>(0, *u.moved.low - *u.stated);
  return u;
}

account_point ledger::point_at(std::string_view text) const { return point_reader(state_->dossier_, state_->account_, *state_->base_).read(text); }

account_point ledger::point_at(const time_ref& m) const { return point_reader(state_->dossier_, state_->account_, *state_->base_).read(m); }

std::vector<account_point> ledger::stock_points() const {
  point_list list(state_->dossier_, *state_->base_);
  for (const auto& [place, point] : state_->base_->stocks()) list.add(place, point);
  return list.take();
}

std::vector<account_point> ledger::points() const {
  point_list list(state_->dossier_, *state_->base_);
  for (const auto& [place, point] : state_->base_->stocks()) list.add(place, point);
  for (const auto& f : state_->base_->flows()) {
    list.add(f.claim_place, f.to);
    if (f.from) list.add(f.claim_place, *f.from);
  }
  return list.take();
}

std::string ledger::day_text(const account_point& p) const {
  const auto place = state_->base_->table().find(p);
  if (!place) return to_string(p);
  const auto* known = &state_->base_->table().points()[*place];
  // A claim that says no day of its own has that of its bulletin.
  const auto* c = known->ranges.empty() && p.is<account_point::cutoff>() ? state_->dossier_.find(p.as<account_point::cutoff>()->of) : nullptr;
  if (c != nullptr && c->bulletin)
    if (const auto shared = state_->base_->table().find(account_point::of(c->bulletin))) known = &state_->base_->table().points()[*shared];
  if (known->ranges.empty()) return to_string(p);
  const auto& own = known->ranges.front().within;
  if (!own.earliest.is_finite() || !own.latest.is_finite()) return to_string(p);
  const auto first = to_string(day(own.earliest.day));
  const auto last = to_string(day(own.latest.second == 0 && !own.is_exact() ? own.latest.day - 1 : own.latest.day));
  return first == last ? first : fmt::format("{} .. {}", first, last);
}

}  // namespace habeas
