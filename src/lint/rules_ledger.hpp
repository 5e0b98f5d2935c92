// SPDX-License-Identifier: MIT
// Rules that ask the ledger: numbers that bound nothing, documents that contradict themselves, movements nobody states.
#pragma once

#include <stop_token>
#include <vector>

#include <habeas/lint/finding.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas::detail {

/// no_bound: a number that bounds nothing: "about 400", "many".
void no_bound(finding_list& into, const ledger& books);

/// used_in_part: claims whose parts the linear program cannot use.
void used_in_part(finding_list& into, const ledger& books);

/// used_in_part: all claims that want a linear program where there is none, told once.
void used_in_part(finding_list& into, std::vector<claim_id> names);

/// article_against_itself: all claims of a contradiction stand in one document, and none of them is an analyst's own.
void article_against_itself(finding_list& into, const timeline& days, const std::stop_token& stop);
void article_against_itself(finding_list& into, const ledger& books, const std::stop_token& stop);

/// opening_and_closing: an opening stock, entries, exits and a closing stock that fit only if a count is not of the end of its
/// day: asked of the account once more under `counts_at_day_end`, where its rule and the view leave the hour open.
void opening_and_closing(finding_list& into, const ledger& books, const ledger_options& options, const std::stop_token& stop);

/// All rules of this header, for one account.
void find_in_ledger(finding_list& into, const ledger& books, const ledger_options& options, const std::stop_token& stop);

}  // namespace habeas::detail
