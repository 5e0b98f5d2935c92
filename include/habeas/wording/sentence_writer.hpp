// SPDX-License-Identifier: MIT
// Proofs and contradictions in words: who said what, and what was assumed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Puts steps into sentences of the catalogue, in one language, naming speakers and outlets as the view shows them.
class HABEAS_API sentence_writer {
 public:
  sentence_writer(const dossier& d, language l) : dossier_(&d), language_(l) {}

  /// "19 January 2026, the cut-off of VEN-107", "the end of 2026-01-07".
  [[nodiscard]] std::string point(const account_point& p) const;
  /// The same where the sentence goes on: what is put in between ends with a comma too.
  [[nodiscard]] std::string point_in_passing(const account_point& p) const;

  /// One step as a sentence.
  [[nodiscard]] std::string sentence(const proof_step& s) const;

  [[nodiscard]] std::string sentence(const contradiction& c) const;

  /// Who said a claim, and the outlet that carried it: "Foro Penal", "Foro Penal, as carried by democrata.es".
  [[nodiscard]] std::string said_by(const claim& c) const;
  /// The same of claims, with their ids: "Foro Penal, as carried by democrata.es (VEN-090); the ministry (VEN-001)".
  /// A claim that the view does not show is named by its id alone.
  [[nodiscard]] std::string said_by(const std::vector<claim_id>& claims) const;
  /// A sentence that says first which assumptions it rests on: "Assuming lately_is_60_days, ...".
  [[nodiscard]] std::string assuming(const std::vector<assumption_id>& on, const std::string& sentence) const;
  /// The assumptions that these claims are coded under, sorted and once each.
  [[nodiscard]] std::vector<assumption_id> coded_under(const std::vector<claim_id>& claims) const;

  /// Is the day as of which a claim counts the one on which its page was published? The count may then be of another day.
  [[nodiscard]] bool is_cut_off_when_published(const claim& c) const;
  /// A line for each of these claims that somebody denies: "denied: VEN-090, by the ministry (MIN-3)".
  [[nodiscard]] std::vector<std::string> denials(const std::vector<claim_id>& claims) const;

  /// "VEN-101, VEN-102"
  template <class Id>
  [[nodiscard]] std::string listed(const std::vector<Id>& names) const { return ids(names); }
  [[nodiscard]] std::string format(sentence_key key, text_args args) const { return say(language_, key, args); }
  /// The kind of a count of entries or exits, and what limits it: "release, by pardon".
  [[nodiscard]] std::string kind(const std::optional<mechanism>& of, const narrower_kind& by) const;
  [[nodiscard]] language written_in() const noexcept { return language_; }
  [[nodiscard]] const dossier& of() const noexcept { return *dossier_; }

 private:
  static bool is_entries(const term& t) { return t.chain.is == term_chain::what::entries; }
  /// Does the row bound from below, when `natural` says that plus - minus is the number itself?
  static bool at_least(const proof_step& s, bool natural) { return (s.end == bound_side::low) == natural; }
  static std::string number(const proof_step& s);

  template <class Id>
  static std::string ids(const std::vector<Id>& names) {
    std::string text;
    for (const auto& n : names) text += (text.empty() ? "" : ", ") + n.text();
    return text;
  }
  /// The date of a cut-off, where claims of the view say it.
  [[nodiscard]] std::optional<edtf> cutoff_date(const account_point& p) const;
  /// The name of an actor that the view shows; else that it is withheld.
  [[nodiscard]] std::string shown_name(const actor_id& name) const;
  /// The sentence of a step, before what it assumes.
  [[nodiscard]] std::string body(const proof_step& s) const;
  [[nodiscard]] std::string kind(const term_chain& chain) const;

  [[nodiscard]] std::string flow(const proof_step& s, sentence_key least, sentence_key most) const;
  // Rows of more than two variables.

  /// "sex=women, sex=men", or the axes alone.
  static std::string strata(const proof_step& s, bool axes);
  static std::string owners(const proof_step& s);
  /// The points of a sum: of a count that has not fallen, the earlier one first.
  static std::vector<account_point> points(const proof_step& s);
  [[nodiscard]] std::string net_sentence(const proof_step& s) const;
  [[nodiscard]] std::string ever_held_sentence(const proof_step& s) const;
  [[nodiscard]] std::string part_sentence(const proof_step& s) const;

  [[nodiscard]] std::string order(const proof_step& s) const;

  static bool starts(const term& t) { return t.chain.is == term_chain::what::start; }
  [[nodiscard]] std::string end_name(const term& t) const { return format(starts(t) ? sentence_key("the_start") : "the_end", {}); }
  [[nodiscard]] std::string event_point(const term& t) const {
    return format(starts(t) ? sentence_key("point_event_start") : "point_event_end", {{"id", t.event.text()}});
  }
  [[nodiscard]] std::string day_sentence(const proof_step& s) const;
  [[nodiscard]] std::string days_sentence(const proof_step& s) const;
  [[nodiscard]] std::string mask_sentence(const proof_step& s) const;

  const dossier* dossier_;
  language language_;
};

}  // namespace habeas
