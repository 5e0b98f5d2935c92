// SPDX-License-Identifier: MIT
#include "solve/repair_hull.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/shorter_first.hpp"
#include "solve/fewest_repairs.hpp"

namespace habeas::solve {

namespace {

/// Sums and products of counts that stay at the greatest number instead of running over it.
std::size_t times(std::size_t a, std::size_t b) {
  return b != 0 && a > no_repair_limit / b ? no_repair_limit : a * b;
}

/// What meets all conflicts of a group and nothing smaller; the lightest alone where there are too many.
void find_repairs(repair_group& g, const std::function<std::size_t(std::size_t)>& tied, const std::function<std::size_t(const item_set&)>& weigh,
                  const std::stop_token& stop) {
  auto conflicts = g.conflicts;
  std::sort(conflicts.begin(), conflicts.end());
  hitting_sets ways(family_limits{}.repairs, stop);
  std::vector<item_set> repairs;
  if (std::all_of(conflicts.begin(), conflicts.end(), [&](const item_set& c) { return ways.add(c); })) {
    repairs.assign(ways.all().begin(), ways.all().end());
  } else {
    g.settled = false;
    const auto whole = [&](const item_set& on) {
      throw_if_stopped(stop, conflicts.size());
      for (const auto& c : conflicts)
        if (std::all_of(c.begin(), c.end(), [&](std::size_t i) { return std::binary_search(on.begin(), on.end(), i); })) return monotone_answer{false, c};
      return monotone_answer{};
    };
    auto lightest = find_fewest_repairs(g.disputed, whole, tied, conflicts, family_limits{}.asks, stop);
    g.lightest_known = lightest.settled && !lightest.repairs.empty();
    if (g.lightest_known) repairs = std::move(lightest.repairs);
  }
  std::vector<std::pair<std::size_t, item_set>> weighed;
  for (auto& r : repairs) weighed.emplace_back(weigh(r), std::move(r));
  std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : shorter_first(a.second, b.second); });
  for (auto& [w, r] : weighed) {
    if (g.lightest_known && w == weighed.front().first) g.lightest = joined(g.lightest, r);
    g.weight.push_back(w);
    g.repairs.push_back(std::move(r));
  }
}

}  // namespace

std::vector<repair_group> groups_of(const conflict_family& family, const std::function<std::size_t(std::size_t)>& tied,
                                    const std::function<std::size_t(const item_set&)>& weigh, const std::stop_token& stop) {
  // Conflicts are joined through what they have in common.
  std::vector<std::size_t> leads(family.conflicts.size());
  std::iota(leads.begin(), leads.end(), std::size_t{0});
  const auto root = [&](std::size_t c) {
    while (leads[c] != c) c = leads[c] = leads[leads[c]];
    return c;
  };
  std::map<std::size_t, std::size_t> first_with;
  for (std::size_t c = 0; c < family.conflicts.size(); ++c)
    for (const auto i : family.conflicts[c]) {
      const auto [at, fresh] = first_with.try_emplace(tied(i), c);
      if (!fresh) {
        const auto a = root(at->second), b = root(c);
        leads[std::max(a, b)] = std::min(a, b);
      }
    }
  std::map<std::size_t, repair_group> by_root;
  for (std::size_t c = 0; c < family.conflicts.size(); ++c) {
    auto& g = by_root[root(c)];
    g.conflicts.push_back(family.conflicts[c]);
    g.disputed = joined(g.disputed, family.conflicts[c]);
  }
  std::vector<repair_group> groups;
  for (auto& [lead, g] : by_root) {
    g.settled = family.settled;
    find_repairs(g, tied, weigh, stop);
    groups.push_back(std::move(g));
  }
  return groups;
}

struct repair_search::node {
  std::int64_t outer;
  choices chosen;
  bool operator<(const node& other) const { return outer != other.outer ? outer > other.outer : chosen > other.chosen; }
};

repair_search::repair_search(const std::vector<repair_group>& groups, repaired_question ask, std::size_t effort)
    : groups_(&groups), ask_(std::move(ask)), effort_(effort), branched_(groups.size(), 0) {}

const repaired_value& repair_search::value(const item_set& without) {
  const auto found = known_.find(without);
  return found != known_.end() ? found->second : known_.emplace(without, ask_.value(without)).first->second;
}

std::int64_t repair_search::tightness(const repaired_value& v, side s) {
  const auto& end = s == side::low ? v.low : v.high;
  if (v.refused || !end) return loosest;
  return s == side::low ? *end : -*end;
}

std::vector<std::size_t> repair_search::allowed(std::size_t group, bool fewest) const {
  const auto& g = (*groups_)[group];
  std::vector<std::size_t> places;
  // Of what is not settled a lighter repair may be found yet.
  for (std::size_t r = 0; r < g.repairs.size(); ++r)
    if (!fewest || !g.lightest_known || g.weight[r] == g.weight.front()) places.push_back(r);
  return places;
}

