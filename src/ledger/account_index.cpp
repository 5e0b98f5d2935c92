// SPDX-License-Identifier: MIT
#include "ledger/account_index.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include <habeas/ledger/sensitivity.hpp>
#include "ledger/difference_rows.hpp"
#include "ledger/difference_solution.hpp"
#include "solve/bound_finder.hpp"
#include "solve/dynamic_difference.hpp"

namespace habeas {

dynamic_rows::dynamic_rows(const ledger_system& system, const dossier& d, const claim_premises& premises)
    : chains_(system.chains()) {
  graphs_.resize(chains_.size());  // the whole, the order, and one for each kind
  flows_.resize(chains_.size());
  std::vector<claim_id> all;
  for (const auto& c : d.content().claims) all.push_back(c.id);
  for (auto& g : graphs_) g.gather();
  for (const auto& p : in_order(system)) (void)add_point(*p);
  (void)read_again(system, d, premises, all);
}

void dynamic_rows::take_passed_on(const ledger_system& system) {
  const ledger_solution solution(system, {});
  const auto& rows = solution.joined().system().rows();
  std::vector<const point_rows*> here;
  for (const auto* p : in_order(system)) here.push_back(&points_.at(p->name));
  const auto var = [&](solve::variable v) { return here[v / chains_.size()]->at[v % chains_.size()]; };
  for (auto r = system.rows().system().rows().size(); r < rows.size(); ++r) (void)graphs_[whole].add_row(var(rows[r].plus), var(rows[r].minus), rows[r].at_most);
}

std::size_t dynamic_rows::looked_at() const {
  std::size_t sum = 0;
  for (const auto& g : graphs_) sum += g.looked_at();
  return sum;
}

void dynamic_rows::watch(dynamic_watch& w) const {
  const chain of{w.asked.kind == question::what::exits ? direction::exits : direction::entries, w.asked.of, w.asked.by};
  const auto k = std::find(chains_.begin(), chains_.end(), of);
  const auto from = points_.find(w.asked.from), to = points_.find(w.asked.to);
  w.followed.reset();
  w.known = k != chains_.end() && from != points_.end() && to != points_.end();
  if (!w.known) return;
  w.chain = static_cast<std::size_t>(k - chains_.begin());
  const bool stock = w.asked.kind == question::what::held;
  w.plus = stock ? from->second.at[0] : to->second.at[w.chain];
  w.minus = stock ? from->second.at[1] : from->second.at[w.chain];
  w.from = from->second.place;
  w.to = to->second.place;
}

bool dynamic_rows::has_answer(const dynamic_watch& w, std::int64_t most_back) const {
  if (w.asked.kind == question::what::held) return true;
  if (w.asked.from != w.asked.to && most_back > 0) return false;
  return w.chain < 2 || !flows_[w.chain].empty() || counts_people_.count(w.chain) != 0;
}

bound_ends dynamic_rows::ends(dynamic_watch& w) {
  auto& graph = graphs_[whole];
  if (!w.followed) w.followed = {graph.watch(w.plus, w.minus), graph.watch(w.minus, w.plus), graphs_[order].watch(w.from, w.to)};
  if (!has_answer(w, w.asked.kind == question::what::held ? 0 : graphs_[order].bound(w.followed->order))) return {};
  bound_ends b;
  if (const auto high = graph.bound(w.followed->high); high != solve::unbounded) b.high = high;
  if (const auto low = graph.bound(w.followed->low); low != solve::unbounded) b.low = -low;
  return b;
}

std::vector<bound_ends> dynamic_rows::ends(const std::vector<const dynamic_watch*>& many) const {
  std::vector<solve::variable_pair> pairs, ordered;
  for (const auto* w : many) {
    pairs.push_back({w->plus, w->minus});
    ordered.push_back({w->from, w->to});
  }
  const auto rows = graphs_[whole].system(), in_order = graphs_[order].system();
  const solve::difference_solver solver(rows), order_solver(in_order);
  const solve::bound_finder finder(solver), order_finder(order_solver);
  const auto high = finder.upper(pairs), low = finder.lower(pairs), back = order_finder.upper(ordered);
  std::vector<bound_ends> found(many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    if (!has_answer(*many[i], back[i])) continue;
    if (high[i] != solve::unbounded) found[i].high = high[i];
    if (low[i] != solve::unbounded_below) found[i].low = low[i];
  }
  return found;
}

bool dynamic_rows::read_again(const ledger_system& system, const dossier& d, const claim_premises& premises,
                           const std::vector<claim_id>& claims) {
  std::vector<std::size_t> chain_of;
  for (const auto& c : system.chains()) {
    const auto at = std::find(chains_.begin(), chains_.end(), c);
    if (at == chains_.end()) return false;
    chain_of.push_back(static_cast<std::size_t>(at - chains_.begin()));
  }
  touched_.assign(chains_.size(), false);
  for (const auto& p : in_order(system)) (void)add_point(*p);
  std::set<row_key> wanted;
  gather(system, premises, d, chain_of, wanted);
  std::vector<row_key> going;
  for (const auto& name : claims) {
    const auto number = number_of_claim(name);
    for (const auto& key : rows_of_[number])
      if (!wanted.count(key)) going.push_back(key);
    for (auto& f : flows_) f.erase(number);
  }
  for (const auto& f : system.flows()) {
    const auto number = number_of_claim(d.content().claims[f.claim_place].id);
    const auto& points = system.table().points();
    flows_[*at(f.in)][number] = {points_.at(points[f.from.value_or(point_table::beginning)].name).place,
                                 points_.at(points[f.to].name).place};
  }
  for (std::size_t k = system.counted_chains(); k < system.chains().size(); ++k) counts_people_.insert(chain_of[k]);
  for (const auto& key : going) take_away(key);
  for (const auto& key : wanted) put(key);
  for (std::size_t k = 2; k < chains_.size(); ++k) {
    if (beginning_) graphs_[k].take_gathered();
    if (touched_[k]) derive(k);
  }
  if (beginning_) {
    graphs_[whole].take_gathered();
    graphs_[order].take_gathered();
  }
  beginning_ = false;
  return true;
}

std::size_t dynamic_rows::key_hash::operator()(const row_key& k) const noexcept {
  std::uint64_t h = 0x9e3779b97f4a7c15u;
  for (const auto x : {std::uint64_t{k.graph}, std::uint64_t{k.plus}, std::uint64_t{k.minus}, static_cast<std::uint64_t>(k.at_most), std::uint64_t{k.by}}) {
    h = (h ^ x) * 0xbf58476d1ce4e5b9u;
    h ^= h >> 29;
  }
  return static_cast<std::size_t>(h);
}

std::optional<std::size_t> dynamic_rows::at(const chain& c) const {
  const auto found = std::find(chains_.begin(), chains_.end(), c);
  return found == chains_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - chains_.begin()));
}

