// SPDX-License-Identifier: MIT
// Groups that a release frees: who is told to have stayed, and who is told not to be of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas::detail {

/// Those of whom an event `release_aborted` says that they stayed.
struct stayed_behind {
  std::set<person_id> people;
  std::optional<std::int64_t> most = 0;  ///< how many they are at most; nothing: nobody says
};

/// Reads, once for a view, what it says of the unnamed members of groups. What makes a number smaller counts as soon as it is
/// shown, what makes it larger as long as its claim counts.
class groups_told_apart {
 public:
  explicit groups_told_apart(const dossier& d);

  /// Who stayed of those that an event lets go: told by an event linked to it, about its group, or about somebody whom it
  /// names.
  [[nodiscard]] const stayed_behind& stayed(const event_id& release) const;
  /// How many of its group an event moves at least, of those who count in an account: the group's size less those who stayed;
  /// 0 where nobody says how many these are.
  [[nodiscard]] std::int64_t least_moved(const event& e, const account_id& account) const;
  /// The claim that somebody is not of a group; nothing: none says so.
  [[nodiscard]] std::optional<std::size_t> outside(const person_id& who, const group_id& of) const;
  [[nodiscard]] bool tells_people_outside() const noexcept { return !people_outside_.empty(); }
  /// The claim that nobody of one group is of the other, whichever of them it is said of.
  [[nodiscard]] std::optional<std::size_t> outside(const group_id& one, const group_id& other) const;
  /// Is somebody told to be of both groups, though a claim says that nobody is?
  [[nodiscard]] bool share_somebody(const group_id& one, const group_id& other) const;

 private:
  void note(const event& aborted, std::set<event_id> releases);

  const dossier* dossier_;
  std::map<event_id, stayed_behind> stayed_;
  std::map<std::pair<person_id, group_id>, std::size_t> people_outside_;
  std::map<std::pair<group_id, group_id>, std::size_t> groups_outside_;
  std::set<std::pair<group_id, group_id>> sharing_;  ///< of those told to be apart
};

}  // namespace habeas::detail
