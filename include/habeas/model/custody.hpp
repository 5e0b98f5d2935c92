// SPDX-License-Identifier: MIT
// The words of custody: facets of a person's situation, and what can change in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>

namespace habeas {

/// Independent facets of custody. Enforced disappearance is deprivation of liberty with whereabouts
/// unknown and acknowledgement denied.
enum class facet { deprived_of_liberty, regime, whereabouts, acknowledgement, holder, legal_stage };

template <>
struct slug_table<facet> {
  static constexpr auto rows = make_slugs<facet>({
      {facet::deprived_of_liberty, "deprived_of_liberty"},
      {facet::regime, "regime"},
      {facet::whereabouts, "whereabouts"},
      {facet::acknowledgement, "acknowledgement"},
      {facet::holder, "holder"},
      {facet::legal_stage, "legal_stage"},
  });
};

enum class regime { prison, police_cell, military_site, hospital, house_arrest, intelligence_site, secret_site, camp,
                    psychiatric_hospital, juvenile_centre, immigration_centre, private_place, embassy, other, unknown };

template <>
struct slug_table<regime> {
  static constexpr auto rows = make_slugs<regime>({
      {regime::prison, "prison"},
      {regime::police_cell, "police_cell"},
      {regime::military_site, "military_site"},
      {regime::hospital, "hospital"},
      {regime::house_arrest, "house_arrest"},
      {regime::intelligence_site, "intelligence_site"},
      {regime::secret_site, "secret_site"},
      {regime::camp, "camp"},
      {regime::psychiatric_hospital, "psychiatric_hospital"},
      {regime::juvenile_centre, "juvenile_centre"},
      {regime::immigration_centre, "immigration_centre"},
      {regime::private_place, "private_place"},
      {regime::embassy, "embassy"},
      {regime::other, "other"},
      {regime::unknown, "unknown"},
  });
};

enum class legal_stage { not_charged, charged, on_trial, convicted, appeal, closed };

template <>
struct slug_table<legal_stage> {
  static constexpr auto rows = make_slugs<legal_stage>({
      {legal_stage::not_charged, "not_charged"},
      {legal_stage::charged, "charged"},
      {legal_stage::on_trial, "on_trial"},
      {legal_stage::convicted, "convicted"},
      {legal_stage::appeal, "appeal"},
      {legal_stage::closed, "closed"},
  });
};

/// The words that a facet can take, for messages; empty for `holder`, whose value is an actor.
[[nodiscard]] HABEAS_API std::string facet_values(facet f);

/// Is `word` a value of the facet? Every actor's id may be a holder's.
[[nodiscard]] HABEAS_API bool is_facet_value(facet f, std::string_view word);

/// How somebody comes into a count or leaves it.
enum class mechanism { arrest, rearrest, transfer, release, exchange, expulsion, escape, death, correction,
                       late_registration, disappearance, reappearance, abduction, surrender };

template <>
struct slug_table<mechanism> {
  static constexpr auto rows = make_slugs<mechanism>({
      {mechanism::arrest, "arrest"},
      {mechanism::rearrest, "rearrest"},
      {mechanism::transfer, "transfer"},
      {mechanism::release, "release"},
      {mechanism::exchange, "exchange"},
      {mechanism::expulsion, "expulsion"},
      {mechanism::escape, "escape"},
      {mechanism::death, "death"},
      {mechanism::correction, "correction"},
      {mechanism::late_registration, "late_registration"},
      {mechanism::disappearance, "disappearance"},
      {mechanism::reappearance, "reappearance"},
      {mechanism::abduction, "abduction"},
      {mechanism::surrender, "surrender"},
  });
};

enum class legal_ground { none_stated, precautionary_measures, sentence_served, pardon, amnesty, acquittal, dismissal,
                          medical, plea, commutation, parole, habeas_corpus, conviction_quashed, time_limit,
                          extradition, decree };

template <>
struct slug_table<legal_ground> {
  static constexpr auto rows = make_slugs<legal_ground>({
      {legal_ground::none_stated, "none_stated"},
      {legal_ground::precautionary_measures, "precautionary_measures"},
      {legal_ground::sentence_served, "sentence_served"},
      {legal_ground::pardon, "pardon"},
      {legal_ground::amnesty, "amnesty"},
      {legal_ground::acquittal, "acquittal"},
      {legal_ground::dismissal, "dismissal"},
      {legal_ground::medical, "medical"},
      {legal_ground::plea, "plea"},
      {legal_ground::commutation, "commutation"},
      {legal_ground::parole, "parole"},
      {legal_ground::habeas_corpus, "habeas_corpus"},
      {legal_ground::conviction_quashed, "conviction_quashed"},
      {legal_ground::time_limit, "time_limit"},
      {legal_ground::extradition, "extradition"},
      {legal_ground::decree, "decree"},
  });
};

enum class condition_kind { reporting, travel_ban, silence, house_arrest, exile, surety, movement_limits, no_contact,
                            no_public_activity, confession, declaration, documents_withheld, monitoring_device,
                            claims_renounced, other };

template <>
struct slug_table<condition_kind> {
  static constexpr auto rows = make_slugs<condition_kind>({
      {condition_kind::reporting, "reporting"},
      {condition_kind::travel_ban, "travel_ban"},
      {condition_kind::silence, "silence"},
      {condition_kind::house_arrest, "house_arrest"},
      {condition_kind::exile, "exile"},
      {condition_kind::surety, "surety"},
      {condition_kind::movement_limits, "movement_limits"},
      {condition_kind::no_contact, "no_contact"},
      {condition_kind::no_public_activity, "no_public_activity"},
      {condition_kind::confession, "confession"},
      {condition_kind::declaration, "declaration"},
      {condition_kind::documents_withheld, "documents_withheld"},
      {condition_kind::monitoring_device, "monitoring_device"},
      {condition_kind::claims_renounced, "claims_renounced"},
      {condition_kind::other, "other"},
  });
};

enum class condition_answer { offered, accepted, refused };

template <>
struct slug_table<condition_answer> {
  static constexpr auto rows = make_slugs<condition_answer>({
      {condition_answer::offered, "offered"},
      {condition_answer::accepted, "accepted"},
      {condition_answer::refused, "refused"},
  });
};

struct release_condition {
  condition_kind kind = condition_kind::other;
  condition_answer answer = condition_answer::offered;
  friend bool operator==(const release_condition&, const release_condition&) = default;
};

/// What changed in somebody's custody: independent parts, none of which implies another.
struct custody_change {
  std::optional<mechanism> how = {};
  std::optional<legal_ground> ground = {};
  std::vector<release_condition> conditions = {};
  place_id destination = {};
  event_id follows = {};  ///< the detention that a re-arrest follows
  actor_id authority = {};  ///< who ordered it
  friend bool operator==(const custody_change&, const custody_change&) = default;
};

}  // namespace habeas
