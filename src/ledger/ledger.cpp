// SPDX-License-Identifier: MIT
#include <habeas/ledger/ledger.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/cancel.hpp"
#include "core/join.hpp"
#include "proof/claim_repairs.hpp"
#include "proof/conflict_premises.hpp"
#include "solve/bound_finder.hpp"
#include "solve/pair_bounds.hpp"
#include <habeas/timeline/timeline.hpp>
#include "ledger/account_conflicts.hpp"
#include "ledger/difference_solution.hpp"
#include "ledger/linear_solution.hpp"
#include "ledger/point_reader.hpp"
#include "ledger/reported_flow.hpp"
#include "people/group_sizes.hpp"
#include "people/identity_conflicts.hpp"

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

/// What moved at least, less the most that is stated.
unaccounted_flow left_over(bound moved, std::optional<std::int64_t> stated) {
  unaccounted_flow u;
  u.moved = std::move(moved);
  u.stated = stated;
  if (u.stated && u.moved.low) u.unaccounted = std::max<std::int64_t>(0, *u.moved.low - *u.stated);
  return u;
}

}  // namespace

/// The account's rows, the conflicts of its claims, and what follows under the repairs asked about lately.
struct ledger::state {
  state(dossier view, account_id account, ledger_options options, std::stop_token stop)
      : dossier_(std::move(view)), account_(std::move(account)), options_(options),
        premises_(dossier_), timeline_(std::make_unique<timeline>(dossier_, stop)), stop_(std::move(stop)) {
    (void)dossier_.get(account_);
    base_ = compile({}, {});
    const auto events = events_in(*base_);
    bearing_ = timeline_->premises_about(events);
    dates_contradict_ = !timeline_->contradictions().empty() && (timeline_->disputed().empty() || disputed_dates(events));
    if (!dates_contradict_) compiled_.push_back(base_);
    used_ = base_->premises_used();
    used_.insert(used_.end(), bearing_.begin(), bearing_.end());
    identities_.emplace(dossier_, premises_, used_);
    groups_.emplace(dossier_, premises_, account_, used_);
    for (const auto* claims : {&identities_->claims(), &groups_->claims()}) used_.insert(used_.end(), claims->begin(), claims->end());
    std::sort(used_.begin(), used_.end());
    used_.erase(std::unique(used_.begin(), used_.end()), used_.end());
    find_repairs();
    stop_ = {};
  }

  /// The account's rows as the dates without some claims order its points.
  struct compiled {
    std::vector<account_point> extra;
    solve::premise_mask dates_off;
    std::vector<solve::premise> dates_cited;  ///< claims of dates on which some row rests, ascending
    std::shared_ptr<const timeline> dates;
    std::shared_ptr<const ledger_system> system;
    std::shared_ptr<const linear_account> linear;  ///< nothing where all rows are differences, or nobody solves the rest

    [[nodiscard]] std::vector<solve::premise> premises_used() const {
      return linear ? linear->premises_used() : habeas::premises_used(system->rows().system());
    }
  };
  struct solved {
    solved(std::shared_ptr<const compiled> c, solve::premise_mask without)
        : made(std::move(c)), off(std::move(without)), order(made->system->order().system(), off), orders(order), solution(*made->system, off) {}
    std::shared_ptr<const compiled> made;
    solve::premise_mask off;
    solve::difference_solver order;
    solve::pair_bounds orders;
    ledger_solution solution;
    [[nodiscard]] const ledger_system& system() const noexcept { return *made->system; }
    /// Ready for very many differences of people, or of the order of points.
    [[nodiscard]] const solve::bound_finder& finder() const {
      std::call_once(finder_once_, [&] { finder_.emplace(solution.solver()); });
      return *finder_;
    }
    [[nodiscard]] const solve::bound_finder& order_finder() const {
      std::call_once(order_once_, [&] { order_finder_.emplace(order); });
      return *order_finder_;
    }
    /// What claims state of entries or exits, or of one kind.
    /// @param silent those that state nothing: the same for each `off`
    [[nodiscard]] const reported_flows& reported(const chain& of, const solve::premise_mask& silent) const {
      const std::scoped_lock lock(reported_mutex_);
      auto& one = reported_[of];
      if (!one) one = std::make_unique<const reported_flows>(*made->system, silent, off, of);
      return *one;
    }

   private:
    mutable std::once_flag finder_once_, order_once_;
    mutable std::mutex reported_mutex_;
    mutable std::optional<solve::bound_finder> finder_, order_finder_;
    mutable std::map<chain, std::unique_ptr<const reported_flows>> reported_;
  };

