// SPDX-License-Identifier: MIT
// Small dossiers for the tests of this room, and answers worked out the slow and plain way.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/term_text.hpp>
#include <habeas/ledger/ledger.hpp>

#include "random_source.hpp"

namespace habeas::testing {

inline const account_id the_account{"count"};

inline time_ref time_ref_at(time_ref::how kind, const std::string& text) {
  time_ref m;
  m.kind = kind;
  if (kind == time_ref::how::start_of || kind == time_ref::how::end_of || kind == time_ref::how::as_of)
    m.date = parse_edtf(text);
  else
    m.name = text;
  return m;
}

/// Lists with one speaker and one account, and claims added one line each.
struct small_dossier {
  dossier_content content;

  small_dossier() {
    content.id = "small";
    actor speaker;
    speaker.id = actor_id("speaker");
    content.actors.push_back(speaker);
    account counted;
    counted.id = the_account;
    counted.counter = speaker.id;
    content.accounts.push_back(counted);
  }

  claim& add(const std::string& name, statement says, const std::string& as_of = {}) {
    claim c;
    c.id = claim_id(name);
    c.speaker = actor_id("speaker");
    c.says = std::move(says);
    if (!as_of.empty()) c.as_of = parse_edtf(as_of);
    content.claims.push_back(std::move(c));
    return content.claims.back();
  }
  claim& held(const std::string& name, quantity n, const std::string& as_of) {
    held_claim says;
    says.account = the_account;
    says.number = n;
    return add(name, says, as_of);
  }
  claim& held_during(const std::string& name, quantity n, const std::string& days, reading how) {
    held_claim says;
    says.account = the_account;
    says.number = n;
    says.during = parse_edtf(days);
    says.reading = how;
    return add(name, says);
  }
  claim& flow(const std::string& name, direction way, quantity n, std::optional<time_ref> from, std::optional<time_ref> to,
              std::optional<mechanism> kind = {}, const std::string& as_of = {}) {
    flow_claim says;
    says.way = way;
    says.account = the_account;
    says.number = n;
    says.of = kind;
    says.from = std::move(from);
    says.to = std::move(to);
    return add(name, says, as_of);
  }
  void assume(const std::string& name, bool on, assumption_effect effect = assumption_effect::none) {
    assumption a;
    a.id = assumption_id(name);
    a.speaker = actor_id("speaker");
    a.statement = "supposed";
    a.on = on;
    a.effect = effect;
    if (effect == assumption_effect::no_other_exits || effect == assumption_effect::no_other_entries)
      a.account = the_account;
    content.assumptions.push_back(a);
  }
  void add_bulletin(const std::string& name, const std::string& as_of = {}) {
    bulletin b;
    b.id = bulletin_id(name);
    b.speaker = actor_id("speaker");
    if (!as_of.empty()) b.as_of = parse_edtf(as_of);
    content.bulletins.push_back(b);
  }
  void add_event(const std::string& name) {
    event e;
    e.id = event_id(name);
    content.events.push_back(e);
  }
  claim& dated(const std::string& name, const std::string& of, const std::string& date,
               std::optional<reading> how = {}) {
    dated_claim says;
    says.event = event_id(of);
    says.date = parse_edtf(date);
    says.reading = how;
    return add(name, says);
  }
  claim& lasted(const std::string& name, const std::string& of, quantity n, time_unit unit) {
    dated_claim says;
    says.event = event_id(of);
    says.lasted = duration{n, unit};
    return add(name, says);
  }
  claim& linked(const std::string& name, const std::string& from, relation how, const std::string& to,
                std::optional<std::int64_t> days = {}, const std::string& date = {}) {
    linked_claim says;
    says.from = event_id(from);
    says.relation = how;
    says.to = event_id(to);
    says.days = days;
    if (!date.empty()) says.date = parse_edtf(date);
    return add(name, says);
  }

  [[nodiscard]] dossier make() const { return dossier(content); }
};

/// The lists without the claims that `keep` refuses.
inline dossier_content only(dossier_content content, const std::function<bool(const claim_id&)>& keep) {
  std::erase_if(content.claims, [&](const claim& c) { return !keep(c.id); });
  return content;
}
inline bool contains(const std::vector<claim_id>& ids, const claim_id& one) {
  return std::find(ids.begin(), ids.end(), one) != ids.end();
}

/// Every list in another order.
inline dossier_content shuffled(dossier_content content, random_source& random) {
  visit_lists(content, [&](auto& list, const char*) { random.shuffle(list); });
  return content;
}

/// A point as answers name it, of a test whose ids are plain words.
inline account_point point_of(std::string_view text) {
  static const auto nothing = small_dossier{}.make();
  return io::read_point(text, nothing);
}
/// A chain of the account at a point, by the words of answers: "exits:release", "claim:c".
inline term count_at(std::string_view chain, std::string_view point, const stratum_name& stratum = {}) {
  return term::of(the_account, io::read_chain(chain), point_of(point), stratum);
}

inline std::string text_of(const term& t) {
  return fmt::format("{}({},{})", t.kind == term::what::event ? t.event.text() : t.account.text(), t.chain, t.point);
}

/// All of a proof as text, to compare two.
inline std::string text_of(const proof& p) {
  auto text = fmt::format("{} {} - {}: {} / {}\n", p.end, text_of(p.plus), text_of(p.minus), p.value, p.divisor);
  for (const auto& s : p.steps) {
    text += fmt::format("{} {} {} - {}: {} x {}", s.by, s.end, text_of(s.plus), text_of(s.minus), s.amount, s.times);
    for (const auto& c : s.claims) text += fmt::format(" {}", c);
    for (const auto& a : s.assumptions) text += fmt::format(" [{}]", a);
    if (s.because) text += " { " + text_of(*s.because) + " }";
    text += "\n";
  }
  return text;
}
inline std::string text_of(const bound& b) {
  auto text = fmt::format("{}..{}\n", b.low ? std::to_string(*b.low) : "-", b.high ? std::to_string(*b.high) : "-");
  if (b.low_proof) text += text_of(*b.low_proof);
  if (b.high_proof) text += text_of(*b.high_proof);
  for (const auto& a : b.assumptions) text += fmt::format("[{}] ", a);
  for (const auto& c : b.set_aside) text += fmt::format("without {} ", c);
  return text;
}
inline std::string text_of(const std::vector<contradiction>& all) {
  std::string text;
  for (const auto& c : all) {
    for (const auto& id : c.claims) text += fmt::format("{} ", id);
    for (const auto& id : c.assumptions) text += fmt::format("[{}] ", id);
    text += "\n" + text_of(c.proof);
  }
  return text;
}

/// Day n of January 2026, and the end of it as a point.
inline std::string january(std::int64_t n) {
  return fmt::format("2026-01-{:02}", n);
}
inline account_point end_of_january(std::int64_t n) {
  return account_point::end_of(day::from_civil(2026, 1, static_cast<unsigned>(n)));
}

}  // namespace habeas::testing
