// SPDX-License-Identifier: MIT
// The states of a negotiation: in which it can be at the end of a day, given dates that are not all known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

class instant_links;

/// Something that happened in talks, and the claims that state it.
struct negotiation_event {
  event_id event = {};
  negotiation_state to = negotiation_state::not_stated;  ///< of a move
  event_days start = {};
  std::vector<claim_id> claims = {};
};

/// A state at the end of a day: possible, by which moves; or not, for which reasons.
struct possible_state {
  negotiation_state state = negotiation_state::not_stated;
  bool possible = false;
  std::vector<event_id> by = {};      ///< the moves that can have been the last
  std::vector<claim_id> claims = {};  ///< possible: the claims that state these moves; otherwise: those that exclude the state
  std::vector<assumption_id> assumptions = {};
};

/// What claims say of a negotiation's moves and rounds, and in which states that leaves it.
///
/// A move counts if a claim that counts mentions its event (it occurred, a date, a link, a role), and it
/// happens at the event's start. The set of states is exact, also where a date is one of a set or has a mask: events start on
/// its days and on none between. Events of one day come in any order that no link forbids.
class HABEAS_API negotiation_state_sequence {
 public:
  /// Throws errc::unknown_id. The timeline must outlive this.
  negotiation_state_sequence(const timeline& t, const negotiation_id& name);

  [[nodiscard]] const std::vector<negotiation_event>& moves() const noexcept { return moves_; }
  [[nodiscard]] const std::vector<negotiation_event>& rounds() const noexcept { return rounds_; }

  /// Each state that a move brings about, and `not_stated`, at the end of a day: the possible ones and those
  /// that are ruled out, in the order of the states. Polynomial in the number of moves.
  [[nodiscard]] std::vector<possible_state> states_on(day on) const;

  /// What is proven of events' starts, and what is supposed on top of it.
  class supposition;
  /// Nothing supposed yet. Variables: moves in order, then rounds, then other events whose dates leave days out.
  [[nodiscard]] supposition suppose() const;
  /// Does a link prove that one event does not come after another, and none that the other does not either?
  [[nodiscard]] bool link_orders(const event_id& before, const event_id& after) const;
  [[nodiscard]] const timeline& times() const noexcept { return *times_; }
  /// Does a date leave out days between those on which an event may have started?
  [[nodiscard]] bool has_gaps() const noexcept { return !gaps_.empty(); }

 private:
  struct grounds {
    std::vector<claim_id> claims = {};
    std::vector<assumption_id> assumptions = {};

    void add(const proof& p);
    void add(const grounds& other);
  };
  struct verdict {
    bool possible = false;
    grounds why_not = {};
  };

  [[nodiscard]] std::map<event_id, std::vector<claim_id>> claims_by_event() const;

  /// What the timeline proves between any two starts, and between each and the calendar.
  void relate();
  /// The dates that leave days out, of the events of the talks and of those that links put in order with them.
  void read_gaps();
  [[nodiscard]] std::size_t event_count() const noexcept { return moves_.size() + rounds_.size() + others_.size(); }
  [[nodiscard]] const event_id& at(std::size_t i) const {
    const auto of_talks = moves_.size() + rounds_.size();
    return i < moves_.size() ? moves_[i].event : i < of_talks ? rounds_[i - moves_.size()].event : others_[i - of_talks];
  }

  [[nodiscard]] verdict before_all(std::int64_t on) const;
  [[nodiscard]] verdict last_on(std::size_t e, std::int64_t on) const;

  static void judge(verdict v, negotiation_state state, const negotiation_event* by, std::map<negotiation_state, possible_state>& found);

  struct known_row {
    std::size_t plus = {}, minus = {};
    std::int64_t at_most = {};
    grounds on = {};
  };
  /// An event starts on a day that a claim's date has.
  struct day_gap {
    std::size_t event = 0;
    edtf date;
    grounds on = {};
  };

  const timeline* times_;
  std::shared_ptr<const instant_links> links_;
  std::vector<negotiation_event> moves_, rounds_;
  std::vector<event_id> others_;
  std::vector<day_gap> gaps_;
  std::vector<known_row> rows_;
};

}  // namespace habeas
