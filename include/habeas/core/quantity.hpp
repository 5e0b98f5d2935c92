// SPDX-License-Identifier: MIT
// A number as somebody stated it, and the whole numbers that the statement allows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// How a number was qualified by who stated it.
enum class quantifier { exact, at_least, more_than, at_most, fewer_than, about, between, unquantified };

template <>
struct slug_table<quantifier> {
  static constexpr auto rows = make_slugs<quantifier>({
      {quantifier::exact, "exact"},
      {quantifier::at_least, "at_least"},
      {quantifier::more_than, "more_than"},
      {quantifier::at_most, "at_most"},
      {quantifier::fewer_than, "fewer_than"},
      {quantifier::about, "about"},
      {quantifier::between, "between"},
      {quantifier::unquantified, "unquantified"},
  });
};

/// A set of whole numbers without gaps; an end that is missing is open.
struct integer_interval {
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};

  [[nodiscard]] bool contains(std::int64_t n) const noexcept {
    return (!low || *low <= n) && (!high || n <= *high);
  }
  [[nodiscard]] bool is_unbounded() const noexcept { return !low && !high; }
  friend bool operator==(const integer_interval&, const integer_interval&) = default;
};

/// How wide "about" is taken to be: never assumed, always the caller's choice.
struct about_policy {
  std::int64_t people = 0;   ///< at least this many on either side
  std::int64_t percent = 0;  ///< or this percentage of the number, rounded up, if that is more
  friend bool operator==(const about_policy&, const about_policy&) = default;
};

/// A number of people (or detentions, or cases), as stated. Numbers go from 0 to 10^12.
class HABEAS_API quantity {
 public:
  static constexpr std::int64_t greatest = 1'000'000'000'000;

  quantity() = default;

  [[nodiscard]] static quantity exact(std::int64_t n) { return {quantifier::exact, n, n}; }
  [[nodiscard]] static quantity at_least(std::int64_t n) { return {quantifier::at_least, n, n}; }
  [[nodiscard]] static quantity more_than(std::int64_t n) { return {quantifier::more_than, n, n}; }
  [[nodiscard]] static quantity at_most(std::int64_t n) { return {quantifier::at_most, n, n}; }
  [[nodiscard]] static quantity fewer_than(std::int64_t n) { return {quantifier::fewer_than, n, n}; }
  [[nodiscard]] static quantity about(std::int64_t n) { return {quantifier::about, n, n}; }
  [[nodiscard]] static quantity between(std::int64_t low, std::int64_t high) { return {quantifier::between, low, high}; }
  /// "an important number": kept, and no bound.
  [[nodiscard]] static quantity unquantified() { return {}; }
  /// Any quantifier but `between` with its number. Throws errc::invalid_value outside 0..greatest.
  [[nodiscard]] static quantity of(quantifier how, std::int64_t n) {
    return how == quantifier::unquantified ? quantity() : quantity(how, n, n);
  }

  [[nodiscard]] quantifier how() const noexcept { return how_; }
  /// The number as stated (the lower one of a `between`); nothing where none was stated.
  [[nodiscard]] std::optional<std::int64_t> stated() const noexcept;
  [[nodiscard]] std::int64_t first() const noexcept { return first_; }
  [[nodiscard]] std::int64_t second() const noexcept { return second_; }

  /// The whole numbers that fit. "about" fits every number unless a policy says how wide it is.
  [[nodiscard]] integer_interval interval(const std::optional<about_policy>& about = {}) const;

  friend bool operator==(const quantity&, const quantity&) = default;

 private:
  quantity(quantifier how, std::int64_t first, std::int64_t second);

  quantifier how_ = quantifier::unquantified;
  std::int64_t first_ = 0;
  std::int64_t second_ = 0;
};

/// "777", "at least 80", "more than 600", "about 238", "10 to 12", "unquantified".
[[nodiscard]] HABEAS_API std::string to_string(const quantity& q);

}  // namespace habeas

template <>
struct fmt::formatter<habeas::quantity> : habeas::text_formatter {
  auto format(const habeas::quantity& q, fmt::format_context& context) const { return put(habeas::to_string(q), context); }
};
