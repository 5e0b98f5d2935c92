// SPDX-License-Identifier: MIT
#include <habeas/time/allen.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <habeas/core/slug.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/date_relations.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

std::string to_string(allen_set s) {
  std::string list;
  for (const auto& [relation, word] : slug_table<allen_relation>::rows) {
    if (!s.contains(relation)) continue;
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

namespace {

/// Five variables, the last of which is day 0, and what each may exceed another by at most.
struct small_system {
  static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();
  std::array<std::array<std::int64_t, 5>, 5> most{};

  constexpr small_system() noexcept {
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t j = 0; j < 5; ++j) most[i][j] = i == j ? 0 : unlimited;
  }
  /// x_to - x_from <= limit
  constexpr void at_most(std::size_t to, std::size_t from, std::int64_t limit) noexcept {
    if (limit < most[from][to]) most[from][to] = limit;
  }
  // Bounds lie within half of the range of 64 bits, so a sum that leaves it is as good as none.
  static constexpr std::int64_t sum(std::int64_t a, std::int64_t b) noexcept {
    if (a == unlimited || b == unlimited) return unlimited;
    if (a > 0 && b > unlimited - a) return unlimited;
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    return a < 0 && b < lowest - a ? lowest : a + b;
  }
  [[nodiscard]] constexpr bool close() noexcept {
    for (std::size_t k = 0; k < 5; ++k)
      for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 5; ++j) {
          const auto through = sum(most[i][k], most[k][j]);
          if (through < most[i][j]) most[i][j] = through;
        }
    for (std::size_t i = 0; i < 5; ++i)
      if (most[i][i] < 0) return false;
    return true;
  }
};

}  // namespace

namespace {

/// A stretch of days; of one day, start and end are the same.
struct dated_piece {
  date_bounds within;
  bool is_one_day = false;
};

allen_set relations_of_pieces(const dated_piece& one, const dated_piece& other) {
  const auto &a = one.within, &b = other.within;
  enum : std::size_t { a_start, a_end, b_start, b_end, zero };
  small_system base;
  const auto bound = [&](std::size_t which, const date_edge& first, const date_edge& last) {
    if (last.is_day()) base.at_most(which, zero, last.value.since_epoch());
    if (first.is_day()) base.at_most(zero, which, -first.value.since_epoch());
  };
  bound(a_start, a.earliest_start, a.latest_start);
  bound(a_end, a.earliest_end, a.latest_end);
  bound(b_start, b.earliest_start, b.latest_start);
  bound(b_end, b.earliest_end, b.latest_end);
  base.at_most(a_start, a_end, 0);
  base.at_most(b_start, b_end, 0);
  if (one.is_one_day) base.at_most(a_end, a_start, 0);
  if (other.is_one_day) base.at_most(b_end, b_start, 0);
  if (!base.close()) return allen_set::none();

  allen_set possible;
  const auto try_one = [&](allen_relation r, auto... rows) {
    small_system s = base;
    (rows(s), ...);
    if (s.close()) possible = possible | allen_set(r);
  };
  // Each row says: x comes before y by at least that many days; `same` that they are one day.
  const auto before = [](std::size_t x, std::size_t y, std::int64_t days = 1) {
    return [=](small_system& s) { s.at_most(x, y, -days); };
  };
  const auto apart = [](std::size_t x, std::size_t y, std::int64_t days) {
    return [=](small_system& s) { s.at_most(x, y, -days), s.at_most(y, x, days); };
  };
  const auto same = [&](std::size_t x, std::size_t y) { return apart(x, y, 0); };
  try_one(allen_relation::before, before(a_end, b_start, 2));
  try_one(allen_relation::meets, apart(a_end, b_start, 1));
  try_one(allen_relation::overlaps, before(a_start, b_start), before(b_start, a_end, 0), before(a_end, b_end));
  try_one(allen_relation::starts, same(a_start, b_start), before(a_end, b_end));
  try_one(allen_relation::during, before(b_start, a_start), before(a_end, b_end));
  try_one(allen_relation::finishes, before(b_start, a_start), same(a_end, b_end));
  try_one(allen_relation::equals, same(a_start, b_start), same(a_end, b_end));
  try_one(allen_relation::finished_by, before(a_start, b_start), same(a_end, b_end));
  try_one(allen_relation::contains, before(a_start, b_start), before(b_end, a_end));
  try_one(allen_relation::started_by, same(a_start, b_start), before(b_end, a_end));
  try_one(allen_relation::overlapped_by, before(b_start, a_start), before(a_start, b_end, 0), before(b_end, a_end));
  try_one(allen_relation::met_by, apart(b_end, a_start, 1));
  try_one(allen_relation::after, before(b_end, a_start, 2));
  return possible;
}

/// The members of a month or a year in which a set may start and end; nothing where there are too many to go through.
std::optional<std::vector<dated_piece>> units_of(day first, day last, date_precision of) {
  constexpr std::size_t most = 1000;
  std::vector<dated_piece> found;
  for (auto at = first; at <= last;) {
    if (found.size() == most) return std::nullopt;
    const auto c = at.civil();
    const auto next = of == date_precision::year ? day::from_civil(c.year + 1, 1, 1)
                      : c.month == 12            ? day::from_civil(c.year + 1, 1, 1)
                                                 : day::from_civil(c.year, c.month + 1, 1);
    const auto from = date_edge::at(at), to = date_edge::at(next.plus(-1));
    found.push_back({{from, to, from, to}, false});
    at = next;
  }
  return found;
}

std::vector<dated_piece> pieces_of(const edtf& date, std::optional<hemisphere> where) {
  if (date.is_all_of()) {
    // On each of its days: from the first at the latest to the last at the earliest.
    date_bounds all{date_edge::open(), date_edge::open(), date_edge::open(), date_edge::open()};
    date.for_each_date([&](const partial_date& d) {
      const auto days = d.hull(where);
      if (!all.latest_start.is_day() || days.last < all.latest_start.value) all.latest_start = date_edge::at(days.last);
      if (!all.earliest_end.is_day() || all.earliest_end.value < days.first) all.earliest_end = date_edge::at(days.first);
    });
    return {{all, false}};
  }
  if (!date.is_one_of()) return {{date.bounds(where), false}};
  std::vector<dated_piece> found;
  date.for_each_member(where, [&](std::optional<day> first, std::optional<day> last, date_precision of) {
    const auto from = first ? date_edge::at(*first) : date_edge::open(), to = last ? date_edge::at(*last) : date_edge::open();
    const bool has_units = first && last && (of == date_precision::year || of == date_precision::month);
    if (const auto units = has_units ? units_of(*first, *last, of) : std::nullopt) found.insert(found.end(), units->begin(), units->end());
    else found.push_back({{from, to, from, to}, of == date_precision::day});
  });
  return found;
}

}  // namespace

allen_set possible_relations(const date_bounds& a, const date_bounds& b) { return relations_of_pieces({a}, {b}); }

allen_set possible_relations(const edtf& a, const edtf& b, std::optional<hemisphere> where) {
  allen_set possible;
  const auto ours = pieces_of(a, where), theirs = pieces_of(b, where);
  for (const auto& one : ours)
    for (const auto& other : theirs) possible = possible | relations_of_pieces(one, other);
  return possible;
}

}  // namespace habeas
