// SPDX-License-Identifier: MIT
// Findings: what a check says about contradictory or doubtful data. Never an exception.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include <habeas/core/slug.hpp>

namespace habeas {

enum class severity { error, warning, note };

template <>
struct slug_table<severity> {
  static constexpr auto rows = make_slugs<severity>(
      {{severity::error, "error"}, {severity::warning, "warning"}, {severity::note, "note"}});
};

/// What one rule found: about what, and one sentence in plain words. `Proof` is the numbers it rests on.
template <class Proof>
struct basic_finding {
  std::string rule = {};  ///< a stable slug
  habeas::severity severity = severity::note;
  std::vector<std::string> subjects = {};  ///< ids, sorted
  std::string sentence = {};
  Proof proof = {};
};

/// The gravest first, then by rule and subjects: the order in which findings are listed.
template <class Proof>
[[nodiscard]] bool comes_before(const basic_finding<Proof>& a, const basic_finding<Proof>& b) {
  if (a.severity != b.severity) return a.severity < b.severity;
  if (a.rule != b.rule) return a.rule < b.rule;
  return a.subjects < b.subjects;
}

}  // namespace habeas
