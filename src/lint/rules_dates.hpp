// SPDX-License-Identifier: MIT
// Rules about dates: intervals and windows that run backwards, things told before they were, bulletins of two instants.
#pragma once

#include "proof/claim_windows.hpp"
#include <habeas/lint/finding.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/model/references.hpp>

namespace habeas::detail {

/// masks_not_settled: dates with masks that push one another on, further than the timeline follows.
void masks_not_settled(finding_list& into, const timeline& events);

/// All rules of this header that ask nobody else.
void find_dates(finding_list& into);

}  // namespace habeas::detail
