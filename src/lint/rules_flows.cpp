// SPDX-License-Identifier: MIT
#include "lint/rules_flows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/lint/finding.hpp>
#include "core/each_once.hpp"
#include "core/join.hpp"
#include "proof/claim_windows.hpp"

namespace habeas {

namespace detail {

std::vector<flow_report> flows_that_count(const finding_list& in) {
  const auto& d = in.of();
  std::vector<flow_report> all;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* flow = std::get_if<flow_claim>(&claims[i].says);
    if (flow == nullptr || !d.counts(i) || flow->way == direction::net || flow->way == direction::ever_held) continue;
    all.push_back({&claims[i], flow, reported_start(d, claims[i]), reported_end(d, claims[i]), flow->number.interval(in.about())});
  }
  return all;
}

void cumulative_falls(finding_list& into, const std::vector<flow_report>& flows) {
  std::map<std::tuple<account_id, direction, std::optional<mechanism>, narrower_kind, std::string>, std::vector<const flow_report*>> series;
  for (const auto& f : flows)
    if (f.from && f.to && !f.from->is_bulletin)
      series[{f.flow->account, f.flow->way, f.flow->of, narrower_of(*f.flow), f.from->words}].push_back(&f);
  for (auto& [key, all] : series) {
    auto by_start = all;
    const auto order = [](auto when) {
      return [when](const flow_report* a, const flow_report* b) {
        return std::pair(when(*a), a->said->id) < std::pair(when(*b), b->said->id);
      };
    };
    std::sort(all.begin(), all.end(), order([](const flow_report& f) { return std::pair(f.to->when.latest, f.to->when.earliest); }));
    std::sort(by_start.begin(), by_start.end(), order([](const flow_report& f) { return f.to->when.earliest; }));
    // Two counts to one exact instant are rivals, and neither is the later one.
    const auto is_before = [](const flow_report& a, const flow_report& b) {
      const auto &first = a.to->when, &second = b.to->when;
      return first.latest < second.earliest || (first.latest == second.earliest && !(first.earliest == first.latest && second.earliest == second.latest));
    };
    std::set<std::tuple<std::int64_t, claim_id, const flow_report*>> earlier;  // by the least that they say
    std::size_t next = 0;
    for (const auto* late : by_start) {
      for (; next < all.size() && is_before(*all[next], *late); ++next)
        if (all[next]->number.low) earlier.emplace(*all[next]->number.low, all[next]->said->id, all[next]);
      if (earlier.empty() || !late->number.high) continue;
      const auto top = std::prev(earlier.end());
      const auto* high = std::get<2>(*top);
      if (std::get<0>(*top) <= *late->number.high || high == late) continue;
      into.add("cumulative_falls", {high->said->id.text(), late->said->id.text()},
               {{"claims", high->said->id.text()}, {"n", to_string(high->flow->number)}, {"to", high->to->words},
                {"id", late->said->id.text()}, {"m", to_string(late->flow->number)}, {"date", late->to->words},
                {"from", late->from->words}});
      earlier.erase(top);
    }
  }
}

void windows_differ(finding_list& into, const std::vector<flow_report>& flows) {
  struct series {
    reported_time start;
    std::vector<const flow_report*> all;
  };
  std::map<std::tuple<direction, std::optional<mechanism>, narrower_kind>, std::map<std::pair<std::string, account_id>, series>> kinds;
  for (const auto& f : flows) {
    const bool own_end = f.flow->to && !f.said->as_of;
    if (!f.from || !f.to || own_end || f.flow->from->kind != time_ref::how::start_of || f.said->derived_from) continue;
    auto& s = kinds[{f.flow->way, f.flow->of, narrower_of(*f.flow)}][{f.from->words, f.flow->account}];
    s.start = *f.from;
    s.all.push_back(&f);
  }
  const auto near = [](const uncertain_instant& a, const uncertain_instant& b) {
    if (!a.earliest.is_finite() || !a.latest.is_finite() || !b.earliest.is_finite() || !b.latest.is_finite()) return false;
    return a.earliest.day - b.latest.day <= 7 && b.earliest.day - a.latest.day <= 7;
  };
  for (const auto& [kind, by_start] : kinds) {
    std::map<std::string, std::set<account_id>> users;
    for (const auto& [key, s] : by_start) users[key.first].insert(key.second);
    for (const auto& [key, odd] : by_start) {
      std::map<std::string, std::pair<std::vector<claim_id>, std::vector<claim_id>>> against;
      for (const auto& [k, s] : by_start) {
        if (k.second == key.second || users[k.first].size() < 2 || odd.start.when.latest >= s.start.when.earliest) continue;
        for (const auto* a : odd.all)
          for (const auto* b : s.all)
            if (near(a->to->when, b->to->when)) {
              against[k.first].first.push_back(a->said->id);
              against[k.first].second.push_back(b->said->id);
            }
      }
      for (auto& [start, names] : against) {
        for (auto* list : {&names.first, &names.second}) keep_each_once(*list);
        auto subjects = finding_list::texts(names.first);
        for (const auto& o : names.second) subjects.push_back(o.text());
        into.add("windows_differ", std::move(subjects),
                 {{"claims", into.listed(names.first)}, {"n", fmt::format("{}", names.first.size())}, {"from", odd.start.words}, {"others", into.listed(names.second)}, {"to", start}});
      }
    }
  }
}

namespace {

/// Which claims tell of a whole and its parts, by each account that they name: such accounts count different people.
std::map<account_id, std::set<std::size_t>> wholes_and_parts(const finding_list& into) {
  const auto& d = into.of();
  std::map<account_id, std::set<std::size_t>> told;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* said = d.counts(i) ? std::get_if<related_claim>(&claims[i].says) : nullptr;
    if (said == nullptr || (said->relation != account_relation::contains && said->relation != account_relation::disjoint_parts)) continue;
    told[said->account].insert(i);
    for (const auto& part : said->others) told[part].insert(i);
  }
  return told;
}

}  // namespace

