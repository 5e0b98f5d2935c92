// SPDX-License-Identifier: MIT
// Rows in days about events, with the points that lie on days of a mask, and what follows from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/timeline/timeline.hpp>
#include "proof/claim_repairs.hpp"
#include "proof/labelled_differences.hpp"

namespace habeas::detail {

/// Who is told of the making of a timeline, and who may stop it.
class making {
 public:
  making() = default;
  making(std::stop_token stop, timeline_progress told) : stop_(std::move(stop)), told_(std::move(told)) {}
  /// Throws errc::cancelled on request.
  void step(std::string_view what, std::size_t done, std::size_t of) const;
  /// One more solving.
  void solve() const { step("solving", told_ ? ++solved_ : 0, 0); }

 private:
  std::stop_token stop_;
  timeline_progress told_;
  mutable std::size_t solved_ = 0;  // while it is made
};

/// A point that lies on a day that matches a date.
struct masked_day {
  solve::variable point;
  const edtf* date;
  std::vector<solve::premise> rests_on;
};

/// Rows in days, all or those of some events.
class day_rows {
 public:
  day_rows(const claim_premises& premises, std::optional<hemisphere> where) : rows_(premises), where_(where), zero_(rows_.add(term{})) {}

  [[nodiscard]] claim_system& rows() noexcept { return rows_; }
  [[nodiscard]] const claim_system& rows() const noexcept { return rows_; }
  [[nodiscard]] solve::variable zero() const noexcept { return zero_; }
  void bind(masked_day m) { masks_.push_back(std::move(m)); }
  [[nodiscard]] const std::vector<masked_day>& masks() const noexcept { return masks_; }

  /// Can all hold without these premises?
  [[nodiscard]] joint_verdict judge(const solve::premise_mask& off, const making& by) const;
  /// The rows, and for each masked date the rows that moving to a matching day adds, until nothing moves.
  [[nodiscard]] claim_system snapped(const solve::premise_mask& off, const making& by, bool* converged = nullptr) const;

 private:
  /// One round: every masked end that does not lie on a matching day is moved, as the rows stand before the round.
  [[nodiscard]] bool snap_all(claim_system& grown, const solve::premise_mask& off) const;

  claim_system rows_;
  std::optional<hemisphere> where_;
  solve::variable zero_;
  std::vector<masked_day> masks_;
};

/// What follows in days without some premises.
struct solved_days {
  /// Throws errc::invalid_value where they cannot hold.
  solved_days(const day_rows& all, solve::premise_mask without, const making& by);
  solved_days(const solved_days&) = delete;
  solved_days& operator=(const solved_days&) = delete;

  [[nodiscard]] std::optional<std::int64_t> first_day(solve::variable v) const { return back[v] == solve::unbounded ? std::nullopt : std::optional(-back[v]); }
  [[nodiscard]] std::optional<std::int64_t> last_day(solve::variable v) const { return latest[v] == solve::unbounded ? std::nullopt : std::optional(latest[v]); }
  [[nodiscard]] bound difference(solve::variable plus, solve::variable minus, bool proofs) const;
  [[nodiscard]] bound days_of(solve::variable of, bool proofs) const;

  solve::premise_mask off;
  bool converged = true;
  claim_system rows;
  solve::difference_solver solver;
  solve::variable zero = 0;
  std::vector<std::int64_t> latest, back;  // from zero to each variable, and from each to zero: its last day, and its first negated
};

}  // namespace habeas::detail
