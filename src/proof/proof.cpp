// SPDX-License-Identifier: MIT
#include <habeas/proof/proof.hpp>

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>
#include "core/each_once.hpp"

namespace habeas {

namespace {

template <class Id, class Pick>
void gather(const proof& p, std::vector<Id>& into, Pick pick) {
  for (const auto& step : p.steps) {
    const auto& ids = pick(step);
    into.insert(into.end(), ids.begin(), ids.end());
    if (step.because) gather(*step.because, into, pick);
  }
}

template <class Id>
std::vector<Id> each_once(std::vector<Id> ids) {
  keep_each_once(ids);
  return ids;
}

}  // namespace

namespace detail {
std::vector<claim_id> sorted_once(std::vector<claim_id> ids) { return each_once(std::move(ids)); }
std::vector<assumption_id> sorted_once(std::vector<assumption_id> ids) { return each_once(std::move(ids)); }
std::vector<event_id> sorted_once(std::vector<event_id> ids) { return each_once(std::move(ids)); }
std::vector<actor_id> sorted_once(std::vector<actor_id> ids) { return each_once(std::move(ids)); }
std::vector<person_id> sorted_once(std::vector<person_id> ids) { return each_once(std::move(ids)); }
}  // namespace detail

std::string to_string(const term_chain& c) {
  if (c.is == term_chain::what::none) return {};
  return c.is_whole() ? std::string(to_slug(c.is)) : fmt::format("{}:{}", to_slug(c.is), kind_text(c.of, c.by));
}

proof_step::proof_step() = default;
proof_step::proof_step(const proof_step&) = default;
proof_step::proof_step(proof_step&&) noexcept = default;
proof_step& proof_step::operator=(const proof_step&) = default;
proof_step& proof_step::operator=(proof_step&&) noexcept = default;
proof_step::~proof_step() = default;

proof::proof() = default;
proof::proof(const proof&) = default;
proof::proof(proof&&) noexcept = default;
proof& proof::operator=(const proof&) = default;
proof& proof::operator=(proof&&) noexcept = default;
proof::~proof() = default;

bound_alternative::bound_alternative() = default;
bound_alternative::bound_alternative(const bound_alternative&) = default;
bound_alternative::bound_alternative(bound_alternative&&) noexcept = default;
bound_alternative& bound_alternative::operator=(const bound_alternative&) = default;
bound_alternative& bound_alternative::operator=(bound_alternative&&) noexcept = default;
bound_alternative::~bound_alternative() = default;

bound::bound() = default;
bound::bound(const bound&) = default;
bound::bound(bound&&) noexcept = default;
bound& bound::operator=(const bound&) = default;
bound& bound::operator=(bound&&) noexcept = default;
bound::~bound() = default;

contradiction::contradiction() = default;
contradiction::contradiction(const contradiction&) = default;
contradiction::contradiction(contradiction&&) noexcept = default;
contradiction& contradiction::operator=(const contradiction&) = default;
contradiction& contradiction::operator=(contradiction&&) noexcept = default;
contradiction::~contradiction() = default;

std::vector<claim_id> claims_of(const proof& p) {
  std::vector<claim_id> ids;
  gather(p, ids, [](const proof_step& s) -> const auto& { return s.claims; });
  return detail::sorted_once(std::move(ids));
}

std::vector<assumption_id> assumptions_of(const proof& p) {
  std::vector<assumption_id> ids;
  gather(p, ids, [](const proof_step& s) -> const auto& { return s.assumptions; });
  return detail::sorted_once(std::move(ids));
}

std::vector<claim_id> claims_of(const bound& b) {
  std::vector<claim_id> ids;
  for (const auto* p : {&b.low_proof, &b.high_proof})
    if (*p) gather(**p, ids, [](const proof_step& s) -> const auto& { return s.claims; });
  return each_once(std::move(ids));
}

void cite_assumptions(bound& b) {
  for (const auto* p : {&b.low_proof, &b.high_proof}) {
    if (!*p) continue;
    const auto used = assumptions_of(**p);
    b.assumptions.insert(b.assumptions.end(), used.begin(), used.end());
  }
  b.assumptions = detail::sorted_once(std::move(b.assumptions));
}

}  // namespace habeas
