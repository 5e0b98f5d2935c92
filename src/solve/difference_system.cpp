// SPDX-License-Identifier: MIT
#include <habeas/solve/difference_system.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/solve/premise_set.hpp>

namespace habeas::solve {

variable difference_system::add_variables(std::size_t n) {
  if (n > std::numeric_limits<variable>::max() - 1 - variables_)
    throw error(errc::limit_exceeded, "too many variables", fmt::format("{} more", n), "fewer than 2^32 - 1 in all");
  const auto first = static_cast<variable>(variables_);
  variables_ += n;
  return first;
}

row_index difference_system::add_row_of_set(variable plus, variable minus, std::int64_t at_most, premise_set_id premises,
                                            std::uint32_t tag) {
  if (plus >= variables_ || minus >= variables_)
    throw error(errc::invalid_value, "no such variable", fmt::format("{} - {}", plus, minus),
                fmt::format("numbers below {}", variables_));
  if (premises >= premises_.size())
    throw error(errc::invalid_value, "no such set of premises", fmt::format("{}", premises),
                fmt::format("numbers below {}", premises_.size()));
  if (at_most > greatest_at_most || at_most < -greatest_at_most)
    throw error(errc::limit_exceeded, "a row's right side is too large", fmt::format("{}", at_most),
                "at most 2^45 either way");
  if (rows_.size() >= std::numeric_limits<row_index>::max() - 1)
    throw error(errc::limit_exceeded, "too many rows", {}, "fewer than 2^32 - 1");
  rows_.push_back({plus, minus, at_most, premises, tag});
  return static_cast<row_index>(rows_.size() - 1);
}

std::strong_ordering canonical_order(const premise_pool& pool, const difference_row& a, const difference_row& b) {
  if (const auto c = a.plus <=> b.plus; c != 0) return c;
  if (const auto c = a.minus <=> b.minus; c != 0) return c;
  if (const auto c = a.at_most <=> b.at_most; c != 0) return c;
  if (a.premises != b.premises) {
    const auto left = pool[a.premises];
    const auto right = pool[b.premises];
    if (const auto c = left.size() <=> right.size(); c != 0) return c;
    for (std::size_t i = 0; i < left.size(); ++i)
      if (const auto c = left[i] <=> right[i]; c != 0) return c;
  }
  return a.tag <=> b.tag;
}

}  // namespace habeas::solve
