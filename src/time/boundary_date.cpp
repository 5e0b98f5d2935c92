// SPDX-License-Identifier: MIT
#include "time/boundary_date.hpp"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

std::optional<edtf> boundary_date(std::string_view text) {
  const bool end = text.starts_with("end:");
  if (!end && !text.starts_with("start:")) return std::nullopt;
  const auto unit = try_parse_edtf(text.substr(end ? 4 : 6));
  if (!unit || unit->is_interval() || unit->is_set() || unit->time() || unit->is_qualified() || unit->has_mask()) return std::nullopt;
  const auto* date = unit->start();
  if (date == nullptr || date->needs_hemisphere() || date->significant != 0) return std::nullopt;
  const auto days = date->hull();
  const auto boundary = try_parse_edtf(end ? fmt::format("{}T24:00:00", to_string(days.last)) : fmt::format("{}T00:00:00", to_string(days.first)));
  return boundary ? std::optional(*boundary) : std::nullopt;
}

}  // namespace habeas
