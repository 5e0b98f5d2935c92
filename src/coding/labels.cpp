// SPDX-License-Identifier: MIT
#include <habeas/coding/labels.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/dossier.hpp>
#include <habeas/model/label.hpp>
#include "core/each_once.hpp"

namespace habeas {

labelled_subject subject_of(const labelled_claim& c) {
  using what = labelled_subject::what;
  if (c.population) return {what::account, c.population.text()};
  if (c.of.person) return {what::person, c.of.person.text()};
  if (c.of.group) return {what::group, c.of.group.text()};
  if (c.of.place) return {what::place, c.of.place.text()};
  return {what::actor, c.of.actor.text()};
}

std::string comparable_label(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = ' ';
  }
  return text;
}

namespace {

/// Is the first period certainly over before the second begins? An end that nobody states lets it last.
bool over_before(const label_said& a, const label_said& b, const dossier& d) {
  if (!a.until || !b.since) return false;
  const auto ends = a.until->bounds(d.content().hemisphere).latest_end;
  const auto begins = b.since->bounds(d.content().hemisphere).earliest_start;
  return ends.is_day() && begins.is_day() && ends.value < begins.value;
}

}  // namespace

std::vector<subject_labels> labels_of(const dossier& d, const std::string& of) {
  std::map<labelled_subject, std::vector<label_said>> by_subject;
  std::map<claim_id, std::vector<std::pair<claim_id, actor_id>>> denials;
  const auto& claims = d.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i)) continue;
    const auto& c = claims[i];
    if (const auto* response = std::get_if<response_claim>(&c.says); response && response->kind == response::denied)
      denials[response->about].emplace_back(c.id, c.speaker);
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
            !over_before(a, b, d) && !over_before(b, a, d))
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
      for (auto* side : {&dispute.applies, &dispute.denies}) keep_each_once(*side);
      one.disputes.push_back(std::move(dispute));
    }
    one.said = std::move(said);
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<known_label> find_known_label(const std::string& text) {
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