  [[nodiscard]] static std::vector<event_id> events_in(const compiled& c) {
    std::vector<event_id> events;
    for (const auto& p : c.system->table().points()) {
      if (const auto* e = p.name.as<account_point::event_start>()) events.push_back(e->of);
      if (const auto* e = p.name.as<account_point::event_end>()) events.push_back(e->of);
    }
    return detail::sorted_once(std::move(events));
  }

  /// @param dates_off claims of dates left out; the rest of what bears on the account's events can hold
  [[nodiscard]] std::shared_ptr<const compiled> compile(const std::vector<account_point>& extra, const solve::premise_mask& dates_off) const {
    auto c = std::make_shared<compiled>();
    c->extra = extra;
    c->dates_off = dates_off;
    const timeline* dates = timeline_.get();
    if (!dates_off.is_empty() || !timeline_->disputed().empty()) {
      auto off = dates_off;
      for (const auto& name : timeline_->disputed()) {
        const auto p = premises_.of_claim(*dossier_.find_place(name));
        if (!std::binary_search(bearing_.begin(), bearing_.end(), p)) off.off(p);
      }
      c->dates = std::make_shared<const timeline>(timeline_->without(off));
      dates = c->dates.get();
    }
    c->system = std::make_shared<const ledger_system>(dossier_, premises_, dates, account_, options_.about, extra);
    if (options_.linear) c->linear = linear_account::make(dossier_, premises_, dates, c->system, options_.about, options_.linear);
    const auto cite = [&](const std::vector<solve::premise>& on) {
      for (const auto p : on)
        if (premises_.is_claim(p)) c->dates_cited.push_back(p);
    };
    for (const auto& p : c->system->table().points())
      for (const auto& r : p.ranges)
        if (r.because) cite(r.rests_on);
    for (const auto& o : c->system->table().orders())
      if (o.because) cite(o.rests_on);
    std::sort(c->dates_cited.begin(), c->dates_cited.end());
    return c;
  }

  /// The claims of dates that a mask leaves out.
  [[nodiscard]] solve::premise_mask dates_of(const solve::premise_mask& off, const std::vector<solve::premise>& bearing) const {
    solve::premise_mask dates;
    for (const auto p : bearing)
      if (off.is_off(p)) dates.off(p);
    return dates;
  }

  /// Rows that hold under a mask. Rows made with more claims of dates serve as long as none that they cite is left out:
  /// what those prove they prove still, and fewer prove no more.
  [[nodiscard]] std::shared_ptr<const compiled> compiled_for(const std::vector<account_point>& extra, const solve::premise_mask& off) const {
    const std::lock_guard lock(mutex_);
    const auto dates = dates_of(off, bearing_);
    for (const auto& c : compiled_) {
      if (c->extra != extra) continue;
      const bool fewer_off = std::all_of(bearing_.begin(), bearing_.end(), [&](solve::premise p) { return !c->dates_off.is_off(p) || dates.is_off(p); });
      const bool uncited = std::none_of(c->dates_cited.begin(), c->dates_cited.end(), [&](solve::premise p) { return dates.is_off(p) && !c->dates_off.is_off(p); });
      if (fewer_off && uncited) return c;
    }
    if (compiled_.size() >= most_kept) compiled_.pop_front();
    compiled_.push_back(compile(extra, dates));
    return compiled_.back();
  }

