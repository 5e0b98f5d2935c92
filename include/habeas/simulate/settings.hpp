// SPDX-License-Identifier: MIT
// What a simulated dossier is asked to be, and the faults that can be planted in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

/// One kind of fault that can be planted. All but `contradiction` have the slug of the rule that finds them.
enum class fault {
  contradiction,       ///< a number that cannot hold beside an earlier one
};

template <>
struct slug_table<fault> {
  static constexpr auto rows = make_slugs<fault>({
      {fault::contradiction, "contradiction"},
  });
};

/// The size and the seed of a simulated history and of what is published about it.
struct simulation_settings {
  std::uint64_t seed = 1;
  std::int64_t days = 60;       ///< 7 to 400,000
  std::int64_t people = 200;    ///< who are ever held; 0 to 10,000,000
  std::int64_t counters = 3;    ///< who publish counts, each by a rule of its own; 1 to 50
  std::int64_t claims = 200;    ///< about so many; 1 to 5,000,000
  std::int64_t named = 6;       ///< people with a name and claims about them; 0 to 10,000
  day first_day = day::from_civil(2025, 11, 3);
  bool breakdowns = true;       ///< counts are taken apart by sex, age, force, stage, nationality
  bool uncertain_dates = true;  ///< some cut-offs are known to a day, a range or approximately
  bool revisions = true;        ///< some claims are superseded, corrected or retracted later
  bool repeats = true;          ///< some claims are repeated by outlets
  bool vague_numbers = true;    ///< some numbers bound nothing: "about 100", "many"
  bool facilities = true;       ///< the first counter counts each facility too
  std::vector<fault> faults;    ///< what to plant, each as often as it stands here
};

/// Throws errc::invalid_value for a size outside its limits.
inline void require_valid(const simulation_settings& s) {
  const auto within = [](const char* what, std::int64_t n, std::int64_t low, std::int64_t high) {
    if (n < low || n > high)
      throw error(errc::invalid_value, std::string("cannot simulate so many ") + what, fmt::format("{}", n),
                  fmt::format("{} to {}", low, high));
  };
  within("days", s.days, 7, 400'000);
  within("people", s.people, 0, 10'000'000);
  within("counters", s.counters, 1, 50);
  within("claims", s.claims, 1, 5'000'000);
  within("named people", s.named, 0, 10'000);
}

}  // namespace habeas
