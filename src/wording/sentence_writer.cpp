// SPDX-License-Identifier: MIT
#include <habeas/wording/sentence_writer.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include "wording/begun_small.hpp"

namespace habeas {

std::string narrator::point(std::string_view name) const {
  const auto colon = name.find(':');
  const auto word = name.substr(0, colon);
  const auto rest = colon == std::string_view::npos ? std::string() : std::string(name.substr(colon + 1));
  if (word == "end") return speak("point_end", {{"day", rest}});
  if (word == "at") {
    const auto t = rest.find('T');
    return speak("point_at", {{"day", rest.substr(0, t)}, {"time", t == std::string::npos ? "" : rest.substr(t + 1)}});
  }
  if (word == "claim") {
    const bool from = ends_with(rest, ":from"), to = ends_with(rest, ":to");
    if (from) return speak("point_from", {{"id", rest.substr(0, rest.size() - 5)}});
    if (to) return speak("point_to", {{"id", rest.substr(0, rest.size() - 3)}});
    return speak("point_claim", {{"id", rest}});
  }
  if (word == "bulletin") return speak("point_bulletin", {{"id", rest}});
  if (word == "event_start") return speak("point_event_start", {{"id", rest}});
  if (word == "event_end") return speak("point_event_end", {{"id", rest}});
  if (word == "point") return speak("point_named", {{"id", rest}});
  return speak("point_start", {});
}

std::string narrator::shown_name(const actor_id& name) const {
  const auto* actor = dossier_->find(name);
  if (actor == nullptr) return speak("withheld_actor", {});
  return actor->name.empty() ? actor->id.text() : actor->name;
}

std::string narrator::said_by(const claim& c) const {
  const auto who = shown_name(c.speaker);
  return c.via && c.via != c.speaker ? speak("carried_by", {{"who", who}, {"outlet", shown_name(c.via)}}) : who;
}

std::string narrator::said_by(const std::vector<claim_id>& claims) const {
  std::vector<std::pair<std::string, std::vector<claim_id>>> voices;
  for (const auto& name : claims) {
    const auto* c = dossier_->find(name);
    const auto who = c ? said_by(*c) : std::string();
    const auto same = std::find_if(voices.begin(), voices.end(), [&](const auto& v) { return v.first == who; });
    if (same == voices.end()) voices.push_back({who, {name}});
    else same->second.push_back(name);
  }
  std::string text;
  for (const auto& [who, names] : voices) {
    text += text.empty() ? "" : "; ";
    text += who.empty() ? ids(names) : speak("said_in", {{"who", who}, {"claims", ids(names)}});
  }
  return text.empty() ? speak("no_claim", {}) : text;
}

std::string narrator::assuming(const std::vector<assumption_id>& on, const std::string& sentence) const {
  return on.empty() ? sentence : speak("assuming", {{"assumptions", ids(on)}, {"what", sentence}});
}

std::vector<assumption_id> narrator::coded_under(const std::vector<claim_id>& claims) const {
  std::vector<assumption_id> on;
  for (const auto& name : claims)
    if (const auto* c = dossier_->find(name)) on.insert(on.end(), c->under.begin(), c->under.end());
  return detail::sorted_once(std::move(on));
}

std::string narrator::sentence(const proof_step& s) const {
  switch (s.by) {
    // They are assumptions, and say so themselves.
    case rule::no_other_exits:
    case rule::no_other_entries:
    case rule::same_cutoff: return body(s);
    // They begin with a word of their own, and not with a name.
    case rule::held_is_not_negative:
    case rule::part_is_not_negative:
    case rule::part_of_whole: return assuming(s.assumptions, s.assumptions.empty() ? body(s) : begun_small(body(s)));
    default: return assuming(s.assumptions, body(s));
  }
}

std::string narrator::body(const proof_step& s) const {
  switch (s.by) {
    case rule::held:
    case rule::held_throughout: {
      const bool least = at_least(s, is_entries(s.plus));
      return speak(least ? "held_at_least" : "held_at_most",
                   {{"who", said_by(s.claims)}, {"n", number(s)}, {"at", point(s.plus.point)}});
    }
    case rule::held_sometime: {
      const bool least = at_least(s, is_entries(s.plus));
      const auto& early = least == is_entries(s.plus) ? s.minus : s.plus;
      const auto& late = least == is_entries(s.plus) ? s.plus : s.minus;
      return speak(least ? "held_between_at_least" : "held_between_at_most",
                   {{"who", said_by(s.claims)}, {"n", number(s)}, {"from", point(early.point)}, {"to", point(late.point)}});
    }
    case rule::entries: return flow(s, "entries_at_least", "entries_at_most");
    case rule::exits: return flow(s, "exits_at_least", "exits_at_most");
    case rule::named_people: return flow(s, is_entries(s.plus) ? "people_entered" : "people_left", "");
    case rule::kind_is_part: {
      const bool natural = s.amount > 0 || (s.amount == 0 && s.end == side::low);
      const auto& late = natural ? s.plus : s.minus;
      const auto& early = natural ? s.minus : s.plus;
      return speak(is_entries(s.plus) ? "entries_are_entries" : "exits_are_exits",
                   {{"kind", s.because ? kind(s.because->plus.chain) : speak("any_kind", {})},
                    {"n", number(s)}, {"from", point(early.point)}, {"to", point(late.point)}});
    }
    case rule::no_other_exits: return speak("only_exits", {{"assumptions", ids(s.assumptions)}});
    case rule::no_other_entries: return speak("only_entries", {{"assumptions", ids(s.assumptions)}});
    case rule::same_cutoff:
      return speak("one_cutoff", {{"assumptions", ids(s.assumptions)}, {"from", point(s.plus.point)}, {"to", point(s.minus.point)}});
    case rule::order: return order(s);
    case rule::held_is_not_negative: return speak("nobody_leaves_first", {{"at", point(s.plus.point)}});
    case rule::start_before_end: return speak("starts_before_it_ends", {{"event", s.plus.owner}});
    case rule::dated:
    case rule::throughout:
    case rule::sometime: return day_sentence(s);
    case rule::lasted:
    case rule::linked: return days_sentence(s);
    case rule::mask: return mask_sentence(s);
    case rule::net: return net_sentence(s);
    case rule::part: return part_sentence(s);
    case rule::parts_make_whole:
      return speak("parts_make_whole", {{"who", said_by(s.claims)}, {"axis", strata(s, true)}});
    case rule::part_is_not_negative: return speak("part_not_negative", {{"stratum", strata(s, false)}, {"at", points(s).front()}});
    case rule::part_of_whole: {
      const auto at = points(s);
      if (at.size() == 1) return speak("part_of_stock", {{"stratum", strata(s, false)}, {"at", at.front()}});
      return speak("part_of_flow", {{"from", at.front()}, {"to", at.back()}});
    }
    case rule::related: return speak("accounts_related", {{"who", said_by(s.claims)}, {"accounts", owners(s)}});
  }
  return {};
}

std::string narrator::sentence(const contradiction& c) const {
  const bool days = !c.proof.steps.empty() && c.proof.steps.front().sum.empty() && c.proof.steps.front().plus.kind != term::what::account;
  std::string text = assuming(c.assumptions, speak(c.claims.size() == 1 ? "contradiction_one" : "contradiction", {{"claims", listed(c.claims)}}));
  if (c.proof.steps.empty()) return text + ' ' + speak("contradiction_whole", {});
  return text + ' ' + speak(days ? "contradiction_days" : "contradiction_people", {{"n", fmt::format("{}", -c.proof.value)}});
}

std::string narrator::number(const proof_step& s) { return fmt::format("{}", s.amount < 0 ? -s.amount : s.amount); }

std::string narrator::kind(std::string_view chain) const {
  const auto colon = chain.find(':');
  return colon == std::string_view::npos ? speak("any_kind", {}) : std::string(chain.substr(colon + 1));
}

std::string narrator::flow(const proof_step& s, const char* least, const char* most) const {
  // From end less start: a lower end is 0 or more, an upper end read the other way round 0 or less.
  const bool natural = s.end == side::low ? s.amount > 0 : s.amount >= 0;
  const auto& late = natural ? s.plus : s.minus;
  const auto& early = natural ? s.minus : s.plus;
  return speak(at_least(s, natural) ? least : most,
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"kind", kind(s.plus.chain)},
                {"from", point(early.point)}, {"to", point(late.point)}});
}

