// SPDX-License-Identifier: MIT
// Answers in spite of contradictions: what holds whichever claims are wrong, as long as no more are than must be.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include "proof/labelled_differences.hpp"
#include "solve/repair_hull.hpp"

namespace habeas {

/// Whether claims can all hold without some premises; if not, premises that cannot, where that is known.
struct joint_verdict {
  bool holds = true;
  std::optional<std::vector<solve::premise>> fault = std::nullopt;
};
using joint_test = std::function<joint_verdict(const solve::premise_mask& off)>;

/// Minimal conflicts that share no claim, without which the rest can hold; and the rows that finding them took.
struct conflicts_nearby {
  std::vector<std::vector<solve::premise>> conflicts = {};
  std::size_t rows = 0;
};

/// Claims within which a conflict lies, and what is known of them.
struct conflict_part {
  std::vector<solve::premise> claims = {};                            ///< ascending
  joint_test test = {};                                               ///< their own, where it is cheaper than the joint one
  std::vector<solve::premise> in_time = {};                           ///< the same, near what each can conflict with; where that is known
  std::vector<std::pair<solve::premise, solve::premise>> rivals = {};  ///< claims of one thing that exclude one another
  /// Conflicts apart, where there is a way to them without the test; nothing where looking at `most` rows does not suffice.
  std::function<std::optional<conflicts_nearby>(std::size_t most)> apart = {};
};
/// Whether these claims (ascending) can hold without all others, and how much that took: a number of rows looked at.
struct quick_verdict {
  joint_verdict holds = {};
  std::size_t rows = 0;
  /// A minimal conflict within the fault, and the rows that finding it took.
  std::function<std::pair<std::vector<solve::premise>, std::size_t>()> thinned = {};
};
using quick_test = std::function<quick_verdict(const std::vector<solve::premise>& on)>;

/// What a question is answered without some premises.
struct repaired_answer {
  bound value = {};
  std::string refused = {};  ///< why there is no answer, where there is none
  bool impossible = false;   ///< what is left cannot hold: nothing was answered
};

/// The conflicts and repairs of the claims that a joint test judges, and questions answered over all of them.
///
/// Only claims are ever given up: assumptions that are on and rules are hard. Const members may be called from several
/// threads where the test may.
class claim_repairs {
 public:
  using describer = std::function<contradiction(const std::vector<solve::premise>& conflict)>;
  using question = std::function<repaired_answer(const solve::premise_mask& off, bool proofs)>;

  /// @param parts every conflict lies within one of these
  /// @param effort how often the joint test may be asked, or for how many rows in its place the quick one
  /// @param quick in place of the joint one, where there is one
  /// @param rows that the joint test looks at
  /// @param stop ends the search; throws errc::cancelled
  claim_repairs(const dossier& d, const claim_premises& premises, const std::vector<conflict_part>& parts, const joint_test& test,
                describer describe, std::size_t effort, const quick_test& quick = {}, std::size_t rows = 1,
                const std::stop_token& stop = {});

  /// Do all claims hold together?
  [[nodiscard]] bool none() const noexcept { return groups_.empty() && !hopeless_; }
  /// Do rules and assumptions conflict without any claim?
  [[nodiscard]] bool hopeless() const noexcept { return hopeless_; }
  /// Are all conflicts known?
  [[nodiscard]] bool conflicts_settled() const noexcept { return conflicts_settled_; }
  /// Are all repairs known as well?
  [[nodiscard]] bool settled() const noexcept { return settled_; }
  /// The claims that some repair gives up; of what is not settled all that may be.
  [[nodiscard]] const std::vector<claim_id>& disputed() const noexcept { return disputed_; }
  [[nodiscard]] const solve::premise_mask& without_disputed() const noexcept { return without_disputed_; }
  /// The claims that every repair gives up.
  [[nodiscard]] const std::vector<claim_id>& set_aside() const noexcept { return set_aside_; }
  /// How many repairs there are: as many as were found where not all were.
  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  /// Conflicts that hang together, of claims as premises.
  [[nodiscard]] const std::vector<solve::repair_group>& groups() const noexcept { return groups_; }

  /// The first contradictions of each group of conflicts, smallest sets first, then by ids.
  [[nodiscard]] const std::vector<contradiction>& contradictions() const;
  /// How many more are known, or are sure to be there though none was found.
  [[nodiscard]] std::size_t contradictions_left() const noexcept;
  /// The claims of all conflicts known, described or not, in the same order.
  [[nodiscard]] std::vector<std::vector<claim_id>> conflict_sets() const;

