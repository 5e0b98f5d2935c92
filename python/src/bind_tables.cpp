// SPDX-License-Identifier: MIT
// Tables that leave by Arrow, and those that come by it.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <habeas/io/arrow_dossier.hpp>
#include <habeas/io/arrow_table.hpp>
#include <habeas/io/date_columns.hpp>
#include <habeas/time/day.hpp>

#include "arrow_capsules.hpp"
#include "bind.hpp"
#include "tables.hpp"

namespace habeas::python {
namespace {

using kind = arrow_column::kind;

constexpr std::pair<std::string_view, kind> kinds[] = {{"integer", kind::integer}, {"real", kind::real}, {"boolean", kind::boolean},
                                                       {"day", kind::day},         {"text", kind::text}, {"texts", kind::texts}};

kind kind_of(std::string_view word) {
  for (const auto& [text, one] : kinds)
    if (text == word) return one;
  throw error(errc::invalid_value, "not a kind of column", std::string(word), "one of integer, real, boolean, day, text, texts");
}
/// The UTF-8 of a text; half of a pair of surrogates becomes U+FFFD, which Arrow can hold.
std::string utf8_of(const py::handle& value) {
  Py_ssize_t size = 0;
  if (const char* bytes = PyUnicode_AsUTF8AndSize(value.ptr(), &size); bytes != nullptr) return {bytes, static_cast<std::size_t>(size)};
  PyErr_Clear();
  std::string text;
  const auto length = PyUnicode_GetLength(value.ptr());
  for (Py_ssize_t i = 0; i < length; ++i) {
    const auto one = py::reinterpret_steal<py::object>(PyUnicode_Substring(value.ptr(), i, i + 1));
    const char* bytes = PyUnicode_AsUTF8AndSize(one.ptr(), &size);
    if (bytes == nullptr) PyErr_Clear();
    text += bytes == nullptr ? std::string("\xEF\xBF\xBD") : std::string(bytes, static_cast<std::size_t>(size));
  }
  return text;
}

void add(arrow_column& to, const py::handle& value) {
  if (value.is_none()) return to.add_null();
  switch (to.of()) {
    case kind::integer: return to.add_integer(value.cast<std::int64_t>());
    case kind::real: return to.add_real(value.cast<double>());
    case kind::boolean: return to.add_boolean(value.cast<bool>());
    case kind::day: return to.add_day(value.cast<std::int32_t>());
    case kind::text: return to.add_text(std::string_view(utf8_of(value)));
    case kind::texts: {
      std::vector<std::string> texts;
      for (const auto& one : value) texts.push_back(utf8_of(one));
      return to.add_texts(texts);
    }
  }
}

table_ptr made_of(const std::vector<std::tuple<std::string, std::string, py::list>>& columns) {
  std::vector<arrow_column> made;
  for (const auto& [name, word, values] : columns) {
    auto& to = made.emplace_back(name, kind_of(word));
    for (const auto& value : values) add(to, value);
  }
  return std::make_shared<arrow_table>(std::move(made));
}

std::string_view word_of(kind one) {
  for (const auto& [text, k] : kinds)
    if (k == one) return text;
  return {};
}

/// A value as Python has it; a day as text, or since 1970-01-01.
py::object value_of(const arrow_column& c, std::size_t row, bool days_as_text) {
  if (c.is_null(row)) return py::none();
  switch (c.of()) {
    case kind::integer: return py::int_(c.integer_at(row));
    case kind::real: return py::float_(c.real_at(row));
    case kind::boolean: return py::bool_(c.boolean_at(row));
    case kind::day: return days_as_text ? py::object(py::str(to_string(day(c.day_at(row))))) : py::object(py::int_(c.day_at(row)));
    case kind::text: return py::str(std::string(c.text_at(row)));
    case kind::texts: {
      py::list list;
      for (const auto& one : c.texts_at(row)) list.append(py::str(std::string(one)));
      return list;
    }
  }
  return py::none();
}

/// Some rows, each a tuple.
py::list rows_of(const arrow_table& table, std::size_t from, std::size_t to) {
  py::list rows;
  for (std::size_t r = from; r < std::min(to, table.size()); ++r) {
    py::tuple row(table.columns().size());
    for (std::size_t c = 0; c < table.columns().size(); ++c) row[c] = value_of(table.columns()[c], r, true);
    rows.append(std::move(row));
  }
  return rows;
}

/// Name, kind and values of each column, as the constructor takes them.
py::list columns_of(const arrow_table& table) {
  py::list columns;
  for (const auto& c : table.columns()) {
    py::list values;
    for (std::size_t r = 0; r < c.size(); ++r) values.append(value_of(c, r, false));
    columns.append(py::make_tuple(c.name(), word_of(c.of()), std::move(values)));
  }
  return columns;
}

columns_to_arrow as_arrow(const table_ptr& table) {
  return [table](ArrowSchema& schema, ArrowArray& array) { arrow_table::move_to_arrow(table, schema, array); };
}

/// A column of ours as NumPy and Python take it: what its bytes are, the bytes or a list, and a byte for each row that is 1
/// where there is nothing. Ours start at the first row, and hold no other layouts than these.
class opened_column {
 public:
  opened_column(const ArrowSchema& schema, const ArrowArray& array) : schema_(schema), array_(array), format_(schema.format) {}

