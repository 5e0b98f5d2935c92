// SPDX-License-Identifier: MIT
#include <habeas/model/excerpt.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas {

excerpts::excerpts(const dossier& view)
    : reader_(view.seen_through().reader), content_(view.shown()), index_(content_) {
  for (auto& a : content_.assumptions) a.on = view.assumes(a.id);
  for (auto& c : content_.claims)
    if (c.tentative && view.status_of(c.id) != claim_status::tentative_off) c.tentative = false;
}

const claim* excerpts::find(const claim_id& name) const {
  const auto place = index_.find(name);
  return place ? &content_.claims[*place] : nullptr;
}

dossier_content excerpts::of(const std::vector<claim_id>& claims, const account_id& account) const {
  std::array<std::vector<std::size_t>, list_count> kept;
  std::vector<std::pair<std::size_t, std::size_t>> waiting;  // slot of the list, place in it
  const auto want = [&](std::size_t slot, std::size_t place) {
    auto& places = kept[slot];
    if (std::find(places.begin(), places.end(), place) != places.end()) return;
    places.push_back(place);
    waiting.emplace_back(slot, place);
  };
  const auto see = [&](const auto& name, const auto&) {
    if (const auto place = index_.find(name)) want(id_slot<std::decay_t<decltype(name)>>, *place);
  };
  for (const auto& c : claims) see(c, 0);
  see(account, 0);
  for (std::size_t i = 0; i < content_.assumptions.size(); ++i) want(list_slot<assumption>, i);
  while (!waiting.empty()) {
    const auto [slot, place] = waiting.back();
    waiting.pop_back();
    visit_lists(content_, [&, slot = slot, place = place](const auto& list, const char*) {
      if (list_slot<typename std::decay_t<decltype(list)>::value_type> == slot) visit_references(list[place], see);
    });
  }
  dossier_content out;
  out.id = content_.id;
  out.language = content_.language;
  out.clock = content_.clock;
  out.hemisphere = content_.hemisphere;
  out.recorded = content_.recorded;
  visit_lists(content_, [&](const auto& list, const char*) {
    using thing = typename std::decay_t<decltype(list)>::value_type;
    auto& places = kept[list_slot<thing>];
    std::sort(places.begin(), places.end());
    auto& into = list_of(out, decltype(thing::id)());
    for (const auto i : places) into.push_back(list[i]);
  });
  return out;
}

dossier excerpts::only(dossier_content content, const std::vector<claim_id>& claims) const {
  dossier d(std::move(content));
  if (reader_) d = d.for_audience(*reader_);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < d.content().claims.size() && !changed; ++i) {
      const auto& name = d.content().claims[i].id;
      if (!d.counts(i) || std::find(claims.begin(), claims.end(), name) != claims.end()) continue;
      d = d.without(name.text());
      changed = true;
    }
  }
  return d;
}

}  // namespace habeas
