// SPDX-License-Identifier: MIT
// Labels that speakers give to people, and the criteria they name. A label is always somebody's label.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// Labels that many speakers use. A claim may carry any other text: these words only make them comparable.
enum class known_label { political_prisoner, prisoner_of_conscience, arbitrarily_detained, disappeared, hostage,
                         prisoner_of_war, security_prisoner, administrative_detainee, human_rights_defender, terrorist,
                         extremist, conspirator, spy, traitor, mercenary, enemy_combatant, common_criminal };

template <>
struct slug_table<known_label> {
  static constexpr auto rows = make_slugs<known_label>({
      {known_label::political_prisoner, "political_prisoner"},
      {known_label::prisoner_of_conscience, "prisoner_of_conscience"},
      {known_label::arbitrarily_detained, "arbitrarily_detained"},
      {known_label::disappeared, "disappeared"},
      {known_label::hostage, "hostage"},
      {known_label::prisoner_of_war, "prisoner_of_war"},
      {known_label::security_prisoner, "security_prisoner"},
      {known_label::administrative_detainee, "administrative_detainee"},
      {known_label::human_rights_defender, "human_rights_defender"},
      {known_label::terrorist, "terrorist"},
      {known_label::extremist, "extremist"},
      {known_label::conspirator, "conspirator"},
      {known_label::spy, "spy"},
      {known_label::traitor, "traitor"},
      {known_label::mercenary, "mercenary"},
      {known_label::enemy_combatant, "enemy_combatant"},
      {known_label::common_criminal, "common_criminal"},
  });
};

/// Criteria under which labels are given. As with labels, a claim may name any other.
enum class label_criterion { pace_1900, amnesty_conscience, wgad_categories, icpped_article_2, hostages_convention,
                             geneva_iii_article_4, un_defenders_declaration, domestic_law, court_judgment, own_criteria,
                             not_stated };

template <>
struct slug_table<label_criterion> {
  static constexpr auto rows = make_slugs<label_criterion>({
      {label_criterion::pace_1900, "pace_1900"},
      {label_criterion::amnesty_conscience, "amnesty_conscience"},
      {label_criterion::wgad_categories, "wgad_categories"},
      {label_criterion::icpped_article_2, "icpped_article_2"},
      {label_criterion::hostages_convention, "hostages_convention"},
      {label_criterion::geneva_iii_article_4, "geneva_iii_article_4"},
      {label_criterion::un_defenders_declaration, "un_defenders_declaration"},
      {label_criterion::domestic_law, "domestic_law"},
      {label_criterion::court_judgment, "court_judgment"},
      {label_criterion::own_criteria, "own_criteria"},
      {label_criterion::not_stated, "not_stated"},
  });
};

}  // namespace habeas
