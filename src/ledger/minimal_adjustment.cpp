// SPDX-License-Identifier: MIT
#include <habeas/ledger/minimal_adjustment.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/each_once.hpp"
#include "proof/conflict_premises.hpp"
#include "ledger/difference_rows.hpp"
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include "proof/claim_weights.hpp"
#include "solve/closure.hpp"
#include "solve/equality_classes.hpp"
#include "solve/minimal_adjustment.hpp"

namespace habeas {

namespace {

/// Rows of claims are soft, all others hard.
class change_finder {
 public:
  change_finder(const ledger_system& s, const dossier& d, vote_policy policy, std::stop_token stop)
      : system_(&s), dossier_(&d), stop_(std::move(stop)), chains_(s.chains().size()) {
    read_rows();
    find_kinds();
    weigh(policy);
    first_ = std::make_unique<solve::minimal_adjustment>(rows().system(), weights_, solve::premise_mask{}, stop_);
    if (!first_->possible() || untied_.empty()) return;
    choose_kinds_used();
  }

  [[nodiscard]] bool possible() const { return first_->possible(); }
  [[nodiscard]] std::int64_t low() const { return first_->total(); }
  [[nodiscard]] std::optional<std::int64_t> high() const {
    if (untied_.empty()) return low();
    if (!second_ || !second_->possible()) return std::nullopt;
    return low() - totals_ + second_total_;
  }
  [[nodiscard]] range_reach reach() const {
    return untied_.empty() ? range_reach::exact : high() == low() ? range_reach::outer : range_reach::of_two_steps;
  }
  [[nodiscard]] std::int64_t unit() const noexcept { return votes_.unit; }
  [[nodiscard]] bool rounded() const noexcept { return votes_.rounded; }
  [[nodiscard]] const std::vector<std::size_t>& untied() const noexcept { return untied_; }

  [[nodiscard]] solve::whole_range range(solve::variable plus, solve::variable minus) const {
    return of(plus).ranges(std::vector<solve::variable_pair>{{plus, minus}})[0];
  }

  [[nodiscard]] std::vector<claim_change> changes() const {
    std::vector<solve::variable_pair> pairs[2];
    for (const auto r : soft_) {
      const auto& row = rows().system().rows()[r];
      pairs[uses_second(row.plus)].push_back({row.plus, row.minus});
    }
    const auto first = first_->ranges(pairs[0]);
    const auto second = pairs[1].empty() ? std::vector<solve::whole_range>{} : second_->ranges(pairs[1]);
    std::size_t next[2] = {0, 0};
    std::vector<claim_change> list(voters_.size());
    for (std::size_t i = 0; i < voters_.size(); ++i) {
      list[i].claim = dossier_->content().claims[voters_[i].place].id;
      list[i].weight = votes_.weight[i];
      list[i].stated = stated_[i];
    }
    // By how much a row gives way at least, and at most: of a claim with one number a single end gives way at once.
    struct give { std::int64_t least = 0, most = 0; };
    std::vector<give> down(voters_.size()), up(voters_.size());
    std::vector<char> seen_down(voters_.size(), 0), seen_up(voters_.size(), 0);
    for (std::size_t i = 0; i < soft_.size(); ++i) {
      const auto& row = rows().system().rows()[soft_[i]];
      const auto where = uses_second(row.plus);
      const auto& range = (where ? second : first)[next[where]++];
      const give g{range.low ? std::max<std::int64_t>(0, *range.low - row.at_most) : 0,
                   range.high ? std::max<std::int64_t>(0, *range.high - row.at_most) : 0};
      const auto v = voter_of_row_[i];
      auto& end = low_end_[i] ? down[v] : up[v];
      auto& seen = low_end_[i] ? seen_down[v] : seen_up[v];
      // A claim with a row at each of several points moves by what the neediest of them wants.
      end.least = seen ? std::max(end.least, g.least) : g.least;
      end.most = seen ? std::max(end.most, g.most) : g.most;
      seen = 1;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      list[i].low = down[i].most > 0 ? -down[i].most : up[i].least;
      list[i].high = up[i].most > 0 ? up[i].most : -down[i].least;
    }
    std::erase_if(list, [](const claim_change& c) { return c.low == 0 && c.high == 0; });
    std::sort(list.begin(), list.end(), [](const claim_change& a, const claim_change& b) { return a.claim < b.claim; });
    return list;
  }

