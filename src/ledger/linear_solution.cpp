// SPDX-License-Identifier: MIT
#include "ledger/linear_solution.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ledger/difference_solution.hpp"
#include "ledger/linear_rows.hpp"
#include "ledger/related_kinds.hpp"
#include "ledger/solver_of_related.hpp"
#include "solve/linear_feasibility.hpp"

namespace habeas {

std::vector<account_id> related_accounts(const dossier& d, const account_id& first) {
  std::vector<account_id> found{first};
  std::set<account_id> seen{first};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto place : d.canonical_order()) {
      const auto* said = d.counts(place) ? std::get_if<related_claim>(&d.content().claims[place].says) : nullptr;
      if (said == nullptr) continue;
      std::vector<account_id> all{said->account};
      all.insert(all.end(), said->others.begin(), said->others.end());
      if (std::find(all.begin(), all.end(), found[i]) == all.end()) continue;
      for (const auto& a : all)
        if (d.find(a) && seen.insert(a).second) found.push_back(a);
    }
  return found;
}

std::vector<std::size_t> beyond_differences(const dossier& d, const ledger_system& s) {
  std::vector<std::size_t> found;
  const auto has_parts = [&](std::size_t place) { return !d.content().claims[place].breakdowns.empty(); };
  for (const auto& [place, point] : s.stocks())
    if (has_parts(place)) found.push_back(place);
  for (const auto& f : s.flows())
    if (is_kind(f.in) || has_parts(f.claim_place)) found.push_back(f.claim_place);
  for (const auto place : d.canonical_order()) {
    const auto* said = d.counts(place) ? std::get_if<related_claim>(&d.content().claims[place].says) : nullptr;
    if (said && (said->account == s.account() || std::find(said->others.begin(), said->others.end(), s.account()) != said->others.end()))
      found.push_back(place);
  }
  for (const auto place : stretches_with_parts(d, s.account())) found.push_back(place);
  return found;
}

std::shared_ptr<const linear_account> linear_account::make(const dossier& d, const claim_premises& premises,
                                                           const timeline* events,
                                                           std::shared_ptr<const ledger_system> own,
                                                           const std::optional<about_policy>& about,
                                                           std::shared_ptr<const solve::linear_solver> solver) {
  const auto members = related_accounts(d, own->account());
  if (members.size() == 1 && account_rows::are_differences(d, *own)) return nullptr;
  return std::make_shared<const linear_account>(d, premises, events, std::move(own), members, about, std::move(solver));
}

linear_account::linear_account(const dossier& d, const claim_premises& premises, const timeline* events,
                               std::shared_ptr<const ledger_system> own, const std::vector<account_id>& members,
                               const std::optional<about_policy>& about, std::shared_ptr<const solve::linear_solver> solver)
    : dossier_(&d), solver_(std::move(solver)), program_(premises) {
  read(premises, events, std::move(own), members, about);
  for (const auto& s : systems_) {
    rows_.push_back(std::make_unique<account_rows>(program_, d, *s, about));
    const auto& parts = rows_.back()->used_in_part();
    used_in_part_.insert(used_in_part_.end(), parts.begin(), parts.end());
  }
  for (const auto place : d.canonical_order())
    if (const auto* said = d.counts(place) ? std::get_if<related_claim>(&d.content().claims[place].says) : nullptr) relate(*said, place);
  compare_overlaps();
  if (const auto* related = dynamic_cast<const solver_of_related*>(solver_.get()); related != nullptr && members.size() > 1)
    if (auto known = related->judged(program_)) feasibility_.share(std::move(known));
}

std::vector<solve::premise> linear_account::premises_used() const {
  std::set<solve::premise> used;
  const auto& pool = program_.program().premises();
  for (solve::premise_set_id s = 0; s < pool.size(); ++s) used.insert(pool[s].begin(), pool[s].end());
  return {used.begin(), used.end()};
}

solve::linear_feasibility::looked_up linear_account::by_differences(const solve::premise_mask& off) const {
  solve::linear_feasibility::looked_up looked;
  looked.near.resize(program_.program().variable_count());
  for (std::size_t i = 0; i < systems_.size(); ++i) {
    const ledger_solution differences(*systems_[i], off);
    if (!differences.feasible()) return {differences.fault(), {}};
    const auto& numbers = differences.solver().solution();
    std::copy(numbers.begin(), numbers.end(), looked.near.begin() + static_cast<std::ptrdiff_t>(rows_[i]->first()));
  }
  return looked;
}

