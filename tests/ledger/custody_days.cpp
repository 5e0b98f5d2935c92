// SPDX-License-Identifier: MIT
#include "ledger/custody_days.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/ledger.hpp>
#include "ledger/incremental_ledger.hpp"

#include "made/random_custody.hpp"
#include "made/random_ledgers.hpp"

namespace test_custody_days {

using namespace habeas;
using testing::day_of_2031;
using testing::the_account;

namespace {

claim& retracts(testing::small_dossier& d, const std::string& name, const std::string& about) {
  response_claim gone;
  gone.kind = response::retracted;
  gone.about = claim_id(about);
  return d.add(name, gone);
}

/// Two who are arrested together and one of whom is freed, in an account that counts whoever is arrested at once.
struct two_people {
  testing::small_dossier d;

  two_people() {
    d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
    d.assume("at_once", true, assumption_effect::enter_when_held);
    d.content.assumptions.back().account = the_account;
    for (const auto* name : {"a", "b"}) {
      person p;
      p.id = person_id(name);
      p.synthetic = true;
      d.content.people.push_back(p);
    }
    happens("arrest", mechanism::arrest, {"a", "b"});
    happens("release", mechanism::release, {"a"});
    d.dated("taken", "arrest", day_of_2031(3));
    d.dated("freed", "release", day_of_2031(5));
    d.add("counted", member_claim{person_id("a"), {}, the_account});
    retracts(d, "no", "counted");
    int on = 10;
    for (auto& c : d.content.claims) c.said = parse_edtf(day_of_2031(on++));
  }
  event& happens(const std::string& name, mechanism how, const std::vector<std::string>& people) {
    event e;
    e.id = event_id(name);
    for (const auto& who : people) e.people.emplace_back(who);
    e.change.emplace().how = how;
    d.content.events.push_back(e);
    return d.content.events.back();
  }
  [[nodiscard]] bool is_followed() const { return custody_days::of(d.make(), the_account).has_value(); }
};

std::string text_of(const custody_days& people) {
  std::string text;
  for (const auto& [start, day] : people.days()) text += fmt::format("{}: +{} -{}; ", to_string(account_point::at(start)), day.came, day.left);
  return text;
}

std::string text_of(const bound_ends& b) {
  return (b.low ? std::to_string(*b.low) : "-") + ".." + (b.high ? std::to_string(*b.high) : "-");
}

bound_ends of_a_ledger(const ledger& l, const question& q) {
  try {
    const auto b = ask(l, q, false);
    return {b.low, b.high};
  } catch (const error&) {
    return {};
  }
}

}  // namespace

TEST_CASE("custody_days: each claim moves the day of its event, and what is taken back leaves none") {
  const auto d = two_people().d.make();
  auto people = custody_days::of(d, the_account);
  REQUIRE(people);
  std::vector<std::string> seen;
  for (const auto* name : {"taken", "freed", "counted", "no"}) {
    for (const auto event : people->moved_by(claim_id(name))) people->read(event, d.as_known_after(claim_id(name)));
    seen.push_back(text_of(*people));
    auto whole = *custody_days::of(d, the_account);
    whole.read_all(d.as_known_after(claim_id(name)));
    CHECK(text_of(whole) == seen.back());
  }
  const auto arrest = fmt::format("{}: +2 -0; ", to_string(account_point::start_of(day::from_civil(2031, 1, 4))));
  CHECK(seen[0] == arrest);
  CHECK(seen[1] == arrest);  // nobody says that who was freed was counted
  CHECK(seen[2].substr(arrest.size()) == fmt::format("{}: +0 -1; ", to_string(account_point::start_of(day::from_civil(2031, 1, 6)))));
  CHECK(seen[3] == arrest);
  CHECK(people->moved_by(claim_id("taken")) == std::vector<std::size_t>{0});
  CHECK(people->moved_by(claim_id("no")) == std::vector<std::size_t>{0, 1});
  CHECK(people->claims_of(1) == std::vector<claim_id>{claim_id("counted"), claim_id("freed"), claim_id("no")});
}

TEST_CASE("custody_days: nothing where an event is not read by itself") {
  two_people told;
  CHECK(told.is_followed());
  SUBCASE("somebody left twice") { told.happens("again", mechanism::release, {"a"}); }
  SUBCASE("an event has two days") { told.d.dated("other", "arrest", day_of_2031(4)); }
  SUBCASE("a day is not exact") { told.d.dated("other", "hearing", day_of_2031(4) + "/" + day_of_2031(6)); }
  SUBCASE("a link joins events") { told.d.linked("link", "release", relation::follows, "arrest"); }
  SUBCASE("a claim says who is who") { told.d.add("same", identity_claim{person_id("a"), person_id("b"), identity_verdict::possibly_same}); }
  SUBCASE("somebody was on a list as of a day") { told.d.content.claims[2].as_of = parse_edtf(day_of_2031(4)); }
  SUBCASE("a claim counts a kind") {
    told.d.flow("x", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::start_of, day_of_2031(1)),
                testing::time_ref_at(time_ref::how::end_of, day_of_2031(9)), mechanism::release);
  }
  SUBCASE("nobody's custody changes") { told.d.content.events.clear(), told.d.content.claims.resize(0); }
  SUBCASE("more claims speak of one event than are read again") {
    for (int i = 0; i < 500; ++i) told.d.add(fmt::format("m{}", i), member_claim{person_id("a"), {}, the_account});
  }
  for (auto& e : {"hearing"}) {
    event other;
    other.id = event_id(e);
    told.d.content.events.push_back(other);
  }
  CHECK_FALSE(told.is_followed());
}

