// SPDX-License-Identifier: MIT
#include <cstddef>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "people/people_rows.hpp"

namespace habeas {

event_people::event_people(const dossier& d) : dossier_(&d) {
  for (const auto place : d.canonical_order()) {
    if (!d.counts(place)) continue;
    const auto& says = d.content().claims[place].says;
    if (const auto* member = std::get_if<member_claim>(&says); member && member->group && !member->outside) members_[member->group].emplace_back(member->person, place);
    if (const auto* occurred = std::get_if<occurred_claim>(&says)) said_of_[occurred->event].push_back(place);
    if (const auto* dated = std::get_if<dated_claim>(&says); dated && dated->date) said_of_[dated->event].push_back(place);
  }
}

std::map<person_id, std::optional<std::size_t>> event_people::of(const event& e) const {
  std::map<person_id, std::optional<std::size_t>> found;
  const auto add = [&](const person_id& name) {
    if (dossier_->find(name)) found[name].reset();
  };
  for (const auto& name : e.people) add(name);
  const auto* together = dossier_->find(e.group);
  if (together == nullptr) return found;
  for (const auto& name : together->members) add(name);
  if (const auto named = members_.find(e.group); named != members_.end())
    for (const auto& [name, place] : named->second) found.try_emplace(name, place);
  return found;
}

const std::vector<std::size_t>& event_people::said_of(const event_id& name) const {
  static const std::vector<std::size_t> none;
  const auto found = said_of_.find(name);
  return found == said_of_.end() ? none : found->second;
}

}  // namespace habeas
