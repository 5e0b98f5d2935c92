// SPDX-License-Identifier: MIT
// How an answer moves without each claim and assumption that it rests on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/infer/ledger.hpp>

namespace habeas {

/// A question to the ledger: a stock at a point, or a flow between two.
struct question {
  enum class what { held, entries, exits };
  what kind = what::held;
  point_name from;  ///< of a stock: the point itself
  point_name to;
  std::optional<mechanism> of;
};

template <>
struct slug_table<question::what> {
  static constexpr auto rows = make_slugs<question::what>(
      {{question::what::held, "held"}, {question::what::entries, "entries"}, {question::what::exits, "exits"}});
};

/// The answer to a question. Throws as `ledger::held` and `ledger::flow` do.
/// @param proofs without them an answer costs far less
[[nodiscard]] inline bound ask(const ledger& l, const question& q, bool proofs = true) {
  if (q.kind == question::what::held) return l.held(q.from, proofs);
  return l.flow({q.kind == question::what::entries ? direction::entries : direction::exits, q.of}, q.from, q.to, proofs);
}

/// The answer without one claim or assumption.
struct sensitivity_row {
  std::string without;
  bool is_assumption = false;
  std::optional<std::int64_t> low, high;
  std::string refused;  ///< why there is no answer without it, where there is none
};

/// For each claim and assumption that the proofs of an answer cite: the answer without it, worked out anew.
/// Rows are claims first, then assumptions, by id. Costs one ledger a row.
[[nodiscard]] inline std::vector<sensitivity_row> sensitivity(const ledger& l, const question& q, ledger_options options = {},
                                                              std::stop_token stop = {}) {
  const auto whole = ask(l, q);
  std::vector<claim_id> claims;
  for (const auto* p : {&whole.low_proof, &whole.high_proof})
    if (*p) {
      const auto used = claims_of(**p);
      claims.insert(claims.end(), used.begin(), used.end());
    }
  claims = detail::sorted_once(std::move(claims));
  std::vector<sensitivity_row> rows;
  const auto try_without = [&](const std::string& name, bool is_assumption) {
    sensitivity_row row{name, is_assumption, {}, {}, {}};
    try {
      const auto less = ask(ledger(l.of().without(name), l.account(), options, stop), q);
      row.low = less.low;
      row.high = less.high;
    } catch (const error& e) {
      if (e.code() == errc::cancelled) throw;
      row.refused = e.what();
    }
    rows.push_back(std::move(row));
  };
  for (const auto& c : claims) try_without(c.text(), false);
  for (const auto& a : whole.assumptions) try_without(a.text(), true);
  return rows;
}

}  // namespace habeas
