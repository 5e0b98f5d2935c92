// SPDX-License-Identifier: MIT
// The two ends of a flow as a row of a claims table writes them.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include <habeas/io/table_settings.hpp>

#include "io/import/named_things.hpp"
#include "io/table/row_fields.hpp"

namespace habeas::io {

/// What a window is read with.
struct window_reading {
  const table_settings& said;
  std::deque<std::string>& scratch;  ///< holds what the cells are made into
  std::function<bool(const char* field)> is_constant;  ///< is it said of the whole table?
  std::function<void(const char* field, std::string what, std::string_view got, std::string wanted)> report;
  std::function<named_things::before(std::string_view as_of)> previous;  ///< the cut-off before
};

/// Puts `from` and `to` for `during` and `since`: both ends in one, or the cut-off before.
void read_window(named_cells& row, const window_reading& with);

}  // namespace habeas::io
