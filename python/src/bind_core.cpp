// SPDX-License-Identifier: MIT
// Errors as the classes of habeas.errors, quantities and ranges as text and plain numbers, the version.
#include <habeas/core/error.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/core/quantity_text.hpp>
#include <habeas/core/version.hpp>
#include <habeas/wording/answer_text.hpp>

#include "bind.hpp"

namespace habeas::python {
namespace {

/// Messages quote what was given, cut at some byte: what is no text becomes U+FFFD.
py::object text(const std::string& bytes) {
  auto* made = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "replace");
  if (made == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

py::object listed(const std::vector<std::string>& words) {
  py::list list;
  for (const auto& w : words) list.append(text(w));
  return py::tuple(list);
}

/// Raises the class of the error's code, with all that the error knows.
void raise(const error& e) {
  const auto errors = py::module_::import("habeas.errors");
  py::list problems;
  for (const auto& p : e.problems())
    problems.append(errors.attr("Problem")(text(p.file), text(p.pointer), p.line, p.column, text(p.what), text(p.got),
                                           text(p.wanted), text(to_string(p))));
  py::dict known;
  known["got"] = text(e.got());
  known["wanted"] = text(e.wanted());
  known["text"] = text(e.text());
  known["offset"] = e.offset() ? py::object(py::int_(*e.offset())) : py::none();
  known["near"] = listed(e.near());
  known["problems"] = py::tuple(problems);
  const py::object made = errors.attr("make")(std::string(to_slug(e.code())), text(e.what()), known);
  PyErr_SetObject(py::type::of(made).ptr(), made.ptr());
}

/// A whole number of any size, or why it is none.
std::int64_t number(const py::int_& n) {
  int overflow = 0;
  const auto value = PyLong_AsLongLongAndOverflow(n.ptr(), &overflow);
  if (overflow != 0)
    throw error(errc::invalid_value, "not a count", std::string(py::str(n)).substr(0, 40),
                fmt::format("a whole number from 0 to {}", quantity::greatest));
  if (value == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
  return value;
}

quantity made_of(const std::string& how, const py::int_& first, const py::int_& second) {
  const auto as = word<quantifier>(std::string_view(how), "way to state a number");
  return as == quantifier::between ? quantity::between(number(first), number(second)) : quantity::of(as, number(first));
}

}  // namespace

void bind_core(py::module_& m) {
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const error& e) {
      raise(e);
    }
  });
  m.attr("version") = version;
  m.def("quantity_text",
        [](const std::string& how, const py::int_& first, const py::int_& second) { return to_string(made_of(how, first, second)); },
        py::arg("how"), py::arg("first"), py::arg("second"));
  m.def("parse_quantity", [](const std::string& text) {
    const auto q = parse_quantity(text);
    return std::tuple(std::string(to_slug(q.how())), q.first(), q.second());
  });
  m.def("range_text",
        [](const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high) { return range_text(low, high); },
        py::arg("low"), py::arg("high"));
  m.def("quantity_interval",
        [](const std::string& how, const py::int_& first, const py::int_& second, std::int64_t people, std::int64_t percent,
           bool about) {
          const auto all = made_of(how, first, second).interval(about ? std::optional(about_policy{people, percent}) : std::nullopt);
          return std::pair(all.low, all.high);
        },
        py::arg("how"), py::arg("first"), py::arg("second"), py::arg("people"), py::arg("percent"), py::arg("about"));
}

}  // namespace habeas::python
