// SPDX-License-Identifier: MIT
// Random people who are arrested and freed, told bit by bit; now and then somebody for a second time, or on a day that
// nobody knows exactly.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "small.hpp"
#include "weekly.hpp"

namespace habeas::testing {

/// What is rare in random custody. Without any of it, what becomes known can only add.
struct rare_custody {
  bool second_times = false;    ///< people who are freed twice
  bool wide_days = false;       ///< events whose date is a stretch of days
  bool two_days = false;        ///< events with two dates
  bool dated_lists = false;     ///< memberships as of a day
  bool retractions = false, kinds = false, links = false, possibly_one = false, aborted = false;
};

inline small_dossier random_custody(random_source& random, int people, const rare_custody& rare = {}) {
  small_dossier d;
  auto& rule = d.content.accounts[0].rule;
  rule.leaves = random(0, 1) == 0 ? leaving_rule::when_freed : leaving_rule::not_stated;
  if (random(0, 3) == 0) rule.unit = counting_unit::persons;
  for (const auto effect : {assumption_effect::enter_when_held, assumption_effect::leave_when_freed}) {
    if (random(0, 2) == 0) continue;
    d.assume(std::string(to_slug(effect)), true, effect);
    d.content.assumptions.back().account = the_account;
  }
  const auto said_sometime = [&](claim& c) { c.said = parse_edtf(day_of_2031(static_cast<int>(random(20, 60)))); };
  const auto now_and_then = [&](bool may) { return may && random(0, 5) == 0; };
  const auto happens = [&](const std::vector<std::string>& who, const std::string& name, mechanism how, int on) {
    event e;
    e.id = event_id(name);
    for (const auto& one : who) e.people.emplace_back(one);
    e.change.emplace();
    e.change->how = how;
    d.content.events.push_back(e);
    if (random(0, 7) == 0) return;  // nobody says when
    auto date = day_of_2031(on);
    if (now_and_then(rare.wide_days)) date += "/" + day_of_2031(on + static_cast<int>(random(1, 6)));
    said_sometime(d.dated("d_" + name, name, date));
    if (now_and_then(rare.two_days)) said_sometime(d.dated("again_" + name, name, day_of_2031(on + static_cast<int>(random(0, 1)))));
  };
  const auto name_of = [](int i) { return "p" + std::to_string(i); };
  for (int i = 0; i < people; ++i) {
    person p;
    p.id = person_id(name_of(i));
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  bool beside = false;  // came and went with the one before
  for (int i = 0; i < people; ++i) {
    const auto who = name_of(i);
    if (!std::exchange(beside, false)) {
      std::vector<std::string> together{who};
      beside = i + 1 < people && random(0, 4) == 0;
      if (beside) together.push_back(name_of(i + 1));
      if (random(0, 3) != 0) happens(together, "arrest_" + who, mechanism::arrest, static_cast<int>(random(0, 9)));
      if (random(0, 2) != 0) happens(together, "release_" + who, mechanism::release, static_cast<int>(random(0, 14)));
      if (now_and_then(rare.second_times)) happens(together, "second_" + who, mechanism::release, static_cast<int>(random(0, 14)));
    }
    if (random(0, 2) == 0) continue;
    auto& listed = d.add("m_" + who, member_claim{person_id(who), {}, the_account});
    if (now_and_then(rare.dated_lists)) listed.as_of = parse_edtf(day_of_2031(static_cast<int>(random(0, 14))));
    said_sometime(listed);
    if (random(0, 5) == 0) said_sometime(d.add("n_" + who, member_claim{person_id(who), {}, the_account}));
  }
  for (int i = 0; i < 3; ++i) {
    const auto n = random(0, 2 * people);
    const auto name = "s" + std::to_string(i);
    const auto number = random(0, 1) == 0 ? quantity::at_least(n / 3) : random(0, 1) == 0 ? quantity::at_most(people + n) : quantity::exact(n);
    said_sometime(d.held(name, number, day_of_2031(static_cast<int>(random(0, 14)))));
  }
  const auto from = time_ref_at(time_ref::how::start_of, day_of_2031(2)), to = time_ref_at(time_ref::how::end_of, day_of_2031(9));
  said_sometime(d.flow("x", direction::exits, quantity::at_most(random(0, people)), from, to, now_and_then(rare.kinds) ? std::optional(mechanism::release) : std::nullopt));
  said_sometime(d.flow("e", direction::entries, quantity::at_least(random(0, 3)), from, to));
  if (now_and_then(rare.retractions)) {
    response_claim gone;
    gone.kind = response::retracted;
    gone.about = claim_id("s0");
    said_sometime(d.add("r", gone));
  }
  if (now_and_then(rare.aborted) && people > 0) {
    event e;
    e.id = event_id("aborted");
    e.kind = event_kind::release_aborted;
    e.people.emplace_back(name_of(static_cast<int>(random(0, people - 1))));
    d.content.events.push_back(e);
    said_sometime(d.dated("d_aborted", "aborted", day_of_2031(static_cast<int>(random(0, 14)))));
  }
  const auto& events = d.content.events;
  if (now_and_then(rare.links) && events.size() > 1) said_sometime(d.linked("l", events[0].id.text(), relation::follows, events[1].id.text()));
  if (now_and_then(rare.possibly_one) && people > 1) said_sometime(d.add("i", identity_claim{person_id("p0"), person_id("p1"), identity_verdict::possibly_same}));
  return d;
}

}  // namespace habeas::testing
