// SPDX-License-Identifier: MIT
// Rules about breakdowns: parts against their whole, and against the claim that is repeated.
#pragma once

#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// repeats_differently: who repeats a claim gives another number, or another number for the same part.
void repeats_differently(finding_list& into, const claim& c);

/// All rules of this header.
void find_parts(finding_list& into);

}  // namespace habeas::detail