  /// The circle of hard rows that cannot hold.
  [[nodiscard]] contradiction hard_conflict() const {
    contradiction c;
    c.proof.end = bound_side::high;
    for (const auto r : first_->hard_cycle()) {
      const auto& row = rows().system().rows()[r];
      c.proof.steps.push_back(rows().step(row, rows().system().premises_of(r), bound_side::high));
      c.proof.value += c.proof.steps.back().amount;
    }
    c.proof.plus = c.proof.minus = c.proof.steps.front().minus;
    std::reverse(c.proof.steps.begin(), c.proof.steps.end());
    c.proof.steps = join_order(std::move(c.proof.steps));
    c.claims = claims_of(c.proof);
    c.assumptions = assumptions_of(c.proof);
    return c;
  }

 private:
  [[nodiscard]] const claim_system& rows() const noexcept { return system_->rows(); }
  [[nodiscard]] bool in_untied(solve::variable v) const { return std::binary_search(untied_.begin(), untied_.end(), v % chains_); }
  [[nodiscard]] bool uses_second(solve::variable v) const { return !untied_.empty() && second_ && second_->possible() && !in_untied(v); }
  [[nodiscard]] const solve::minimal_adjustment& of(solve::variable v) const { return uses_second(v) ? *second_ : *first_; }

  static bool is_claims(row_rule by) noexcept {
    return by == row_rule::held || by == row_rule::held_sometime || by == row_rule::held_throughout || by == row_rule::ever_held ||
           by == row_rule::entries || by == row_rule::exits;
  }

  void read_rows() {
    const auto& all = rows().system().rows();
    weights_.assign(all.size(), solve::minimal_adjustment::hard);
    std::map<std::size_t, std::size_t> voter_of_place;
    std::map<std::size_t, const flow_row*> ends_of_flow;
    for (const auto& f : system_->flows()) ends_of_flow.emplace(f.claim_place, &f);
    for (solve::row_index r = 0; r < all.size(); ++r) {
      const auto by = rows().rule_of(all[r]);
      if (!is_claims(by)) continue;
      std::optional<std::size_t> place;
      for (const auto l : rows().system().premises_of(r))
        if (rows().premises().is_claim(l)) place = rows().premises().claim_place(l);
      if (!place) continue;
      const auto [at, fresh] = voter_of_place.emplace(*place, voters_.size());
      if (fresh) {
        voters_.push_back({*place, {}, 0});
        stated_.emplace_back();
      }
      // The number itself is entries less exits, or later less earlier.
      const auto flow = ends_of_flow.find(*place);
      const bool low_end = flow == ends_of_flow.end() ? all[r].plus % chains_ != 0
                           : all[r].plus == all[r].minus ? all[r].at_most < 0
                                                         : all[r].plus / chains_ != system_->order_at(flow->second->to);
      soft_.push_back(r);
      voter_of_row_.push_back(at->second);
      low_end_.push_back(low_end);
      auto& stated = stated_[at->second];
      if (flow != ends_of_flow.end()) stated = flow->second->number;
      else (low_end ? stated.low : stated.high) = low_end ? -all[r].at_most : all[r].at_most;
      voters_[at->second].size = std::max({voters_[at->second].size, stated.low.value_or(0), stated.high.value_or(0)});
    }
  }

  /// Kinds that are all of their way are the total itself; others say only what the total is at least.
  void find_kinds() {
    const auto is_all = [&](std::size_t k) {
      const auto& closed = system_->closed_ways();
      return std::any_of(closed.begin(), closed.end(), [&](const auto& c) { return c.kinds.size() == 1 && c.kinds.front() == k; });
    };
    for (std::size_t k = 2; k < system_->counted_chains(); ++k)
      if (!is_all(k)) untied_.push_back(k);
  }

