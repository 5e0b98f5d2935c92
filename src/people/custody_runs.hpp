// SPDX-License-Identifier: MIT
// One person, one state: what changes of custody say of somebody in an account, read as a history of that person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <habeas/model/account_point.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include "people/change_kind.hpp"

namespace habeas::detail {

/// The custody that the kind of a change itself says was before it: who is arrested was free, who is released was held.
[[nodiscard]] custody_state custody_before(const custody_change& change);

/// A stretch in which something was, and the claims that say so.
struct dated_stretch {
  instant first = instant::earliest(), last = instant::latest();
  std::vector<std::size_t> said;  ///< as places
  bool counts = true;             ///< do all of these count?
  bool as_written = false;        ///< is one of their dates marked, and taken as it is written?
};

/// A change of custody that somebody was part of.
struct personal_change {
  const event* what = nullptr;
  dated_stretch when;
  std::vector<std::size_t> part_by;  ///< the claims that put the person among its group
  bool part_counts = true;
  bool with_group = false;  ///< by way of a group that the account counts as a whole
};

/// At least one exit (or entry) of one person within a stretch.
struct personal_unit {
  const event* alone = nullptr;  ///< the one change, where it is one: the stretch is that event's own
  dated_stretch when;            ///< else; `said` are all the claims that date it
  change_kind kind;               ///< what all its changes are; anything, where the person may have left the count before them
  std::vector<std::size_t> also;  ///< membership, and what sets it apart from other units of the person
  bool also_as_written = false;
  bool apart_by_opposite = false;  ///< is it an opposite change that sets it apart, which must be certain to move the count?
  const dated_stretch* listed_since = nullptr;  ///< the list that sets it apart from what may have been before, as of then the person was in
  bool of_all_runs = false;  ///< without what sets its runs apart, or once more in a shorter stretch: it counts with none of the others
};

/// Finds the units of one person: records that are, or may be, of one person are given together.
///
/// Changes in one direction with no certain opposite change between them are one run, and give one unit somewhere from the
/// run's first start to its last end. Whoever may already have left (or come) by a change whose effect is open did so from
/// then on. Changes are those that the view shows, also those whose claims are left out: so that leaving a claim out never
/// adds a unit.
class custody_runs {
 public:
  std::vector<personal_change> exits, entries, open;
  /// Groups that left (or came) as a whole, and of whose unnamed members the person may be one.
  std::vector<personal_change> perhaps_left_with, perhaps_came_with;
  std::vector<dated_stretch> listed;             ///< memberships that say when
  std::optional<std::size_t> listed_at_any_time;  ///< the claim of one that does not say when

  /// @param comes may an entry be taken as certain?
  [[nodiscard]] std::vector<personal_unit> leaving(bool comes) const;
  /// So many shorter stretches of one run are looked at.
  static constexpr std::size_t most_shorter = 64;
  /// @param goes may an exit be taken as certain?
  [[nodiscard]] std::vector<personal_unit> coming(bool goes) const;

 private:
  /// What sets two changes in one direction apart.
  struct opposite {
    const dated_stretch* when = nullptr;
    bool is_membership = false;
  };
  struct run {
    std::vector<const personal_change*> changes;
    const opposite* after = nullptr;   ///< the one that comes before it
    const opposite* before = nullptr;  ///< and the next one
    instant first = instant::latest(), last = instant::earliest();
  };
  using opposites = std::vector<opposite>;
  [[nodiscard]] static std::vector<run> runs_of(const std::vector<personal_change>& changes, const opposites& between);
  /// The shorter stretches in which a run's unit lies: from each membership to each change that certainly comes after it.
  /// @param within where it is known to lie
  [[nodiscard]] std::vector<personal_unit> shorter(const personal_unit& unit, const dated_stretch& within, const run& r) const;
  [[nodiscard]] std::optional<personal_unit> unit_of(run r, const opposites& between, const std::vector<personal_change>& perhaps_with) const;
};

}  // namespace habeas::detail
