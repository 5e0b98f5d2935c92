// SPDX-License-Identifier: MIT
// One account's rows of more than two variables: kinds that make up a total, net changes, parts of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proof/labelled_program.hpp"
#include "ledger/difference_rows.hpp"

namespace habeas {

/// Can the breakdown stand with the number that it takes apart? One that cannot is a finding, not rows: of its claim the
/// number counts and the parts do not.
[[nodiscard]] bool parts_fit(const breakdown& b, const quantity& whole, const std::optional<about_policy>& about);

/// Stocks of an account claimed for a stretch, with parts: no engine uses these parts.
[[nodiscard]] std::vector<std::size_t> stretches_with_parts(const dossier& d, const account_id& account);

/// Writes an account into a program, and knows where its variables are.
///
/// A stratum (sex: women) is an account within its account. Its flows are chains that are part of the account's own. Its
/// stock at a point is part of the stock there; from point to point people may pass between strata without leaving, so
/// that its stocks at two points are tied by nothing but the account's.
class account_rows {
 public:
  account_rows(claim_program& into, const dossier& d, const ledger_system& s, const std::optional<about_policy>& about);

  /// Are all rows of the account differences?
  [[nodiscard]] static bool are_differences(const dossier& d, const ledger_system& s);

  [[nodiscard]] const ledger_system& system() const noexcept { return *system_; }
  /// The system's variables are numbered on from here.
  [[nodiscard]] solve::variable first() const noexcept { return first_; }
  [[nodiscard]] solve::variable at(std::size_t chain_place, std::size_t point) const { return first_ + system_->at(chain_place, point); }
  /// People held at a point, `times` over.
  void add_stock(std::vector<solve::weighted_variable>& sum, std::size_t point, std::int64_t times) const;
  /// For each row of the order of its points, whether others do not say it already.
  [[nodiscard]] const std::vector<char>& needed() const noexcept { return needed_; }
  /// The sets of kinds inside a chain of which no two share anybody, and each other kind by itself; what a chain in between
  /// says already is left out.
  [[nodiscard]] std::vector<std::vector<std::size_t>> kinds_in(std::size_t whole) const;
  /// Claims with parts that gave no rows.
  [[nodiscard]] const std::vector<std::size_t>& used_in_part() const noexcept { return used_in_part_; }

 private:
  /// Where a chain's variables are: one for each position of a point.
  struct column {
    solve::variable first;
    std::size_t stride;
    term name;
  };
  using weighted_column = std::pair<std::int64_t, column>;

  [[nodiscard]] term named(term_chain chain, stratum_name stratum = {}) const {
    return term::of(system_->account(), chain, {}, std::move(stratum));
  }
  [[nodiscard]] solve::variable at(const column& c, std::size_t point) const {
    return static_cast<solve::variable>(c.first + system_->order_at(point) * c.stride);
  }

  /// What these columns make up never falls.
  void never_falls(const std::vector<weighted_column>& of);

  /// What no kind accounts for never falls either; with no other kinds, there is none of it.
  void kinds();
  /// What is left of a chain without some that lie inside it never falls.
  void rest_never_falls(std::size_t whole, const std::vector<std::size_t>& parts);
  void no_others();

  void nets();

  [[nodiscard]] const claim& claim_at(std::size_t place) const { return dossier_->content().claims[place]; }

  void breakdowns();

  // Stocks.

  solve::variable stock_of(const stratum_name& stratum, std::size_t point);
  void stock_parts(const breakdown& b, std::size_t point, const std::vector<solve::premise>& on);
  /// Where two points are one cut-off, the stock of a stratum is one too.
  void same_cutoffs();

  // Flows.

  const column& chain_of(std::size_t chain_place, const stratum_name& stratum);
  void flow_parts(const breakdown& b, const flow_row& f, const std::vector<solve::premise>& on);
  /// By the calendar alone: no claim and no assumption is needed for it.
  [[nodiscard]] bool in_order(std::size_t before, std::size_t after);

  /// Women released are women who left; the women who left otherwise are part of the people who left otherwise.
  void kinds_of_strata();

  claim_program* program_;
  const dossier* dossier_;
  const ledger_system* system_;
  std::optional<about_policy> about_;
  solve::variable first_;
  std::vector<char> needed_;  ///< of the rows of the order
  std::vector<column> columns_;
  std::map<stratum_name, std::map<std::size_t, solve::variable>> stocks_;
  std::map<std::pair<std::size_t, stratum_name>, column> chains_;
  std::unique_ptr<solve::difference_solver> calendar_;
  std::vector<std::size_t> used_in_part_;
};

}  // namespace habeas
