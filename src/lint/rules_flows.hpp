// SPDX-License-Identifier: MIT
// Rules about flows and stocks side by side: counts that fall, windows that differ, a stock printed as a flow.
#pragma once

#include <optional>
#include <vector>

#include "proof/claim_windows.hpp"
#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// A flow that counts, with its ends as stated.
struct flow_report {
  const claim* said;
  const flow_claim* flow;
  std::optional<reported_time> from, to;
  integer_interval number;
};

[[nodiscard]] std::vector<flow_report> flows_that_count(const finding_list& in);

/// cumulative_falls: of two counts from one start the later one is smaller. Each high count is told once, with
/// the first that is below it.
void cumulative_falls(finding_list& into, const std::vector<flow_report>& flows);

/// windows_differ: a count that starts earlier than those of other counters and ends within a week of them. The start
/// that others share is what it is told against; a window with an end of its own is compared with nothing.
void windows_differ(finding_list& into, const std::vector<flow_report>& flows);

/// counters_differ: counters give different numbers for one kind, one start and one end.
void counters_differ(finding_list& into, const std::vector<flow_report>& flows);

/// stock_as_flow: the same number with the same parts, once as a stock and once as a flow, in one account.
void stock_as_flow(finding_list& into);

/// Does the account count people who are not deprived of liberty?
[[nodiscard]] bool counts_the_free(const account& a);

/// freed_falls: a counter's number of people freed and still free is below its own number of releases.
void freed_falls(finding_list& into, const std::vector<flow_report>& flows);

/// All rules of this header.
void find_flows(finding_list& into);

}  // namespace habeas::detail
