// SPDX-License-Identifier: MIT
// Allen's thirteen relations between stretches of days, and which of them uncertain dates leave possible.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

/// How one stretch of days lies to another. Days are closed: `meets` means that the day after the end
/// of the first is the start of the second.
/// @source J. F. Allen, Maintaining knowledge about temporal intervals, Communications of the ACM 26 (1983)
enum class allen_relation : std::uint8_t {
  before,
  meets,
  overlaps,
  starts,
  during,
  finishes,
  equals,
  finished_by,
  contains,
  started_by,
  overlapped_by,
  met_by,
  after,
};

template <>
struct slug_table<allen_relation> {
  static constexpr auto rows = make_slugs<allen_relation>({
      {allen_relation::before, "before"},
      {allen_relation::meets, "meets"},
      {allen_relation::overlaps, "overlaps"},
      {allen_relation::starts, "starts"},
      {allen_relation::during, "during"},
      {allen_relation::finishes, "finishes"},
      {allen_relation::equals, "equals"},
      {allen_relation::finished_by, "finished_by"},
      {allen_relation::contains, "contains"},
      {allen_relation::started_by, "started_by"},
      {allen_relation::overlapped_by, "overlapped_by"},
      {allen_relation::met_by, "met_by"},
      {allen_relation::after, "after"},
  });
};

inline constexpr std::size_t allen_relation_count = 13;

/// The relation seen from the other side.
[[nodiscard]] constexpr allen_relation converse(allen_relation r) noexcept {
  // The order of the enumeration is a palindrome, but for the four in which one lies within the other.
  switch (r) {
    case allen_relation::starts: return allen_relation::started_by;
    case allen_relation::started_by: return allen_relation::starts;
    case allen_relation::finishes: return allen_relation::finished_by;
    case allen_relation::finished_by: return allen_relation::finishes;
    default: return static_cast<allen_relation>(allen_relation_count - 1 - static_cast<std::size_t>(r));
  }
}

/// A set of relations: those still possible.
class allen_set {
 public:
  constexpr allen_set() noexcept = default;
  constexpr allen_set(allen_relation r) noexcept  // NOLINT: a relation is a set of one
      : bits_(static_cast<std::uint16_t>(1U << static_cast<unsigned>(r))) {}
  [[nodiscard]] static constexpr allen_set all() noexcept { return from_bits((1U << allen_relation_count) - 1); }
  [[nodiscard]] static constexpr allen_set none() noexcept { return {}; }

