// SPDX-License-Identifier: MIT
// The timeline: claims about events and their links, as a difference system in days.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include <habeas/time/widening.hpp>

namespace habeas {

class claim_premises;

/// Days as bounds: the first and the last day that an end of an event can fall on.
struct event_days {
  bound days = {};  ///< since 1970-01-01
  [[nodiscard]] std::optional<day> earliest() const { return days.low ? std::optional(day(*days.low)) : std::nullopt; }
  [[nodiscard]] std::optional<day> latest() const { return days.high ? std::optional(day(*days.high)) : std::nullopt; }
};

/// The days that both ends of an event can fall on, without proofs: nothing if there is no limit.
struct tightened_days {
  std::optional<day> earliest_start = {}, latest_start = {}, earliest_end = {}, latest_end = {};
  friend bool operator==(const tightened_days&, const tightened_days&) = default;
};

/// Called now and then while a timeline is made: what is done ("reading", "solving", "snapping"), how much of how much
/// (of 0 where that is not known).
using timeline_progress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

/// What follows about when events were. Where claims cannot all hold, days are what holds whichever of them are wrong.
class HABEAS_API timeline {
 public:
  /// Reads the claims that count. Near-linear; one more round for each time that masks move days.
  /// Where a policy is named, qualified dates that it covers are as wide as it says, and rest on it and not on
  /// `dates_as_written`. Throws errc::cancelled when asked to stop, errc::invalid_value for impossible widths.
  explicit timeline(dossier d, std::stop_token stop = {}, timeline_progress progress = {},
                    std::optional<widening_policy> wider = {}, repairs_told repairs = repairs_told::all);
  timeline(timeline&&) noexcept;
  timeline& operator=(timeline&&) noexcept;
  ~timeline();

  [[nodiscard]] const dossier& of() const noexcept;
  /// The policy that qualified dates were widened by; nothing where they are as written.
  [[nodiscard]] const std::optional<widening_policy>& widened_by() const noexcept;
  [[nodiscard]] const std::vector<contradiction>& contradictions() const&;
  // Of a timeline that nobody keeps, a list that one can.
  [[nodiscard]] std::vector<contradiction> contradictions() &&;
  /// How many more contradictions there are than those listed, as far as they were looked for.
  [[nodiscard]] std::size_t contradictions_left() const noexcept;
  /// The claims of every contradiction known, those that are not listed included: the smallest sets first, then by ids.
  /// These are all there are where `conflicts_settled`.
  [[nodiscard]] std::vector<std::vector<claim_id>> conflict_sets() const;
  /// Were all contradictions found within the work allowed?
  [[nodiscard]] bool conflicts_settled() const noexcept;
  /// Claims that no answer uses, since they contradict others whatever else is given up, sorted.
  [[nodiscard]] const std::vector<claim_id>& set_aside() const noexcept;
  /// Claims that some repair gives up, sorted: none of them is certain.
  [[nodiscard]] const std::vector<claim_id>& disputed() const noexcept;
  /// Rounds in which masks move days before it is left at that: each rests on the one before, and so do proofs.
  static constexpr std::size_t most_rounds = 100;
  /// The claims with masks, sorted, where these still moved days after so many rounds: bounds then hold and may be wider
  /// than they need be, and a contradiction may be missed. Else empty.
  [[nodiscard]] const std::vector<claim_id>& unsettled() const noexcept;
  /// Claims and assumptions as premises of the rows below.
  [[nodiscard]] const claim_premises& premises() const noexcept;
  /// The premises that some row rests on, ascending.
  [[nodiscard]] const std::vector<solve::premise>& premises_in_use() const noexcept;
  /// Could all hold, were these premises off? Throws errc::cancelled on request.
  [[nodiscard]] bool can_hold(const solve::premise_mask& off, const std::stop_token& stop = {}) const;
  /// What a minimal set of claims that cannot all hold rests on, given as premises, ascending.
  [[nodiscard]] contradiction contradiction_of(const std::vector<solve::premise>& conflict, const std::stop_token& stop = {}) const;
  /// The premises of claims that bear, directly or through links, on when one of these events was, ascending.
  [[nodiscard]] std::vector<solve::premise> premises_about(const std::vector<event_id>& events) const;
  /// A number that an event shares with those that links put in order or apart, directly or through others, and with no other:
  /// of events with different numbers nothing is known but the days of each. Throws errc::unknown_id. Constant time.
  [[nodiscard]] std::size_t ordered_with(const event_id& name) const;
  /// What follows without these premises. The rows are shared, and nothing is reported of what contradicts beside them.
  /// Throws errc::invalid_value where the rest cannot hold.
  [[nodiscard]] timeline without(const solve::premise_mask& off) const;
  /// When the event started, with proofs: throws errc::unknown_id.
  [[nodiscard]] event_days start(const event_id& name) const;
  /// When the event ended, with proofs: throws errc::unknown_id.
  [[nodiscard]] event_days end(const event_id& name) const;
  /// The days of both, at once and without proofs: throws errc::unknown_id. Constant time where nothing contradicts.
  [[nodiscard]] tightened_days days(const event_id& name) const;
  /// The least and the most days between one end of an event and another: plus - minus.
  [[nodiscard]] bound between(const event_id& plus, bool plus_ends, const event_id& minus, bool minus_ends) const;
  /// The most days of plus - minus, without its proof; nothing where there is no most. The least is that of minus - plus,
  /// negated.
  [[nodiscard]] std::optional<std::int64_t> most_between(const event_id& plus, bool plus_ends, const event_id& minus,
                                                         bool minus_ends) const;

 private:
  struct state;
  explicit timeline(std::unique_ptr<state> made) noexcept;
  std::unique_ptr<state> state_;
};

}  // namespace habeas
