// SPDX-License-Identifier: MIT
// The rows of one account: claims of stocks and flows as a difference system in people.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/chain.hpp>
#include "people/people_rows.hpp"
#include "ledger/account_points.hpp"
#include "solve/closure.hpp"

namespace habeas {

/// The claim behind rows of flow: its points, and its whole numbers.
struct flow_row {
  std::size_t claim_place;
  chain in;
  std::optional<std::size_t> from;  ///< nothing: from the account's beginning, lower end only
  std::size_t to;
  integer_interval number;
  std::int64_t more = 0;  ///< changes that distinct people so many may have had beyond one each, as far as names tell
};

/// A claim of entries less exits between two points.
struct net_row {
  std::size_t claim_place;
  std::size_t from, to;
  integer_interval number;
};

/// A claim of how many were held at some time between two points.
struct ever_held_row {
  std::size_t claim_place;
  std::optional<std::size_t> from;  ///< nothing: from the account's beginning, lower end only
  std::size_t to;
  integer_interval number;
};

/// What named people give an account. It rests on the view alone, and not on the points that a question adds, nor on the dates
/// that are taken as certain: all systems of one view share it.
struct account_people {
  /// Nobody.
  account_people() = default;
  account_people(const dossier& d, const claim_premises& premises, const account_id& account) : rows(people_rows(d, premises, account, &told)) {}
  std::set<std::pair<direction, change_kind>> told;
  std::vector<people_row> rows;
};

/// Kinds whose claims have more points than this are used claim by claim, not pair by pair: sound, and wider.
inline constexpr std::size_t most_kind_points = 1500;

/// All rows of an account under one view, with extra points that a question asks for.
class ledger_system {
 public:
  /// @param people of this view and account, where they were read before
  ledger_system(const dossier& d, const claim_premises& premises, const timeline* events, const account_id& account,
                const std::optional<about_policy>& about, const std::vector<account_point>& extra,
                std::shared_ptr<const account_people> people = {});

  [[nodiscard]] const point_table& table() const noexcept { return table_; }
  [[nodiscard]] const claim_system& rows() const noexcept { return rows_; }
  /// The order of the points alone: a variable for each, and a row where one is certainly not after another.
  [[nodiscard]] const claim_system& order() const noexcept { return order_; }
  [[nodiscard]] const std::vector<chain>& chains() const noexcept { return chains_; }
  /// How many of the chains are of all entries and exits, of kinds that claims of flows count, of the mechanisms that these
  /// lie in, and of kinds that an assumption lists. The others come after them: kinds by which named people and groups alone
  /// are known to have come or gone.
  [[nodiscard]] std::size_t counted_chains() const noexcept { return counted_chains_; }
  [[nodiscard]] const std::vector<flow_row>& flows() const noexcept { return flows_; }
  /// Claims of the account that count and give no bound, such as "about" without a width.
  [[nodiscard]] const std::vector<std::size_t>& without_bound() const noexcept { return without_bound_; }
  /// Claims of stocks, with their cut-offs.
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& stocks() const noexcept { return stocks_; }

  [[nodiscard]] const std::vector<ever_held_row>& ever_held() const noexcept { return ever_held_; }

  /// What the upper end of a number of people who came or left rests on: in an account of persons, also that nobody is
  /// counted twice, once the view names somebody who came or left twice. Nothing: there is no upper end.
  [[nodiscard]] std::optional<std::vector<solve::premise>> grounds_of_most(const flow_row& f) const;

  /// Claims of net changes: joined running counts, for the linear program.
  [[nodiscard]] const std::vector<net_row>& nets() const noexcept { return nets_; }
  /// The claim and the assumptions that its rows rest on.
  [[nodiscard]] std::vector<solve::premise> grounds_of(std::size_t claim_place) const { return rests_on(claim_place); }
  [[nodiscard]] const account_id& account() const noexcept { return account_; }

  [[nodiscard]] std::optional<std::size_t> chain_place(const chain& c) const;
  [[nodiscard]] solve::variable at(std::size_t chain_place, std::size_t point) const {
    return static_cast<solve::variable>(position_[point] * chains_.size() + chain_place);
  }
  [[nodiscard]] solve::variable order_at(std::size_t point) const { return static_cast<solve::variable>(position_[point]); }
  [[nodiscard]] std::size_t point_of_order(solve::variable v) const { return by_position_[v]; }

  /// What an assumption of no other entries or exits says: places of the chains that are all there are, ascending.
  struct closed_way {
    assumption_id by;
    direction way;
    std::vector<std::size_t> kinds;
  };
  [[nodiscard]] const std::vector<closed_way>& closed_ways() const noexcept { return closed_; }

  /// Do claims of flows call these two kinds apart, so that nobody is in both? Mechanisms that one speaker names; grounds,
  /// destinations and authorities within one bulletin or document of one speaker.
  [[nodiscard]] bool are_apart(std::size_t one_chain, std::size_t other_chain) const;
  /// The largest sets of chains inside another of which no two share anybody, each counted by one speaker; ascending.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& sets_apart_in(std::size_t chain_place) const { return sets_apart_[chain_place]; }

  /// Is each kind tied to all entries or exits alone, by its lower ends? So it is where no kind lies in another, none is
  /// told to exclude another, and no claim counts all of them.
  [[nodiscard]] bool kinds_stand_alone() const;

