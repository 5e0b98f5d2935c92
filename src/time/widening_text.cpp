// SPDX-License-Identifier: MIT
#include <habeas/time/widening_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/widening.hpp>

namespace habeas {

const std::array<widening_policy, 2>& named_widenings() {
  static constexpr widening unit{.year = 366, .season = 92, .month = 31, .day = 1};
  static const std::array<widening_policy, 2> known{{
      {"one_unit", {}, unit},
      {"loose", unit, {.year = 1827, .season = 184, .month = 92, .day = 7}},
  }};
  return known;
}

namespace {

/// A word that outputs can repeat: a-z, 0-9 and _, as slugs are.
bool is_policy_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

namespace detail {

std::optional<std::int64_t> read_width(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n <= max_widening ? std::optional(n) : std::nullopt;
}

}  // namespace detail

namespace {

/// Text of a user's within a message, cut where it is long.
std::string quoted_part(std::string_view text) {
  return fmt::format("'{}'", text.size() > 60 ? std::string(text.substr(0, 57)) + "..." : std::string(text));
}

}  // namespace

std::string widths_text(const widening_policy& policy) {
  std::string text;
  for (const auto& key : detail::widening_keys)
    if (const auto days = key.of(policy); days != 0)
      text += fmt::format("{}{}={}", text.empty() ? "" : ",", key.text(), days);
  return text;
}

std::string to_string(const widening_policy& policy) {
  const auto widths = widths_text(policy);
  return fmt::format("name={}{}{}", policy.name, widths.empty() ? "" : ",", widths);
}

widening_policy parse_widening(std::string_view text) {
  std::string known;
  for (const auto& p : named_widenings()) {
    if (text == p.name) return p;
    known += p.name + ", ";
  }
  std::vector<problem> faults;
  const auto fault = [&](std::size_t offset, const char* what, std::string_view got, std::string wanted) {
    faults.push_back({"the widening policy", {}, 1, offset + 1, what, got.empty() ? "nothing" : quoted_part(got), std::move(wanted)});
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
      if (!is_policy_name(value)) fault(at, "not a name", value, "1 to 64 of a-z, 0-9 and _");
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
