// SPDX-License-Identifier: MIT
// Did an event start within some days? Yes, no, or as its dates may be.
#pragma once

#include <functional>
#include <memory>

#include <habeas/timeline/timeline.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

/// The first and the last day of a start: an end that is missing is unbounded.
struct start_days {
  std::optional<day> earliest, latest;
};
[[nodiscard]] inline start_days starts_of(const timeline& t, const event_id& name) {
  const auto days = t.days(name);
  return {days.earliest_start, days.latest_start};
}

/// Yes when all days on which it can have started lie within first and last, both included; no when none does.
[[nodiscard]] inline trilean starts_within(const start_days& s, day first, day last) {
  if (s.earliest && s.latest && *s.earliest >= first && *s.latest <= last) return trilean::yes;
  if ((s.earliest && *s.earliest > last) || (s.latest && *s.latest < first)) return trilean::no;
  return trilean::unknown;
}

/// Which events an actor network is made of, by when they started: those that certainly did so within these days, or with
/// `possibly` those that may have. For `network_options::keep`; it keeps the timeline alive.
[[nodiscard]] inline std::function<bool(const event_id&)> started_within(std::shared_ptr<const timeline> t, day first, day last,
                                                                         bool possibly = false) {
  return [t = std::move(t), first, last, possibly](const event_id& name) {
    const auto in = starts_within(starts_of(*t, name), first, last);
    return in == trilean::yes || (possibly && in == trilean::unknown);
  };
}

}  // namespace habeas
