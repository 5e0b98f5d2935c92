// SPDX-License-Identifier: MIT
// An account: one population counted by one counter under one counting rule.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <habeas/model/custody.hpp>
#include <habeas/model/entities.hpp>

namespace habeas {

/// What one unit of a count is. A person re-arrested is one person and two detentions.
enum class counting_unit { persons, detentions, court_cases, things };

template <>
struct slug_table<counting_unit> {
  static constexpr auto rows = make_slugs<counting_unit>({
      {counting_unit::persons, "persons"},
      {counting_unit::detentions, "detentions"},
      {counting_unit::court_cases, "court_cases"},
      {counting_unit::things, "things"},
  });
};

/// When somebody leaves the list: on the day of release, or on the day it was verified.
enum class leaving_rule { not_stated, when_freed, when_verified };

template <>
struct slug_table<leaving_rule> {
  static constexpr auto rows = make_slugs<leaving_rule>({
      {leaving_rule::not_stated, "not_stated"},
      {leaving_rule::when_freed, "when_freed"},
      {leaving_rule::when_verified, "when_verified"},
  });
};

/// At what hour of the day "as of" which it counts a counter counts.
enum class cutoff_hour { not_stated, start_of_day, end_of_day };

template <>
struct slug_table<cutoff_hour> {
  static constexpr auto rows = make_slugs<cutoff_hour>({
      {cutoff_hour::not_stated, "not_stated"},
      {cutoff_hour::start_of_day, "start_of_day"},
      {cutoff_hour::end_of_day, "end_of_day"},
  });
};

/// One clause of the predicate: people whose facet has this value are counted, or are not.
struct facet_clause {
  facet of = facet::deprived_of_liberty;
  std::string value = {};
  bool counted = true;
  friend bool operator==(const facet_clause&, const facet_clause&) = default;
};

/// Whom a counter counts, and how.
struct counting_rule {
  counting_unit unit = counting_unit::persons;
  std::vector<facet_clause> clauses = {};
  std::int64_t minimum_days = 0;  ///< held for fewer days: not counted
  leaving_rule leaves = leaving_rule::not_stated;
  cutoff_hour cutoff = cutoff_hour::not_stated;
  std::string verification = {};
  std::string window = {};
  std::string deduplication = {};
  std::string revisions = {};
  friend bool operator==(const counting_rule&, const counting_rule&) = default;
};

struct account {
  account_id id = {};
  actor_id counter = {};
  std::string population = {};
  counting_rule rule = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const account&, const account&) = default;
};

}  // namespace habeas
