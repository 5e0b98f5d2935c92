// SPDX-License-Identifier: MIT
// What is told of talks, agreements and pledges before it is JSON or text: stretches of days, codes, ladders.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/process/negotiation_state.hpp>
#include <habeas/process/pledge_delivery.hpp>

#include "proof/roles.hpp"

namespace habeas::io {

/// Days of which the states are asked, first and last.
using day_range = std::pair<day, day>;
/// The most days that one answer goes through.
inline constexpr std::int64_t most_days = 4'000;

/// Days one after another with the same states.
struct state_stretch {
  day from, to;
  std::vector<possible_state> states;
};
/// Throws errc::invalid_value for days that run backwards or are too many.
[[nodiscard]] HABEAS_API std::vector<state_stretch> stretches_of(const negotiation_state_sequence& sequence, const day_range& days);

/// What one coder says of an agreement or of a provision.
struct told_code {
  const claim* said = nullptr;
  std::variant<std::int64_t, std::string> value;
  std::optional<edtf> date;
};
/// The codes of one aspect that count, in canonical order; of the agreement itself for a provision without a name.
[[nodiscard]] HABEAS_API std::vector<told_code> codes_of(const dossier& d, const agreement& a, coded_aspect aspect, const std::string& provision = {});
/// How far a provision was carried out.
[[nodiscard]] HABEAS_API std::vector<told_code> implementation_of(const dossier& d, const agreement& a, const std::string& provision);

/// What one speaker promised, and what each counts on each stage. It points into what it was made of.
struct ladder_row {
  actor_id speaker;
  std::vector<const promise*> pledged;
  std::map<release_stage, std::vector<const delivered*>> counted;
};
/// Which pledges and exchanges a question names: one pledge, one exchange, or all.
struct asked_pledges {
  const pledge_entry* pledge = nullptr;
  const exchange* swap = nullptr;
  bool all = true;
  [[nodiscard]] bool tells(const pledge_entry& e) const noexcept { return all || &e == pledge; }
  [[nodiscard]] bool tells(const exchange& x) const noexcept { return all || &x == swap; }
};
/// Throws errc::unknown_id for a name that is neither.
[[nodiscard]] HABEAS_API asked_pledges asked_of(const deliveries& all, const std::string& name);

/// What a leg counts, where that is not people: as it says itself, or its pledge.
[[nodiscard]] HABEAS_API std::string unit_of(const dossier& d, const exchange_leg& l);

/// By speaker.
[[nodiscard]] HABEAS_API std::vector<ladder_row> ladder_of(const pledge_entry& e, const std::vector<delivered>& done);

/// The outlet that carried a claim, where one did and the view shows it; else none.
[[nodiscard]] HABEAS_API actor_id outlet_of(const dossier& d, const claim_id& name);

// What one answer holds of each; it points into the view, and into the deliveries, that it was made of.

struct told_negotiation {
  const negotiation* of = nullptr;
  std::vector<attributed_role> roles;
  std::vector<negotiation_event> moves, rounds;
  std::vector<agreement_id> agreements;
  std::vector<state_stretch> days;
};
/// Those that the view shows, or one; with the states on the days asked for. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API std::vector<told_negotiation> told_negotiations(const timeline& t, const std::string& only, const std::optional<day_range>& days);

struct told_fund {
  const fund* of = nullptr;
  std::vector<attributed_role> roles;
};
struct told_provision {
  const provision* of = nullptr;
  std::optional<told_fund> creates;
  std::vector<told_code> strength, implemented;
};
struct told_agreement {
  const agreement* of = nullptr;
  std::optional<event_days> signed_on;  ///< where the view shows the signing
  std::vector<attributed_role> roles;
  std::vector<told_code> status, stage;
  std::vector<told_provision> provisions;
};
/// Those that the view shows, or one. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API std::vector<told_agreement> told_agreements(const timeline& t, const std::string& only);

/// Its ladder points into `done`, so it is moved and never copied.
struct told_pledge {
  const pledge_entry* of = nullptr;
  std::vector<delivery> deliveries = {};
  std::vector<delivered> done = {};
  std::vector<ladder_row> ladder = {};

  explicit told_pledge(const pledge_entry& e) : of(&e) {}
  told_pledge(const told_pledge&) = delete;
  told_pledge& operator=(const told_pledge&) = delete;
  told_pledge(told_pledge&&) = default;
  told_pledge& operator=(told_pledge&&) = default;
  ~told_pledge() = default;
};
struct told_exchange {
  const exchange* of = nullptr;
  std::vector<leg_number> numbers;
  std::vector<leg_ratio> ratios;
  std::vector<leg_total> totals;
  std::vector<promised_ratio> promised;
};
struct told_promises {
  std::vector<told_pledge> pledges;
  std::vector<told_exchange> exchanges;
};
/// Those that the view shows, or one pledge or exchange; deliveries and the ladder where a point is given.
/// Throws errc::unknown_id.
[[nodiscard]] HABEAS_API told_promises told_pledges(deliveries& all, const std::string& only, const std::string& at, const std::optional<about_policy>& about = {});

/// Of ids, those that the view shows.
template <class Id>
[[nodiscard]] std::vector<Id> shown_of(const dossier& d, const std::vector<Id>& names) {
  std::vector<Id> shown;
  for (const auto& n : names)
    if (d.find(n)) shown.push_back(n);
  return shown;
}
/// The id where the view shows what it names, else none.
template <class Id>
[[nodiscard]] Id shown_of(const dossier& d, const Id& name) {
  return name && d.find(name) ? name : Id();
}

}  // namespace habeas::io
