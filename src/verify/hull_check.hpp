// SPDX-License-Identifier: MIT
// Are the alternatives of a bound the ways out of its contradictions, and its ends those of their hull?
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/verify/check_result.hpp>

namespace habeas::verify::detail {

/// How many smallest sets meet each of some sets of claims; nothing where finding them would be too much. Sets that share
/// no claim, over however many, are counted apart.
[[nodiscard]] std::optional<std::size_t> count_ways_out(const std::vector<std::vector<claim_id>>& of);

/// Checks what a bound says of its alternatives by the contradictions given with it. Of what is not given with it, or would
/// be too much to go through, it says that this was not checked.
void check_hull(check_result& into, const bound& b);

}  // namespace habeas::verify::detail
