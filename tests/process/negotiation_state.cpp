// SPDX-License-Identifier: MIT
#include <habeas/process/negotiation_state.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"
#include "made/some_days.hpp"

namespace test_negotiation_course {

using namespace habeas;
using testing::contains;
using testing::january;
using testing::only;
using testing::small_dossier;

namespace {

const negotiation_id talks{"talks"};
using state = negotiation_state;

day of_january(std::int64_t n) { return day::from_civil(2025, 12, 31).plus(n); }

/// Talks moved by events of these names.
small_dossier with_talks(const std::vector<std::pair<std::string, state>>& moves) {
  small_dossier d;
  negotiation n;
  n.id = talks;
  for (const auto& [name, to] : moves) {
    d.add_event(name);
    n.moves.push_back({event_id(name), to});
  }
  d.content.negotiations = {n};
  return d;
}
std::set<state> possible(const dossier& d, std::int64_t on) {
  const timeline t(d);
  std::set<state> found;
  for (const auto& s : negotiation_state_sequence(t, talks).states_on(of_january(on)))
    if (s.possible) found.insert(s.state);
  return found;
}
const possible_state* answer_for(const std::vector<possible_state>& list, state wanted) {
  for (const auto& s : list)
    if (s.state == wanted) return &s;
  return nullptr;
}
std::vector<claim_id> ids(std::initializer_list<const char*> names) {
  std::vector<claim_id> list;
  for (const auto* n : names) list.emplace_back(n);
  return list;
}

}  // namespace

TEST_CASE("with exact days there is one state on each day") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}, {"again", state::resumed}});
  d.dated("C1", "begin", january(3));
  d.dated("C2", "stall", january(6));
  d.dated("C3", "again", january(9));
  CHECK(possible(d.make(), 2) == std::set{state::not_stated});
  CHECK(possible(d.make(), 3) == std::set{state::under_way});
  CHECK(possible(d.make(), 8) == std::set{state::suspended});
  CHECK(possible(d.make(), 9) == std::set{state::resumed});
}

TEST_CASE("an uncertain date leaves more than one state, and each says why it can or cannot be") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", january(3));
  d.dated("C2", "stall", "[2026-01-05..2026-01-08]");
  const auto whole = d.make();
  const timeline t(whole);
  const negotiation_state_sequence link_direction(t, talks);
  CHECK(possible(whole, 4) == std::set{state::under_way});
  CHECK(possible(whole, 6) == std::set{state::under_way, state::suspended});
  CHECK(possible(whole, 8) == std::set{state::suspended});
  const auto on_6 = link_direction.states_on(of_january(6));
  CHECK(answer_for(on_6, state::suspended)->claims == ids({"C2"}));
  CHECK(answer_for(on_6, state::suspended)->by == std::vector{event_id("stall")});
  CHECK_FALSE(answer_for(on_6, state::not_stated)->possible);
  CHECK(answer_for(on_6, state::not_stated)->claims == ids({"C1"}));
  // On the 8th the suspension is certain: what says that it came by then rules the other state out.
  const auto on_8 = link_direction.states_on(of_january(8));
  CHECK(answer_for(on_8, state::under_way)->claims == ids({"C1", "C2"}));
}

TEST_CASE("what nobody tells of moves nothing, and what is not yet said does not either") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", january(3)).said = parse_edtf(january(4));
  d.dated("C2", "stall", january(5)).said = parse_edtf(january(20));
  CHECK(possible(d.make(), 10) == std::set{state::suspended});
  CHECK(possible(d.make().as_known_on(instant::end_of(of_january(10))), 10) == std::set{state::under_way});
  CHECK(possible(d.make().without("C1").without("C2"), 10) == std::set{state::not_stated});
}

TEST_CASE("on one day a link says which move was the last; without one it may be either") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", january(3));
  d.dated("C2", "stall", january(3));
  CHECK(possible(d.make(), 3) == std::set{state::under_way, state::suspended});
  d.linked("C3", "begin", relation::precedes, "stall");
  CHECK(possible(d.make(), 3) == std::set{state::suspended});
  const auto whole = d.make();
  const timeline t(whole);
  const auto on_3 = negotiation_state_sequence(t, talks).states_on(of_january(3));
  CHECK(contains(answer_for(on_3, state::under_way)->claims, claim_id("C3")));
  CHECK(contains(answer_for(on_3, state::under_way)->claims, claim_id("C2")));
}

TEST_CASE("moves without a date are ordered by links alone") {
  auto d = with_talks({{"stall", state::suspended}, {"again", state::resumed}});
  d.linked("C1", "stall", relation::precedes, "again");
  CHECK(possible(d.make(), 5) == std::set{state::not_stated, state::suspended, state::resumed});
  d.dated("C2", "again", january(5));
  CHECK(possible(d.make(), 5) == std::set{state::resumed});
  CHECK(possible(d.make(), 4) == std::set{state::not_stated, state::suspended});
}

