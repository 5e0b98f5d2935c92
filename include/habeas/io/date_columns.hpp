// SPDX-License-Identifier: MIT
// A column of texts read as dates: bounds as 32-bit days and flags as bits, ready for Arrow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/io/arrow.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/widening.hpp>

namespace habeas {

/// What one text says as a date, in what a column can hold.
struct date_row {
  enum flag : std::uint32_t {
    valid = 1U << 0,
    interval = 1U << 1,
    one_of = 1U << 2,
    all_of = 1U << 3,
    uncertain = 1U << 4,
    approximate = 1U << 5,
    mask = 1U << 6,
    needs_hemisphere = 1U << 7,  ///< it has a season, and no hemisphere was given: it has no bounds
    overflow = 1U << 8,          ///< a bound is no 32-bit day: it is null
    open_start = 1U << 9,
    open_end = 1U << 10,
    unknown_start = 1U << 11,
    unknown_end = 1U << 12,
    absent = 1U << 13,           ///< there was no text
  };
  std::uint32_t flags = 0;
  std::int32_t bad_at = -1;  ///< the offset of the first bad byte; -1 for a date
  std::int8_t level = -1;
  std::uint8_t known = 0;    ///< bit i: days[i] is a bound
  std::array<std::int32_t, 4> days{};  ///< earliest start, latest start, earliest end, latest end, since 1970-01-01
};

/// Reads one text, its bounds widened where a policy says by how much. Throws nothing but std::bad_alloc.
[[nodiscard]] HABEAS_API date_row read_date_row(std::string_view text, std::optional<hemisphere> where, const widening_policy* widen = nullptr);

/// Columns of dates, one row a text. They leave as one Arrow struct array.
class HABEAS_API date_columns {
 public:
  explicit date_columns(std::optional<hemisphere> where = {}, std::optional<widening_policy> widening = {})
      : where_(where), widening_(std::move(widening)) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t valid_count() const noexcept { return valid_; }
  [[nodiscard]] std::size_t absent_count() const noexcept { return absent_; }
  [[nodiscard]] std::optional<hemisphere> where() const noexcept { return where_; }
  [[nodiscard]] const std::optional<widening_policy>& widening() const noexcept { return widening_; }

  void add(std::string_view text) { add(read_date_row(text, where_, policy())); }
  void add_absent();
  void add(const date_row& row);

  /// Adds a column of strings: utf8, large_utf8, utf8_view, a dictionary of these, or nulls; slices too.
  /// Throws errc::invalid_value for any other, errc::cancelled when asked to stop.
  void add(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop = {});

  /// The columns as one struct array; it shares what it holds and is the caller's to release.
  static void move_to_arrow(std::shared_ptr<const date_columns> columns, ArrowSchema& schema, ArrowArray& array);

  static constexpr std::array<const char*, 13> flag_names{
      "valid",       "interval", "one_of",           "all_of",   "uncertain",  "approximate",
      "mask",        "needs_hemisphere",             "overflow", "open_start", "open_end",
      "unknown_start", "unknown_end"};
  static constexpr std::array<const char*, 4> day_names{"earliest_start", "latest_start", "earliest_end", "latest_end"};

 private:
  [[nodiscard]] const widening_policy* policy() const noexcept { return widening_ ? &*widening_ : nullptr; }

  // Bits beside the flags: which rows have a text, a level, a failure, and each of the four days.
  static constexpr std::size_t there = 13, has_level = 14, is_bad = 15, first_day = 16, bit_columns = 20;

  /// Each text of the dictionary is read once.
  void add_dictionary(const ArrowSchema& schema, const ArrowArray& array, const std::stop_token& stop);

  std::optional<hemisphere> where_;
  std::optional<widening_policy> widening_;
  std::size_t size_ = 0, valid_ = 0, absent_ = 0;
  std::array<std::vector<std::uint8_t>, bit_columns> bits_;
  std::array<std::vector<std::int32_t>, 4> days_;
  std::vector<std::int8_t> levels_;
  std::vector<std::int32_t> bad_at_;
};

}  // namespace habeas
