// SPDX-License-Identifier: MIT
// From an id to the place of the thing in its list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include <habeas/model/content.hpp>

namespace habeas {

/// For each kind of thing, where each id stands in its list. Where an id is used twice, the first.
class id_index {
 public:
  id_index() = default;
  explicit id_index(const dossier_content& content) {
    visit_lists(content, [&](const auto& list, const char*) {
      for (std::size_t i = 0; i < list.size(); ++i) table(list[i].id).try_emplace(list[i].id.text(), i);
    });
  }

  template <class Tag>
  [[nodiscard]] std::optional<std::size_t> find(const id<Tag>& name) const {
    const auto& places = std::get<places_of<id<Tag>>>(tables_).at;
    const auto found = places.find(name.text());
    if (found == places.end()) return std::nullopt;
    return found->second;
  }

 private:
  template <class Id>
  struct places_of {
    std::unordered_map<std::string, std::size_t> at;
  };
  template <class Tag>
  std::unordered_map<std::string, std::size_t>& table(const id<Tag>&) {
    return std::get<places_of<id<Tag>>>(tables_).at;
  }

  std::tuple<places_of<actor_id>, places_of<place_id>, places_of<document_id>, places_of<bulletin_id>,
             places_of<account_id>, places_of<assumption_id>, places_of<named_point_id>, places_of<person_id>,
             places_of<group_id>, places_of<event_id>, places_of<claim_id>>
      tables_;
};

/// The list that holds the things which an id of this kind names.
template <class Content>
auto& list_of(Content& c, const actor_id&) { return c.actors; }
template <class Content>
auto& list_of(Content& c, const place_id&) { return c.places; }
template <class Content>
auto& list_of(Content& c, const document_id&) { return c.documents; }
template <class Content>
auto& list_of(Content& c, const bulletin_id&) { return c.bulletins; }
template <class Content>
auto& list_of(Content& c, const account_id&) { return c.accounts; }
template <class Content>
auto& list_of(Content& c, const assumption_id&) { return c.assumptions; }
template <class Content>
auto& list_of(Content& c, const named_point_id&) { return c.points; }
template <class Content>
auto& list_of(Content& c, const person_id&) { return c.people; }
template <class Content>
auto& list_of(Content& c, const group_id&) { return c.groups; }
template <class Content>
auto& list_of(Content& c, const event_id&) { return c.events; }
template <class Content>
auto& list_of(Content& c, const claim_id&) { return c.claims; }

}  // namespace habeas
