// SPDX-License-Identifier: MIT
// A few claims of an account judged by the rows between the first and the last point that they touch.
#include "ledger/account_conflicts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "solve/closure.hpp"
#include "solve/conflict_scan.hpp"
#include "solve/deletion_filter.hpp"

namespace habeas {

/// The rows between two positions: of the account, and of each kind that has a part in it.
struct account_conflicts::window {
  std::vector<solve::premise> claims = {};                  ///< those whose rows these are, ascending
  std::uint32_t low = 0;
  std::vector<char> used = {};                              ///< of each chain's own system; 0 is the account's
  std::vector<solve::difference_system> systems = {};
  std::vector<std::vector<row_place>> rows = {};            ///< where the rows of each are
  std::vector<std::vector<solve::variable>> kind_points = {};  ///< ends of a kind's rows that say something
  [[nodiscard]] bool has_kinds() const;
  /// Some of the claims alone.
  [[nodiscard]] solve::premise_mask without_others(const std::vector<solve::premise>& on) const;
};

/// Nothing where none of the claims has a row.
std::optional<account_conflicts::window> account_conflicts::window_of(const std::vector<solve::premise>& on, const solve::premise_mask& off) const {
  const auto& premises = system_->rows().premises();
  std::vector<row_place> chosen;
  auto low = static_cast<std::uint32_t>(clean_.size()), high = std::uint32_t{0};
  for (const auto p : on) {
    if (p >= rows_of_.size()) continue;
    for (const auto& at : rows_of_[p]) {
      const auto of = system_of(at.chain).premises_of(at.row);
      const auto is_on = [&](solve::premise q) { return q == p || (premises.is_claim(q) ? std::binary_search(on.begin(), on.end(), q) : !off.is_off(q)); };
      if (!std::all_of(of.begin(), of.end(), is_on)) continue;
      const auto& row = system_of(at.chain).rows()[at.row];
      const auto a = position(at.chain, row.plus), b = position(at.chain, row.minus);
      low = std::min({low, a, b});
      high = std::max({high, a, b});
      chosen.push_back(at);
    }
  }
  if (chosen.empty()) return std::nullopt;
  while (!clean_[low]) --low;
  ++high;
  while (!clean_[high]) ++high;

  const auto chains = static_cast<std::uint32_t>(system_->chains().size());
  window w;
  w.claims = on;
  w.low = low;
  w.used.assign(chains, 0);
  w.systems.resize(chains);
  w.rows.resize(chains);
  w.kind_points.resize(chains);
  w.used[0] = 1;
  for (const auto& at : chosen) w.used[at.chain] = 1;
  for (std::uint32_t c = 0; c < chains; ++c)
    if (w.used[c]) w.systems[c].add_variables(std::size_t{high - low} * (c == 0 ? chains : 1));
  const auto add = [&](const row_place& at, bool says_something) {
    ++rows_built_;
    const auto& row = system_of(at.chain).rows()[at.row];
    const auto first = low * (at.chain == 0 ? chains : 1);
    w.systems[at.chain].add_row(row.plus - first, row.minus - first, row.at_most, system_of(at.chain).premises_of(at.row), row.tag);
    w.rows[at.chain].push_back(at);
    if (at.chain == 0 || !says_something) return;
    for (const auto v : {row.plus, row.minus}) w.kind_points[at.chain].push_back(v - low);
  };
  for (auto h = std::lower_bound(hard_.begin(), hard_.end(), low, [](const hard_row& a, std::uint32_t l) { return a.low < l; }); h != hard_.end() && h->low < high; ++h)
    if (h->high < high && w.used[h->at.chain] && off.allows(system_of(h->at.chain).premises_of(h->at.row)))
      add(h->at, system_of(h->at.chain).rows()[h->at.row].at_most < 0);
  for (const auto& at : chosen) add(at, true);
  work_limits::count(w.rows[0].size());
  return w;
}

std::optional<proof> account_conflicts::cycle(const std::vector<solve::premise>& on, const solve::premise_mask& off) const {
  const auto w = window_of(on, off);
  if (!w || w->has_kinds()) return std::nullopt;
  const solve::difference_solver solver(w->systems[0]);
  if (solver.feasible()) return std::nullopt;
  std::vector<solve::row_index> rows;
  for (const auto r : solver.cycle()) rows.push_back(w->rows[0][r].row);
  return ledger_solution::cycle_of(system_->rows(), rows);
}

joint_verdict account_conflicts::test(const std::vector<solve::premise>& on, const solve::premise_mask& off) const {
  auto w = window_of(on, off);
  if (!w) return {};
  const auto& premises = system_->rows().premises();
  const auto chains = static_cast<std::uint32_t>(system_->chains().size());
  const auto cannot = [&](std::vector<solve::premise> fault) {
    std::erase_if(fault, [&](solve::premise p) { return !premises.is_claim(p); });
    keep_each_once(fault);
    return joint_verdict{false, std::move(fault)};
  };
  const auto gather = [](const solve::difference_system& of, const std::vector<solve::row_index>& rows, std::vector<solve::premise>& into) {
    for (const auto r : rows)
      for (const auto p : of.premises_of(r)) into.push_back(p);
  };
  struct derived_row {
    std::uint32_t kind;
    solve::variable from, to;
    std::optional<solve::row_index> claimed;
  };
  std::vector<std::optional<solve::difference_solver>> solvers(chains);
  std::vector<derived_row> derived;
  auto& joint = w->systems[0];
  const auto own_rows = joint.rows().size();
  for (std::uint32_t k = 2; k < chains; ++k) {
    if (!w->used[k]) continue;
    const auto& own = w->systems[k];
    const auto& solver = solvers[k].emplace(own);
    if (!solver.feasible()) {
      std::vector<solve::premise> fault;
      gather(own, solver.cycle(), fault);
      return cannot(std::move(fault));
    }
    const std::uint32_t total = system_->chains()[k].way == direction::entries ? 0 : 1;
    const auto add_derived = [&](solve::variable from, solve::variable to, std::int64_t least, std::optional<solve::row_index> claimed) {
      if (least <= 0) return;
      joint.add_row(from * chains + total, to * chains + total, -least);
      derived.push_back({k, from, to, claimed});
    };
    if (system_->kind_points(k).size() > most_kind_points) {
      for (solve::row_index r = 0; r < own.rows().size(); ++r)
        if (own.rows()[r].at_most < 0) add_derived(own.rows()[r].plus, own.rows()[r].minus, -own.rows()[r].at_most, r);
      continue;
    }
    auto& points = w->kind_points[k];
    keep_each_once(points);
    const solve::difference_closure closure(solver, points);
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t j = 0; j < points.size(); ++j)
        if (const auto least = closure.lower(j, i); least && i != j) add_derived(points[i], points[j], *least, std::nullopt);
  }
  const solve::difference_solver solver(joint);
  if (solver.feasible()) return {};
  std::vector<solve::premise> fault;
  for (const auto r : solver.cycle()) {
    if (r < own_rows) {
      gather(joint, {r}, fault);
      continue;
    }
    const auto& d = derived[r - own_rows];
    gather(w->systems[d.kind], d.claimed ? std::vector<solve::row_index>{*d.claimed} : solvers[d.kind]->proof(d.from, d.to), fault);
  }
  return cannot(std::move(fault));
}

