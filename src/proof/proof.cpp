// SPDX-License-Identifier: MIT
#include <habeas/proof/proof.hpp>

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>

namespace habeas {

std::string to_string(const term_chain& c) {
  if (c.is == term_chain::what::none) return {};
  return c.of ? fmt::format("{}:{}", to_slug(c.is), to_slug(*c.of)) : std::string(to_slug(c.is));
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
  detail::gather(p, ids, [](const proof_step& s) -> const auto& { return s.claims; });
  return detail::sorted_once(std::move(ids));
}

std::vector<assumption_id> assumptions_of(const proof& p) {
  std::vector<assumption_id> ids;
  detail::gather(p, ids, [](const proof_step& s) -> const auto& { return s.assumptions; });
  return detail::sorted_once(std::move(ids));
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
