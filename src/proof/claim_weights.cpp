// SPDX-License-Identifier: MIT
#include "proof/claim_weights.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

std::int64_t grading_factor(const std::optional<grading>& g) noexcept {
  const auto points = [](int step) { return step >= 0 && step < 5 ? std::int64_t{5} - step : std::int64_t{3}; };
  return g ? points(g->source - 'A') * points(g->information - '1') : 9;
}

std::size_t origin_of(const dossier& d, std::size_t place) {
  const auto& claims = d.content().claims;
  for (std::size_t steps = 0; steps < claims.size(); ++steps) {
    const auto& from = claims[place].derived_from;
    if (!from || d.find(from) == nullptr) break;
    place = *d.find_place(from);
  }
  return place;
}

namespace {

/// A weight as a fraction of a vote.
struct share {
  std::int64_t votes = 1, among = 1;
};

/// a x b, or nothing past 2^61: far from where sums of a few such would wrap around.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t greatest = std::int64_t{1} << 61;
  std::int64_t made = 0;
  return __builtin_mul_overflow(a, b, &made) || made > greatest ? std::nullopt : std::optional(made);
}

/// The shares in whole parts of one vote, exactly; nothing where the weights together, each moved by the greatest number
/// and by as much again, would pass 2^61.
std::optional<votes> exact_votes(const std::vector<share>& shares, std::int64_t greatest) {
  votes made;
  for (const auto& s : shares) {
    const auto unit = product(made.unit, s.among / std::gcd(made.unit, s.among));
    if (!unit) return std::nullopt;
    made.unit = *unit;
  }
  std::int64_t together = 0;
  for (const auto& s : shares) {
    const auto weight = product(made.unit / s.among, s.votes);
    if (!weight || __builtin_add_overflow(together, *weight, &together)) return std::nullopt;
    made.weight.push_back(*weight);
  }
  const auto price = product(std::max<std::int64_t>(together, 1), 2 * std::max<std::int64_t>(greatest, 1));
  return price ? std::optional(std::move(made)) : std::nullopt;
}

votes rounded_votes(const std::vector<share>& shares) {
  votes made;
  made.unit = 1'000'000;
  made.rounded = true;
  for (const auto& s : shares) {
    const auto parts = made.unit * s.votes;  // a factor of a grading is at most 25
    made.weight.push_back(std::max<std::int64_t>(1, parts / s.among + (parts % s.among >= s.among - s.among / 2 ? 1 : 0)));
  }
  return made;
}

}  // namespace

votes count_votes(const dossier& d, const std::vector<voter>& voters, vote_policy policy) {
  std::map<std::size_t, std::int64_t> sharers;
  std::vector<std::size_t> origin;
  std::map<std::vector<std::size_t>, std::int64_t> scale;
  std::int64_t greatest = 0;
  for (const auto& v : voters) {
    origin.push_back(origin_of(d, v.place));
    ++sharers[origin.back()];
    auto& s = scale[v.quantity];
    s = std::max({s, v.size, std::int64_t{1}});
    greatest = std::max(greatest, v.size);
  }
  std::vector<share> shares;
  for (std::size_t i = 0; i < voters.size(); ++i) {
    share s{1, sharers[origin[i]]};
    if (policy == vote_policy::by_grading) s.votes = grading_factor(d.content().claims[voters[i].place].grade);
    // Numbers are at most 10^12 and sharers at most the claims there are, 2 x 10^7: past 2^61 nothing is told apart.
    if (policy == vote_policy::by_size) s.among = product(s.among, scale[voters[i].quantity]).value_or(std::int64_t{1} << 61);
    const auto common = std::gcd(s.votes, s.among);
    shares.push_back({s.votes / common, s.among / common});
  }
  if (auto exact = exact_votes(shares, greatest)) return *std::move(exact);
  return rounded_votes(shares);
}

}  // namespace habeas
