// SPDX-License-Identifier: MIT
#include "simulate/more_counts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/cancel.hpp"
#include "simulate/exit_terms.hpp"

namespace habeas::detail {

std::vector<more_counts::published> more_counts::bulletins_of(const std::string& counter) const {
  std::map<bulletin_id, edtf> days;  // as claims of it say
  for (const auto& c : content_->claims)
    if (c.bulletin && c.as_of) days.emplace(c.bulletin, *c.as_of);
  std::vector<published> found;
  for (std::size_t i = 0; i < content_->bulletins.size(); ++i) {
    const auto& b = content_->bulletins[i];
    const auto said = days.find(b.id);
    if (b.speaker != actor_id(counter) || (!b.as_of && said == days.end())) continue;
    found.push_back({i, truth_->points.at(account_point::of(b.id)), b.as_of ? std::nullopt : std::optional(said->second)});
  }
  return found;
}

claim& more_counts::add(const published& in, const std::string& speaker, statement says) {
  claim c;
  c.id = claim_id(fmt::format("more-{}", content_->claims.size() + 1));
  c.speaker = actor_id(speaker);
  const auto& b = content_->bulletins[in.bulletin];
  // Another speaker's number is of the same hour, and no part of the bulletin.
  if (b.speaker == c.speaker) {
    c.bulletin = b.id;
    c.as_of = in.as_of;
    if (!b.documents.empty()) c.document = b.documents.front();
  } else {
    c.as_of = parse_edtf(words_.exact_text(in.hour));
  }
  c.says = std::move(says);
  truth_->points[account_point::cutoff_of(c.id)] = in.hour;
  content_->claims.push_back(std::move(c));
  return content_->claims.back();
}

narrower_kind more_counts::some_kind() {
  narrower_kind by;
  const auto limit = [&](std::int64_t which) {
    switch (which) {
      case 0: by.ground = exit_grounds[static_cast<std::size_t>(random_->between(0, exit_grounds.size() - 1))]; break;
      case 1: by.condition = exit_conditions[static_cast<std::size_t>(random_->between(0, exit_conditions.size() - 1))]; break;
      case 2: by.destination = exit_place(static_cast<int>(random_->between(0, exit_places - 1))); break;
      default: by.authority = exit_authority(static_cast<int>(random_->between(0, exit_authorities - 1))); break;
    }
  };
  limit(random_->between(0, 3));
  if (random_->chance(25)) limit(random_->between(0, 3));
  return by;
}

void more_counts::flow(const published& in, const std::string& speaker, const std::string& account, direction way, std::optional<mechanism> of,
                       const narrower_kind& by, std::int64_t from, time_ref start) {
  flow_claim says;
  says.way = way;
  says.account = account_id(account);
  says.of = of;
  says.ground = by.ground;
  says.condition = by.condition;
  says.destination = by.destination;
  says.authority = by.authority;
  says.number = number(truth_->accounts.at(account).moved(way, of, by, from, in.hour));
  says.from = std::move(start);
  add(in, speaker, std::move(says));
}

void more_counts::narrower_kinds(const std::vector<publishing_counter>& counters) {
  add_places_and_authorities(*content_);
  for (const auto& by : counters) {
    std::optional<published> before;
    for (const auto& in : bulletins_of(by.ways.name)) {
      throw_if_stopped(stop_);
      for (auto n = random_->chance(40) ? random_->between(1, 3) : 0; n > 0; --n) {
        const auto of = random_->chance(90) ? std::optional(mechanism::release) : std::nullopt;
        if (before && random_->chance(50))
          flow(in, by.ways.name, by.ways.name, direction::exits, of, some_kind(), before->hour,
               {time_ref::how::bulletin, {}, content_->bulletins[before->bulletin].id.text()});
        else if (by.series_start <= in.hour)
          flow(in, by.ways.name, by.ways.name, direction::exits, of, some_kind(), by.series_start,
               {time_ref::how::start_of, parse_edtf(words_.day_text(by.series_start)), {}});
      }
      before = in;
    }
  }
}

void more_counts::say_relation(const std::string& name, const std::string& speaker, const std::string& whole, const std::string& part, bool same_kinds) {
  claim c;
  c.id = claim_id(name);
  c.speaker = actor_id(speaker);
  related_claim says;
  says.account = account_id(whole);
  says.relation = account_relation::contains;
  says.others = {account_id(part)};
  says.flows = true;
  says.same_kinds = same_kinds;
  c.says = std::move(says);
  c.said = parse_edtf(words_.day_text(0));
  content_->claims.push_back(std::move(c));
}

void more_counts::list_of_women(const publishing_counter& first) {
  const std::string counter = "counter_women", list = "women";
  actor who;
  who.id = actor_id(counter);
  who.name = counter + " (simulated)";
  who.kind = actor_kind::ngo;
  content_->actors.push_back(std::move(who));
  account a;
  a.id = account_id(list);
  a.counter = actor_id(counter);
  a.population = "women on the list of " + first.ways.name;
  content_->accounts.push_back(std::move(a));
  const bool same_kinds = random_->chance(60);
  const auto called = same_kinds ? mechanism::release : mechanism::exchange;
  std::vector<movement> moves;
  for (auto m : truth_->accounts.at(first.ways.name).movements()) {
    if (!truth_->people[m.person].female) continue;
    if (m.of == mechanism::release) m.of = called;
    moves.push_back(m);
  }
  truth_->accounts.emplace(list, account_truth(std::move(moves), truth_->people));
  say_relation("women-of-" + first.ways.name, counter, first.ways.name, list, same_kinds);
  for (const auto& in : bulletins_of(first.ways.name)) {
    throw_if_stopped(stop_);
    if (random_->chance(30)) add(in, counter, held_claim{account_id(list), number(truth_->accounts.at(list).held(in.hour)), {}, reading::sometime});
    if (first.series_start > in.hour || !random_->chance(30)) continue;
    const time_ref start{time_ref::how::start_of, parse_edtf(words_.day_text(first.series_start)), {}};
    const bool out = random_->chance(70);
    flow(in, counter, list, out ? direction::exits : direction::entries, out ? called : mechanism::arrest, {}, first.series_start, start);
  }
}

void more_counts::flows_of_facilities(const publishing_counter& first) {
  if (first.places.empty()) return;
  const auto& place = first.places.front();
  say_relation("flows-of-" + place, first.ways.name, first.ways.name, place, false);
  for (const auto& in : bulletins_of(first.ways.name)) {
    throw_if_stopped(stop_);
    if (first.series_start > in.hour || !random_->chance(30)) continue;
    const time_ref start{time_ref::how::start_of, parse_edtf(words_.day_text(first.series_start)), {}};
    const std::pair<direction, mechanism> flows[] = {{direction::exits, mechanism::release}, {direction::exits, mechanism::transfer}, {direction::entries, mechanism::arrest}};
    const auto& [way, of] = flows[random_->between(0, 2)];
    flow(in, first.ways.name, place, way, of, {}, first.series_start, start);
  }
}

}  // namespace habeas::detail
