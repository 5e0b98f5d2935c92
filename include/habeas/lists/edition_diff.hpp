// SPDX-License-Identifier: MIT
// Two editions of a list side by side: who joined, who left and why, what is said differently.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/core/error.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// A change of custody that may be why somebody is no longer on a list.
struct leaving_reason {
  event_id event = {};
  counting_effect effect = counting_effect::open;  ///< exit, or open where the rule or the facts leave it open
  bool certain = false;                            ///< certainly between the two editions
  std::vector<claim_id> claims = {};               ///< that say that it was
};

struct left_person {
  person_id person = {};
  std::vector<leaving_reason> reasons = {};  ///< none: left without a reason that the dossier holds
};

/// What two editions say differently of somebody; an empty text: nothing was said.
struct listed_change {
  person_id person = {};
  std::string property = {};
  std::string before = {};
  std::string after = {};
};

/// One record that left and one that joined, which a claim says are or may be one person.
struct renamed_person {
  person_id before = {};
  person_id after = {};
  identity_verdict verdict = identity_verdict::possibly_same;
  claim_id claim = {};
};

struct HABEAS_API edition_diff {
  edition_id before = {};
  edition_id after = {};
  std::vector<person_id> joined = {};
  std::vector<left_person> left = {};
  std::vector<renamed_person> renamed = {};  ///< `same`: neither left nor joined; `possibly_same`: listed above too
  std::vector<listed_change> changed = {};
  std::vector<person_id> listed_twice = {};  ///< in either edition
  std::int64_t stayed = 0;

  [[nodiscard]] std::int64_t without_reason() const;
};

/// When a list was taken: its own day, else that of its bulletin; open where neither is said.
[[nodiscard]] HABEAS_API uncertain_instant cutoff_of(const dossier& d, const edition& e);

/// Sets one edition of a list against a later one of the same account.
///
/// People are matched by id, and by claims that two records are one. People only on the first have left; a reason is a
/// change of custody of theirs that somebody says was, that may lie between the two, and that is or may be an exit under
/// the account's rule. Everything is by id. Throws errc::unknown_id, and errc::invalid_value for editions of two accounts.
[[nodiscard]] HABEAS_API edition_diff compare_editions(const dossier& d, const edition_id& before, const edition_id& after);

}  // namespace habeas
