// SPDX-License-Identifier: MIT
// The Arrow C data and stream interfaces: columns handed over without a library and without a copy.
#pragma once

#include <cstdint>

#include <habeas/core/export.hpp>

// The names and the layout are those of the specification, which asks that they be declared so and guarded so.
extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct HABEAS_API ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct HABEAS_API ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct HABEAS_API ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

}  // extern "C"

namespace habeas {

/// Is it one that somebody still holds, and that is to be released?
template <class T>
[[nodiscard]] bool is_live(const T& arrow) noexcept {
  return arrow.release != nullptr;
}
template <class T>
void release(T& arrow) noexcept {
  if (is_live(arrow)) arrow.release(&arrow);
}

}  // namespace habeas
