// SPDX-License-Identifier: MIT
// The mapping of a table of coded events, read and checked before any row is.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/model/event.hpp>
#include <habeas/model/statement.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// What a column of coded events can be for the import, but for the code, which may be made of several.
enum class event_use { id, date, actor, recipient, title, said, locator, quote, note };

/// How the table writes days.
enum class day_style { edtf, basic, english };

}  // namespace habeas::io

namespace habeas {

template <>
struct slug_table<io::event_use> {
  static constexpr auto rows = make_slugs<io::event_use>({
      {io::event_use::id, "id"},
      {io::event_use::date, "date"},
      {io::event_use::actor, "actor"},
      {io::event_use::recipient, "recipient"},
      {io::event_use::title, "title"},
      {io::event_use::said, "said"},
      {io::event_use::locator, "locator"},
      {io::event_use::quote, "quote"},
      {io::event_use::note, "note"},
  });
};

template <>
struct slug_table<io::day_style> {
  static constexpr auto rows = make_slugs<io::day_style>({
      {io::day_style::edtf, "edtf"},        // 2018-06-01
      {io::day_style::basic, "basic"},      // 20180601
      {io::day_style::english, "english"},  // 1 June 2018
  });
};

}  // namespace habeas

namespace habeas::io {

inline constexpr std::size_t event_uses = slug_table<event_use>::rows.size();

/// The roles of whoever acts and of whoever is acted upon, in events of a kind.
struct event_roles {
  actor_role actor = actor_role::party;
  actor_role recipient = actor_role::party;
};

struct events_mapping {
  std::string table, standard, speaker, said, document;
  csv_separator between = csv_separator::comma;
  std::array<std::string, event_uses> columns;  ///< the table's names; empty: no such column
  std::vector<std::string> code;                ///< joined by '/', where one is not all
  std::vector<std::string> kept, ignored;
  std::set<std::string> empty;  ///< texts that stand for nothing: "NA"
  day_style days = day_style::edtf;
  std::map<std::string, std::string> actors;     ///< ids by the names that the table writes
  std::map<std::string, event_kind> codes;       ///< codes that the mapping itself reads
  std::map<event_kind, event_roles> roles;
  boost::json::object dossier;
};

inline constexpr std::int64_t events_mapping_version = 1;

/// Reads a mapping as far as it can be read; problems carry JSON pointers, not yet lines.
[[nodiscard]] events_mapping read_events_mapping(const boost::json::value& root, const std::string& file,
                                                 problem_list& problems);

}  // namespace habeas::io
