// SPDX-License-Identifier: MIT
// Ids as names in a format that cannot hold every character: what is replaced never makes two of them one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include "core/each_once.hpp"

namespace habeas::io {

/// The names of ids in one format. An id that the format can hold is its own name; of one that it cannot, characters are
/// replaced, and where that gives the name of another, "~2", "~3", ... follows.
class export_names {
 public:
  /// `replaced(id)` is the id as far as the format can hold it.
  template <class Replaced>
  export_names(std::vector<std::string> ids, Replaced replaced) {
    keep_each_once(ids);
    std::set<std::string> taken;
    for (const auto& id : ids)
      if (replaced(id) == id) taken.insert(id);
    std::map<std::string, std::size_t> next;  // of each name that is wanted by several, the number to try
    for (const auto& id : ids) {
      const std::string wanted = replaced(id);
      if (wanted == id) continue;
      auto name = wanted;
      for (auto& n = next.try_emplace(wanted, 2).first->second; !taken.insert(name).second; ++n) name = fmt::format("{}~{}", wanted, n);
      names_.emplace(id, std::move(name));
    }
  }

  [[nodiscard]] const std::string& of(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

 private:
  std::map<std::string, std::string> names_;  ///< of ids that are not their own
};

}  // namespace habeas::io