  /// Could all hold, were these premises off: the dates that bear on the account, and with the order that they prove its
  /// numbers? Throws errc::cancelled on request.
  [[nodiscard]] joint_verdict judge(const solve::premise_mask& off, const std::stop_token& stop = {}) const {
    throw_if_stopped(stop);
    throw_if_stopped(stop_, 0);
    if (dates_contradict_) {
      auto mask = off;
      for (const auto p : timeline_->premises_in_use())
        if (premises_.is_claim(p) && !std::binary_search(bearing_.begin(), bearing_.end(), p)) mask.off(p);
      if (!timeline_->can_hold(mask, stop)) return {false, std::nullopt};
    }
    if (auto two = identities_->find(off)) return {false, std::move(two)};
    if (auto crowd = groups_->find(off)) return {false, std::move(crowd)};
    const auto c = compiled_for({}, off);
    const ledger_solution differences(*c->system, off);
    if (!differences.feasible()) return {false, differences.fault()};
    if (c->linear && !c->linear->feasible(off)) return {false, std::nullopt};
    return {};
  }

  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const {
    if (auto two = identities_->contradiction_of(conflict)) return std::move(*two);
    if (auto crowd = groups_->contradiction_of(conflict)) return std::move(*crowd);
    contradiction c;
    for (const auto l : conflict) c.claims.push_back(premises_.claim_name(l));
    const bool of_dates = !conflict.empty() && std::includes(bearing_.begin(), bearing_.end(), conflict.begin(), conflict.end());
    if (of_dates && dates_contradict_) {
      solve::premise_mask others;
      for (const auto p : timeline_->premises_in_use())
        if (premises_.is_claim(p) && !std::binary_search(conflict.begin(), conflict.end(), p)) others.off(p);
      if (!timeline_->can_hold(others, stop)) return timeline_->contradiction_of(conflict, stop);
    }
    const auto holds = [&](const solve::premise_mask& off) {
      if (!conflicts_) return judge(off, stop).holds;
      throw_if_stopped(stop);
      return conflicts_->test(conflict, off).holds;
    };
    const auto only = only_conflict(premises_, used_, conflict, holds);
    if (auto near = conflicts_ ? conflicts_->cycle(conflict, only) : std::nullopt) {
      c.proof = std::move(*near);
      c.assumptions = assumptions_of(c.proof);
      return c;
    }
    const auto rows = compiled_for({}, only);
    const ledger_solution differences(*rows->system, only);
    c.proof = differences.feasible() ? rows->linear->why_not(only) : differences.cycle();
    c.assumptions = c.proof.steps.empty() ? assumptions_left(premises_, used_, only) : assumptions_of(c.proof);
    return c;
  }

  /// Do claims contradict one another about when one of these events was?
  [[nodiscard]] bool disputed_dates(const std::vector<event_id>& events) const {
    const auto about = timeline_->premises_about(events);
    return std::any_of(timeline_->disputed().begin(), timeline_->disputed().end(), [&](const claim_id& name) {
      return std::binary_search(about.begin(), about.end(), premises_.of_claim(*dossier_.find_place(name)));
    });
  }
  /// Does a question name an event that the account does not speak of, and whose date is disputed? It is then answered
  /// without all that is disputed of it.
  [[nodiscard]] bool names_other_dates(const std::vector<account_point>& points) const {
    std::vector<event_id> events;
    for (const auto& p : points) {
      if (const auto* e = p.as<account_point::event_start>()) events.push_back(e->of);
      if (const auto* e = p.as<account_point::event_end>()) events.push_back(e->of);
    }
    if (events.empty() || timeline_->disputed().empty()) return false;
    const auto about = timeline_->premises_about(events);
    return disputed_dates(events) && !std::includes(bearing_.begin(), bearing_.end(), about.begin(), about.end());
  }

  void find_repairs() {
    const joint_test test = [this](const solve::premise_mask& off) { return judge(off, stop_); };
    std::vector<conflict_part> parts;
    quick_test quick;
    const auto rows = base_->system->rows().system().rows().size() + 1;
    if (!test({}).holds) {
      // Where no date, no person, no linear program and no kind but as a part of all has a say, conflicts lie near one another along the calendar.
      if (bearing_.empty() && !base_->linear && identities_->claims().empty() && groups_->claims().empty() && base_->system->kinds_stand_alone() && test(all_claims_off()).holds) {
        conflicts_.emplace(*base_->system, ledger_solution(*base_->system, {}, true));
        parts = conflicts_->parts();
        quick = [this](const std::vector<solve::premise>& on) {
          throw_if_stopped(stop_, 0);
          const auto before = conflicts_->rows_built();
          auto verdict = conflicts_->test(on);
          return quick_verdict{std::move(verdict), conflicts_->rows_built() - before};
        };
      } else {
        parts.emplace_back();
        for (const auto p : used_)
          if (premises_.is_claim(p)) parts.back().claims.push_back(p);
      }
    }
    const auto affordable = most_rows_solved / rows;
    repairs_ = std::make_unique<claim_repairs>(
        dossier_, premises_, parts, test, [this](const std::vector<solve::premise>& conflict) { return contradiction_of(conflict); },
        std::min(options_.repair_effort, std::max<std::size_t>(least_effort, affordable)), quick, rows);
  }
  [[nodiscard]] solve::premise_mask all_claims_off() const {
    solve::premise_mask off;
    for (const auto p : used_)
      if (premises_.is_claim(p)) off.off(p);
    return off;
  }
  /// Whether giving up a claim can move an answer about these points; nothing where nobody knows.
  /// @param of_many will others be asked? Then what each group of conflicts can reach is worked out once
  [[nodiscard]] std::function<bool(solve::premise)> bearing_on(const std::vector<account_point>& points, bool of_many = false) const {
    if (!conflicts_ || repairs_->none()) return {};
    const auto& table = base_->system->table();
    std::vector<std::size_t> places;
    const auto add = [&](const account_point& p) {
      const auto place = table.find(p);
      if (place) places.push_back(*place);
      return place.has_value();
    };
    for (const auto& p : points) {
      solve::premise_mask given_up;
      if (const auto* cutoff = p.as<account_point::cutoff>())
        if (const auto place = dossier_.find_place(cutoff->of)) given_up.off(premises_.of_claim(*place));
      // Its claim given up, a cut-off may be that of its bulletin.
      if (const auto other = kept(p, given_up); other != p && !add(other)) return {};
      if (add(p)) continue;
      // A day of its own hangs between its neighbours.
      const auto* t = p.as<instant>();
      if (t == nullptr) return {};
      std::optional<std::size_t> before, after;
      for (std::size_t i = 0; i < table.points().size(); ++i) {
        const auto& exact = table.points()[i].exact;
        if (!exact) continue;
        if (*exact < *t && (!before || *table.points()[*before].exact < *exact)) before = i;
        if (*t < *exact && (!after || *exact < *table.points()[*after].exact)) after = i;
      }
      places.push_back(before.value_or(point_table::beginning));
      if (after) places.push_back(*after);
    }
    if (of_many) return groups_that_bear(places);
    auto bear = std::make_shared<const std::vector<char>>(conflicts_->claims_that_bear(places));
    return [bear](solve::premise p) { return p >= bear->size() || (*bear)[p] != 0; };
  }