  /// One kind's own rows: those of `rows` that tie none but its variables, by position, as in `order`. Of all entries or exits where
  /// there are kinds as well. A copy, made when it is first asked for: of most kinds nobody asks.
  [[nodiscard]] const claim_system& kind_rows(std::size_t chain_place) const;
  /// The points at which the kind's claims start and end.
  [[nodiscard]] const std::vector<std::size_t>& kind_points(std::size_t chain_place) const { return kind_points_.at(chain_place); }

 private:
  [[nodiscard]] const claim& claim_at(std::size_t place) const { return dossier_->content().claims[place]; }

  /// What a counting claim says of a quantity, a correction as what it corrects.
  struct counted { const claim* said_as; const quantity* number; };
  [[nodiscard]] std::optional<counted> reading_of(std::size_t place) const;

  void read_claims();

  void read_stock(const held_claim& held, std::size_t place, std::size_t origin, integer_interval interval);

  void read_flow(const flow_claim& flow, std::size_t place, std::size_t origin, integer_interval interval);

  /// At the start or entered since: entries by the end, less exits by the start. Who enters twice is one of those held at some
  /// time and two entries, so that counted by person the number has a lower end only.
  void read_ever_held(std::size_t place, std::optional<std::size_t> from, std::size_t to, integer_interval interval);

  void read_people();
  /// Chains that no claim names by itself: the mechanism of a narrower kind, and kinds of assumptions.
  void add_wider_chains(std::set<chain>& kinds);
  /// The kinds that an assumption of no others lists; else those of all claims that the view shows, whether or not they are
  /// left out of it: leaving one out makes nothing stronger.
  [[nodiscard]] std::set<chain> closed_kinds(const assumption& a) const;
  [[nodiscard]] bool is_closing(const assumption& a) const;
  /// The kinds that a change of somebody is of: those that nothing or one thing limits, or those that several things do.
  [[nodiscard]] static std::vector<chain> kinds_of(direction way, const change_kind& kind, bool of_several_limits);
  /// So many kinds at most are made of people's changes with several limits: each is a running count of its own.
  static constexpr std::size_t most_with_several_limits = 64;
  void read_speakers();
  /// Named people who came or left more than once may have made more changes than they are people.
  void read_repeated();
  std::set<direction> named_twice_;

  [[nodiscard]] std::vector<solve::premise> rests_on(std::size_t place) const;

  /// Numbers the points along the calendar, so that the solver's sweeps run with time.
  void number_variables();

  /// before is not after after, in every chain.
  void never_falls(std::size_t before, std::size_t after, row_rule by, std::span<const solve::premise> on = {},
                   std::shared_ptr<const kept_proof> because = {});

  /// Rows are most of what a long account takes: room is made once for nearly all of them.
  void reserve_rows();
  void order_rows();

  void claim_rows();

  struct stock_claim {
    std::size_t place, from, to;
    integer_interval number;
    row_rule by;
    std::vector<solve::premise> also;
  };
  void stock_row(const stock_claim& s, std::size_t point, std::span<const solve::premise> on);
  /// At each point that the calendar puts inside, day boundaries included.
  void throughout_rows(const stock_claim& s, std::span<const solve::premise> on);

  void flow_rows(const flow_row& f);
  void note_kind_points(std::size_t k, std::size_t from, std::size_t to);

  /// On the chain of their kind, and on the whole where claims do not count that kind.
  void named_people_rows();

  /// "No other exits": the kinds that are counted are all there are. With one kind it is the total.
  void closed_account_rows();

  const dossier* dossier_;
  const claim_premises* premises_;
  account_id account_;
  std::optional<about_policy> about_;
  point_table table_;
  claim_system rows_;
  claim_system order_;
  std::vector<chain> chains_;
  std::size_t counted_chains_ = 2;
  std::vector<std::size_t> position_, by_position_;
  std::vector<flow_row> flows_;
  std::shared_ptr<const account_people> people_;
  std::vector<net_row> nets_;
  std::vector<ever_held_row> ever_held_;
  std::vector<stock_claim> stock_rows_;
  std::vector<std::size_t> without_bound_;
  std::vector<std::pair<std::size_t, std::size_t>> stocks_;
  std::vector<closed_way> closed_;
  /// What one speaker calls kinds: all of them, and those of one bulletin or document.
  struct kinds_of_speaker {
    actor_id who;
    std::vector<std::size_t> all;
    std::vector<std::vector<std::size_t>> together;
  };
  std::vector<kinds_of_speaker> speakers_;
  std::vector<std::vector<std::vector<std::size_t>>> sets_apart_;
  [[nodiscard]] std::vector<std::vector<std::size_t>> find_sets_apart(std::size_t chain_place) const;
  [[nodiscard]] bool keeps_apart(const kinds_of_speaker& s, std::size_t one, std::size_t other) const;
  mutable std::mutex kinds_mutex_;
  mutable std::map<std::size_t, std::unique_ptr<const claim_system>> kinds_;
  std::map<std::size_t, std::vector<std::size_t>> kind_points_;
  std::set<std::pair<std::size_t, std::size_t>> noted_;  ///< kinds with their points
};

}  // namespace habeas
