// SPDX-License-Identifier: MIT
#include "proof/claim_weights.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
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

votes count_votes(const dossier& d, const std::vector<voter>& voters, vote_policy policy) {
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
