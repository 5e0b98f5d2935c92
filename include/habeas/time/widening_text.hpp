// SPDX-License-Identifier: MIT
// Widening policies by name, and as a text that a user can write: "name=mine,~year=365,~month=31,?day=3".
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/widening.hpp>

namespace habeas {

/// The policies that have a name already. No standard gives '?' and '~' a width: these are plain round numbers, offered to
/// see how far an answer hangs on them.
/// - `one_unit`: '~' may be one more or one less of what is written: a day, a month, a season, a year. '?' stays as written.
/// - `loose`: '~' may be a week, three months, two seasons or five years off; '?' one unit.
[[nodiscard]] inline const std::array<widening_policy, 2>& named_widenings() {
  static constexpr widening unit{.year = 366, .season = 92, .month = 31, .day = 1};
  static const std::array<widening_policy, 2> known{{
      {"one_unit", {}, unit},
      {"loose", unit, {.year = 1827, .season = 184, .month = 92, .day = 7}},
  }};
  return known;
}

namespace detail {

/// The widths of a policy that have a key: "~year", "?day".
struct widening_key {
  char mark;
  std::string_view unit;
  std::int64_t widening::*days;

  [[nodiscard]] std::string text() const { return mark + std::string(unit); }
  template <class Policy>
  [[nodiscard]] auto& of(Policy& policy) const {
    auto& half = mark == '?' ? policy.uncertain : policy.approximate;
    return half.*days;
  }
};

inline constexpr widening_key widening_keys[] = {
    {'~', "year", &widening::year},   {'~', "season", &widening::season}, {'~', "month", &widening::month},
    {'~', "day", &widening::day},     {'?', "year", &widening::year},     {'?', "season", &widening::season},
    {'?', "month", &widening::month}, {'?', "day", &widening::day},
};

/// A word that outputs can repeat: a-z, 0-9 and _, as slugs are.
[[nodiscard]] inline bool is_policy_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

[[nodiscard]] inline std::optional<std::int64_t> read_width(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n <= max_widening ? std::optional(n) : std::nullopt;
}

/// Text of a user's within a message, cut where it is long.
[[nodiscard]] inline std::string quoted_part(std::string_view text) {
  return fmt::format("'{}'", text.size() > 60 ? std::string(text.substr(0, 57)) + "..." : std::string(text));
}

}  // namespace detail

/// The widths that are not 0, in days: "~year=365,~month=31,?day=3"; "" of a policy that widens nothing.
[[nodiscard]] inline std::string widths_text(const widening_policy& policy) {
  std::string text;
  for (const auto& key : detail::widening_keys)
    if (const auto days = key.of(policy); days != 0)
      text += fmt::format("{}{}={}", text.empty() ? "" : ",", key.text(), days);
  return text;
}

/// What `parse_widening` reads back as the same policy.
[[nodiscard]] inline std::string to_string(const widening_policy& policy) {
  const auto widths = widths_text(policy);
  return fmt::format("name={}{}{}", policy.name, widths.empty() ? "" : ",", widths);
}

/// Reads the name of a policy that has one, or one's own: `name=WORD` and widths in days, in any order, with commas between.
/// A width is `~` or `?`, a unit (year, season, month, day), `=` and a number of days; what is not named is 0. `%` takes the
/// larger of the two and has no width of its own.
/// @throws error invalid_file that lists every fault with its offset: an unknown name or key, a key twice, no number, no
/// name, and the name of a known policy for other widths
[[nodiscard]] inline widening_policy parse_widening(std::string_view text) {
  std::string known;
  for (const auto& p : named_widenings()) {
    if (text == p.name) return p;
    known += p.name + ", ";
  }
  std::vector<problem> faults;
  const auto fault = [&](std::size_t offset, const char* what, std::string_view got, std::string wanted) {
    faults.push_back({"the widening policy", {}, 1, offset + 1, what, got.empty() ? "nothing" : detail::quoted_part(got), std::move(wanted)});
  };
  const auto wanted = [&] { return known + "or name=WORD and widths such as ~year=366, ?day=1 with commas between"; };
  if (text.find('=') == std::string_view::npos || text.size() > 1000) {
    fault(0, text.size() > 1000 ? "too long" : "not the name of a policy", text, wanted());
    throw error::invalid_file(std::move(faults));
  }
  widening_policy policy;
  std::vector<std::string_view> seen;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    const auto part = text.substr(at, end - at);
    const auto equals = std::min(part.find('='), part.size());
    const auto key = part.substr(0, equals);
    const auto value = equals == part.size() ? std::string_view() : part.substr(equals + 1);
    const auto* width = std::find_if(std::begin(detail::widening_keys), std::end(detail::widening_keys),
                                     [&](const auto& k) { return k.text() == key; });
    const bool is_width = width != std::end(detail::widening_keys);
    if (!is_width && key != "name") {
      fault(at, !key.empty() && key.front() == '%' ? "% takes the larger of ~ and ? and has no width of its own" : "no such width",
            part, "name, or ~ or ? and year, season, month or day");
    } else if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      fault(at, "named twice", part, "each once");
    } else if (!is_width) {
      policy.name = value;
      if (!detail::is_policy_name(value)) fault(at, "not a name", value, "1 to 64 of a-z, 0-9 and _");
    } else if (const auto days = detail::read_width(value)) {
      width->of(policy) = *days;
    } else {
      fault(at, "not a number of days", value, fmt::format("0 to {}", max_widening));
    }
    seen.push_back(key);
    at = end + 1;
  }
  if (std::find(seen.begin(), seen.end(), "name") == seen.end()) fault(text.size(), "a policy needs a name that answers can repeat", "", "name=WORD");
  for (const auto& p : named_widenings())
    if (p.name == policy.name && !(p == policy))
      fault(0, "the name of a known policy, for other widths", policy.name, fmt::format("another name, or {}", to_string(p)));
  if (!faults.empty()) throw error::invalid_file(std::move(faults));
  return policy;
}

}  // namespace habeas
