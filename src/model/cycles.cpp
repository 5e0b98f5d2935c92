// SPDX-License-Identifier: MIT
#include "model/cycles.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/references.hpp>

namespace habeas {

namespace {

template <class T, class Tag>
void add_lead(leads& to, const std::vector<T>& list, const id_index& index, std::size_t from, const id<Tag>& name) {
  // A name of nothing names no thing, not even one without an id.
  if (name.is_null()) return;
  if (const auto place = index.find(name)) to.add(from, *place, list.size());
}

template <class T, class Next>
leads leads_of(const std::vector<T>& list, const id_index& index, Next next) {
  leads to;
  for (std::size_t i = 0; i < list.size(); ++i) add_lead(to, list, index, i, next(list[i]));
  return to;
}

template <class T>
void tell_cycle(const dossier_content& content, const std::vector<T>& list, std::size_t place, std::size_t back_to, const char* word,
                const char* field, const cycles::teller& tell) {
  const char* name = "";
  visit_lists(content, [&](const auto& other, const char* n) {
    if (static_cast<const void*>(&other) == static_cast<const void*>(&list)) name = n;
  });
  tell(fmt::format("/{}/{}{}", name, place, field), fmt::format("{}s that form a cycle by '{}'", word_for<T>, word), list[back_to].id.text());
}

}  // namespace

void cycles::note(const claim& c, std::size_t place) {
  const auto& claims = content_.claims;
  add_lead(claims_.supersedes, claims, index_, place, c.supersedes);
  add_lead(claims_.derived_from, claims, index_, place, c.derived_from);
  if (const auto* said = std::get_if<response_claim>(&c.says)) add_lead(claims_.about, claims, index_, place, said->about);
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow != nullptr && flow->to && flow->to->kind == time_ref::how::claim)
    add_lead(claims_.to, claims, index_, place, claim_id(flow->to->name));
}

void cycles::find(const teller& tell) const {
  // True where there is one.
  const auto follow = [&](const auto& list, const leads& to, const char* word, const char* field) {
    const auto circles = to.circles();
    for (const auto place : circles) tell_cycle(content_, list, place, to[place], word, field, tell);
    return !circles.empty();
  };
  const auto& claims = content_.claims;
  bool cycle = follow(claims, claims_.supersedes, "supersedes", "/supersedes");
  cycle = follow(claims, claims_.about, "about", "/about") || cycle;
  // Each without a circle, the two may still make one: a claim that retracts what supersedes it.
  if (!cycle)
    if (const auto place = circle_of_both(claims_.supersedes, claims_.about))
      tell_cycle(content_, claims, *place, claims_.supersedes[*place], "supersedes", "/supersedes", tell);
  follow(claims, claims_.derived_from, "derived_from", "/derived_from");
  follow(claims, claims_.to, "to", "/to");
  follow(content_.places, leads_of(content_.places, index_, [](const place& p) { return p.within; }), "within", "/within");
  follow(content_.events, leads_of(content_.events, index_, [](const event& e) { return e.change ? e.change->follows : event_id(); }),
         "follows", "/change/follows");
}

}  // namespace habeas
