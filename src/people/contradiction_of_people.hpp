// SPDX-License-Identifier: MIT
// Claims about who is who that cannot all hold, told as a contradiction.
#pragma once

#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include "proof/labelled_differences.hpp"

namespace habeas::detail {

/// One step that cites the claims and the assumptions that they were made under: together they are one too many.
[[nodiscard]] contradiction contradiction_of_people(const dossier& d, const claim_premises& premises, const std::vector<solve::premise>& conflict);

}  // namespace habeas::detail