proof linear_account::why_not(const solve::premise_mask& off) const {
  const auto verdict = solve::find_whole_numbers(program_.program(), program_.program().rows_under(off), *solver_);
  if (!verdict.why_not) {
    proof p;
    p.end = bound_side::high;
    return p;
  }
  return program_.prove(*verdict.why_not, bound_side::high);
}

std::optional<solve::variable> linear_account::find(std::size_t chain_place, const account_point& point) const {
  const auto place = systems_.front()->table().find(point);
  return place ? std::optional(rows_.front()->at(chain_place, *place)) : std::nullopt;
}

std::shared_ptr<const solve::linear_bound_finder> linear_account::finder_under(const solve::premise_mask& off) const {
  const std::lock_guard lock(finders_mutex_);
  const auto found = std::find_if(finders_.begin(), finders_.end(), [&](const auto& f) { return f.first == off; });
  if (found != finders_.end()) {
    std::rotate(found, found + 1, finders_.end());  // the last asked is the last to go
    return finders_.back().second;
  }
  if (finders_.size() >= most_finders) finders_.erase(finders_.begin());
  const auto& p = program_.program();
  auto rows = p.rows_under(off);
  auto example = feasibility_.example_of(rows);
  finders_.emplace_back(off, std::make_shared<const solve::linear_bound_finder>(p, std::move(rows), *solver_, feasibility_.walk(), std::move(example)));
  return finders_.back().second;
}

std::optional<std::int64_t> linear_account::proved_most(solve::variable up, solve::variable down, const solve::premise_mask& off) const {
  const std::lock_guard lock(finders_mutex_);
  const auto found = proved_.find({up, down});
  std::optional<std::int64_t> least;
  if (found == proved_.end()) return least;
  for (const auto& end : found->second)
    if (off.allows(end.rests_on) && (!least || end.most < *least)) least = end.most;
  return least;
}

void linear_account::keep_proved(solve::variable up, solve::variable down, std::int64_t most, const solve::linear_certificate& why) const {
  std::set<solve::premise> used;
  for (const auto& s : why.shares) {
    const auto premises = program_.program().premises_of(s.row);
    used.insert(premises.begin(), premises.end());
  }
  const std::lock_guard lock(finders_mutex_);
  if (proved_.size() >= most_proved && proved_.count({up, down}) == 0) return;
  auto& ends = proved_[{up, down}];
  if (ends.size() < most_proved_of_one) ends.push_back({most, {used.begin(), used.end()}});
}

solve::linear_most linear_account::most(solve::variable up, solve::variable down, std::optional<std::int64_t> known, const solve::premise_mask& off, bool proofs) const {
  const std::vector<solve::weighted_variable> goal{{up, 1}, {down, -1}};
  const auto proved = proved_most(up, down, off);
  const auto m = finder_under(off)->most(goal, proved && (!known || *proved < *known) ? proved : known);
  if (m.certificate) keep_proved(up, down, m.value, *m.certificate);
  const bool is_news = m.status != solve::linear_most::how::unbounded && m.status != solve::linear_most::how::unknown && (!known || m.value < *known);
  // Which rows prove an end must not depend on what was asked before it.
  if (proofs && is_news) return solve::find_most(program_.program(), program_.program().rows_under(off), goal, *solver_);
  solve::linear_most end;
  end.status = m.status;
  end.value = m.value;
  return end;
}

void linear_account::narrow(bound& b, solve::variable plus, solve::variable minus, const solve::premise_mask& off, bool proofs) const {
  if (plus == minus) return;
  const auto high = most(plus, minus, b.high, off, proofs);
  const auto low = most(minus, plus, b.low ? std::optional(-*b.low) : std::nullopt, off, proofs);
  bool exact = take(high, b.high, b.high_proof, bound_side::high, plus, minus);
  exact = take(low, b.low, b.low_proof, bound_side::low, minus, plus) && exact;
  b.engine = exact ? engine::integer : engine::linear;
  b.assumptions.clear();
  cite_assumptions(b);
}