  [[nodiscard]] py::tuple parts() const {
    if (format_ == "U") return py::make_tuple(schema_.name, "text", listed([&](std::int64_t i) { return text(array_, i); }), nulls());
    if (format_ == "+L") return py::make_tuple(schema_.name, "texts", listed([&](std::int64_t i) { return texts(i); }), nulls());
    if (format_ == "b") {
      std::string bytes(rows(), '\0');
      for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = bit(array_.buffers[1], static_cast<std::int64_t>(i)) ? '\1' : '\0';
      return py::make_tuple(schema_.name, "bool", py::bytearray(bytes.data(), bytes.size()), nulls());
    }
    constexpr std::tuple<std::string_view, const char*, std::size_t> plain[] = {
        {"c", "int8", 1}, {"i", "int32", 4}, {"l", "int64", 8}, {"g", "float64", 8}, {"tdD", "day", 4}};
    for (const auto& [format, name, width] : plain)
      if (format_ == format)
        return py::make_tuple(schema_.name, name, py::bytearray(static_cast<const char*>(array_.buffers[1]), rows() * width), nulls());
    throw error(errc::unsupported, "a column of another layout", std::string(format_), "a column of ours");
  }

 private:
  [[nodiscard]] std::size_t rows() const { return static_cast<std::size_t>(array_.length); }
  static bool bit(const void* bits, std::int64_t i) { return (static_cast<const std::uint8_t*>(bits)[i / 8] >> (i % 8) & 1) != 0; }
  [[nodiscard]] bool is_null(std::int64_t i) const { return array_.buffers[0] != nullptr && !bit(array_.buffers[0], i); }

