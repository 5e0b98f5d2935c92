// SPDX-License-Identifier: MIT
#include "proof/labelled_program.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "proof/labelled_differences.hpp"
#include "proof/transitive_rows.hpp"
#include "solve/linear_certificate.hpp"

namespace habeas {

solve::variable claim_program::add(term name) {
  terms_.push_back(std::move(name));
  return program_.add_variable();
}

solve::variable claim_program::take(const claim_system& s) {
  const auto first = static_cast<solve::variable>(program_.variable_count());
  for (solve::variable v = 0; v < s.system().variable_count(); ++v) (void)add(s.name_of(v));
  const auto& rows = s.system().rows();
  const auto needed = needed_rows(s.system());
  for (solve::row_index r = 0; r < rows.size(); ++r) {
    if (!needed[r]) continue;
    program_.add_row({{first + rows[r].plus, 1}, {first + rows[r].minus, -1}}, rows[r].at_most, s.system().premises_of(r));
    origins_.push_back({&s, r, {}, {}, {}, {}});
  }
  return first;
}

void claim_program::at_most(std::span<const solve::weighted_variable> sum, std::int64_t amount, row_rule by,
                            std::span<const solve::premise> rests_on) {
  program_.add_row(sum, amount, rests_on);
  origins_.push_back({nullptr, 0, by, {}, {}, {}});
}

void claim_program::within(std::span<const solve::weighted_variable> sum, const integer_interval& number, row_rule by,
                           std::span<const solve::premise> rests_on) {
  if (number.high) at_most(sum, *number.high, by, rests_on);
  if (number.low) at_least(sum, *number.low, by, rests_on);
}

void claim_program::never_falls(std::size_t count, std::span<const solve::weighted_variable> before,
                                std::span<const solve::weighted_variable> after, row_rule by, const claim_system& order,
                                solve::row_index why, std::span<const solve::premise> also) {
  std::vector<solve::weighted_variable> sum(before.begin(), before.end());
  for (auto w : after) sum.push_back({w.of, -w.times});
  const auto grounds = order.system().premises_of(why);
  std::vector<solve::premise> on(grounds.begin(), grounds.end());
  on.insert(on.end(), also.begin(), also.end());
  program_.add_row(sum, 0, on);
  origins_.push_back({&order, why, by, count, {}, {}});
  const auto& row = order.system().rows()[why];
  origins_.back().before = order.name_of(row.plus).point;
  origins_.back().after = order.name_of(row.minus).point;
}

std::size_t claim_program::add_count(running_count c) {
  counts_.push_back(std::move(c));
  return counts_.size() - 1;
}

proof claim_program::prove(const solve::linear_certificate& c, bound_side end, std::optional<solve::variable> plus,
                           std::optional<solve::variable> minus) const {
  proof p;
  p.end = end;
  p.divisor = c.divisor;
  std::vector<stretch> plain;
  for (const auto& s : c.shares) {
    if (auto rise = as_stretch(s.row)) {
      rise->times = s.times;
      plain.push_back(std::move(*rise));
    } else {
      p.steps.push_back(step(s.row, end));
      p.steps.back().times = s.times;
    }
  }
  for (const auto& s : join(std::move(plain))) p.steps.push_back(step(s, end));
  std::stable_sort(p.steps.begin(), p.steps.end(), [](const proof_step& a, const proof_step& b) {
    return a.claims.empty() != b.claims.empty() ? b.claims.empty() : false;
  });
  p.value = end == bound_side::high ? c.ceiling() : -c.ceiling();
  if (plus) p.plus = terms_[end == bound_side::high ? *plus : *minus];
  if (minus) p.minus = terms_[end == bound_side::high ? *minus : *plus];
  follow(p);
  p.steps = join_order(std::move(p.steps));
  return p;
}

std::vector<solve::weighted_variable> claim_program::turned(std::span<const solve::weighted_variable> sum) {
  std::vector<solve::weighted_variable> other(sum.begin(), sum.end());
  for (auto& w : other) w.times = -w.times;
  return other;
}

std::optional<claim_program::stretch> claim_program::as_stretch(solve::row_index r) const {
  const auto& o = origins_[r];
  if (!program_.premises_of(r).empty() || o.system == nullptr) return std::nullopt;
  stretch s;
  if (o.by) {
    s.count = o.count;
    s.by = *o.by;
    s.before = o.before;
    s.after = o.after;
    return s;
  }
  const auto& row = o.system->system().rows()[o.row];
  const auto& plus = o.system->name_of(row.plus);
  const auto& minus = o.system->name_of(row.minus);
  if (o.system->rule_of(row) != row_rule::order || row.at_most != 0 || plus.chain != minus.chain || plus.account != minus.account || plus.event != minus.event) return std::nullopt;
  s.chain = plus;
  s.chain.point = {};
  s.before = plus.point;
  s.after = minus.point;
  return s;
}

std::vector<claim_program::stretch> claim_program::join(std::vector<stretch> all) {
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < all.size() && !more; ++i)
      for (std::size_t j = 0; j < all.size() && !more; ++j) {
        if (i == j || !all[j].follows(all[i])) continue;
        const auto both = std::min(all[i].times, all[j].times);
        auto whole = all[i];
        whole.after = all[j].after;
        whole.times = both;
        all[i].times -= both;
        all[j].times -= both;
        std::erase_if(all, [](const stretch& s) { return s.times == 0; });
        if (whole.before != whole.after) all.push_back(std::move(whole));
        more = true;
      }
  }
  return all;
}

