// SPDX-License-Identifier: MIT
// Fields of the author's own (`x_`) in cells: JSON where a cell is JSON, else text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <habeas/model/entities.hpp>

#include "io/json/json_text.hpp"
#include "io/table/cell_values.hpp"

namespace habeas::io {

/// The column of rows whose own fields stand in another order than the columns: one JSON object.
inline constexpr std::string_view own_fields_column = "own_fields";

/// The JSON text of a field by its cell.
inline std::string own_field_of_cell(std::string_view cell) {
  problem_list faults;
  const auto v = parse_json(cell, {}, faults);
  if (faults.empty() && !v.is_string()) return boost::json::serialize(v);
  return boost::json::serialize(boost::json::string(text_of_cell(cell)));
}

/// The cell of a field by its JSON text; nothing where reading it would give another.
inline std::string cell_of_own_field(const std::string& json) {
  problem_list faults;
  const auto v = parse_json(json, {}, faults);
  auto cell = v.is_string() ? cell_of_text(std::string(v.get_string())) : json;
  // A text that reads as a number, say, stands as JSON text in its list of own fields.
  return faults.empty() && own_field_of_cell(cell) == boost::json::serialize(v) ? cell : std::string();
}

/// The fields of an object. `refuse(what, got, wanted)` is told what is wrong with it.
template <class Refuse>
void read_own_fields(std::string_view cell, extra_fields& out, const Refuse& refuse) {
  problem_list faults;
  const auto v = parse_json(cell, {}, faults);
  const auto* object = v.if_object();
  if (!faults.empty() || object == nullptr) return refuse(std::string("not an object of own fields"), cell, std::string("{\"x_name\": ...}"));
  for (const auto& [name, inner] : *object) {
    if (name.substr(0, 2) != "x_") refuse(std::string("not an own field"), std::string_view(name.data(), name.size()), std::string("a name that starts with x_"));
    else out.emplace_back(std::string(name), boost::json::serialize(inner));
  }
}

}  // namespace habeas::io
