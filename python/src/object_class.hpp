// SPDX-License-Identifier: MIT
// Frozen classes of the package, made field by field: no dictionary between, and no __init__.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <pybind11/gil_safe_call_once.h>

#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>

#include "plain_values.hpp"

namespace habeas::python {

[[nodiscard]] inline py::object nothing() { return py::none(); }
[[nodiscard]] inline py::object as_object(const py::object& o) { return o; }
[[nodiscard]] inline py::object as_object(std::string_view s) { return text_object(s); }
[[nodiscard]] inline py::object as_object(const std::string& s) { return text_object(s); }
[[nodiscard]] inline py::object as_object(const char* s) { return text_object(s); }
[[nodiscard]] inline py::object as_object(bool b) { return py::bool_(b); }
[[nodiscard]] inline py::object as_object(std::int64_t n) { return py::int_(n); }
[[nodiscard]] inline py::object as_object(std::size_t n) { return py::int_(n); }
template <class Tag>
[[nodiscard]] py::object as_object(const id<Tag>& i) { return text_object(i.text()); }
template <slugged Enum>
[[nodiscard]] py::object as_object(Enum e) { return text_object(std::string_view(to_slug(e))); }
template <class T>
[[nodiscard]] py::object as_object(const std::optional<T>& o) { return o ? as_object(*o) : nothing(); }

/// A tuple of what `make` makes of each.
template <class T, class Make>
[[nodiscard]] py::object tuple_of(const std::vector<T>& list, const Make& make) {
  py::tuple made(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) PyTuple_SET_ITEM(made.ptr(), static_cast<Py_ssize_t>(i), make(list[i]).release().ptr());
  return made;
}
template <class T>
[[nodiscard]] py::object as_object(const std::vector<T>& list) {
  return tuple_of(list, [](const T& one) { return as_object(one); });
}

/// An id, or None where there is none.
template <class Id>
[[nodiscard]] py::object id_or_none(const Id& name) { return name ? as_object(name) : nothing(); }
/// A text, or None where it is empty.
[[nodiscard]] inline py::object text_or_none(const std::string& text) { return text.empty() ? nothing() : text_object(text); }

/// What a module of the package registered under a name: nothing here imports any.
[[nodiscard]] inline py::object registered(const char* name) { return py::module_::import("habeas._core").attr("registered")[name]; }

/// A class found once, by the name that it is registered under.
class python_class {
 public:
  constexpr explicit python_class(const char* name) : name_(name) {}
  [[nodiscard]] const py::object& get() const {
    return found_.call_once_and_store_result([&] { return registered(name_); }).get_stored();
  }
  /// An instance without anything in it.
  [[nodiscard]] py::object empty() const { return empty(get()); }
  [[nodiscard]] static py::object empty(const py::object& of) {
    auto* type = reinterpret_cast<PyTypeObject*>(of.ptr());
    auto* made = PyBaseObject_Type.tp_new(type, no_arguments().ptr(), nullptr);
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
  }
  /// Sets a field of what refuses every change from outside.
  static void set(const py::object& of, py::handle name, const py::object& value) {
    if (PyObject_GenericSetAttr(of.ptr(), name.ptr(), value.ptr()) != 0) throw py::error_already_set();
  }

 private:
  [[nodiscard]] static const py::tuple& no_arguments() {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::tuple> kept;
    return kept.call_once_and_store_result([] { return py::tuple(0); }).get_stored();
  }
  const char* name_;
  mutable py::gil_safe_call_once_and_store<py::object> found_;
};

/// A frozen dataclass: takes the values of its fields, in their order.
class object_class {
 public:
  constexpr explicit object_class(const char* name) : class_(name) {}

  template <class... Values>
  [[nodiscard]] py::object operator()(const Values&... values) const {
    const auto& names = fields();
    if (names.size() != sizeof...(values)) throw std::logic_error("a class of answers has other fields than the engine fills");
    const auto made = class_.empty();
    std::size_t i = 0;
    (python_class::set(made, names[i++], as_object(values)), ...);
    return made;
  }

 private:
  [[nodiscard]] const std::vector<py::object>& fields() const {
    return names_
        .call_once_and_store_result([&] {
          std::vector<py::object> names;
          for (const auto& name : py::dict(class_.get().attr("__dataclass_fields__"))) names.push_back(py::reinterpret_borrow<py::object>(name.first));
          return names;
        })
        .get_stored();
  }
  python_class class_;
  mutable py::gil_safe_call_once_and_store<std::vector<py::object>> names_;
};

/// A NamedTuple, whose fields are given in their order.
class tuple_class {
 public:
  constexpr explicit tuple_class(const char* name) : class_(name) {}
  template <class... Values>
  [[nodiscard]] py::object operator()(const Values&... values) const { return class_.get()(as_object(values)...); }

 private:
  python_class class_;
};

/// A `Table` of what `make` makes of each, all of one class.
template <class T, class Make>
[[nodiscard]] py::object table_of(const char* kind, const std::vector<T>& list, const Make& make) {
  static const python_class table("Table");
  const auto made = table.empty();
  python_class::set(made, py::str("_kind"), registered(kind));
  python_class::set(made, py::str("_items"), tuple_of(list, make));
  return made;
}

}  // namespace habeas::python
