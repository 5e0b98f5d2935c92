// SPDX-License-Identifier: MIT
// Everything that a dossier holds, as plain lists: what files are read into and written from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <habeas/model/claim.hpp>

namespace habeas {

/// The lists of a dossier. A builder checks them and makes a dossier of them.
struct dossier_content {
  std::string id;
  std::string title;
  std::string language;
  std::int32_t clock = 0;  ///< minutes east of UTC: the one local clock on which instants are ordered
  std::optional<habeas::hemisphere> hemisphere;
  std::optional<edtf> recorded;  ///< when claims entered that do not say so themselves
  std::string note;

  std::vector<actor> actors;
  std::vector<place> places;
  std::vector<document> documents;
  std::vector<bulletin> bulletins;
  std::vector<account> accounts;
  std::vector<assumption> assumptions;
  std::vector<named_point> points;
  std::vector<person> people;
  std::vector<group> groups;
  std::vector<event> events;
  std::vector<claim> claims;
  extra_fields extra;

  friend bool operator==(const dossier_content&, const dossier_content&) = default;
};

/// Calls `see(list, name)` for each list in the order of the file.
template <class Content, class See>
void visit_lists(Content& content, See&& see) {
  see(content.actors, "actors");
  see(content.places, "places");
  see(content.documents, "documents");
  see(content.bulletins, "bulletins");
  see(content.accounts, "accounts");
  see(content.assumptions, "assumptions");
  see(content.points, "points");
  see(content.people, "people");
  see(content.groups, "groups");
  see(content.events, "events");
  see(content.claims, "claims");
}

/// The word for one thing of a list, for messages.
template <class T>
inline constexpr const char* word_for = "thing";
template <> inline constexpr const char* word_for<actor> = "actor";
template <> inline constexpr const char* word_for<place> = "place";
template <> inline constexpr const char* word_for<document> = "document";
template <> inline constexpr const char* word_for<bulletin> = "bulletin";
template <> inline constexpr const char* word_for<account> = "account";
template <> inline constexpr const char* word_for<assumption> = "assumption";
template <> inline constexpr const char* word_for<named_point> = "point";
template <> inline constexpr const char* word_for<person> = "person";
template <> inline constexpr const char* word_for<group> = "group";
template <> inline constexpr const char* word_for<event> = "event";
template <> inline constexpr const char* word_for<claim> = "claim";

/// The ids of the two assumptions that every dossier has.
inline const assumption_id shared_cutoff{"shared_cutoff"};
inline const assumption_id dates_as_written{"dates_as_written"};

/// An assumption that every dossier has, as it stands where the dossier says nothing of it.
[[nodiscard]] inline assumption built_in_assumption(assumption_effect effect) {
  assumption a;
  a.on = true;
  a.effect = effect;
  if (effect == assumption_effect::shared_cutoff) {
    a.id = shared_cutoff;
    a.statement = "The numbers of one bulletin share one cut-off.";
  } else {
    a.id = dates_as_written;
    a.statement = "Dates marked as uncertain or approximate are exactly as written.";
  }
  return a;
}

}  // namespace habeas
