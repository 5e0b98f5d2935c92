// SPDX-License-Identifier: MIT
// How an answer moves without each claim and assumption that it rests on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/ledger/ledger.hpp>

namespace habeas {

/// A question to the ledger: a stock at a point, or a flow between two.
struct question {
  enum class what { held, entries, exits };
  what kind = what::held;
  account_point from = {};  ///< of a stock: the point itself
  account_point to = {};
  std::optional<mechanism> of = {};
  narrower_kind by = {};  ///< what limits that kind
};

template <>
struct slug_table<question::what> {
  static constexpr auto rows = make_slugs<question::what>(
      {{question::what::held, "held"}, {question::what::entries, "entries"}, {question::what::exits, "exits"}});
};

/// Who is held is of no kind of entry or exit. Throws errc::invalid_value for a question that asks for a number held of one.
HABEAS_API void refuse_kind_of_held(const question& q);

/// The answer to a question. Throws as `refuse_kind_of_held`, `ledger::held` and `ledger::flow` do.
/// @param proofs without them an answer costs far less
[[nodiscard]] HABEAS_API bound ask(const ledger& l, const question& q, bool proofs = true);

/// How far a long call has come: steps done, of how many.
using progress = std::function<void(std::size_t done, std::size_t of)>;

/// The answer without one claim or assumption.
struct sensitivity_row {
  std::string without = {};
  bool is_assumption = false;
  std::optional<std::int64_t> low = {}, high = {};
  std::string refused = {};  ///< why there is no answer without it, where there is none
};

/// What a table of sensitivity tries to do without: claims first, then assumptions, by id.
struct HABEAS_API grounds_of_answers {
  std::vector<claim_id> claims = {};
  std::vector<assumption_id> assumptions = {};

  void add(const proof& p);
  void add(const bound& b);
};

/// Calls `see(name, is_assumption, ledger or null, why not)` for a ledger made anew without each claim and assumption. Costs
/// one ledger each. Throws errc::cancelled on request; ends early within `work_limits`.
template <class See>
void without_each(const ledger& l, grounds_of_answers grounds, ledger_options options, const std::stop_token& stop, const progress& told, See&& see) {
  const auto claims = detail::sorted_once(std::move(grounds.claims));
  const auto assumptions = detail::sorted_once(std::move(grounds.assumptions));
  std::size_t done = 0;
  const auto try_one = [&](const std::string& name, bool is_assumption) {
    if (told) told(done++, claims.size() + assumptions.size());
    std::optional<ledger> less;
    std::string refused;
    try {
      less.emplace(l.of().without(name), l.account(), options, stop);
    } catch (const error& e) {
      if (e.code() == errc::cancelled) throw;
      refused = e.what();
    }
    see(name, is_assumption, less ? &*less : nullptr, refused);
  };
  const auto try_without = [&](const std::string& name, bool is_assumption) {
    return work_limits::allow([&] { try_one(name, is_assumption); });
  };
  for (const auto& c : claims)
    if (!try_without(c.text(), false)) return;
  for (const auto& a : assumptions)
    if (!try_without(a.text(), true)) return;
  if (told) told(done, done);
}

/// For each claim and assumption that the proofs of an answer cite: the answer without it, worked out anew.
/// Rows are claims first, then assumptions, by id. Costs one ledger a row.
[[nodiscard]] HABEAS_API std::vector<sensitivity_row> sensitivity(const ledger& l, const question& q, ledger_options options = {},
                                                                  std::stop_token stop = {}, const progress& told = {});

}  // namespace habeas
