// SPDX-License-Identifier: MIT
#include "lint/rules_meaning.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lint/rules_flows.hpp"

namespace habeas {

namespace detail {

void pledge_as_done(finding_list& into, const std::vector<flow_report>& flows) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::map<std::int64_t, std::vector<const claim*>> pledges;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (const auto* pledge = std::get_if<pledge_claim>(&claims[i].says); pledge && d.counts(i) && pledge->number.how() == quantifier::exact)
      pledges[pledge->number.first()].push_back(&claims[i]);
  for (const auto& f : flows) {
    if (f.flow->way != direction::exits) continue;
    const auto tell = [&](const claim& pledged) {
      into.add("pledge_as_done", {pledged.id.text(), f.said->id.text()},
               {{"claims", f.said->id.text()}, {"id", pledged.id.text()}, {"n", to_string(f.flow->number)}});
    };
    const auto& origin = d.origin_of(*f.said);
    if (std::holds_alternative<pledge_claim>(origin.says)) {
      tell(origin);
      continue;
    }
    if (f.flow->number.how() != quantifier::exact || f.flow->number.first() == 0) continue;
    const auto found = pledges.find(f.flow->number.first());
    if (found == pledges.end()) continue;
    for (const auto* p : found->second) {
      const auto& pledge = std::get<pledge_claim>(p->says);
      const bool same_page = p->document && p->document == f.said->document;
      const bool same_account = pledge.account && pledge.account == f.flow->account;
      if (same_page || same_account || p->speaker == f.said->speaker) tell(*p);
    }
  }
}

void never_in_custody(finding_list& into, const std::vector<flow_report>& flows) {
  const auto& d = into.of();
  std::map<bulletin_id, std::vector<const flow_report*>> bulletins;
  for (const auto& f : flows)
    if (f.said->bulletin && f.flow->way == direction::exits) bulletins[f.said->bulletin].push_back(&f);
  for (const auto& f : flows) {
    const auto* list = d.find(f.flow->account);
    if (f.flow->way != direction::exits || list == nullptr || !counts_the_free(*list)) continue;
    const flow_report* beside = nullptr;
    if (const auto found = bulletins.find(f.said->bulletin); found != bulletins.end())
      for (const auto* other : found->second) {
        const auto* held = d.find(other->flow->account);
        const bool same_start = other->from && f.from && other->from->words == f.from->words;
        if (held == nullptr || counts_the_free(*held) || !same_start || other->said->speaker != f.said->speaker) continue;
        if (beside == nullptr || other->said->id < beside->said->id) beside = other;
      }
    const auto n = to_string(f.flow->number);
    if (beside == nullptr || !f.flow->number.stated() || !beside->flow->number.stated()) {
      into.add("never_in_custody", {f.said->id.text()}, {{"claims", f.said->id.text()}, {"n", n}});
      continue;
    }
    const auto sum = *f.flow->number.stated() + *beside->flow->number.stated();
    into.add("never_in_custody", {f.said->id.text(), beside->said->id.text()},
             {{"claims", f.said->id.text()}, {"n", n}, {"sum", fmt::format("{}", sum)}, {"id", beside->said->id.text()},
              {"m", to_string(beside->flow->number)}},
             {}, sentence_key("never_in_custody_of"));
  }
}

void units_differ(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  const auto tell = [&](std::vector<std::string> subjects, const std::string& of, const account& a, const account& b) {
    into.add("units_differ", std::move(subjects),
             {{"claims", of}, {"id", a.id.text()}, {"n", std::string(to_slug(a.rule.unit))}, {"others", b.id.text()}, {"m", std::string(to_slug(b.rule.unit))}});
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const claim& c = claims[i];
    if (!d.counts(i)) continue;
    if (const auto* related = std::get_if<related_claim>(&c.says))
      for (const auto& other : related->others) {
        const auto *a = d.find(related->account), *b = d.find(other);
        if (a && b && a->rule.unit != b->rule.unit) tell({c.id.text(), a->id.text(), b->id.text()}, c.id.text(), *a, *b);
      }
    if (const auto* counts = std::get_if<counts_claim>(&c.says)) {
      const auto* promised = d.find(counts->pledge);
      const auto* list = d.find(counts->account);
      const bool of_things = list && list->rule.unit == counting_unit::things;
      if (promised && list && promised->unit.empty() == of_things)
        into.add("units_differ", {c.id.text(), promised->id.text(), list->id.text()},
                 {{"claims", c.id.text()}, {"id", promised->id.text()}, {"n", of_things ? std::string(to_slug(counting_unit::persons)) : promised->unit},
                  {"others", list->id.text()}, {"m", std::string(to_slug(list->rule.unit))}});
    }
    const auto* origin = d.find(c.derived_from);
    const auto *mine = account_of(c), *theirs = origin ? account_of(*origin) : nullptr;
    if (mine == nullptr || theirs == nullptr) continue;
    const auto *a = d.find(*mine), *b = d.find(*theirs);
    if (a && b && a->rule.unit != b->rule.unit) tell({c.id.text(), origin->id.text()}, c.id.text(), *a, *b);
  }
}

}  // namespace detail

namespace {

/// Words for people that are always somebody's words, as texts have them (lower case, without plurals).
constexpr auto contested_words = std::to_array<std::string_view>(
    {"political prisoner", "terrorist", "hostage", "prisoner of conscience", "preso político", "presos políticos", "terrorista", "rehén", "rehenes"});

}  // namespace

namespace detail {

void label_without_speaker(finding_list& into) {
  const auto& d = into.of();
  const auto tell = [&](const std::string& id, const std::string& word) {
    into.add("label_without_speaker", {id}, {{"id", id}, {"label", word}});
  };
  const auto look = [&](const std::string& id, const std::string& text) {
    std::string lower = text;
    for (auto& ch : lower)
      if (ch >= 'A' && ch <= 'Z') ch = static_cast<char>(ch - 'A' + 'a');
    for (const auto word : contested_words)
      if (lower.find(word) != std::string::npos) return tell(id, std::string(word));
  };
  const auto& all = d.content();
  for (std::size_t i = 0; i < all.groups.size(); ++i)
    if (d.shows(all.groups, i)) look(all.groups[i].id.text(), all.groups[i].name);
  for (std::size_t i = 0; i < all.places.size(); ++i)
    if (d.shows(all.places, i)) look(all.places[i].id.text(), all.places[i].name);
  for (std::size_t i = 0; i < all.events.size(); ++i)
    if (d.shows(all.events, i)) look(all.events[i].id.text(), all.events[i].title);
  for (std::size_t i = 0; i < all.accounts.size(); ++i)
    if (d.shows(all.accounts, i) && !all.accounts[i].counter) look(all.accounts[i].id.text(), all.accounts[i].population);
  for (std::size_t i = 0; i < all.claims.size(); ++i) {
    const auto* label = std::get_if<labelled_claim>(&all.claims[i].says);
    const auto* speaker = label && d.counts(i) ? d.find(all.claims[i].speaker) : nullptr;
    if (speaker && label->applies && speaker->kind == actor_kind::analyst) tell(all.claims[i].id.text(), label->label);
  }
}

void find_meaning(finding_list& into) {
  const auto flows = flows_that_count(into);
  pledge_as_done(into, flows);
  never_in_custody(into, flows);
  units_differ(into);
  label_without_speaker(into);
}

}  // namespace detail

}  // namespace habeas
