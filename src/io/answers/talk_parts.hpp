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
[[nodiscard]] std::vector<state_stretch> stretches_of(const negotiation_state_sequence& sequence, const day_range& days);

/// What one coder says of an agreement or of a provision.
struct told_code {
  const claim* said = nullptr;
  std::variant<std::int64_t, std::string> value;
  std::optional<edtf> date;
};
/// The codes of one aspect that count, in canonical order; of the agreement itself for a provision without a name.
[[nodiscard]] std::vector<told_code> codes_of(const dossier& d, const agreement& a, coded_aspect aspect, const std::string& provision = {});
/// How far a provision was carried out.
[[nodiscard]] std::vector<told_code> implementation_of(const dossier& d, const agreement& a, const std::string& provision);

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
[[nodiscard]] asked_pledges asked_of(const deliveries& all, const std::string& name);

/// What a leg counts, where that is not people: as it says itself, or its pledge.
[[nodiscard]] std::string unit_of(const dossier& d, const exchange_leg& l);

/// By speaker.
[[nodiscard]] std::vector<ladder_row> ladder_of(const pledge_entry& e, const std::vector<delivered>& done);

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
