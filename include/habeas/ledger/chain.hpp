// SPDX-License-Identifier: MIT
// What an account counts along time: all who entered, all who left, or those of one kind.
#pragma once

#include <optional>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

/// A chain of an account: all entries, all exits, or those of one kind, which may be narrower than a mechanism.
struct chain {
  direction way = direction::entries;
  std::optional<mechanism> of = {};
  narrower_kind by = {};  ///< what limits that kind
  friend bool operator==(const chain&, const chain&) = default;
  friend auto operator<=>(const chain&, const chain&) = default;
};

/// Is it of one kind, and not all entries or exits?
[[nodiscard]] inline bool is_kind(const chain& c) { return c.of || !c.by.is_empty(); }

/// Does one chain lie inside another, or is it the same?
[[nodiscard]] inline bool lies_inside(const chain& c, const chain& wider) {
  return c.way == wider.way && lies_inside(c.of, c.by, wider.of, wider.by);
}

/// The chain that a claim of a flow is a row of.
[[nodiscard]] inline chain chain_of(const flow_claim& c) { return {c.way, c.of, narrower_of(c)}; }

/// The chain as variables of rows are named.
[[nodiscard]] inline term_chain as_term_chain(const chain& c) {
  return {c.way == direction::entries ? term_chain::what::entries : term_chain::what::exits, c.of, c.by};
}

/// "entries", "exits:release"
[[nodiscard]] HABEAS_API std::string to_string(const chain& c);

}  // namespace habeas
