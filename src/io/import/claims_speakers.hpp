// SPDX-License-Identifier: MIT
// The lists that rows are made into, and who speaks in them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/content.hpp>

#include "core/canonical_text.hpp"
#include "io/import/claims_table.hpp"
#include "io/import/claims_text.hpp"

namespace habeas::io {

/// Finds or makes the actor of each row's speaker, and holds the roles of the table against theirs.
class claims_speakers : protected claims_table {
 protected:
  using claims_table::claims_table;

  std::optional<speaker_entry> speaker_of(std::size_t r) {
    const auto& text = cell(r, column_use::speaker);
    if (const auto found = m_.speakers.find(text); found != m_.speakers.end()) {
      need_actor(r, found->second.speaker, {}, column_use::speaker);
      if (!found->second.via.empty()) need_actor(r, found->second.via, {}, column_use::speaker);
      check_role(r, found->second.speaker);
      return found->second;
    }
    if (is_blank(text)) {
      report_cell(r, column_use::speaker, "a claim without a speaker", "nothing", "who said it");
      return std::nullopt;
    }
    for (const auto& c : m_.carried) {
      if (text.size() <= c.ending.size() || text.compare(text.size() - c.ending.size(), c.ending.size(), c.ending) != 0)
        continue;
      const auto outlet = text.substr(0, text.size() - c.ending.size());
      const auto via = actor_named(r, outlet);
      need_actor(r, c.speaker, {}, column_use::speaker);
      if (!via) return std::nullopt;
      check_role(r, *via);
      return speaker_entry{c.speaker, *via};
    }
    const auto own = actor_named(r, text);
    if (own) check_role(r, *own);
    return own ? std::optional(speaker_entry{*own, {}}) : std::nullopt;
  }

  /// The actor of a name as the table writes it: one that the mapping knows, or a new one.
  std::optional<std::string> actor_named(std::size_t r, const std::string& text) {
    if (const auto found = m_.speakers.find(text); found != m_.speakers.end()) return found->second.speaker;
    if (const auto found = known_names_.find(canonical_text(text)); found != known_names_.end()) return found->second;
    if (!m_.create_speakers) {
      report_cell(r, column_use::speaker, "a speaker that the mapping does not know", fmt::format("'{}'", text),
                  "a name in \"speakers\", or \"new_speakers\": \"create\"");
      return std::nullopt;
    }
    const auto name = id_of_name(text);
    if (name.empty()) {
      report_cell(r, column_use::speaker, "a name that gives no id", fmt::format("'{}'", text),
                  "an entry in \"speakers\"");
      return std::nullopt;
    }
    return need_actor(r, name, text, column_use::speaker) ? std::optional(name) : std::nullopt;
  }

  /// Makes the actor where there is none. Two names that give one id are told apart in the mapping only.
  bool need_actor(std::size_t r, const std::string& name, const std::string& text, column_use use) {
    const auto [found, fresh] = actors_.try_emplace(name, text);
    if (!fresh) {
      if (text.empty() || canonical_text(found->second) == canonical_text(text)) return true;
      report_cell(r, use, "two speakers under one id", fmt::format("'{}' and '{}'", found->second, text),
                  fmt::format("an entry in \"speakers\"; both would be '{}'", name));
      return false;
    }
    if (text.empty()) return true;  // named in the mapping, and no actor: the reader says so
    actor made;
    made.id = actor_id(name);
    made.name = text;
    if (const auto kind = m_.roles.find(cell(r, column_use::role)); kind != m_.roles.end()) {
      made.kind = kind->second;
      kinds_[name] = to_slug(kind->second);
    }
    made_.push_back({"actors", content_.actors.size(), {r, column_[index_of(use)]}});
    content_.actors.push_back(std::move(made));
    return true;
  }

  /// The role of a row is that of who carried the word, else of who said it, and becomes the actor's kind.
  void check_role(std::size_t r, const std::string& actor) {
    const auto& role = cell(r, column_use::role);
    if (role.empty()) return;
    const auto kind = m_.roles.find(role);
    if (kind == m_.roles.end())
      return report_cell(r, column_use::role, "a role that the mapping does not know", fmt::format("'{}'", role),
                         "a name in \"roles\"");
    const auto known = kinds_.find(actor);
    if (known != kinds_.end() && known->second != to_slug(kind->second))
      report_cell(r, column_use::role, "another role than the actor has", fmt::format("'{}'", role),
                  fmt::format("a role that makes '{}' of kind {}", actor, known->second));
  }

  /// A thing made of a cell, by its list and place in it.
  struct made_thing {
    std::string list;
    std::size_t number;
    cell_place at;
  };

  dossier_content content_;
  std::unordered_map<std::string, std::string> actors_;       ///< names by id
  std::unordered_map<std::string, std::string> kinds_;        ///< words of kinds by id
  std::unordered_map<std::string, std::string> known_names_;  ///< ids by the names of the mapping's actors, as they look
  std::vector<made_thing> made_;
};

}  // namespace habeas::io
