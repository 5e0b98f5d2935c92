// SPDX-License-Identifier: MIT
#include <habeas/model/label.hpp>

#include <doctest/doctest.h>

namespace test_label {

using namespace habeas;

TEST_CASE("the words of labels and of their criteria") {
  CHECK(slug_list<known_label>() ==
        "political_prisoner, prisoner_of_conscience, arbitrarily_detained, disappeared, hostage, prisoner_of_war, "
        "security_prisoner, administrative_detainee, human_rights_defender, terrorist, extremist, conspirator, spy, traitor, "
        "mercenary, enemy_combatant, common_criminal");
  CHECK(slug_list<label_criterion>() ==
        "pace_1900, amnesty_conscience, wgad_categories, icpped_article_2, hostages_convention, geneva_iii_article_4, "
        "un_defenders_declaration, domestic_law, court_judgment, own_criteria, not_stated");
}

}  // namespace test_label
