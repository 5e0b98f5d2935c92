// SPDX-License-Identifier: MIT
// The scanner of EDTF: one pass, no backtracking, no allocation but for the members of sets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/time/edtf_content.hpp>
#include "time/edtf_follow.hpp"
#include <habeas/time/partial_date.hpp>

namespace habeas {

namespace detail {

/// Reads one text. On failure `offset` is the first character that no date could have there.
class edtf_scanner {
 public:
  explicit edtf_scanner(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool scan(edtf_content& to);

  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  /// What could have stood there, in words.
  [[nodiscard]] std::string expected() const { return expected_ != nullptr ? expected_ : describe_followers(follow_); }

 private:
  enum class context : std::uint8_t { alone, interval, set };

  static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
  // Past the end stands a NUL, which no date contains; one within the text is refused just the same.
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
  bool fail(const char* expected) noexcept { return fail_at(at_, expected); }
  bool fail_at(std::size_t offset, const char* expected) noexcept {
    offset_ = offset;
    expected_ = expected;
    return false;
  }
  bool refuse() noexcept { return fail(nullptr); }  // expected: what may follow
  bool finish() noexcept { return at_end() || refuse(); }
  void raise(std::uint8_t level) noexcept {
    if (level > level_) level_ = level;
  }

  bool open_end() noexcept {
    ++at_;
    if (peek() != '.') return fail("'..'");
    ++at_;
    return true;
  }

  bool second_side(edtf_content& to);

  bool set(edtf_content& to);

  /// The second date of a range has the precision of the first and does not come before it.
  bool range_end(set_member& member);

  // Qualifiers before a part belong to that part, after it to that part and all parts before it.
  bool take_qualifier(qualifier& to) noexcept;

  bool date(partial_date& to, context where);

  static constexpr const char* a_month_expected = "'-' and a month";
  static constexpr bool is_qualifier(char c) noexcept { return c == '?' || c == '~' || c == '%'; }

  bool end_of_date(partial_date& to) {
    const bool after = take_qualifier(to.year_flag);
    if (after) raise(1);
    follow_ = after ? 0U : a_mark;
    return true;
  }

  bool four_digits(partial_date& to, bool qualified, context where);

  /// Y and at least five digits, or Y, digits and an exponent.
  bool long_year(partial_date& to);

  bool significant_digits(partial_date& to);

  bool month(partial_date& to, context where, bool season_allowed);

  bool season(partial_date& to, context where);

  bool day_of_month(partial_date& to, context where);

  /// The most days a month of the date can have.
  static unsigned longest_month(const partial_date& date) noexcept;
  static const char* day_wanted(unsigned longest) noexcept {
    return longest == 31   ? "a day of that month, 01 to 31"
           : longest == 30 ? "a day of that month, 01 to 30"
           : longest == 29 ? "a day of that month, 01 to 29"
                           : "a day of that month, 01 to 28";
  }

  /// Unspecified digits are of the first level at the right end in a few forms, else of the second.
  void mask_level(const partial_date& date) noexcept;

  bool two(unsigned most, unsigned& to, const char* expected) noexcept;

  /// T, hours, minutes, and mostly seconds; then nothing, Z or an offset.
  bool time(edtf_content& to);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t offset_ = 0;
  const char* expected_ = nullptr;
  std::optional<date_precision> wanted_;  // of the end of a range
  unsigned follow_ = 0;                   // bits of edtf_follower
  std::uint8_t level_ = 0;
};

}  // namespace detail
}  // namespace habeas
