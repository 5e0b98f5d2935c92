// SPDX-License-Identifier: MIT
#include "verify/sum_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include "verify/linear_rows.hpp"

namespace habeas::verify {

namespace detail {

void step_checker::cites(const proof_step& s, std::vector<claim_id> claims, std::vector<assumption_id> assumptions) {
  if (in_order(s.claims) != in_order(std::move(claims))) refuse("it does not cite the claims that it rests on");
  if (in_order(s.assumptions) != in_order(std::move(assumptions)))
    refuse("it does not cite the assumptions that it rests on");
}

std::optional<step_checker::two_points> step_checker::points_in_order(const proof_step& s) {
  if (s.plus.kind != term::what::account || s.minus.kind != term::what::account || s.plus.account != s.minus.account ||
      s.plus.chain != s.minus.chain || s.plus.stratum != s.minus.stratum || s.amount != 0) {
    refuse("it is not the order of two points of a chain");
    return std::nullopt;
  }
  if (s.end == bound_side::high) return two_points{s.plus.point, s.minus.point};
  return two_points{s.minus.point, s.plus.point};
}

void step_checker::order(const proof_step& s) {
  const auto points = points_in_order(s);
  if (!points) return;
  if (s.plus.chain == term_chain::stock()) return refuse("a stock may fall");
  for (const auto& grounds : rows_.grounds_for_order(points->before, points->after, s.claims, s.plus.account))
    if (in_order(s.claims) == in_order(grounds.claims) && in_order(s.assumptions) == in_order(grounds.assumptions))
      return;
  refuse(fmt::format("nothing that it cites puts {} before {}", to_string(points->before), to_string(points->after)));
}

void step_checker::order_of_events(const proof_step& s) {
  const auto points = points_in_order(s);
  if (!points) return;
  const proof& why = *s.because;
  const auto name = [](const term& t) {
    return t.chain.is == term_chain::what::start ? account_point::start_of(t.event) : account_point::end_of(t.event);
  };
  const auto low = why.end == bound_side::low;
  bool proven = false;
  if (why.plus.kind == term::what::event && why.minus.kind == term::what::calendar) {
    const auto within = rows_.days_as_instants(why.value, low);
    const auto other = within ? rows_.exact(low ? points->before : points->after) : std::nullopt;
    proven = other && (low ? points->after == name(why.plus) && *other <= *within
                           : points->before == name(why.plus) && *within <= *other);
  } else if (why.plus.kind == term::what::event && why.minus.kind == term::what::event) {
    const auto& first = low ? why.minus : why.plus;
    const auto& second = low ? why.plus : why.minus;
    // Days order instants only where they differ; else each step must order the instants themselves.
    const auto days = low ? why.value : -why.value;
    const bool instants = days >= 0 && std::all_of(why.steps.begin(), why.steps.end(),
                                                   [&](const proof_step& n) { return rows_.orders_instants(n); });
    proven = points->before == name(first) && points->after == name(second) && (days >= 1 || instants);
  }
  if (!proven) return refuse(fmt::format("the days do not put {} before {}", to_string(points->before), to_string(points->after)));
  cites(s, claims_of(why), assumptions_of(why));
}

void step_checker::same_cutoff(const proof_step& s) {
  const auto points = points_in_order(s);
  if (!points) return;
  const auto one = rows_.bulletin_of(points->before, s.claims), other = rows_.bulletin_of(points->after, s.claims);
  if (!one || !other || one->name != other->name)
    return refuse(fmt::format("{} and {} are not of one bulletin", to_string(points->before), to_string(points->after)));
  auto claims = one->claims;
  claims.insert(claims.end(), other->claims.begin(), other->claims.end());
  cites(s, std::move(claims), {habeas::shared_cutoff});
}

void sum_checker::of_claim_in_sum(const proof_step& s) {
  if (s.claims.size() != 1) return refuse("it needs one claim");
  const auto row = as_row(s);
  std::optional<std::vector<assumption_id>> under;
  sums_.visit(s.claims.front(), [&](const sum_row& r, row_rule by, const std::vector<assumption_id>& needs) {
    if (by == s.by && r == row) under = needs;
  });
  if (!under) return refuse(fmt::format("{} does not say this", s.claims.front()));
  cites(s, s.claims, *under);
}

void sum_checker::parts_make_whole(const proof_step& s) {
  if (s.claims.size() != 1) return refuse("it needs one claim");
  if (const auto under = sums_.whole_of_parts(s.claims.front(), as_row(s))) return cites(s, s.claims, *under);
  of_claim_in_sum(s);
}

void sum_checker::part_is_not_negative(const proof_step& s) {
  const auto row = as_row(s);
  const bool fits = row.most == 0 && row.sum.size() == 1 && row.sum.begin()->first.chain == term_chain::stock() && row.sum.begin()->second == -1;
  if (!fits) return refuse("it does not say that the number held in a part is not negative");
  cites(s, {}, {});
}

void sum_checker::part_of_whole(const proof_step& s) {
  const auto row = as_row(s);
  for (const auto& r : as_rises(row))
    if (is_part_of_count(r.count)) {
      std::set<term_chain> kinds;
      for (const auto& [t, times] : r.count) kinds.insert(t.chain);
      // The widest is what the others lie in.
      const auto widest = std::find_if(kinds.begin(), kinds.end(), [&](const term_chain& k) {
        return std::all_of(kinds.begin(), kinds.end(), [&](const term_chain& c) { return c == k || claim_rows::lies_in(c, k); });
      });
      if (widest != kinds.end()) kinds.erase(widest);
      if (!rows_.are_apart(r.count.begin()->first.account, kinds)) return refuse("kinds that no one speaker counts may be one another");
      if (s.because && moves_one(*s.because, r)) return cites(s, claims_of(*s.because), assumptions_of(*s.because));
      return rises(s, r, {}, {});
    }
  // A stratum's stock and the account's, at one point.
  for (const auto& [t, times] : row.sum) {
    if (t.chain != term_chain::stock() || times != 1) continue;
    sum_row whole;
    whole.add(t, 1);
    whole.add(linear_claim_rows::at(t.account, term_chain::all_entries(), t.point), -1);
    whole.add(linear_claim_rows::at(t.account, term_chain::all_exits(), t.point), 1);
    if (whole == row) return cites(s, {}, {});
  }
  refuse("it is not that something is part of what it is counted in");
}

bool sum_checker::moves_one(const proof& why, const rise& r) {
  const auto bare = [](term t) {
    t.point = {};
    return t;
  };
  return why.end == bound_side::low && why.value >= 1 && why.plus.point == r.after && why.minus.point == r.before && bare(why.plus) == bare(why.minus) &&
         r.count.count(bare(why.plus)) != 0;
}

void sum_checker::rises(const proof_step& s, const rise& r, const std::vector<claim_id>& but,
                        const std::vector<assumption_id>& and_but) {
  proof_step points;
  points.by = row_rule::order;
  points.end = bound_side::high;
  points.plus = term::of(r.count.begin()->first.account, term_chain::all_entries(), r.before);
  points.minus = term::of(r.count.begin()->first.account, term_chain::all_entries(), r.after);
  points.because = s.because;
  points.claims = s.claims;
  points.assumptions = s.assumptions;
  std::erase_if(points.claims, [&](const auto& c) { return std::find(but.begin(), but.end(), c) != but.end(); });
  std::erase_if(points.assumptions, [&](const auto& a) { return std::find(and_but.begin(), and_but.end(), a) != and_but.end(); });
  if (s.because) return order_of_events(points);
  // Any of the accounts may tell the order: each knows the hours at which it counts.
  std::set<account_id> tellers;
  for (const auto& [t, times] : r.count) tellers.insert(t.account);
  for (const auto& teller : tellers)
    for (const auto& grounds : rows_.grounds_for_order(r.before, r.after, points.claims, teller))
      if (in_order(points.claims) == in_order(grounds.claims) && in_order(points.assumptions) == in_order(grounds.assumptions)) return;
  same_cutoff(points);
}

void sum_checker::no_other_in_sum(const proof_step& s, assumption_effect effect, const term_chain& total) {
  const auto row = as_row(s);
  const auto& assumed = view_->get(s.assumptions.front());
  if (row.sum.empty() || assumed.effect != effect) return refuse("it does not say this of the account");
  const auto& any = row.sum.begin()->first;
  sum_row rest;
  rest.add(linear_claim_rows::at(assumed.account, total, any.point), 1);
  const auto kinds = rows_.closed(assumed);
  for (const auto& k : kinds) rest.add(linear_claim_rows::at(assumed.account, k, any.point), -1);
  // Kinds of several speakers may be one another: they are no fewer than all there are, and may be counted twice.
  if (row != rest && !rows_.are_apart(assumed.account, kinds)) return refuse("kinds that no one speaker counts may be one another");
  if (row != rest && row != linear_claim_rows::turned(rest)) return refuse("it is not that the kinds are all there are");
  cites(s, {}, {assumed.id});
}

void sum_checker::related(const proof_step& s) {
  const auto row = as_row(s);
  std::vector<const claim*> said;
  for (const auto& c : s.claims)
    if (std::holds_alternative<related_claim>(view_->get(c).says)) said.push_back(&view_->get(c));
  const auto grounds = [&](const std::vector<const claim*>& of) {
    std::vector<claim_id> claims;
    std::vector<assumption_id> under;
    for (const auto* c : of) {
      claims.push_back(c->id);
      under.insert(under.end(), c->under.begin(), c->under.end());
    }
    return std::pair(std::move(claims), std::move(under));
  };
  for (const auto* c : said) {
    const auto& relation = std::get<related_claim>(c->says);
    for (const auto& r : as_rises(row))
      if (relation.flows && sums_.relates(relation, r.count)) {
        const auto on = grounds({c});
        return rises(s, r, on.first, on.second);
      }
  }
  if (s.sum.empty() && s.plus == term{} && s.minus == term{}) {
    if (!overlaps_disagree(s, said)) return refuse("the relations that it cites do not exclude one another");
    const auto on = grounds(said);
    return cites(s, on.first, on.second);
  }
  const auto taken = linear_claim_rows::stocks(row);
  if (!taken) return refuse("it is about no stocks at one point");
  account_id whole;
  std::set<account_id> parts;
  for (const auto& [a, times] : *taken) {
    if (times == -1 && !whole) whole = a;
    else if (times == 1) parts.insert(a);
    else return refuse("it takes an account more than once");
  }
  if (said.size() == 1 && row.most == 0 && sums_.is_whole(std::get<related_claim>(said.front()->says), whole, parts)) {
    const auto on = grounds(said);
    return cites(s, on.first, on.second);
  }
  if (overlapping(row, whole, parts, said)) {
    const auto on = grounds(said);
    return cites(s, on.first, on.second);
  }
  refuse("the relation that it cites does not say this");
}

bool sum_checker::overlaps_disagree(const proof_step& s, const std::vector<const claim*>& said) {
  if (said.size() != 2 || s.claims.size() != 2 || s.end != bound_side::high) return false;
  const auto tells = [](const related_claim& r, const account_id& a, const account_id& b) {
    const auto among = [&](const account_id& which) { return std::find(r.others.begin(), r.others.end(), which) != r.others.end(); };
    if (r.relation == account_relation::disjoint_parts) return among(a) && among(b);
    return r.relation == account_relation::overlaps && r.overlap && ((r.account == a && among(b)) || (r.account == b && among(a)));
  };
  const auto most = [](const related_claim& r) {
    return r.relation == account_relation::disjoint_parts ? std::optional<std::int64_t>(0) : r.overlap->interval().high;
  };
  for (const bool turned : {false, true}) {
    const auto& low = std::get<related_claim>(said[turned ? 1 : 0]->says);
    const auto& high = std::get<related_claim>(said[turned ? 0 : 1]->says);
    if (low.relation != account_relation::overlaps || !low.overlap || !low.overlap->interval().low) continue;
    for (const auto& other : low.others)
      if (other != low.account && tells(high, low.account, other))
        if (const auto n = most(high); n && s.amount == *n - *low.overlap->interval().low) return true;
  }
  return false;
}

bool sum_checker::overlapping(const sum_row& row, const account_id& whole, const std::set<account_id>& parts,
                              const std::vector<const claim*>& said) {
  for (const auto* c : said) {
    const auto& relation = std::get<related_claim>(c->says);
    if (relation.relation != account_relation::overlaps || !relation.overlap) continue;
    const auto both = relation.overlap->interval();
    const auto one_of = [&](const account_id& a) {
      return a == relation.account || std::find(relation.others.begin(), relation.others.end(), a) != relation.others.end();
    };
    if (parts.empty() && said.size() == 1) return both.low && row.most == -*both.low && one_of(whole);
    // Of an account and one that it holds all the latter are in both.
    if (parts.size() == 1 && !whole && said.size() == 2 && both.high && row.most == *both.high && one_of(*parts.begin())) {
      const auto& holds = std::get<related_claim>((said[0] == c ? said[1] : said[0])->says);
      const auto& part = *parts.begin();
      const bool is_part = holds.relation == account_relation::contains && holds.account != part && one_of(holds.account) &&
                           std::find(holds.others.begin(), holds.others.end(), part) != holds.others.end();
      if (is_part && (relation.account == part || relation.account == holds.account)) return true;
    }
    if (parts.size() != 2 || !both.high || row.most != *both.high || parts.count(relation.account) == 0) continue;
    if (!std::all_of(parts.begin(), parts.end(), one_of)) continue;
    std::set<account_id> inside;
    std::size_t used = 1;
    for (const auto* other : said) {
      if (other == c) continue;
      const auto& r = std::get<related_claim>(other->says);
      if (r.relation != account_relation::contains || r.account != whole) return false;
      for (const auto& a : r.others)
        if (parts.count(a) != 0) inside.insert(a);
      ++used;
    }
    if (inside == parts && used == said.size()) return true;
  }
  return false;
}

}  // namespace detail

}  // namespace habeas::verify
