// SPDX-License-Identifier: MIT
// What two coders made of the same items: pairs of codes, ready to be compared.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// What one coder said of one item, by which claims.
struct item_code {
  std::string value = {};             ///< a word, or a level; several words of one coder stand together, joined by +
  std::vector<claim_id> claims = {};  ///< sorted
  friend bool operator==(const item_code&, const item_code&) = default;
};

/// An item that both coded.
struct coded_item {
  std::string item = {};  ///< what was coded, as names and ids joined by " | "
  item_code first = {}, second = {};
  [[nodiscard]] bool differs() const noexcept { return first.value != second.value; }
  friend bool operator==(const coded_item&, const coded_item&) = default;
};

/// All items of one kind under one codebook.
struct coded_items {
  std::string kind = {};      ///< of claim: "implemented", "role", "labelled", "custody", "attribute", "identity", "linked"
  std::string codebook = {};  ///< may be empty: both name none
  bool ordered = false;       ///< codes are levels, 0 to 3
  std::vector<coded_item> both = {};          ///< by item
  std::vector<std::string> only_first = {};   ///< items that the second did not code
  std::vector<std::string> only_second = {};  ///< and the first did not
  std::vector<std::string> ambiguous = {};    ///< items to which one coder gave more than one level; left out above
};

namespace detail {

inline std::string date_of(const std::optional<edtf>& date) { return date ? date->text() : std::string(); }
HABEAS_API std::string name_of(const subject& s);
HABEAS_API std::string item_of(std::initializer_list<std::string> parts);

}  // namespace detail

/// The coders that the claims of a view name, sorted.
[[nodiscard]] HABEAS_API std::vector<std::string> coders_of(const dossier& d);

/// What two coders made of the same items, by kind of claim and codebook.
///
/// Items are the same where the claims speak of the same things at the same date as written; codes under different
/// codebooks (or editions of one) are never set against each other. Only claims that count are read, so a code that its
/// coder has superseded is not. A word given twice counts once; several words for one item (party and signatory)
/// are one code of their own; several levels are left out, and listed as ambiguous.
/// Throws errc::unknown_id for a coder whom no claim names, errc::invalid_value for a coder set against themselves.
[[nodiscard]] HABEAS_API std::vector<coded_items> items_coded_by(const dossier& d, const std::string& first, const std::string& second);

}  // namespace habeas
