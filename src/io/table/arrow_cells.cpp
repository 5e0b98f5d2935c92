// SPDX-License-Identifier: MIT
#include "io/table/arrow_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <habeas/time/day.hpp>

#include "io/table/arrow_values.hpp"

namespace habeas::io {
namespace {

constexpr std::int64_t seconds_of_day = 86'400;
/// Past it, seconds of another clock may be more than there are numbers.
constexpr std::int64_t farthest_day = std::int64_t{1} << 44;

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

std::int64_t floor_divided(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

/// How many of a timestamp's or time's units are a second.
std::int64_t units_of(char unit) { return unit == 's' ? 1 : unit == 'm' ? 1'000 : unit == 'u' ? 1'000'000 : 1'000'000'000; }

/// Minutes east of UTC; nothing for a zone whose offset changes with the day.
std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  if (zone == "UTC" || zone == "Etc/UTC" || zone == "GMT" || zone == "Z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  for (const auto i : {1, 2, 4, 5})
    if (zone[static_cast<std::size_t>(i)] < '0' || zone[static_cast<std::size_t>(i)] > '9') return std::nullopt;
  const auto two = [&](std::size_t i) { return (zone[i] - '0') * 10 + (zone[i + 1] - '0'); };
  if (two(1) > 14 || two(4) > 59) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (two(1) * 60 + two(4));
}

std::string day_and_time(std::int64_t seconds, std::optional<std::int64_t> offset_minutes) {
  const auto local = seconds + offset_minutes.value_or(0) * 60;
  const auto date = floor_divided(local, seconds_of_day);
  const auto left = local - date * seconds_of_day;
  auto text = to_string(day(date));
  if (left == 0 && !offset_minutes) return text;
  text += fmt::format("T{:02}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60);
  if (offset_minutes) {
    const auto m = std::abs(*offset_minutes);
    text += fmt::format("{}{:02}:{:02}", *offset_minutes < 0 ? '-' : '+', m / 60, m % 60);
  }
  return text;
}

std::string number_text(double value) {
  if (std::isnan(value)) return {};
  if (std::isfinite(value) && value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{}", static_cast<std::int64_t>(value));
  return fmt::format("{}", value);
}

/// A number of so many bytes, least first, with two's complement, and a point before its last `scale` digits.
std::string decimal_text(const unsigned char* bytes, std::size_t width, std::int64_t scale) {
  std::array<unsigned char, 32> value{};
  std::copy_n(bytes, width, value.begin());
  const bool below = (value[width - 1] & 0x80U) != 0;
  if (below) {
    unsigned carry = 1;
    for (std::size_t i = 0; i < width; ++i) {
      const auto sum = (~static_cast<unsigned>(value[i]) & 0xFFU) + carry;
      value[i] = static_cast<unsigned char>(sum & 0xFFU);
      carry = sum >> 8;
    }
  }
  std::string digits;
  for (bool left = true; left;) {
    unsigned rest = 0;
    left = false;
    for (std::size_t i = width; i-- > 0;) {
      const auto part = rest << 8 | value[i];
      value[i] = static_cast<unsigned char>(part / 10);
      rest = part % 10;
      left = left || value[i] != 0;
    }
    digits += static_cast<char>('0' + rest);
  }
  for (; scale < 0; ++scale) digits.insert(digits.begin(), '0');
  while (static_cast<std::int64_t>(digits.size()) <= scale) digits += '0';
  std::reverse(digits.begin(), digits.end());
  if (scale > 0) {
    digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return (below && digits != "0" ? "-" : "") + digits;
}

struct decimal_format {
  std::int64_t scale = 0;
  std::size_t bytes = 16;
};

/// "d:PRECISION,SCALE" or with ",BITS" after it.
std::optional<decimal_format> decimal_of(std::string_view format) {
  if (!starts(format, "d:")) return std::nullopt;
  const std::string text(format);
  int precision = 0, scale = 0, bits = 128;
  const auto found = std::sscanf(text.c_str(), "d:%d,%d,%d", &precision, &scale, &bits);
  if (found < 2 || (bits != 32 && bits != 64 && bits != 128 && bits != 256) || scale < -100 || scale > 100) return std::nullopt;
  return decimal_format{scale, static_cast<std::size_t>(bits) / 8};
}

std::string timestamp_text(std::string_view format, std::int64_t value, cell_refusal& refused) {
  const auto zone = format.substr(4);
  const auto offset = zone.empty() ? std::nullopt : fixed_offset(zone);
  if (!zone.empty() && !offset) {
    refused = {fmt::format("a timestamp in the zone {}", zone), "a timestamp without a zone, in UTC or with a fixed offset; or text"};
    return {};
  }
  const auto seconds = floor_divided(value, units_of(format[2]));
  if (std::abs(seconds / seconds_of_day) > farthest_day) {
    refused = {fmt::format("a timestamp of {} s since 1970", seconds), "a day that has a date"};
    return {};
  }
  return day_and_time(seconds, offset);
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }

/// One of the eight widths of whole numbers.
bool is_index(std::string_view format) { return format.size() == 1 && std::string_view("cCsSiIlL").find(format[0]) != std::string_view::npos; }

bool is_list(const ArrowSchema& column) {
  const std::string_view format = column.format;
  return (format == "+l" || format == "+L") && column.n_children == 1 && column.children[0]->dictionary == nullptr;
}

/// Ids with spaces between, as a person writes several in one cell.
template <class Offset>
std::string list_text(const ArrowSchema& column, const ArrowArray& array, std::int64_t at, cell_refusal& refused) {
  const auto* offsets = static_cast<const Offset*>(array.buffers[1]);
  const auto& inner = *array.children[0];
  std::string text;
  if (offsets[at] < 0 || offsets[at + 1] < offsets[at] || static_cast<std::int64_t>(offsets[at + 1]) > inner.length) {
    refused = {"offsets that lead to nothing", "offsets of what the list holds"};
    return {};
  }
  for (auto i = static_cast<std::int64_t>(offsets[at]); i < static_cast<std::int64_t>(offsets[at + 1]); ++i) {
    const auto one = arrow_cell(*column.children[0], inner, i + inner.offset, refused);
    if (one.find_first_of(" \t\n") != std::string::npos) refused = {"an id with a space in a list: '" + one + "'", "ids without spaces"};
    text += (text.empty() ? "" : " ") + one;
  }
  return text;
}

}  // namespace

bool has_types(const ArrowSchema& column) {
  if (column.format == nullptr || (column.dictionary != nullptr && !has_types(*column.dictionary))) return false;
  for (std::int64_t i = 0; i < column.n_children; ++i)
    if (column.children == nullptr || column.children[i] == nullptr || !has_types(*column.children[i])) return false;
  return true;
}

std::string arrow_type_name(const ArrowSchema& column) {
  if (column.dictionary != nullptr) return "a dictionary of " + arrow_type_name(*column.dictionary);
  const std::string_view format = column.format;
  constexpr std::pair<std::string_view, const char*> names[] = {
      {"+l", "lists"}, {"+L", "lists"}, {"+vl", "lists"}, {"+vL", "lists"}, {"+w:", "lists"}, {"+s", "structs"}, {"+m", "maps"},
      {"+u", "a union"}, {"+r", "run-end encoding"}, {"z", "binary"}, {"Z", "binary"}, {"vz", "binary"}, {"w:", "binary"}, {"tt", "times of day"},
      {"tD", "durations"}, {"ti", "intervals"}, {"e", "half floats"}};
  for (const auto& [start, name] : names)
    if (starts(format, start)) return name;
  constexpr std::string_view whole[] = {"c", "C", "s", "S", "i", "I", "l", "L"};
  if (std::find(std::begin(whole), std::end(whole), format) != std::end(whole)) return "whole numbers";
  if (format == "f" || format == "g") return "floating-point numbers";
  if (format == "b") return "truth values";
  if (is_text(format)) return "texts";
  if (format == "tdD" || format == "tdm") return "days";
  if (starts(format, "ts") && is_readable(column)) return "timestamps";
  return fmt::format("format '{}'", format.substr(0, 40));
}

bool is_readable(const ArrowSchema& column) {
  if (column.dictionary != nullptr) return is_index(column.format) && column.dictionary->dictionary == nullptr && is_readable(*column.dictionary);
  const std::string_view format = column.format;
  constexpr std::string_view plain[] = {"n", "b", "c", "C", "s", "S", "i", "I", "l", "L", "f", "g", "u", "U", "vu", "tdD", "tdm"};
  if (std::find(std::begin(plain), std::end(plain), format) != std::end(plain)) return true;
  if (starts(format, "ts")) return format.size() >= 4 && format[3] == ':' && std::string_view("smun").find(format[2]) != std::string_view::npos;
  if (is_list(column)) return is_text(column.children[0]->format) || column.children[0]->format == std::string_view("n");
  return decimal_of(format).has_value();
}

std::string layout_fault(const ArrowSchema& column, const ArrowArray& array) {
  const std::string_view format = column.format;
  if (array.length < 0 || array.offset < 0 || array.length > std::numeric_limits<std::int64_t>::max() - array.offset) return fmt::format("a length of {} from {}", array.length, array.offset);
  if (column.dictionary != nullptr && !is_index(format)) return "a dictionary without whole numbers for its values";
  if (format == "n") return {};
  const std::int64_t buffers = is_text(format) ? 3 : 2;
  if (array.n_buffers < buffers || array.buffers == nullptr) return fmt::format("{} buffers of {}", array.n_buffers, buffers);
  const bool holds_any = array.length > 0 && array.null_count != array.length;
  if (holds_any && array.buffers[1] == nullptr) return "values that are not there";
  if (column.dictionary != nullptr) return array.dictionary == nullptr ? "a dictionary that is not there" : layout_fault(*column.dictionary, *array.dictionary);
  if (!is_list(column)) return {};
  if (array.n_children != 1 || array.children == nullptr) return "a list without what it lists";
  return layout_fault(*column.children[0], *array.children[0]);
}

std::string arrow_cell(const ArrowSchema& column, const ArrowArray& array, std::int64_t at, cell_refusal& refused) {
  const std::string_view format = column.format;
  if (format == "n" || is_null(array, at)) return {};
  if (column.dictionary != nullptr) {
    const auto index = index_at(format[0], array.buffers[1], at);
    if (array.dictionary == nullptr || index < 0 || index >= array.dictionary->length) {
      refused = {fmt::format("an index outside its dictionary, {}", index), "an index of one of its values"};
      return {};
    }
    return arrow_cell(*column.dictionary, *array.dictionary, index + array.dictionary->offset, refused);
  }
  if (format == "+l") return list_text<std::int32_t>(column, array, at, refused);
  if (format == "+L") return list_text<std::int64_t>(column, array, at, refused);
  const void* values = array.buffers[1];
  if (is_text(format)) {
    if (const auto text = text_of(format, array, at)) return std::string(*text);
    refused = {"offsets that lead to nothing", "offsets of a text"};
    return {};
  }
  switch (format[0]) {
    case 'b': return (static_cast<const std::uint8_t*>(values)[at / 8] >> (at % 8) & 1) != 0 ? "true" : "false";
    case 'f': return number_text(static_cast<double>(static_cast<const float*>(values)[at]));
    case 'g': return number_text(static_cast<const double*>(values)[at]);
    case 'L': return fmt::format("{}", static_cast<const std::uint64_t*>(values)[at]);
    case 'd': {
      const auto d = decimal_of(format).value_or(decimal_format{});
      return decimal_text(static_cast<const unsigned char*>(values) + static_cast<std::size_t>(at) * d.bytes, d.bytes, d.scale);
    }
    case 't':
      if (format == "tdD") return to_string(day(static_cast<const std::int32_t*>(values)[at]));
      if (format == "tdm") return day_and_time(floor_divided(static_cast<const std::int64_t*>(values)[at], 1'000), std::nullopt);
      return timestamp_text(format, static_cast<const std::int64_t*>(values)[at], refused);
    default: return fmt::format("{}", index_at(format[0], values, at));
  }
}

}  // namespace habeas::io