void linear_account::narrow_low(bound& b, solve::variable plus, solve::variable minus, const solve::premise_mask& off) const {
  if (plus != minus) (void)take(most(minus, plus, b.low ? std::optional(-*b.low) : std::nullopt, off, true), b.low, b.low_proof, bound_side::low, minus, plus);
}

bool linear_account::take(const solve::linear_most& m, std::optional<std::int64_t>& value, std::optional<proof>& why, bound_side end,
                          solve::variable plus, solve::variable minus) const {
  if (m.status == solve::linear_most::how::unbounded) return !value;
  if (m.status == solve::linear_most::how::unknown) return false;
  const auto found = end == bound_side::high ? m.value : -m.value;
  const bool better = !value || (end == bound_side::high ? found < *value : found > *value);
  if (better) {
    value = found;
    why.reset();
    if (m.certificate) why = program_.prove(*m.certificate, end, plus, minus);
  }
  return m.status == solve::linear_most::how::exact;
}

void linear_account::read(const claim_premises& premises, const timeline* events, std::shared_ptr<const ledger_system> own,
                          const std::vector<account_id>& members, const std::optional<about_policy>& about) {
  systems_.push_back(std::move(own));
  if (members.size() == 1) return;
  std::set<account_point> names;
  const auto note = [&](const ledger_system& s) {
    for (const auto& p : s.table().points())
      if (!p.name.is<account_point::beginning>()) names.insert(p.name);
  };
  note(*systems_.front());
  for (std::size_t i = 1; i < members.size(); ++i) note(ledger_system(*dossier_, premises, events, members[i], about, {}));
  const std::vector<account_point> all(names.begin(), names.end());
  systems_.clear();
  for (const auto& a : members) systems_.push_back(std::make_shared<const ledger_system>(*dossier_, premises, events, a, about, all));
}

const account_rows* linear_account::rows_of(const account_id& a) const {
  for (const auto& r : rows_)
    if (r->system().account() == a) return r.get();
  return nullptr;
}

void linear_account::relate(const related_claim& said, std::size_t place) {
  const auto* whole = rows_of(said.account);
  if (whole == nullptr) return;
  std::vector<const account_rows*> parts;
  for (const auto& a : said.others)
    if (const auto* r = rows_of(a); r != nullptr && r != whole) parts.push_back(r);
  if (parts.empty()) return;
  const auto on = whole->system().grounds_of(place);
  if (said.relation == account_relation::overlaps) {
    if (said.overlap) overlap(*said.overlap, *whole, parts, on);
    return;
  }
  if (said.relation == account_relation::disjoint_parts) {
    relate_stocks(*whole, parts, false, on);
    if (said.flows) relate_flows(*whole, parts, said, on);
    return;
  }
  for (const auto* part : parts) {
    relate_stocks(*whole, {part}, said.relation == account_relation::same, on);
    if (!said.flows) continue;
    if (said.relation == account_relation::same) relate_same_flows(*whole, *part, said, on);
    else relate_flows(*whole, {part}, said, on);
  }
}

std::vector<const account_rows*> linear_account::with(const account_rows& whole,
                                                      const std::vector<const account_rows*>& parts) {
  std::vector<const account_rows*> all{&whole};
  all.insert(all.end(), parts.begin(), parts.end());
  return all;
}

void linear_account::relate_stocks(const account_rows& whole, const std::vector<const account_rows*>& parts, bool same,
                                   const std::vector<solve::premise>& on) {
  at_each_point(with(whole, parts), [&](const std::vector<std::size_t>& places) {
    std::vector<solve::weighted_variable> sum;
    whole.add_stock(sum, places[0], -1);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i]->add_stock(sum, places[i + 1], 1);
    if (same) program_.equal(sum, 0, row_rule::related, on);
    else program_.at_most(sum, 0, row_rule::related, on);
  });
}

