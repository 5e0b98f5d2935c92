// SPDX-License-Identifier: MIT
#include "plain_values.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "io/json/json_text.hpp"

namespace habeas::python {
namespace {

namespace json = boost::json;

void put(PyObject* into, PyObject* key, const py::object& value) {
  if (PyDict_SetItem(into, key, value.ptr()) != 0) throw py::error_already_set();
}

/// One answer has few names of fields, and each many times.
class plain_maker {
 public:
  // NOLINTNEXTLINE(misc-no-recursion): values lie within values
  py::object made(const json::value& v) {
    switch (v.kind()) {
      case json::kind::null: return py::none();
      case json::kind::bool_: return py::bool_(v.get_bool());
      case json::kind::int64: return py::int_(v.get_int64());
      case json::kind::uint64: return py::int_(v.get_uint64());
      case json::kind::double_: return py::float_(v.get_double());
      case json::kind::string: return text_object({v.get_string().data(), v.get_string().size()});
      case json::kind::array: {
        const auto& items = v.get_array();
        py::list list(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) PyList_SET_ITEM(list.ptr(), static_cast<Py_ssize_t>(i), made(items[i]).release().ptr());
        return list;
      }
      case json::kind::object: break;
    }
    py::dict dict;
    for (const auto& [name, value] : v.get_object()) put(dict.ptr(), key({name.data(), name.size()}), made(value));
    return dict;
  }

 private:
  PyObject* key(std::string_view name) {
    auto& kept = keys_[name];
    if (!kept) kept = text_object(name);
    return kept.ptr();
  }
  std::unordered_map<std::string_view, py::object> keys_;
};

std::string text_of(py::handle v) {
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(v.ptr(), &size);
  if (bytes == nullptr) throw py::error_already_set();
  return {bytes, static_cast<std::size_t>(size)};
}

/// The name of a field, where `json.dumps` has one for it.
std::string name_of_key(py::handle k) {
  if (PyUnicode_Check(k.ptr())) return text_of(k);
  if (k.is_none()) return "null";
  if (PyBool_Check(k.ptr())) return k.ptr() == Py_True ? "true" : "false";
  if (PyLong_Check(k.ptr()) || PyFloat_Check(k.ptr())) return py::str(k);
  throw py::type_error(fmt::format("keys must be str, int, float, bool or None, not {}", Py_TYPE(k.ptr())->tp_name));
}

json::value whole_number(py::handle v, bool of_own_field) {
  int overflow = 0;
  const auto n = PyLong_AsLongLongAndOverflow(v.ptr(), &overflow);
  if (overflow == 0) {
    if (n == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    return static_cast<std::int64_t>(n);
  }
  // A field of habeas says that this is no count; one of the author's own would lose its digits.
  if (of_own_field) throw py::value_error("a whole number of more than 64 bits");
  const double near = PyLong_AsDouble(v.ptr());
  if (near != -1.0 || PyErr_Occurred() == nullptr) return near;
  PyErr_Clear();
  return overflow < 0 ? -std::numeric_limits<double>::max() : std::numeric_limits<double>::max();
}

// NOLINTNEXTLINE(misc-no-recursion): values lie within values, a few deep
json::value read(py::handle v, std::size_t depth, bool of_own_field) {
  if (depth > io::deepest_json) throw py::value_error(fmt::format("more than {} levels of lists and mappings", io::deepest_json));
  if (v.is_none()) return nullptr;
  if (PyBool_Check(v.ptr())) return v.ptr() == Py_True;
  if (PyUnicode_Check(v.ptr())) return json::string(text_of(v));
  if (PyLong_Check(v.ptr())) return whole_number(v, of_own_field);
  if (PyFloat_Check(v.ptr())) {
    const double number = PyFloat_AS_DOUBLE(v.ptr());
    if (!std::isfinite(number)) throw py::value_error("a number that is not finite");
    return number;
  }
  if (PyList_Check(v.ptr()) || PyTuple_Check(v.ptr())) {
    json::array items;
    for (const auto& item : py::reinterpret_borrow<py::sequence>(v)) items.push_back(read(item, depth + 1, of_own_field));
    return items;
  }
  if (PyDict_Check(v.ptr())) {
    json::object fields;
    for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(v)) {
      const auto name = name_of_key(key);
      if (fields.contains(name)) throw py::value_error("two fields of the name " + name);
      fields[name] = read(value, depth + 1, of_own_field || name.rfind("x_", 0) == 0);
    }
    return fields;
  }
  const py::object file_form = py::module_::import("habeas._core").attr("registered")["json_value"](v);
  return read(file_form, depth + 1, of_own_field);
}

}  // namespace

py::object plain(const json::value& v) { return plain_maker().made(v); }

json::value value_of(py::handle v) { return read(v, 0, false); }

void bind_values(py::module_& m) {
  // The classes of answers and entities, put here by their own modules.
  m.attr("registered") = py::dict();
  // What a file can hold, on its way to the engine.
  py::class_<json::value>(m, "Values").def(py::init([](const py::object& v) { return value_of(v); }), py::arg("value"));
}

}  // namespace habeas::python