bool account_conflicts::window::has_kinds() const {
  return std::any_of(used.begin() + 1, used.end(), [](char u) { return u != 0; });
}

solve::premise_mask account_conflicts::window::without_others(const std::vector<solve::premise>& on) const {
  solve::premise_mask off;
  for (auto p = claims.begin(), kept = on.begin(); p != claims.end(); ++p) {
    if (kept != on.end() && *kept == *p) ++kept;
    else off.off(*p);
  }
  return off;
}

std::optional<std::vector<solve::premise>> account_conflicts::fault_within(const window& w, const std::vector<solve::premise>& on) const {
  const auto& rows = w.systems[0];
  rows_built_ += rows.rows().size();
  work_limits::count(rows.rows().size());
  const solve::difference_solver solver(rows, w.without_others(on));
  if (solver.feasible()) return std::nullopt;
  std::vector<solve::premise> found;
  for (const auto r : solver.cycle())
    for (const auto p : rows.premises_of(r))
      if (system_->rows().premises().is_claim(p)) found.push_back(p);
  keep_each_once(found);
  return found;
}

std::vector<solve::premise> account_conflicts::thinned(std::vector<solve::premise> fault, const std::stop_token& stop) const {
  const auto near = window_of(fault, {});
  if (near && !near->has_kinds()) {
    auto made = solve::deletion_filter(near->systems[0], std::move(fault), [&](const std::vector<solve::premise>& on) { return fault_within(*near, on); }, stop);
    rows_built_ += made.looked_at;
    work_limits::count(made.looked_at);
    return std::move(made.conflict);
  }
  for (std::size_t needed = 0; needed < fault.size();) {
    throw_if_stopped(stop, 0);
    auto rest = fault;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(needed));
    const auto verdict = test(rest);
    if (verdict.fault) fault = *verdict.fault;
    else ++needed;
  }
  return fault;
}

