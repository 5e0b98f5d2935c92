// SPDX-License-Identifier: MIT
// People who each came and left once at most, on days that are certain: how many on each day, as more becomes known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include <habeas/model/dossier.hpp>
#include "people/people_rows.hpp"

namespace habeas {

/// The custody events of an account where each is read by itself, and where all that they say of its numbers is how many
/// people came and left on a day at least. Then a claim moves the numbers of the days of the events that it speaks of, and
/// nothing else of what people say.
///
/// Kept up to date by reading again, as `people_rows` reads them, the events that a claim may move.
class custody_days {
 public:
  /// Of one day, up to its end: so many came and left at least.
  struct moved_on {
    instant until;
    std::int64_t came = 0, left = 0;
  };

  /// Nothing where nobody's custody changes, and where that is not certain of all claims that the view shows: where somebody
  /// came or left more than once, an event has two days or one that is not exact, links or bulletins move days, claims say who
  /// is who or of which group, or when somebody was on a list, claims of flows count kinds, or accounts are related. And where
  /// more than `most_together` claims speak of one event.
  [[nodiscard]] static std::optional<custody_days> of(const dossier& view, const account_id& account);

  /// Does the claim say of custody alone: that an event was, or when, or who is counted?
  [[nodiscard]] static bool says_nothing_else(const claim& c);

  /// The events that a claim may move, by number.
  [[nodiscard]] const std::vector<std::size_t>& moved_by(const claim_id& name) const;
  /// The claims that speak of an event, of its people, or of these claims.
  [[nodiscard]] const std::vector<claim_id>& claims_of(std::size_t event) const { return events_[event].claims; }

  /// Reads an event again, from a dossier that knows these claims as they are known now, and nothing of other events.
  void read(std::size_t event, const dossier& known);
  /// Reads all of them.
  void read_all(const dossier& known);

  /// By the start of each day on which anybody is known to have come or left.
  [[nodiscard]] const std::map<instant, moved_on>& days() const noexcept { return days_; }

 private:
  static constexpr std::size_t most_together = 500;

  struct custody_event {
    event_id name;
    claim_id dated_by = {};  ///< null: no claim says when
    instant first = {}, last = {};
    std::vector<claim_id> claims = {};
    std::int64_t came = 0, left = 0;  ///< as they are counted in its day
  };

  explicit custody_days(account_id account) : account_(std::move(account)) {}
  /// Which claims move which events. False where one has too many.
  bool tie(const dossier& view);
  /// Takes what the rows say of one event.
  void take(custody_event& e, const dossier& known, const std::vector<const people_row*>& rows);
  /// Adds so many to the day of an event.
  void add(const custody_event& e, std::int64_t came, std::int64_t left);

  account_id account_;
  std::vector<custody_event> events_;
  std::unordered_map<claim_id, std::vector<std::size_t>> moved_by_;
  std::map<instant, moved_on> days_;
};

}  // namespace habeas
