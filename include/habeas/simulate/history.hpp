// SPDX-License-Identifier: MIT
// A history that never happened: who was arrested, moved, convicted, freed, arrested again.
#pragma once

#include <cstdint>
#include <limits>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/simulate/settings.hpp>

namespace habeas {

class random_source;

/// Hours are counted from the start of the first day. What happens "at" an hour happens within it, so that no
/// cut-off, which is on the hour, falls on it. What was so before the first day is at hour `before_all`.
inline constexpr std::int64_t before_all = -1;
inline constexpr std::int64_t never_at = std::numeric_limits<std::int64_t>::max();

/// What a step of a person's custody is.
enum class custody_step_kind { arrest, rearrest, transfer, release, death, escape };

/// Places of custody: facilities by number, from 0; this one is a person's own home.
inline constexpr int own_home = -1;

/// On what terms somebody is let go: numbers of words and places, which the dossier spells out; nothing is -1, or no bit.
struct exit_terms {
  std::int8_t ground = -1;
  std::int8_t destination = -1;
  std::int8_t authority = -1;
  std::uint8_t conditions = 0;  ///< accepted, a bit each
  friend bool operator==(const exit_terms&, const exit_terms&) = default;
};

/// One step of one person's custody, and where the person is from then on.
struct custody_step {
  std::int64_t hour = 0;
  custody_step_kind what = custody_step_kind::arrest;
  int place = 0;
  exit_terms terms = {};  ///< of a release, also of one to the person's own home
};

/// Somebody, with what counts are broken down by. Age and stage change while a person is held.
struct simulated_person {
  bool female = false, military = false, foreign = false;
  std::int64_t adult_from = before_all;     ///< the hour of the eighteenth birthday
  std::int64_t convicted_from = never_at;
  std::vector<custody_step> steps = {};  ///< in order, no two at one hour
};

/// Everybody, and the days on which releases come in waves.
struct history {
  std::int64_t hours = 0;
  int facilities = 3;
  std::vector<simulated_person> people = {};
  std::vector<std::int64_t> wave_days = {};
};

/// Makes up a history. Linear in people. Throws errc::cancelled on request.
[[nodiscard]] HABEAS_API history make_history(const simulation_settings& s, random_source& throws, std::stop_token stop = {});

}  // namespace habeas
