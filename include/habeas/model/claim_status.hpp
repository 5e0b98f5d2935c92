// SPDX-License-Identifier: MIT
// Whether a claim counts in a view of a dossier, and if not, why not.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// Status of a claim in a view. Only `counts` gives bounds; all but `withheld` stay readable.
enum class claim_status { counts, withheld, not_yet_said, not_yet_recorded, superseded, corrected, retracted, assumption_off,
                      tentative_off, switched_off };

template <>
struct slug_table<claim_status> {
  static constexpr auto rows = make_slugs<claim_status>({
      {claim_status::counts, "counts"},
      {claim_status::withheld, "withheld"},
      {claim_status::not_yet_said, "not_yet_said"},
      {claim_status::not_yet_recorded, "not_yet_recorded"},
      {claim_status::superseded, "superseded"},
      {claim_status::corrected, "corrected"},
      {claim_status::retracted, "retracted"},
      {claim_status::assumption_off, "assumption_off"},
      {claim_status::tentative_off, "lead_off"},
      {claim_status::switched_off, "switched_off"},
  });
};

}  // namespace habeas