void counters_differ(finding_list& into, const std::vector<flow_report>& flows) {
  const auto parts = wholes_and_parts(into);
  const auto count_different_people = [&](const flow_claim& a, const flow_claim& b) {
    const auto one = parts.find(a.account), other = parts.find(b.account);
    return one != parts.end() && other != parts.end() &&
           std::any_of(one->second.begin(), one->second.end(), [&](std::size_t told) { return other->second.count(told) != 0; });
  };
  // Those who are exchanged for one another are people of two sides, and differ for that.
  const auto are_two_sides = [&](const flow_claim& a, const flow_claim& b) {
    return a.of == mechanism::exchange && into.of().get(a.account).population != into.of().get(b.account).population;
  };
  std::map<std::tuple<direction, std::optional<mechanism>, narrower_kind, std::string, std::string>, std::vector<const flow_report*>> same;
  for (const auto& f : flows)
    if (f.from && f.to && !f.said->derived_from && f.flow->from->kind == time_ref::how::start_of)
      same[{f.flow->way, f.flow->of, narrower_of(*f.flow), f.from->words, f.to->words}].push_back(&f);
  for (const auto& [key, all] : same) {
    std::vector<claim_id> names;
    for (const auto* a : all)
      for (const auto* b : all) {
        const bool apart = (a->number.low && b->number.high && *b->number.high < *a->number.low) ||
                           (b->number.low && a->number.high && *a->number.high < *b->number.low);
        if (apart && a->flow->account != b->flow->account && a->said->speaker != b->said->speaker && !are_two_sides(*a->flow, *b->flow) &&
            !count_different_people(*a->flow, *b->flow))
          names.push_back(a->said->id);
      }
    if (names.empty()) continue;
    keep_each_once(names);
    const auto numbers = joined(names, ", ", [&](const claim_id& n) { return to_string(*number_of(into.of().get(n))); });
    into.add("counters_differ", finding_list::texts(names),
             {{"claims", into.listed(names)}, {"n", numbers}, {"from", std::get<3>(key)}, {"to", std::get<4>(key)}});
  }
}

