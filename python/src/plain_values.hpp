// SPDX-License-Identifier: MIT
// JSON values as objects of Python, and back: no text between.
#pragma once

#include <string_view>

#include <boost/json.hpp>

#include "bind.hpp"

namespace habeas::python {

[[nodiscard]] inline py::object text_object(std::string_view text) {
  auto* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), nullptr);
  if (made == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

/// Dictionaries, lists, texts, numbers, truth values and None, as `json.loads` would make them.
[[nodiscard]] py::object plain(const boost::json::value& v);

/// The value of what a file can hold, and of habeas' own dates, numbers and things. Throws InvalidType for anything else,
/// TypeError and ValueError as `json.dumps` does.
[[nodiscard]] boost::json::value value_of(py::handle v);

void bind_values(py::module_& m);

}  // namespace habeas::python
