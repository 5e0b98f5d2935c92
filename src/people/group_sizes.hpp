// SPDX-License-Identifier: MIT
// Groups of which more members are named than they can have: claims of membership that cannot all hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/solve/premise_set.hpp>
#include "proof/labelled_differences.hpp"

namespace habeas {

/// A group and whom it is known to have. Records that are, or may be, of one person are one member, as far as the view shows it:
/// also by claims that are left out, so that leaving one out never adds a member.
struct group_members {
  group_id group = {};
  std::int64_t most = 0;       ///< how many people it can have
  std::int64_t listed = 0;     ///< members that the dossier lists, whatever claims say
  std::vector<std::vector<std::size_t>> claimed = {};  ///< of each other member, the claims that put it there, as places

  [[nodiscard]] std::int64_t known() const noexcept { return listed + static_cast<std::int64_t>(claimed.size()); }
  /// How many of the claimed members cannot all be of it; 0 where those that are listed are too many by themselves.
  [[nodiscard]] std::size_t too_many() const noexcept { return listed > most ? 0 : static_cast<std::size_t>(most - listed) + 1; }
};

/// The groups that a view shows with more known members than they can have, in the order of their ids. Only claims that count
/// make members.
[[nodiscard]] std::vector<group_members> overfull_groups(const dossier& d, const std::optional<about_policy>& about = {});

/// The claims of membership that make some of these groups too large, and whether they can hold.
class group_size_conflicts {
 public:
  /// @param account whose groups matter, counted in it as a whole
  /// @param used    premises of which those that name members matter too
  group_size_conflicts(const dossier& d, const claim_premises& premises, const account_id& account, const std::vector<solve::premise>& used);
  /// Of one group.
  group_size_conflicts(const dossier& d, const claim_premises& premises, group_members of);

  /// The claims that take part in some contradiction, ascending.
  [[nodiscard]] const std::vector<solve::premise>& claims() const noexcept { return claims_; }
  /// Claims that cannot all hold without those that are off, none of them needless, ascending; nothing where they can.
  [[nodiscard]] std::optional<std::vector<solve::premise>> find(const solve::premise_mask& off) const;
  /// Such claims as a contradiction; nothing where they are none.
  [[nodiscard]] std::optional<contradiction> contradiction_of(const std::vector<solve::premise>& conflict) const;

 private:
  struct crowd {
    std::size_t too_many = 0;                            ///< members that cannot all be of it
    std::vector<std::vector<solve::premise>> by_member;  ///< the claims that name each
  };
  void add(const group_members& group);

  const dossier* dossier_;
  const claim_premises* premises_;
  std::vector<crowd> crowds_;
  std::vector<solve::premise> claims_;
};

}  // namespace habeas
