// SPDX-License-Identifier: MIT
// What each claim weighs where claims cannot all hold: one vote for each origin, unless a policy is named.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/model/dossier.hpp>

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
};

/// A policy's factor of a grading: the source A to E counts 5 to 1, the information 1 to 5 likewise, and F, 6 and what is
/// not graded are in the middle, 3; the product of both.
[[nodiscard]] inline std::int64_t grading_factor(const std::optional<grading>& g) noexcept {
  const auto points = [](int step) { return step >= 0 && step < 5 ? std::int64_t{5} - step : std::int64_t{3}; };
  return g ? points(g->source - 'A') * points(g->information - '1') : 9;
}

/// The claim that a claim repeats in the end, as far as the view shows them.
[[nodiscard]] inline std::size_t origin_of(const dossier& d, std::size_t place) {
  const auto& claims = d.content().claims;
  for (std::size_t steps = 0; steps < claims.size(); ++steps) {
    const auto& from = claims[place].derived_from;
    if (!from || d.find(from) == nullptr) break;
    place = *d.find_place(from);
  }
  return place;
}

/// Those who repeat one origin share its one vote evenly, whatever they say: five papers that print a bulletin weigh what
/// it would alone, and one that misprints it a fifth. A scale (`by_size`) is that of the quantity, the greatest number
/// that any claim on it states, so that sources of 100 and 200 on one quantity weigh the same. Weights are exact in
/// parts of `unit` where 1,000,000 parts suffice, and rounded to the nearest such part beyond.
[[nodiscard]] inline votes count_votes(const dossier& d, const std::vector<voter>& voters, vote_policy policy) {
  constexpr std::int64_t finest = 1'000'000;
  std::map<std::size_t, std::int64_t> sharers;
  std::vector<std::size_t> origin;
  std::map<std::vector<std::size_t>, std::int64_t> scale;
  for (const auto& v : voters) {
    origin.push_back(origin_of(d, v.place));
    ++sharers[origin.back()];
    auto& s = scale[v.quantity];
    s = std::max({s, v.size, std::int64_t{1}});
  }
  votes made;
  for (const auto& [place, n] : sharers) {
    made.unit = std::lcm(made.unit, n);
    if (made.unit > finest) break;
  }
  if (made.unit > finest || policy == vote_policy::by_size) made.unit = finest;
  for (std::size_t i = 0; i < voters.size(); ++i) {
    auto parts = made.unit;
    auto among = sharers[origin[i]];
    if (policy == vote_policy::by_grading) parts *= grading_factor(d.content().claims[voters[i].place].grade);
    if (policy == vote_policy::by_size) among *= std::min(scale[voters[i].quantity], finest);
    made.weight.push_back(std::max<std::int64_t>(1, (parts + among / 2) / among));
  }
  return made;
}

}  // namespace habeas
