// SPDX-License-Identifier: MIT
// Dates as the Extended Date/Time Format writes them: Library of Congress, 4 February 2019, levels 0 to 2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf_content.hpp>
#include <habeas/time/partial_date.hpp>

namespace habeas {

class edtf_result;

/// Why a text is not a date.
struct edtf_failure {
  std::size_t offset = 0;  ///< in bytes, of the first character that no date could have there
  std::string found = {};  ///< what stands there: "'9'", "the end of the text"
  std::string expected = {};

  friend bool operator==(const edtf_failure&, const edtf_failure&) = default;
};

/// A date that EDTF can write, kept as it was written.
///
/// Parsed, it is one of: a date (which may be a mask such as `XXXX-10-18`, a season, or carry a time),
/// an interval, or a set (`[...]` is one of its days, `{...}` all of them). Two values are equal when
/// their texts are; `canonical()` brings spellings of the same together.
///
/// Where the standard leaves room:
/// - `1950S2` is 1900 to 1999: the first two digits are certain. Zeros in front count for nothing.
/// - `-201X` has the years -2019 to -2010; there is no -0000, so `-XXXX` ends with -0001.
/// - A time may leave out its seconds (`T10:00-04:00`), and 24:00:00 is the end of its day.
/// - Offsets run to 23:59 either way; -00:00 is refused, as in ISO 8601.
/// - An interval takes years, seasons 21 to 24, months and days; 25 to 41 stand alone or in sets.
/// - A range within a set has one precision and does not run backwards.
/// - Limits: 1000 bytes of text, years of sixteen digits, 999 significant digits.
class HABEAS_API edtf {
 public:
  /// The text as written.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The lowest level of the standard that knows this form: 0, 1 or 2.
  [[nodiscard]] int level() const noexcept { return content_.level; }
  [[nodiscard]] bool is_interval() const noexcept { return content_.form == detail::edtf_form::interval; }
  [[nodiscard]] bool is_set() const noexcept { return is_one_of() || is_all_of(); }
  /// Is it one day of a set, `[...]`?
  [[nodiscard]] bool is_one_of() const noexcept { return content_.form == detail::edtf_form::one_of; }
  /// Is it every day of a set, `{...}`?
  [[nodiscard]] bool is_all_of() const noexcept { return content_.form == detail::edtf_form::all_of; }

  /// Is any part marked '?' or '%'?
  [[nodiscard]] bool is_uncertain() const noexcept { return has(flags(), qualifier::uncertain); }
  /// Is any part marked '~' or '%'?
  [[nodiscard]] bool is_approximate() const noexcept { return has(flags(), qualifier::approximate); }
  [[nodiscard]] bool is_qualified() const noexcept { return flags() != qualifier::none; }
  /// All qualifiers that stand anywhere.
  [[nodiscard]] qualifier flags() const noexcept;
  /// Is there a digit X anywhere?
  [[nodiscard]] bool has_mask() const noexcept;
  /// Is there a season 21 to 24, whose months depend on the hemisphere?
  [[nodiscard]] bool needs_hemisphere() const noexcept;

  /// The time of day, where the text is one day with a time.
  [[nodiscard]] std::optional<time_of_day> time() const noexcept {
    if (content_.seconds < 0) return std::nullopt;
    time_of_day t{content_.seconds, {}};
    if (content_.has_offset) t.offset_minutes = content_.offset_minutes;
    return t;
  }

  /// The date that it starts in: the date itself, or the left side of an interval.
  /// Null for a set and for an open or unknown side.
  [[nodiscard]] const partial_date* start() const noexcept {
    return !is_set() && content_.first_side == detail::edtf_side::date ? &content_.first : nullptr;
  }
  /// The date that it ends in: the date itself, or the right side of an interval.
  [[nodiscard]] const partial_date* finish() const noexcept {
    if (!is_interval()) return start();
    return content_.second_side == detail::edtf_side::date ? &content_.second : nullptr;
  }

  /// Calls `see` for each date that stands in it: the one, both sides of an interval, the members of a set.
  template <class See>
  void for_each_date(See&& see) const {
    if (is_set()) {
      for (const auto& m : content_.members) {
        if (!m.low_open) see(m.low);
        if (m.is_range && !m.high_open) see(m.high);
      }
      return;
    }
    if (content_.first_side == detail::edtf_side::date) see(content_.first);
    if (is_interval() && content_.second_side == detail::edtf_side::date) see(content_.second);
  }

  /// Calls `see(first, last, precision)` for each member of a set, as days, both included; an open end is nothing. A range has the
  /// days from that of its low end on, all of its precision.
  template <class See>
  void for_each_member(std::optional<hemisphere> where, See&& see) const {
    for (const auto& m : content_.members) {
      std::optional<day> first, last;
      if (!m.low_open) first = m.low.hull(where).first;
      if (const auto& high = m.is_range ? m.high : m.low; !m.high_open) last = high.hull(where).last;
      see(first, last, m.low_open ? m.high.precision : m.low.precision);
    }
  }

  /// The four bounds, in days of the calendar as written: no offset moves them, no qualifier widens them.
  /// @param where the hemisphere of seasons 21 to 24
  /// @throws error invalid_value when a season needs a hemisphere and none is given
  [[nodiscard]] date_bounds bounds(std::optional<hemisphere> where = {}) const;

