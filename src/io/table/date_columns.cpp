// SPDX-License-Identifier: MIT
#include <habeas/io/date_columns.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/error.hpp>

#include "core/cancel.hpp"

namespace habeas {

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

void date_columns::add(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop) {
  if (schema.dictionary != nullptr && array.dictionary != nullptr) return add_dictionary(schema, array, stop);
  const std::string_view format = schema.format;
  const bool nothing = format == "n";
  if (!nothing && format != "u" && format != "U" && format != "vu")
    throw error(errc::invalid_value, "not a column of text", "an Arrow column of format '" + std::string(format.substr(0, 40)) + "'",
                "strings, large strings, string views or a dictionary of them");
  for (std::int64_t i = 0; i < array.length; ++i) {
    if (i % 65'536 == 0) throw_if_stopped(stop, 0);
    const auto at = i + array.offset;
    if (nothing || is_null(array, at)) add_absent();
    else add(format == "u" ? text_at<std::int32_t>(array, at) : format == "U" ? text_at<std::int64_t>(array, at) : view_at(array, at));
  }
}

bool date_columns::is_null(const ArrowArray& array, std::int64_t at) {
  const auto* bits = array.n_buffers > 0 ? static_cast<const std::uint8_t*>(array.buffers[0]) : nullptr;
  return bits != nullptr && array.null_count != 0 && (bits[at / 8] >> (at % 8) & 1) == 0;
}

std::string_view date_columns::view_at(const ArrowArray& array, std::int64_t at) {
  const auto* view = static_cast<const char*>(array.buffers[1]) + at * 16;
  std::int32_t length = 0, buffer = 0, offset = 0;
  std::memcpy(&length, view, 4);
  if (length <= 12) return {view + 4, static_cast<std::size_t>(length)};
  std::memcpy(&buffer, view + 8, 4);
  std::memcpy(&offset, view + 12, 4);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + offset, static_cast<std::size_t>(length)};
}

void date_columns::add_dictionary(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop) {
  const auto& words = *array.dictionary;
  const std::string_view format = schema.dictionary->format;
  if (format != "u" && format != "U" && format != "vu" && format != "n")
    throw error(errc::invalid_value, "not a column of text", "a dictionary of format '" + std::string(format.substr(0, 40)) + "'",
                "a dictionary of strings");
  std::vector<date_row> rows;
  rows.reserve(static_cast<std::size_t>(words.length));
  for (std::int64_t i = 0; i < words.length; ++i) {
    if (i % 65'536 == 0) throw_if_stopped(stop, 0);
    const auto at = i + words.offset;
    date_row row;
    row.flags = date_row::absent;
    if (format != "n" && !is_null(words, at))
      row = read_date_row(format == "u"   ? text_at<std::int32_t>(words, at)
                          : format == "U" ? text_at<std::int64_t>(words, at)
                                          : view_at(words, at),
                          where_, policy());
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

std::int64_t date_columns::index_at(char format, const void* from, std::int64_t at) {
  switch (format) {
    case 'c': return static_cast<const std::int8_t*>(from)[at];
    case 'C': return static_cast<const std::uint8_t*>(from)[at];
    case 's': return static_cast<const std::int16_t*>(from)[at];
    case 'S': return static_cast<const std::uint16_t*>(from)[at];
    case 'i': return static_cast<const std::int32_t*>(from)[at];
    case 'I': return static_cast<const std::uint32_t*>(from)[at];
    default: return static_cast<const std::int64_t*>(from)[at];
  }
}

namespace {

/// A schema and its children in one piece of memory.
struct columns_schema {
  static constexpr std::size_t count = date_columns::flag_names.size() + date_columns::day_names.size() + 2;
  std::array<ArrowSchema, count> child{};
  std::array<ArrowSchema*, count> children{};
};

struct columns_array {
  std::shared_ptr<const date_columns> columns;
  std::array<ArrowArray, columns_schema::count> child{};
  std::array<ArrowArray*, columns_schema::count> children{};
  std::array<std::array<const void*, 2>, columns_schema::count> buffers{};
  const void* none = nullptr;
};

// A consumer may move a child away and release it after its parent: each holds the whole.
template <class Holder, class Arrow>
void release_shared(Arrow* arrow) {
  delete static_cast<std::shared_ptr<Holder>*>(arrow->private_data);
  arrow->release = nullptr;
}

template <class Holder, class Arrow>
void release_parent(Arrow* arrow) {
  for (std::int64_t i = 0; i < arrow->n_children; ++i)
    if (arrow->children[i]->release != nullptr) arrow->children[i]->release(arrow->children[i]);
  release_shared<Holder>(arrow);
}

}  // namespace

void date_columns::move_to_arrow(std::shared_ptr<const date_columns> columns, ArrowSchema& schema, ArrowArray& array) {
  const auto names = std::make_shared<columns_schema>();
  const auto data = std::make_shared<columns_array>();
  data->columns = columns;
  const auto rows = static_cast<std::int64_t>(columns->size_);
  std::size_t next = 0;
  const auto column = [&](const char* name, const char* format, const std::vector<std::uint8_t>& there, const void* values) {
    auto& s = names->child[next];
    s.format = format;
    s.name = name;
    s.flags = ARROW_FLAG_NULLABLE;
    s.release = &release_shared<columns_schema, ArrowSchema>;
    s.private_data = new std::shared_ptr<columns_schema>(names);
    names->children[next] = &s;
    auto& a = data->child[next];
    data->buffers[next] = {there.data(), values};
    a.length = rows;
    a.null_count = -1;
    a.n_buffers = 2;
    a.buffers = data->buffers[next].data();
    a.release = &release_shared<columns_array, ArrowArray>;
    a.private_data = new std::shared_ptr<columns_array>(data);
    data->children[next] = &a;
    ++next;
  };
  const auto& bits = columns->bits_;
  column(flag_names[0], "b", bits[there], bits[0].data());
  column("level", "c", bits[has_level], columns->levels_.data());
  for (std::size_t i = 0; i < 4; ++i) column(day_names[i], "tdD", bits[first_day + i], columns->days_[i].data());
  for (std::size_t i = 1; i < flag_names.size(); ++i) column(flag_names[i], "b", bits[there], bits[i].data());
  column("bad_at", "i", bits[is_bad], columns->bad_at_.data());

  schema = {};
  schema.format = "+s";
  schema.name = "";
  schema.n_children = static_cast<std::int64_t>(columns_schema::count);
  schema.children = names->children.data();
  schema.release = &release_parent<columns_schema, ArrowSchema>;
  schema.private_data = new std::shared_ptr<columns_schema>(names);
  array = {};
  array.length = rows;
  array.n_buffers = 1;
  array.buffers = &data->none;
  array.n_children = static_cast<std::int64_t>(columns_schema::count);
  array.children = data->children.data();
  array.release = &release_parent<columns_array, ArrowArray>;
  array.private_data = new std::shared_ptr<columns_array>(data);
}

}  // namespace habeas