  [[nodiscard]] std::function<bool(solve::premise)> groups_that_bear(const std::vector<std::size_t>& places) const {
    std::call_once(reach_once_, [&] {
      for (const auto& g : repairs_->groups()) {
        for (const auto p : g.disputed) {
          if (p >= group_of_.size()) group_of_.resize(p + 1, reach_.size());
          group_of_[p] = reach_.size();
        }
        reach_.push_back(conflicts_->reach_of(std::vector<solve::premise>(g.disputed.begin(), g.disputed.end())));
      }
    });
    std::vector<char> bear;
    for (const auto& r : reach_) bear.push_back(conflicts_->bears(r, places));
    return [this, bear = std::move(bear)](solve::premise p) { return bear[group_of_[p]] != 0; };
  }

  /// What the account looks like without some premises, with the points that a question adds: day boundaries, and those
  /// of claims that do not count.
  [[nodiscard]] std::shared_ptr<const solved> solved_for(const std::vector<account_point>& points, const solve::premise_mask& off) const {
    std::vector<account_point> extra;
    // A day that the rows have from the date of an event goes where that date is given up.
    for (const auto& p : points)
      if (!base_->system->table().find(p) || (p.is<instant>() && !bearing_.empty())) extra.push_back(p);
    std::sort(extra.begin(), extra.end());
    extra.erase(std::unique(extra.begin(), extra.end()), extra.end());
    const std::lock_guard lock(mutex_);
    for (const auto& s : solved_)
      if (s->off == off && s->made->extra == extra) return s;
    if (solved_.size() >= most_kept) solved_.pop_front();
    solved_.push_back(std::make_shared<const solved>(compiled_for(extra, off), off));
    return solved_.back();
  }
  [[nodiscard]] static std::size_t place_of(const ledger_system& s, const account_point& p) {
    if (const auto place = s.table().find(p)) return *place;
    throw error::unknown_id("point in this account", to_string(p));
  }
  /// A point as it is without some claims: it keeps its own day, or its bulletin's, which is no claim's word.
  [[nodiscard]] static const account_point& kept(const account_point& p, const solve::premise_mask&) { return p; }
  [[nodiscard]] static bool in_order(const solved& s, const account_point& before, const account_point& after) {
    const auto b = place_of(s.system(), before), a = place_of(s.system(), after);
    if (b == a) return true;
    const auto gap = s.orders.upper(s.system().order_at(b), s.system().order_at(a));
    return gap && *gap <= 0;
  }
  /// Is one point certainly not after another, whichever claims are wrong?
  [[nodiscard]] bool is_not_after(const account_point& before, const account_point& after) const {
    return repairs_->in_every([&](const solve::premise_mask& off) {
      const auto b = kept(before, off), a = kept(after, off);
      return in_order(*solved_for({b, a}, off), b, a);
    });
  }
  [[nodiscard]] error not_in_order(const account_point& from, const account_point& to) const {
    return error(errc::not_ordered, "a flow needs points that are certainly in order",
                 fmt::format("from {} to {}", to_string(from), to_string(to)),
                 is_not_after(to, from) ? "the earlier point first" : "points whose order the calendar, a link or a window proves");
  }
  [[nodiscard]] std::vector<std::string> chain_names() const {
    std::vector<std::string> names;
    for (const auto& c : base_->system->chains()) names.push_back(to_string(c));
    return names;
  }
  [[nodiscard]] std::size_t chain_asked(const chain& of) const {
    if (const auto k = base_->system->chain_place(of)) return *k;
    throw error::unknown_id("kind in this account", to_string(of), chain_names());
  }
  struct asked_variable {
    std::size_t chain_place;
    account_point at;
  };
  [[nodiscard]] static bound answer(const solved& s, const asked_variable& plus, const asked_variable& minus, bool proofs) {
    const auto variable_of = [&](const asked_variable& v) { return s.system().at(v.chain_place, place_of(s.system(), v.at)); };
    auto b = proofs ? s.solution.between(variable_of(plus), variable_of(minus)) : s.solution.ends(variable_of(plus), variable_of(minus));
    if (const auto& linear = s.made->linear) {
      const auto find = [&](const asked_variable& v) {
        return linear->find(v.chain_place, s.system().table().points()[place_of(s.system(), v.at)].name);
      };
      const auto up = find(plus), down = find(minus);
      if (up && down) linear->narrow(b, *up, *down, s.off);
    }
    return b;
  }
  [[nodiscard]] bound held(const account_point& at, bool proofs) const {
    auto told = repairs_->answer(
        [&](const solve::premise_mask& off, bool with_proofs) {
          const auto p = kept(at, off);
          const auto s = solved_for({p}, off);
          if (!s->solution.feasible()) return repaired_answer{{}, {}, true};
          return repaired_answer{answer(*s, {0, p}, {1, p}, with_proofs), {}};
        },
        options_.repairs, proofs, bearing_on({at}));
    if (names_other_dates({at})) told.value.repairs = repairs_told::outer;
    return std::move(told.value);
  }
  /// One of many questions: a stock at `from`, or a flow of a chain from one point to another.
  struct one_of_many {
    std::optional<std::size_t> chain_place;
    account_point from, to;
  };
  /// Many questions, each answered as `held` and `flow` answer it without proofs: their points are put into one system, which
  /// is solved once for each repair that is asked about. Nothing for a flow whose points are not in order.
  [[nodiscard]] std::vector<std::optional<bound>> answers(const std::vector<one_of_many>& asked) const {
    struct prepared {
      std::shared_ptr<const solved> of;
      std::optional<solve::bound_finder::session> people, order;
    };
    std::deque<prepared> ready;
    const auto variables = [&](const one_of_many& q, const solve::premise_mask& off) {
      const auto f = kept(q.from, off);
      if (!q.chain_place) return std::pair(asked_variable{0, f}, asked_variable{1, f});
      return std::pair(asked_variable{*q.chain_place, kept(q.to, off)}, asked_variable{*q.chain_place, f});
    };
    const auto prepared_for = [&](const solve::premise_mask& off) -> prepared& {
      for (auto& one : ready)
        if (one.of->off == off) return one;
      std::vector<account_point> points;
      for (const auto& q : asked) {
        points.push_back(kept(q.from, off));
        if (q.chain_place) points.push_back(kept(q.to, off));
      }
      ready.push_back({solved_for(points, off), {}, {}});
      return ready.back();
    };
    std::vector<std::optional<bound>> all;
    for (const auto& q : asked) {
      auto told = repairs_->answer(
          [&](const solve::premise_mask& off, bool with_proofs) {
            auto& r = prepared_for(off);
            const auto& s = *r.of;
            if (!s.solution.feasible()) return repaired_answer{{}, {}, true};
            const auto [plus, minus] = variables(q, off);
            const auto p = place_of(s.system(), plus.at), m = place_of(s.system(), minus.at);
            if (q.chain_place) {
              if (!r.order) r.order.emplace(s.order_finder());
              if (r.order->upper({s.system().order_at(m), s.system().order_at(p)}) > 0) return repaired_answer{{}, "not_ordered"};
            }
            if (with_proofs || s.made->linear) return repaired_answer{answer(s, plus, minus, with_proofs), {}};
            if (!r.people) r.people.emplace(s.finder());
            const solve::variable_pair pair{s.system().at(plus.chain_place, p), s.system().at(minus.chain_place, m)};
            repaired_answer a;
            if (const auto low = r.people->lower(pair); low != solve::unbounded_below) a.value.low = low;
            if (const auto high = r.people->upper(pair); high != solve::unbounded) a.value.high = high;
            return a;
          },
          options_.repairs, false, q.chain_place ? bearing_on({q.from, q.to}, true) : bearing_on({q.from}, true));
      if (!told.refused.empty()) {
        all.emplace_back();
        continue;
      }
      if (names_other_dates({q.from, q.to})) told.value.repairs = repairs_told::outer;
      all.emplace_back(std::move(told.value));
    }
    return all;
  }
  /// The proof of the lower end of a flow alone, where there are no conflicts that may move it.
  [[nodiscard]] std::optional<proof> why_at_least(std::size_t k, const account_point& from, const account_point& to) const {
    if (!repairs_->none()) return flow(k, from, to, true).low_proof;
    const auto s = solved_for({from, to}, {});
    if (s->made->linear) return flow(k, from, to, true).low_proof;
    return s->solution.lower_proof(s->system().at(k, place_of(s->system(), to)), s->system().at(k, place_of(s->system(), from)));
  }
  [[nodiscard]] bound flow(std::size_t k, const account_point& from, const account_point& to, bool proofs) const {
    auto told = repairs_->answer(
        [&](const solve::premise_mask& off, bool with_proofs) {
          const auto f = kept(from, off), t = kept(to, off);
          const auto s = solved_for({f, t}, off);
          if (!s->solution.feasible()) return repaired_answer{{}, {}, true};
          if (!in_order(*s, f, t)) return repaired_answer{{}, "not_ordered"};
          return repaired_answer{answer(*s, {k, t}, {k, f}, with_proofs), {}};
        },
        options_.repairs, proofs, bearing_on({from, to}));
    if (!told.refused.empty()) throw not_in_order(from, to);
    for (auto& one : told.value.alternatives)
      if (!one.refused.empty()) one.refused = not_in_order(from, to).what();
    if (names_other_dates({from, to})) told.value.repairs = repairs_told::outer;
    return std::move(told.value);
  }

