// SPDX-License-Identifier: MIT
// Any bytes: either a failure with its place, or a date that reads back and whose bounds are in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/time/uncertain_instant.hpp>

namespace {

void must(bool good) {
  if (!good) std::abort();
}

bool in_order(const habeas::date_edge& a, const habeas::date_edge& b) {
  return !a.is_day() || !b.is_day() || a.value <= b.value;
}

/// The bounds, or nothing where a range of seasons runs backwards in this hemisphere.
std::optional<habeas::date_bounds> bounds_of(const habeas::edtf& date, habeas::hemisphere where) {
  try {
    return date.bounds(where);
  } catch (const habeas::error& e) {
    must(e.code() == habeas::errc::invalid_value && date.is_set() && date.needs_hemisphere());
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace habeas;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto result = try_parse_edtf(text);
  if (!result) {
    const auto& f = result.failure();
    must(f.offset <= size && !f.found.empty() && !f.expected.empty());
    // What stands before the place is not to blame: no failure comes earlier without the rest. Only
    // a range that runs backwards is blamed from its start, and the length before everything.
    if (size <= max_edtf_length) {
      const auto shorter = try_parse_edtf(text.substr(0, f.offset));
      must(shorter || shorter.failure().offset == f.offset ||
           shorter.failure().expected.find("not before the start") != std::string::npos);
    }
    return 0;
  }
  const edtf& date = *result;
  must(date.text() == text && date.level() >= 0 && date.level() <= 2);
  const auto again = try_parse_edtf(date.text());
  must(static_cast<bool>(again) && *again == date);
  const auto canonical = try_parse_edtf(date.canonical());
  must(static_cast<bool>(canonical) && canonical->canonical() == date.canonical());
  for (const auto where : {hemisphere::north, hemisphere::south}) {
    const auto bounds = bounds_of(date, where);
    must(bounds == bounds_of(*canonical, where));
    if (!bounds) continue;
    const auto& b = *bounds;
    must(in_order(b.earliest_start, b.latest_start) && in_order(b.earliest_end, b.latest_end));
    const day low = b.earliest_start.is_day() ? b.earliest_start.value : day::from_civil(-max_year, 1, 1);
    const day high = b.latest_end.is_day() ? b.latest_end.value : day::from_civil(max_year, 12, 31);
    if (low <= high) {
      const auto first = date.first_match(low, high, where);
      const auto last = date.last_match(low, high, where);
      must(first == low && last == high && date.matches(low, where) && date.matches(high, where));
    }
    const uncertain_instant p = cutoff_point(date, -240, where);
    must(b.ends_before_start() || p.earliest <= p.latest);
    must(window_start(date, -240, where).earliest <= window_start(date, -240, where).latest);
    must(window_end(date, -240, where).earliest <= window_end(date, -240, where).latest);
  }
  if (!date.needs_hemisphere()) must(date.bounds() == date.bounds(hemisphere::south));
  return 0;
}