proof_step claim_program::step(const stretch& s, bound_side end) const {
  proof_step made;
  made.by = s.by;
  made.end = end;
  made.times = s.times;
  std::vector<weighted_term> sum;
  const auto add = [&](const term& t, const account_point& point, std::int64_t times) {
    sum.push_back({times, t});
    sum.back().of.point = point;
  };
  if (s.count) {
    for (const auto& w : counts_[*s.count].of) add(w.of, s.before, w.times);
    for (const auto& w : counts_[*s.count].of) add(w.of, s.after, -w.times);
  } else {
    add(s.chain, s.before, 1);
    add(s.chain, s.after, -1);
  }
  say(made, std::move(sum), 0);
  return made;
}

proof_step claim_program::step(solve::row_index r, bound_side end) const {
  const auto& o = origins_[r];
  if (!o.by) return o.system->step(o.system->system().rows()[o.row], program_.premises_of(r), end);
  proof_step made;
  made.by = *o.by;
  made.end = end;
  if (o.system != nullptr) made.because = o.system->step(o.system->system().rows()[o.row], {}, end).because;
  for (const auto l : program_.premises_of(r)) {
    if (premises_->is_claim(l)) made.claims.push_back(premises_->claim_name(l));
    else made.assumptions.push_back(premises_->assumption_name(l));
  }
  std::vector<weighted_term> sum;
  for (const auto& w : program_.sum_of(r)) sum.push_back({w.times, terms_[w.of]});
  say(made, std::move(sum), program_.at_most(r));
  return made;
}

void claim_program::say(proof_step& made, std::vector<weighted_term> sum, std::int64_t amount) {
  const bool high = made.end == bound_side::high;
  if (sum.size() == 2 && sum[0].times == -sum[1].times && (sum[0].times == 1 || sum[0].times == -1)) {
    const auto& up = sum[0].times == 1 ? sum[0].of : sum[1].of;
    const auto& down = sum[0].times == 1 ? sum[1].of : sum[0].of;
    made.plus = high ? up : down;
    made.minus = high ? down : up;
  } else {
    if (!high)
      for (auto& w : sum) w.times = -w.times;
    made.sum = std::move(sum);
  }
  made.amount = high ? amount : -amount;
}

void claim_program::follow(proof& p) {
  const bool plain = p.divisor == 1 && std::all_of(p.steps.begin(), p.steps.end(),
                                                   [](const proof_step& s) { return s.times == 1 && s.sum.empty(); });
  if (!plain || p.steps.empty()) return;
  if (p.plus == term{}) p.plus = p.minus = p.steps.front().plus;
  const term* at = &p.plus;
  for (std::size_t i = 0; i < p.steps.size(); ++i) {
    const auto next = std::find_if(p.steps.begin() + static_cast<std::ptrdiff_t>(i), p.steps.end(),
                                   [&](const proof_step& s) { return s.plus == *at; });
    if (next == p.steps.end()) return;
    std::rotate(p.steps.begin() + static_cast<std::ptrdiff_t>(i), next, next + 1);
    at = &p.steps[i].minus;
  }
}

}  // namespace habeas
