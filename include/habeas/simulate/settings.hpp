// SPDX-License-Identifier: MIT
// What a simulated dossier is asked to be, and the faults that can be planted in it.
#pragma once

#include <cstdint>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

/// One kind of fault that can be planted. Each has the slug of the rule that finds it, but `contradiction`, which is a
/// number that cannot hold beside an earlier one.
enum class fault {
  contradiction, parts_do_not_sum, part_over_whole, repeats_differently, ends_before_start, window_backwards,
  said_before, two_times, bulletin_days, two_ends, cumulative_falls, freed_falls, windows_differ, counters_differ,
  start_not_stated, stock_as_flow, no_bound, one_origin, repeat_not_marked, said_again, supersedes_other,
  pledge_as_done, never_in_custody, units_differ, label_without_speaker, members_over_size, member_twice,
  impossible_age, before_birth, article_against_itself, unaccounted_entries, unaccounted_exits, talks_move_out_of_place,
  talks_round_out_of_place, talks_resumed_first, talks_no_order, talks_not_all_orders,
  same_and_different, opening_and_closing, year_not_meant, read_by_new_rules, denied_in_use, age_not_read, birth_not_read,
  event_not_counted, kind_of_other_way, due_before_signed, twice_in_a_row, no_date, groups_not_added, closes_nothing
};

template <>
struct slug_table<fault> {
  static constexpr auto rows = make_slugs<fault>({
      {fault::contradiction, "contradiction"},
      {fault::parts_do_not_sum, "parts_do_not_sum"},
      {fault::part_over_whole, "part_over_whole"},
      {fault::repeats_differently, "repeats_differently"},
      {fault::ends_before_start, "ends_before_start"},
      {fault::window_backwards, "window_backwards"},
      {fault::said_before, "said_before"},
      {fault::two_times, "two_times"},
      {fault::bulletin_days, "bulletin_days"},
      {fault::two_ends, "two_ends"},
      {fault::cumulative_falls, "cumulative_falls"},
      {fault::freed_falls, "freed_falls"},
      {fault::windows_differ, "windows_differ"},
      {fault::counters_differ, "counters_differ"},
      {fault::start_not_stated, "start_not_stated"},
      {fault::stock_as_flow, "stock_as_flow"},
      {fault::no_bound, "no_bound"},
      {fault::one_origin, "one_origin"},
      {fault::repeat_not_marked, "repeat_not_marked"},
      {fault::said_again, "said_again"},
      {fault::supersedes_other, "supersedes_other"},
      {fault::pledge_as_done, "pledge_as_done"},
      {fault::never_in_custody, "never_in_custody"},
      {fault::units_differ, "units_differ"},
      {fault::label_without_speaker, "label_without_speaker"},
      {fault::members_over_size, "members_over_size"},
      {fault::member_twice, "member_twice"},
      {fault::impossible_age, "impossible_age"},
      {fault::before_birth, "before_birth"},
      {fault::article_against_itself, "article_against_itself"},
      {fault::unaccounted_entries, "unaccounted_entries"},
      {fault::unaccounted_exits, "unaccounted_exits"},
      {fault::talks_move_out_of_place, "talks_move_out_of_place"},
      {fault::talks_round_out_of_place, "talks_round_out_of_place"},
      {fault::talks_resumed_first, "talks_resumed_first"},
      {fault::talks_no_order, "talks_no_order"},
      {fault::talks_not_all_orders, "talks_not_all_orders"},
      {fault::same_and_different, "same_and_different"},
      {fault::opening_and_closing, "opening_and_closing"},
      {fault::year_not_meant, "year_not_meant"},
      {fault::read_by_new_rules, "read_by_new_rules"},
      {fault::denied_in_use, "denied_in_use"},
      {fault::age_not_read, "age_not_read"},
      {fault::birth_not_read, "birth_not_read"},
      {fault::event_not_counted, "event_not_counted"},
      {fault::kind_of_other_way, "kind_of_other_way"},
      {fault::due_before_signed, "due_before_signed"},
      {fault::twice_in_a_row, "twice_in_a_row"},
      {fault::no_date, "no_date"},
      {fault::groups_not_added, "groups_not_added"},
      {fault::closes_nothing, "closes_nothing"},
  });
};

/// The size and the seed of a simulated history and of what is published about it.
struct HABEAS_API simulation_settings {
  std::uint64_t seed = 1;
  std::int64_t days = 60;       ///< 7 to 400,000
  std::int64_t people = 200;    ///< who are ever held; 0 to 10,000,000
  std::int64_t counters = 3;    ///< who publish counts, each by a rule of its own; 1 to 50
  std::int64_t claims = 200;    ///< approximate number; 1 to 5,000,000
  std::int64_t named = 6;       ///< people with a name and claims about them; 0 to 10,000
  day first_day = day::from_civil(2025, 11, 3);
  bool breakdowns = true;          ///< counts are taken apart by sex, age, force, stage, nationality
  bool uncertain_dates = true;     ///< some cut-offs are known to a day, a range or approximately
  bool revisions = true;           ///< some claims are superseded, corrected or retracted later
  bool repeats = true;             ///< some claims are repeated by outlets
  bool vague_numbers = true;       ///< some numbers bound nothing: "about 100", "many"
  bool facilities = true;          ///< the first counter counts each facility too
  bool narrower_kinds = true;      ///< some counts are of a ground, a condition, a destination or an authority
  bool related_lists = true;       ///< another counter counts the women of the first one's list, and some flows of facilities are told
  bool lives = true;               ///< named people have events and memberships, and some are let go in groups
  std::vector<fault> faults = {};  ///< what to plant, each as often as it stands here
};

/// Throws errc::invalid_value for a size outside its limits.
HABEAS_API void require_valid(const simulation_settings& s);

}  // namespace habeas
