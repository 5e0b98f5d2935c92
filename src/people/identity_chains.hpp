// SPDX-License-Identifier: MIT
// Which records are of one person, along chains of claims: "the same" is transitive.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas {

/// How far claims of identity join records: those that are said to be one, or those that may be.
enum class joins { same, same_or_possibly };

/// Records joined along chains of the claims that count. "Different" joins nothing and parts nothing.
class identity_chains {
 public:
  identity_chains(const dossier& d, joins by);

  /// The record that stands for all that are joined to it, by places; a record that no claim joins stands for itself.
  [[nodiscard]] std::size_t of(std::size_t place) const { return stands_for_[place]; }
  /// The fewest claims that join two records, from the first to the second, as places; nothing where none do.
  /// Linear in the claims of identity.
  [[nodiscard]] std::optional<std::vector<std::size_t>> between(std::size_t first, std::size_t second) const;

 private:
  struct step {
    std::size_t to, claim;
  };
  std::vector<std::size_t> stands_for_;
  std::map<std::size_t, std::vector<step>> beside_;  ///< of records that claims join
};

}  // namespace habeas
