// SPDX-License-Identifier: MIT
// When a question asks about, as its asker has it at hand: text, a day of ours, of std::chrono, or of another library.
#pragma once

#include <chrono>
#include <concepts>
#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

/// Makes a day of a type of another library, where somebody specialises it with `static day to_day(const T&)`.
/// `habeas/time/boost_date_time.hpp` does so for boost::gregorian::date; whoever has a type of their own writes another.
template <class T>
struct day_conversion;

/// A type of another library that is a day.
template <class T>
concept day_of_another_library = requires(const T& d) {
  { day_conversion<T>::to_day(d) } -> std::same_as<day>;
};

/// Text, or a day that becomes text: the argument of questions. Made where it is needed; nobody names it.
class HABEAS_API time_argument {
 public:
  time_argument(std::string_view text) : text_(text) {}     // NOLINT(google-explicit-constructor): so that a caller
  time_argument(const char* text) : text_(text) {}          // NOLINT(google-explicit-constructor): writes what they
  time_argument(const std::string& text) : text_(text) {}   // NOLINT(google-explicit-constructor): have
  /// @throws error invalid_value outside the years -9999 to 9999, which text can write
  time_argument(day d);                      // NOLINT(google-explicit-constructor)
  time_argument(std::chrono::sys_days d)     // NOLINT(google-explicit-constructor)
      : time_argument(day(d.time_since_epoch().count())) {}
  /// Throws what its conversion throws for what is no day.
  template <day_of_another_library T>
  time_argument(const T& d) : time_argument(day_conversion<T>::to_day(d)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

/// What a question takes beside text: day, std::chrono::sys_days, or a day of another library.
template <class T>
concept day_argument = std::convertible_to<const T&, time_argument> && !std::convertible_to<const T&, std::string_view>;

}  // namespace habeas
