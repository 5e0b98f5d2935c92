// SPDX-License-Identifier: MIT
#include <habeas/timeline/event_window.hpp>

#include <functional>
#include <memory>
#include <utility>

#include <habeas/time/trilean.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

start_days starts_of(const timeline& t, const event_id& name) {
  const auto days = t.days(name);
  return {days.earliest_start, days.latest_start};
}

trilean starts_within(const start_days& s, day first, day last) {
  if (s.earliest && s.latest && *s.earliest >= first && *s.latest <= last) return trilean::yes;
  if ((s.earliest && *s.earliest > last) || (s.latest && *s.latest < first)) return trilean::no;
  return trilean::unknown;
}

std::function<bool(const event_id&)> started_within(std::shared_ptr<const timeline> t, day first, day last,
                                                    bool possibly) {
  return [t = std::move(t), first, last, possibly](const event_id& name) {
    const auto in = starts_within(starts_of(*t, name), first, last);
    return in == trilean::yes || (possibly && in == trilean::unknown);
  };
}

}  // namespace habeas
