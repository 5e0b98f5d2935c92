// SPDX-License-Identifier: MIT
// Labels side by side: who calls whom what, under which criterion, from when to when, and who disputes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/label.hpp>

namespace habeas {

/// Whom a label is about, as one kind and one id.
struct labelled_subject {
  enum class what { account, person, group, place, actor };
  what kind = what::account;
  std::string id = {};
  friend auto operator<=>(const labelled_subject&, const labelled_subject&) = default;
};

template <>
struct slug_table<labelled_subject::what> {
  static constexpr auto rows = make_slugs<labelled_subject::what>({
      {labelled_subject::what::account, "account"},
      {labelled_subject::what::person, "person"},
      {labelled_subject::what::group, "group"},
      {labelled_subject::what::place, "place"},
      {labelled_subject::what::actor, "actor"},
  });
};

/// One label that somebody gave, or said is not theirs; a copy of what the claim says.
struct label_said {
  claim_id claim = {};
  actor_id speaker = {};
  std::string label = {};
  std::string criterion = {};
  std::optional<edtf> since = {}, until = {};
  bool applies = true;
  std::vector<claim_id> disputed_by = {};  ///< sorted
};

/// A label about which speakers differ: some say that it applies, some that it does not.
struct label_dispute {
  std::string label = {};              ///< as the first of them wrote it
  std::vector<claim_id> applies = {};  ///< sorted
  std::vector<claim_id> denies = {};   ///< sorted: labelled claims that it does not apply, and denials of the claims above
};

/// All that is said of one subject: labels in the order (label, speaker, claim), then what is disputed.
struct subject_labels {
  labelled_subject subject = {};
  std::vector<label_said> said = {};
  std::vector<label_dispute> disputes = {};
};

/// The subject of a label claim.
[[nodiscard]] HABEAS_API labelled_subject subject_of(const labelled_claim& c);

/// The label by which others are compared: small and capital letters of ASCII alike, and `_` as a space.
[[nodiscard]] HABEAS_API std::string comparable_label(std::string text);

/// Labels by subject, subjects in the order (kind, id); of one subject's id where one is named.
///
/// Only claims that count are listed. A label is disputed where another speaker says of the same subject that the same label
/// does not apply, and the two periods may meet; or where another speaker denies the claim (a claim of kind `denied`).
/// Different labels for the same people are listed together and are not a dispute: habeas does not say which exclude
/// one another. Speakers are not weighed.
/// Complexity: the square of the labels of each subject.
[[nodiscard]] HABEAS_API std::vector<subject_labels> labels_of(const dossier& d, const std::string& of = {});

/// The word of the vocabulary that a label is, singular or plural as written there, or nothing.
[[nodiscard]] HABEAS_API std::optional<known_label> find_known_label(const std::string& text);

}  // namespace habeas
