// SPDX-License-Identifier: MIT
// A point of an account: where along its time a number was taken, by what names it.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/time/day.hpp>

namespace habeas {

namespace detail {
template <class What, class Variant>
inline constexpr bool is_one_of = false;
template <class What, class... Of>
inline constexpr bool is_one_of<What, std::variant<Of...>> = (std::same_as<What, Of> || ...);
/// Is a type one of a variant's own? What merely converts to one is not: a number is no instant.
template <class What, class Variant>
concept one_of_variant = is_one_of<std::remove_cvref_t<What>, Variant>;
}  // namespace detail

/// A point of an account. Ids stay ids in it: whatever characters they hold, two points are the same only where they are
/// of one kind and name the same thing.
///
/// Default-constructed it is no point, as an id is null.
class HABEAS_API account_point {
 public:
  struct cutoff { claim_id of; friend bool operator==(const cutoff&, const cutoff&) = default; };
  struct window_from { claim_id of; friend bool operator==(const window_from&, const window_from&) = default; };
  struct window_to { claim_id of; friend bool operator==(const window_to&, const window_to&) = default; };
  struct event_start { event_id of; friend bool operator==(const event_start&, const event_start&) = default; };
  struct event_end { event_id of; friend bool operator==(const event_end&, const event_end&) = default; };
  struct beginning { friend bool operator==(const beginning&, const beginning&) = default; };
  using value = std::variant<std::monostate, instant, bulletin_id, cutoff, window_from, window_to, event_end, event_start, named_time_id, beginning>;

  account_point() = default;
  // Made in one source, since a copy of what it may be is much to compile.
  account_point(const account_point&);
  account_point(account_point&&) noexcept;
  account_point& operator=(const account_point&);
  account_point& operator=(account_point&&) noexcept;
  ~account_point();
  template <class What>
    requires detail::one_of_variant<What, value>
  explicit account_point(What what) : value_(std::move(what)) {}

  /// An instant; a day boundary is the end of one day and the start of the next.
  [[nodiscard]] static account_point at(instant t);
  [[nodiscard]] static account_point end_of(day d);
  [[nodiscard]] static account_point start_of(day d);
  /// Where a claim's number was taken.
  [[nodiscard]] static account_point cutoff_of(claim_id c);
  /// Where the window of a flow starts, and ends, where no bulletin, event or day boundary names it.
  [[nodiscard]] static account_point from_of(claim_id c);
  [[nodiscard]] static account_point to_of(claim_id c);
  /// The cut-off that numbers of a bulletin share.
  [[nodiscard]] static account_point of(bulletin_id b);
  [[nodiscard]] static account_point of(named_time_id p);
  [[nodiscard]] static account_point start_of(event_id e);
  [[nodiscard]] static account_point end_of(event_id e);
  /// Before all that claims count.
  [[nodiscard]] static account_point start();

  /// What the point is, where it is a `What`; else null.
  template <class What>
  [[nodiscard]] const What* as() const noexcept { return std::get_if<What>(&value_); }
  template <class What>
  [[nodiscard]] bool is() const noexcept { return std::holds_alternative<What>(value_); }
  [[nodiscard]] bool is_null() const noexcept { return value_.index() == 0; }
  explicit operator bool() const noexcept { return !is_null(); }
  [[nodiscard]] const value& what() const noexcept { return value_; }

  friend HABEAS_API bool operator==(const account_point&, const account_point&);
  /// A fixed order, that of the words in which answers name points: for lists and for choices between equals. It says
  /// nothing of time, but that day boundaries lie along it.
  friend std::strong_ordering operator<=>(const account_point& a, const account_point& b) { return a.compare(b); }

 private:
  [[nodiscard]] std::strong_ordering compare(const account_point& other) const;

  value value_;
};

/// As answers name a point: end:2026-01-07, at:2026-01-19T19:30:00, claim:VEN-080, claim:VEN-070:from, bulletin:ID,
/// point:ID, event_start:ID, event_end:ID, start. For people to read: two points may have one text.
[[nodiscard]] HABEAS_API std::string to_string(const account_point& p);

[[nodiscard]] HABEAS_API std::size_t hash_of(const account_point& p) noexcept;

/// The point that a time reference names by an id; nothing for one that says a date.
[[nodiscard]] HABEAS_API std::optional<account_point> named_in(const time_ref& m);

/// One part of those that a claim takes its number apart into: of an axis, by name.
struct stratum_name {
  std::string axis = {}, name = {};
  [[nodiscard]] bool is_null() const noexcept { return axis.empty() && name.empty(); }
  friend bool operator==(const stratum_name&, const stratum_name&) = default;
};
/// As their words AXIS=NAME are ordered.
[[nodiscard]] HABEAS_API std::strong_ordering operator<=>(const stratum_name& a, const stratum_name& b);

/// "sex=women"; empty for no stratum.
[[nodiscard]] HABEAS_API std::string to_string(const stratum_name& s);

}  // namespace habeas

template <>
struct std::hash<habeas::account_point> {
  std::size_t operator()(const habeas::account_point& p) const noexcept { return habeas::hash_of(p); }
};

template <>
struct fmt::formatter<habeas::account_point> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(const habeas::account_point& p, Context& context) const {
    return fmt::formatter<fmt::string_view>::format(habeas::to_string(p), context);
  }
};

template <>
struct fmt::formatter<habeas::stratum_name> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(const habeas::stratum_name& s, Context& context) const {
    return fmt::formatter<fmt::string_view>::format(habeas::to_string(s), context);
  }
};