std::vector<const ledger_point*> dynamic_rows::in_order(const ledger_system& system) {
  std::vector<const ledger_point*> points;
  for (std::size_t v = 0; v < system.table().points().size(); ++v)
    points.push_back(&system.table().points()[system.point_of_order(static_cast<solve::variable>(v))]);
  return points;
}

std::uint32_t dynamic_rows::number_of_claim(const claim_id& name) {
  const auto [found, fresh] = numbers_.try_emplace(name.text(), static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) rows_of_.emplace_back();
  return found->second;
}

const dynamic_rows::point_rows& dynamic_rows::add_point(const ledger_point& p) {
  const auto [found, fresh] = points_.try_emplace(p.name);
  auto& rows = found->second;
  if (!fresh) return rows;
  rows.place = graphs_[order].add_variable();
  for (std::size_t k = 0; k < chains_.size(); ++k) {
    rows.at.push_back(graphs_[whole].add_variable());
    if (k >= 2) (void)graphs_[k].add_variable();
  }
  chains_at_.push_back(&rows);
  (void)graphs_[whole].add_row(rows.at[1], rows.at[0], 0);  // nobody leaves who has not entered
  if (!p.exact) return rows;
  const auto here = calendar_.emplace(*p.exact, &rows).first;
  if (here != calendar_.begin()) not_after(*std::prev(here)->second, rows, 0);
  else if (const auto beginning = points_.find(account_point::start()); beginning != points_.end() && !p.name.is<account_point::beginning>()) not_after(beginning->second, rows, 0);
  if (std::next(here) != calendar_.end()) not_after(rows, *std::next(here)->second, 0);
  return rows;
}