  /// The most that claims state there: what a repair gives up stays a statement, so the greatest over all repairs.
  [[nodiscard]] reported_flow stated(const chain& of, const account_point& from, const account_point& to) const {
    reported_flow most{0, {}};
    each_reading(of, {{from, to}}, [&](const reported_flows& under, const auto& places) {
      auto one = under.between(places.front().first, places.front().second);
      most.claims.insert(most.claims.end(), one.claims.begin(), one.claims.end());
      most.number = most.number && one.number ? std::optional(std::max(*most.number, *one.number)) : std::nullopt;
    });
    std::sort(most.claims.begin(), most.claims.end());
    most.claims.erase(std::unique(most.claims.begin(), most.claims.end()), most.claims.end());
    return most;
  }
  /// The same numbers of many stretches.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> most_stated(const chain& of, const std::vector<flow_stretch>& stretches) const {
    std::vector<std::optional<std::int64_t>> most(stretches.size(), 0);
    each_reading(of, stretches, [&](const reported_flows& under, const auto& places) {
      const auto numbers = under.numbers(places);
      for (std::size_t i = 0; i < most.size(); ++i) most[i] = most[i] && numbers[i] ? std::optional(std::max(*most[i], *numbers[i])) : std::nullopt;
    });
    return most;
  }
  template <class Read>
  void each_reading(const chain& of, const std::vector<flow_stretch>& stretches, Read read) const {
    auto masks = repairs_->masks(most_repairs_tried);
    const bool tried = masks.has_value();
    // All statements at once, the disputed ones added up: no less than under any repair.
    if (!tried) masks.emplace(1, repairs_->without_disputed());
    for (const auto& off : *masks) {
      std::vector<account_point> points;
      for (const auto& s : stretches) {
        points.push_back(kept(s.from, off));
        points.push_back(kept(s.to, off));
      }
      const auto s = solved_for(points, off);
      auto silent = off;
      for (const auto& name : repairs_->set_aside()) silent.on(premises_.of_claim(*dossier_.find_place(name)));
      std::vector<std::pair<std::size_t, std::size_t>> places;
      for (std::size_t i = 0; i < points.size(); i += 2) places.emplace_back(place_of(s->system(), points[i]), place_of(s->system(), points[i + 1]));
      read(s->reported(of, tried ? silent : solve::premise_mask{}), places);
    }
  }

  [[nodiscard]] bool is_net_row(std::size_t place) const {
    const auto& nets = base_->system->nets();
    return std::any_of(nets.begin(), nets.end(), [&](const net_row& n) { return n.claim_place == place; });
  }
  [[nodiscard]] std::vector<claim_id> names_of(const std::vector<std::size_t>& places) const {
    std::vector<claim_id> ids;
    for (const auto place : places) ids.push_back(dossier_.content().claims[place].id);
    return ids;
  }

  static constexpr std::size_t most_kept = 256;
  static constexpr std::size_t most_repairs_tried = 256;
  /// The work that conflicts may cost: rows looked at in all, and so many tests at least.
  static constexpr std::size_t most_rows_solved = 10'000'000, least_effort = 400;

  dossier dossier_;
  account_id account_;
  ledger_options options_;
  claim_premises premises_;
  std::unique_ptr<timeline> timeline_;
  std::stop_token stop_;
  std::vector<solve::premise> bearing_;  ///< claims that bear on when the account's events were, ascending
  bool dates_contradict_ = false;
  std::shared_ptr<const compiled> base_;
  std::vector<solve::premise> used_;
  std::optional<identity_conflicts> identities_;
  std::optional<group_size_conflicts> groups_;
  std::optional<account_conflicts> conflicts_;  ///< where rows are differences, the dates are certain, and some cannot hold
  std::unique_ptr<claim_repairs> repairs_;
  mutable std::once_flag reach_once_;
  mutable std::vector<account_conflicts::reach> reach_;  ///< of each group of conflicts
  mutable std::vector<std::size_t> group_of_;            ///< of each premise that is disputed
  mutable std::recursive_mutex mutex_;
  mutable std::deque<std::shared_ptr<const compiled>> compiled_;
  mutable std::deque<std::shared_ptr<const solved>> solved_;
};

