// SPDX-License-Identifier: MIT
// An account as a linear program, with the accounts that the dossier says it is related to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/linear_rows.hpp"
#include "solve/linear_bound_finder.hpp"
#include "solve/linear_feasibility.hpp"

namespace habeas {

/// The accounts that counting claims relate to one another, the first one given and then as they are found.
[[nodiscard]] std::vector<account_id> related_accounts(const dossier& d, const account_id& first);

/// Claims that say more than differences can: of one kind of entry or exit, with parts, of a relation of the account.
[[nodiscard]] std::vector<std::size_t> beyond_differences(const dossier& d, const ledger_system& s);

/// All rows that bear on one account, differences or not, and what follows from them exactly.
class linear_account {
 public:
  /// Nothing where all rows are differences: then the difference engine says all there is to say. `own` is the
  /// account's system, with the points asked for.
  [[nodiscard]] static std::shared_ptr<const linear_account> make(const dossier& d, const claim_premises& premises, const timeline* events,
                                                                  std::shared_ptr<const ledger_system> own,
                                                                  const std::optional<about_policy>& about,
                                                                  std::shared_ptr<const solve::linear_solver> solver);

  linear_account(const dossier& d, const claim_premises& premises, const timeline* events, std::shared_ptr<const ledger_system> own,
                 const std::vector<account_id>& members, const std::optional<about_policy>& about, std::shared_ptr<const solve::linear_solver> solver);
  linear_account(const linear_account&) = delete;
  linear_account& operator=(const linear_account&) = delete;

  [[nodiscard]] const claim_program& program() const noexcept { return program_; }
  /// Claims that give the program fewer rows than they have numbers: parts that do not fit their own whole.
  [[nodiscard]] const std::vector<std::size_t>& used_in_part() const noexcept { return used_in_part_; }
  /// Every premise that some row rests on, ascending.
  [[nodiscard]] std::vector<solve::premise> premises_used() const;

  /// Can whole numbers of people satisfy the rows under a mask? Where the search gives up, it says that they can.
  [[nodiscard]] solve::judged_rows judge(const solve::premise_mask& off) const { return feasibility_.judge(off); }
  /// Is it known that they can, or found at once? Then the account's differences hold too: they are among the rows, or follow from them.
  [[nodiscard]] bool surely_holds(const solve::premise_mask& off) const { return feasibility_.surely_holds(off); }
  /// The sum of rows that shows why not; without steps where only whole numbers do.
  [[nodiscard]] proof why_not(const solve::premise_mask& off) const;

  /// A variable of the account asked about.
  [[nodiscard]] std::optional<solve::variable> find(std::size_t chain_place, const account_point& point) const;

  /// A bound of plus - minus that differences gave, made as narrow as all rows allow. Without proofs many questions cost little
  /// more than one.
  void narrow(bound& b, solve::variable plus, solve::variable minus, const solve::premise_mask& off, bool proofs) const;
  /// The same of the low end, with its proof; the high one stays as differences gave it.
  void narrow_low(bound& b, solve::variable plus, solve::variable minus, const solve::premise_mask& off) const;

 private:
  /// The most of up - down, where it is less than is known.
  [[nodiscard]] solve::linear_most most(solve::variable up, solve::variable down, std::optional<std::int64_t> known, const solve::premise_mask& off, bool proofs) const;
  /// Puts the end in place of one that is wider, and says whether it is attained.
  bool take(const solve::linear_most& m, std::optional<std::int64_t>& value, std::optional<proof>& why, bound_side end, solve::variable plus, solve::variable minus) const;

  /// The systems of all accounts, every one with the points of every other.
  void read(const claim_premises& premises, const timeline* events, std::shared_ptr<const ledger_system> own,
            const std::vector<account_id>& members, const std::optional<about_policy>& about);

  [[nodiscard]] const account_rows* rows_of(const account_id& a) const;

  void relate(const related_claim& said, std::size_t place);

