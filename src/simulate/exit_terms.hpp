// SPDX-License-Identifier: MIT
// On what terms people are let go in a simulated history: grounds, conditions, destinations, authorities.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <habeas/model/content.hpp>
#include <habeas/model/narrower_kind.hpp>
#include <habeas/simulate/history.hpp>
#include "simulate/random_source.hpp"

namespace habeas::detail {

/// What the numbers in `exit_terms` stand for.
inline constexpr std::array exit_grounds{legal_ground::pardon, legal_ground::amnesty, legal_ground::sentence_served, legal_ground::precautionary_measures};
inline constexpr std::array exit_conditions{condition_kind::house_arrest, condition_kind::reporting, condition_kind::travel_ban};
inline constexpr int exit_places = 2, exit_authorities = 2;

[[nodiscard]] place_id exit_place(int number);
[[nodiscard]] actor_id exit_authority(int number);

/// Was somebody let go on such terms?
[[nodiscard]] bool is_on_terms(const exit_terms& terms, const narrower_kind& by);

/// Gives each release its terms. A transfer to somebody's own home is a release to house arrest.
void set_terms(history& past, random_source& throws);

/// The change of custody that a step is, as an event tells it.
[[nodiscard]] custody_change change_of(const custody_step& step);

/// Puts the places and the authorities into a dossier's lists.
void add_places_and_authorities(dossier_content& into);

}  // namespace habeas::detail
