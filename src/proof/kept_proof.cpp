// SPDX-License-Identifier: MIT
#include "proof/kept_proof.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace habeas {

namespace {

/// An end of an event as a point; null for all others.
account_point point_of(const term& t) {
  if (t.kind != term::what::event) return {};
  return t.chain.is == term_chain::what::start ? account_point::start_of(t.event) : account_point::end_of(t.event);
}

term term_of(const account_point& p) {
  if (const auto* start = p.as<account_point::event_start>()) return term::start_of(start->of);
  if (const auto* end = p.as<account_point::event_end>()) return term::end_of(end->of);
  return {};
}

bool has_point(const term& t) { return term_of(point_of(t)) == t; }

}  // namespace

kept_proof::kept_proof(const proof& p) : end_(p.end), value_(p.value), divisor_(p.divisor) {
  const bool is_of_days = has_point(p.plus) && has_point(p.minus) && std::all_of(p.steps.begin(), p.steps.end(), [](const proof_step& s) {
    return !s.because && s.sum.empty() && !s.widened && has_point(s.plus) && has_point(s.minus);
  });
  if (!is_of_days) {
    whole_ = std::make_shared<const proof>(p);
    return;
  }
  plus_ = point_of(p.plus);
  minus_ = point_of(p.minus);
  steps_.reserve(p.steps.size());
  for (const auto& s : p.steps) steps_.push_back({s.by, s.end, point_of(s.plus), point_of(s.minus), s.amount, s.times, s.claims, s.assumptions});
}

std::shared_ptr<const proof> kept_proof::get() const {
  if (whole_) return whole_;
  auto known = read_.load().lock();
  if (!known) {
    known = std::make_shared<const proof>(made_again());
    read_.store(known);
  }
  return known;
}

proof kept_proof::made_again() const {
  proof p;
  p.end = end_;
  p.plus = term_of(plus_);
  p.minus = term_of(minus_);
  p.value = value_;
  p.divisor = divisor_;
  p.steps.reserve(steps_.size());
  for (const auto& kept : steps_) {
    auto& s = p.steps.emplace_back();
    s.by = kept.by;
    s.end = kept.end;
    s.plus = term_of(kept.plus);
    s.minus = term_of(kept.minus);
    s.amount = kept.amount;
    s.times = kept.times;
    s.claims = kept.claims;
    s.assumptions = kept.assumptions;
  }
  return p;
}

}  // namespace habeas
