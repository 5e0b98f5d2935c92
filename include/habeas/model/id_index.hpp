// SPDX-License-Identifier: MIT
// From an id to the place of the thing in its list.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>

#include <habeas/core/export.hpp>
#include <habeas/model/content.hpp>

namespace habeas {

namespace detail {
template <class Id, class... Row>
constexpr std::size_t slot_of_id(const std::tuple<Row...>*) {
  const bool is[] = {std::is_same_v<Id, decltype(Row::thing::id)>...};
  std::size_t at = 0;
  while (at < sizeof...(Row) && !is[at]) ++at;
  return at;
}
}  // namespace detail

/// The place, among the lists, of the one that holds the things which such an id names.
template <class Id>
inline constexpr std::size_t id_slot = detail::slot_of_id<Id>(&dossier_lists);

/// The list that holds the things which an id of this kind names.
template <class Content, class Tag>
auto& list_of(Content& content, const id<Tag>&) {
  return content.*std::get<id_slot<id<Tag>>>(dossier_lists).list;
}

/// For each kind of thing, the place of each id in its list. Where an id is used twice, the first.
class HABEAS_API id_index {
 public:
  id_index() = default;
  explicit id_index(const dossier_content& content);

  /// One more thing at the end of its list. Where its id is used before, nothing changes.
  template <class Tag>
  void add(const id<Tag>& name, std::size_t place) {
    tables_[id_slot<id<Tag>>].try_emplace(name.text(), place);
  }

  template <class Tag>
  [[nodiscard]] std::optional<std::size_t> find(const id<Tag>& name) const {
    return find_in(id_slot<id<Tag>>, name.text());
  }

 private:
  // In one source, since nearly every source asks for a place.
  [[nodiscard]] std::optional<std::size_t> find_in(std::size_t table, const std::string& name) const;

  std::array<std::unordered_map<std::string, std::size_t>, list_count> tables_;
};

}  // namespace habeas