ledger::ledger(dossier view, account_id account, ledger_options options, std::stop_token stop)
    : state_(std::make_unique<state>(std::move(view), std::move(account), std::move(options), std::move(stop))) {}
ledger::~ledger() = default;
const dossier& ledger::of() const noexcept { return state_->dossier_; }
const account_id& ledger::account() const noexcept { return state_->account_; }
const std::vector<contradiction>& ledger::contradictions() const& { return state_->repairs_->contradictions(); }
std::size_t ledger::contradictions_left() const noexcept { return state_->repairs_->contradictions_left(); }
const std::vector<claim_id>& ledger::set_aside() const& noexcept { return state_->repairs_->set_aside(); }
const std::vector<claim_id>& ledger::disputed() const noexcept { return state_->repairs_->disputed(); }
bool ledger::repairs_settled() const noexcept { return state_->repairs_->settled(); }

std::vector<contradiction> ledger::contradictions() && { return std::as_const(*this).contradictions(); }

std::vector<claim_id> ledger::set_aside() && noexcept { return std::as_const(*this).set_aside(); }

std::vector<claim_id> ledger::without_bound() const {
  std::vector<claim_id> ids;
  for (const auto place : state_->base_->system->without_bound())
    if (!state_->base_->linear || !state_->is_net_row(place)) ids.push_back(state_->dossier_.content().claims[place].id);
  return ids;
}

