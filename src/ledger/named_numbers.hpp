// SPDX-License-Identifier: MIT
// What people and groups that are named state of entries and exits of a kind, stretch by stretch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <habeas/ledger/chain.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include "people/named_statements.hpp"

namespace habeas {

/// What people and groups that are named state of a kind: beside what counts state, since nobody says who is among whom.
class named_numbers {
 public:
  /// @param all the statements of the kind's direction
  named_numbers(std::vector<named_statement> all, const chain& of);

  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
  /// Of those that may lie in a stretch; nothing: any number. Logarithmic where each is of one person.
  [[nodiscard]] std::optional<std::int64_t> in(const uncertain_instant& from, const uncertain_instant& to) const;
  /// The claims of those, as places.
  void add_claims(const uncertain_instant& from, const uncertain_instant& to, std::vector<std::size_t>& into) const;

 private:
  std::vector<named_statement> all_;
  std::vector<instant> firsts_, lasts_;  ///< ascending
  bool plain_ = true;
};

}  // namespace habeas