  void weigh(vote_policy policy) {
    // Two claims are about one quantity where the hard rows let their ends never differ.
    solve::difference_system fixed;
    fixed.add_variables(rows().system().variable_count());
    for (solve::row_index r = 0; r < weights_.size(); ++r) {
      const auto& row = rows().system().rows()[r];
      if (!is_claims(rows().rule_of(row))) fixed.add_row(row.plus, row.minus, row.at_most);
    }
    const solve::difference_solver solver(fixed);
    std::vector<std::uint32_t> part(rows().system().variable_count());
    if (solver.feasible()) part = solve::find_equality_classes(solver.graph(), solver.solution()).part_of;
    for (std::size_t i = 0; i < soft_.size(); ++i) {
      const auto& row = rows().system().rows()[soft_[i]];
      auto& q = voters_[voter_of_row_[i]].quantity;
      const auto a = part[row.plus], b = part[row.minus];
      q.push_back((std::size_t{std::min(a, b)} << 32) + std::max(a, b));
    }
    for (auto& v : voters_) keep_each_once(v.quantity);
    votes_ = count_votes(*dossier_, voters_, policy);
    for (std::size_t i = 0; i < soft_.size(); ++i) weights_[soft_[i]] = votes_.weight[voter_of_row_[i]];
  }

  /// The totals once more, with what the kinds, changed as they must be for themselves, say that these are at least.
  /// If that costs no more, the first price was the whole price, and what the kinds say at the least over all their
  /// cheapest changes bounds the totals in every cheapest change.
  void choose_kinds_used() {
    for (const auto r : soft_)
      if (!in_untied(rows().system().rows()[r].plus)) totals_ += weights_[r] * first_->change_of(r);
    // The kinds' rows for the one change found.
    solve::difference_system changed;
    changed.add_variables(rows().system().variable_count());
    for (solve::row_index r = 0; r < weights_.size(); ++r) {
      const auto& row = rows().system().rows()[r];
      if (in_untied(row.plus)) changed.add_row(row.plus, row.minus, row.at_most + first_->change_of(r));
    }
    solve_totals(changed);
    if (!second_->possible()) return;
    second_total_ = second_->total();
    if (second_total_ == totals_) solve_totals(first_->face());
  }

  void solve_totals(const solve::difference_system& kinds) {
    second_rows_ = std::make_unique<solve::difference_system>();
    second_rows_->add_variables(rows().system().variable_count());
    std::vector<std::int64_t> weights;
    for (solve::row_index r = 0; r < weights_.size(); ++r) {
      const auto& row = rows().system().rows()[r];
      if (in_untied(row.plus)) continue;
      second_rows_->add_row(row.plus, row.minus, row.at_most, rows().system().premises_of(r), row.tag);
      weights.push_back(weights_[r]);
    }
    for (const auto k : untied_) {
      const std::size_t total = system_->chains()[k].way == direction::entries ? 0 : 1;
      const auto& points = system_->kind_points(k);
      solve::difference_system own;
      own.add_variables(rows().system().variable_count() / chains_);
      for (const auto& row : kinds.rows())
        if (row.plus % chains_ == k && row.minus % chains_ == k)
          own.add_row(static_cast<solve::variable>(row.plus / chains_), static_cast<solve::variable>(row.minus / chains_), row.at_most);
      const auto at_least = [&](std::size_t from, std::size_t to, std::int64_t n) {
        if (n <= 0) return;
        second_rows_->add_row(system_->at(total, from), system_->at(total, to), -n);
        weights.push_back(solve::minimal_adjustment::hard);
      };
      if (points.size() > most_kind_points) {
        for (const auto& row : own.rows()) at_least(system_->point_of_order(row.plus), system_->point_of_order(row.minus), -row.at_most);
        continue;
      }
      const solve::difference_solver solver(own);
      std::vector<solve::variable> chosen;
      for (const auto p : points) chosen.push_back(system_->order_at(p));
      const solve::difference_closure closure(solver, chosen);
      for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < points.size(); ++j)
          if (const auto n = closure.lower(j, i); n && i != j) at_least(points[i], points[j], *n);
    }
    second_ = std::make_unique<solve::minimal_adjustment>(*second_rows_, std::move(weights), solve::premise_mask{}, stop_);
  }

