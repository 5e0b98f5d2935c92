// SPDX-License-Identifier: MIT
// Who speaks, where, and in what: actors, places, documents, bulletins, assumptions, named points.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/model/audience.hpp>
#include <habeas/model/custody.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// Fields whose name starts with `x_`: kept as they were written, never read.
using extra_fields = std::vector<std::pair<std::string, std::string>>;

/// What kind of actor somebody is.
enum class actor_kind { person, government, state_agency, armed_group, political_party, ngo, igo, media, company,
                        religious, coalition, analyst, state, legislature, court, prosecution, police, armed_forces,
                        intelligence_service, prison_service, paramilitary, opposition, delegation, ombudsperson,
                        civil_society, families, trade_union, academic, lawyers, fund, community, other };

template <>
struct slug_table<actor_kind> {
  static constexpr auto rows = make_slugs<actor_kind>({
      {actor_kind::person, "person"},
      {actor_kind::government, "government"},
      {actor_kind::state_agency, "state_agency"},
      {actor_kind::armed_group, "armed_group"},
      {actor_kind::political_party, "political_party"},
      {actor_kind::ngo, "ngo"},
      {actor_kind::igo, "igo"},
      {actor_kind::media, "media"},
      {actor_kind::company, "company"},
      {actor_kind::religious, "religious"},
      {actor_kind::coalition, "coalition"},
      {actor_kind::analyst, "analyst"},
      {actor_kind::state, "state"},
      {actor_kind::legislature, "legislature"},
      {actor_kind::court, "court"},
      {actor_kind::prosecution, "prosecution"},
      {actor_kind::police, "police"},
      {actor_kind::armed_forces, "armed_forces"},
      {actor_kind::intelligence_service, "intelligence_service"},
      {actor_kind::prison_service, "prison_service"},
      {actor_kind::paramilitary, "paramilitary"},
      {actor_kind::opposition, "opposition"},
      {actor_kind::delegation, "delegation"},
      {actor_kind::ombudsperson, "ombudsperson"},
      {actor_kind::civil_society, "civil_society"},
      {actor_kind::families, "families"},
      {actor_kind::trade_union, "trade_union"},
      {actor_kind::academic, "academic"},
      {actor_kind::lawyers, "lawyers"},
      {actor_kind::fund, "fund"},
      {actor_kind::community, "community"},
      {actor_kind::other, "other"},
  });
};

/// Somebody who speaks, negotiates, mediates or holds people.
struct actor {
  actor_id id = {};
  std::string name = {};
  actor_kind kind = actor_kind::other;
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const actor&, const actor&) = default;
};

/// A country, a town, a detention centre.
struct place {
  place_id id = {};
  std::string name = {};
  place_id within = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const place&, const place&) = default;
};

/// Where a claim was read: a page, a report, a list.
struct document {
  document_id id = {};
  std::string title = {};
  actor_id publisher = {};
  std::optional<edtf> published = {};
  std::string address = {};
  std::string archived = {};
  std::optional<edtf> accessed = {};
  std::string hash = {};
  std::string language = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const document&, const document&) = default;
};

/// What one speaker gave out together, in one or several documents, with one cut-off.
struct bulletin {
  bulletin_id id = {};
  actor_id speaker = {};
  std::optional<edtf> as_of = {};
  std::vector<document_id> documents = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const bulletin&, const bulletin&) = default;
};

/// An instant that several claims name together ("since the start of the series"), known up to a date.
struct named_time {
  named_time_id id = {};
  std::optional<edtf> date = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const named_time&, const named_time&) = default;
};

/// What an assumption does beyond carrying the claims that are coded under it.
enum class assumption_effect { none, no_other_exits, no_other_entries, leave_when_freed, enter_when_held, shared_cutoff,
                               dates_as_written, counts_at_day_end, nobody_twice };

template <>
struct slug_table<assumption_effect> {
  static constexpr auto rows = make_slugs<assumption_effect>({
      {assumption_effect::none, "none"},
      {assumption_effect::no_other_exits, "no_other_exits"},
      {assumption_effect::no_other_entries, "no_other_entries"},
      {assumption_effect::leave_when_freed, "leave_when_freed"},
      {assumption_effect::enter_when_held, "enter_when_held"},
      {assumption_effect::shared_cutoff, "shared_cutoff"},
      {assumption_effect::dates_as_written, "dates_as_written"},
      {assumption_effect::counts_at_day_end, "counts_at_day_end"},
      {assumption_effect::nobody_twice, "nobody_twice"},
  });
};

/// Effects that concern one account, which the assumption names.
inline constexpr assumption_effect effects_of_accounts[] = {
    assumption_effect::no_other_exits, assumption_effect::no_other_entries, assumption_effect::leave_when_freed,
    assumption_effect::enter_when_held};

/// Effects that are about no account: every dossier has an assumption of each, whose id is the effect's own word.
inline constexpr assumption_effect built_in_effects[] = {assumption_effect::shared_cutoff, assumption_effect::dates_as_written,
                                                         assumption_effect::counts_at_day_end, assumption_effect::nobody_twice};

[[nodiscard]] constexpr bool is_built_in(assumption_effect effect) noexcept {
  for (const auto one : built_in_effects)
    if (one == effect) return true;
  return false;
}

/// Something that an analyst supposes. It is set on or off in the dossier, a call can switch it, and
/// every proof that uses it cites it.
struct assumption {
  assumption_id id = {};
  actor_id speaker = {};
  std::string statement = {};
  bool on = false;
  assumption_effect effect = assumption_effect::none;
  account_id account = {};  ///< of effects that concern one account
  std::vector<mechanism> kinds = {};  ///< of no other entries or exits: these are all there are; none listed: those that claims count
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const assumption&, const assumption&) = default;
};

}  // namespace habeas
