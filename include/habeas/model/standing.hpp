// SPDX-License-Identifier: MIT
// Whether a claim counts in a view of a dossier, and if not, why not.
#pragma once

#include <habeas/core/slug.hpp>

namespace habeas {

/// Status of a claim in a view. Only `counts` gives bounds; all but `withheld` stay readable.
enum class standing { counts, withheld, not_yet_said, not_yet_recorded, superseded, corrected, retracted, assumption_off,
                      lead_off, switched_off };

template <>
struct slug_table<standing> {
  static constexpr auto rows = make_slugs<standing>({
      {standing::counts, "counts"},
      {standing::withheld, "withheld"},
      {standing::not_yet_said, "not_yet_said"},
      {standing::not_yet_recorded, "not_yet_recorded"},
      {standing::superseded, "superseded"},
      {standing::corrected, "corrected"},
      {standing::retracted, "retracted"},
      {standing::assumption_off, "assumption_off"},
      {standing::lead_off, "lead_off"},
      {standing::switched_off, "switched_off"},
  });
};

}  // namespace habeas
