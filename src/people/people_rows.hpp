// SPDX-License-Identifier: MIT
// Named people as units of flow: who is counted in an account and is freed leaves it, one by one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "people/change_kind.hpp"
#include "proof/labelled_differences.hpp"
#include <habeas/model/account_point.hpp>
#include <habeas/model/counting.hpp>

namespace habeas {

/// Who is in which event, and who says that an event was: read once, for all events.
class event_people {
 public:
  explicit event_people(const dossier& d);

  /// The people whom an event is about, each with the claim that puts them among its group, where one does.
  [[nodiscard]] std::map<person_id, std::optional<std::size_t>> of(const event& e) const;
  /// The claims that an event was, in the canonical order, as places.
  [[nodiscard]] const std::vector<std::size_t>& said_of(const event_id& name) const;

 private:
  const dossier* dossier_;
  std::map<group_id, std::vector<std::pair<person_id, std::size_t>>> members_;
  std::map<event_id, std::vector<std::size_t>> said_of_;
};

/// At least so many left (or entered) an account between two points: the start and the end of one event, or two instants.
struct people_row {
  account_point from, to;
  direction way = direction::exits;
  change_kind kind;  ///< what all the changes are
  std::int64_t number = 0;
  std::vector<solve::premise> rests_on;
};

/// The rows that named people give an account.
///
/// Whoever is counted in it (a `member` claim, or a group that is) leaves it when a change of custody makes them one
/// whom its rule does not count. When they leave is said by the account (`leaves: when_freed`) or by an assumption that
/// is on (`leave_when_freed`); without either nothing follows. Entries need `enter_when_held`. Rows are lower ends: others
/// may have come or gone too. Records that are, or may be, of one person count once, and one person leaves once: changes with
/// no certain opposite between them are one (`detail::custody_runs`). A membership that says when counts from then on.
///
/// @param told what the changes of people of the account are, those that give no row of their own too: somebody who was freed and
/// then died left once, by one of the two
[[nodiscard]] std::vector<people_row> people_rows(const dossier& d, const claim_premises& premises, const account_id& account,
                                                  std::set<std::pair<direction, change_kind>>* told = nullptr);

/// A named person's change of custody that may be an entry or an exit of an account, and the days in which it may have been.
struct named_change {
  change_kind kind;
  custody_change says;
  bool with_group = false;  ///< of a group let go (or taken) as a whole, of whose unnamed members the person may be one
  instant first = instant::earliest(), last = instant::latest();

  /// May it be of this kind? What it does not say is left open, and so is a condition that was not refused.
  [[nodiscard]] bool may_be_of(const std::optional<mechanism>& kind, const narrower_kind& narrowed) const;
};

/// The changes of one direction of each person of whom the view names one, and there may be more: others that it names, and
/// groups of which the person may be an unnamed member.
[[nodiscard]] std::vector<std::vector<named_change>> repeated_changes(const dossier& d, const account_id& account, direction way);

}  // namespace habeas