std::vector<claim_id> ledger::used_in_part() const {
  return detail::sorted_once(state_->base_->linear ? state_->names_of(state_->base_->linear->used_in_part())
                                                  : state_->names_of(beyond_differences(state_->dossier_, *state_->base_->system)));
}

bool ledger::is_linear() const noexcept { return state_->base_->linear != nullptr; }

std::vector<mechanism> ledger::kinds(direction way) const {
  std::vector<mechanism> found;
  for (const auto& c : state_->base_->system->chains())
    if (c.way == way && c.of && c.by.is_empty()) found.push_back(*c.of);
  return found;
}

std::vector<chain> ledger::chains_of_kinds(direction way) const {
  std::vector<chain> found;
  for (const auto& c : state_->base_->system->chains())
    if (c.way == way && is_kind(c)) found.push_back(c);
  return found;
}
const claim_premises& ledger::premises() const noexcept { return state_->premises_; }
const std::vector<solve::premise>& ledger::premises_in_use() const noexcept { return state_->used_; }

bool ledger::can_hold(const solve::premise_mask& off, const std::stop_token& stop) const { return state_->judge(off, stop).holds; }

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
  return state_->held(at, proofs);
}

bound ledger::entries(const account_point& from, const account_point& to, std::optional<mechanism> of, narrower_kind by) const {
  return flow({direction::entries, of, std::move(by)}, from, to);
}