const item_set& repair_search::loosest_of(std::size_t group, bool fewest) const {
  const auto& g = (*groups_)[group];
  return fewest && g.lightest_known && !g.lightest.empty() ? g.lightest : g.disputed;
}

item_set repair_search::outer_of(const choices& c, bool fewest) const {
  item_set out;
  for (std::size_t g = 0; g < c.size(); ++g) out = joined(out, c[g] == open ? loosest_of(g, fewest) : (*groups_)[g].repairs[c[g]]);
  return out;
}

item_set repair_search::inner_of(const choices& c, bool fewest) const {
  item_set out;
  for (std::size_t g = 0; g < c.size(); ++g) {
    const auto& group = (*groups_)[g];
    if (group.repairs.empty()) out = joined(out, group.disputed);
    else out = joined(out, group.repairs[c[g] == open ? allowed(g, fewest).front() : c[g]]);
  }
  return out;
}

std::optional<std::size_t> repair_search::branch_of(const choices& c, const item_set& rests_on, bool fewest) const {
  std::optional<std::size_t> best;
  const auto consider = [&](std::size_t g) {
    const auto& group = (*groups_)[g];
    if (c[g] != open || !(fewest ? group.lightest_known : group.settled)) return;
    if (!best || group.repairs.size() < (*groups_)[*best].repairs.size()) best = g;
  };
  for (std::size_t g = 0; g < c.size(); ++g)
    if (meet(loosest_of(g, fewest), rests_on)) consider(g);
  if (!best)
    for (std::size_t g = 0; g < c.size(); ++g) consider(g);
  return best;
}

std::size_t repair_search::can_branch(const choices& c, bool fewest) const {
  std::size_t count = 0;
  for (std::size_t g = 0; g < c.size(); ++g) count += c[g] == open && (fewest ? (*groups_)[g].lightest_known : (*groups_)[g].settled);
  return count;
}

void repair_search::search(side s, bool fewest, hull& into) {
  const bool all_known = std::none_of(groups_->begin(), groups_->end(), [](const repair_group& g) { return g.repairs.empty(); });
  auto best = std::numeric_limits<std::int64_t>::max();
  item_set best_without;
  std::optional<node> unresolved;
  std::priority_queue<node> waiting;
  const auto push = [&](choices c, std::int64_t below) -> std::optional<std::int64_t> {
    const auto& loose = value(outer_of(c, fewest));
    if (loose.impossible) return std::nullopt;
    const auto outer = tightness(loose, s);
    if (outer < best || below == loosest) waiting.push({outer, std::move(c)});
    return outer;
  };
  (void)push(choices(groups_->size(), open), loosest);
  const auto asked_before = known_.size();
  while (!waiting.empty()) {
    const auto at = waiting.top();
    waiting.pop();
    if (at.outer >= best) break;
    const auto inside = inner_of(at.chosen, fewest);
    const auto& inner = value(inside);
    const auto reached = tightness(inner, s);
    const bool attained = all_known && !inner.impossible;
    if (attained && reached < best) {
      best = reached;
      best_without = inside;
    }
    if (attained && reached == at.outer) continue;
    const auto spent = known_.size() - asked_before > effort_;
    // What a proof rests on is asked only where there is a choice.
    auto g = spent ? std::nullopt : branch_of(at.chosen, {}, fewest);
    if (g && !inner.impossible && can_branch(at.chosen, fewest) > 1) {
      const auto grounds = ask_.rests_on(inside);
      g = branch_of(at.chosen, s == side::low ? grounds.low : grounds.high, fewest);
    }
    if (!g) {
      if (!unresolved || at.outer < unresolved->outer) unresolved = at;
      continue;
    }
    branched_[*g] = 1;
    const bool whole = all_known && std::count(at.chosen.begin(), at.chosen.end(), open) == 1;
    for (const auto r : allowed(*g, fewest)) {
      auto next = at.chosen;
      next[*g] = r;
      // A whole repair that is as loose as can be here: none after it would be looked at.
      if (push(std::move(next), 0) == at.outer && whole) break;
    }
  }
  auto without = best_without;
  auto end = best;
  if (unresolved && unresolved->outer < best) {
    into.exact = false;
    end = unresolved->outer;
    without = outer_of(unresolved->chosen, fewest);
  }
  const auto told = end == loosest ? std::nullopt : std::optional(s == side::low ? end : -end);
  (s == side::low ? into.low : into.high) = told;
  (s == side::low ? into.low_without : into.high_without) = std::move(without);
}

