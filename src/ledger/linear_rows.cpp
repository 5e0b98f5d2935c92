// SPDX-License-Identifier: MIT
#include "ledger/linear_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/capped_sum.hpp"
#include "ledger/difference_rows.hpp"
#include "proof/labelled_program.hpp"

namespace habeas {

bool parts_fit(const breakdown& b, const quantity& whole, const std::optional<about_policy>& about) {
  const auto total = whole.interval(about);
  std::int64_t low = 0, high = 0;
  bool open = false;
  std::set<std::string> names;
  for (const auto& part : b.parts) {
    const auto n = part.number.interval(about);
    if (!names.insert(part.name).second) return false;
    if (n.low && total.high && *n.low > *total.high) return false;
    low = capped_sum(low, n.low.value_or(0));
    high = capped_sum(high, n.high.value_or(0));
    open = open || !n.high;
  }
  if (b.composition != composition::partition) return true;
  return !(total.high && low > *total.high) && !(total.low && !open && high < *total.low);
}

std::vector<std::size_t> stretches_with_parts(const dossier& d, const account_id& account) {
  std::vector<std::size_t> found;
  for (const auto place : d.canonical_order()) {
    const auto& c = d.content().claims[place];
    if (c.breakdowns.empty() || !d.counts(place)) continue;
    const auto* held = std::get_if<held_claim>(&c.says);
    if (held != nullptr && held->during && held->account == account) found.push_back(place);
  }
  return found;
}

account_rows::account_rows(claim_program& into, const dossier& d, const ledger_system& s,
                           const std::optional<about_policy>& about)
    : program_(&into), dossier_(&d), system_(&s), about_(about), first_(into.take(s.rows())),
      needed_(needed_rows(s.order().system())) {
  for (std::size_t k = 0; k < s.chains().size(); ++k)
    columns_.push_back({first_ + static_cast<solve::variable>(k), s.chains().size(), named(as_term_chain(s.chains()[k]))});
  kinds();
  nets();
  breakdowns();
}

bool account_rows::are_differences(const dossier& d, const ledger_system& s) {
  if (s.counted_chains() > 2 || !s.nets().empty()) return false;
  const auto plain = [&](std::size_t place) { return d.content().claims[place].breakdowns.empty(); };
  return std::all_of(s.stocks().begin(), s.stocks().end(), [&](const auto& x) { return plain(x.first); }) &&
         std::all_of(s.flows().begin(), s.flows().end(), [&](const flow_row& f) { return plain(f.claim_place); });
}

void account_rows::add_stock(std::vector<solve::weighted_variable>& sum, std::size_t point, std::int64_t times) const {
  sum.push_back({at(0, point), times});
  sum.push_back({at(1, point), -times});
}

void account_rows::never_falls(const std::vector<weighted_column>& of) {
  running_count what;
  for (const auto& [times, c] : of) what.of.push_back({times, c.name});
  const auto count = program_->add_count(std::move(what));
  const auto& order = system_->order();
  const auto& rows = order.system().rows();
  for (solve::row_index r = 0; r < rows.size(); ++r) {
    if (!needed_[r]) continue;
    const auto sum_at = [&](std::size_t point) {
      std::vector<solve::weighted_variable> sum;
      for (const auto& [times, c] : of) sum.push_back({at(c, point), times});
      return sum;
    };
    const auto by = of.size() == 1 ? order.rule_of(rows[r]) : row_rule::part_of_whole;
    program_->never_falls(count, sum_at(system_->point_of_order(rows[r].plus)), sum_at(system_->point_of_order(rows[r].minus)), by, order, r);
  }
}

std::vector<std::vector<std::size_t>> account_rows::kinds_in(std::size_t whole) const {
  const auto& chains = system_->chains();
  // Is there a chain between, in which all of these lie too?
  const auto said_between = [&](const std::vector<std::size_t>& set) {
    for (std::size_t e = 0; e < system_->counted_chains(); ++e) {
      if (e == whole || !lies_inside(chains[e], chains[whole])) continue;
      if (std::all_of(set.begin(), set.end(), [&](std::size_t k) { return k != e && lies_inside(chains[k], chains[e]); })) return true;
    }
    return false;
  };
  std::vector<std::vector<std::size_t>> sets;
  for (const auto& set : system_->sets_apart_in(whole))
    if (!said_between(set)) sets.push_back(set);
  const auto apart = sets.size();
  for (std::size_t k = 2; k < system_->counted_chains(); ++k) {
    if (k == whole || !lies_inside(chains[k], chains[whole])) continue;
    const bool told = std::any_of(sets.begin(), sets.begin() + static_cast<std::ptrdiff_t>(apart), [&](const auto& s) { return std::find(s.begin(), s.end(), k) != s.end(); });
    if (!told && !said_between({k})) sets.push_back({k});
  }
  return sets;
}

void account_rows::rest_never_falls(std::size_t whole, const std::vector<std::size_t>& parts) {
  std::vector<weighted_column> rest{{1, columns_[whole]}};
  for (const auto k : parts) rest.emplace_back(-1, columns_[k]);
  never_falls(rest);
}

void account_rows::kinds() {
  const auto& chains = system_->chains();
  for (std::size_t whole = 0; whole < chains.size(); ++whole) {
    for (const auto& set : kinds_in(whole)) rest_never_falls(whole, set);
    // A kind that named people alone are of is part of what it lies in, and no part of what is assumed of the kinds counted.
    for (std::size_t k = system_->counted_chains(); k < chains.size(); ++k)
      if (k != whole && lies_inside(chains[k], chains[whole])) rest_never_falls(whole, {k});
  }
  no_others();
}

void account_rows::no_others() {
  for (const auto& closed : system_->closed_ways()) {
    if (closed.kinds.size() < 2) continue;  // one kind: the ledger's own rows say it
    const std::size_t total = closed.way == direction::entries ? 0 : 1;
    const auto by = closed.way == direction::exits ? row_rule::no_other_exits : row_rule::no_other_entries;
    // Kinds of several speakers may be one another: together they are no fewer than all there are.
    bool apart = true;
    for (const auto i : closed.kinds)
      for (const auto j : closed.kinds) apart = apart && (i == j || system_->are_apart(i, j));
    const std::vector<solve::premise> on{system_->table().premise_of(closed.by)};
    for (std::size_t p = 0; p < system_->table().points().size(); ++p) {
      std::vector<solve::weighted_variable> sum{{at(columns_[total], p), 1}};
      for (const auto k : closed.kinds) sum.push_back({at(columns_[k], p), -1});
      if (apart) program_->equal(sum, 0, by, on);
      else program_->at_most(sum, 0, by, on);
    }
  }
}

void account_rows::nets() {
  for (const auto& n : system_->nets()) {
    std::vector<solve::weighted_variable> sum;
    add_stock(sum, n.to, 1);
    add_stock(sum, n.from, -1);
    program_->within(sum, n.number, row_rule::net, system_->grounds_of(n.claim_place));
  }
}

void account_rows::breakdowns() {
  for (const auto& [place, point] : system_->stocks()) {
    for (const auto& b : claim_at(place).breakdowns) {
      if (parts_fit(b, *number_of(claim_at(place)), about_)) stock_parts(b, point, system_->grounds_of(place));
      else used_in_part_.push_back(place);
    }
  }
  for (const auto& f : system_->flows()) {
    for (const auto& b : claim_at(f.claim_place).breakdowns) {
      if (parts_fit(b, *number_of(claim_at(f.claim_place)), about_)) flow_parts(b, f, system_->grounds_of(f.claim_place));
      else used_in_part_.push_back(f.claim_place);
    }
  }
  for (const auto place : stretches_with_parts(*dossier_, system_->account())) used_in_part_.push_back(place);
  same_cutoffs();
  kinds_of_strata();
}

solve::variable account_rows::stock_of(const stratum_name& stratum, std::size_t point) {
  const auto [found, fresh] = stocks_[stratum].try_emplace(point, solve::variable{});
  if (!fresh) return found->second;
  auto name = named(term_chain::stock(), stratum);
  name.point = system_->table().points()[point].name;
  const auto v = program_->add(std::move(name));
  found->second = v;
  program_->at_most(std::vector<solve::weighted_variable>{{v, -1}}, 0, row_rule::part_is_not_negative);
  std::vector<solve::weighted_variable> sum{{v, 1}};
  add_stock(sum, point, -1);
  program_->at_most(sum, 0, row_rule::part_of_whole);
  return v;
}

void account_rows::stock_parts(const breakdown& b, std::size_t point, const std::vector<solve::premise>& on) {
  std::vector<solve::weighted_variable> all;
  for (const auto& part : b.parts) {
    const auto v = stock_of({b.axis, part.name}, point);
    all.push_back({v, 1});
    program_->within(std::vector<solve::weighted_variable>{{v, 1}}, part.number.interval(about_), row_rule::part, on);
  }
  if (b.composition != composition::partition) return;
  add_stock(all, point, -1);
  program_->equal(all, 0, row_rule::parts_make_whole, on);
}

void account_rows::same_cutoffs() {
  const auto& order = system_->order();
  const auto& rows = order.system().rows();
  for (auto& [stratum, there] : stocks_) {
    std::vector<std::size_t> points;
    for (const auto& [p, v] : there) points.push_back(p);
    const std::set<std::size_t> first(points.begin(), points.end());
    if (first.size() < 2) continue;
    std::map<std::size_t, std::size_t> reached;  // points tied to those that have a stock, and how many times
    for (const auto& row : rows)
      if (order.rule_of(row) == row_rule::same_cutoff && first.count(system_->point_of_order(row.plus)) != 0)
        ++reached[system_->point_of_order(row.minus)];
    for (const auto& [p, n] : reached)
      if (n > 1) (void)stock_of(stratum, p);
    const auto count = program_->add_count({{{1, named(term_chain::stock(), stratum)}}});
    for (solve::row_index r = 0; r < rows.size(); ++r) {
      if (order.rule_of(rows[r]) != row_rule::same_cutoff) continue;
      const auto before = there.find(system_->point_of_order(rows[r].plus)), after = there.find(system_->point_of_order(rows[r].minus));
      if (before == there.end() || after == there.end()) continue;
      const solve::weighted_variable b{before->second, 1}, a{after->second, 1};
      program_->never_falls(count, {&b, 1}, {&a, 1}, row_rule::same_cutoff, order, r);
    }
  }
}

const account_rows::column& account_rows::chain_of(std::size_t chain_place, const stratum_name& stratum) {
  const auto key = std::pair(chain_place, stratum);
  if (const auto found = chains_.find(key); found != chains_.end()) return found->second;
  column c{static_cast<solve::variable>(program_->program().variable_count()), 1, named(as_term_chain(system_->chains()[chain_place]), stratum)};
  const auto n = system_->table().points().size();
  for (std::size_t position = 0; position < n; ++position) {
    auto name = c.name;
    name.point = system_->table().points()[system_->point_of_order(static_cast<solve::variable>(position))].name;
    (void)program_->add(std::move(name));
  }
  never_falls({{1, c}});
  never_falls({{1, columns_[chain_place]}, {-1, c}});
  return chains_.emplace(key, std::move(c)).first->second;
}

void account_rows::flow_parts(const breakdown& b, const flow_row& f, const std::vector<solve::premise>& on) {
  const auto k = *system_->chain_place(f.in);
  const auto from = f.from.value_or(point_table::beginning);
  std::vector<column> parts;
  for (const auto& part : b.parts) {
    parts.push_back(chain_of(k, {b.axis, part.name}));
    const auto number = part.number.interval(about_);
    const std::vector<solve::weighted_variable> moved{{at(parts.back(), f.to), 1}, {at(parts.back(), from), -1}};
    if (number.high && f.from)
      if (const auto most_on = system_->grounds_of_most(f)) program_->at_most(moved, *number.high + f.more, row_rule::part, *most_on);
    if (number.low) program_->at_least(moved, *number.low, row_rule::part, on);
  }
  if (b.composition != composition::partition || !f.from) return;
  // Everybody in the window is in one part: up to its end, and up to every point that the calendar puts inside.
  for (std::size_t q = 0; q < system_->table().points().size(); ++q) {
    if (q != f.to && !(in_order(from, q) && in_order(q, f.to))) continue;
    if (q == from) continue;
    std::vector<solve::weighted_variable> sum{{at(k, q), -1}, {at(k, from), 1}};
    for (const auto& c : parts) {
      sum.push_back({at(c, q), 1});
      sum.push_back({at(c, from), -1});
    }
    program_->equal(sum, 0, row_rule::parts_make_whole, on);
  }
}

bool account_rows::in_order(std::size_t before, std::size_t after) {
  if (!calendar_) {
    solve::premise_mask off;
    const auto& order = system_->order().system();
    for (solve::premise_set_id s = 0; s < order.premises().size(); ++s)
      for (const auto l : order.premises()[s]) off.off(l);
    calendar_ = std::make_unique<solve::difference_solver>(order, off);
  }
  if (before == after) return true;
  const auto gap = calendar_->upper(system_->order_at(before), system_->order_at(after));
  return gap && *gap <= 0;
}

void account_rows::kinds_of_strata() {
  std::set<std::pair<std::size_t, stratum_name>> whole;
  for (const auto& [key, c] : chains_) whole.insert(key);
  for (const auto& [k, stratum] : whole) {
    for (const auto& set : kinds_in(k)) {
      std::vector<weighted_column> rest{{1, chains_.at({k, stratum})}};
      std::vector<weighted_column> others{{1, columns_[k]}, {-1, chains_.at({k, stratum})}};
      for (const auto part : set) {
        const auto c = chains_.find({part, stratum});
        if (c == chains_.end()) continue;
        rest.emplace_back(-1, c->second);
        others.emplace_back(-1, columns_[part]);
        others.emplace_back(1, c->second);
      }
      if (rest.size() == 1) continue;
      never_falls(rest);
      never_falls(others);
    }
  }
}

}  // namespace habeas
