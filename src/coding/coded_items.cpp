// SPDX-License-Identifier: MIT
#include <habeas/coding/coded_items.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/model/dossier.hpp>

namespace habeas {

namespace {

/// What a claim codes, and the code. Nothing for kinds whose codes are numbers of people or days.
struct code_of_claim {
  std::string item, value;
  bool ordered = false;
};

}  // namespace

namespace detail {

std::string name_of(const subject& s) {
  if (s.person) return "person " + s.person.text();
  if (s.group) return "group " + s.group.text();
  if (s.place) return "place " + s.place.text();
  return "actor " + s.actor.text();
}

std::string item_of(std::initializer_list<std::string> parts) {
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : " | ") + part;
  return text;
}

}  // namespace detail

namespace {

/// Reads the code of a statement.
struct code_reader {
  using code = std::optional<code_of_claim>;
  code operator()(const implemented_claim& c) const {
    return code_of_claim{detail::item_of({c.agreement.text(), c.provision, detail::date_of(c.date)}), fmt::format("{}", c.level), true};
  }
  code operator()(const role_claim& c) const {
    return code_of_claim{detail::item_of({c.actor.text(), c.event.text()}), std::string(to_slug(c.role))};
  }
  code operator()(const labelled_claim& c) const {
    return code_of_claim{detail::item_of({c.population ? "account " + c.population.text() : detail::name_of(c.of), c.label}),
                         c.applies ? "applies" : "does_not_apply"};
  }
  code operator()(const custody_claim& c) const {
    return code_of_claim{detail::item_of({detail::name_of(c.of), std::string(to_slug(c.facet)), detail::date_of(c.date)}), c.value};
  }
  code operator()(const attribute_claim& c) const {
    return code_of_claim{detail::item_of({detail::name_of(c.of), c.property, detail::date_of(c.date)}), c.value};
  }
  code operator()(const identity_claim& c) const {
    const auto [one, other] = std::minmax(c.first.text(), c.second.text());
    return code_of_claim{detail::item_of({one, other}), std::string(to_slug(c.verdict))};
  }
  code operator()(const linked_claim& c) const {
    return code_of_claim{detail::item_of({c.from.text(), c.to.text()}), std::string(to_slug(c.relation))};
  }
  // The others state numbers, dates or remarks, which the engine compares, not agreement.
  template <class Other>
  code operator()(const Other&) const { return std::nullopt; }
};

}  // namespace

std::vector<std::string> coders_of(const dossier& d) {
  std::set<std::string> names;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (d.counts(i) && !claims[i].coder.empty()) names.insert(claims[i].coder);
  return {names.begin(), names.end()};
}

std::vector<coded_items> items_coded_by(const dossier& d, const std::string& first, const std::string& second) {
  const auto known = coders_of(d);
  for (const auto& name : {first, second})
    if (!std::binary_search(known.begin(), known.end(), name)) throw error::unknown_id("coder", name, known);
  if (first == second) throw error(errc::invalid_value, "a coder compared with the same coder", "'" + first + "'", "two coders");

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
    auto code = std::visit(code_reader{}, c.says);
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
          made[who].value = fmt::format("{}", fmt::join(at.values[who], "+"));
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
