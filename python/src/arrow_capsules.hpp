// SPDX-License-Identifier: MIT
// The Arrow PyCapsule interface: structures handed over in capsules, and taken out of them.
#pragma once

#include <cerrno>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

#include <habeas/io/arrow.hpp>

#include "bind.hpp"

namespace habeas::python {

/// What a capsule of this name holds. Throws errc::invalid_value for another.
template <class Arrow>
Arrow& inside(const py::object& handed, const char* name) {
  if (PyCapsule_IsValid(handed.ptr(), name) == 0) {
    const char* got = PyCapsule_CheckExact(handed.ptr()) != 0 ? PyCapsule_GetName(handed.ptr()) : Py_TYPE(handed.ptr())->tp_name;
    throw error(errc::invalid_value, "not what an Arrow column hands over", got == nullptr ? "a capsule without a name" : got,
                std::string("a capsule '") + name + "'");
  }
  return *static_cast<Arrow*>(PyCapsule_GetPointer(handed.ptr(), name));
}

/// A capsule that owns a structure. A consumer that takes what is inside marks it released; else it goes with the capsule.
template <class Arrow>
py::capsule capsule_of(std::unique_ptr<Arrow> arrow, const char* name) {
  auto* made = PyCapsule_New(arrow.get(), name, [](PyObject* capsule) {
    auto* held = static_cast<Arrow*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
    release(*held);
    delete held;
  });
  if (made == nullptr) {
    release(*arrow);
    throw py::error_already_set();
  }
  arrow.release();
  return py::reinterpret_steal<py::capsule>(made);
}

/// Fills in the schema and the array of a struct of columns; both are then the caller's.
using columns_to_arrow = std::function<void(ArrowSchema&, ArrowArray&)>;

inline py::tuple arrow_array(const columns_to_arrow& fill) {
  auto schema = std::make_unique<ArrowSchema>();
  auto array = std::make_unique<ArrowArray>();
  fill(*schema, *array);
  auto first = capsule_of(std::move(schema), "arrow_schema");
  return py::make_tuple(std::move(first), capsule_of(std::move(array), "arrow_array"));
}

inline py::capsule arrow_schema(const columns_to_arrow& fill) {
  auto schema = std::make_unique<ArrowSchema>();
  ArrowArray array{};
  fill(*schema, array);
  release(array);
  return capsule_of(std::move(schema), "arrow_schema");
}

/// A stream of one batch. No exception leaves it: the interface is C's.
struct one_batch {
  columns_to_arrow fill;
  bool told = false;

  int schema_to(ArrowSchema* out) noexcept {
    ArrowArray array{};
    return filled(*out, array, [&] { release(array); });
  }
  int next_to(ArrowArray* out) noexcept {
    *out = {};
    if (std::exchange(told, true)) return 0;
    ArrowSchema schema{};
    return filled(schema, *out, [&] { release(schema); });
  }

 private:
  template <class Then>
  int filled(ArrowSchema& schema, ArrowArray& array, Then then) noexcept {
    try {
      fill(schema, array);
      then();
      return 0;
    } catch (...) {
      return ENOMEM;
    }
  }
};

inline py::capsule arrow_stream(columns_to_arrow fill) {
  auto stream = std::make_unique<ArrowArrayStream>();
  stream->get_schema = [](ArrowArrayStream* s, ArrowSchema* out) { return static_cast<one_batch*>(s->private_data)->schema_to(out); };
  stream->get_next = [](ArrowArrayStream* s, ArrowArray* out) { return static_cast<one_batch*>(s->private_data)->next_to(out); };
  stream->get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream->release = [](ArrowArrayStream* s) {
    delete static_cast<one_batch*>(s->private_data);
    s->release = nullptr;
  };
  stream->private_data = new one_batch{std::move(fill)};
  return capsule_of(std::move(stream), "arrow_array_stream");
}

/// A stream of the one array that `__arrow_c_array__` gave; what it holds is moved out, and released once.
class array_as_stream {
 public:
  array_as_stream(ArrowSchema& schema, ArrowArray& array) : schema_(std::exchange(schema, {})), array_(std::exchange(array, {})) {
    stream.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
      *out = std::exchange(static_cast<array_as_stream*>(s->private_data)->schema_, {});
      return 0;
    };
    stream.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
      *out = std::exchange(static_cast<array_as_stream*>(s->private_data)->array_, {});
      return 0;
    };
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    stream.release = [](ArrowArrayStream* s) { s->release = nullptr; };
    stream.private_data = this;
  }
  array_as_stream(const array_as_stream&) = delete;
  array_as_stream& operator=(const array_as_stream&) = delete;
  ~array_as_stream() {
    release(array_);
    release(schema_);
  }

  ArrowArrayStream stream{};

 private:
  ArrowSchema schema_;
  ArrowArray array_;
};

}  // namespace habeas::python
