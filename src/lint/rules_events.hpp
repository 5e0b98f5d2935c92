// SPDX-License-Identifier: MIT
// Rules about what is accepted and says less than its author meant: events that move no count, kinds of the other way.
#pragma once

#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// event_not_counted: a release (an arrest) of so many of an account's people, of whom no claim states exits (entries) of
/// that account at the time, in an account that such events do not move by themselves.
void event_not_counted(finding_list& into);

/// groups_not_added: two groups let go (or taken) as a whole, of one account, of which nobody says that none of the one is of
/// the other: the smaller moves no number.
void groups_not_added(finding_list& into);

/// kind_of_other_way: exits by arrest, entries by release, where the counting rule says that they take nobody out or bring
/// nobody in.
void kind_of_other_way(finding_list& into);

/// closes_nothing: an assumption that nobody left (or entered) otherwise than is counted by kind, where nothing is.
void closes_nothing(finding_list& into);

/// due_before_signed: a pledge due before the agreement with its provision was signed.
void due_before_signed(finding_list& into);

/// twice_in_a_row: a person taken twice, or freed twice, on days that are certainly different, and nothing between.
void twice_in_a_row(finding_list& into);

/// no_date: a number held whose day nothing says.
void no_date(finding_list& into);

/// All rules of this header.
void find_events(finding_list& into);

}  // namespace habeas::detail
