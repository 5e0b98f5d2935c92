// SPDX-License-Identifier: MIT
#include "verify/linear_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "verify/claim_rows.hpp"

namespace habeas::verify {

namespace detail {

sum_row as_row(const proof_step& s) {
  sum_row r;
  const std::int64_t sign = s.end == bound_side::high ? 1 : -1;
  r.most = sign * s.amount;
  for (const auto& w : s.sum) r.add(w.of, sign * w.times);
  if (s.sum.empty()) {
    r.add(s.plus, sign);
    r.add(s.minus, -sign);
  }
  return r;
}

std::vector<rise> as_rises(const sum_row& r) {
  std::map<account_point, std::map<term, std::int64_t>> at;
  for (const auto& [t, times] : r.sum) {
    auto bare = t;
    bare.point = {};
    at[t.point][bare] = times;
  }
  if (r.most != 0 || at.size() != 2) return {};
  const auto& [first, one] = *at.begin();
  const auto& [second, other] = *std::next(at.begin());
  auto turned = one;
  for (auto& t : turned) t.second = -t.second;
  if (turned != other) return {};
  return {{first, second, one}, {second, first, other}};
}

bool is_part_of_count(const std::map<term, std::int64_t>& count) {
  if (count.size() < 2) return false;
  const auto& owner = count.begin()->first.account;
  const auto way = count.begin()->first.chain.is;
  stratum_name stratum;
  std::map<term_chain, std::int64_t> plain, within;  // by chain: all of it, and the stratum's
  for (const auto& [t, times] : count) {
    if (t.kind != term::what::account || t.account != owner || t.point || t.chain == term_chain::stock()) return false;
    if (t.chain.is != way) return false;
    if (!t.stratum.is_null()) {
      if (!stratum.is_null() && t.stratum != stratum) return false;
      stratum = t.stratum;
    }
    (t.stratum.is_null() ? plain : within)[t.chain] = times;
  }
  // One chain, less some that lie inside it.
  const auto rest_of = [&](const std::map<term_chain, std::int64_t>& chains, std::int64_t sign) {
    const auto top = std::find_if(chains.begin(), chains.end(), [&](const auto& c) { return c.second == sign; });
    return top != chains.end() && std::all_of(chains.begin(), chains.end(), [&](const auto& c) {
      return c.first == top->first || (c.second == -sign && claim_rows::lies_in(c.first, top->first));
    });
  };
  // A total less kinds; a stratum's total less its kinds.
  if (within.empty()) return rest_of(plain, 1);
  if (plain.empty()) return rest_of(within, 1);
  // One chain less the stratum's.
  if (plain.size() == 1 && within.size() == 1)
    return plain.begin()->first == within.begin()->first && plain.begin()->second == 1 && within.begin()->second == -1;
  // What is left of the total less what is left of the stratum's.
  auto turned = within;
  for (auto& c : turned) c.second = -c.second;
  return plain == turned && rest_of(plain, 1);
}

std::optional<linear_claim_rows::names> linear_claim_rows::whole_of_parts(const claim_id& name,
                                                                          const sum_row& row) const {
  const auto said = plain_->reading_of(name);
  const auto* flow = said ? std::get_if<flow_claim>(&said->origin->says) : nullptr;
  if (!flow || flow->way == direction::net || flow->way == direction::ever_held) return std::nullopt;
  const auto from = plain_->start_name(*said->origin, *flow);
  if (!from) return std::nullopt;
  const auto end = plain_->end_name(*said->origin);
  std::set<account_point> points;
  for (const auto& [t, times] : row.sum) points.insert(t.point);
  points.erase(*from);
  if (points.size() != 1) return std::nullopt;
  const auto& to = *points.begin();
  if (to != end && !(by_calendar(*from, to, flow->account) && by_calendar(to, end, flow->account))) return std::nullopt;
  const auto chain = chain_of(*flow);
  for (const auto& b : said->cited->breakdowns) {
    if (b.composition != composition::partition) continue;
    sum_row sums;
    for (const auto& part : b.parts) {
      sums.add(at(flow->account, chain, to, {b.axis, part.name}), 1);
      sums.add(at(flow->account, chain, *from, {b.axis, part.name}), -1);
    }
    sums.add(at(flow->account, chain, to), -1);
    sums.add(at(flow->account, chain, *from), 1);
    if (row == sums || row == turned(sums)) return plain_->under(*said);
  }
  return std::nullopt;
}

bool linear_claim_rows::may_stay_within(const term_chain& c) {
  if (!c.of) return true;
  const auto m = *c.of;
  return m == mechanism::transfer || m == mechanism::reappearance || m == mechanism::correction || m == mechanism::late_registration ||
         (m == mechanism::disappearance && c.is == term_chain::what::exits);
}

bool linear_claim_rows::relates(const related_claim& said, const std::map<term, std::int64_t>& count) const {
  std::optional<term> whole;
  std::map<account_id, std::set<term_chain>> parts;
  for (const auto& [t, times] : count) {
    if (t.kind != term::what::account || !t.stratum.is_null() || !claim_rows::is_chain(t.chain)) return false;
    if (times == 1 && !whole) whole = t;
    else if (times == -1) parts[t.account].insert(t.chain);
    else return false;
  }
  if (!whole || parts.empty() || parts.count(whole->account)) return false;
  std::set<account_id> others;
  for (const auto& p : parts) others.insert(p.first);
  const auto counter = [&](const account_id& a) {
    const auto* one = view_->find(a);
    return one ? one->counter : actor_id();
  };
  const auto one_language = [&](const account_id& part) {
    return said.same_kinds || (counter(part) && counter(part) == counter(whole->account));
  };
  if (said.relation == account_relation::same)
    return count.size() == 2 && is_whole(said, whole->account, others) && *parts.begin()->second.begin() == whole->chain &&
           (whole->chain.is_whole() || one_language(parts.begin()->first));
  const bool inside = said.account == whole->account && (said.relation == account_relation::disjoint_parts || (said.relation == account_relation::contains && others.size() == 1));
  if (!inside) return false;
  return std::all_of(parts.begin(), parts.end(), [&](const auto& p) {
    if (std::find(said.others.begin(), said.others.end(), p.first) == said.others.end() || !view_->find(p.first)) return false;
    if (!plain_->are_apart(p.first, p.second)) return false;
    return std::all_of(p.second.begin(), p.second.end(), [&](const term_chain& c) {
      if (may_stay_within(c) || c.is != whole->chain.is) return false;
      return whole->chain.is_whole() || (one_language(p.first) && (c == whole->chain || claim_rows::lies_in(c, whole->chain)));
    });
  });
}

bool linear_claim_rows::is_whole(const related_claim& said, const account_id& whole,
                                 const std::set<account_id>& parts) const {
  const auto other = [&](const account_id& a) { return std::find(said.others.begin(), said.others.end(), a) != said.others.end(); };
  switch (said.relation) {
    case account_relation::disjoint_parts: {
      std::set<account_id> all;
      for (const auto& a : said.others)
        if (view_->find(a) && a != said.account) all.insert(a);
      return whole == said.account && parts == all;
    }
    case account_relation::contains: return whole == said.account && parts.size() == 1 && other(*parts.begin());
    case account_relation::same:
      return parts.size() == 1 && ((whole == said.account && other(*parts.begin())) || (*parts.begin() == said.account && other(whole)));
    case account_relation::overlaps: return false;
  }
  return false;
}

std::optional<std::map<account_id, std::int64_t>> linear_claim_rows::stocks(const sum_row& row) {
  std::map<account_id, std::int64_t> taken;
  std::optional<account_point> point;
  for (const auto& [t, times] : row.sum) {
    if (t.kind != term::what::account || !t.stratum.is_null() || (point && *point != t.point)) return std::nullopt;
    point = t.point;
    if (t.chain == term_chain::all_entries()) taken[t.account] = times;
  }
  sum_row again;
  again.most = row.most;
  for (const auto& [a, times] : taken) {
    again.add(at(a, term_chain::all_entries(), *point), times);
    again.add(at(a, term_chain::all_exits(), *point), -times);
  }
  return again == row ? std::optional(taken) : std::nullopt;
}

sum_row linear_claim_rows::turned(const sum_row& r) {
  auto other = r;
  other.most = -other.most;
  for (auto& t : other.sum) t.second = -t.second;
  return other;
}

bool linear_claim_rows::by_calendar(const account_point& before, const account_point& after, const account_id& account) const {
  if (before == after) return true;
  const auto grounds = plain_->grounds_for_order(before, after, {}, account);
  return std::any_of(grounds.begin(), grounds.end(), [](const auto& g) { return g.claims.empty() && g.assumptions.empty(); });
}

term_chain linear_claim_rows::chain_of(const flow_claim& flow) { return claim_rows::chain_of(flow); }

}  // namespace detail

}  // namespace habeas::verify
