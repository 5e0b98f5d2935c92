// SPDX-License-Identifier: MIT
#include <habeas/model/visibility.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include <habeas/model/id_index.hpp>
#include <habeas/model/references.hpp>

namespace habeas {

visibility::visibility(const dossier_content& content, const id_index& index, audience reader) {
  visit_lists(content, [&](const auto& list, const char*) {
    auto& shown = flags(list);
    shown.assign(list.size(), 1);
    if (reader == audience::internal) return;  // who sees all marks
    for (std::size_t i = 0; i < list.size(); ++i) shown[i] = may_see(reader, list[i].seen_by);
  });
  // Where every mark may be seen nothing is hidden that hides anything else.
  const auto is_full = [](const auto& flags) { return std::find(flags.begin(), flags.end(), 0) == flags.end(); };
  if (std::all_of(shown_.begin(), shown_.end(), is_full)) return;
  hide_what_is_of_hidden_accounts(content.assumptions, content, index);
  hide_what_is_of_hidden_accounts(content.editions, content, index);
  hide_claims_that_name_hidden_things(content, index);
  hide_things_that_only_hidden_things_name(content, index);
}

void visibility::hide_claims_that_name_hidden_things(const dossier_content& content, const id_index& index) {
  auto& shown = flags(content.claims);
  // A response about a response about a hidden claim is found in a later round; each round hides at least one.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < content.claims.size(); ++i) {
      if (!shown[i]) continue;
      const claim& c = content.claims[i];
      visit_references(c, [&](const auto& name, const std::string& field) {
        const auto place = index.find(name);
        if (!place || flags(list_of(content, name))[*place]) return;
        // A page or an earlier claim that is withheld leaves the claim itself standing.
        if (field == "/document" || field == "/derived_from" || field == "/supersedes") return;
        shown[i] = 0;
      });
      if (const auto* ratio = std::get_if<ratio_claim>(&c.says); shown[i] && ratio != nullptr && of_hidden_leg(*ratio, content, index)) shown[i] = 0;
      if (!shown[i]) changed = true;
    }
  }
}

bool visibility::of_hidden_leg(const ratio_claim& says, const dossier_content& content, const id_index& index) const {
  const auto place = index.find(says.exchange);
  if (!place) return false;
  const auto& shown = flags(content.claims);
  const auto tells = [&](const claim_id& name) {
    const auto at = index.find(name);
    return at && shown[*at];
  };
  const auto& legs = content.exchanges[*place].legs;
  return std::any_of(legs.begin(), legs.end(), [&](const exchange_leg& l) {
    const bool named = l.id == says.of || l.id == says.to;
    return named && !l.said_by.empty() && std::none_of(l.said_by.begin(), l.said_by.end(), tells);
  });
}

void visibility::hide_things_that_only_hidden_things_name(const dossier_content& content, const id_index& index) {
  // `named` marks what anything names; `reached` what something visible reaches.
  std::array<std::vector<char>, list_count> named, reached;
  for (std::size_t s = 0; s < shown_.size(); ++s) {
    named[s].assign(shown_[s].size(), 0);
    reached[s].assign(shown_[s].size(), 0);
  }
  visit_lists(content, [&](const auto& list, const char*) {
    for (const auto& thing : list)
      visit_references(thing, [&](const auto& name, const std::string&) {
        if (only_lists<std::decay_t<decltype(thing)>>) return;
        if (const auto place = index.find(name)) named[id_slot<std::decay_t<decltype(name)>>][*place] = 1;
      });
  });
  for (bool changed = true; changed;) {
    changed = false;
    visit_lists(content, [&](const auto& list, const char*) {
      using listed = typename std::decay_t<decltype(list)>::value_type;
      constexpr auto s = list_slot<listed>;
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (reached[s][i] || !shown_[s][i] || (named[s][i] && !stands_alone(list[i]))) continue;
        reached[s][i] = 1;
        visit_references(list[i], [&](const auto& name, const std::string&) {
          const auto place = index.find(name);
          if (!place || only_lists<listed>) return;
          auto& is_named = named[id_slot<std::decay_t<decltype(name)>>][*place];
          if (is_named) {
            is_named = 0;  // something visible names it: from here on it stands by its own mark
            changed = true;
          }
        });
      }
    });
  }
  for (std::size_t s = 0; s < shown_.size(); ++s)
    for (std::size_t i = 0; i < shown_[s].size(); ++i)
      if (!reached[s][i]) shown_[s][i] = 0;
}

}  // namespace habeas