  [[nodiscard]] constexpr bool contains(allen_relation r) const noexcept {
    return (bits_ >> static_cast<unsigned>(r) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(std::popcount(bits_)); }
  [[nodiscard]] constexpr bool within(allen_set other) const noexcept {
    return (unsigned{bits_} & ~unsigned{other.bits_}) == 0;
  }

  friend constexpr allen_set operator|(allen_set a, allen_set b) noexcept {
    return from_bits(unsigned{a.bits_} | b.bits_);
  }
  friend constexpr allen_set operator&(allen_set a, allen_set b) noexcept {
    return from_bits(unsigned{a.bits_} & b.bits_);
  }
  friend constexpr bool operator==(allen_set, allen_set) noexcept = default;

 private:
  static constexpr allen_set from_bits(unsigned bits) noexcept {
    allen_set s;
    s.bits_ = static_cast<std::uint16_t>(bits);
    return s;
  }

  std::uint16_t bits_ = 0;
};

[[nodiscard]] constexpr allen_set operator|(allen_relation a, allen_relation b) noexcept {
  return allen_set(a) | allen_set(b);
}

/// "before, meets": the slugs, in the order of the enumeration.
[[nodiscard]] HABEAS_API std::string to_string(allen_set s);

/// Each relation of the set seen from the other side.
[[nodiscard]] constexpr allen_set converse(allen_set s) noexcept {
  allen_set result;
  for (std::size_t i = 0; i < allen_relation_count; ++i)
    if (const auto r = static_cast<allen_relation>(i); s.contains(r)) result = result | allen_set(converse(r));
  return result;
}

/// The relation of two stretches of days, first and last day included; neither may end before it starts.
[[nodiscard]] constexpr allen_relation relation_of(day a_start, day a_end, day b_start, day b_end) noexcept {
  if (a_end < b_start) return a_end.plus(1) == b_start ? allen_relation::meets : allen_relation::before;
  if (b_end < a_start) return b_end.plus(1) == a_start ? allen_relation::met_by : allen_relation::after;
  if (a_start == b_start) {
    if (a_end == b_end) return allen_relation::equals;
    return a_end < b_end ? allen_relation::starts : allen_relation::started_by;
  }
  if (a_start < b_start) {
    if (a_end == b_end) return allen_relation::finished_by;
    return a_end < b_end ? allen_relation::overlaps : allen_relation::contains;
  }
  if (a_end == b_end) return allen_relation::finishes;
  return a_end < b_end ? allen_relation::during : allen_relation::overlapped_by;
}

namespace detail {

/// Every composition, found by trying all triples of stretches within six days: three stretches have
/// six ends, so more days show nothing new.
[[nodiscard]] consteval std::array<std::array<allen_set, allen_relation_count>, allen_relation_count> compose_all() {
  constexpr std::size_t days = 6;
  constexpr std::size_t count = days * (days + 1) / 2;
  std::array<day, count> start{};
  std::array<day, count> end{};
  std::size_t n = 0;
  for (std::size_t s = 0; s < days; ++s)
    for (std::size_t e = s; e < days; ++e, ++n) {
      start[n] = day(static_cast<std::int64_t>(s));
      end[n] = day(static_cast<std::int64_t>(e));
    }
  std::array<std::array<std::uint8_t, count>, count> relation{};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < count; ++j)
      relation[i][j] = static_cast<std::uint8_t>(relation_of(start[i], end[i], start[j], end[j]));
  std::array<std::array<allen_set, allen_relation_count>, allen_relation_count> table{};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t k = 0; k < count; ++k) {
        auto& cell = table[relation[i][j]][relation[j][k]];
        cell = cell | allen_set(static_cast<allen_relation>(relation[i][k]));
      }
  return table;
}

inline constexpr auto allen_compositions = compose_all();

}  // namespace detail

/// What a can be to c when a is r to b and b is s to c.
[[nodiscard]] constexpr allen_set compose(allen_relation r, allen_relation s) noexcept {
  return detail::allen_compositions[static_cast<std::size_t>(r)][static_cast<std::size_t>(s)];
}

/// The union over all pairs of the two sets.
[[nodiscard]] constexpr allen_set compose(allen_set r, allen_set s) noexcept {
  allen_set result;
  for (std::size_t i = 0; i < allen_relation_count; ++i)
    for (std::size_t j = 0; j < allen_relation_count; ++j)
      if (r.contains(static_cast<allen_relation>(i)) && s.contains(static_cast<allen_relation>(j)))
        result = result | compose(static_cast<allen_relation>(i), static_cast<allen_relation>(j));
  return result;
}

/// The relations that two dates can have, each read as one stretch of days from a start to an end.
///
/// Exact for the four bounds: a relation is in the set when some choice of days within them has it.
/// Open and unknown sides leave every day possible. Empty when a date must end before it starts.
[[nodiscard]] HABEAS_API allen_set possible_relations(const date_bounds& a, const date_bounds& b);

/// Is the relation one of those asked for, when these are possible? Unknown when nothing is possible.
[[nodiscard]] constexpr trilean holds(allen_set possible, allen_set asked) noexcept {
  if (possible.empty()) return trilean::unknown;
  if (possible.within(asked)) return trilean::yes;
  return (possible & asked).empty() ? trilean::no : trilean::unknown;
}

/// Does a end on a day before b starts?
[[nodiscard]] inline trilean ends_before(const date_bounds& a, const date_bounds& b) {
  return holds(possible_relations(a, b), allen_relation::before | allen_relation::meets);
}

/// Do a and b have a day in common?
[[nodiscard]] inline trilean shares_a_day(const date_bounds& a, const date_bounds& b) {
  return !holds(possible_relations(a, b),
                (allen_relation::before | allen_relation::meets) | allen_relation::met_by | allen_relation::after);
}

/// Is every day of a a day of b?
[[nodiscard]] inline trilean lies_within(const date_bounds& a, const date_bounds& b) {
  return holds(possible_relations(a, b),
               (allen_relation::starts | allen_relation::during) | allen_relation::finishes | allen_relation::equals);
}

}  // namespace habeas
