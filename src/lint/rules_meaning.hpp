// SPDX-License-Identifier: MIT
// Rules about what a number counts: pledges told as done, people who were not held, units that differ, labels.
#pragma once

#include <vector>

#include "lint/rules_flows.hpp"

namespace habeas::detail {

/// pledge_as_done: what somebody promised is told elsewhere as having happened: by a claim that repeats the pledge, or
/// with the same number by the same speaker, for the same account or on the same page.
void pledge_as_done(finding_list& into, const std::vector<flow_report>& flows);

/// never_in_custody: exits from an account of people who are not deprived of liberty are no releases. Told with what the
/// same bulletin says of those who were.
void never_in_custody(finding_list& into, const std::vector<flow_report>& flows);

/// units_differ: accounts that are related, or a claim and what it repeats, count in different units.
void units_differ(finding_list& into);

/// label_without_speaker: a contested word stands in the dossier's own voice: by a label that an analyst gives, in the
/// name of a group, place or event, or in an account that has no counter.
void label_without_speaker(finding_list& into);

/// All rules of this header.
void find_meaning(finding_list& into);

}  // namespace habeas::detail