TEST_CASE("of two dates that exclude one another either may be right: after both the talks are under way") {
  auto d = with_talks({{"begin", state::under_way}, {"end", state::collapsed}});
  d.dated("C1", "begin", january(3)).said = parse_edtf(january(3));
  d.dated("C2", "begin", january(9)).said = parse_edtf(january(9));
  d.linked("C3", "begin", relation::same_as, "begin");
  CHECK(possible(d.make(), 2) == std::set{state::not_stated});
  CHECK(possible(d.make(), 5) == std::set{state::not_stated, state::under_way});
  CHECK(possible(d.make(), 12) == std::set{state::under_way});
}

TEST_CASE("the states of a day are those of the assignments of instants that all claims allow") {
  MESSAGE("seed " << testing::seed);
  testing::random_source random(testing::seed + 71);
  constexpr int days = 4, slots = 4, last = days * slots;  // instants 0..15: as many to a day as there are events at most
  const state words[] = {state::announced, state::under_way, state::suspended, state::resumed, state::collapsed};
  std::size_t several = 0, single = 0;
  for (int round = 0; round < 150; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 4));
    std::vector<std::pair<std::string, state>> moves;
    for (std::size_t i = 0; i < n; ++i) moves.emplace_back(std::string("e") + std::to_string(i), words[random(0, 4)]);
    auto d = with_talks(moves);
    std::vector<std::set<std::int64_t>> ranges;
    for (std::size_t i = 0; i < n; ++i) {
      auto [date, allowed] = testing::some_days(random, 1, days, january);
      ranges.push_back(std::move(allowed));
      d.dated("D" + std::to_string(i), moves[i].first, date);
      d.lasted("L" + std::to_string(i), moves[i].first, quantity::exact(0), time_unit::days);
    }
    const relation kinds[] = {relation::follows, relation::precedes, relation::meets, relation::starts_with, relation::within};
    for (std::int64_t k = 0, links = random(0, 3); k < links; ++k) {
      const auto a = random(0, static_cast<std::int64_t>(n) - 1), b = random(0, static_cast<std::int64_t>(n) - 1);
      if (a != b)
        d.linked("K" + std::to_string(k), moves[static_cast<std::size_t>(a)].first, kinds[random(0, 4)],
                 moves[static_cast<std::size_t>(b)].first, random(0, 1));
    }
    const auto whole = d.make();
    const timeline t(whole);
    if (!t.contradictions().empty()) continue;
    // Every assignment of an instant to each event, no two alike, that fits all the words.
    std::vector<std::set<state>> truth(days + 2);
    std::vector<int> at(n, 0);
    const auto day_of = [&](std::size_t i) { return 1 + at[i] / slots; };
    const auto place = [&](const event_id& e) { return static_cast<std::size_t>(e.text()[1] - '0'); };
    const auto fits = [&] {
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < i; ++k)
          if (at[i] == at[k]) return false;
      for (std::size_t i = 0; i < n; ++i)
        if (ranges[i].count(day_of(i)) == 0) return false;
      for (const auto& c : whole.content().claims) {
        const auto* link = std::get_if<linked_claim>(&c.says);
        if (link == nullptr) continue;
        const auto a = place(link->from), b = place(link->to);
        const auto gap = day_of(b) - day_of(a);
        const auto most = link->days.value_or(0);
        if (link->relation == relation::follows && !(at[b] <= at[a] && -gap <= most)) return false;
        if (link->relation == relation::precedes && !(at[a] <= at[b] && gap <= most)) return false;
        if (link->relation == relation::meets && gap != 1) return false;
        if (link->relation == relation::starts_with && gap != 0) return false;
        if (link->relation == relation::within && !(-most <= gap && gap <= most)) return false;
      }
      return true;
    };
    for (;;) {
      if (fits())
        for (int on = 0; on <= days + 1; ++on) {
          std::optional<std::size_t> latest;
          for (std::size_t i = 0; i < n; ++i)
            if (day_of(i) <= on && (!latest || at[i] > at[*latest])) latest = i;
          truth[static_cast<std::size_t>(on)].insert(latest ? moves[*latest].second : state::not_stated);
        }
      std::size_t i = 0;
      while (i < n && ++at[i] == last) at[i++] = 0;
      if (i == n) break;
    }
    if (truth[0].empty()) continue;  // links in a circle, which one instant for several events would fit
    const auto moved = testing::shuffled(d.content, random);
    for (int on = 0; on <= days + 1; ++on) {
      CAPTURE(round);
      CAPTURE(on);
      const auto found = possible(whole, on);
      REQUIRE(found == truth[static_cast<std::size_t>(on)]);
      (found.size() > 1 ? several : single) += 1;
    }
    const dossier other(moved);
    const timeline u(other);
    for (int on = 0; on <= days + 1; ++on) {
      const auto a = negotiation_state_sequence(t, talks).states_on(of_january(on)), b = negotiation_state_sequence(u, talks).states_on(of_january(on));
      REQUIRE(a.size() == b.size());
      for (std::size_t i = 0; i < a.size(); ++i) {
        REQUIRE(a[i].possible == b[i].possible);
        REQUIRE(a[i].by == b[i].by);
      }
    }
  }
  CHECK(several > 100);
  CHECK(single > 100);
}