TEST_CASE("custody_days: claim by claim, bounds are those of a ledger made anew, whatever comes, goes and cuts a day in two") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t said = 0, told = 0, anew = 0, contradictory = 0, followed = 0;
  for (int round = 0; round < 80; ++round) {
    CAPTURE(round);
    auto made = testing::random_custody(random, static_cast<int>(random(2, 7)));
    const auto sometime = [&](claim& c) { c.said = parse_edtf(day_of_2031(static_cast<int>(random(20, 60)))); };
    auto& claims = made.content.claims;
    std::vector<std::string> names;
    for (auto& c : claims) {
      names.push_back(c.id.text());
      // Numbers as of an hour, which parts whoever came or left on that day.
      if (c.as_of && random(0, 2) == 0) c.as_of = parse_edtf(day_of_2031(static_cast<int>(random(0, 14))) + "T12:00");
    }
    for (const auto& name : names) {
      if (random(0, 7) == 0) sometime(retracts(made, "no_" + name, name));
      if (random(0, 15) == 0) sometime(made.add("was_" + name, occurred_claim{made.content.events.empty() ? event_id() : made.content.events[0].id}));
    }
    std::erase_if(claims, [](const claim& c) {
      const auto* occurred = std::get_if<occurred_claim>(&c.says);
      return occurred != nullptr && !occurred->event;
    });
    const auto d = made.make();
    const auto first = d.as_known_on(instant::end_of(day::from_civil(2031, 1, 25)));
    auto questions = usual_questions(ledger(d, the_account));
    const auto point = [](int n) { return testing::point_of("end:" + day_of_2031(n)); };
    for (const auto what : {question::what::entries, question::what::exits})
      for (const int from : {0, 4, 7}) questions.push_back({what, point(from), point(from + 5), {}});
    for (const int at : {3, 6, 11}) questions.push_back({question::what::held, point(at), point(at), {}});
    incremental_ledger live(d, first, the_account);
    (void)live.watch(questions);
    followed += custody_days::of(d, the_account) ? 1 : 0;
    for (const auto place : d.canonical_order()) {
      if (first.status_of(place) != claim_status::not_yet_said) continue;
      const auto& name = d.content().claims[place].id;
      CAPTURE(name.text());
      const auto update = live.say(name);
      ++said;
      told += update.changed.size();
      if (update.held_before && update.holds_now) anew += update.anew ? 1 : 0;
      const ledger whole(d.as_known_after(name), the_account);
      REQUIRE(live.feasible() == whole.contradictions().empty());
      contradictory += live.feasible() ? 0 : 1;
      for (std::size_t w = 0; w < questions.size(); ++w) {
        CAPTURE(w);
        REQUIRE(text_of(live.bound(w)) == text_of(of_a_ledger(whole, questions[w])));
      }
    }
  }
  CHECK(followed > 50);
  CHECK(said > 400);
  CHECK(told > 300);
  CHECK(contradictory > 10);
  CHECK(anew * 4 < said);
}

}  // namespace test_custody_days
