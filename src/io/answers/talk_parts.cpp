// SPDX-License-Identifier: MIT
#include "io/answers/talk_parts.hpp"

#include <algorithm>

namespace habeas::io {
namespace {

bool same(const std::vector<possible_state>& a, const std::vector<possible_state>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const possible_state& x, const possible_state& y) {
    return x.state == y.state && x.possible == y.possible && x.by == y.by && x.claims == y.claims && x.assumptions == y.assumptions;
  });
}

/// Claims that count and say this kind of thing, in canonical order.
template <class Statement, class See>
void each_counting(const dossier& d, See see) {
  const auto& claims = d.content().claims;
  for (const auto place : d.canonical_order())
    if (const auto* says = d.counts(place) ? std::get_if<Statement>(&claims[place].says) : nullptr) see(claims[place], *says);
}

}  // namespace

std::vector<state_stretch> stretches_of(const negotiation_state_sequence& sequence, const day_range& days) {
  const auto first = days.first.since_epoch(), last = days.second.since_epoch();
  if (last < first || last - first >= most_days)
    throw error(errc::invalid_value, "not a stretch of days", fmt::format("{} to {}", to_string(days.first), to_string(days.second)),
                fmt::format("the earlier day first, and at most {} days", most_days));
  std::vector<state_stretch> list;
  for (auto n = first; n <= last; ++n) {
    auto states = sequence.states_on(day(n));
    if (!list.empty() && same(list.back().states, states)) list.back().to = day(n);
    else list.push_back({day(n), day(n), std::move(states)});
  }
  return list;
}

std::vector<told_code> codes_of(const dossier& d, const agreement& a, coded_aspect aspect, const std::string& provision) {
  std::vector<told_code> list;
  each_counting<coded_claim>(d, [&](const claim& c, const coded_claim& says) {
    if (says.of != a.id || says.aspect != aspect || says.provision != provision) return;
    auto& one = list.emplace_back(told_code{&c, says.value, says.date});
    if (aspect == coded_aspect::strength) one.value = static_cast<std::int64_t>(says.value[0] - '0');
  });
  return list;
}

std::vector<told_code> implementation_of(const dossier& d, const agreement& a, const std::string& provision) {
  std::vector<told_code> list;
  each_counting<implemented_claim>(d, [&](const claim& c, const implemented_claim& says) {
    if (says.provision != provision) return;
    if (says.of != a.id && !(says.agreement && says.agreement == a.signing)) return;
    list.push_back({&c, says.level, says.date});
  });
  return list;
}

asked_pledges asked_of(const deliveries& all, const std::string& name) {
  if (name.empty()) return {};
  asked_pledges asked;
  asked.all = false;
  asked.swap = all.of().find(exchange_id(name));
  const auto& pledges = all.pledges();
  const bool is_pledge = std::any_of(pledges.begin(), pledges.end(), [&](const pledge_entry& e) { return e.name == name || (e.alone && e.alone.text() == name); });
  if (is_pledge || asked.swap == nullptr) asked.pledge = &all.entry(name);
  return asked;
}

std::string unit_of(const dossier& d, const exchange_leg& l) {
  if (!l.unit.empty()) return l.unit;
  const auto* p = d.find(l.pledge);
  return p != nullptr ? p->unit : std::string();
}

std::vector<ladder_row> ladder_of(const pledge_entry& e, const std::vector<delivered>& done) {
  std::map<std::string, ladder_row> rows;
  const auto row = [&](const actor_id& speaker) -> ladder_row& {
    auto& r = rows[speaker.text()];
    r.speaker = speaker;
    return r;
  };
  for (const auto& p : e.promises) row(p.speaker).pledged.push_back(&p);
  for (const auto& d : done) row(d.counter).counted[d.as].push_back(&d);
  std::vector<ladder_row> list;
  for (auto& [name, r] : rows) list.push_back(std::move(r));
  return list;
}

}  // namespace habeas::io