std::optional<conflicts_nearby> account_conflicts::apart(const std::vector<solve::premise>& claims, std::size_t most, const std::stop_token& stop) const {
  const auto all = window_of(claims, {});
  if (!all || system_->chains().size() > 2) return std::nullopt;
  const auto& premises = system_->rows().premises();
  auto found = solve::scan_for_conflicts(
      all->systems[0], [&](solve::premise p) { return premises.is_claim(p); },
      [&](std::vector<solve::premise> fault) {
        const auto before = rows_built();
        auto least = thinned(std::move(fault), stop);
        return solve::filtered_conflict{std::move(least), rows_built() - before};
      },
      most, stop);
  if (!found) return std::nullopt;
  work_limits::count(found->looked_at);
  return conflicts_nearby{std::move(found->conflicts), found->looked_at};
}

/// A fault of no more is thinned as it is.
constexpr std::size_t few_claims = 16;

account_conflicts::repeated::repeated(const account_conflicts& of) : of_(&of) {}
account_conflicts::repeated::~repeated() = default;

const account_conflicts::window* account_conflicts::repeated::window_around(const std::vector<solve::premise>& on) {
  const auto serves = [&] { return on.size() * 4 >= last_->claims.size() * 3 && std::includes(last_->claims.begin(), last_->claims.end(), on.begin(), on.end()); };
  if (!last_ || !serves()) {
    auto fresh = of_->window_of(on, {});
    if (!fresh) return nullptr;
    last_ = std::make_unique<window>(std::move(*fresh));
  }
  return last_.get();
}

joint_verdict account_conflicts::repeated::test(const std::vector<solve::premise>& on) {
  if (of_->system_->chains().size() > 2) return of_->test(on);  // what kinds give one another is worked out for each set
  const auto* near = window_around(on);
  if (near == nullptr) return {};
  auto fault = of_->fault_within(*near, on);
  return {!fault, std::move(fault)};
}

std::vector<solve::premise> account_conflicts::repeated::conflict_of(const std::vector<solve::premise>& on, std::vector<solve::premise> fault, const std::stop_token& stop) {
  // A fault may be a cycle through hundreds of weeks, slow to thin and worse to read, beside others of a few claims.
  if (const auto* near = fault.size() <= few_claims || of_->system_->chains().size() > 2 ? nullptr : window_around(on)) {
    auto few = solve::first_fault(near->systems[0], near->without_others(on), [this](solve::premise p) { return of_->system_->rows().premises().is_claim(p); }, stop);
    of_->rows_built_ += few.looked_at;
    work_limits::count(few.looked_at);
    if (!few.conflict.empty()) fault = std::move(few.conflict);
  }
  return of_->thinned(std::move(fault), stop);
}

}  // namespace habeas
