// SPDX-License-Identifier: MIT
// Claims of identity that cannot all hold: records that are one person along a chain, and two.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include "proof/labelled_differences.hpp"

namespace habeas {

/// The claims of identity that bear on what some premises are used for, and whether they can hold.
class identity_conflicts {
 public:
  /// @param used premises of which those that say "the same" matter, with all that chains tie to them
  identity_conflicts(const dossier& d, const claim_premises& premises, const std::vector<solve::premise>& used);

  /// The claims that take part in some contradiction, ascending.
  [[nodiscard]] const std::vector<solve::premise>& claims() const noexcept { return claims_; }
  /// Claims that cannot all hold without those that are off, none of them needless, ascending; nothing where they can.
  [[nodiscard]] std::optional<std::vector<solve::premise>> find(const solve::premise_mask& off) const;
  /// Such claims as a contradiction; nothing where they are none.
  [[nodiscard]] std::optional<contradiction> contradiction_of(const std::vector<solve::premise>& conflict) const;

 private:
  struct tie {
    std::size_t first, second;
    solve::premise claim;
  };
  /// The fewest claims that are on and join two records; nothing where none do.
  [[nodiscard]] std::optional<std::vector<solve::premise>> chain(std::size_t first, std::size_t second, const solve::premise_mask& off) const;

  const dossier* dossier_;
  const claim_premises* premises_;
  std::vector<tie> same_, different_;
  std::vector<solve::premise> claims_;
};

}  // namespace habeas
