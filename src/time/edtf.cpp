// SPDX-License-Identifier: MIT
#include <habeas/time/edtf.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf_content.hpp>
#include "core/utf8.hpp"
#include "time/edtf_parse.hpp"
#include <habeas/time/partial_date.hpp>

namespace habeas {

qualifier edtf::flags() const noexcept {
  qualifier all = qualifier::none;
  for_each_date([&](const partial_date& d) { all = all | d.flags(); });
  return all;
}

bool edtf::has_mask() const noexcept {
  bool found = false;
  for_each_date([&](const partial_date& d) { found = found || d.has_mask(); });
  return found;
}

bool edtf::needs_hemisphere() const noexcept {
  bool found = false;
  for_each_date([&](const partial_date& d) { found = found || d.needs_hemisphere(); });
  return found;
}

date_bounds edtf::bounds(std::optional<hemisphere> where) const {
  return bounds(where, [](const partial_date&) { return std::int64_t{0}; });
}

std::optional<day> edtf::first_match(day from, day to, std::optional<hemisphere> where) const {
  if (content_.form == detail::edtf_form::single) return content_.first.first_match(from, to, where);
  std::optional<day> best;
  for_each_stretch(where, [&](std::optional<day> low, std::optional<day> high, const partial_date* mask) {
    std::optional<day> found;
    if (mask != nullptr) {
      found = mask->first_match(from, to, where);
    } else {
      const day d = low && *low > from ? *low : from;
      if (d <= to && (!high || d <= *high)) found = d;
    }
    if (found && (!best || *found < *best)) best = found;
  });
  return best;
}

std::optional<day> edtf::last_match(day from, day to, std::optional<hemisphere> where) const {
  if (content_.form == detail::edtf_form::single) return content_.first.last_match(from, to, where);
  std::optional<day> best;
  for_each_stretch(where, [&](std::optional<day> low, std::optional<day> high, const partial_date* mask) {
    std::optional<day> found;
    if (mask != nullptr) {
      found = mask->last_match(from, to, where);
    } else {
      const day d = high && *high < to ? *high : to;
      if (d >= from && (!low || d >= *low)) found = d;
    }
    if (found && (!best || *found > *best)) best = found;
  });
  return best;
}

namespace detail {

void append_canonical(std::string& to, const partial_date& d) {
  const auto mark = [&](qualifier q) {
    if (q != qualifier::none) to += q == qualifier::both ? '%' : q == qualifier::uncertain ? '?' : '~';
  };
  const auto pair = [&](unsigned tens, unsigned ones) {
    for (const unsigned digit : {tens, ones}) to += digit == partial_date::any ? 'X' : static_cast<char>('0' + digit);
  };
  const bool years = d.precision <= date_precision::season;
  const bool whole =
      years || (d.year_flag == d.month_flag && (d.precision == date_precision::month || d.month_flag == d.day_flag));
  if (!whole) mark(d.year_flag);
  std::string year = fmt::format("{:04}", d.magnitude);
  if (year.size() > 4) to += 'Y';
  if (d.negative) to += '-';
  for (std::size_t i = 0; i < 4; ++i)
    if ((d.unspecified >> i & 1U) != 0) year[3 - i] = 'X';
  to += year;
  if (d.significant != 0 && d.significant < fmt::formatted_size("{}", d.magnitude))
    to += fmt::format("S{}", d.significant);
  if (d.precision == date_precision::season) to += fmt::format("-{}", d.season);
  if (d.precision >= date_precision::month) {
    to += '-';
    if (!whole) mark(d.month_flag);
    pair(d.month_tens, d.month_ones);
  }
  if (d.precision == date_precision::day) {
    to += '-';
    if (!whole) mark(d.day_flag);
    pair(d.day_tens, d.day_ones);
  }
  if (whole) mark(d.year_flag);
}

}  // namespace detail

std::string edtf::canonical() const {
  std::string text;
  const auto side = [&](detail::edtf_side what, const partial_date& d) {
    if (what == detail::edtf_side::date) detail::append_canonical(text, d);
    if (what == detail::edtf_side::open) text += "..";
  };
  if (is_set()) {
    for (const auto& m : content_.members) {
      text += text.empty() ? (is_one_of() ? '[' : '{') : ',';
      if (!m.low_open) detail::append_canonical(text, m.low);
      if (m.is_range) text += "..";
      if (m.is_range && !m.high_open) detail::append_canonical(text, m.high);
    }
    text += is_one_of() ? ']' : '}';
    return text;
  }
  side(content_.first_side, content_.first);
  if (is_interval()) {
    text += '/';
    side(content_.second_side, content_.second);
  }
  if (const auto t = time()) {
    text += fmt::format("T{:02}:{:02}:{:02}", t->seconds / 3600, t->seconds / 60 % 60, t->seconds % 60);
    if (const auto offset = t->offset_minutes.value_or(0); offset != 0) {
      const auto east = offset < 0 ? -offset : offset;
      text += fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', east / 60, east % 60);
    } else if (t->offset_minutes) {
      text += 'Z';
    }
  }
  return text;
}

namespace {

/// The character that a text begins with, in quotes; "byte 0x80" where that is none that can be printed.
std::string quoted_character(std::string_view text) {
  const auto lead = text.empty() ? 0U : static_cast<unsigned char>(text[0]);
  const auto first = first_utf8(text);
  // What lies between U+007F and U+00BF is mostly control characters.
  const bool shown = first.length == 1 ? lead >= 0x20 && lead <= 0x7E : first.code >= 0xC0;
  return shown ? fmt::format("'{}'", text.substr(0, first.length)) : fmt::format("byte 0x{:02x}", lead);
}

}  // namespace

edtf_result try_parse_edtf(std::string_view text) {
  detail::edtf_content content;
  detail::edtf_scanner scanner(text);
  if (scanner.scan(content)) return edtf(text, std::move(content));
  const std::size_t at = scanner.offset();
  edtf_failure failure{at, {}, scanner.expected()};
  if (text.size() > max_edtf_length) {
    failure.found = fmt::format("{} bytes", text.size());
  } else if (at >= text.size()) {
    failure.found = "the end of the text";
  } else {
    failure.found = quoted_character(text.substr(at));
  }
  return failure;
}

edtf parse_edtf(std::string_view text) {
  auto result = try_parse_edtf(text);
  if (!result) {
    const auto& f = result.failure();
    throw error::invalid_date(text, f.offset, f.found, f.expected);
  }
  return *std::move(result);
}

}  // namespace habeas
