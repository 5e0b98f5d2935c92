// SPDX-License-Identifier: MIT
#include "io/answers/talk_parts.hpp"

#include <algorithm>

#include <habeas/core/work_limits.hpp>

#include "io/answers/answer_values.hpp"

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

actor_id outlet_of(const dossier& d, const claim_id& name) {
  const auto* c = d.find(name);
  return c != nullptr && c->via && c->via != c->speaker && d.find(c->via) ? c->via : actor_id();
}

std::vector<told_negotiation> told_negotiations(const timeline& t, const std::string& only, const std::optional<day_range>& days) {
  const auto& d = t.of();
  if (!only.empty()) (void)d.get(negotiation_id(only));
  std::vector<told_negotiation> list;
  const auto& all = d.content().negotiations;
  for (const auto i : shown_by_id(d, all)) {
    const auto& n = all[i];
    if (!only.empty() && n.id.text() != only) continue;
    const bool whole = work_limits::allow([&] {
      const negotiation_state_sequence sequence(t, n.id);
      told_negotiation told{&n, roles_in(d, n), sequence.moves(), sequence.rounds(), {}, {}};
      for (const auto k : shown_by_id(d, d.content().agreements))
        if (d.content().agreements[k].negotiation == n.id) told.agreements.push_back(d.content().agreements[k].id);
      if (days) told.days = stretches_of(sequence, *days);
      list.push_back(std::move(told));
    });
    if (!whole) break;
  }
  return list;
}

std::vector<told_agreement> told_agreements(const timeline& t, const std::string& only) {
  const auto& d = t.of();
  if (!only.empty()) (void)d.get(agreement_id(only));
  const auto tell = [&](const agreement& a) {
    told_agreement told{&a, {}, roles_in(d, a), codes_of(d, a, coded_aspect::status), codes_of(d, a, coded_aspect::stage), {}};
    if (a.signing && d.find(a.signing)) told.signed_on = t.start(a.signing);
    for (const auto& p : a.provisions) {
      if (!d.has_claim_about(p)) continue;
      const auto name = p.id.text();
      auto& one = told.provisions.emplace_back(
          told_provision{&p, {}, codes_of(d, a, coded_aspect::strength, name), implementation_of(d, a, name)});
      if (const auto* f = p.fund ? d.find(p.fund) : nullptr) one.creates = told_fund{f, roles_in(d, *f)};
    }
    return told;
  };
  std::vector<told_agreement> list;
  const auto& all = d.content().agreements;
  for (const auto i : shown_by_id(d, all))
    if ((only.empty() || all[i].id.text() == only) && !work_limits::allow([&] { list.push_back(tell(all[i])); })) break;
  return list;
}

told_promises told_pledges(deliveries& all, const std::string& only, const std::string& at, const std::optional<about_policy>& about) {
  const auto& d = all.of();
  const auto wanted = asked_of(all, only);
  told_promises told;
  for (const auto& e : all.pledges()) {
    const auto tell = [&] {
      if (!wanted.tells(e)) return;
      told_pledge one(e);
      if (!at.empty()) {
        one.deliveries = all.at(e, at);
        one.done = all.done(e, at);
        one.ladder = ladder_of(e, one.done);
      }
      told.pledges.push_back(std::move(one));
    };
    if (!work_limits::allow(tell)) break;
  }
  for (const auto i : shown_by_id(d, d.content().exchanges)) {
    const auto& x = d.content().exchanges[i];
    if (!wanted.tells(x)) continue;
    auto numbers = numbers_of(all, x);
    auto ratios = ratios_of(numbers, about);
    told.exchanges.push_back(told_exchange{&x, std::move(numbers), std::move(ratios), totals_of(all, x, at), promised_ratios_of(all, x, at)});
  }
  return told;
}

}  // namespace habeas::io
