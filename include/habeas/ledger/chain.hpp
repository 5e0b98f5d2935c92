// SPDX-License-Identifier: MIT
// What an account counts along time: all who entered, all who left, or those of one kind.
#pragma once

#include <optional>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas {

/// A chain of an account: all entries, all exits, or those of one kind.
struct chain {
  direction way = direction::entries;
  std::optional<mechanism> of = {};
  friend bool operator==(const chain&, const chain&) = default;
  friend auto operator<=>(const chain&, const chain&) = default;
};

/// The chain as variables of rows are named.
[[nodiscard]] inline term_chain as_term_chain(const chain& c) {
  return {c.way == direction::entries ? term_chain::what::entries : term_chain::what::exits, c.of};
}

/// "entries", "exits:release"
[[nodiscard]] HABEAS_API std::string to_string(const chain& c);

}  // namespace habeas
