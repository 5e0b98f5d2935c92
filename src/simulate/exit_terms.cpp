// SPDX-License-Identifier: MIT
#include "simulate/exit_terms.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

namespace habeas::detail {

place_id exit_place(int number) { return place_id(fmt::format("country_{}", number + 1)); }
actor_id exit_authority(int number) { return actor_id(fmt::format("court_{}", number + 1)); }

bool is_on_terms(const exit_terms& terms, const narrower_kind& by) {
  if (by.ground && (terms.ground < 0 || exit_grounds[static_cast<std::size_t>(terms.ground)] != *by.ground)) return false;
  if (by.destination && (terms.destination < 0 || exit_place(terms.destination) != by.destination)) return false;
  if (by.authority && (terms.authority < 0 || exit_authority(terms.authority) != by.authority)) return false;
  if (!by.condition) return true;
  const auto found = std::find(exit_conditions.begin(), exit_conditions.end(), *by.condition);
  return found != exit_conditions.end() && (terms.conditions >> (found - exit_conditions.begin()) & 1) != 0;
}

void set_terms(history& past, random_source& throws) {
  const auto one_of = [&](std::size_t many) { return static_cast<std::int8_t>(throws.between(0, static_cast<std::int64_t>(many) - 1)); };
  for (auto& p : past.people)
    for (auto& s : p.steps) {
      const bool to_home = s.what == custody_step_kind::transfer && s.place == own_home;
      if (s.what != custody_step_kind::release && !to_home) continue;
      if (throws.chance(70)) s.terms.ground = one_of(exit_grounds.size());
      if (throws.chance(50)) s.terms.authority = one_of(exit_authorities);
      for (std::size_t i = 1; i < exit_conditions.size(); ++i)
        if (throws.chance(30)) s.terms.conditions = static_cast<std::uint8_t>(s.terms.conditions | 1u << i);
      if (to_home) s.terms.conditions |= 1u;
      else if (throws.chance(15)) s.terms.destination = one_of(exit_places);
    }
}

custody_change change_of(const custody_step& step) {
  custody_change c;
  switch (step.what) {
    case custody_step_kind::arrest: c.how = mechanism::arrest; break;
    case custody_step_kind::rearrest: c.how = mechanism::rearrest; break;
    case custody_step_kind::transfer: c.how = step.place == own_home ? mechanism::release : mechanism::transfer; break;
    case custody_step_kind::release: c.how = mechanism::release; break;
    case custody_step_kind::death: c.how = mechanism::death; break;
    case custody_step_kind::escape: c.how = mechanism::escape; break;
  }
  const auto& t = step.terms;
  if (t.ground >= 0) c.ground = exit_grounds[static_cast<std::size_t>(t.ground)];
  if (t.destination >= 0) c.destination = exit_place(t.destination);
  if (t.authority >= 0) c.authority = exit_authority(t.authority);
  for (std::size_t i = 0; i < exit_conditions.size(); ++i)
    if ((t.conditions >> i & 1) != 0) c.conditions.push_back({exit_conditions[i], condition_answer::accepted});
  return c;
}

void add_places_and_authorities(dossier_content& into) {
  for (int i = 0; i < exit_places; ++i) {
    place p;
    p.id = exit_place(i);
    p.name = fmt::format("Country {} (simulated)", i + 1);
    into.places.push_back(std::move(p));
  }
  for (int i = 0; i < exit_authorities; ++i) {
    actor a;
    a.id = exit_authority(i);
    a.name = a.id.text() + " (simulated)";
    a.kind = actor_kind::government;
    into.actors.push_back(std::move(a));
  }
}

}  // namespace habeas::detail