std::string narrator::strata(const proof_step& s, bool axes) {
  std::vector<std::string> names;
  const auto add = [&](const term& t) {
    const auto name = axes ? t.stratum.substr(0, t.stratum.find('=')) : t.stratum;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  add(s.plus);
  add(s.minus);
  for (const auto& w : s.sum) add(w.of);
  std::string text;
  for (const auto& n : names) text += (text.empty() ? "" : ", ") + n;
  return text;
}

std::string narrator::owners(const proof_step& s) {
  std::vector<std::string> names;
  for (const auto& w : s.sum) names.push_back(w.of.owner);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const auto& n : names) text += (text.empty() ? "" : ", ") + n;
  return text;
}

std::vector<std::string> narrator::points(const proof_step& s) const {
  const auto sign = s.end == side::high ? 1 : -1;
  std::vector<std::string> early, late;
  for (const auto& w : s.sum) {
    const bool whole = w.of.stratum.empty() && w.of.chain.find(':') == std::string::npos;
    auto& list = (w.times * sign > 0) == (whole || s.sum.size() == 1) ? early : late;
    list.push_back(w.of.point);
  }
  const auto& first = early.empty() ? late : early;
  std::vector<std::string> found{point(first.empty() ? std::string_view{} : first.front())};
  for (const auto& w : s.sum)
    if (w.of.point != first.front()) {
      found.push_back(point(w.of.point));
      break;
    }
  return found;
}

