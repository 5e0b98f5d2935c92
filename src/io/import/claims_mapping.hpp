// SPDX-License-Identifier: MIT
// The mapping of a table of claims, read and checked before any row is.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/error.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/model/claim.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// What a column can be for the import, whatever the table calls it.
enum class column_use {
  id,
  country,
  speaker,
  role,
  measure,
  kind,
  value,
  qualifier,
  as_of,
  from,
  to,
  precision,
  breakdown,
  bulletin,
  said,
  published,
  address,
  locator,
  quote,
  language,
  note
};

/// How much of a row's dates is meant.
enum class date_precision { day, month, year, about };

}  // namespace habeas::io

namespace habeas {

template <>
struct slug_table<io::date_precision> {
  static constexpr auto rows = make_slugs<io::date_precision>({
      {io::date_precision::day, "day"},
      {io::date_precision::month, "month"},
      {io::date_precision::year, "year"},
      {io::date_precision::about, "about"},
  });
};

template <>
struct slug_table<io::column_use> {
  static constexpr auto rows = make_slugs<io::column_use>({
      {io::column_use::id, "id"},
      {io::column_use::country, "country"},
      {io::column_use::speaker, "speaker"},
      {io::column_use::role, "role"},
      {io::column_use::measure, "measure"},
      {io::column_use::kind, "kind"},
      {io::column_use::value, "value"},
      {io::column_use::qualifier, "qualifier"},
      {io::column_use::as_of, "as_of"},
      {io::column_use::from, "from"},
      {io::column_use::to, "to"},
      {io::column_use::precision, "precision"},
      {io::column_use::breakdown, "breakdown"},
      {io::column_use::bulletin, "bulletin"},
      {io::column_use::said, "said"},
      {io::column_use::published, "published"},
      {io::column_use::address, "address"},
      {io::column_use::locator, "locator"},
      {io::column_use::quote, "quote"},
      {io::column_use::language, "language"},
      {io::column_use::note, "note"},
  });
};

}  // namespace habeas

namespace habeas::io {

inline constexpr std::size_t column_uses = slug_table<column_use>::rows.size();

[[nodiscard]] constexpr std::size_t index_of(column_use use) {
  return static_cast<std::size_t>(use);
}

struct speaker_entry {
  std::string speaker;
  std::string via;
};

/// "X (reporting Y)": the text before the ending carried what the speaker said.
struct carried_entry {
  std::string ending;
  std::string speaker;
};

/// The first rule whose conditions all hold says what a row claims.
struct measure_rule {
  struct condition {
    std::optional<column_use> use;  ///< nothing: `via`
    std::vector<std::string> any_of;
  };
  std::vector<condition> when;
  claim_kind kind = claim_kind::held;
  std::string account;                               ///< for every speaker
  std::map<std::string, std::string> account_of;     ///< or by speaker
  std::map<std::string, boost::json::value> starts;  ///< words of the `from` column that name another point
  boost::json::object fields;                        ///< further fields of the claim
};

struct axis_entry {
  std::string axis;
  std::vector<std::string> partition;
};

struct claims_mapping {
  std::string table;
  csv_separator between = csv_separator::comma;
  std::array<std::string, column_uses> columns;  ///< the table's names; empty: no such column
  std::array<std::string, column_uses> constants;  ///< what a cell says where it is empty or there is none
  std::vector<std::string> kept, ignored;
  other_columns others = other_columns::refuse;
  std::string country;
  std::map<std::string, quantifier> qualifiers;
  std::map<std::string, date_precision> precisions;
  table_settings written;  ///< its thousands and dates
  std::map<std::string, actor_kind> roles;
  std::map<std::string, speaker_entry> speakers;
  std::vector<carried_entry> carried;
  bool create_speakers = false;
  std::map<std::string, axis_entry> part_axis;  ///< by the name of a part
  std::vector<std::string> subset_marks;
  std::vector<measure_rule> measures;
  boost::json::object overrides;
  boost::json::object dossier;
};

inline constexpr std::int64_t mapping_version = 1;

/// Reads a mapping as far as it can be read; problems carry JSON pointers, not yet lines.
[[nodiscard]] claims_mapping read_mapping(const boost::json::value& root, const std::string& file,
                                          problem_list& problems);

}  // namespace habeas::io
