// SPDX-License-Identifier: MIT
// When a claim's number starts and ends, as its own words have it: what rules of checking compare.
#pragma once

#include <optional>
#include <string>

#include <habeas/model/dossier.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas {

/// Where a count begins or ends: the instants that its words leave, and the words, to tell two starts apart.
struct reported_time {
  uncertain_instant when;
  std::string words;  ///< "2026-01-08", "bulletin:foro_penal/2026-01-19"
  bool is_bulletin = false;  ///< is it the cut-off of a bulletin, by its name?
};

namespace detail {

[[nodiscard]] std::optional<uncertain_instant> dated_point(const dossier& d, const std::optional<edtf>& date);

}  // namespace detail

/// The cut-off of a claim: its own, or that of its bulletin.
[[nodiscard]] std::optional<reported_time> reported_cutoff(const dossier& d, const claim& c);

/// The instants of a time reference that a claim names; nothing for events, and for points that say no date.
[[nodiscard]] std::optional<reported_time> reported_time_ref(const dossier& d, const time_ref& m);

/// Where a flow starts, if it says so and the assumption that it needs is on.
[[nodiscard]] std::optional<reported_time> reported_start(const dossier& d, const claim& c);

/// Where a claim's number ends: the cut-off of a stock, the end of a flow.
[[nodiscard]] std::optional<reported_time> reported_end(const dossier& d, const claim& c);

/// The account of a stock or flow; nothing for other claims.
[[nodiscard]] const account_id* account_of(const claim& c) noexcept;

}  // namespace habeas
