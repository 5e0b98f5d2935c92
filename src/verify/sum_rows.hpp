// SPDX-License-Identifier: MIT
// Checks the steps of a proof that are sums of more than two terms, and what puts points in order.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <habeas/verify/check_result.hpp>
#include "verify/linear_rows.hpp"
#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::verify {

namespace detail {

/// What the checks of all kinds of step share: reasons to refuse, what a step cites, the order of two points.
class step_checker {
 protected:
  step_checker(const dossier& view, const std::optional<about_policy>& about, const widening_policy* wider = nullptr)
      : view_(&view), wider_(wider), rows_(view, about, wider), sums_(view, about, rows_) {}
  step_checker(const step_checker&) = delete;
  step_checker& operator=(const step_checker&) = delete;
  ~step_checker() = default;

  void refuse(const std::string& why) { result_.reasons.push_back(at_ + ": " + why); }

  /// The step is a - b <= most, from whichever side it is read.
  static bool says(const proof_step& s, const plain_row& r) {
    return about(s, r) && r.most == (s.end == bound_side::high ? s.amount : -s.amount);
  }
  static bool about(const proof_step& s, const plain_row& r) {
    return s.end == bound_side::high ? s.plus == r.up && s.minus == r.down : s.minus == r.up && s.plus == r.down;
  }
  template <class Id>
  static std::vector<Id> in_order(std::vector<Id> ids) {
    return habeas::detail::sorted_once(std::move(ids));
  }

  void cites(const proof_step& s, std::vector<claim_id> claims, std::vector<assumption_id> assumptions);

  /// Both terms are on one chain, with nothing added: what is left is the order of two points.
  struct two_points {
    account_point before, after;
  };
  std::optional<two_points> points_in_order(const proof_step& s);

  void order(const proof_step& s);

  void order_of_events(const proof_step& s);

  void same_cutoff(const proof_step& s);

  const dossier* view_;
  const widening_policy* wider_;
  claim_rows rows_;
  linear_claim_rows sums_;
  std::string at_;
  check_result result_;
};

/// Checks rows of more than two variables.
class sum_checker : protected step_checker {
 protected:
  using step_checker::step_checker;

  void of_claim_in_sum(const proof_step& s);
  void parts_make_whole(const proof_step& s);
  void part_is_not_negative(const proof_step& s);
  void part_of_whole(const proof_step& s);
  /// The count is no less at the later point: what it rests on, besides what is given, puts the points in order.
  void rises(const proof_step& s, const rise& r, const std::vector<claim_id>& but, const std::vector<assumption_id>& and_but);
  /// Does the proof say that one of the kinds moved between the points, so that these are in this order?
  [[nodiscard]] static bool moves_one(const proof& why, const rise& r);
  void no_other_in_sum(const proof_step& s, assumption_effect effect, const term_chain& total);
  void related(const proof_step& s);
  /// People in both: each holds at least so many; what contains both holds the two less at most so many.
  /// Says one claim that more are in both of two accounts than another allows?
  static bool overlaps_disagree(const proof_step& s, const std::vector<const claim*>& said);
  bool overlapping(const sum_row& row, const account_id& whole, const std::set<account_id>& parts, const std::vector<const claim*>& said);
};

}  // namespace detail

}  // namespace habeas::verify
