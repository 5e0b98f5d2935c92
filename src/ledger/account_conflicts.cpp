// SPDX-License-Identifier: MIT
#include "ledger/account_conflicts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/each_once.hpp"
#include "solve/strong_parts.hpp"

namespace habeas {

namespace {

/// More pairs of rivals than this are left to the search.
constexpr std::size_t most_rivals = 2'000;
/// Of more pairs of points of a kind and rows than this all claims of the kind are taken.
constexpr std::size_t most_looked_at = 4'000'000;

}  // namespace

account_conflicts::account_conflicts(const ledger_system& s, const ledger_solution& all) : system_(&s) {
  const auto points = s.order().system().variable_count();
  clean_.assign(points + 1, 1);
  index(0);
  for (std::uint32_t k = 2; k < s.chains().size(); ++k) index(k);
  std::sort(hard_.begin(), hard_.end(), [](const hard_row& a, const hard_row& b) { return a.low < b.low; });
  std::vector<std::int32_t> across(points + 1, 0);
  for (const auto& h : hard_) {
    const auto& row = system_of(h.at.chain).rows()[h.at.row];
    const auto from = position(h.at.chain, row.minus), to = position(h.at.chain, row.plus);
    if (from >= to) continue;
    ++across[from + 1];
    --across[to + 1 <= points ? to + 1 : points];
  }
  std::int32_t open = 0;
  for (std::size_t c = 0; c <= points; ++c) {
    open += across[c];
    clean_[c] = open == 0;
  }
  clean_[0] = clean_[points] = 1;
  const auto& order = s.order().system();
  solve::premise_mask no_claims;
  for (solve::premise p = 0; p < rows_of_.size(); ++p)
    if (s.rows().premises().is_claim(p)) no_claims.off(p);
  for (solve::row_index r = 0; r < order.rows().size(); ++r)
    for (const auto p : order.premises_of(r))
      if (s.rows().premises().is_claim(p)) no_claims.off(p);
  const solve::difference_graph by_rules(order, no_claims);
  same_ = solve::find_strong_parts(by_rules).part_of;
  join_all(all);
}

void account_conflicts::index(std::uint32_t chain) {
  const auto& system = system_of(chain);
  const auto& premises = system_->rows().premises();
  for (solve::row_index r = 0; r < system.rows().size(); ++r) {
    bool first = true;
    for (const auto p : system.premises_of(r)) {
      if (!premises.is_claim(p)) continue;
      if (p >= rows_of_.size()) {
        rows_of_.resize(p + std::size_t{1});
        all_rows_of_.resize(p + std::size_t{1});
      }
      if (first) rows_of_[p].push_back({chain, r});
      all_rows_of_[p].push_back({chain, r});
      first = false;
    }
    if (!first) continue;
    const auto a = position(chain, system.rows()[r].plus), b = position(chain, system.rows()[r].minus);
    hard_.push_back({std::min(a, b), std::max(a, b), {chain, r}});
  }
}

void account_conflicts::join_all(const ledger_solution& all) {
  const auto& s = *system_;
  const auto& own = s.rows().system();
  joined_.add_variables(own.variable_count());
  struct from_row {
    row_place at;                                     ///< of the account's rows
    const ledger_solution::derived* derived = nullptr;  ///< or of a kind's
  };
  std::vector<from_row> origin;
  const auto add = [&](solve::variable plus, solve::variable minus, std::int64_t at_most, from_row from) {
    joined_.add_row(plus, minus, at_most);
    origin.push_back(from);
  };
  for (solve::row_index r = 0; r < own.rows().size(); ++r) add(own.rows()[r].plus, own.rows()[r].minus, own.rows()[r].at_most, {{0, r}});
  derived_arcs_.resize(s.chains().size());
  for (const auto& [r, d] : all.derived_rows()) {
    const auto& row = all.joined().system().rows()[r];
    add(row.plus, row.minus, row.at_most, {{}, &d});
    derived_arcs_[d.kind].emplace_back(row.minus, row.plus);
  }
  // Of a kind whose own claims cannot hold nobody knows what follows for the total: all that they join is one.
  for (const auto k : all.failed_kinds()) {
    const auto& kind = s.kind_rows(k).system();
    const auto first = joined_.add_variables(kind.variable_count());
    for (solve::row_index r = 0; r < kind.rows().size(); ++r)
      add(first + kind.rows()[r].plus, first + kind.rows()[r].minus, kind.rows()[r].at_most, {{static_cast<std::uint32_t>(k), r}});
    const std::size_t total = s.chains()[k].way == direction::entries ? 0 : 1;
    for (const auto p : s.kind_points(k)) {
      const auto outside = s.at(total, p), inside = first + s.order_at(p);
      constexpr auto never_tight = solve::greatest_at_most;
      add(inside, outside, never_tight, {});
      add(outside, inside, never_tight, {});
      derived_arcs_[k].emplace_back(outside, outside);
    }
  }

  const auto& graph = graph_.emplace(joined_);
  const auto strong = solve::find_strong_parts(graph);
  // Rows within each part, and the variables of each numbered in their order.
  std::vector<std::vector<solve::row_index>> rows(strong.count);
  std::vector<char> negative(strong.count, 0);
  for (solve::row_index r = 0; r < joined_.rows().size(); ++r) {
    const auto& row = joined_.rows()[r];
    const auto part = strong.part_of[row.plus];
    if (part != strong.part_of[row.minus]) continue;
    rows[part].push_back(r);
    negative[part] = negative[part] || row.at_most < 0;
  }
  strong_part_ = strong.part_of;
  first_of_part_.resize(strong.count);
  for (auto v = static_cast<solve::variable>(joined_.variable_count()); v-- > 0;) first_of_part_[strong.part_of[v]] = v;
  std::vector<solve::variable> number(joined_.variable_count());
  std::vector<solve::variable> size(strong.count, 0);
  for (solve::variable v = 0; v < number.size(); ++v) number[v] = size[strong.part_of[v]]++;
  for (std::size_t part = 0; part < strong.count; ++part) {
    if (!negative[part]) continue;
    solve::difference_system within;
    within.add_variables(size[part]);
    for (const auto r : rows[part]) within.add_row(number[joined_.rows()[r].plus], number[joined_.rows()[r].minus], joined_.rows()[r].at_most);
    if (solve::difference_solver(within).feasible()) continue;
    std::vector<solve::premise> claims;
    std::vector<std::vector<const ledger_solution::derived*>> of_kinds(s.chains().size());
    for (const auto r : rows[part]) {
      if (const auto* d = origin[r].derived) {
        of_kinds[d->kind].push_back(d);
      } else if (const auto& at = origin[r].at; at.chain != 0 || r < own.rows().size()) {
        for (const auto p : system_of(at.chain).premises_of(at.row))
          if (s.rows().premises().is_claim(p)) claims.push_back(p);
      }
    }
    for (std::size_t k = 2; k < of_kinds.size(); ++k)
      if (!of_kinds[k].empty()) add_claims_of_kind(all, k, of_kinds[k], claims);
    keep_each_once(claims);
    parts_.push_back(std::move(claims));
  }
}

void account_conflicts::add_claims_of_kind(const ledger_solution& all, std::size_t k, const std::vector<const ledger_solution::derived*>& pairs,
                                           std::vector<solve::premise>& into) const {
  const auto& kind = system_->kind_rows(k).system();
  const auto take = [&](solve::row_index r) {
    for (const auto p : kind.premises_of(r))
      if (system_->rows().premises().is_claim(p)) into.push_back(p);
  };
  bool by_pairs = pairs.size() * kind.rows().size() <= most_looked_at;
  for (const auto* d : pairs) {
    work_limits::count(1);
    if (d->claimed) {
      take(*d->claimed);
    } else if (by_pairs) {
      // A row that lies on a way below 0 from the end to the start; with fewer claims no way is shorter.
      const auto& solver = all.kind_solver(k);
      const auto along = solver.upper_from(system_->order_at(d->to));
      const auto against = solver.lower_from(system_->order_at(d->from));
      for (solve::row_index r = 0; r < kind.rows().size(); ++r) {
        const auto& row = kind.rows()[r];
        if (along[row.minus] == solve::unbounded || against[row.plus] == solve::unbounded_below) continue;
        if (along[row.minus] + row.at_most - against[row.plus] < 0) take(r);
      }
    } else {
      for (solve::row_index r = 0; r < kind.rows().size(); ++r) take(r);
      return;
    }
  }
}

std::vector<conflict_part> account_conflicts::parts() const {
  std::vector<conflict_part> found;
  for (const auto& claims : parts_) found.push_back(part_of(claims));
  return found;
}

conflict_part account_conflicts::part_of(std::vector<solve::premise> claims) const {
  conflict_part part;
  part.claims = std::move(claims);
  struct half_row {
    std::pair<solve::variable, solve::variable> of;
    bool turned;
    std::int64_t at_most;
    solve::premise claim;
  };
  const auto chains = static_cast<solve::variable>(system_->chains().size());
  const auto one_of = [&](solve::variable v) { return static_cast<solve::variable>(same_[v / chains] * chains + v % chains); };
  std::vector<half_row> halves;
  std::vector<std::pair<std::uint32_t, solve::premise>> when;
  for (const auto p : part.claims) {
    auto first = static_cast<std::uint32_t>(clean_.size());
    for (const auto& at : all_rows_of_[p]) {
      const auto& row = system_of(at.chain).rows()[at.row];
      first = std::min({first, position(at.chain, row.plus), position(at.chain, row.minus)});
      std::size_t others = 0;
      for (const auto q : system_of(at.chain).premises_of(at.row)) others += q != p && system_->rows().premises().is_claim(q);
      if (at.chain != 0 || others != 0) continue;
      const auto plus = one_of(row.plus), minus = one_of(row.minus);
      halves.push_back({std::minmax(plus, minus), plus < minus, row.at_most, p});
    }
    when.emplace_back(first, p);
  }
  std::sort(when.begin(), when.end());
  for (const auto& [at, p] : when) part.in_time.push_back(p);
  std::sort(halves.begin(), halves.end(), [](const half_row& a, const half_row& b) { return a.of < b.of; });
  for (std::size_t i = 0; i < halves.size();) {
    auto j = i;
    while (j < halves.size() && halves[j].of == halves[i].of) ++j;
    for (auto a = i; a < j; ++a)
      for (auto b = i; b < j && part.rivals.size() < most_rivals; ++b)
        if (!halves[a].turned && halves[b].turned && halves[a].claim != halves[b].claim && halves[a].at_most + halves[b].at_most < 0)
          part.rivals.push_back(std::minmax(halves[a].claim, halves[b].claim));
    i = j;
  }
  keep_each_once(part.rivals);
  return part;
}

std::vector<bool> account_conflicts::walk(std::vector<solve::variable> from, bool along) const {
  std::vector<bool> seen(joined_.variable_count(), false);
  std::erase_if(from, [&](solve::variable v) {
    const bool again = seen[v];
    seen[v] = true;
    return again;
  });
  const auto visit = [&](solve::variable v) {
    if (seen[v]) return;
    seen[v] = true;
    from.push_back(v);
  };
  while (!from.empty()) {
    const auto v = from.back();
    from.pop_back();
    work_limits::count(1);
    if (along) for (const auto& arc : graph_->leaving(v)) visit(arc.to);
    else for (const auto& arc : graph_->reaching(v)) visit(arc.from);
  }
  return seen;
}

std::vector<char> account_conflicts::claims_that_bear(const std::vector<std::size_t>& points) const {
  const auto chains = system_->chains().size();
  std::vector<solve::variable> ends;
  for (const auto p : points)
    for (std::size_t c = 0; c < chains; ++c) ends.push_back(system_->at(c, p));
  const auto from = walk(ends, true), to = walk(ends, false);
  std::vector<char> kinds(chains, 0);
  for (std::size_t k = 2; k < chains; ++k)
    kinds[k] = std::any_of(derived_arcs_[k].begin(), derived_arcs_[k].end(), [&](const auto& arc) { return from[arc.first] && to[arc.second]; });
  std::vector<char> bear(all_rows_of_.size(), 0);
  for (std::size_t p = 0; p < bear.size(); ++p)
    bear[p] = std::any_of(all_rows_of_[p].begin(), all_rows_of_[p].end(), [&](const row_place& at) {
      if (at.chain != 0) return kinds[at.chain] != 0;
      const auto& row = system_->rows().system().rows()[at.row];
      return from[row.minus] && to[row.plus];
    });
  return bear;
}

account_conflicts::row_ends account_conflicts::ends_of(const std::vector<solve::premise>& claims) const {
  row_ends all;
  std::vector<char> kinds(system_->chains().size(), 0);
  for (const auto p : claims) {
    if (p >= all_rows_of_.size()) continue;
    for (const auto& at : all_rows_of_[p]) {
      if (at.chain != 0) {
        kinds[at.chain] = 1;
        continue;
      }
      const auto& row = system_->rows().system().rows()[at.row];
      all.starts.push_back(row.minus);
      all.ends.push_back(row.plus);
    }
  }
  for (std::size_t k = 2; k < kinds.size(); ++k)
    if (kinds[k])
      for (const auto& [from, to] : derived_arcs_[k]) {
        all.starts.push_back(from);
        all.ends.push_back(to);
      }
  // From one variable of a strong part all of it is reached, and whatever it reaches.
  for (auto* some : {&all.starts, &all.ends}) {
    for (auto& v : *some) v = first_of_part_[strong_part_[v]];
    keep_each_once(*some);
  }
  return all;
}

account_conflicts::reaches account_conflicts::reaches_of(const std::vector<std::vector<solve::premise>>& groups) const {
  const auto chains = system_->chains().size();
  const auto positions_of = [&](const std::vector<bool>& variables) {
    std::vector<char> positions(system_->order().system().variable_count(), 0);
    for (std::size_t v = 0; v < positions.size() * chains; ++v)
      if (variables[v]) positions[v / chains] = 1;
    return positions;
  };
  reaches found;
  std::map<std::pair<std::vector<solve::variable>, std::vector<solve::variable>>, std::size_t> known;
  for (const auto& claims : groups) {
    const auto ends = ends_of(claims);
    const auto [at, is_new] = known.try_emplace({ends.starts, ends.ends}, found.each_once.size());
    if (is_new) found.each_once.push_back({positions_of(walk(ends.starts, false)), positions_of(walk(ends.ends, true))});
    found.of_group.push_back(at->second);
  }
  return found;
}

bool account_conflicts::bears(const reach& claims, const std::vector<std::size_t>& points) const {
  bool before = false, after = false;
  for (const auto p : points) {
    const auto at = system_->order_at(p);
    before = before || claims.before[at];
    after = after || claims.after[at];
  }
  return before && after;
}

}  // namespace habeas