void dynamic_rows::not_after(const point_rows& before, const point_rows& after, solve::premise_set_id by) {
  std::set<row_key> keys;
  order_keys(before.place, after.place, by, keys);
  for (const auto& key : keys) put(key);
}

void dynamic_rows::order_keys(solve::variable before, solve::variable after, solve::premise_set_id by, std::set<row_key>& into) const {
  into.insert({order, before, after, 0, by});
  for (std::size_t k = 0; k < chains_.size(); ++k) {
    into.insert({whole, chains_at_[before]->at[k], chains_at_[after]->at[k], 0, by});
    if (k >= 2) into.insert({k, before, after, 0, by});
  }
}

void dynamic_rows::gather(const ledger_system& system, const claim_premises& premises, const dossier& d,
                       const std::vector<std::size_t>& chain_of, std::set<row_key>& wanted) {
  const auto& points = system.table().points();
  std::vector<const point_rows*> here;  // by position in the order
  for (const auto* p : in_order(system)) here.push_back(&points_.at(p->name));
  const auto by = [&](std::span<const solve::premise> rests_on) {
    owners these;
    for (const auto l : rests_on)
      if (premises.is_claim(l)) these.push_back(number_of_claim(d.content().claims[premises.claim_place(l)].id));
    return sets_.intern(these);
  };
  const auto& in_order_rows = system.order().system();
  for (solve::row_index r = 0; r < in_order_rows.rows().size(); ++r) {
    const auto& row = in_order_rows.rows()[r];
    order_keys(here[row.plus]->place, here[row.minus]->place, by(in_order_rows.premises_of(r)), wanted);
  }
  const auto is_of_claim = [](row_rule one) {
    return one != row_rule::order && one != row_rule::same_cutoff && one != row_rule::held_is_not_negative;
  };
  const auto& rows = system.rows().system();
  const auto chains = chain_of.size();
  for (solve::row_index r = 0; r < rows.rows().size(); ++r) {
    const auto& row = rows.rows()[r];
    if (!is_of_claim(system.rows().rule_of(row))) continue;
    const auto var = [&](solve::variable v) { return here[v / chains]->at[chain_of[v % chains]]; };
    wanted.insert({whole, var(row.plus), var(row.minus), row.at_most, by(rows.premises_of(r))});
  }
  for (std::size_t k = 2; k < chains; ++k) {
    const auto& own = system.kind_rows(k);
    for (solve::row_index r = 0; r < own.system().rows().size(); ++r) {
      const auto& row = own.system().rows()[r];
      if (!is_of_claim(own.rule_of(row))) continue;
      wanted.insert({chain_of[k], here[row.plus]->place, here[row.minus]->place, row.at_most, by(own.system().premises_of(r))});
    }
  }
  (void)points;
}

void dynamic_rows::put(const row_key& key) {
  const auto [found, fresh] = rows_.try_emplace(key, 0);
  if (!fresh) return;
  found->second = graphs_[key.graph].add_row(key.plus, key.minus, key.at_most);
  for (const auto number : sets_[key.by]) rows_of_[number].insert(key);
  if (key.graph >= 2 && (key.by != 0 || !flows_[key.graph].empty())) touched_[key.graph] = true;
}

