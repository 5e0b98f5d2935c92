// SPDX-License-Identifier: MIT
#include "proof/claim_repairs.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/each_once.hpp"
#include "core/shorter_first.hpp"
#include "proof/claim_weights.hpp"
#include "proof/conflict_premises.hpp"
#include "solve/fewest_repairs.hpp"

namespace habeas {

namespace {

/// One asking of the joint test costs so much, one of a quick test a share of it.
constexpr std::size_t whole_ask = 256;

/// In a long account one wrong number has very many repairs: of its neighbours before and after, near and far. Past so many rows
/// looked at all repairs are not sought any more.
constexpr std::size_t most_rows_for_all = 500'000;

void merge(std::vector<solve::item_set>& into, const std::vector<solve::item_set>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end(), shorter_first);
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

/// Items that are places in a list, as what they are places of.
std::vector<solve::item_set> as_premises(const std::vector<solve::item_set>& sets, const std::vector<solve::premise>& claims) {
  auto all = sets;
  for (auto& s : all)
    for (auto& i : s) i = claims[i];
  return all;
}
/// Sets are joined one after another, and put in order at the end.
void append(solve::item_set& into, const solve::item_set& more) { into.insert(into.end(), more.begin(), more.end()); }
/// What looking at so many rows costs, where one asking of the joint test looks at `rows`.
std::size_t cost_of(std::size_t looked_at, std::size_t rows) { return std::max<std::size_t>(looked_at * whole_ask / rows, 1); }
std::size_t place_in(const std::vector<solve::premise>& claims, solve::premise p) {
  return static_cast<std::size_t>(std::lower_bound(claims.begin(), claims.end(), p) - claims.begin());
}

solve::item_set places_in(const std::vector<solve::premise>& claims, const std::vector<solve::premise>& some) {
  solve::item_set places;
  for (const auto p : some)
    if (const auto at = place_in(claims, p); at < claims.size() && claims[at] == p) places.push_back(at);
  keep_each_once(places);
  return places;
}
solve::item_set places_of(const std::vector<solve::premise>& claims) {
  solve::item_set all(claims.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}
solve::premise_mask all_but(const std::vector<solve::premise>& claims, const solve::item_set& on) {
  solve::premise_mask off;
  for (const auto i : solve::without(places_of(claims), on)) off.off(claims[i]);
  return off;
}

}  // namespace

claim_repairs::claim_repairs(const dossier& d, const claim_premises& premises, const std::vector<conflict_part>& parts, const joint_test& test,
                             describer describe, std::size_t effort, const quick_test& quick, std::size_t rows, const std::stop_token& stop)
    : dossier_(&d), premises_(&premises), describe_(std::move(describe)) {
  auto left = effort * whole_ask;
  // Conflicts of parts that share claims, or an origin, are repaired together.
  solve::conflict_family all;
  for (const auto& part : parts) {
    if (hopeless_) break;
    find(part, part.test ? part.test : test, quick, rows, left, all.conflicts, stop);
  }
  merge(all.conflicts, {});
  for (auto& g : solve::groups_of(all, [&](std::size_t p) { return origin_of_premise(p); }, [&](const solve::item_set& s) { return origins_of(s); }, stop)) {
    settled_ = settled_ && g.settled;
    groups_.push_back(std::move(g));
  }
  if (hopeless_) groups_.clear();
  solve::item_set disputed, always;
  for (const auto& g : groups_) {
    append(disputed, g.disputed);
    for (const auto& c : g.conflicts)
      if (c.size() == 1) append(always, c);
    const auto n = std::max<std::size_t>(1, g.repairs.size());
    count_ = count_ > solve::no_repair_limit / n ? solve::no_repair_limit : count_ * n;
  }
  keep_each_once(disputed);
  keep_each_once(always);
  disputed_ = names_of(disputed);
  set_aside_ = names_of(always);
  without_disputed_ = mask_of(disputed);
}

std::size_t claim_repairs::origin_of_premise(std::size_t p) const { return origin_of(*dossier_, premises_->claim_place(static_cast<solve::premise>(p))); }

std::size_t claim_repairs::origins_of(const solve::item_set& items) const {
  std::set<std::size_t> all;
  for (const auto p : items) all.insert(origin_of_premise(p));
  return all.size();
}

void claim_repairs::find(const conflict_part& part, const joint_test& test, const quick_test& quick, std::size_t rows, std::size_t& effort,
                         std::vector<solve::item_set>& settled, const std::stop_token& stop) {
  const auto& claims = part.claims;
  // Items of the search are places in the part; those of groups are premises.
  const auto items_of_fault = [&](const std::vector<solve::premise>& fault) { return places_in(claims, fault); };
  const solve::monotone_test ask = [&](const solve::item_set& on) {
    solve::monotone_answer answer{true, std::nullopt, whole_ask};
    joint_verdict v;
    if (quick) {
      std::vector<solve::premise> left;
      for (const auto i : on) left.push_back(claims[i]);
      auto looked = quick(left);
      v = std::move(looked.holds);
      answer.cost = std::min(cost_of(looked.rows, rows), whole_ask);
      if (looked.thinned) {
        answer.thinned = [&, thinned = std::move(looked.thinned)] {
          const auto [conflict, looked_at] = thinned();
          return std::pair(items_of_fault(conflict), cost_of(looked_at, rows));
        };
      }
    } else {
      v = test(all_but(claims, on));
    }
    answer.holds = v.holds;
    if (v.fault) answer.fault = items_of_fault(*v.fault);
    return answer;
  };
  std::vector<solve::item_set> known;
  std::map<std::size_t, bool> alone;
  const auto holds_alone = [&](std::size_t i) {
    const auto [at, fresh] = alone.try_emplace(i, false);
    if (!fresh) return at->second;
    const auto answer = ask({i});
    effort -= std::min(effort, answer.cost);
    return at->second = answer.holds;
  };
  for (const auto& [a, b] : part.rivals) {
    const auto x = place_in(claims, a), y = place_in(claims, b);
    if (!holds_alone(x) || !holds_alone(y)) continue;
    known.push_back({std::min(x, y), std::max(x, y)});
  }
  std::sort(known.begin(), known.end());
  // Most of the work is kept for the repairs that give up least, which can be found where all cannot.
  const auto for_all = part.in_time.empty() ? effort / 2 : std::min(effort / 4, most_rows_for_all / rows * whole_ask);
  auto family = solve::find_conflict_family(places_of(claims), ask, {for_all, solve::family_limits{}.repairs, stop}, known);
  effort -= std::min(effort, family.asked);
  hopeless_ = family.hopeless;
  if (family.settled) {
    for (auto& c : as_premises(family.conflicts, claims)) settled.push_back(std::move(c));
    return;
  }
  settled_ = conflicts_settled_ = false;
  add_open_groups(part, ask, std::move(family), effort, rows, stop);
}

/// Where to begin: by the quicker way where there is one, else by asking about halves of the order. None where the work did not suffice.
std::vector<solve::item_set> claim_repairs::conflicts_apart(const conflict_part& part, const solve::item_set& order, const solve::monotone_test& ask, std::size_t& effort,
                                                            std::size_t rows) {
  std::size_t asked = 0;
  std::vector<solve::item_set> found;
  const auto quick = part.apart ? part.apart(effort / whole_ask * rows) : std::nullopt;
  if (quick) {
    for (const auto& c : quick->conflicts) found.push_back(places_in(part.claims, c));
    asked = cost_of(quick->rows, rows);
  } else if (auto halved = solve::conflicts_apart_by_halves(order, ask, effort, asked)) {
    found = std::move(*halved);
  }
  effort -= std::min(effort, asked);
  return found;
}

/// Of conflicts that are not all known: the repairs that give up least, as far as they can be found.
void claim_repairs::add_open_groups(const conflict_part& part, const solve::monotone_test& ask, solve::conflict_family family, std::size_t& effort,
                                    std::size_t rows, const std::stop_token& stop) {
  const auto& claims = part.claims;
  const auto origin_of_item = [&](std::size_t i) { return origin_of_premise(claims[i]); };
  solve::item_set every(claims.begin(), claims.end());
  const auto add = [&](std::vector<solve::item_set> conflicts, std::vector<solve::item_set> repairs, bool lightest_known, solve::item_set disputed) {
    solve::repair_group g;
    g.settled = false;
    g.lightest_known = lightest_known && !repairs.empty();
    g.conflicts = std::move(conflicts);
    g.repairs = std::move(repairs);
    std::sort(g.repairs.begin(), g.repairs.end(), [&](const solve::item_set& a, const solve::item_set& b) {
      const auto x = origins_of(a), y = origins_of(b);
      return x != y ? x < y : shorter_first(a, b);
    });
    for (const auto& r : g.repairs) {
      g.weight.push_back(origins_of(r));
      if (g.lightest_known && g.weight.back() == g.weight.front()) g.lightest = solve::joined(g.lightest, r);
    }
    g.disputed = std::move(disputed);
    groups_.push_back(std::move(g));
  };
  if (!part.in_time.empty()) {
    solve::item_set order;
    for (const auto p : part.in_time) order.push_back(place_in(claims, p));
    const auto apart = conflicts_apart(part, order, ask, effort, rows);
    auto clusters = solve::find_fewest_by_clusters(order, apart, ask, origin_of_item, effort, stop);
    effort -= std::min(effort, clusters.asked);
    if (clusters.settled) {
      for (auto& c : clusters.clusters) {
        auto repairs = as_premises(c.repairs, claims);
        solve::item_set given_up;
        for (const auto& r : repairs) given_up = solve::joined(given_up, r);
        // Whatever else is disputed belongs to all of them: the first says so.
        const bool first = &c == &clusters.clusters.front();
        if (first) merge(c.conflicts, family.conflicts);
        add(as_premises(c.conflicts, claims), std::move(repairs), true, first ? every : given_up);
      }
      return;
    }
  }
  auto lightest = solve::find_fewest_repairs(places_of(claims), ask, origin_of_item, family.conflicts, effort, stop);
  effort -= std::min(effort, lightest.asked);
  merge(family.conflicts, lightest.conflicts);
  if (lightest.settled) merge(family.repairs, lightest.repairs);
  add(as_premises(family.conflicts, claims), as_premises(family.repairs, claims), lightest.settled && !lightest.repairs.empty(), std::move(every));
}

solve::premise_mask claim_repairs::mask_of(const solve::item_set& items) const {
  solve::premise_mask off;
  for (const auto p : items) off.off(static_cast<solve::premise>(p));
  return off;
}

std::vector<claim_id> claim_repairs::names_of(const solve::item_set& items) const {
  std::vector<claim_id> names;
  for (const auto p : items) names.push_back(premises_->claim_name(static_cast<solve::premise>(p)));
  return names;  // premises are numbered by id
}

solve::item_set claim_repairs::items_of(const std::optional<proof>& p) const {
  solve::item_set items;
  if (!p) return items;
  for (const auto& name : claims_of(*p)) items.push_back(premises_->of_claim(*dossier_->find_place(name)));
  std::sort(items.begin(), items.end());
  return items;
}

const contradiction& claim_repairs::described(const solve::item_set& conflict) const {
  const std::lock_guard lock(mutex_);
  if (const auto found = described_.find(conflict); found != described_.end()) return found->second;
  const std::vector<solve::premise> premises(conflict.begin(), conflict.end());
  return described_.emplace(conflict, describe_(premises)).first->second;
}

const std::vector<contradiction>& claim_repairs::contradictions() const {
  const std::lock_guard lock(mutex_);
  if (listed_) return *listed_;
  // Kept when it is whole: describing them may be stopped.
  std::vector<contradiction> list;
  if (hopeless_) list.push_back(described({}));
  for (const auto& g : groups_)
    for (std::size_t i = 0; i < std::min(g.conflicts.size(), most_contradictions); ++i) list.push_back(described(g.conflicts[i]));
  sort_contradictions(list);
  return listed_.emplace(std::move(list));
}

std::size_t claim_repairs::contradictions_left() const noexcept {
  std::size_t left = 0;
  bool found = groups_.empty();
  for (const auto& g : groups_) {
    left += g.conflicts.size() - std::min(g.conflicts.size(), most_contradictions);
    found = found || !g.conflicts.empty();
  }
  // The work did not suffice for a single one, and something does contradict.
  return found ? left : 1;
}

std::vector<std::vector<claim_id>> claim_repairs::conflict_sets() const {
  std::vector<solve::item_set> all;
  if (hopeless_) all.emplace_back();
  for (const auto& g : groups_) all.insert(all.end(), g.conflicts.begin(), g.conflicts.end());
  std::sort(all.begin(), all.end(), shorter_first);
  std::vector<std::vector<claim_id>> sets;
  for (const auto& items : all) sets.push_back(names_of(items));
  return sets;
}

std::optional<std::vector<solve::premise_mask>> claim_repairs::masks(std::size_t most) const {
  if (!settled_ || count_ > most) return std::nullopt;
  std::vector<solve::item_set> all{{}};
  for (const auto& g : groups_) {
    std::vector<solve::item_set> grown;
    for (const auto& one : all)
      for (const auto& r : g.repairs) grown.push_back(solve::joined(one, r));
    all = std::move(grown);
  }
  std::vector<solve::premise_mask> found;
  for (const auto& one : all) found.push_back(mask_of(one));
  return found;
}

bool claim_repairs::in_every(const std::function<bool(const solve::premise_mask& off)>& holds) const {
  if (hopeless_) return false;
  // What holds with least holds with more.
  if (holds(without_disputed_)) return true;
  if (none()) return false;
  const auto value = [&](const solve::item_set& without) {
    return solve::repaired_value{holds(mask_of(without)) ? 1 : 0, 0, false, false};
  };
  solve::repair_search search(groups_, {value, [](const solve::item_set&) { return solve::ends_rest_on{}; }}, most_questions);
  return search.find(false).low == 1;
}

claim_repairs::ground claim_repairs::ground_of(const std::vector<char>& sees) const {
  ground on;
  solve::item_set disputed, first, lightest;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto& g = groups_[i];
    const auto& one_way = g.repairs.empty() ? g.disputed : g.repairs.front();
    if (!sees[i]) {
      append(on.elsewhere, one_way);
      continue;
    }
    on.groups.push_back(g);
    on.can_branch = on.can_branch || g.settled;
    on.all_known = on.all_known && !g.repairs.empty();
    on.lightest_known = on.lightest_known && g.lightest_known && !g.repairs.empty();
    append(first, one_way);
    append(lightest, g.lightest);
    append(disputed, g.disputed);
  }
  for (auto* items : {&on.elsewhere, &disputed, &first, &lightest}) keep_each_once(*items);
  on.some_repair = mask_of(solve::joined(first, on.elsewhere));
  if (lightest != first) on.lightest = mask_of(solve::joined(lightest, on.elsewhere));
  on.outer_aside = std::move(disputed);
  on.inner_aside = std::move(first);
  return on;
}

claim_repairs::question claim_repairs::beside(const ground& on, const question& ask) const {
  if (on.elsewhere.empty()) return ask;
  solve::item_set all_here;
  for (const auto& g : on.groups) append(all_here, g.disputed);
  return [this, &on, &ask, everything_here = mask_of(all_here)](const solve::premise_mask& off, bool with_proofs) {
    // One rest for every question that asks without all that is disputed.
    if (off == everything_here) return ask(without_disputed_, with_proofs);
    auto more = off;
    for (const auto p : on.elsewhere) more.off(static_cast<solve::premise>(p));
    return ask(more, with_proofs);
  };
}

}  // namespace habeas