  /// The same, where each date that stands in it may lie off to either side by the days that `off(date)` gives.
  template <class Off>
  [[nodiscard]] date_bounds bounds(std::optional<hemisphere> where, Off&& off) const {
    date_bounds all;
    if (!is_set()) {
      set_side(content_.first_side, content_.first, where, off, all.earliest_start, all.latest_start);
      if (is_interval()) {
        set_side(content_.second_side, content_.second, where, off, all.earliest_end, all.latest_end);
      } else {
        all.earliest_end = all.earliest_start;
        all.latest_end = all.latest_start;
      }
      return all;
    }
    std::optional<day> first, last;
    bool from_open = false;
    bool to_open = false;
    for (const auto& m : content_.members) {
      if (m.runs_backwards(where))
        throw error(errc::invalid_value, "a range of seasons that runs backwards in that hemisphere",
                    fmt::format("'{}'", text_), "a range whose end is not before its start");
      if (m.low_open) {
        from_open = true;
      } else if (const day d = m.low.hull(where).first.plus(-off(m.low)); !first || d < *first) {
        first = d;
      }
      const auto& high = m.is_range ? m.high : m.low;
      if (m.high_open) {
        to_open = true;
      } else if (const day d = high.hull(where).last.plus(off(high)); !last || d > *last) {
        last = d;
      }
    }
    all.earliest_start = all.earliest_end = from_open || !first ? date_edge::open() : date_edge::at(*first);
    all.latest_start = all.latest_end = to_open || !last ? date_edge::open() : date_edge::at(*last);
    return all;
  }

  /// Does that day belong to it? A mask and a set leave days out; an interval has every day from its
  /// earliest start to its latest end, without limit at an open or unknown side.
  [[nodiscard]] bool matches(day d, std::optional<hemisphere> where = {}) const {
    return first_match(d, d, where).has_value();
  }

  /// The first day from `from` to `to`, both included, that belongs to it.
  [[nodiscard]] std::optional<day> first_match(day from, day to, std::optional<hemisphere> where = {}) const;

  /// The last day from `from` to `to`, both included, that belongs to it.
  [[nodiscard]] std::optional<day> last_match(day from, day to, std::optional<hemisphere> where = {}) const;

  /// One spelling for what is written in several ways: qualifiers at the end where they are of all parts,
  /// else before each part; offsets as Z or +hh:mm; seconds written; long years only where needed.
  [[nodiscard]] std::string canonical() const;

  friend bool operator==(const edtf& a, const edtf& b) noexcept { return a.text_ == b.text_; }

 private:
  friend edtf_result try_parse_edtf(std::string_view text);
  edtf(std::string_view text, detail::edtf_content&& content) : text_(text), content_(std::move(content)) {}

  template <class See>
  void for_each_stretch(std::optional<hemisphere> where, See&& see) const {
    if (is_interval()) {
      std::optional<day> low, high;
      if (const auto* d = start()) low = d->hull(where).first;
      if (const auto* d = finish()) high = d->hull(where).last;
      see(low, high, static_cast<const partial_date*>(nullptr));
      return;
    }
    for (const auto& m : content_.members) {
      std::optional<day> low, high;
      if (m.is_range && !m.low_open) low = m.low.hull(where).first;
      if (m.is_range && !m.high_open) high = m.high.hull(where).last;
      see(low, high, m.is_range ? nullptr : &m.low);
    }
  }

  template <class Off>
  static void set_side(detail::edtf_side side, const partial_date& date, std::optional<hemisphere> where, Off& off,
                       date_edge& first, date_edge& last) {
    if (side != detail::edtf_side::date) {
      first = last = side == detail::edtf_side::open ? date_edge::open() : date_edge::unknown();
      return;
    }
    const auto days = date.hull(where);
    const auto by = off(date);
    first = date_edge::at(days.first.plus(-by));
    last = date_edge::at(days.last.plus(by));
  }

  std::string text_;
  detail::edtf_content content_;
};

namespace detail {

HABEAS_API void append_canonical(std::string& to, const partial_date& d);

}  // namespace detail

/// A date, or why there is none.
class edtf_result {
 public:
  edtf_result(edtf date) : held_(std::move(date)) {}                // NOLINT: meant to convert
  edtf_result(edtf_failure failure) : held_(std::move(failure)) {}  // NOLINT: meant to convert

  [[nodiscard]] explicit operator bool() const noexcept { return held_.index() == 0; }
  [[nodiscard]] const edtf& operator*() const& { return std::get<0>(held_); }
  [[nodiscard]] edtf&& operator*() && { return std::get<0>(std::move(held_)); }
  [[nodiscard]] const edtf* operator->() const { return &std::get<0>(held_); }
  [[nodiscard]] const edtf_failure& failure() const { return std::get<1>(held_); }

 private:
  std::variant<edtf, edtf_failure> held_;
};

/// Reads a date; a text that is none gives the offset, what was found and what was expected.
/// Linear in the text; throws nothing but std::bad_alloc.
[[nodiscard]] HABEAS_API edtf_result try_parse_edtf(std::string_view text);

/// Reads a date.
/// @throws error invalid_date with the offset of the first bad character, what was found and expected
[[nodiscard]] HABEAS_API edtf parse_edtf(std::string_view text);

[[nodiscard]] inline const std::string& to_string(const edtf& date) noexcept {
  return date.text();
}

}  // namespace habeas

template <>
struct std::hash<habeas::edtf> {
  std::size_t operator()(const habeas::edtf& date) const noexcept { return std::hash<std::string>()(date.text()); }
};

template <>
struct fmt::formatter<habeas::edtf> : habeas::text_formatter {
  auto format(const habeas::edtf& date, fmt::format_context& context) const { return put(date.text(), context); }
};
