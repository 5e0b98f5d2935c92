// SPDX-License-Identifier: MIT
// What two coders made of the same items: pairs of codes, ready to be compared.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>

namespace habeas {

/// What one coder said of one item, by which claims.
struct item_code {
  std::string value;             ///< a word, or a level; several words of one coder stand together, joined by +
  std::vector<claim_id> claims;  ///< sorted
  friend bool operator==(const item_code&, const item_code&) = default;
};

/// An item that both coded.
struct coded_item {
  std::string item;  ///< what was coded, as names and ids joined by " | "
  item_code first, second;
  [[nodiscard]] bool differs() const noexcept { return first.value != second.value; }
  friend bool operator==(const coded_item&, const coded_item&) = default;
};

/// All items of one kind under one codebook.
struct coded_items {
  std::string kind;      ///< of claim: "implemented", "role", "labelled", "custody", "attribute", "identity", "linked"
  std::string codebook;  ///< may be empty: both name none
  bool ordered = false;  ///< codes are levels, 0 to 3
  std::vector<coded_item> both;           ///< by item
  std::vector<std::string> only_first;    ///< items that the second did not code
  std::vector<std::string> only_second;   ///< and the first did not
  std::vector<std::string> ambiguous;     ///< items to which one coder gave more than one level; left out above
};

namespace detail {

/// What a claim codes, and the code. Nothing for kinds whose codes are numbers of people or days.
struct code_of_claim {
  std::string item, value;
  bool ordered = false;
};

inline std::string date_of(const std::optional<edtf>& date) { return date ? date->text() : std::string(); }
inline std::string name_of(const subject& s) {
  if (s.person) return "person " + s.person.text();
  if (s.group) return "group " + s.group.text();
  if (s.place) return "place " + s.place.text();
  return "actor " + s.actor.text();
}
inline std::string item_of(std::initializer_list<std::string> parts) {
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : " | ") + part;
  return text;
}

/// Reads the code of a statement.
struct code_reader {
  using code = std::optional<code_of_claim>;
  code operator()(const implemented_claim& c) const {
    return code_of_claim{item_of({c.agreement.text(), c.provision, date_of(c.date)}), fmt::format("{}", c.level), true};
  }
  code operator()(const role_claim& c) const {
    return code_of_claim{item_of({c.actor.text(), c.event.text()}), std::string(to_slug(c.role))};
  }
  code operator()(const labelled_claim& c) const {
    return code_of_claim{item_of({c.population ? "account " + c.population.text() : name_of(c.of), c.label}),
                         c.applies ? "applies" : "does_not_apply"};
  }
  code operator()(const custody_claim& c) const {
    return code_of_claim{item_of({name_of(c.of), std::string(to_slug(c.facet)), date_of(c.date)}), c.value};
  }
  code operator()(const attribute_claim& c) const {
    return code_of_claim{item_of({name_of(c.of), c.property, date_of(c.date)}), c.value};
  }
  code operator()(const identity_claim& c) const {
    const auto [one, other] = std::minmax(c.first.text(), c.second.text());
    return code_of_claim{item_of({one, other}), std::string(to_slug(c.verdict))};
  }
  code operator()(const linked_claim& c) const {
    return code_of_claim{item_of({c.from.text(), c.to.text()}), std::string(to_slug(c.relation))};
  }
  // The others state numbers, dates or remarks, which the engine compares, not agreement.
  template <class Other>
  code operator()(const Other&) const { return std::nullopt; }
};

}  // namespace detail

/// The coders that the claims of a view name, sorted.
[[nodiscard]] inline std::vector<std::string> coders_of(const dossier& d) {
  std::set<std::string> names;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (d.counts(i) && !claims[i].coder.empty()) names.insert(claims[i].coder);
  return {names.begin(), names.end()};
}

/// What two coders made of the same items, by kind of claim and codebook.
///
/// Items are the same where the claims speak of the same things at the same date as written; codes under different
/// codebooks (or editions of one) are never set against each other. Only claims that count are read, so a code that its
/// coder has superseded is not. A word given twice counts once; several words for one item (party and signatory)
/// are one code of their own; several levels are left out, and listed as ambiguous.
/// Throws errc::unknown_id for a coder whom no claim names, errc::invalid_value for a coder set against themselves.
[[nodiscard]] inline std::vector<coded_items> items_coded_by(const dossier& d, const std::string& first, const std::string& second) {
  const auto known = coders_of(d);
  for (const auto& name : {first, second})
    if (!std::binary_search(known.begin(), known.end(), name)) throw error::unknown_id("coder", name, known);
  if (first == second) throw error(errc::invalid_value, "a coder set against themselves", "'" + first + "'", "two coders");

  struct codes {
    std::set<std::string> values[2];
    std::vector<claim_id> claims[2];
  };
  using group = std::tuple<std::string, std::string, bool>;  // kind, codebook, ordered
  std::map<group, std::map<std::string, codes>> groups;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto& c = claims[i];
    if (!d.counts(i) || (c.coder != first && c.coder != second)) continue;
    auto code = std::visit(detail::code_reader{}, c.says);
    if (!code) continue;
    auto& at = groups[{std::string(to_slug(kind_of(c))), c.codebook, code->ordered}][code->item];
    const auto who = c.coder == first ? 0 : 1;
    at.values[who].insert(std::move(code->value));
    at.claims[who].push_back(c.id);
  }

  std::vector<coded_items> all;
  for (auto& [key, items] : groups) {
    coded_items one;
    std::tie(one.kind, one.codebook, one.ordered) = key;
    for (auto& [item, at] : items) {
      if (at.values[1].empty()) one.only_first.push_back(item);
      else if (at.values[0].empty()) one.only_second.push_back(item);
      else if (one.ordered && (at.values[0].size() > 1 || at.values[1].size() > 1)) one.ambiguous.push_back(item);
      else {
        item_code made[2];
        for (const auto who : {0, 1}) {
          for (const auto& v : at.values[who]) made[who].value += (made[who].value.empty() ? "" : "+") + v;
          std::sort(at.claims[who].begin(), at.claims[who].end());
          made[who].claims = std::move(at.claims[who]);
        }
        one.both.push_back({item, std::move(made[0]), std::move(made[1])});
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace habeas
