// SPDX-License-Identifier: MIT
#include "ledger/point_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

#include "core/near_names.hpp"

namespace habeas {

namespace {

/// One day, month, year or longer unit, as the calendar has it: nothing doubtful, no set, no interval, no hour.
bool is_whole_unit(const edtf& date) {
  return !date.is_interval() && !date.is_set() && !date.has_mask() && !date.is_qualified() && !date.time();
}

/// "31/03/2031", "2031-13-31", "march", "31 March": what somebody meant as a day.
bool looks_like_a_date(std::string_view text) {
  std::string word(text.substr(0, 40));
  for (auto& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const auto* month : {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"})
    if (word.find(month) != std::string::npos && word.find('_') == std::string::npos) return true;
  const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && word.find_first_not_of("0123456789-/. ") == std::string::npos;
}

/// How a point is written; of what begins as a date, what is wrong with it.
std::string how_points_are_named(std::string_view text) {
  const auto date = try_parse_edtf(text);
  const auto fault = !date && looks_like_a_date(text) && text.size() <= 40 ? fmt::format(" (no date at offset {}: found {}, expected {})", date.failure().offset, date.failure().found, date.failure().expected) : std::string();
  return "a day as in 2031-03-31, its boundaries start:2031-03-31 and end:2031-03-31, or the id of a bulletin or claim" + fault;
}

bool is_one_day(const edtf& date) { return is_whole_unit(date) && date.start() != nullptr && date.start()->precision == date_precision::day; }

}  // namespace

account_point point_reader::read(std::string_view text) const {
  const auto colon = text.find(':');
  const auto word = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
  const auto rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
  if (word == "end" || word == "start") return boundary(parse_edtf(rest), rest, word == "end");
  if (word == "bulletin") return known(bulletin_id(rest));
  if (word == "claim") {
    if (!dossier_->find(claim_id(rest)))
      if (const auto end = window_end_of(rest)) return *end;
    return of_claim(claim_id(rest));
  }
  if (word == "point") return spoken_of(account_point::of(named_time_id(rest)), text);
  if (word == "event_start") return spoken_of(account_point::start_of(event_id(rest)), text);
  if (word == "event_end") return spoken_of(account_point::end_of(event_id(rest)), text);
  if (const auto date = try_parse_edtf(text)) {
    if (const auto counted = cutoff_on(*date)) return *counted;
    if (is_one_day(*date)) return boundary(*date, text, true);  // nobody counted then: what held at its end is asked for
    throw error::unknown_id("count within those days (end:DAY asks for the end of a day)", text, days_near(*date));
  }
  return by_id(text);
}

account_point point_reader::read(const time_ref& m) const {
  switch (m.kind) {
    case time_ref::how::start_of: return boundary(*m.date, m.date->text(), false);
    case time_ref::how::end_of: return boundary(*m.date, m.date->text(), true);
    case time_ref::how::as_of:
      if (const auto counted = cutoff_on(*m.date)) return *counted;
      throw error::unknown_id("count within those days", m.date->text(), days_near(*m.date));
    case time_ref::how::bulletin: return known(bulletin_id(m.name));
    case time_ref::how::claim: return of_claim(claim_id(m.name));
    case time_ref::how::point:
    case time_ref::how::event_start:
    case time_ref::how::event_end: break;
  }
  const auto p = *named_in(m);
  return spoken_of(p, to_string(p));
}

account_point point_reader::boundary(const edtf& date, std::string_view text, bool end) const {
  const auto b = date.bounds(dossier_->content().hemisphere);
  if (!is_whole_unit(date) || !b.earliest_start.is_day() || !b.latest_end.is_day())
    throw error(errc::invalid_value, "a boundary is of a day, a month or a year", fmt::format("'{}'", text),
                "one without marks, such as 2025-12-29, 2025-12 or 2025");
  return end ? account_point::end_of(b.latest_end.value) : account_point::start_of(b.earliest_start.value);
}

account_point point_reader::spoken_of(const account_point& p, std::string_view text) const {
  if (!system_->table().find(p)) throw error::unknown_id("point in this account", text, near(text));
  return p;
}

account_point point_reader::of_claim(const claim_id& id) const {
  (void)dossier_->get(id);
  const auto place = *dossier_->find_place(id);
  for (const auto& [stock, point] : system_->stocks())
    if (stock == place) return system_->table().points()[point].name;
  for (const auto& f : system_->flows())
    if (f.claim_place == place) return system_->table().points()[f.to].name;
  // A claim that does not count still says when its number was taken.
  const auto& says = dossier_->get(id).says;
  const auto* held = std::get_if<held_claim>(&says);
  const auto* flow = std::get_if<flow_claim>(&says);
  if ((held && !held->during && held->account == *account_) || (flow && flow->account == *account_)) return account_point::cutoff_of(id);
  throw error(errc::unknown_id, "a claim without a point in this account", fmt::format("'{}'", id),
              fmt::format("a claim of a stock or flow of {} that counts", *account_));
}

std::optional<account_point> point_reader::window_end_of(std::string_view text) const {
  const auto claim_before = [&](std::string_view tail) { return claim_id(text.substr(0, text.size() - tail.size())); };
  std::optional<account_point> end;
  if (text.ends_with(":from")) end = account_point::from_of(claim_before(":from"));
  else if (text.ends_with(":to")) end = account_point::to_of(claim_before(":to"));
  return end && system_->table().find(*end) ? end : std::nullopt;
}

std::optional<account_point> point_reader::cutoff_on(const edtf& date) const {
  const auto& content = dossier_->content();
  const auto asked = cutoff_point(date, content.clock, content.hemisphere);
  std::vector<std::pair<account_point, std::size_t>> candidates;  // what tells them apart, and the point
  for (const auto& [place, point] : system_->stocks()) {
    const auto& c = content.claims[place];
    if (!lies_in(point, asked) && !lies_in_bulletin(c, asked)) continue;
    const bool shared = c.bulletin && dossier_->assumes(shared_cutoff);
    candidates.emplace_back(shared ? account_point::of(c.bulletin) : system_->table().points()[point].name, point);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  candidates.erase(std::unique(candidates.begin(), candidates.end(),
                               [](const auto& a, const auto& b) { return a.first == b.first; }),
                   candidates.end());
  if (candidates.size() == 1) return system_->table().points()[candidates.front().second].name;
  std::string list;
  for (const auto& c : candidates) list += (list.empty() ? "" : ", ") + to_string(c.first);
  if (!candidates.empty())
    throw error(errc::ambiguous, "several counts were taken then", fmt::format("'{}'", date.text()), "one of " + list);
  return std::nullopt;
}

bool point_reader::lies_in(std::size_t p, uncertain_instant asked) const {
  const auto& ranges = system_->table().points()[p].ranges;
  // The end of a day is the start of the next, but what was counted at a day's end was counted on that day, and so with its start.
  const auto reaches = [&](auto beyond) { return std::any_of(ranges.begin(), ranges.end(), beyond); };
  const bool before = reaches([&](const known_range& r) { return r.within.earliest < asked.earliest; });
  const bool after = reaches([&](const known_range& r) { return asked.latest < r.within.latest; });
  return std::any_of(ranges.begin(), ranges.end(), [&](const known_range& r) {
    const bool touches = (before && r.within.latest == asked.earliest) || (after && r.within.earliest == asked.latest);
    return asked.earliest <= r.within.earliest && r.within.latest <= asked.latest && !touches;
  });
}

bool point_reader::lies_in_bulletin(const claim& c, uncertain_instant asked) const {
  if (c.as_of || !c.bulletin) return false;
  const auto shared = system_->table().find(account_point::of(c.bulletin));
  return shared && lies_in(*shared, asked);
}

std::vector<std::string> point_reader::days_near(const edtf& asked) const {
  constexpr std::size_t most = 5;
  const auto& content = dossier_->content();
  const auto first_second = [&](const edtf& date) { return cutoff_point(date, content.clock, content.hemisphere).earliest; };
  const auto wanted = first_second(asked);
  // Without a sign, for a date without a start is further away than any number with one.
  const auto away = [&](instant t) {
    return std::pair(static_cast<std::uint64_t>(std::max(t, wanted).day) - static_cast<std::uint64_t>(std::min(t, wanted).day), t);
  };
  std::set<std::pair<decltype(away(wanted)), std::string>> days;
  for (const auto& [place, point] : system_->stocks()) {
    const auto& c = content.claims[place];
    const auto* b = c.bulletin ? dossier_->find(c.bulletin) : nullptr;
    const auto* date = c.as_of ? &*c.as_of : b != nullptr && b->as_of ? &*b->as_of : nullptr;
    if (date == nullptr || date->is_qualified()) continue;
    days.emplace(away(first_second(*date)), date->text());
    if (days.size() > most + 1) days.erase(std::prev(days.end()));  // one more tells that there are more
  }
  std::vector<std::string> near;
  for (const auto& [distance, text] : days) near.push_back(text);
  return near;
}

account_point point_reader::by_id(std::string_view text) const {
  const bool claim_there = dossier_->find(claim_id(text)) != nullptr;
  const bool bulletin_there = dossier_->find(bulletin_id(text)) != nullptr;
  if (claim_there && bulletin_there)
    throw error(errc::ambiguous, "a claim and a bulletin of that id", fmt::format("'{}'", text),
                fmt::format("claim:{0} or bulletin:{0}", text));
  if (claim_there) return of_claim(claim_id(text));
  if (bulletin_there) return known(bulletin_id(text));
  // As answers name them: instants within a day.
  for (const auto& p : system_->table().points())
    if (p.name.is<instant>() && to_string(p.name) == text) return p.name;
  auto close = near(text);
  if (close.empty() || looks_like_a_date(text))
    throw error(errc::unknown_id, "no such point", fmt::format("'{}'", text), how_points_are_named(text));
  throw error::unknown_id("point", text, std::move(close));
}

std::vector<std::string> point_reader::near(std::string_view wanted) const {
  std::set<std::string> all;
  for (const auto& p : system_->table().points()) {
    const auto name = to_string(p.name);
    all.insert(name);
    // The id alone will do, too, and may be what was meant.
    if (const auto colon = name.find(':'); p.name.is<account_point::cutoff>() && colon != std::string::npos) all.insert(name.substr(colon + 1));
  }
  return near_names({all.begin(), all.end()}, wanted);
}

}  // namespace habeas