void linear_account::relate_same_flows(const account_rows& one, const account_rows& other, const related_claim& said,
                                       const std::vector<solve::premise>& on) {
  const bool kinds = call_kinds_the_same(*dossier_, said, one.system().account(), other.system().account());
  const auto& chains = one.system().chains();
  for (std::size_t k = 0; k < chains.size(); ++k) {
    const auto there = other.system().chain_place(chains[k]);
    if (!there || (k >= 2 && !kinds)) continue;
    flows_rise({{1, &one, k}, {-1, &other, *there}}, on);
    flows_rise({{1, &other, *there}, {-1, &one, k}}, on);
  }
}

void linear_account::relate_flows(const account_rows& whole, const std::vector<const account_rows*>& parts, const related_claim& said,
                                  const std::vector<solve::premise>& on) {
  const auto& own = whole.system();
  // Kind by kind, where both call them the same: into the narrowest of the whole's chains that it lies in.
  for (std::size_t k = 2; k < own.chains().size(); ++k) {
    if (!leaves_the_whole(own.chains()[k])) continue;
    std::vector<counted_chain> sum{{1, &whole, k}};
    for (const auto* part : parts) {
      const auto there = part->system().chain_place(own.chains()[k]);
      if (there && call_kinds_the_same(*dossier_, said, own.account(), part->system().account())) sum.push_back({-1, part, *there});
    }
    if (sum.size() > 1) flows_rise(sum, on);
  }
  // Into the total: of each part, kinds of which nobody is in two.
  for (std::size_t total = 0; total < 2; ++total) {
    std::vector<std::vector<counted_chain>> sums;
    for (const auto* part : parts) {
      std::vector<std::vector<counted_chain>> of_part;
      for (const auto& set : part->kinds_in(total)) {
        std::vector<counted_chain> leaving;
        for (const auto k : set)
          if (leaves_the_whole(part->system().chains()[k])) leaving.push_back({-1, part, k});
        if (!leaving.empty()) of_part.push_back(std::move(leaving));
      }
      for (std::size_t k = part->system().counted_chains(); k < part->system().chains().size(); ++k)
        if (const auto& c = part->system().chains()[k]; c.way == part->system().chains()[total].way && leaves_the_whole(c)) of_part.push_back({{-1, part, k}});
      if (of_part.empty()) continue;
      if (sums.size() * of_part.size() > most_sums || sums.empty()) {
        sums.insert(sums.end(), of_part.begin(), of_part.end());
        continue;
      }
      std::vector<std::vector<counted_chain>> joined;
      for (const auto& before : sums)
        for (const auto& more : of_part) {
          joined.push_back(before);
          joined.back().insert(joined.back().end(), more.begin(), more.end());
        }
      sums = std::move(joined);
    }
    for (auto& sum : sums) {
      sum.insert(sum.begin(), {1, &whole, total});
      flows_rise(sum, on);
    }
  }
}

void linear_account::flows_rise(const std::vector<counted_chain>& sum, const std::vector<solve::premise>& on) {
  running_count what;
  std::vector<const account_rows*> all;
  for (const auto& c : sum) {
    what.of.push_back({c.times, term::of(c.of->system().account(), as_term_chain(c.of->system().chains()[c.chain_place]))});
    if (std::find(all.begin(), all.end(), c.of) == all.end()) all.push_back(c.of);
  }
  const auto count = program_.add_count(std::move(what));
  for (const auto* teller : all) {
    const auto& order = teller->system().order();
    const auto& rows = order.system().rows();
    for (solve::row_index i = 0; i < rows.size(); ++i) {
      if (!teller->needed()[i]) continue;
      const auto before = sum_at(sum, order.name_of(rows[i].plus).point), after = sum_at(sum, order.name_of(rows[i].minus).point);
      if (before && after) program_.never_falls(count, *before, *after, row_rule::related, order, i, on);
    }
  }
}

std::optional<std::vector<solve::weighted_variable>> linear_account::sum_at(const std::vector<counted_chain>& sum, const account_point& point) {
  std::vector<solve::weighted_variable> at;
  for (const auto& c : sum) {
    const auto place = c.of->system().table().find(point);
    if (!place) return std::nullopt;
    at.push_back({c.of->at(c.chain_place, *place), c.times});
  }
  return at;
}

