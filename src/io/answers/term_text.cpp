// SPDX-License-Identifier: MIT
#include <habeas/io/term_text.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::io {

namespace {

constexpr std::string_view point_words =
    "end:DAY, at:TIME, claim:ID, claim:ID:from, claim:ID:to, bulletin:ID, point:ID, event_start:ID, event_end:ID or start";

/// end:2026-01-07 and at:2026-01-19T19:30:00, as they are written and in no other way.
std::optional<account_point> instant_named(std::string_view date, std::string_view whole) {
  const auto read = try_parse_edtf(date);
  if (!read || read->is_interval() || read->needs_hemisphere()) return std::nullopt;
  const auto b = read->bounds();
  if (!b.earliest_end.is_day()) return std::nullopt;
  const auto p = read->time() ? account_point::at(cutoff_point(*read, 0).earliest) : account_point::end_of(b.earliest_end.value);
  return to_string(p) == whole ? std::optional(p) : std::nullopt;
}

account_point of_claim(std::string_view rest, const dossier& d) {
  if (d.find(claim_id(rest))) return account_point::cutoff_of(claim_id(rest));
  for (const std::string_view tail : {":from", ":to"}) {
    if (!rest.ends_with(tail)) continue;
    const claim_id before(rest.substr(0, rest.size() - tail.size()));
    if (d.find(before)) return tail == ":from" ? account_point::from_of(before) : account_point::to_of(before);
  }
  return account_point::cutoff_of(claim_id(rest));
}

/// release, release;ground=pardon, destination=ID: as kinds are written and in no other way. An id is all up to what is
/// certainly the next part.
std::optional<term_chain> kind_named(std::string_view text) {
  term_chain kind;
  const auto whole = text;
  const auto part = [&](std::string_view name, auto set) {
    if (!text.starts_with(name)) return true;
    text.remove_prefix(name.size());
    return set();
  };
  const auto word = [&] {
    const auto taken = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), taken.size() + 1));
    return taken;
  };
  if (text.substr(0, text.find_first_of(";=")) == text.substr(0, text.find(';'))) {
    kind.of = find_slug<mechanism>(word());
    if (!kind.of) return std::nullopt;
  }
  if (!part("ground=", [&] { return (kind.by.ground = find_slug<legal_ground>(word())).has_value(); })) return std::nullopt;
  if (!part("condition=", [&] { return (kind.by.condition = find_slug<condition_kind>(word())).has_value(); })) return std::nullopt;
  (void)part("destination=", [&] {
    const auto next = text.rfind(";authority=");
    kind.by.destination = place_id(text.substr(0, next));
    text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
    return true;
  });
  (void)part("authority=", [&] {
    kind.by.authority = actor_id(text);
    return true;
  });
  return !kind.is_whole() && kind_text(kind.of, kind.by) == whole ? std::optional(kind) : std::nullopt;
}

}  // namespace

account_point read_point(std::string_view text, const dossier& d) {
  if (text.empty()) return {};
  if (text == "start") return account_point::start();
  const auto colon = text.find(':');
  const auto word = text.substr(0, colon);
  const auto rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  if (!rest.empty()) {
    if (word == "claim") return of_claim(rest, d);
    if (word == "bulletin") return account_point::of(bulletin_id(rest));
    if (word == "point") return account_point::of(named_time_id(rest));
    if (word == "event_start") return account_point::start_of(event_id(rest));
    if (word == "event_end") return account_point::end_of(event_id(rest));
    if (word == "end" || word == "at")
      if (const auto p = instant_named(rest, text)) return *p;
  }
  throw error(errc::invalid_value, "no point as answers name it", fmt::format("'{}'", text), std::string(point_words));
}

term_chain read_chain(std::string_view text) {
  if (text.empty()) return {};
  const auto colon = text.find(':');
  const auto what = find_slug<term_chain::what>(text.substr(0, colon));
  const bool moves = what == term_chain::what::entries || what == term_chain::what::exits;
  const auto kind = colon == std::string_view::npos ? std::optional(term_chain{}) : moves ? kind_named(text.substr(colon + 1)) : std::nullopt;
  if (!what || what == term_chain::what::none || !kind)
    throw error(errc::invalid_value, "no chain as answers name it", fmt::format("'{}'", text),
                "entries, exits, entries:KIND, exits:KIND;ground=WORD, held, start or end");
  return {*what, kind->of, kind->by};
}

stratum_name read_stratum(std::string_view text, const dossier& d) {
  if (text.empty()) return {};
  for (const auto& c : d.content().claims)
    for (const auto& b : c.breakdowns)
      for (const auto& part : b.parts)
        if (stratum_name s{b.axis, part.name}; to_string(s) == text) return s;
  const auto mark = text.find('=');
  if (mark == std::string_view::npos)
    throw error(errc::invalid_value, "no stratum as answers name it", fmt::format("'{}'", text), "AXIS=NAME");
  return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

}  // namespace habeas::io