TEST_CASE("of a date that is one of a set, the days between are none of it") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", "[2026-01-03,2026-01-09]");
  d.dated("C2", "stall", january(6));
  // Begun on the 3rd or the 9th, and suspended on the 6th in any case.
  CHECK(possible(d.make(), 4) == std::set{state::not_stated, state::under_way});
  CHECK(possible(d.make(), 6) == std::set{state::suspended});
  CHECK(possible(d.make(), 9) == std::set{state::suspended, state::under_way});
  // Begun by the 6th: on the 3rd, so that from then on the talks are under way.
  d.linked("C3", "begin", relation::precedes, "stall");
  CHECK(possible(d.make(), 3) == std::set{state::under_way});
  const auto whole = d.make();
  const timeline t(whole);
  const auto on_4 = negotiation_state_sequence(t, talks).states_on(of_january(4));
  CHECK(answer_for(on_4, state::not_stated)->claims == ids({"C1", "C2", "C3"}));
}

TEST_CASE("two moves whose sets leave no day between them for a state") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", "[2026-01-02,2026-01-08]");
  d.dated("C2", "stall", "[2026-01-03,2026-01-09]");
  d.linked("C3", "stall", relation::within, "begin", 1);
  // The 2nd and the 3rd, or the 8th and the 9th.
  CHECK(possible(d.make(), 2) == std::set{state::not_stated, state::under_way});
  for (const auto on : {3, 5, 7}) CHECK(possible(d.make(), on) == std::set{state::not_stated, state::suspended});
  CHECK(possible(d.make(), 8) == std::set{state::under_way, state::suspended});
}

TEST_CASE("the days of a mask, and of an event beside the talks that a link ties to a move") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  d.dated("C1", "begin", "2026-01-X5");
  d.dated("C2", "stall", january(20));
  CHECK(possible(d.make(), 10) == std::set{state::not_stated, state::under_way});
  d.lasted("one_day", "begin", quantity::exact(0), time_unit::days);
  d.linked("C3", "begin", relation::within, "stall", 10);
  CHECK(possible(d.make(), 14) == std::set{state::not_stated});  // the 15th or, after the suspension, the 25th
  CHECK(possible(d.make(), 19) == std::set{state::not_stated, state::under_way});

  auto other = with_talks({{"begin", state::under_way}, {"stall", state::suspended}});
  other.add_event("visit");
  other.dated("C1", "visit", "[2026-01-03,2026-01-09]");
  other.linked("C2", "begin", relation::starts_with, "visit");
  other.dated("C3", "stall", january(6));
  other.linked("C4", "begin", relation::precedes, "stall");
  CHECK(possible(other.make(), 4) == std::set{state::under_way});
}

TEST_CASE("the claims that rule a state out do so by themselves") {
  testing::random_source random(testing::seed + 72);
  const state words[] = {state::under_way, state::suspended, state::collapsed};
  std::size_t looked = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::pair<std::string, state>> moves;
    for (int i = 0; i < 3; ++i) moves.emplace_back(std::string("e") + std::to_string(i), words[i]);
    auto d = with_talks(moves);
    for (int i = 0; i < 3; ++i) {
      const auto low = random(1, 5), high = random(low, 5);
      const auto name = moves[static_cast<std::size_t>(i)].first;
      d.dated("D" + std::to_string(i), name, "[" + january(low) + ".." + january(high) + "]");
      d.add("O" + std::to_string(i), occurred_claim{event_id(name)});  // told of, whatever is taken away
    }
    const auto a = random(0, 2), b = random(0, 2);
    if (a != b) d.linked("K", moves[static_cast<std::size_t>(a)].first, relation::precedes, moves[static_cast<std::size_t>(b)].first);
    const auto whole = d.make();
    const timeline t(whole);
    if (!t.contradictions().empty()) continue;
    for (int on = 0; on <= 6; ++on)
      for (const auto& s : negotiation_state_sequence(t, talks).states_on(of_january(on))) {
        if (s.possible) continue;
        const auto kept = only(d.content, [&](const claim_id& c) { return contains(s.claims, c) || c.text()[0] == 'O'; });
        REQUIRE(possible(dossier(kept), on).count(s.state) == 0);
        ++looked;
      }
  }
  CHECK(looked > 100);
}

}  // namespace test_negotiation_course
