// SPDX-License-Identifier: MIT
// Labels side by side: who calls whom what, under which criterion, from when to when, and who disputes it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/model/label.hpp>

namespace habeas {

/// Whom a label is about, as one kind and one id.
struct labelled_subject {
  enum class what { account, person, group, place, actor };
  what kind = what::account;
  std::string id;
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
  claim_id claim;
  actor_id speaker;
  std::string label;
  std::string criterion;
  std::optional<edtf> since, until;
  bool applies = true;
  std::vector<claim_id> disputed_by;  ///< sorted
};

/// A label about which speakers differ: some say that it applies, some that it does not.
struct label_dispute {
  std::string label;                ///< as the first of them wrote it
  std::vector<claim_id> applies;    ///< sorted
  std::vector<claim_id> denies;     ///< sorted: labelled claims that it does not apply, and denials of the claims above
};

/// All that is said of one subject: labels in the order (label, speaker, claim), then what is disputed.
struct subject_labels {
  labelled_subject subject;
  std::vector<label_said> said;
  std::vector<label_dispute> disputes;
};

/// The subject of a label claim.
[[nodiscard]] inline labelled_subject subject_of(const labelled_claim& c) {
  using what = labelled_subject::what;
  if (c.population) return {what::account, c.population.text()};
  if (c.of.person) return {what::person, c.of.person.text()};
  if (c.of.group) return {what::group, c.of.group.text()};
  if (c.of.place) return {what::place, c.of.place.text()};
  return {what::actor, c.of.actor.text()};
}

/// The label by which others are compared: small and capital letters of ASCII alike, and `_` as a space.
[[nodiscard]] inline std::string comparable_label(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = ' ';
  }
  return text;
}

namespace detail {

/// Is the first period certainly over before the second begins? An end that nobody states lets it last.
inline bool over_before(const label_said& a, const label_said& b, const dossier& d) {
  if (!a.until || !b.since) return false;
  const auto ends = a.until->bounds(d.content().hemisphere).latest_end;
  const auto begins = b.since->bounds(d.content().hemisphere).earliest_start;
  return ends.is_day() && begins.is_day() && ends.value < begins.value;
}

}  // namespace detail

/// Labels by subject, subjects in the order (kind, id); of one subject's id where one is named.
///
/// Only claims that count are told. A label is disputed where another speaker says of the same subject that the same label
/// does not apply, and the two periods may meet; or where another speaker denies the claim (a claim of kind `denied`).
/// Different labels for the same people are set side by side and are no dispute: habeas does not say which exclude
/// one another. Speakers are not weighed.
/// Complexity: the square of the labels of each subject.
[[nodiscard]] inline std::vector<subject_labels> labels_of(const dossier& d, const std::string& of = {}) {
  std::map<labelled_subject, std::vector<label_said>> by_subject;
  std::map<claim_id, std::vector<std::pair<claim_id, actor_id>>> denials;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i)) continue;
    const auto& c = claims[i];
    if (const auto* remark = std::get_if<remark_claim>(&c.says); remark && remark->kind == remark::denied)
      denials[remark->about].emplace_back(c.id, c.speaker);
    const auto* label = std::get_if<labelled_claim>(&c.says);
    if (label == nullptr) continue;
    auto subject = subject_of(*label);
    if (!of.empty() && subject.id != of) continue;
    by_subject[std::move(subject)].push_back(
        {c.id, c.speaker, label->label, label->criterion, label->since, label->until, label->applies, {}});
  }

  std::vector<subject_labels> all;
  for (auto& [subject, said] : by_subject) {
    std::sort(said.begin(), said.end(), [](const label_said& a, const label_said& b) {
      const auto by = [](const label_said& s) { return std::make_tuple(comparable_label(s.label), s.speaker, s.claim); };
      return by(a) < by(b);
    });
    subject_labels one{subject, {}, {}};
    std::map<std::string, label_dispute> disputes;
    for (auto& a : said) {
      const auto name = comparable_label(a.label);
      for (const auto& b : said)
        if (comparable_label(b.label) == name && a.applies != b.applies && a.speaker != b.speaker &&
            !detail::over_before(a, b, d) && !detail::over_before(b, a, d))
          a.disputed_by.push_back(b.claim);
      if (const auto denied = denials.find(a.claim); denied != denials.end())
        for (const auto& [claim, speaker] : denied->second)
          if (speaker != a.speaker) a.disputed_by.push_back(claim);
      std::sort(a.disputed_by.begin(), a.disputed_by.end());
      if (a.disputed_by.empty()) continue;
      auto& dispute = disputes.try_emplace(name, label_dispute{a.label, {}, {}}).first->second;
      auto& mine = a.applies ? dispute.applies : dispute.denies;
      auto& theirs = a.applies ? dispute.denies : dispute.applies;
      mine.push_back(a.claim);
      theirs.insert(theirs.end(), a.disputed_by.begin(), a.disputed_by.end());
    }
    for (auto& [name, dispute] : disputes) {
      for (auto* side : {&dispute.applies, &dispute.denies}) {
        std::sort(side->begin(), side->end());
        side->erase(std::unique(side->begin(), side->end()), side->end());
      }
      one.disputes.push_back(std::move(dispute));
    }
    one.said = std::move(said);
    all.push_back(std::move(one));
  }
  return all;
}

/// The word of the vocabulary that a label is, singular or plural as written there, or nothing.
[[nodiscard]] inline std::optional<known_label> find_known_label(const std::string& text) {
  auto name = comparable_label(text);
  for (int twice = 0; twice < 2; ++twice) {
    for (const auto& [label, word] : slug_table<known_label>::rows)
      if (comparable_label(std::string(word)) == name) return label;
    // "political prisoners", "prisoners of conscience", "spies" are many of one.
    if (const auto plural = name.find("s of "); plural != std::string::npos) name.erase(plural, 1);
    else if (name.ends_with("spies")) name.replace(name.size() - 3, 3, "y");
    else if (name.ends_with("s")) name.pop_back();
  }
  return std::nullopt;
}

}  // namespace habeas