void linear_account::overlap(const quantity& both, const account_rows& one,
                             const std::vector<const account_rows*>& others, const std::vector<solve::premise>& on) {
  const auto shared = both.interval();
  for (const auto* other : others) {
    if (shared.low)
      for (const auto* r : {&one, other})
        for (std::size_t p = 0; p < r->system().table().points().size(); ++p) {
          std::vector<solve::weighted_variable> sum;
          r->add_stock(sum, p, 1);
          program_.at_least(sum, *shared.low, row_rule::related, on);
        }
    if (!shared.high) continue;
    for (const auto& [whole, grounds] : containers(one, *other)) {
      auto all_on = on;
      all_on.insert(all_on.end(), grounds.begin(), grounds.end());
      at_each_point({whole, &one, other}, [&, w = whole](const std::vector<std::size_t>& places) {
        std::vector<solve::weighted_variable> sum;
        w->add_stock(sum, places[0], -1);
        one.add_stock(sum, places[1], 1);
        other->add_stock(sum, places[2], 1);
        program_.at_most(sum, *shared.high, row_rule::related, all_on);
      });
    }
  }
}

void linear_account::compare_overlaps() {
  struct said_of_pair {
    std::int64_t number;
    std::size_t place;
  };
  using pair = std::pair<account_id, account_id>;
  std::map<pair, std::vector<said_of_pair>> least, most;
  const auto note = [](std::map<pair, std::vector<said_of_pair>>& into, const account_id& a, const account_id& b, std::int64_t n, std::size_t place) {
    into[std::minmax(a, b)].push_back({n, place});
  };
  for (const auto place : dossier_->canonical_order()) {
    const auto* said = dossier_->counts(place) ? std::get_if<related_claim>(&dossier_->content().claims[place].says) : nullptr;
    if (said == nullptr) continue;
    if (said->relation == account_relation::disjoint_parts)
      for (std::size_t i = 0; i < said->others.size(); ++i)
        for (std::size_t j = i + 1; j < said->others.size(); ++j) note(most, said->others[i], said->others[j], 0, place);
    if (said->relation != account_relation::overlaps || !said->overlap) continue;
    const auto shared = said->overlap->interval();
    for (const auto& other : said->others) {
      if (shared.low && *shared.low > 0) note(least, said->account, other, *shared.low, place);
      if (shared.high) note(most, said->account, other, *shared.high, place);
    }
  }
  const auto& any = rows_.front()->system();
  for (const auto& [accounts, lower] : least) {
    if (accounts.first == accounts.second || rows_of(accounts.first) == nullptr || rows_of(accounts.second) == nullptr) continue;
    for (const auto& low : lower)
      for (const auto& high : most[accounts]) {
        if (low.number <= high.number) continue;
        auto on = any.grounds_of(low.place);
        const auto more = any.grounds_of(high.place);
        on.insert(on.end(), more.begin(), more.end());
        // No fewer than this and no more than that: the row is of no variable.
        program_.at_most({}, high.number - low.number, row_rule::related, on);
      }
  }
}

std::vector<std::pair<const account_rows*, std::vector<solve::premise>>> linear_account::containers(
    const account_rows& a, const account_rows& b) const {
  std::vector<std::pair<const account_rows*, std::vector<solve::premise>>> found;
  const auto saying = [&](const account_rows& whole, const account_rows& part) {
    std::vector<std::vector<solve::premise>> grounds;
    for (const auto place : dossier_->canonical_order()) {
      const auto* said = dossier_->counts(place) ? std::get_if<related_claim>(&dossier_->content().claims[place].says) : nullptr;
      if (said && said->relation == account_relation::contains && said->account == whole.system().account() &&
          std::find(said->others.begin(), said->others.end(), part.system().account()) != said->others.end())
        grounds.push_back(whole.system().grounds_of(place));
    }
    return grounds;
  };
  // Each of the two holds itself, whoever says that it holds the other.
  const auto holding = [&](const account_rows& whole, const account_rows& part) {
    return &whole == &part ? std::vector<std::vector<solve::premise>>(1) : saying(whole, part);
  };
  for (const auto& whole : rows_)
    for (const auto& first : holding(*whole, a))
      for (const auto& second : holding(*whole, b)) {
        auto on = first;
        on.insert(on.end(), second.begin(), second.end());
        found.emplace_back(whole.get(), std::move(on));
      }
  return found;
}

}  // namespace habeas