void stock_as_flow(finding_list& into) {
  const auto shared_parts = [](const claim& a, const claim& b) {
    const auto whole = number_of(a)->first();
    const auto tells = [&](const breakdown_part& p) {  // none and all are parts of many numbers
      return p.number.how() == quantifier::exact && p.number.first() > 0 && p.number.first() < whole;
    };
    int shared = 0;
    for (const auto& x : a.breakdowns)
      for (const auto& y : b.breakdowns)
        for (const auto& p : x.parts)
          for (const auto& q : y.parts) shared += x.axis == y.axis && p == q && tells(p) ? 1 : 0;
    return shared;
  };
  const auto& claims = into.claims();
  std::map<std::pair<account_id, std::int64_t>, std::vector<const claim*>> by_number;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* account = into.of().counts(i) ? account_of(claims[i]) : nullptr;
    const auto* number = number_of(claims[i]);
    // Small numbers have the same parts by chance.
    if (account && number->how() == quantifier::exact && number->first() >= 10 && !claims[i].breakdowns.empty())
      by_number[{*account, number->first()}].push_back(&claims[i]);
  }
  for (const auto& [key, same] : by_number)
    for (const auto* stock : same)
      for (const auto* flow : same) {
        if (!std::holds_alternative<held_claim>(stock->says) || !std::holds_alternative<flow_claim>(flow->says)) continue;
        if (shared_parts(*stock, *flow) < 2) continue;
        into.add("stock_as_flow", {stock->id.text(), flow->id.text()},
                 {{"claims", into.listed({stock->id, flow->id})}, {"n", fmt::format("{}", key.second)}});
      }
}

bool counts_the_free(const account& a) {
  return std::any_of(a.rule.clauses.begin(), a.rule.clauses.end(), [](const facet_clause& c) {
    return c.of == facet::deprived_of_liberty && c.counted == (c.value == "no");
  });
}

void freed_falls(finding_list& into, const std::vector<flow_report>& flows) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* held = std::get_if<held_claim>(&claims[i].says);
    const auto* freed = held && d.counts(i) ? d.find(held->account) : nullptr;
    const auto at = freed ? reported_cutoff(d, claims[i]) : std::nullopt;
    const auto most = held ? held->number.interval(into.about()).high : std::nullopt;
    if (!at || !most || !counts_the_free(*freed) || freed->rule.unit != counting_unit::persons) continue;
    const flow_report* last = nullptr;
    for (const auto& f : flows) {
      const auto* list = d.find(f.flow->account);
      if (f.flow->way != direction::exits || list == nullptr || list->counter != freed->counter || counts_the_free(*list)) continue;
      if (!f.to || !f.number.low || at->when.latest <= f.to->when.earliest) continue;
      if (last == nullptr || last->to->when.latest < f.to->when.latest) last = &f;
    }
    if (last == nullptr || *last->number.low <= *most) continue;
    into.add("freed_falls", {last->said->id.text(), claims[i].id.text()},
             {{"claims", last->said->id.text()}, {"n", to_string(last->flow->number)}, {"id", claims[i].id.text()}, {"m", to_string(held->number)}});
  }
}

void find_flows(finding_list& into) {
  const auto flows = flows_that_count(into);
  for (const auto& f : flows)
    if (!f.from) into.add("start_not_stated", {f.said->id.text()}, {{"claims", f.said->id.text()}});
  cumulative_falls(into, flows);
  windows_differ(into, flows);
  counters_differ(into, flows);
  stock_as_flow(into);
  freed_falls(into, flows);
}

}  // namespace detail

}  // namespace habeas
