// SPDX-License-Identifier: MIT
// Names that a slip of the keyboard may have meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// How many bytes have to be added, left out, changed or swapped with the next to make one name of the other (optimal
/// string alignment distance). Of long names the first 200 bytes alone are compared.
[[nodiscard]] HABEAS_API std::size_t slips_between(std::string_view a, std::string_view b);

/// Up to six of the names that are a few slips away from what was wanted or hold it as a part, the nearest first, then by
/// name; messages show five of them, and that there are more. A name is near by one slip for each four bytes and `spare` more. Costs as much as all names are long, times what was wanted.
[[nodiscard]] HABEAS_API std::vector<std::string> near_names(const std::vector<std::string_view>& names, std::string_view wanted,
                                                  std::size_t spare = 2);

/// The words of a list as an error wants them: "one of release, death", and before it those that a slip may have meant:
/// "release, or another of release, death".
template <class Enum>
[[nodiscard]] std::string words_wanted(std::string_view got) {
  std::vector<std::string_view> words;
  for (const auto& row : slug_table<Enum>::rows) words.push_back(row.second);
  const auto near = near_names(words, got, 1);
  return near.empty() ? "one of " + slug_list<Enum>() : near.front() + ", or another of " + slug_list<Enum>();
}

}  // namespace habeas