  /// The hull of the answers under every repair, with the alternatives; refused where all are. Without proofs the
  /// alternatives are not listed.
  /// @param bears whether a claim can have to do with the question; nothing: all can
  [[nodiscard]] repaired_answer answer(const question& ask, repairs_told wanted, bool proofs,
                                       const std::function<bool(solve::premise)>& bears = {}) const;
  /// The proof of the low end alone, where there is one; what is asked with proofs need give no other.
  [[nodiscard]] repaired_answer low_end(const question& ask, repairs_told wanted, const std::function<bool(solve::premise)>& bears = {}) const;

  /// Groups of conflicts that questions see, with all that such questions have in common.
  struct ground {
    std::vector<solve::repair_group> groups = {};
    solve::item_set elsewhere = {};                     ///< given up besides: what has nothing to do with them is repaired in one way or another
    solve::premise_mask some_repair = {};               ///< the first repair of each group, and what is given up elsewhere
    bool can_branch = false, all_known = true;          ///< is there a choice of repairs, and one of each group at least?
    bool lightest_known = true;                         ///< are all repairs of each group that give up least known?
    std::optional<solve::premise_mask> lightest = {};   ///< what any of them gives up; nothing where the first is the only one of each group
    solve::item_set outer_aside = {}, inner_aside = {};  ///< claims that are not used
  };
  /// @param sees of each group: do the questions?
  [[nodiscard]] ground ground_of(const std::vector<char>& sees) const;
  /// The answer without proofs to one of many questions: two askings where no choice of repairs can move it, whatever the claims.
  /// @param name_aside name the claims that are set aside, which may be very many
  [[nodiscard]] repaired_answer answer_on(const ground& on, const question& ask, repairs_told wanted, bool name_aside) const;
  /// The same of a question that sees the claims of these groups alone (by number, ascending): nothing else is given up.
  /// @param most so many alternatives are listed
  [[nodiscard]] repaired_answer answer_within(const std::vector<std::size_t>& groups, const question& ask, repairs_told wanted, bool proofs,
                                              std::size_t most = bound::most_alternatives) const;
  /// Does something hold under every repair? Unsettled conflicts count as if all that may be disputed were given up.
  [[nodiscard]] bool in_every(const std::function<bool(const solve::premise_mask& off)>& holds) const;
  /// The masks of all repairs, where there are no more than `most`; else nothing.
  [[nodiscard]] std::optional<std::vector<solve::premise_mask>> masks(std::size_t most) const;

  static constexpr std::size_t most_contradictions = 20;
  /// How often one question may be asked for one hull.
  static constexpr std::size_t most_questions = 2000;

 private:
  [[nodiscard]] solve::premise_mask mask_of(const solve::item_set& items) const;
  [[nodiscard]] std::vector<claim_id> names_of(const solve::item_set& items) const;
  [[nodiscard]] solve::item_set items_of(const std::optional<proof>& p) const;
  [[nodiscard]] const contradiction& described(const solve::item_set& conflict) const;
  void find(const conflict_part& part, const joint_test& test, const quick_test& quick, std::size_t rows, std::size_t& effort,
            std::vector<solve::item_set>& settled, const std::stop_token& stop);
  [[nodiscard]] static std::vector<solve::item_set> conflicts_apart(const conflict_part& part, const solve::item_set& order, const solve::monotone_test& ask,
                                                                    std::size_t& effort, std::size_t rows);
  void add_open_groups(const conflict_part& part, const solve::monotone_test& ask, solve::conflict_family family, std::size_t& effort, std::size_t rows,
                       const std::stop_token& stop);
  [[nodiscard]] std::size_t origin_of_premise(std::size_t p) const;
  [[nodiscard]] std::size_t origins_of(const solve::item_set& items) const;
  enum class told { ends, low_end, all };
  [[nodiscard]] repaired_answer answer(const question& ask, repairs_told wanted, told what, const std::function<bool(solve::premise)>& bears) const;
  /// A question that is asked without what is given up elsewhere as well.
  [[nodiscard]] question beside(const ground& on, const question& ask) const;
  [[nodiscard]] repaired_answer hull(const std::vector<solve::repair_group>& groups, const question& ask, repairs_told wanted, told what,
                                     std::size_t most = bound::most_alternatives) const;
  void list_alternatives(bound& into, const std::vector<solve::repair_group>& groups, solve::repair_search& search, const question& ask, bool fewest,
                         std::size_t most) const;

  const dossier* dossier_;
  const claim_premises* premises_;
  describer describe_;
  bool hopeless_ = false, settled_ = true, conflicts_settled_ = true;
  std::vector<solve::repair_group> groups_;  // items are premises
  std::vector<claim_id> disputed_, set_aside_;
  solve::premise_mask without_disputed_;
  std::size_t count_ = 1;
  mutable std::recursive_mutex mutex_;
  mutable std::map<solve::item_set, contradiction> described_;
  mutable std::optional<std::vector<contradiction>> listed_;
};

}  // namespace habeas
