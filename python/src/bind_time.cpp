// SPDX-License-Identifier: MIT
// Dates as EDTF writes them, how two of them lie to one another, and columns of them.
#include <memory>

#include <habeas/io/date_columns.hpp>
#include <habeas/time/allen.hpp>
#include <habeas/time/date_relations.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/widening_text.hpp>
#include <habeas/wording/value_words.hpp>

#include "arrow_capsules.hpp"
#include "bind.hpp"
#include "widening.hpp"

namespace habeas::python {
namespace {

using place = std::optional<std::string>;

std::optional<hemisphere> where_of(const place& where) { return word<hemisphere>(where, "hemisphere"); }

std::vector<std::string> words_of(allen_set set) {
  std::vector<std::string> words;
  for (const auto& [relation, slug] : slug_table<allen_relation>::rows)
    if (set.contains(relation)) words.emplace_back(slug);
  return words;
}
allen_set set_of(const std::vector<std::string>& words) {
  allen_set set;
  for (const auto& w : words) set = set | allen_set(word<allen_relation>(std::string_view(w), "relation"));
  return set;
}
std::optional<bool> known(trilean t) { return t == trilean::unknown ? std::nullopt : std::optional(t == trilean::yes); }

using civil = std::tuple<std::int64_t, unsigned, unsigned>;
day day_of(const civil& d) { return day::from_civil(std::get<0>(d), std::get<1>(d), std::get<2>(d)); }

/// The texts of a sequence, held while they are read without the interpreter's lock.
struct held_texts {
  std::vector<py::object> owners;
  std::vector<std::optional<std::string_view>> texts;
};

held_texts hold(const py::sequence& list) {
  held_texts held;
  const auto n = py::len(list);
  held.owners.reserve(n);
  held.texts.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    py::object item = list[i];
    if (item.is_none()) {
      held.texts.emplace_back();
      continue;
    }
    if (!PyUnicode_Check(item.ptr())) throw py::type_error("a date is text or None, not " + std::string(Py_TYPE(item.ptr())->tp_name));
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(item.ptr(), &size);
    if (bytes == nullptr) {
      // A half of a pair of surrogates is no text: its bytes are refused at their place.
      PyErr_Clear();
      item = py::reinterpret_steal<py::object>(PyUnicode_AsEncodedString(item.ptr(), "utf-8", "surrogatepass"));
      if (!item) throw py::error_already_set();
      char* raw = nullptr;
      if (PyBytes_AsStringAndSize(item.ptr(), &raw, &size) != 0) throw py::error_already_set();
      bytes = raw;
    }
    held.texts.emplace_back(std::string_view(bytes, static_cast<std::size_t>(size)));
    held.owners.push_back(std::move(item));
  }
  return held;
}

/// Arrow structures that are released with it.
struct taken {
  ArrowSchema schema{};
  ArrowArray array{};
  taken() = default;
  taken(const taken&) = delete;
  taken& operator=(const taken&) = delete;
  ~taken() {
    release(array);
    release(schema);
  }
};

void check_stream(ArrowArrayStream& stream, int code) {
  if (code == 0) return;
  const char* why = stream.get_last_error(&stream);
  throw error(errc::invalid_value, "the column could not be read", why == nullptr ? "an Arrow stream that fails" : why, "an Arrow stream");
}

date_bounds bounds_under(const edtf& date, const std::optional<widening_policy>& policy, std::optional<hemisphere> where) {
  return policy ? widened(date, *policy, where) : date.bounds(where);
}

using columns_ptr = std::shared_ptr<date_columns>;

/// Reads a column that exports Arrow, or a sequence of texts, while Ctrl-C is listened for.
columns_ptr read_columns(const py::object& column, const place& where, const py::object& stop, const place& wider) {
  auto columns = std::make_shared<date_columns>(where_of(where), policy_of(wider));
  if (py::hasattr(column, "__arrow_c_stream__")) {
    const py::object handed = column.attr("__arrow_c_stream__")();
    auto& stream = inside<ArrowArrayStream>(handed, "arrow_array_stream");
    return interruptible(stop, [&](const std::stop_token& token) {
      taken now;
      check_stream(stream, stream.get_schema(&stream, &now.schema));
      for (;;) {
        check_stream(stream, stream.get_next(&stream, &now.array));
        if (!is_live(now.array)) return columns;
        columns->add(now.schema, now.array, token);
        release(now.array);
      }
    });
  }
  if (py::hasattr(column, "__arrow_c_array__")) {
    const py::tuple handed = column.attr("__arrow_c_array__")();
    const py::object schema_capsule = handed[0], array_capsule = handed[1];
    const auto& schema = inside<ArrowSchema>(schema_capsule, "arrow_schema");
    const auto& array = inside<ArrowArray>(array_capsule, "arrow_array");
    return interruptible(stop, [&](const std::stop_token& token) {
      columns->add(schema, array, token);
      return columns;
    });
  }
  if (py::isinstance<py::str>(column) || py::isinstance<py::bytes>(column) || !PySequence_Check(column.ptr()))
    throw py::type_error("a column of dates is a list of texts or an Arrow column of strings, not " + std::string(Py_TYPE(column.ptr())->tp_name));
  const auto held = hold(py::reinterpret_borrow<py::sequence>(column));
  return interruptible(stop, [&](const std::stop_token& token) {
    std::size_t n = 0;
    for (const auto& text : held.texts) {
      if (n++ % 65'536 == 0 && token.stop_requested()) throw error(errc::cancelled, "stopped as asked");
      if (text) columns->add(*text);
      else columns->add_absent();
    }
    return columns;
  });
}

columns_to_arrow as_arrow(const columns_ptr& columns) {
  return [columns](ArrowSchema& schema, ArrowArray& array) { date_columns::move_to_arrow(columns, schema, array); };
}

}  // namespace

void bind_time(py::module_& m) {
  m.def("date_words",
        [](std::string_view text, std::string_view l) { return date_in_words(parse_edtf(text), word<language>(l, "language")); },
        py::arg("text"), py::arg("language"));
  py::class_<edtf>(m, "Date")
      .def(py::init([](std::string_view text) { return parse_edtf(text); }), py::arg("text"))
      .def_property_readonly("text", &edtf::text)
      .def_property_readonly("canonical", &edtf::canonical)
      .def_property_readonly("level", &edtf::level)
      .def_property_readonly("is_interval", &edtf::is_interval)
      .def_property_readonly("is_one_of", &edtf::is_one_of)
      .def_property_readonly("is_all_of", &edtf::is_all_of)
      .def_property_readonly("is_uncertain", &edtf::is_uncertain)
      .def_property_readonly("is_approximate", &edtf::is_approximate)
      .def_property_readonly("has_mask", &edtf::has_mask)
      .def_property_readonly("needs_hemisphere", &edtf::needs_hemisphere)
      .def(
          "bounds",
          [](const edtf& d, const place& where, const place& wider) {
            const auto b = bounds_under(d, policy_of(wider), where_of(where));
            return std::tuple(to_string(b.earliest_start), to_string(b.latest_start), to_string(b.earliest_end),
                              to_string(b.latest_end));
          },
          py::arg("hemisphere"), py::arg("widen"))
      .def(
          "matches",
          [](const edtf& d, int year, unsigned month, unsigned of_month, const std::optional<std::string>& where) {
            return d.matches(day::from_civil(year, month, of_month), word<hemisphere>(where, "hemisphere"));
          },
          py::arg("year"), py::arg("month"), py::arg("day"), py::arg("hemisphere"))
      // Year, month and day of the first that matches between two days, both included; None where there is none.
      .def(
          "first_match",
          [](const edtf& d, const civil& from, const civil& to, const place& where) -> std::optional<civil> {
            const auto found = d.first_match(day_of(from), day_of(to), where_of(where));
            if (!found) return std::nullopt;
            const auto c = found->civil();
            return civil(c.year, c.month, c.day);
          },
          py::arg("from_"), py::arg("to"), py::arg("hemisphere"))
      // Seconds of the day, and minutes east of UTC where they are written; None for a date without a time.
      .def_property_readonly("time",
                             [](const edtf& d) -> std::optional<std::pair<std::int32_t, std::optional<std::int32_t>>> {
                               const auto t = d.time();
                               if (!t) return std::nullopt;
                               return std::pair(t->seconds, t->offset_minutes);
                             })
      .def(
          "relations",
          [](const edtf& d, const edtf& other, const place& where, const place& wider) {
            const auto policy = policy_of(wider);
            if (!policy) return words_of(possible_relations(d, other, where_of(where)));
            const auto bounds = [&](const edtf& one) { return bounds_under(one, policy, where_of(where)); };
            return words_of(possible_relations(bounds(d), bounds(other)));
          },
          py::arg("other"), py::arg("hemisphere"), py::arg("widen"));
  // Name, canonical text, and days for each unit of '?' and of '~'.
  m.def(
      "read_widening",
      [](const std::string& text) {
        const auto p = *policy_of(text);
        const auto days = [](const widening& w) { return std::tuple(w.year, w.season, w.month, w.day); };
        return std::tuple(p.name, to_string(p), days(p.uncertain), days(p.approximate));
      },
      py::arg("text"));
  m.def("widening_names", [] {
    std::vector<std::string> names;
    for (const auto& p : named_widenings()) names.push_back(p.name);
    return names;
  });
  m.attr("relation_words") = words_of(allen_set::all());
  m.def("converse", [](const std::vector<std::string>& r) { return words_of(converse(set_of(r))); }, py::arg("relations"));
  m.def(
      "compose",
      [](const std::vector<std::string>& r, const std::vector<std::string>& s) { return words_of(compose(set_of(r), set_of(s))); },
      py::arg("first"), py::arg("second"));
  m.def(
      "holds", [](const std::vector<std::string>& possible, const std::vector<std::string>& asked) { return known(holds(set_of(possible), set_of(asked))); },
      py::arg("possible"), py::arg("asked"));
  py::class_<date_columns, columns_ptr>(m, "DateColumns")
      .def(py::init(&read_columns), py::arg("column"), py::arg("hemisphere"), py::arg("stop"), py::arg("widen"))
      .def_property_readonly("size", &date_columns::size)
      .def_property_readonly("valid_count", &date_columns::valid_count)
      .def_property_readonly("absent_count", &date_columns::absent_count)
      .def_property_readonly("widening",
                             [](const date_columns& c) { return c.widening() ? std::optional(to_string(*c.widening())) : std::nullopt; })
      .def("arrow_schema", [](const columns_ptr& c) { return arrow_schema(as_arrow(c)); })
      .def("arrow_array", [](const columns_ptr& c) { return arrow_array(as_arrow(c)); })
      .def("arrow_stream", [](const columns_ptr& c) { return arrow_stream(as_arrow(c)); });
}

}  // namespace habeas::python
