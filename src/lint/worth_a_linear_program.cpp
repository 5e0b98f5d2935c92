// SPDX-License-Identifier: MIT
#include "lint/worth_a_linear_program.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "core/cancel.hpp"
#include "lint/rules_flows.hpp"

namespace habeas::detail {

namespace {

using way_of_account = std::pair<account_id, direction>;

/// Is one stretch certainly not inside another with something of it on both sides? Unstated ends are no reason to say so.
bool may_be_within(const flow_report& inner, const flow_report& outer) {
  if (!inner.from || !inner.to || !outer.from || !outer.to) return true;
  return inner.from->when.latest > outer.from->when.earliest && inner.to->when.earliest < outer.to->when.latest &&
         inner.from->words != outer.from->words && inner.to->words != outer.to->words;
}

/// The ways of accounts in which one kind is not all that is said of kinds.
std::set<way_of_account> ways_that_mix(const std::vector<flow_report>& flows) {
  std::map<way_of_account, std::map<std::pair<std::optional<mechanism>, narrower_kind>, std::vector<const flow_report*>>> kinds;
  for (const auto& f : flows)
    if (f.flow->of || !narrower_of(*f.flow).is_empty()) kinds[{f.flow->account, f.flow->way}][{f.flow->of, narrower_of(*f.flow)}].push_back(&f);
  std::set<way_of_account> mixed;
  for (auto& [way, of_way] : kinds) {
    auto& all = of_way.begin()->second;
    bool mixes = of_way.size() > 1;
    // In order of their starts a stretch may lie within one of those before it.
    const auto start = [](const flow_report* f) { return f->from ? f->from->when.earliest : instant::earliest(); };
    std::sort(all.begin(), all.end(), [&](const auto* a, const auto* b) { return std::pair(start(a), a->said->id) < std::pair(start(b), b->said->id); });
    const flow_report* longest = nullptr;
    for (const auto* f : all) {
      work_limits::count(1);
      mixes = mixes || (longest != nullptr && (may_be_within(*f, *longest) || may_be_within(*longest, *f)) &&
                        !(longest->to && f->from && longest->to->when.latest <= f->from->when.latest));
      if (longest == nullptr || !f->to || !longest->to || longest->to->when.latest < f->to->when.latest) longest = f;
    }
    if (mixes) mixed.insert(way);
  }
  return mixed;
}

}  // namespace

std::vector<claim_id> worth_a_linear_program(const finding_list& in, std::vector<claim_id> names) {
  const auto& d = in.of();
  const auto mixed = ways_that_mix(flows_that_count(in));
  std::map<std::pair<account_id, std::string>, std::size_t> with_parts;
  const auto account_of_number = [](const claim& c) {
    const auto* of = account_of(c);
    return of == nullptr ? account_id() : *of;
  };
  for (const auto& c : in.claims())
    for (const auto& b : c.breakdowns) ++with_parts[{account_of_number(c), b.axis}];
  std::erase_if(names, [&](const claim_id& name) {
    const auto& c = d.get(name);
    if (std::holds_alternative<related_claim>(c.says)) return false;
    for (const auto& b : c.breakdowns)
      if (with_parts[{account_of_number(c), b.axis}] > 1) return false;
    const auto* flow = std::get_if<flow_claim>(&c.says);
    return flow == nullptr || mixed.count({flow->account, flow->way}) == 0;
  });
  return names;
}

}  // namespace habeas::detail
