// SPDX-License-Identifier: MIT
// Whether the moves and rounds of talks can have come in an order that talks can take.
#pragma once

#include <optional>
#include <vector>

#include <habeas/core/report.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/process/negotiation_state.hpp>

namespace habeas {

/// Can talks come from one state into another? What was the first to be told may have come of anything.
/// Concluded or collapsed talks are over; a resumption ends a suspension.
[[nodiscard]] constexpr bool can_follow(negotiation_state before, negotiation_state next) noexcept {
  using s = negotiation_state;
  const bool over = before == s::concluded || before == s::collapsed;
  switch (next) {
    case s::not_stated: return false;
    case s::announced:
    case s::under_way: return before == s::not_stated || before == s::announced;
    case s::suspended:
    case s::collapsed: return !over;
    case s::resumed: return before == s::not_stated || before == s::suspended || before == s::resumed;
    case s::concluded: return !over && before != s::suspended;
  }
  return false;
}

/// Can a round be held in this state?
[[nodiscard]] constexpr bool can_meet(negotiation_state in) noexcept {
  using s = negotiation_state;
  return in != s::suspended && in != s::concluded && in != s::collapsed;
}

/// What is out of place in the talks that a view shows: errors where it is so in every order that the claims allow,
/// notes where it is in some.
[[nodiscard]] std::vector<basic_finding<std::optional<proof>>> check_negotiations(const timeline& t, const sentence_writer& writer);

}  // namespace habeas
