// SPDX-License-Identifier: MIT
#include <habeas/model/id_index.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>

#include <habeas/model/content.hpp>

namespace habeas {

id_index::id_index(const dossier_content& content) {
  visit_lists(content, [&](const auto& list, const char*) {
    using listed = typename std::decay_t<decltype(list)>::value_type;
    auto& table = tables_[list_slot<listed>];
    table.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) table.try_emplace(list[i].id.text(), i);
  });
}

std::optional<std::size_t> id_index::find_in(std::size_t table, const std::string& name) const {
  const auto found = tables_[table].find(name);
  if (found == tables_[table].end()) return std::nullopt;
  return found->second;
}

}  // namespace habeas
