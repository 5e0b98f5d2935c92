// SPDX-License-Identifier: MIT
// The attributed claim: who said it, when, where it was read, and what it says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/statement.hpp>

namespace habeas {

/// A grading after the Admiralty scale: the source A to F, the information 1 to 6.
struct grading {
  char source = 'F';
  char information = '6';
  friend bool operator==(const grading&, const grading&) = default;
};

/// Everything that can be contested.
struct claim {
  claim_id id = {};
  actor_id speaker = {};
  statement says = {};

  actor_id via = {};  ///< the outlet that carried it
  document_id document = {};
  std::string locator = {};
  bulletin_id bulletin = {};
  std::optional<edtf> as_of = {};     ///< its own cut-off, where it states one
  std::optional<edtf> said = {};      ///< when the speaker said it; else the document's day, at the latest
  std::optional<edtf> recorded = {};  ///< when it entered this dossier; else the dossier's own day
  std::string language = {};
  std::string quote = {};
  std::string translation = {};
  std::string text = {};  ///< what it says where no number does
  std::vector<breakdown> breakdowns = {};
  claim_id derived_from = {};  ///< the claim that it repeats
  std::optional<habeas::grading> grade = {};
  std::string coder = {};
  std::string codebook = {};
  claim_id supersedes = {};
  std::vector<assumption_id> under = {};  ///< assumptions without which it does not count
  bool tentative = false;                 ///< off until somebody switches it on
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const claim&, const claim&) = default;
};

/// The kind of a claim, as files name it.
[[nodiscard]] HABEAS_API claim_kind kind_of(const claim& c) noexcept;

/// An empty statement of a kind, for readers that fill it in.
[[nodiscard]] HABEAS_API statement empty_statement(claim_kind kind);

/// The number that a claim states, where its kind has one.
[[nodiscard]] HABEAS_API const quantity* number_of(const claim& c) noexcept;

}  // namespace habeas
