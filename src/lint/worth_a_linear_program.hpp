// SPDX-License-Identifier: MIT
// Which claims a linear program could use to say more than differences do.
#pragma once

#include <vector>

#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// Of claims that differences use in part, those of which a linear program could say more. What one kind alone says of its
/// way is used in full: each stretch of it bounds the whole, and the whole bounds it. That is not so where an account has
/// two kinds of one way, where one stretch of a kind lies within another, where two numbers have parts by one axis, or
/// where accounts are related.
[[nodiscard]] std::vector<claim_id> worth_a_linear_program(const finding_list& in, std::vector<claim_id> names);

}  // namespace habeas::detail
