// SPDX-License-Identifier: MIT
// How things say their fields, and those of changes of custody and of what limits a kind of entry or exit.
#pragma once

#include <type_traits>

#include <habeas/model/custody.hpp>

namespace habeas::io {

/// Whether a file must have a field. One that is `written` may be missing, but is never left out: what it
/// is then is not the first of its values.
enum class need { optional, written, required };

// `describe(visitor, thing)` calls `visitor(name, member, need)` for each field in the order of the file.
// `T` is a thing, or a const one for writing.

template <class T, class Wanted>
concept some = std::is_same_v<std::remove_const_t<T>, Wanted>;

template <class V, some<release_condition> T>
void describe(V& v, T& c) {
  v("kind", c.kind, need::required);
  v("answer", c.answer, need::required);
}

template <class V, some<custody_change> T>
void describe(V& v, T& c) {
  v("mechanism", c.how, need::optional);
  v("ground", c.ground, need::optional);
  v("conditions", c.conditions, need::optional);
  v("destination", c.destination, need::optional);
  v("follows", c.follows, need::optional);
  v("authority", c.authority, need::optional);
}

/// What limits the kind that a claim counts.
template <class V, class T>
void describe_limits(V& v, T& c) {
  v("ground", c.ground, need::optional);
  v("condition", c.condition, need::optional);
  v("destination", c.destination, need::optional);
  v("authority", c.authority, need::optional);
}

}  // namespace habeas::io
