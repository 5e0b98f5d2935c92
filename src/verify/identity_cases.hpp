// SPDX-License-Identifier: MIT
// Which records a checked step may take for one person: read from the view alone.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>

namespace habeas::verify::detail {

/// The cases of who is one with whom that claims of identity leave when those cited are certain, and all others that the view
/// shows, also those left out by hand, may hold or not.
class identity_cases {
 public:
  identity_cases(const dossier& view, const std::set<claim_id>& cited);

  /// As many cases as the records with the most of them have.
  [[nodiscard]] std::size_t size() const;
  /// Everybody in a case, by number; records past their last case are left out.
  [[nodiscard]] std::map<person_id, std::size_t> people_in(std::size_t which) const;
  /// Which records hang together, by a number of their own, and how many cases they have: 0 where they have too many to read.
  struct group {
    std::size_t number, cases;
  };
  [[nodiscard]] const group& group_of(const person_id& record) const { return group_of_.at(record); }

 private:
  using partition = std::map<person_id, person_id>;  ///< the record that stands for each
  static constexpr std::size_t most_cases = 64;

  std::vector<std::vector<partition>> groups_;
  std::map<person_id, group> group_of_;
};

/// Why these claims of identity cannot all hold, each of them needed for it: "the same" along a chain, and "different".
[[nodiscard]] bool make_one_person_two(const dossier& view, const std::vector<claim_id>& claims);

/// Do these claims of membership name one more person than a group can have, each of them needed for it? Records that may be of
/// one person, as far as the view shows it, are one.
[[nodiscard]] bool name_one_too_many(const dossier& view, const std::vector<claim_id>& claims);

}  // namespace habeas::verify::detail
