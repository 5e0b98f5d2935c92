// SPDX-License-Identifier: MIT
// What a ledger keeps: the account's rows, the conflicts of its claims, and what was solved lately.
#pragma once

#include <habeas/ledger/ledger.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/timeline/timeline.hpp>

#include "ledger/account_conflicts.hpp"
#include "ledger/difference_solution.hpp"
#include "core/kept_by_size.hpp"
#include "ledger/linear_solution.hpp"
#include "ledger/named_numbers.hpp"
#include "ledger/reported_flow.hpp"
#include "people/group_sizes.hpp"
#include "people/identity_conflicts.hpp"
#include "proof/claim_repairs.hpp"
#include "proof/conflict_premises.hpp"
#include "solve/bound_finder.hpp"
#include "solve/pair_bounds.hpp"

namespace habeas {

/// The account's rows, the conflicts of its claims, and what follows under the repairs asked about lately.
struct ledger::state {
  state(dossier view, account_id account, ledger_options options, std::stop_token stop);

  /// The account's rows as the dates without some claims order its points.
  struct compiled {
    std::vector<account_point> extra;
    solve::premise_mask dates_off;
    std::vector<solve::premise> dates_cited;  ///< claims of dates on which some row rests, ascending
    std::shared_ptr<const timeline> dates;
    std::shared_ptr<const ledger_system> system;
    std::shared_ptr<const linear_account> linear;  ///< nothing where all rows are differences, or nobody solves the rest

    /// Rows of people and of the order of points: how much it is to keep.
    [[nodiscard]] std::size_t size() const { return system->rows().system().rows().size() + system->order().system().rows().size() + 1; }
    [[nodiscard]] std::vector<solve::premise> premises_used() const {
      return linear ? linear->premises_used() : habeas::premises_used(system->rows().system());
    }
  };
  struct solved {
    solved(std::shared_ptr<const compiled> c, solve::premise_mask without)
        : made(std::move(c)), off(std::move(without)), order(made->system->order().system(), off), orders(order), solution(*made->system, off) {}
    std::shared_ptr<const compiled> made;
    solve::premise_mask off;
    solve::difference_solver order;
    solve::pair_bounds orders;
    ledger_solution solution;
    [[nodiscard]] const ledger_system& system() const noexcept { return *made->system; }
    /// Ready for very many differences of people, or of the order of points.
    [[nodiscard]] const solve::bound_finder& finder() const { return solution.finder(); }
    [[nodiscard]] const solve::bound_finder& order_finder() const { return orders.finder(); }
    /// What claims state of entries or exits, or of one kind.
    /// @param silent those that state nothing: the same for each `off`
    [[nodiscard]] const reported_flows& reported(const chain& of, const solve::premise_mask& silent) const {
      const std::scoped_lock lock(reported_mutex_);
      auto& one = reported_[of];
      if (!one) one = std::make_unique<const reported_flows>(*made->system, silent, off, of);
      return *one;
    }

   private:
    mutable std::mutex reported_mutex_;
    mutable std::map<chain, std::unique_ptr<const reported_flows>> reported_;
  };

  [[nodiscard]] static std::vector<event_id> events_in(const compiled& c);

  /// @param dates_off claims of dates left out; the rest of what bears on the account's events can hold
  [[nodiscard]] std::shared_ptr<const compiled> compile(const std::vector<account_point>& extra, const solve::premise_mask& dates_off) const;

  /// The claims of dates that a mask leaves out.
  [[nodiscard]] solve::premise_mask dates_of(const solve::premise_mask& off, const std::vector<solve::premise>& bearing) const;

  /// Rows that hold under a mask. Rows made with more claims of dates serve as long as none that they cite is left out:
  /// what those prove they prove still, and fewer prove no more.
  [[nodiscard]] std::shared_ptr<const compiled> compiled_for(const std::vector<account_point>& extra, const solve::premise_mask& off) const;

  /// Could all hold, were these premises off: the dates that bear on the account, and with the order that they prove its
  /// numbers? Throws errc::cancelled on request.
  [[nodiscard]] joint_verdict judge(const solve::premise_mask& off, const std::stop_token& stop = {}) const;

  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const;

  /// Do claims contradict one another about when one of these events was?
  [[nodiscard]] bool disputed_dates(const std::vector<event_id>& events) const;
  /// Does a question name an event that the account does not speak of, and whose date is disputed? It is then answered
  /// without all that is disputed of it.
  [[nodiscard]] bool names_other_dates(const std::vector<account_point>& points) const;

  void find_repairs();
  [[nodiscard]] solve::premise_mask all_claims_off() const;
  /// Whether giving up a claim can move an answer about these points; nothing where nobody knows.
  [[nodiscard]] std::function<bool(solve::premise)> bearing_on(const std::vector<account_point>& points) const;
  /// The same of each group of conflicts, for one of many questions: what each can reach is worked out once.
  [[nodiscard]] std::optional<std::vector<char>> groups_bearing_on(const std::vector<account_point>& points) const;
  [[nodiscard]] std::vector<char> groups_bearing_at(const std::vector<std::size_t>& places) const;
  /// What questions that see these groups have in common.
  [[nodiscard]] std::shared_ptr<const claim_repairs::ground> ground_seen(const std::vector<char>& sees) const;
  /// Where these points are in the rows, or between which places; nothing where nobody knows, or nothing contradicts.
  [[nodiscard]] std::optional<std::vector<std::size_t>> places_about(const std::vector<account_point>& points) const;

