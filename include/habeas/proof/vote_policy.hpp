// SPDX-License-Identifier: MIT
// How claims are weighed against one another where they cannot all hold.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// How a person's change of a claim's number is weighed.
enum class vote_policy {
  one_vote,    ///< each origin alike
  by_grading,  ///< by the Admiralty grading of the claim
  by_size,     ///< as a share of the number: a tenth of 1,000 weighs what a tenth of 10 does
};

template <>
struct slug_table<vote_policy> {
  static constexpr auto rows = make_slugs<vote_policy>({
      {vote_policy::one_vote, "one_vote"}, {vote_policy::by_grading, "by_grading"}, {vote_policy::by_size, "by_size"}});
};

}  // namespace habeas