bound ledger::exits(const account_point& from, const account_point& to, std::optional<mechanism> of, narrower_kind by) const {
  return flow({direction::exits, of, std::move(by)}, from, to);
}

bound ledger::flow(const chain& of, const account_point& from, const account_point& to, bool proofs) const {
  return state_->flow(state_->chain_asked(of), from, to, proofs);
}

std::vector<bound> ledger::bounds(const std::vector<account_point>& at) const {
  std::vector<state::one_of_many> asked;
  for (const auto& p : at) asked.push_back({std::nullopt, p, p});
  std::vector<bound> all;
  for (auto& b : state_->answers(asked)) all.push_back(std::move(*b));
  return all;
}

std::vector<bound> ledger::flows(const chain& of, const std::vector<flow_stretch>& stretches) const {
  const auto k = state_->chain_asked(of);
  std::vector<state::one_of_many> asked;
  for (const auto& s : stretches) asked.push_back({k, s.from, s.to});
  std::vector<bound> all;
  for (auto& b : state_->answers(asked)) {
    const auto& s = stretches[all.size()];
    if (!b) throw state_->not_in_order(s.from, s.to);
    all.push_back(std::move(*b));
  }
  return all;
}

std::optional<proof> ledger::why_at_least(const chain& of, const account_point& from, const account_point& to) const {
  return state_->why_at_least(state_->chain_asked(of), from, to);
}

std::vector<std::optional<unaccounted_flow>> ledger::unaccounted(direction way, const std::vector<flow_stretch>& stretches) const {
  std::vector<state::one_of_many> asked;
  for (const auto& s : stretches) asked.push_back({way == direction::entries ? 0U : 1U, s.from, s.to});
  auto moved = state_->answers(asked);
  const auto most = state_->most_stated(chain{way, {}, {}}, stretches);
  std::vector<std::optional<unaccounted_flow>> all(stretches.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (moved[i]) all[i] = left_over(std::move(*moved[i]), most[i]);
  return all;
}

unaccounted_flow ledger::unaccounted(direction way, const account_point& from, const account_point& to) const {
  return unaccounted(chain{way, {}, {}}, from, to);
}

unaccounted_flow ledger::unaccounted(const chain& of, const account_point& from, const account_point& to) const {
  const auto most = state_->stated(of, from, to);
  auto u = left_over(flow(of, from, to), most.number);
  u.claims = state_->names_of(most.claims);
  std::sort(u.claims.begin(), u.claims.end());
  return u;
}

account_point ledger::point_at(std::string_view text) const { return point_reader(state_->dossier_, state_->account_, *state_->base_->system).read(text); }

account_point ledger::point_at(const time_ref& m) const { return point_reader(state_->dossier_, state_->account_, *state_->base_->system).read(m); }

std::vector<account_point> ledger::stock_points() const {
  point_list list(state_->dossier_, *state_->base_->system);
  for (const auto& [place, point] : state_->base_->system->stocks()) list.add(place, point);
  return list.take();
}

std::vector<account_point> ledger::points() const {
  point_list list(state_->dossier_, *state_->base_->system);
  for (const auto& [place, point] : state_->base_->system->stocks()) list.add(place, point);
  for (const auto& f : state_->base_->system->flows()) {
    list.add(f.claim_place, f.to);
    if (f.from) list.add(f.claim_place, *f.from);
  }
  for (const auto& e : state_->base_->system->ever_held()) {
    list.add(e.claim_place, e.to);
    if (e.from) list.add(e.claim_place, *e.from);
  }
  return list.take();
}

std::string ledger::day_text(const account_point& p) const {
  const auto place = state_->base_->system->table().find(p);
  if (!place) return to_string(p);
  const auto* known = &state_->base_->system->table().points()[*place];
  // A claim that says no day of its own has that of its bulletin.
  const auto* c = known->ranges.empty() && p.is<account_point::cutoff>() ? state_->dossier_.find(p.as<account_point::cutoff>()->of) : nullptr;
  if (c != nullptr && c->bulletin)
    if (const auto shared = state_->base_->system->table().find(account_point::of(c->bulletin))) known = &state_->base_->system->table().points()[*shared];
  if (known->ranges.empty()) return to_string(p);
  const auto& own = known->ranges.front().within;
  if (!own.earliest.is_finite() || !own.latest.is_finite()) return to_string(p);
  const auto first = to_string(day(own.earliest.day));
  const auto last = to_string(day(own.latest.second == 0 && !own.is_exact() ? own.latest.day - 1 : own.latest.day));
  return first == last ? first : fmt::format("{} .. {}", first, last);
}

}  // namespace habeas
