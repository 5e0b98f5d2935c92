// SPDX-License-Identifier: MIT
// The counting rule as a predicate over custody: who is counted, and what a change of custody is to a counter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/model/account.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/time/trilean.hpp>

namespace habeas {

/// Somebody's custody as far as it is known: a value for each facet, and nothing where it is open.
using custody_state = std::map<facet, std::string>;

/// The clauses of a rule, with the one that goes without saying: only people deprived of liberty are counted, unless a
/// clause of that facet says otherwise.
[[nodiscard]] HABEAS_API std::vector<facet_clause> clauses_of(const counting_rule& rule);

/// Is somebody in such custody counted under the rule?
///
/// For each facet that clauses name:
/// where some values are counted, the facet must have one of them, and it must have none that is not counted. An open
/// facet that matters leaves the answer open, and so does a minimum of days, since the state does not say how long.
[[nodiscard]] HABEAS_API trilean is_counted(const counting_rule& rule, const custody_state& state);

/// The custody after a change, of what it was before. What the change leaves open is open afterwards.
///
/// A person freed on condition of house arrest, who accepts, is still deprived of liberty, under another regime; where
/// the condition was only offered that is open. A person who disappears is held in an unknown place, and it is denied;
/// one who reappears is held where it is known. A transfer changes where and by whom. A correction of the list, and a
/// late registration, change nothing but the list.
[[nodiscard]] HABEAS_API custody_state custody_after(const custody_change& change, custody_state state);

/// What a change of custody is in one account.
enum class counting_effect { entry, exit, neither, open };

template <>
struct slug_table<counting_effect> {
  static constexpr auto rows = make_slugs<counting_effect>({
      {counting_effect::entry, "entry"},
      {counting_effect::exit, "exit"},
      {counting_effect::neither, "neither"},
      {counting_effect::open, "open"},
  });
};

/// What is known of the custody of the people counted, from the rule alone: each facet that has to have one value has it.
[[nodiscard]] HABEAS_API custody_state custody_of_counted(const counting_rule& rule);

/// What a change is under a rule, to somebody whose custody was `before`. One change may be an exit to one counter and
/// nothing to another. A correction of the list, or a late registration, moves the list alone, either way: open.
[[nodiscard]] HABEAS_API counting_effect effect_of(const counting_rule& rule, const custody_change& change,
                                                   const custody_state& before, std::optional<trilean> counted_before = {});

/// What a line of a list says of custody. People named in an edition are deprived of liberty unless it says otherwise.
[[nodiscard]] HABEAS_API custody_state custody_of(const listed_person& line);

}  // namespace habeas
