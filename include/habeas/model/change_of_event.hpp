// SPDX-License-Identifier: MIT
// What an event is to the custody of the people in it: what is written there, and what its kind says by itself.
#pragma once

#include <optional>

#include <habeas/core/export.hpp>
#include <habeas/model/event.hpp>

namespace habeas {

/// The mechanism that a kind of event says by itself: an arrest is one whether or not its mechanism is written too. Nothing
/// for kinds that change nobody's custody, or not surely: an amnesty may be of people who were never held.
[[nodiscard]] HABEAS_API std::optional<mechanism> mechanism_of(event_kind kind);

/// The change of custody that an event is: the one written, with the mechanism of its kind where none is written. Whatever
/// reads who was held asks this, and not `event::change`, which is what the author wrote.
[[nodiscard]] HABEAS_API std::optional<custody_change> change_of(const event& e);

}  // namespace habeas