void dynamic_rows::take_away(const row_key& key) {
  const auto found = rows_.find(key);
  if (found == rows_.end()) return;
  graphs_[key.graph].remove_row(found->second);
  rows_.erase(found);
  for (const auto number : sets_[key.by]) rows_of_[number].erase(key);
  if (key.graph >= 2) touched_[key.graph] = true;
}

void dynamic_rows::derive(std::size_t k) {
  std::set<row_key> wanted;
  if (graphs_[k].feasible()) {
    const std::size_t total = chains_[k].way == direction::entries ? 0 : 1;
    const auto add = [&](solve::variable from, solve::variable to, std::int64_t least) {
      if (least > 0) wanted.insert({whole, chains_at_[from]->at[total], chains_at_[to]->at[total], -least, 0});
    };
    std::set<solve::variable> points;
    for (const auto& [claim, f] : flows_[k]) points.insert({f.from, f.to});
    solve::difference_system own;
    own.add_variables(graphs_[k].variable_count());
    for (const auto& [key, row] : rows_)
      if (key.graph == k) own.add_row(key.plus, key.minus, key.at_most);
    if (points.size() <= most_kind_points) {
      const std::vector<solve::variable> chosen(points.begin(), points.end());
      const solve::difference_solver solver(own);
      const solve::difference_closure closure(solver, chosen);
      for (std::size_t i = 0; i < chosen.size(); ++i)
        for (std::size_t j = 0; j < chosen.size(); ++j)
          if (const auto least = closure.lower(j, i); least && i != j) add(chosen[i], chosen[j], *least);
    } else {
      for (const auto& row : own.rows()) add(row.plus, row.minus, -row.at_most);
    }
  }
  put_in_place(derived_[k], wanted);
}

void dynamic_rows::put_in_place(std::map<row_key, solve::dynamic_row>& there, const std::set<row_key>& wanted) {
  for (auto at = there.begin(); at != there.end();) {
    if (wanted.count(at->first)) {
      ++at;
      continue;
    }
    graphs_[whole].remove_row(at->second);
    at = there.erase(at);
  }
  for (const auto& key : wanted)
    if (!there.count(key)) there.emplace(key, graphs_[whole].add_row(key.plus, key.minus, key.at_most));
}

void dynamic_rows::put_custody(const custody_days& people) {
  const auto& days = people.days();
  std::set<row_key> wanted;
  const auto at_least = [&](solve::variable before, solve::variable after, std::int64_t number) {
    if (number > 0) wanted.insert({whole, before, after, -number, 0});
  };
  // A day that a point of the calendar cuts in two has points of its own.
  const auto is_cut = [&](instant start, instant until) {
    const auto inside = calendar_.upper_bound(start);
    return inside != calendar_.end() && inside->first < until;
  };
  std::set<instant> cut;
  for (const auto& [start, day] : days) {
    if (!is_cut(start, day.until)) continue;
    cut.insert(start);
    for (const auto t : {start, day.until}) (void)add_point({account_point::at(t), t, {}});
    const auto &from = calendar_.at(start)->at, &to = calendar_.at(day.until)->at;
    at_least(from[0], to[0], day.came);
    at_least(from[1], to[1], day.left);
  }
  // Of the others all between two neighbours of the calendar are one row each way, and one across: everyone who was held at some
  // time in between, which are those who left by some day and those who came after it.
  auto next = days.begin();
  const auto* before = &points_.at(account_point::start());
  for (const auto& [time, here] : calendar_) {
    std::int64_t came = 0, left = 0, across = 0;
    for (; next != days.end() && next->second.until <= time; ++next) {
      if (cut.count(next->first) != 0) continue;
      came += next->second.came;
      left += next->second.left;
      across = std::max(across + next->second.came, left);
    }
    at_least(before->at[0], here->at[0], came);
    at_least(before->at[1], here->at[1], left);
    if (across > std::max(came, left)) at_least(before->at[1], here->at[0], across);
    before = here;
  }
  put_in_place(of_custody_, wanted);
}

}  // namespace habeas
