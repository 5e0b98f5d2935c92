// SPDX-License-Identifier: MIT
#include <habeas/core/quantity.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {
namespace {

/// How far from a number "about" may lie to either side; nothing where that is further than any number goes.
std::optional<std::int64_t> width_of(std::int64_t number, const about_policy& about) {
  if (about.people < 0 || about.percent < 0)
    throw error(errc::invalid_value, "\"about\" has no such width", fmt::format("{} people, {} %", about.people, about.percent),
                "numbers from 0");
  // Each factor is at most the greatest number a count can be, so nothing wraps where the product is asked for.
  if (about.people > quantity::greatest || (number > 0 && about.percent > 100 * (quantity::greatest / number))) return std::nullopt;
  const auto share = (number * about.percent + 99) / 100;
  return share > about.people ? share : about.people;
}

}  // namespace

std::optional<std::int64_t> quantity::stated() const noexcept {
  if (how_ == quantifier::unquantified) return std::nullopt;
  return first_;
}

integer_interval quantity::interval(const std::optional<about_policy>& about) const {
  switch (how_) {
    case quantifier::exact: return {first_, first_};
    case quantifier::at_least: return {first_, std::nullopt};
    case quantifier::more_than: return {first_ + 1, std::nullopt};
    case quantifier::at_most: return {std::nullopt, first_};
    case quantifier::fewer_than: return {std::nullopt, first_ - 1};
    case quantifier::between: return {first_, second_};
    case quantifier::about: {
      if (!about) return {};
      const auto width = width_of(first_, *about);
      if (!width) return {0, std::nullopt};
      return {first_ > *width ? first_ - *width : 0, first_ + *width};
    }
    case quantifier::unquantified: return {};
  }
  return {};
}

quantity::quantity(quantifier how, std::int64_t first, std::int64_t second)
    : how_(how), first_(first), second_(second) {
  if (how != quantifier::between && (first < 0 || first > greatest))
    throw error(errc::invalid_value, "not a count", fmt::format("{}", first), fmt::format("a whole number from 0 to {}", greatest));
  if (first < 0 || second > greatest || second < first)
    throw error(errc::invalid_value, "not a count", fmt::format("{}..{}", first, second),
                fmt::format("whole numbers from 0 to {}, the smaller one first", greatest));
  if (how == quantifier::fewer_than && first == 0)
    throw error(errc::invalid_value, "fewer than none", "0", "a number that something can be fewer than");
}

std::string to_string(const quantity& q) {
  switch (q.how()) {
    case quantifier::exact: return fmt::format("{}", q.first());
    case quantifier::between: return fmt::format("{} to {}", q.first(), q.second());
    case quantifier::unquantified: return "unquantified";
    case quantifier::at_least: return fmt::format("at least {}", q.first());
    case quantifier::more_than: return fmt::format("more than {}", q.first());
    case quantifier::at_most: return fmt::format("at most {}", q.first());
    case quantifier::fewer_than: return fmt::format("fewer than {}", q.first());
    case quantifier::about: return fmt::format("about {}", q.first());
  }
  return {};
}

}  // namespace habeas
