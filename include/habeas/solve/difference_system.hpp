// SPDX-License-Identifier: MIT
// A system of rows `plus - minus <= at_most` over whole numbers, each row with what it rests on.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/solve/premise_set.hpp>

namespace habeas::solve {

/// A whole number that is sought. Number variables roughly along their natural order (time): the
/// solver is right in any order, and fast in that one.
using variable = std::uint32_t;

/// The place of a row in its system.
using row_index = std::uint32_t;

/// The greatest size of a row's right side, 2^45 either way. See `difference_graph` for the limit on all rows together.
inline constexpr std::int64_t greatest_at_most = std::int64_t{1} << 45;

/// One row: plus - minus <= at_most, true while none of its premises is off.
struct difference_row {
  variable plus = 0;
  variable minus = 0;
  std::int64_t at_most = 0;
  premise_set_id premises = 0;
  std::uint32_t tag = 0;  ///< the caller's own; the last word where rows are otherwise alike

  friend bool operator==(const difference_row&, const difference_row&) = default;
};

/// Variables and rows, as they are gathered. A `difference_solver` answers.
class HABEAS_API difference_system {
 public:
  variable add_variable() { return add_variables(1); }
  /// Adds n variables numbered one after the other, and returns the first. Throws errc::limit_exceeded past 2^32 - 2.
  variable add_variables(std::size_t n);

  /// Adds plus - minus <= at_most. Throws errc::invalid_value for a variable that is not there, and
  /// errc::limit_exceeded where |at_most| > 2^45 or there are 2^32 - 2 rows.
  row_index add_row(variable plus, variable minus, std::int64_t at_most, std::span<const premise> premises = {},
                    std::uint32_t tag = 0) {
    return add_row_of_set(plus, minus, at_most, premises_.intern(premises), tag);
  }
  /// The same for a set that `intern` has numbered before.
  row_index add_row_of_set(variable plus, variable minus, std::int64_t at_most, premise_set_id premises,
                           std::uint32_t tag = 0);
  premise_set_id intern(std::span<const premise> premises) { return premises_.intern(premises); }
  void reserve_rows(std::size_t n) { rows_.reserve(n); }

  [[nodiscard]] const std::vector<difference_row>& rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t variable_count() const noexcept { return variables_; }
  [[nodiscard]] const premise_pool& premises() const noexcept { return premises_; }
  /// The premises of one row, ascending.
  [[nodiscard]] std::span<const premise> premises_of(row_index row) const { return premises_[rows_[row].premises]; }

 private:
  std::vector<difference_row> rows_;
  premise_pool premises_;
  std::size_t variables_ = 0;
};

/// The order of rows that no order of insertion can change: variables, right side, fewer premises,
/// premises, tag. Equal only for rows that are the same.
[[nodiscard]] HABEAS_API std::strong_ordering canonical_order(const premise_pool& pool, const difference_row& a,
                                                              const difference_row& b);

}  // namespace habeas::solve
