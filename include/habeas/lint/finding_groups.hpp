// SPDX-License-Identifier: MIT
// Findings of one rule about one account, as one finding with a table.
#pragma once

#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/lint/finding.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// The most telling finding of its kind about an account, and the others of that kind.
struct finding_group {
  finding first = {};
  std::vector<finding> rows = {};
};

/// Findings by rule and account, in the order of the list; those of a rule that are about several accounts each are one
/// group. Within a group those that prove the largest numbers come first. Nothing is left out. Linear
/// in the findings and their subjects, but for the order.
[[nodiscard]] HABEAS_API std::vector<finding_group> group_findings(std::vector<finding> findings, const dossier& d);

}  // namespace habeas
