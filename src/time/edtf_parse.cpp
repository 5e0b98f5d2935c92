// SPDX-License-Identifier: MIT
#include "time/edtf_parse.hpp"

#include <cstddef>
#include <cstdint>

#include <habeas/time/edtf_content.hpp>
#include "time/edtf_follow.hpp"
#include <habeas/time/partial_date.hpp>

namespace habeas {

namespace detail {

bool edtf_scanner::scan(edtf_content& to) {
  if (text_.size() > max_edtf_length) return fail_at(max_edtf_length, "at most 1000 bytes");
  switch (peek()) {
    case '[':
    case '{': return set(to);
    case '/':
      ++at_;
      to.first_side = edtf_side::unknown;
      return second_side(to);
    case '.':
      if (!open_end()) return false;
      to.first_side = edtf_side::open;
      if (peek() != '/') return fail("'/'");
      ++at_;
      return second_side(to);
    default: break;
  }
  if (!date(to.first, context::alone)) return false;
  to.level = level_;
  if (peek() == '/' && to.first.season <= 24) {
    ++at_;
    return second_side(to);
  }
  if (peek() == 'T' && (follow_ & a_time) != 0) return time(to);
  if (to.first.season <= 24) follow_ |= slash;
  return finish();
}

bool edtf_scanner::second_side(edtf_content& to) {
  to.form = edtf_form::interval;
  if (at_end()) {
    if (to.first_side == edtf_side::unknown) return fail("a date or '..'");
    to.second_side = edtf_side::unknown;
    raise(1);
  } else if (peek() == '.') {
    if (!open_end()) return false;
    to.second_side = edtf_side::open;
    follow_ = 0;
    raise(1);
  } else if (!date(to.second, context::interval)) {
    return false;
  }
  if (to.first_side != edtf_side::date) raise(1);
  // The first level knows unspecified digits in a date on its own only.
  if ((to.first_side == edtf_side::date && to.first.has_mask()) ||
      (to.second_side == edtf_side::date && to.second.has_mask()))
    raise(2);
  to.level = level_;
  return finish();
}

bool edtf_scanner::set(edtf_content& to) {
  const bool one = peek() == '[';
  const char close = one ? ']' : '}';
  to.form = one ? edtf_form::one_of : edtf_form::all_of;
  to.level = 2;
  ++at_;
  for (;;) {
    set_member member;
    if (peek() == '.' && to.members.empty()) {
      if (!open_end()) return false;
      member.is_range = member.low_open = true;
      if (!date(member.high, context::set)) return false;
    } else {
      if (!date(member.low, context::set)) return false;
      if (peek() == '.') {
        if (!open_end()) return false;
        member.is_range = true;
        member.high_open = peek() == close;
        if (!member.high_open && !range_end(member)) return false;
      } else {
        follow_ |= dots;
      }
    }
    to.members.push_back(member);
    if (peek() == close) break;
    follow_ = follow_ | comma | (one ? close_one : close_all);
    if (peek() != ',') return refuse();
    ++at_;
  }
  ++at_;
  follow_ = 0;
  return finish();
}

bool edtf_scanner::range_end(set_member& member) {
  const std::size_t start = at_;
  wanted_ = member.low.precision;
  if (!date(member.high, context::set)) return false;
  wanted_.reset();
  // Seasons may run backwards in one hemisphere alone: that shows once it is known which is meant.
  if (member.runs_backwards(hemisphere::north) && member.runs_backwards(hemisphere::south))
    return fail_at(start, "a date that is not before the start of the range");
  return true;
}

bool edtf_scanner::take_qualifier(qualifier& to) noexcept {
  switch (peek()) {
    case '?': to = to | qualifier::uncertain; break;
    case '~': to = to | qualifier::approximate; break;
    case '%': to = to | qualifier::both; break;
    default: return false;
  }
  ++at_;
  return true;
}

bool edtf_scanner::date(partial_date& to, context where) {
  const bool qualified = take_qualifier(to.year_flag);
  if (qualified) raise(2);
  if (peek() == 'Y') return long_year(to);
  if (peek() == '-') {
    to.negative = true;
    ++at_;
  }
  if (!four_digits(to, qualified, where)) return false;
  if (to.negative) raise(1);
  const bool year_only = wanted_ == date_precision::year;
  if (wanted_ && !year_only) {
    if (peek() != '-' && !is_qualifier(peek())) return fail(a_month_expected);
  } else if (peek() == 'S' && to.unspecified == 0) {
    return significant_digits(to) && end_of_date(to);
  }
  const bool after = take_qualifier(to.year_flag);
  if (peek() != '-' || year_only) {
    if (wanted_ && !year_only) return fail(a_month_expected);
    if (after) raise(1);
    mask_level(to);
    follow_ = (year_only ? 0U : a_month) | (after ? 0U : a_mark) | (after || to.unspecified != 0 ? 0U : an_s);
    return true;
  }
  if (after) raise(2);
  ++at_;
  return month(to, where, !qualified && !after && to.unspecified == 0);
}

bool edtf_scanner::four_digits(partial_date& to, bool qualified, context where) {
  std::uint64_t value = 0;
  std::uint8_t mask = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = peek();
    const bool digit = is_digit(c);
    if (!digit && c != 'X')
      return fail(i > 0                        ? "a digit or X: a year has four"
                  : to.negative                ? "the four digits of a year"
                  : qualified                  ? "a year"
                  : where == context::interval ? "a date, '..' or the end of the text"
                  : where == context::set      ? "a date"
                                               : "a date, an interval or a set");
    // There is no -0000.
    if (i == 3 && to.negative && value == 0 && mask == 0 && c == '0')
      return fail("1 to 9 or X: there is no year -0000");
    value = value * 10 + (digit ? static_cast<unsigned>(c - '0') : 0U);
    mask = static_cast<std::uint8_t>(mask << 1 | (digit ? 0 : 1));
    ++at_;
  }
  to.magnitude = value;
  to.unspecified = mask;
  return true;
}

bool edtf_scanner::long_year(partial_date& to) {
  if (wanted_ && *wanted_ != date_precision::year) return fail("four digits of a year");
  ++at_;
  if (peek() == '-') {
    to.negative = true;
    ++at_;
  }
  if (peek() < '1' || peek() > '9') return fail(to.negative ? "1 to 9" : "'-' or 1 to 9");
  constexpr auto limit = static_cast<std::uint64_t>(max_year);
  unsigned digits = 0;
  for (; is_digit(peek()); ++at_, ++digits) {
    if (digits == 16) return fail("a year of at most sixteen digits");
    to.magnitude = to.magnitude * 10 + static_cast<unsigned>(peek() - '0');
  }
  raise(1);
  if (peek() == 'E') {
    raise(2);
    ++at_;
    if (peek() < '1' || peek() > '9') return fail("1 to 9");
    unsigned exponent = 0;
    for (; is_digit(peek()); ++at_) {
      exponent = exponent * 10 + static_cast<unsigned>(peek() - '0');
      if (digits + exponent > 16) return fail("a year of at most sixteen digits");
    }
    for (; exponent != 0; --exponent) to.magnitude *= 10;
  } else if (digits < 5) {
    return fail("a digit or 'E': a year after Y has at least five digits or an exponent");
  }
  if (to.magnitude > limit) return fail("a year of at most sixteen digits");
  if (peek() == 'S' && !significant_digits(to)) return false;
  return end_of_date(to);
}

bool edtf_scanner::significant_digits(partial_date& to) {
  raise(2);
  ++at_;
  if (peek() < '1' || peek() > '9') return fail("1 to 9");
  for (; is_digit(peek()); ++at_) {
    if (to.significant > 99) return fail("at most 999 significant digits");
    to.significant = to.significant * 10 + static_cast<unsigned>(peek() - '0');
  }
  return true;
}

bool edtf_scanner::month(partial_date& to, context where, bool season_allowed) {
  qualifier own = qualifier::none;
  if (take_qualifier(own)) raise(2), season_allowed = false;
  const bool only_season = wanted_ == date_precision::season;
  if (wanted_) season_allowed = season_allowed && only_season;
  const char tens = peek();
  if (season_allowed && tens >= '2' && tens <= (where == context::interval ? '2' : '4')) return season(to, where);
  if (only_season || (tens != '0' && tens != '1' && tens != 'X'))
    return fail(only_season      ? "a season or another part of the year, 21 to 41"
                : season_allowed ? "a month, a season or another part of the year"
                                 : "a month, 01 to 12");
  ++at_;
  const char ones = peek();
  const bool good = ones == 'X' || (is_digit(ones) && (tens == '0' ? ones != '0' : tens == '1' ? ones <= '2' : true));
  if (!good) return fail("a month, 01 to 12");
  ++at_;
  to.precision = date_precision::month;
  to.month_tens = tens == 'X' ? partial_date::any : static_cast<std::uint8_t>(tens - '0');
  to.month_ones = ones == 'X' ? partial_date::any : static_cast<std::uint8_t>(ones - '0');
  to.month_flag = own;
  bool after = false;
  if (qualifier all = qualifier::none; take_qualifier(all)) {
    to.year_flag = to.year_flag | all;
    to.month_flag = to.month_flag | all;
    after = true;
  }
  const bool month_only = wanted_ == date_precision::month;
  if (peek() != '-' || month_only) {
    if (wanted_ == date_precision::day) return fail("'-' and a day");
    if (after) raise(1);
    mask_level(to);
    follow_ = (month_only ? 0U : a_day) | (after ? 0U : a_mark);
    return true;
  }
  if (after) raise(2);
  ++at_;
  return day_of_month(to, where);
}

bool edtf_scanner::season(partial_date& to, context where) {
  const char tens = peek();
  ++at_;
  const char ones = peek();
  const char last = tens == '4' ? '1' : where == context::interval ? '4' : '9';
  if (!is_digit(ones) || (tens == '2' && ones == '0') || ones > last)
    return fail(where == context::interval ? "a season, 21 to 24" : "a season or another part of the year, 21 to 41");
  ++at_;
  to.precision = date_precision::season;
  to.season = static_cast<std::uint8_t>((tens - '0') * 10 + (ones - '0'));
  raise(to.season <= 24 ? 1 : 2);
  qualifier all = qualifier::none;
  follow_ = take_qualifier(all) ? 0U : a_mark;
  to.year_flag = to.month_flag = all;
  return true;
}

bool edtf_scanner::day_of_month(partial_date& to, context where) {
  qualifier own = qualifier::none;
  if (take_qualifier(own)) raise(2);
  const unsigned longest = longest_month(to);
  const char tens = peek();
  if (tens != 'X' && (tens < '0' || static_cast<unsigned>(tens - '0') > longest / 10))
    return fail(day_wanted(longest));
  ++at_;
  const char ones = peek();
  const bool digit = is_digit(ones);
  const auto written = static_cast<unsigned>(tens - '0') * 10 + static_cast<unsigned>(ones - '0');
  if (!(ones == 'X' || (digit && (tens == 'X' || (written >= 1 && written <= longest)))))
    return fail(day_wanted(longest));
  ++at_;
  to.precision = date_precision::day;
  to.day_tens = tens == 'X' ? partial_date::any : static_cast<std::uint8_t>(tens - '0');
  to.day_ones = ones == 'X' ? partial_date::any : static_cast<std::uint8_t>(ones - '0');
  to.day_flag = own;
  qualifier all = qualifier::none;
  if (take_qualifier(all)) {
    to.year_flag = to.year_flag | all;
    to.month_flag = to.month_flag | all;
    to.day_flag = to.day_flag | all;
    raise(1);
  }
  mask_level(to);
  const bool plain = !to.has_mask() && to.flags() == qualifier::none;
  follow_ = all != qualifier::none ? 0U : plain && where == context::alone ? a_mark | a_time : 0U + a_mark;
  return true;
}

unsigned edtf_scanner::longest_month(const partial_date& date) noexcept {
  if (date.unspecified == 0 && date.month_tens != partial_date::any && date.month_ones != partial_date::any)
    return days_in_month(date.signed_year(), date.month_tens * 10U + date.month_ones);
  const unsigned months = date.month_bits();
  constexpr unsigned thirty_one = 0x15AA;  // January, March, May, July, August, October, December
  if ((months & thirty_one) != 0) return 31;
  if ((months & ~(1U << 2)) != 0) return 30;
  return date.may_leap() ? 29 : 28;
}

void edtf_scanner::mask_level(const partial_date& date) noexcept {
  if (!date.has_mask()) return;
  constexpr auto any = partial_date::any;
  const bool no_month = date.precision < date_precision::month || (date.month_tens == any && date.month_ones == any);
  const bool no_day = date.precision < date_precision::day || (date.day_tens == any && date.day_ones == any);
  bool first = false;
  if (date.unspecified == 0)
    first = no_day && (no_month || (date.month_tens != any && date.month_ones != any));
  else if (date.unspecified == 0b1111)
    first = no_month && no_day;
  else
    first = date.precision == date_precision::year && (date.unspecified == 1 || date.unspecified == 3);
  raise(first ? 1 : 2);
}

bool edtf_scanner::two(unsigned most, unsigned& to, const char* expected) noexcept {
  const char tens = peek();
  if (!is_digit(tens) || static_cast<unsigned>(tens - '0') > most / 10) return fail(expected);
  ++at_;
  const char ones = peek();
  if (!is_digit(ones)) return fail(expected);
  to = static_cast<unsigned>(tens - '0') * 10 + static_cast<unsigned>(ones - '0');
  if (to > most) return fail(expected);
  ++at_;
  return true;
}

bool edtf_scanner::time(edtf_content& to) {
  to.level = 0;
  ++at_;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  if (!two(24, hour, "an hour, 00 to 24")) return false;
  const bool full = hour == 24;
  if (peek() != ':') return fail("':' and minutes");
  ++at_;
  if (!two(full ? 0 : 59, minute, full ? "00: nothing of a day is after 24:00" : "minutes, 00 to 59")) return false;
  follow_ = a_z | an_offset;
  if (peek() == ':') {
    ++at_;
    if (!two(full ? 0 : 59, second, full ? "00: nothing of a day is after 24:00" : "seconds, 00 to 59")) return false;
  } else {
    follow_ |= a_second;
  }
  to.seconds = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second);
  const char sign = peek();
  if (sign == 'Z') {
    ++at_;
    to.has_offset = true;
    follow_ = 0;
  } else if (sign == '+' || sign == '-') {
    ++at_;
    unsigned hours = 0;
    unsigned minutes = 0;
    if (!two(23, hours, "hours of an offset, 00 to 23")) return false;
    const bool never = sign == '-' && hours == 0;
    follow_ = a_colon;
    if (peek() == ':') {
      ++at_;
      if (!two(59, minutes, "minutes of an offset, 00 to 59")) return false;
      if (never && minutes == 0) return fail_at(at_ - 1, "an offset other than -00:00: UTC is Z or +00:00");
      follow_ = 0;
    } else if (never) {
      return fail("':' and minutes: UTC is Z or +00");
    }
    to.has_offset = true;
    to.offset_minutes = static_cast<std::int32_t>(hours * 60 + minutes) * (sign == '-' ? -1 : 1);
  }
  return finish();
}

}  // namespace detail

}  // namespace habeas