  /// What the account looks like without some premises, with the points that a question adds: day boundaries, and those
  /// of claims that do not count.
  [[nodiscard]] std::shared_ptr<const solved> solved_for(const std::vector<account_point>& points, const solve::premise_mask& off) const;
  [[nodiscard]] static std::size_t place_of(const ledger_system& s, const account_point& p);
  [[nodiscard]] static bool in_order(const solved& s, const account_point& before, const account_point& after);
  /// Is one point certainly not after another, whichever claims are wrong?
  [[nodiscard]] bool is_not_after(const account_point& before, const account_point& after) const;
  [[nodiscard]] error not_in_order(const account_point& from, const account_point& to) const;
  [[nodiscard]] std::size_t chain_asked(const chain& of) const;
  struct asked_variable {
    std::size_t chain_place;
    account_point at;
  };
  [[nodiscard]] static bound answer(const solved& s, const asked_variable& plus, const asked_variable& minus, bool proofs);
  [[nodiscard]] bound held(const account_point& at, bool proofs) const;
  /// One of many questions: a stock at `from`, or a flow of a chain from one point to another.
  struct one_of_many {
    std::optional<std::size_t> chain_place;
    account_point from, to;
  };
  /// What an answer to one of many is wanted for, and costs.
  struct part_of_answer {
    bool high = true;       ///< the upper end as well, not the lower one alone
    bool set_aside = true;  ///< the claims that it sets aside, by name
  };
  /// Many questions, each answered as `held` and `flow` answer it without proofs: their points are put into one system, which
  /// is solved once for each repair that is asked about. Nothing for a flow whose points are not in order.
  [[nodiscard]] std::vector<std::optional<bound>> answers(const std::vector<one_of_many>& asked, const part_of_answer& wanted) const;
  /// What no claim states of many flows, in the same way.
  [[nodiscard]] std::vector<std::optional<unaccounted_flow>> unaccounted(direction way, const std::vector<flow_stretch>& stretches, const part_of_answer& wanted) const;
  /// The proof of the lower end of a flow alone, where there are no conflicts that may move it.
  [[nodiscard]] std::optional<proof> why_at_least(std::size_t k, const account_point& from, const account_point& to) const;
  [[nodiscard]] bound flow(std::size_t k, const account_point& from, const account_point& to, bool proofs) const;

  /// What named people and groups state of a kind: the same under every repair, since left out claims state it too.
  [[nodiscard]] const named_numbers& named_of(const chain& of) const;
  /// The most that claims state there: what a repair gives up stays a statement, so the greatest over all repairs.
  [[nodiscard]] reported_flow stated(const chain& of, const account_point& from, const account_point& to) const;
  /// The same numbers of many stretches.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> most_stated(const chain& of, const std::vector<flow_stretch>& stretches) const;
  /// Calls read(what is stated, the places of both ends of each stretch) under every repair; nothing for a stretch whose points
  /// are not certainly in order there.
  using places_of_stretches = std::vector<std::optional<std::pair<std::size_t, std::size_t>>>;
  void each_reading(const chain& of, const std::vector<flow_stretch>& stretches,
                    const std::function<void(const reported_flows& under, const places_of_stretches& places)>& read) const;

  [[nodiscard]] bool is_net_row(std::size_t place) const;
  [[nodiscard]] std::vector<claim_id> names_of(const std::vector<std::size_t>& places) const;

  /// Systems that are kept: so many, and of so many rows in all (some 300 MiB).
  static constexpr std::size_t most_kept = 256, most_kept_rows = 2'000'000;
  /// So many whatever their size: those that one question asks by turns, without all that is disputed, and under the first and the lightest repair.
  static constexpr std::size_t least_kept = 3;
  /// So many sets of groups of conflicts that questions see are kept.
  static constexpr std::size_t most_grounds = 64;
  static constexpr std::size_t most_repairs_tried = 256;
  /// The work that conflicts may cost: rows looked at in all, and so many tests at least.
  static constexpr std::size_t most_rows_solved = 10'000'000, least_effort = 400;

  dossier dossier_;
  account_id account_;
  ledger_options options_;
  claim_premises premises_;
  std::unique_ptr<timeline> timeline_;
  std::stop_token stop_;
  std::vector<solve::premise> bearing_;  ///< claims that bear on when the account's events were, ascending
  bool dates_contradict_ = false;
  std::shared_ptr<const compiled> base_;
  std::vector<solve::premise> used_;  ///< ascending
  std::vector<solve::premise> assumptions_used_;
  std::optional<identity_conflicts> identities_;
  std::optional<group_size_conflicts> groups_;
  std::optional<account_conflicts> conflicts_;  ///< where rows are differences, the dates are certain, and some cannot hold
  std::unique_ptr<claim_repairs> repairs_;
  mutable std::once_flag reach_once_;
  mutable account_conflicts::reaches reach_;  ///< of the groups of conflicts
  struct seen_ground {
    std::vector<char> sees;  ///< of each group of conflicts
    claim_repairs::ground ground;
  };
  mutable kept_by_size<seen_ground> grounds_{most_grounds, most_kept_rows};
  mutable std::recursive_mutex mutex_;
  mutable std::map<chain, std::unique_ptr<const named_numbers>> named_;
  mutable std::shared_ptr<const account_people> people_;  ///< read by the first system that is made
  mutable kept_by_size<compiled> compiled_{most_kept, most_kept_rows};
  mutable kept_by_size<solved> solved_{most_kept, most_kept_rows, least_kept};
};

}  // namespace habeas