std::string narrator::net_sentence(const proof_step& s) const {
  std::string one, other;  // held at one, less held at the other
  for (const auto& w : s.sum)
    if (is_entries(w.of)) (w.times > 0 ? one : other) = w.of.point;
  const bool low = s.end == side::low;
  const bool natural = s.amount > 0 || (s.amount == 0 && low);
  if (!natural) std::swap(one, other);
  return speak(low == natural ? "net_at_least" : "net_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"at", point(one)}, {"from", point(other)}});
}

std::string narrator::part_sentence(const proof_step& s) const {
  if (s.sum.empty()) {
    const bool natural = s.end == side::low ? s.amount > 0 : s.amount >= 0;
    const auto& late = natural ? s.plus : s.minus;
    const auto& early = natural ? s.minus : s.plus;
    return speak(at_least(s, natural) ? "part_moved_at_least" : "part_moved_at_most",
                 {{"who", said_by(s.claims)}, {"n", number(s)}, {"stratum", strata(s, false)},
                  {"from", point(early.point)}, {"to", point(late.point)}});
  }
  const bool natural = s.sum.front().times > 0;
  return speak(at_least(s, natural) ? "part_held_at_least" : "part_held_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"stratum", strata(s, false)}, {"at", point(s.sum.front().of.point)}});
}

std::string narrator::order(const proof_step& s) const {
  const auto& early = s.end == side::low ? s.minus : s.plus;
  const auto& late = s.end == side::low ? s.plus : s.minus;
  if (s.claims.empty()) return speak("not_after", {{"from", point(early.point)}, {"to", point(late.point)}});
  return speak("not_after_by", {{"from", point(early.point)}, {"to", point(late.point)}, {"claims", ids(s.claims)}});
}

std::string narrator::day_sentence(const proof_step& s) const {
  const bool natural = s.plus.kind == term::what::event;
  const auto& event = natural ? s.plus : s.minus;
  const auto text = speak(at_least(s, natural) ? "day_at_least" : "day_at_most",
                          {{"who", said_by(s.claims)}, {"end", end_name(event)}, {"event", event.owner},
                           {"day", to_string(day(natural ? s.amount : -s.amount))}});
  if (!s.widened) return text;
  return text + ' ' + speak("day_widened", {{"n", fmt::format("{}", s.widened->days)}, {"policy", s.widened->policy}});
}

std::string narrator::days_sentence(const proof_step& s) const {
  const bool natural = s.end == side::low ? s.amount > 0 : s.amount >= 0;
  const auto& late = natural ? s.plus : s.minus;
  const auto& early = natural ? s.minus : s.plus;
  if (s.amount == 0) {  // no number of days: the one end is not after the other
    const auto& first = s.end == side::low ? s.minus : s.plus;
    const auto& second = s.end == side::low ? s.plus : s.minus;
    return speak("not_after_says", {{"from", event_point(first)}, {"to", event_point(second)}, {"who", said_by(s.claims)}});
  }
  return speak(at_least(s, natural) ? "days_at_least" : "days_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"from", event_point(early)}, {"to", event_point(late)}});
}

std::string narrator::mask_sentence(const proof_step& s) const {
  const bool natural = s.plus.kind == term::what::event;
  const auto& event = natural ? s.plus : s.minus;
  return speak("only_matching_days",
               {{"who", said_by(s.claims)}, {"end", end_name(event)}, {"event", event.owner},
                {"bound", speak(at_least(s, natural) ? "no_earlier" : "no_later", {})},
                {"day", to_string(day(natural ? s.amount : -s.amount))}});
}

}  // namespace habeas
