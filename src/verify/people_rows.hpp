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

/// What the kind of a change says of the custody before it.
[[nodiscard]] custody_state known_before(const custody_change& c);

/// As many changes as people whom the view names had beyond one each, of those that may be of a flow's kind and in its window.
[[nodiscard]] std::int64_t more_changes_than_people(const dossier& view, const account& a, const flow_claim& flow, const std::optional<instant>& from,
                                                    const std::optional<instant>& to);

/// Says why a step of rule `named_people` does not hold; an empty text: it does.
///
/// Of each person all changes that the view shows are read again. Two of them in one direction are apart only where the
/// claims that the step cites put an opposite one between them; what is not apart is one unit.
class people_checker {
 public:
  people_checker(const dossier& view, const proof_step& s) : view_(&view), step_(&s) {}

  std::string run();
  /// Of whom the view tells that they stayed when others were let go.
  [[nodiscard]] static std::set<person_id> who_stayed(const dossier& view, const event& release);

 private:
  friend std::int64_t more_changes_than_people(const dossier& view, const account& a, const flow_claim& flow, const std::optional<instant>& from,
                                               const std::optional<instant>& to);
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
    std::vector<change> perhaps_with;             ///< of groups let go as a whole whose unnamed members may include the person
    std::set<person_id> records;
    std::vector<stretch> listed, perhaps_listed;  ///< memberships that say when: cited, and all
    bool member = false;                          ///< cited, at any time
  };

  /// Records that may be of one person, and how many people they prove at least.
  struct proven_people {
    std::vector<person_id> records;
    std::int64_t number = 0;
  };

  /// Does a change move the count? The account's own rule needs no assumption; else one that the step cites must say so.
  bool moves(const account& a, bool out);
  std::string cited(const account& a);
  /// A step about no account says that claims of identity make one person of two records, and two, or that claims of
  /// membership name one more than a group can have.
  [[nodiscard]] std::string contradiction_of_people() const;
  [[nodiscard]] bool is_shown(const claim_id& name) const;
  /// Those of whom the view tells that they stayed, of an event: who, and how many at most; nothing: nobody says.
  [[nodiscard]] std::pair<std::set<person_id>, std::optional<std::int64_t>> stayed(const event& release) const;
  /// At least so many of the event's group left with it, counted as a whole; 0 where it is not.
  [[nodiscard]] std::int64_t group_size(const event& e, const account& a) const;
  /// Does a claim that counts say that the person, or all of a group, are not of a group? Then which.
  [[nodiscard]] std::optional<claim_id> told_outside(const std::set<person_id>& who, const group_id& of) const;
  [[nodiscard]] std::optional<claim_id> told_outside(const group_id& one, const group_id& other) const;
  /// Those of a group whom its own list or a claim names.
  [[nodiscard]] std::set<person_id> known_members(const group_id& of) const;
  [[nodiscard]] bool cites_outside(const std::set<person_id>& who, const group_id& of) const;
  /// How many the event's group adds to what names prove, by the claims cited; 0 where it may be among a larger one.
  std::int64_t group_counts(const event& e, const account& a, bool out, const std::map<std::size_t, proven_people>& people);
  /// Is the change of the kind that the row is of?
  [[nodiscard]] bool is_of_kind(const custody_change& c) const;
  [[nodiscard]] stretch days_of(const edtf& date, bool lasting);

  /// Everybody's changes in the account, by the number of the person that a record is of.
  [[nodiscard]] std::vector<person_read> histories(const account& a, bool out, const std::map<person_id, std::size_t>& which);
  /// How many units of the person are certainly within the stretch, or at this one event, of the kind asked for.
  [[nodiscard]] std::int64_t units(const person_read& p, bool out, bool other_certain, const stretch& within, const event* alone) const;

  const dossier* view_;
  const proof_step* step_;
  std::set<claim_id> cited_;
  term_chain kind_;  ///< what the row is of
  bool as_written_ = false;
  bool marked_ = false;  ///< is a date that it cites marked?
  names needed_;
};

}  // namespace habeas::verify::detail
