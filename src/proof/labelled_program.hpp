// SPDX-License-Identifier: MIT
// A linear program whose rows rest on claims and assumptions: what `claim_system` is to differences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "proof/labelled_differences.hpp"
#include "proof/transitive_rows.hpp"
#include "solve/linear_certificate.hpp"

namespace habeas {

/// Something that is counted and never falls: a chain, or what is left of one. Its number at a point is the sum of these
/// variables there.
struct running_count {
  std::vector<weighted_term> of;  ///< without a point
  friend bool operator==(const running_count&, const running_count&) = default;
};

/// What each row and each variable means, beside the bare program.
class claim_program {
 public:
  explicit claim_program(const claim_premises& premises) : premises_(&premises) {}

  solve::variable add(term name);
  /// All variables of a system that lives as long as this does, and the rows that are needed; returns the place of its first
  /// variable.
  solve::variable take(const claim_system& s);
  /// sum <= amount, by this rule.
  void at_most(std::span<const solve::weighted_variable> sum, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on = {});
  void at_least(std::span<const solve::weighted_variable> sum, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on = {}) {
    at_most(turned(sum), -amount, by, rests_on);
  }
  void within(std::span<const solve::weighted_variable> sum, const integer_interval& number, row_rule by, std::span<const solve::premise> rests_on = {});
  void equal(std::span<const solve::weighted_variable> sum, std::int64_t amount, row_rule by, std::span<const solve::premise> rests_on = {}) {
    within(sum, {amount, amount}, by, rests_on);
  }
  /// The count at one point is no more than at a later one: the order of the two is a row of `order`.
  void never_falls(std::size_t count, std::span<const solve::weighted_variable> before, std::span<const solve::weighted_variable> after, row_rule by,
                   const claim_system& order, solve::row_index why, std::span<const solve::premise> also = {});
  std::size_t add_count(running_count c);

  [[nodiscard]] const solve::linear_program& program() const noexcept { return program_; }
  [[nodiscard]] const claim_premises& premises() const noexcept { return *premises_; }
  [[nodiscard]] const term& name_of(solve::variable v) const { return terms_[v]; }

  /// The proof that a certificate stands for, of plus - minus read from the side wanted; of a contradiction without either.
  [[nodiscard]] proof prove(const solve::linear_certificate& c, bound_side end, std::optional<solve::variable> plus = {},
                            std::optional<solve::variable> minus = {}) const;

 private:
  struct origin {
    const claim_system* system;  ///< of a row taken from there, or of the order that a row rests on
    solve::row_index row;
    std::optional<row_rule> by;  ///< nothing: the system's own row
    std::optional<std::size_t> count;
    account_point before, after;
  };
  /// A count that has not fallen from one point to another, by the calendar alone.
  struct stretch {
    std::optional<std::size_t> count;
    term chain;  ///< where there is no count: the chain itself, without a point
    row_rule by = row_rule::order;
    account_point before, after;
    std::int64_t times = 1;
    [[nodiscard]] bool follows(const stretch& s) const { return before == s.after && count == s.count && chain == s.chain && by == s.by; }
  };

  static std::vector<solve::weighted_variable> turned(std::span<const solve::weighted_variable> sum);

  [[nodiscard]] std::optional<stretch> as_stretch(solve::row_index r) const;
  /// p to q and q to r are p to r.
  static std::vector<stretch> join(std::vector<stretch> all);

  [[nodiscard]] proof_step step(const stretch& s, bound_side end) const;
  [[nodiscard]] proof_step step(solve::row_index r, bound_side end) const;
  /// sum <= amount, from the side wanted; as plus - minus where it is one.
  static void say(proof_step& made, std::vector<weighted_term> sum, std::int64_t amount);

  /// Rows of two variables, each taken once, are put one after the other, as a chain of differences is.
  static void follow(proof& p);

  const claim_premises* premises_;
  solve::linear_program program_;
  std::vector<term> terms_;
  std::vector<origin> origins_;
  std::vector<running_count> counts_;
};

}  // namespace habeas
