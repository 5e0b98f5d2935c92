// SPDX-License-Identifier: MIT
// Checks proofs against the claims themselves. Shares no code with what finds them: each row is derived anew.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/time/widening.hpp>
#include <habeas/verify/check_result.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas::verify {

/// Does every step follow from the claims that it cites, and do the steps make up the number? A bound's
/// proof leads from plus to minus; a contradiction's comes back to where it started.
/// @param view the dossier as it was asked, with the same assumptions
/// @param about how wide "about" was taken to be
/// @param wider the policy that qualified dates of events were widened by
[[nodiscard]] HABEAS_API check_result check(const proof& p, const dossier& view, const std::optional<about_policy>& about = {},
                                            const std::optional<widening_policy>& wider = {});

/// Are both ends of a bound proven, from claims that are not set aside? Where claims contradict one another: are the
/// contradictions given with it proven, are its alternatives exactly the smallest ways out of these, is each end proven in
/// each of them from claims that it keeps, and are the ends those of their hull? Whether more contradicts, only solving tells.
/// Where not all contradictions are given with it, or they leave too many ways out to count, `unchecked` says so.
[[nodiscard]] HABEAS_API check_result check(const bound& b, const dossier& view, const std::optional<about_policy>& about = {},
                                            const std::optional<widening_policy>& wider = {});

/// Does the circle of rows come back to where it started with less than nothing, citing these claims?
[[nodiscard]] HABEAS_API check_result check(const contradiction& c, const dossier& view, const std::optional<about_policy>& about = {},
                                            const std::optional<widening_policy>& wider = {});

}  // namespace habeas::verify
