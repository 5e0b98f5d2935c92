// SPDX-License-Identifier: MIT
// A contradiction that is known by its claims, with its proof.
#pragma once

#include <stop_token>
#include <vector>

#include <habeas/model/ids.hpp>
#include <habeas/proof/proof.hpp>

#include "proof/labelled_differences.hpp"

namespace habeas {

/// Claims as the premises that a ledger or a timeline knows them by, ascending.
template <class Judged>
[[nodiscard]] std::vector<solve::premise> premises_of(const Judged& judged, const std::vector<claim_id>& claims) {
  std::vector<solve::premise> list;
  for (const auto& c : claims) list.push_back(judged.premises().of_claim(*judged.of().find_place(c)));
  return list;
}

/// The contradiction of one of the `conflict_sets` of a ledger or a timeline. Throws errc::cancelled on request.
template <class Judged>
[[nodiscard]] contradiction conflict_of_claims(const Judged& judged, const std::vector<claim_id>& claims, const std::stop_token& stop = {}) {
  return judged.contradiction_of(premises_of(judged, claims), stop);
}

}  // namespace habeas
