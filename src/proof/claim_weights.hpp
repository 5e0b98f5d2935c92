// SPDX-License-Identifier: MIT
// What each claim weighs where claims cannot all hold: one vote for each origin, unless a policy is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/vote_policy.hpp>

namespace habeas {

/// A claim that has a vote: its place in the dossier, a name for the quantity that it is about, and its number.
struct voter {
  std::size_t place = 0;
  std::vector<std::size_t> quantity;  ///< equal for claims about one and the same quantity
  std::int64_t size = 0;              ///< the greater end of its number
};

/// Whole weights, in parts of a vote.
struct votes {
  std::vector<std::int64_t> weight;  ///< one for each voter, 1 or more
  std::int64_t unit = 1;             ///< so many parts are one vote
  bool rounded = false;              ///< some weight is no whole number of parts, and stands for the nearest
};

/// A policy's factor of a grading: the source A to E counts 5 to 1, the information 1 to 5 likewise, and F, 6 and what is
/// not graded are in the middle, 3; the product of both.
[[nodiscard]] std::int64_t grading_factor(const std::optional<grading>& g) noexcept;

/// The claim that a claim repeats in the end, as far as the view shows them.
[[nodiscard]] std::size_t origin_of(const dossier& d, std::size_t place);

/// Those who repeat one origin share its one vote evenly, whatever they say: five papers that print a bulletin weigh what
/// it would alone, and one that misprints it a fifth. A scale (`by_size`) is that of the quantity, the greatest number
/// that any claim on it states, so that sources of 100 and 200 on one quantity weigh the same. Weights are exact where
/// there is a `unit` for them with which no price of a change can pass 2^61; else they are rounded to the nearest
/// millionth of a vote, at least one, and `rounded` says so.
[[nodiscard]] votes count_votes(const dossier& d, const std::vector<voter>& voters, vote_policy policy);

}  // namespace habeas