  [[nodiscard]] py::bytearray nulls() const {
    std::string bytes(rows(), '\0');
    if (array_.buffers[0] != nullptr)
      for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = is_null(static_cast<std::int64_t>(i)) ? '\1' : '\0';
    return {bytes.data(), bytes.size()};
  }
  template <class Value>
  [[nodiscard]] py::list listed(Value value) const {
    py::list list;
    for (std::int64_t i = 0; i < array_.length; ++i) list.append(is_null(i) ? py::object(py::none()) : py::object(value(i)));
    return list;
  }
  static py::str text(const ArrowArray& from, std::int64_t i) {
    const auto* offsets = static_cast<const std::int64_t*>(from.buffers[1]);
    return {static_cast<const char*>(from.buffers[2]) + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
  }
  [[nodiscard]] py::list texts(std::int64_t row) const {
    const auto* offsets = static_cast<const std::int64_t*>(array_.buffers[1]);
    py::list list;
    for (auto i = offsets[row]; i < offsets[row + 1]; ++i) list.append(text(*array_.children[0], i));
    return list;
  }

  const ArrowSchema& schema_;
  const ArrowArray& array_;
  std::string_view format_;
};

/// The columns of what `ArrowTable.arrow_array` and `DateColumns.arrow_array` give.
py::list open_columns(const py::tuple& handed) {
  const auto& schema = inside<ArrowSchema>(py::object(handed[0]), "arrow_schema");
  const auto& array = inside<ArrowArray>(py::object(handed[1]), "arrow_array");
  py::list columns;
  for (std::int64_t i = 0; i < schema.n_children; ++i) columns.append(opened_column(*schema.children[i], *array.children[i]).parts());
  return columns;
}

/// The days of texts such as "2030-01-05", since 1970-01-01; None for what is no one day of 32 bits.
std::vector<std::optional<std::int32_t>> days_of(const std::vector<std::optional<std::string>>& texts) {
  std::vector<std::optional<std::int32_t>> days;
  for (const auto& t : texts) {
    const auto row = t ? read_date_row(*t, {}) : date_row{};
    days.push_back((row.known & 1U) != 0 ? std::optional(row.days[0]) : std::nullopt);
  }
  return days;
}

/// What a table of Arrow says, and what there is to tell of how it was read. The stream is read while Ctrl-C is listened for.
std::pair<dossier, std::vector<std::string>> read_stream(ArrowArrayStream& stream, const std::vector<std::string>& said, const watching& watch) {
  const auto settings = parse_table_settings(said);
  return interruptible(watch, [&](const std::stop_token&) {
    std::vector<std::string> told;
    auto made = dossier_of_arrow(stream, settings, told);
    return std::pair(std::move(made), std::move(told));
  });
}

std::pair<dossier, std::vector<std::string>> read_arrow(const py::object& frame, const std::vector<std::string>& said, const py::object& stop) {
  if (py::hasattr(frame, "__arrow_c_stream__")) {
    const py::object handed = frame.attr("__arrow_c_stream__")();
    auto& stream = inside<ArrowArrayStream>(handed, "arrow_array_stream");
    if (!is_live(stream)) throw error(errc::invalid_value, "an Arrow stream that was used before", "a stream that is released", "a new one");
    return read_stream(stream, said, stop);
  }
  const py::tuple handed = frame.attr("__arrow_c_array__")();
  if (handed.size() != 2) throw error(errc::invalid_value, "not what an Arrow array hands over", fmt::format("{} parts", handed.size()), "a schema and an array");
  array_as_stream once(inside<ArrowSchema>(py::object(handed[0]), "arrow_schema"), inside<ArrowArray>(py::object(handed[1]), "arrow_array"));
  return read_stream(once.stream, said, stop);
}

}  // namespace

void bind_tables(py::module_& m) {
  py::class_<arrow_table, table_ptr>(m, "ArrowTable")
      .def(py::init(&made_of), py::arg("columns"))
      .def_property_readonly("size", &arrow_table::size)
      .def_property_readonly("names",
                             [](const arrow_table& t) {
                               std::vector<std::string> names;
                               for (const auto& c : t.columns()) names.push_back(c.name());
                               return names;
                             })
      .def("rows", &rows_of, py::arg("from_"), py::arg("to"))
      .def("columns", &columns_of)
      .def("arrow_schema", [](const table_ptr& t) { return arrow_schema(as_arrow(t)); })
      .def("arrow_array", [](const table_ptr& t) { return arrow_array(as_arrow(t)); })
      .def("arrow_stream", [](const table_ptr& t) { return arrow_stream(as_arrow(t)); });
  m.def("open_columns", &open_columns, py::arg("handed"));
  m.def("days_of", &days_of, py::arg("texts"));
  m.def("read_arrow", &read_arrow, py::arg("frame"), py::arg("said"), py::arg("stop"));
}

}  // namespace habeas::python
