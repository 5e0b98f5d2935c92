// SPDX-License-Identifier: MIT
// The events of a dossier as rows in days, and the parts of them that links join.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/time/widening.hpp>
#include <habeas/timeline/timeline.hpp>
#include "core/each_once.hpp"
#include "proof/claim_repairs.hpp"
#include "proof/labelled_differences.hpp"
#include "timeline/day_rows.hpp"
#include "timeline/event_rows.hpp"

namespace habeas::detail {

/// Numbers in ascending order, once each.
[[nodiscard]] inline std::vector<std::size_t> ascending(std::vector<std::size_t> numbers) {
  keep_each_once(numbers);
  return numbers;
}

/// The rows of some parts alone, and what each variable of the whole is among them.
struct part_rows {
  part_rows(const claim_premises& premises, std::optional<hemisphere> where) : days(premises, where) {}

  day_rows days;
  std::vector<solve::variable> whole;     ///< of each of its variables, the variable of the whole, ascending
  std::vector<solve::premise> premises{};  ///< that its rows rest on, ascending

  [[nodiscard]] solve::variable of(solve::variable in_whole) const;
};

/// The rows in days, shared by all that is worked out from them.
class event_system {
 public:
  event_system(dossier d, std::stop_token stop, timeline_progress progress, std::optional<widening_policy> wider);
  event_system(const event_system&) = delete;
  event_system& operator=(const event_system&) = delete;

  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  [[nodiscard]] const claim_premises& premises() const noexcept { return premises_; }
  [[nodiscard]] const std::vector<solve::premise>& used() const noexcept { return used_; }
  [[nodiscard]] const std::optional<widening_policy>& widened_by() const noexcept { return wider_; }
  [[nodiscard]] const day_rows& days() const noexcept { return days_; }
  [[nodiscard]] const making& made_by() const noexcept { return by_; }
  /// Stops and progress are for the making alone.
  void made() const { by_ = {}; }

  /// Can all hold without these premises? Throws errc::cancelled on request.
  [[nodiscard]] joint_verdict judge(const solve::premise_mask& off, const std::stop_token& stop = {}) const;
  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const;

  /// Events that links join, directly or through others, bear on one another; no conflict joins others.
  [[nodiscard]] std::size_t part_of(const event_id& name) const { return part_of_event_[*dossier_.find_place(name)]; }
  [[nodiscard]] std::size_t part_of_claim(solve::premise p) const;
  [[nodiscard]] std::size_t part_count() const noexcept { return part_of_event_.size(); }
  /// The claims that bear on the events of some parts, ascending.
  [[nodiscard]] std::vector<solve::premise> claims_of_parts(const std::vector<char>& wanted) const;
  /// Events that rows of links join: what is known of others orders neither.
  [[nodiscard]] std::size_t ordered_with(const event_id& name) const { return ordered_with_[*dossier_.find_place(name)]; }
  /// The parts that hold a conflict, each with a test of its own rows.
  [[nodiscard]] std::vector<conflict_part> parts_in_conflict() const;
  /// The rows of these parts (ascending); those of one are kept.
  [[nodiscard]] std::shared_ptr<const part_rows> rows_of(const std::vector<std::size_t>& parts) const;

  /// The start or the end of an event. Throws errc::unknown_id.
  [[nodiscard]] solve::variable at(const event_id& name, bool end) const;
  [[nodiscard]] std::vector<claim_id> claims_with_masks() const;

 private:
  void gather();
  void join_events();
  template <class Joins>
  [[nodiscard]] std::vector<std::size_t> joined(const Joins& joins) const;
  [[nodiscard]] std::vector<solve::premise> rests_on(std::size_t place, const edtf* date = nullptr) const;
  [[nodiscard]] bool needs_assumption(const edtf& date) const { return date.is_qualified() && !(wider_ && wider_->covers(date)); }
  [[nodiscard]] bool holds(const std::optional<edtf>& date) const;
  [[nodiscard]] auto reader_of(std::size_t place);
  void add(const dated_claim& c, std::size_t place);
  void add(const linked_claim& c, std::size_t place);
  /// Puts variables, rows and masks under the part that each belongs to.
  void sort_by_part() const;
  [[nodiscard]] std::shared_ptr<const part_rows> read_parts(const std::vector<std::size_t>& parts) const;

  dossier dossier_;
  claim_premises premises_;
  day_rows days_;
  std::optional<widening_policy> wider_;
  std::vector<event_ends> ends_;
  std::vector<std::size_t> event_of_;  ///< by variable; of the calendar: none
  std::vector<solve::premise> used_;
  std::vector<std::size_t> part_of_event_, ordered_with_;
  mutable making by_;
  struct of_part {
    std::vector<solve::variable> variables;
    std::vector<solve::row_index> rows;
    std::vector<std::size_t> masks;
  };
  mutable std::once_flag sorted_;
  mutable std::vector<of_part> by_part_;
  mutable std::mutex mutex_;
  mutable std::map<std::vector<std::size_t>, std::shared_ptr<const part_rows>> kept_;
};

}  // namespace habeas::detail
