// SPDX-License-Identifier: MIT
// An answer over every repair: the loosest ends, which repairs reach them, and which conflicts can move them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

#include "solve/conflict_family.hpp"
#include "solve/hitting_sets.hpp"

namespace habeas::solve {

/// Conflicts that hang together, with all ways out of them. A repair of the whole is one repair of each group.
struct repair_group {
  std::vector<item_set> conflicts = {};
  std::vector<item_set> repairs = {};     ///< of an unsettled group those that were found
  std::vector<std::size_t> weight = {};   ///< of each repair: how much it gives up
  item_set disputed = {};                 ///< items of some conflict; of an unsettled group all that may be in one
  bool settled = true;
  bool lightest_known = true;             ///< are all repairs of the least weight among them, whatever else there is?
  item_set lightest = {};                 ///< items that some repair of the least weight gives up; none where these are not known
};

/// All minimal conflicts apart, with the repairs of each group: those that share an item, or whose items are `tied`, are
/// one group. `tied(i)` is equal for items that are to be in one group, though no conflict joins them. Of a group with more
/// than `family_limits::repairs` those that give up least are looked for.
/// @param weigh of a repair
/// @param stop throws errc::cancelled
[[nodiscard]] std::vector<repair_group> groups_of(const conflict_family& family, const std::function<std::size_t(std::size_t)>& tied,
                                                  const std::function<std::size_t(const item_set&)>& weigh, const std::stop_token& stop = {});

/// What is answered without some items; an end that is missing is unbounded.
struct repaired_value {
  std::optional<std::int64_t> low = {}, high = {};
  bool refused = false;  ///< there is no answer, and neither end is known
  bool impossible = false;  ///< what is left cannot hold: this is no repair
};
/// Items that each end needs, at least where they are disputed.
struct ends_rest_on {
  item_set low = {}, high = {};
};

/// A question that can be asked without some items.
struct repaired_question {
  std::function<repaired_value(const item_set& without)> value;
  std::function<ends_rest_on(const item_set& without)> rests_on;  ///< dearer: asked only where ends differ
};

struct hull {
  std::optional<std::int64_t> low = {}, high = {};
  item_set low_without = {}, high_without = {};  ///< what is given up where each end is reached
  bool exact = true;                             ///< is each end reached in some repair?
  bool refused = false;                          ///< in every repair looked at
};

/// Repairs listed: those that give up least first, then by size, then as lists.
struct repair_list {
  std::vector<item_set> first = {};
  std::size_t left = 0;  ///< how many more
};

inline constexpr std::size_t no_repair_limit = std::numeric_limits<std::size_t>::max();

/// Asks one question under repairs.
///
/// An end of the hull lies between two numbers that cost one question each: the answer without all disputed items, which
/// no repair can be looser than, and that of some repair. While they differ, some group whose items the tighter proof
/// rests on is branched on, the loosest branch first. Groups that move nothing are never branched on.
class repair_search {
 public:
  /// @param effort how often the question may be asked for one hull
  repair_search(const std::vector<repair_group>& groups, repaired_question ask, std::size_t effort);

  /// @param fewest only repairs of the least weight
  /// @param low_alone the high end is not looked for
  [[nodiscard]] hull find(bool fewest, bool low_alone = false);

  /// The groups that can move the answer, ascending: exact where there are few repairs in all, else those found to.
  [[nodiscard]] std::vector<std::size_t> groups_that_matter(bool fewest = false);
  /// Repairs of these groups alone.
  [[nodiscard]] repair_list list(const std::vector<std::size_t>& of, std::size_t most) const;

  /// The answer without these items; asked once for each set.
  const repaired_value& value(const item_set& without);

 private:
  enum class side { low, high };
  struct node;
  using choices = std::vector<std::size_t>;
  static constexpr std::size_t open = std::numeric_limits<std::size_t>::max();
  static constexpr std::int64_t loosest = std::numeric_limits<std::int64_t>::min();
  /// So many repairs in all are tried one by one where it matters which groups move an answer.
  static constexpr std::size_t most_tried = 256;

  /// What an open group may give up, and no repair more.
  [[nodiscard]] const item_set& loosest_of(std::size_t group, bool fewest) const;
  [[nodiscard]] static std::int64_t tightness(const repaired_value& v, side s);
  [[nodiscard]] std::vector<std::size_t> allowed(std::size_t group, bool fewest) const;
  [[nodiscard]] item_set outer_of(const choices& c, bool fewest) const;
  [[nodiscard]] item_set inner_of(const choices& c, bool fewest) const;
  void search(side s, bool fewest, hull& into);
  [[nodiscard]] std::optional<std::size_t> branch_of(const choices& c, const item_set& rests_on, bool fewest) const;
  /// How many groups may be branched on.
  [[nodiscard]] std::size_t can_branch(const choices& c, bool fewest) const;
  void each_repair(const std::vector<std::size_t>& of, const std::function<void(const choices&)>& see) const;

  const std::vector<repair_group>* groups_;
  repaired_question ask_;
  std::size_t effort_;
  std::map<item_set, repaired_value> known_;
  std::vector<char> branched_;
};

}  // namespace habeas::solve
