// SPDX-License-Identifier: MIT
#include "lint/rules_people.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/lint/finding.hpp>
#include "core/each_once.hpp"
#include "people/group_sizes.hpp"
#include "people/identity_chains.hpp"

namespace habeas {

namespace {

/// The first id of everybody whom claims hold to be one person.
std::map<person_id, person_id> one_person(const finding_list& in) {
  const auto& d = in.of();
  std::map<person_id, person_id> first;
  const auto of = [&](person_id p) {
    for (auto at = first.find(p); at != first.end() && at->second != p; at = first.find(p)) p = at->second;
    return p;
  };
  const auto& claims = d.content().claims;
  for (const auto i : d.canonical_order()) {
    const auto* same = std::get_if<identity_claim>(&claims[i].says);
    if (same == nullptr || !d.counts(i) || same->verdict != identity_verdict::same) continue;
    const auto a = of(same->first), b = of(same->second);
    if (a != b) first[std::max(a, b)] = std::min(a, b);
  }
  std::map<person_id, person_id> all;
  for (const auto& [p, to] : first) all.emplace(p, of(p));
  return all;
}

/// same_and_different: claims make two records one person, along a chain, and another claim says that they are two.
void identity_rules(finding_list& into) {
  constexpr std::size_t most_told = 200;
  const auto& d = into.of();
  const identity_chains same(d, joins::same);
  std::size_t told = 0;
  for (const auto i : d.canonical_order()) {
    const auto* says = d.counts(i) ? std::get_if<identity_claim>(&into.claims()[i].says) : nullptr;
    if (says == nullptr || says->verdict != identity_verdict::different) continue;
    const auto first = d.find_place(says->first), second = d.find_place(says->second);
    const auto chain = first && second && told < most_told ? same.between(*first, *second) : std::nullopt;
    if (!chain) continue;
    ++told;
    std::vector<claim_id> names{into.claims()[i].id};
    for (const auto place : *chain) names.push_back(into.claims()[place].id);
    std::sort(names.begin(), names.end());
    auto subjects = finding_list::texts(names);
    for (const auto& who : {says->first, says->second}) subjects.push_back(who.text());
    into.add("same_and_different", std::move(subjects),
             {{"claims", into.listed(names)}, {"person", into.writer().listed(std::vector{says->first, says->second})}});
  }
}

/// member_twice: a person stands twice in a group, by one id or by two that are said to be one person.
/// members_over_size: a group has more known members than it can have people, by its own list and by claims.
void group_rules(finding_list& into) {
  const auto& d = into.of();
  const auto same = one_person(into);
  const auto& all = d.content().groups;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!d.shows(all, i)) continue;
    std::map<person_id, std::vector<person_id>> people;
    for (const auto& m : all[i].members) {
      if (!d.find(m)) continue;
      const auto found = same.find(m);
      people[found == same.end() ? m : found->second].push_back(m);
    }
    for (auto& [who, names] : people) {
      if (names.size() < 2) continue;
      keep_each_once(names);
      std::vector<std::string> subjects{all[i].id.text()};
      for (const auto& n : names) subjects.push_back(n.text());
      into.add("member_twice", std::move(subjects), {{"person", into.writer().listed(names)}, {"id", all[i].id.text()}});
    }
  }
  const claim_premises premises(d);
  for (const auto& group : overfull_groups(d, into.about())) {
    std::vector<std::string> subjects{group.group.text()};
    std::optional<proof> why;
    const group_size_conflicts crowd(d, premises, group);
    // What "about" may mean is the caller's word, and no proof.
    const bool sized = d.get(group.group).size->interval().high == group.most;
    if (const auto names = crowd.find({})) {
      const auto found = crowd.contradiction_of(*names);
      for (const auto& name : found->claims) subjects.push_back(name.text());
      if (sized) why = found->proof;
    }
    into.add("members_over_size", std::move(subjects),
             {{"id", group.group.text()}, {"n", fmt::format("{}", group.known())}, {"m", fmt::format("{}", group.most)}}, std::move(why));
  }
}

/// The greatest age that anybody is known to have reached, in whole years.
constexpr int greatest_age = 122;

bool is_whole_number(const std::string& text) {
  const auto digits = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_an_age(const std::string& number) {
  int age = -1;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), age);
  return read.ec == std::errc() && age >= 0 && age <= greatest_age;
}

/// impossible_age: an age that nobody has. age_not_read, birth_not_read: a value in words, which no rule uses. before_birth: a person in an event that was over before the birth.
void age_rules(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::map<person_id, std::pair<const claim*, day>> births;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* says = std::get_if<attribute_claim>(&claims[i].says);
    if (says == nullptr || !d.counts(i) || !says->of.person) continue;
    if (says->property == "age") {
      const text_args words{{"claims", claims[i].id.text()}, {"person", says->of.person.text()}, {"n", says->value}};
      if (!is_whole_number(says->value)) into.add("age_not_read", {claims[i].id.text()}, words);
      else if (!is_an_age(says->value)) into.add("impossible_age", {claims[i].id.text()}, words);
    }
    if (says->property != "born") continue;
    const auto date = try_parse_edtf(says->value);
    const auto where = d.content().hemisphere;
    if (!date || (date->needs_hemisphere() && !where)) {
      into.add("birth_not_read", {claims[i].id.text()}, {{"claims", claims[i].id.text()}, {"person", says->of.person.text()}, {"n", says->value}});
      continue;
    }
    const auto b = date->bounds(where);
    if (b.earliest_start.is_day()) births.try_emplace(says->of.person, &claims[i], b.earliest_start.value);
  }
  if (births.empty()) return;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto* dated = std::get_if<dated_claim>(&claims[i].says);
    const auto* happened = dated && dated->date && d.counts(i) ? d.find(dated->event) : nullptr;
    if (happened == nullptr) continue;
    const auto b = dated->date->bounds(d.content().hemisphere);
    for (const auto& who : happened->people) {
      const auto found = births.find(who);
      if (found == births.end() || !d.find(who) || !b.latest_end.is_day() || b.latest_end.value >= found->second.second) continue;
      into.add("before_birth", {claims[i].id.text(), found->second.first->id.text()},
               {{"claims", claims[i].id.text()}, {"person", who.text()}, {"date", dated->date->text()}, {"id", found->second.first->id.text()}});
    }
  }
}

}  // namespace

namespace detail {

void find_people(finding_list& into) {
  identity_rules(into);
  group_rules(into);
  age_rules(into);
}

}  // namespace detail

}  // namespace habeas
