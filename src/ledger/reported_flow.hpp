// SPDX-License-Identifier: MIT
// The most that claims of a flow state for a stretch: what is left over is stated by nobody.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/difference_rows.hpp"

namespace habeas {

/// The most movements that claims could state in a stretch, and the claims that could.
struct reported_flow {
  std::optional<std::int64_t> number;  ///< nothing: a claim there has no upper end
  std::vector<std::size_t> claims;     ///< places in the dossier, ascending
};

/// What claims of entries (or exits) state, for any stretch: for each kind its own, summed over kinds, whether or not they
/// exclude one another. Claims of all kinds together are one more kind. What a claim states within the window of a claim of
/// what its kind lies in, that one states already. Of one kind: by claims of it, of what it lies in, and of what lies in it.
/// Made once, near-linear in the account; a stretch then costs what lies near its ends.
class reported_flows {
 public:
  /// @param off claims that state nothing
  /// @param order_off premises without which the order of the points holds
  reported_flows(const ledger_system& s, const solve::premise_mask& off, const solve::premise_mask& order_off, const chain& of);
  reported_flows(const reported_flows&) = delete;
  reported_flows& operator=(const reported_flows&) = delete;
  ~reported_flows();

  /// The most that is stated from one point to another, for each of these; nothing: any number.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> numbers(const std::vector<std::pair<std::size_t, std::size_t>>& stretches) const;
  /// The same of one, with the claims, which takes time linear in these.
  [[nodiscard]] reported_flow between(std::size_t from, std::size_t to) const;
  /// Rows of the systems that were solved: the work, for tests.
  [[nodiscard]] std::size_t rows_built() const noexcept;

 private:
  class kind;
  class calendar;
  std::unique_ptr<const calendar> order_;
  std::vector<std::unique_ptr<const kind>> kinds_;
};

}  // namespace habeas
