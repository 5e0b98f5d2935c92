// SPDX-License-Identifier: MIT
// Did an event start within some days? Yes, no, or as its dates may be.
#pragma once

#include <functional>
#include <memory>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

/// The first and the last day of a start: an end that is missing is unbounded.
struct start_days {
  std::optional<day> earliest = {}, latest = {};
};
[[nodiscard]] HABEAS_API start_days starts_of(const timeline& t, const event_id& name);

/// Yes when all days on which it can have started lie within first and last, both included; no when none does.
[[nodiscard]] HABEAS_API trilean starts_within(const start_days& s, day first, day last);

/// Which events an actor network is made of, by when they started: those that certainly did so within these days, or with
/// `possibly` those that may have. For `network_options::keep`; it keeps the timeline alive.
[[nodiscard]] HABEAS_API std::function<bool(const event_id&)> started_within(std::shared_ptr<const timeline> t, day first, day last,
                                                                             bool possibly = false);

}  // namespace habeas
