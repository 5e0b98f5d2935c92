// SPDX-License-Identifier: MIT
// Questions answered over every repair: hulls, and the alternatives that make them.
#include "proof/claim_repairs.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

#include "proof/conflict_premises.hpp"

namespace habeas {

namespace {

solve::item_set common(const solve::item_set& a, const solve::item_set& b) {
  solve::item_set both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace

repaired_answer claim_repairs::answer(const question& ask, repairs_told wanted, bool proofs, const std::function<bool(solve::premise)>& bears) const {
  return answer(ask, wanted, proofs ? told::all : told::ends, bears);
}

repaired_answer claim_repairs::low_end(const question& ask, repairs_told wanted, const std::function<bool(solve::premise)>& bears) const {
  return answer(ask, wanted, told::low_end, bears);
}

repaired_answer claim_repairs::answer(const question& ask, repairs_told wanted, told what, const std::function<bool(solve::premise)>& bears) const {
  if (hopeless_) {
    repaired_answer nothing;
    if (what == told::all) nothing.value.contradictions = contradictions();
    return nothing;
  }
  if (none()) return ask({}, what != told::ends);
  if (!bears) return hull(groups_, ask, wanted, what);
  std::vector<char> sees;
  for (const auto& g : groups_) sees.push_back(std::any_of(g.disputed.begin(), g.disputed.end(), [&](std::size_t p) { return bears(static_cast<solve::premise>(p)); }));
  const auto on = ground_of(sees);
  return hull(on.groups, beside(on, ask), wanted, what);
}

repaired_answer claim_repairs::answer_on(const ground& on, const question& ask, repairs_told wanted, bool name_aside) const {
  const auto whole = [&] { return hull(on.groups, beside(on, ask), wanted, told::ends); };
  if (on.groups.empty() || wanted == repairs_told::fewest) return whole();
  work_limits::count(on.groups.size());
  const auto outer = ask(without_disputed_, false), inner = ask(on.some_repair, false);
  if (outer.impossible || inner.impossible || !outer.refused.empty() || !inner.refused.empty()) return whole();
  const bool low = on.all_known && outer.value.low == inner.value.low, high = on.all_known && outer.value.high == inner.value.high;
  if (!(low && high) && on.can_branch) return whole();
  repaired_answer made;
  auto& b = made.value;
  b.low = outer.value.low;
  b.high = outer.value.high;
  b.repairs = low && high ? repairs_told::all : repairs_told::outer;
  if (!(low && high) && on.lightest_known) {
    // The first repairs give up least. Where no others do, or without all that these may give up as well nothing is looser, this is what all of them say.
    const auto loose = on.lightest ? ask(*on.lightest, false) : inner;
    if (loose.value.low == inner.value.low && loose.value.high == inner.value.high) b.fewest = bound_ends{inner.value.low, inner.value.high};
  }
  if (!name_aside) return made;
  // What neither end of the outer bound keeps, it does not use.
  const bool within_one = b.low && b.high ? low || high : b.low ? low : high;
  b.set_aside = low && high ? set_aside_ : names_of(within_one ? on.inner_aside : on.outer_aside);
  return made;
}

repaired_answer claim_repairs::answer_within(const std::vector<std::size_t>& numbers, const question& ask, repairs_told wanted, bool proofs, std::size_t most) const {
  std::vector<solve::repair_group> groups;
  for (const auto g : numbers) groups.push_back(groups_[g]);
  return hull(groups, ask, wanted, proofs ? told::all : told::ends, most);
}

repaired_answer claim_repairs::hull(const std::vector<solve::repair_group>& groups, const question& ask, repairs_told wanted, told what, std::size_t most) const {
  if (groups.empty()) return ask({}, what != told::ends);
  const bool fewest = wanted == repairs_told::fewest;
  std::map<solve::item_set, std::string> refused;
  std::map<solve::item_set, repaired_answer> proved;
  const auto prove = [&](const solve::item_set& without) -> const repaired_answer& {
    const auto found = proved.find(without);
    return found != proved.end() ? found->second : proved.emplace(without, ask(mask_of(without), true)).first->second;
  };
  solve::repaired_question asked;
  asked.value = [&](const solve::item_set& without) {
    const auto a = ask(mask_of(without), false);
    if (!a.refused.empty()) refused[without] = a.refused;
    return solve::repaired_value{a.value.low, a.value.high, !a.refused.empty(), a.impossible};
  };
  asked.rests_on = [&](const solve::item_set& without) {
    const auto& a = prove(without);
    return solve::ends_rest_on{items_of(a.value.low_proof), items_of(a.value.high_proof)};
  };
  solve::repair_search search(groups, asked, most_questions);
  const auto h = search.find(fewest, what == told::low_end);
  repaired_answer made;
  if (h.refused) {
    made.refused = refused.empty() ? std::string() : refused.begin()->second;
    return made;
  }
  auto& b = made.value;
  b.low = h.low;
  b.high = h.high;
  b.set_aside = set_aside_;
  b.repairs = !h.exact ? repairs_told::outer : fewest ? repairs_told::fewest : repairs_told::all;
  if (!h.exact) {
    // What neither end of the outer bound keeps, it does not use.
    solve::item_set neither = h.low ? h.low_without : h.high_without;
    if (h.low && h.high) neither = common(h.low_without, h.high_without);
    b.set_aside = names_of(neither);
  }
  const auto tell_fewest = [&] {
    if (b.repairs != repairs_told::all && b.repairs != repairs_told::outer) return;
    const auto f = search.find(true);
    if (f.exact && (f.low != b.low || f.high != b.high)) b.fewest = bound_ends{f.low, f.high};
  };
  if (what == told::ends) {
    tell_fewest();
    return made;
  }
  if (what == told::low_end) {
    if (h.low) b.low_proof = prove(h.low_without).value.low_proof;
    return made;
  }
  if (h.low || h.high) {
    const auto end_of = [&](const solve::item_set& without, std::optional<proof> bound::* why) -> std::optional<proof> { return prove(without).value.*why; };
    if (h.low) b.low_proof = end_of(h.low_without, &bound::low_proof);
    if (h.high) b.high_proof = end_of(h.high_without, &bound::high_proof);
    cite_assumptions(b);
  }
  b.engine = prove(h.low ? h.low_without : h.high_without).value.engine;
  if (h.high && h.low && prove(h.high_without).value.engine != b.engine) b.engine = engine::linear;
  list_alternatives(b, groups, search, ask, fewest, most);
  if (b.alternatives.empty() && b.repairs != repairs_told::outer) b.repairs = repairs_told::none;
  tell_fewest();
  return made;
}

void claim_repairs::list_alternatives(bound& b, const std::vector<solve::repair_group>& groups, solve::repair_search& search, const question& ask, bool fewest, std::size_t most_listed) const {
  const auto matter = search.groups_that_matter(fewest);
  // Alternatives of which not all are known would pass for the whole.
  const bool outer = b.repairs == repairs_told::outer;
  const auto listed = outer ? solve::repair_list{} : search.list(matter, most_listed);
  b.alternatives_left = listed.left;
  // Conflicts that move nothing are repaired in one way or another.
  solve::item_set others;
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (!std::binary_search(matter.begin(), matter.end(), g))
      others = solve::joined(others, groups[g].repairs.empty() ? groups[g].disputed : groups[g].repairs.front());
  solve::item_set disputed;
  for (const auto& items : listed.first) {
    bound_alternative one;
    one.without = names_of(items);
    one.origins = origins_of(items);
    if (fewest && !b.alternatives.empty() && one.origins != b.alternatives.front().origins) break;
    auto a = ask(mask_of(solve::joined(items, others)), true);
    if (a.impossible) continue;
    one.low = a.value.low;
    one.high = a.value.high;
    one.low_proof = std::move(a.value.low_proof);
    one.high_proof = std::move(a.value.high_proof);
    one.engine = a.value.engine;
    one.refused = std::move(a.refused);
    b.alternatives.push_back(std::move(one));
    if (fewest) disputed = solve::joined(disputed, items);
  }
  if (fewest) {
    // Of the lightest alone: each group has so many.
    std::size_t lightest = matter.empty() ? 0 : 1;
    for (const auto g : matter) {
      const auto& w = groups[g].weight;
      const auto n = static_cast<std::size_t>(std::count(w.begin(), w.end(), w.empty() ? 0 : w.front()));
      lightest = n != 0 && lightest > solve::no_repair_limit / n ? solve::no_repair_limit : lightest * n;
    }
    b.alternatives_left = lightest - std::min(lightest, b.alternatives.size());
  } else {
    for (const auto g : matter)
      for (const auto& c : groups[g].conflicts) disputed = solve::joined(disputed, c);
  }
  b.disputed = names_of(disputed);
  std::size_t conflicts = 0;
  for (const auto g : matter) conflicts += groups[g].conflicts.size();
  const auto most = conflicts <= bound::most_contradictions ? bound::most_contradictions : most_contradictions;
  for (const auto g : matter)
    for (std::size_t i = 0; i < std::min(groups[g].conflicts.size(), most); ++i) b.contradictions.push_back(described(groups[g].conflicts[i]));
  b.contradictions_left = conflicts - b.contradictions.size();
  sort_contradictions(b.contradictions);
}

}  // namespace habeas
