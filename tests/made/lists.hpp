// SPDX-License-Identifier: MIT
// Two editions of one list of invented people.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "small.hpp"

namespace habeas::testing {

/// "january" names a, b, c and d; "february" names c, d, e and f. b was freed between them.
struct two_lists : small_dossier {
  two_lists() {
    for (char c = 'a'; c < 'h'; ++c) {
      person p;
      p.id = person_id(std::string(1, c));
      p.synthetic = true;
      content.people.push_back(p);
    }
    list("january", "2026-01-10", {{"a", {{"sex", "female"}}}, {"b", {{"sex", "male"}}}, {"c", {{"sex", "male"}, {"regime", "prison"}}}, {"d", {}}});
    list("february", "2026-02-10", {{"c", {{"sex", "male"}, {"regime", "hospital"}}}, {"d", {{"sex", "female"}}}, {"e", {{"sex", "female"}}}, {"f", {}}});
    happens("freed", mechanism::release, "b", "2026-01-20");
  }
  using lines = std::vector<std::pair<const char*, std::vector<listed_value>>>;
  edition& list(const char* name, const char* day, const lines& people) {
    edition e;
    e.id = edition_id(name);
    e.account = the_account;
    e.as_of = parse_edtf(day);
    for (const auto& [who, says] : people) e.people.push_back({person_id(who), says});
    content.editions.push_back(std::move(e));
    return content.editions.back();
  }
  event& happens(const char* name, mechanism how, const char* who, const char* day) {
    event e;
    e.id = event_id(name);
    e.people = {person_id(who)};
    e.change.emplace();
    e.change->how = how;
    content.events.push_back(e);
    add(std::string(name) + "-was", dated_claim{e.id, parse_edtf(day), {}, {}});
    return content.events.back();
  }
};

}  // namespace habeas::testing
