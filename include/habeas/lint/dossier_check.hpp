// SPDX-License-Identifier: MIT
// Checking a dossier: the contradictions of every account and of the timeline, and what single rules find.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/lint/finding.hpp>
#include <habeas/lint/finding_groups.hpp>
#include <habeas/conflict/placed_contradiction.hpp>

namespace habeas {

struct HABEAS_API check_report {
  std::vector<placed_contradiction> contradictions = {};  ///< the smallest sets first, then by ids
  /// How many more are known than those listed, each once, whichever accounts see it.
  std::size_t contradictions_left = 0;
  /// Were all contradictions found within the work allowed? If not, there may be more than are known.
  bool contradictions_settled = true;
  std::vector<finding> findings = {};                     ///< the gravest first, then by rule and subjects; `group_findings` puts those of one kind together
  bool whole = true;                                      ///< false where `work_limits` ended it: there may be more of both
  /// True where the dossier holds a contradiction or a finding of severity error.
  [[nodiscard]] bool has_errors() const;
  /// Are there other contradictions than those listed? Nothing: the work allowed did not suffice to tell.
  [[nodiscard]] std::optional<bool> more() const noexcept {
    if (contradictions_left > 0) return true;
    return contradictions_settled && whole ? std::optional(false) : std::nullopt;
  }
};

/// Everything that checking finds in a view. Throws errc::cancelled on request; within `work_limits` it returns what was
/// found by then.
[[nodiscard]] HABEAS_API check_report check_dossier(const dossier& d, language l = language::en, ledger_options options = {},
                                                    std::stop_token stop = {});

}  // namespace habeas
