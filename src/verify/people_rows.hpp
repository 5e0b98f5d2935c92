// SPDX-License-Identifier: MIT
// Checks a step that counts named people, from the dossier alone. Shares no code with what makes such steps but the
// counting rule itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <habeas/proof/proof.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/time/day.hpp>

namespace habeas::verify::detail {

/// Says why a step of rule `named_people` does not hold; an empty text: it does.
///
/// Of each person all changes that the view shows are read again. Two of them in one direction are apart only where the
/// claims that the step cites put an opposite one between them; what is not apart is one unit.
class people_checker {
 public:
  people_checker(const dossier& view, const proof_step& s) : view_(&view), step_(&s) {}

  std::string run();

 private:
  using names = std::set<std::string>;
  using stretch = std::pair<instant, instant>;

  /// A change that one person was part of, as far as the step's claims say so.
  struct change {
    const event* what;
    stretch when;
    bool dated;       ///< do cited claims say all that is said of its date?
    bool part;        ///< is it cited, or plain, that the person was part of it?
    bool with_group;  ///< by way of a group that is counted as a whole
  };
  struct person_read {
    std::vector<change> this_way, other_way, perhaps;
    std::vector<stretch> listed, perhaps_listed;  ///< memberships that say when: cited, and all
    bool member = false;                          ///< cited, at any time
  };

  /// The account's own rule needs no assumption; else the one that the step cites must say so.
  std::string grounds(const account& a, bool out);
  [[nodiscard]] bool moves(const account& a, bool out) const;
  std::string cited(const account& a);
  /// A step about no account says that claims of identity make one person of two records, and two.
  [[nodiscard]] std::string contradiction_of_identity() const;
  [[nodiscard]] bool is_shown(const claim_id& name) const;
  [[nodiscard]] stretch days_of(const edtf& date, bool lasting);

  /// Everybody's changes in the account, by the number of the person that a record is of.
  [[nodiscard]] std::vector<person_read> histories(const account& a, bool out, const std::map<person_id, std::size_t>& which);
  /// How many units of the person are certainly within the stretch, or at this one event, of the kind asked for.
  [[nodiscard]] std::int64_t units(const person_read& p, bool out, bool other_certain, const stretch& within, const event* alone) const;

  const dossier* view_;
  const proof_step* step_;
  std::set<claim_id> cited_;
  std::optional<mechanism> kind_;
  bool as_written_ = false;
  bool marked_ = false;  ///< is a date that it cites marked?
  names needed_;
};

}  // namespace habeas::verify::detail