  const ledger_system* system_;
  const dossier* dossier_;
  std::stop_token stop_;
  std::size_t chains_;
  std::vector<std::int64_t> weights_;
  std::vector<voter> voters_;
  std::vector<integer_interval> stated_;
  std::vector<solve::row_index> soft_;
  std::vector<std::size_t> voter_of_row_;
  std::vector<char> low_end_;
  std::vector<std::size_t> untied_;
  votes votes_;
  std::unique_ptr<solve::minimal_adjustment> first_, second_;
  std::unique_ptr<solve::difference_system> second_rows_;
  std::int64_t totals_ = 0, second_total_ = 0;
};

}  // namespace

ledger_change find_minimal_adjustment(const ledger& l, const std::vector<question>& questions, vote_policy policy,
                                const ledger_options& options, std::stop_token stop) {
  const auto& d = l.of();
  std::vector<account_point> extra;
  for (const auto& q : questions) {
    if (q.kind != question::what::held) (void)ask(l, q);  // refuses what cannot be asked
    extra.push_back(q.from);
    extra.push_back(q.to);
  }
  keep_each_once(extra);
  const claim_premises premises(d);
  const timeline events(d);
  const ledger_system system(d, premises, &events, l.account(), options.about, extra);
  const change_finder found(system, d, policy, std::move(stop));

  ledger_change answer;
  answer.policy = policy;
  answer.unit = found.unit();
  answer.rounded = found.rounded();
  answer.hard = events.contradictions();
  answer.hard_left = events.contradictions_left();
  answer.hard_settled = events.conflicts_settled();
  answer.not_used = l.without_bound();
  for (const auto k : found.untied()) answer.used_in_part.push_back(to_string(system.chains()[k]));
  for (const auto used : premises_used(system.rows().system()))
    if (!premises.is_claim(used)) answer.assumptions.push_back(premises.assumption_name(used));
  answer.assumptions = detail::sorted_once(std::move(answer.assumptions));
  if (!found.possible()) {
    answer.hard.push_back(found.hard_conflict());
    return answer;
  }
  answer.low = found.low();
  answer.high = found.high();
  answer.reach = found.reach();
  answer.changes = found.changes();
  for (const auto& q : questions) {
    const auto place = [&](const account_point& p) { return *system.table().find(p); };
    if (q.kind == question::what::held) {
      answer.ranges.push_back({q, found.range(system.at(0, place(q.from)), system.at(1, place(q.from)))});
      continue;
    }
    const auto k = *system.chain_place({q.kind == question::what::entries ? direction::entries : direction::exits, q.of, q.by});
    answer.ranges.push_back({q, found.range(system.at(k, place(q.to)), system.at(k, place(q.from)))});
  }
  return answer;
}

std::string parts_text(std::int64_t parts, std::int64_t unit) {
  const auto common = std::gcd(parts, unit);
  const auto n = parts / common, u = unit / common;
  if (u == 1) return fmt::format("{}", n);
  if (10 % u == 0) return fmt::format("{}.{}", n / u, n % u * (10 / u));
  return fmt::format("{}/{}", n, u);
}

std::string minimal_adjustment_sentence(const ledger_change& c, const account_id& account, const sentence_writer& writer) {
  if (!c.hard.empty() && !c.high) return writer.format("least_change_hard", {});
  if (c.is_exact() && c.low == 0) return writer.format("least_change_none", {{"account", account.text()}});
  static constexpr keys_by_slug<vote_policy> policies("");
  const auto low = parts_text(c.low, c.unit);
  const auto range = c.is_exact() ? (c.rounded ? low : writer.format("exactly", {{"n", low}}))
                     : c.high     ? writer.format("from_to", {{"n", low}, {"m", parts_text(*c.high, c.unit)}})
                                  : writer.format("at_least", {{"n", low}});
  return writer.format("least_change", {{"account", account.text()}, {"range", range}, {"policy", writer.format(policies[c.policy], {})}});
}

}  // namespace habeas