  /// Where all the accounts have a point of that name: each one's place of it.
  template <class See>
  void at_each_point(const std::vector<const account_rows*>& all, See see) const {
    for (const auto& p : all.front()->system().table().points()) {
      std::vector<std::size_t> places;
      for (const auto* r : all)
        if (const auto found = r->system().table().find(p.name)) places.push_back(*found);
      if (places.size() == all.size()) see(places);
    }
  }
  static std::vector<const account_rows*> with(const account_rows& whole, const std::vector<const account_rows*>& parts);
  void relate_stocks(const account_rows& whole, const std::vector<const account_rows*>& parts, bool same, const std::vector<solve::premise>& on);
  /// Chains of accounts, each taken once or once less.
  struct counted_chain {
    std::int64_t times;
    const account_rows* of;
    std::size_t chain_place;
  };
  /// Whoever enters or leaves one of two accounts of the same people enters or leaves the other.
  void relate_same_flows(const account_rows& one, const account_rows& other, const related_claim& said, const std::vector<solve::premise>& on);
  /// Whoever enters or leaves a part enters or leaves the whole, but for changes that may stay within it.
  void relate_flows(const account_rows& whole, const std::vector<const account_rows*>& parts, const related_claim& said, const std::vector<solve::premise>& on);
  /// What these chains make up has not fallen from one point to a later one.
  void flows_rise(const std::vector<counted_chain>& sum, const std::vector<solve::premise>& on);
  [[nodiscard]] static std::optional<std::vector<solve::weighted_variable>> sum_at(const std::vector<counted_chain>& sum, const account_point& point);

  /// Each holds at least the people that both hold; an account that contains both holds at least the two less those.
  void overlap(const quantity& both, const account_rows& one, const std::vector<const account_rows*>& others, const std::vector<solve::premise>& on);
  /// Two claims of how many are in both of two accounts cannot hold where one says more than the other allows.
  void compare_overlaps();
  /// The accounts that claims say contain both, with what those claims rest on; one of the two may contain the other.
  [[nodiscard]] std::vector<std::pair<const account_rows*, std::vector<solve::premise>>> containers(const account_rows& a, const account_rows& b) const;

  /// What differences alone show: premises with which the rows of one account cannot all hold, or numbers with which each account's do.
  [[nodiscard]] solve::linear_feasibility::looked_up by_differences(const solve::premise_mask& off) const;

  /// What answers questions without proofs under a mask; the masks last asked about are kept.
  [[nodiscard]] std::shared_ptr<const solve::linear_bound_finder> finder_under(const solve::premise_mask& off) const;
  static constexpr std::size_t most_finders = 64;

  /// What a sum of rows proved up - down not to exceed holds under every mask with those rows. The least of that; nothing: none was found.
  [[nodiscard]] std::optional<std::int64_t> proved_most(solve::variable up, solve::variable down, const solve::premise_mask& off) const;
  void keep_proved(solve::variable up, solve::variable down, std::int64_t most, const solve::linear_certificate& why) const;
  static constexpr std::size_t most_proved = 4'096, most_proved_of_one = 16;

  /// Of so many ways to add up kinds of parts all are taken; of more, each part by itself.
  static constexpr std::size_t most_sums = 64;

  const dossier* dossier_;
  std::shared_ptr<const solve::linear_solver> solver_;
  claim_program program_;
  std::vector<std::shared_ptr<const ledger_system>> systems_;
  std::vector<std::unique_ptr<account_rows>> rows_;
  std::vector<std::size_t> used_in_part_;
  solve::linear_feasibility feasibility_{program_.program(), *solver_, [this](const solve::premise_mask& off) { return by_differences(off); }};
  struct proved_end {
    std::int64_t most;
    std::vector<solve::premise> rests_on;
  };
  mutable std::mutex finders_mutex_;
  mutable std::map<std::pair<solve::variable, solve::variable>, std::vector<proved_end>> proved_;
  mutable std::vector<std::pair<solve::premise_mask, std::shared_ptr<const solve::linear_bound_finder>>> finders_;
};

}  // namespace habeas
