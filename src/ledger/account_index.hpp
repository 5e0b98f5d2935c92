// SPDX-License-Identifier: MIT
// The rows of an account by the claims that they rest on, so that a few claims can be read again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <habeas/ledger/bound_ends.hpp>
#include "ledger/custody_days.hpp"
#include "ledger/difference_rows.hpp"
#include <habeas/ledger/sensitivity.hpp>
#include "solve/dynamic_difference.hpp"

namespace habeas {

/// A question whose answer is kept up to date, and where it stands in the rows.
struct dynamic_watch {
  question asked;
  bound_ends ends;
  bool known = false;  ///< are its points and its kind among the rows?
  std::size_t chain = 0;
  solve::variable plus = 0, minus = 0, from = 0, to = 0;  ///< in the whole, and in the order
  struct watches {
    solve::dynamic_difference::watch_id high, low, order;
  };
  std::optional<watches> followed = {};  ///< since it was first asked for alone
};

/// An account's systems as `ledger_system` reads them (all rows, the order of points, each kind's own), held so that rows
/// come and go with claims. For each kind, the least that its own claims prove are rows of the whole, as in
/// `ledger_solution`.
class dynamic_rows {
 public:
  dynamic_rows(const ledger_system& system, const dossier& d, const claim_premises& premises);

  [[nodiscard]] bool feasible() const {
    return std::all_of(graphs_.begin(), graphs_.end(), [](const solve::dynamic_difference& g) { return g.feasible(); });
  }
  [[nodiscard]] std::size_t looked_at() const;
  [[nodiscard]] std::size_t searches() const { return graphs_[whole].searches(); }

  /// Adds what kinds say of what they lie in, and the other way round, as `ledger_solution` does: for one reading alone.
  void take_passed_on(const ledger_system& system);
  /// Looks the question's points and kind up; `known` says whether they are there.
  void watch(dynamic_watch& w) const;
  /// The bounds of a question that is known, while all rows can hold. Unbounded where no claim counts its kind any more, or
  /// nothing puts its points in order.
  [[nodiscard]] bound_ends ends(dynamic_watch& w);
  /// The same of many that are known, in their order: the rows are solved once for all of them, and nothing is kept for each.
  [[nodiscard]] std::vector<bound_ends> ends(const std::vector<const dynamic_watch*>& many) const;

  /// Puts the rows that rest on these claims in the place of those that did. `system` reads them, and what they hang
  /// together with, alone. False, and nothing changes, where they count a kind that is new.
  bool read_again(const ledger_system& system, const dossier& d, const claim_premises& premises, const std::vector<claim_id>& claims);

  /// Puts what these days say in the place of what they said: between each two neighbours of the calendar so many came and
  /// left. Anew after rows were read again, since these may have added to the calendar.
  void put_custody(const custody_days& people);

 private:
  static constexpr std::size_t whole = 0, order = 1;
  using owners = std::vector<std::uint32_t>;  ///< claims by number, ascending

  /// A row: which graph, its variables, its right side, and what it rests on.
  struct row_key {
    std::size_t graph;
    solve::variable plus, minus;
    std::int64_t at_most;
    solve::premise_set_id by;
    friend bool operator==(const row_key&, const row_key&) = default;
    friend auto operator<=>(const row_key&, const row_key&) = default;
  };
  struct key_hash {
    std::size_t operator()(const row_key& k) const noexcept;
  };
  struct point_rows {
    solve::variable place = 0;        ///< in the order, and in each kind's own graph
    std::vector<solve::variable> at;  ///< for each chain, in the whole
  };
  struct ends_of_flow {
    solve::variable from, to;
  };

  /// Does any claim count what is asked about, and are its points in order, as far as the longest time from the later to the
  /// earlier one says?
  [[nodiscard]] bool has_answer(const dynamic_watch& w, std::int64_t most_back) const;
  [[nodiscard]] std::optional<std::size_t> at(const chain& c) const;
  [[nodiscard]] static std::vector<const ledger_point*> in_order(const ledger_system& system);
  std::uint32_t number_of_claim(const claim_id& name);

  /// A point that is new, hung on the calendar where it is an instant.
  const point_rows& add_point(const ledger_point& p);
  void not_after(const point_rows& before, const point_rows& after, solve::premise_set_id by);
  /// before - after <= 0 in the order, in every chain of the whole, and in each kind.
  void order_keys(solve::variable before, solve::variable after, solve::premise_set_id by, std::set<row_key>& into) const;

  void gather(const ledger_system& system, const claim_premises& premises, const dossier& d, const std::vector<std::size_t>& chain_of,
              std::set<row_key>& wanted);

  void put(const row_key& key);
  void take_away(const row_key& key);
  /// Rows of the whole that follow from others: those wanted, in the place of those that are there.
  void put_in_place(std::map<row_key, solve::dynamic_row>& there, const std::set<row_key>& wanted);

  /// What a kind's own claims prove at least, as rows of the whole: between each two of its points, or, where those are
  /// very many, claim by claim.
  void derive(std::size_t k);

  std::vector<chain> chains_;
  std::vector<solve::dynamic_difference> graphs_;  ///< by chain; the first two are the whole and the order
  std::unordered_map<account_point, point_rows> points_;
  std::vector<const point_rows*> chains_at_;  ///< by place in the order
  std::map<instant, const point_rows*> calendar_;
  std::unordered_map<row_key, solve::dynamic_row, key_hash> rows_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::set<row_key>> rows_of_;  ///< by claim
  solve::premise_pool sets_;
  std::vector<std::map<std::uint32_t, ends_of_flow>> flows_;  ///< for each chain, of each claim
  std::map<std::size_t, std::map<row_key, solve::dynamic_row>> derived_;
  std::map<row_key, solve::dynamic_row> of_custody_;
  std::vector<bool> touched_;
  std::set<std::size_t> counts_people_;  ///< kinds by which named people alone are known to come or go
  bool beginning_ = true;  ///< is the first reading not over? Its rows are solved together.
};

}  // namespace habeas
