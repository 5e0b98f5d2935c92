// SPDX-License-Identifier: MIT
// What the examples share: numbers and proofs as lines of text.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/wording/catalogue_text.hpp>
#include <habeas/wording/sentence_writer.hpp>

/// "at least 101", "exactly 111", "77 to 117", "unbounded".
inline std::string range(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high) {
  const auto n = [](std::int64_t v) { return fmt::format("{}", v); };
  using habeas::language;
  if (low && high && *low == *high) return say(language::en, "exactly", {{"n", n(*low)}});
  if (low && high) return say(language::en, "from_to", {{"n", n(*low)}, {"m", n(*high)}});
  if (low) return say(language::en, "at_least", {{"n", n(*low)}});
  if (high) return say(language::en, "at_most", {{"n", n(*high)}});
  return say(language::en, "unbounded", {});
}
inline std::string show(const habeas::bound& b) {
  return range(b.low, b.high);
}

/// "VEN-101, VEN-102"
template <class Id>
std::string list(const std::vector<Id>& ids) {
  std::string text;
  for (const auto& i : ids) text += (text.empty() ? "" : ", ") + i.text();
  return text.empty() ? "none" : text;
}

/// The claims that both proofs of a bound cite.
inline std::vector<habeas::claim_id> rests_on(const habeas::bound& b) {
  std::set<habeas::claim_id> cited;
  for (const auto* p : {&b.low_proof, &b.high_proof})
    if (*p)
      for (const auto& c : habeas::claims_of(**p)) cited.insert(c);
  return {cited.begin(), cited.end()};
}

/// A proof, a sentence a line; what a sentence rests on is set in beneath it.
inline void tell(const habeas::proof& p, const habeas::narrator& speak, const std::string& indent = "  ") {
  for (const auto& step : p.steps) {
    fmt::print("{}{:>+5}  {}\n", indent, step.amount, speak.sentence(step));
    if (step.because) tell(*step.because, speak, indent + "       ");
  }
}
