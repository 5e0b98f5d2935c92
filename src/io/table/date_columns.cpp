// SPDX-License-Identifier: MIT
#include <habeas/io/date_columns.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/io/arrow_table.hpp>

#include "core/cancel.hpp"
#include "io/table/arrow_cells.hpp"
#include "io/table/arrow_values.hpp"

namespace habeas {

using namespace io;

date_row read_date_row(std::string_view text, std::optional<hemisphere> where, const widening_policy* widen) {
  date_row row;
  const auto read = try_parse_edtf(text);
  if (!read) {
    row.bad_at = static_cast<std::int32_t>(read.failure().offset);
    return row;
  }
  const auto& d = *read;
  row.level = static_cast<std::int8_t>(d.level());
  const auto mark = [&](bool is, std::uint32_t flag) { row.flags |= is ? flag : 0U; };
  row.flags = date_row::valid;
  mark(d.is_interval(), date_row::interval);
  mark(d.is_one_of(), date_row::one_of);
  mark(d.is_all_of(), date_row::all_of);
  mark(has(d.flags(), qualifier::uncertain), date_row::uncertain);
  mark(has(d.flags(), qualifier::approximate), date_row::approximate);
  mark(d.has_mask(), date_row::mask);
  if (d.needs_hemisphere() && !where) {
    row.flags |= date_row::needs_hemisphere;
    return row;
  }
  date_bounds b;
  try {
    b = widen != nullptr ? widened(d, *widen, where) : d.bounds(where);
  } catch (const error&) {
    return row;  // a range of seasons that runs backwards in this hemisphere has no days
  }
  const date_edge* edges[] = {&b.earliest_start, &b.latest_start, &b.earliest_end, &b.latest_end};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!edges[i]->is_day()) continue;
    const auto n = edges[i]->value.since_epoch();
    const bool fits = n >= std::numeric_limits<std::int32_t>::min() && n <= std::numeric_limits<std::int32_t>::max();
    mark(!fits, date_row::overflow);
    if (!fits) continue;
    row.days[i] = static_cast<std::int32_t>(n);
    row.known = static_cast<std::uint8_t>(row.known | 1U << i);
  }
  mark(b.earliest_start.what == date_edge::kind::open, date_row::open_start);
  mark(b.latest_end.what == date_edge::kind::open, date_row::open_end);
  mark(b.earliest_start.what == date_edge::kind::unknown, date_row::unknown_start);
  mark(b.latest_end.what == date_edge::kind::unknown, date_row::unknown_end);
  return row;
}

void date_columns::add_absent() {
  date_row row;
  row.flags = date_row::absent;
  add(row);
}

void date_columns::add(const date_row& row) {
  if (size_ % 8 == 0)
    for (auto& b : bits_) b.push_back(0);
  const auto set = [&](std::size_t column, bool is) {
    if (is) bits_[column].back() = static_cast<std::uint8_t>(bits_[column].back() | 1U << (size_ % 8));
  };
  for (std::size_t i = 0; i < flag_names.size(); ++i) set(i, (row.flags >> i & 1U) != 0);
  set(there, (row.flags & date_row::absent) == 0);
  set(has_level, row.level >= 0);
  set(is_bad, row.bad_at >= 0);
  for (std::size_t i = 0; i < 4; ++i) {
    set(first_day + i, (row.known >> i & 1U) != 0);
    days_[i].push_back(row.days[i]);
  }
  levels_.push_back(row.level);
  bad_at_.push_back(row.bad_at);
  ++size_;
  valid_ += row.flags & date_row::valid;
  absent_ += (row.flags & date_row::absent) != 0 ? 1 : 0;
}

namespace {

/// An array that is not what its schema says would be read where nothing is.
void check_layout(const ArrowSchema& schema, const ArrowArray& array) {
  if (!has_types(schema)) throw error(errc::invalid_value, "not an Arrow schema", "a column without a type", "a format");
  if (const auto fault = io::layout_fault(schema, array); !fault.empty())
    throw error(errc::invalid_value, "a column that is not of its schema", fault, "an array of " + io::arrow_type_name(schema));
}

date_row row_at(std::string_view format, const ArrowArray& array, std::int64_t at, std::optional<hemisphere> where, const widening_policy* widen) {
  const auto text = io::text_of(format, array, at);
  if (!text) throw error(errc::invalid_value, "a column that is not of its schema", "offsets that lead to nothing", "offsets of a text");
  return read_date_row(*text, where, widen);
}

}  // namespace

void date_columns::add(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop) {
  check_layout(schema, array);
  if (schema.dictionary != nullptr) return add_dictionary(schema, array, stop);
  const std::string_view format = schema.format;
  const bool nothing = format == "n";
  if (!nothing && format != "u" && format != "U" && format != "vu")
    throw error(errc::invalid_value, "not a column of text", "an Arrow column of " + io::arrow_type_name(schema),
                "dates as text: strings, large strings, string views or a dictionary of them");
  for (std::int64_t i = 0; i < array.length; ++i) {
    if (i % 65'536 == 0) throw_if_stopped(stop, 0);
    const auto at = i + array.offset;
    if (nothing || is_null(array, at)) add_absent();
    else add(row_at(format, array, at, where_, policy()));
  }
}

void date_columns::add_dictionary(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop) {
  const auto& words = *array.dictionary;
  const std::string_view format = schema.dictionary->format;
  if (format != "u" && format != "U" && format != "vu" && format != "n")
    throw error(errc::invalid_value, "not a column of text", io::arrow_type_name(schema),
                "a dictionary of strings");
  std::vector<date_row> rows;
  rows.reserve(static_cast<std::size_t>(words.length));
  for (std::int64_t i = 0; i < words.length; ++i) {
    if (i % 65'536 == 0) throw_if_stopped(stop, 0);
    const auto at = i + words.offset;
    date_row row;
    row.flags = date_row::absent;
    if (format != "n" && !is_null(words, at))
      row = row_at(format, words, at, where_, policy());
    rows.push_back(row);
  }
  for (std::int64_t i = 0; i < array.length; ++i) {
    const auto at = i + array.offset;
    if (is_null(array, at)) {
      add_absent();
      continue;
    }
    const auto index = index_at(schema.format[0], array.buffers[1], at);
    if (index < 0 || index >= words.length)
      throw error(errc::invalid_value, "an index outside its dictionary", std::to_string(index), "one below " + std::to_string(words.length));
    add(rows[static_cast<std::size_t>(index)]);
  }
}

void date_columns::move_to_arrow(std::shared_ptr<const date_columns> columns, ArrowSchema& schema, ArrowArray& array) {
  const auto rows = static_cast<std::int64_t>(columns->size_);
  std::vector<arrow_buffers> parts;
  const auto column = [&](const char* name, const char* format, const std::vector<std::uint8_t>& there, const void* values) {
    parts.push_back({name, format, {there.data(), values}, rows, -1, {}});
  };
  const auto& bits = columns->bits_;
  column(flag_names[0], "b", bits[there], bits[0].data());
  column("level", "c", bits[has_level], columns->levels_.data());
  for (std::size_t i = 0; i < 4; ++i) column(day_names[i], "tdD", bits[first_day + i], columns->days_[i].data());
  for (std::size_t i = 1; i < flag_names.size(); ++i) column(flag_names[i], "b", bits[there], bits[i].data());
  column("bad_at", "i", bits[is_bad], columns->bad_at_.data());
  hand_over(std::move(columns), rows, std::move(parts), schema, array);
}

}  // namespace habeas
