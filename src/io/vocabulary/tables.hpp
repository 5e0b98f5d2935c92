// SPDX-License-Identifier: MIT
// The tables that the library carries inside, and how a line of one is read.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace habeas::io {

[[nodiscard]] std::span<const std::string_view> table_vocabulary();
[[nodiscard]] std::span<const std::string_view> table_crosswalk();

/// The cells of a line, by tabs.
[[nodiscard]] inline std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.push_back(line);
  return cells;
}

}  // namespace habeas::io