hull repair_search::find(bool fewest, bool low_alone) {
  hull h;
  search(side::low, fewest, h);
  if (low_alone) h.high_without = h.low_without;
  else search(side::high, fewest, h);
  if (h.low || h.high) return h;
  // Open at both ends: because the numbers are, or because there is no answer at all?
  h.refused = value(h.low_without).refused && value(h.high_without).refused;
  if (!h.refused) return h;
  std::size_t tried = 0;
  std::vector<std::size_t> all(groups_->size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::size_t count = 1;
  for (const auto& g : *groups_) count = times(count, std::max<std::size_t>(1, g.repairs.size()));
  if (count > most_tried) {
    h.refused = false;
    return h;
  }
  each_repair(all, [&](const choices& c) {
    if (tried++ < most_tried && h.refused && !value(inner_of(c, fewest)).refused) h.refused = false;
  });
  return h;
}

void repair_search::each_repair(const std::vector<std::size_t>& of, const std::function<void(const choices&)>& see) const {
  choices c(groups_->size(), open);
  for (const auto g : of) c[g] = 0;
  for (;;) {
    work_limits::count(1);
    see(c);
    std::size_t k = 0;
    for (; k < of.size(); ++k) {
      if (++c[of[k]] < (*groups_)[of[k]].repairs.size()) break;
      c[of[k]] = 0;
    }
    if (k == of.size()) return;
  }
}

std::vector<std::size_t> repair_search::groups_that_matter(bool fewest) {
  const auto known = [&](std::size_t g) { return (*groups_)[g].settled || (fewest && (*groups_)[g].lightest_known); };
  std::vector<std::size_t> settled, matter;
  std::size_t count = 1;
  for (std::size_t g = 0; g < groups_->size(); ++g) {
    if (!known(g)) continue;
    settled.push_back(g);
    count = times(count, (*groups_)[g].repairs.size());
  }
  const auto same = [](const repaired_value& a, const repaired_value& b) { return a.impossible || b.impossible || (a.refused == b.refused && a.low == b.low && a.high == b.high); };
  std::vector<char> moves(groups_->size(), 0);
  if (count <= most_tried) {
    each_repair(settled, [&](const choices& c) {
      for (const auto g : settled) {
        if (moves[g] || c[g] == 0) continue;
        auto other = c;
        other[g] = 0;
        if (!same(value(inner_of(c, false)), value(inner_of(other, false)))) moves[g] = 1;
      }
    });
  } else {
    const choices first(groups_->size(), open);
    const auto plain = value(inner_of(first, false));
    const auto grounds = ask_.rests_on(inner_of(first, false));
    for (const auto g : settled) {
      moves[g] = branched_[g] || meet(loosest_of(g, fewest), grounds.low) || meet(loosest_of(g, fewest), grounds.high);
      for (std::size_t r = 1; r < (*groups_)[g].repairs.size() && !moves[g] && known_.size() < effort_; ++r) {
        auto other = first;
        other[g] = r;
        moves[g] = !same(value(inner_of(other, false)), plain);
      }
    }
  }
  for (std::size_t g = 0; g < groups_->size(); ++g)
    if (moves[g] || !known(g)) matter.push_back(g);
  return matter;
}

repair_list repair_search::list(const std::vector<std::size_t>& of, std::size_t most) const {
  repair_list listed;
  if (of.empty()) return listed;
  std::size_t count = 1;
  for (const auto g : of) count = times(count, (*groups_)[g].repairs.size());
  // The lightest sums first: each list is by weight, so a step in one list leads to the next ones.
  using entry = std::tuple<std::size_t, std::size_t, item_set, choices>;  // weight, size, items, places
  const auto entry_of = [&](choices c) {
    std::size_t weight = 0;
    item_set items;
    for (std::size_t k = 0; k < of.size(); ++k) {
      const auto& g = (*groups_)[of[k]];
      weight += g.weight[c[k]];
      items = joined(items, g.repairs[c[k]]);
    }
    const auto size = items.size();
    return entry(weight, size, std::move(items), std::move(c));
  };
  std::set<entry> waiting;
  std::set<choices> seen;
  if (count != 0) {
    waiting.insert(entry_of(choices(of.size(), 0)));
    seen.insert(choices(of.size(), 0));
  }
  while (!waiting.empty() && listed.first.size() < most) {
    work_limits::count(of.size());
    const auto [weight, size, items, places] = *waiting.begin();
    waiting.erase(waiting.begin());
    listed.first.push_back(items);
    for (std::size_t k = 0; k < of.size(); ++k) {
      auto next = places;
      if (++next[k] < (*groups_)[of[k]].repairs.size() && seen.insert(next).second) waiting.insert(entry_of(std::move(next)));
    }
  }
  listed.left = count == no_repair_limit ? count : count - listed.first.size();
  return listed;
}

}  // namespace habeas::solve
