// SPDX-License-Identifier: MIT
#include "process/negotiation_rules.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"
#include "made/some_days.hpp"

namespace test_check_talks {

using namespace habeas;
using testing::january;
using testing::small_dossier;
using state = negotiation_state;

namespace {

small_dossier with_talks(const std::vector<std::pair<std::string, state>>& moves, const std::vector<std::string>& rounds = {}) {
  small_dossier d;
  negotiation n;
  n.id = negotiation_id("talks");
  for (const auto& [name, to] : moves) {
    d.add_event(name);
    n.moves.push_back({event_id(name), to});
  }
  for (const auto& name : rounds) {
    d.add_event(name);
    n.rounds.push_back(event_id(name));
  }
  d.content.negotiations = {n};
  return d;
}
std::vector<basic_finding<std::optional<proof>>> found(const dossier& d) {
  const timeline t(d);
  return check_negotiations(t, sentence_writer(d, language::en));
}
std::string told(const dossier& d) {
  std::string text;
  for (const auto& f : found(d)) text += f.rule + ":" + std::string(to_slug(f.severity)) + " ";
  return text;
}

}  // namespace

TEST_CASE("which state can follow which") {
  std::string sound;
  for (const auto& [before, from] : slug_table<state>::rows)
    for (const auto& [next, to] : slug_table<state>::rows)
      if (can_follow(before, next)) sound += std::string(from) + ">" + std::string(to) + " ";
  CHECK(sound ==
        "not_stated>announced not_stated>under_way not_stated>suspended not_stated>resumed not_stated>concluded "
        "not_stated>collapsed announced>announced announced>under_way announced>suspended announced>concluded "
        "announced>collapsed under_way>suspended under_way>concluded under_way>collapsed suspended>suspended "
        "suspended>resumed suspended>collapsed resumed>suspended resumed>resumed resumed>concluded resumed>collapsed ");
  CHECK_FALSE(can_meet(state::suspended));
  CHECK_FALSE(can_meet(state::collapsed));
  CHECK(can_meet(state::resumed));
}

TEST_CASE("talks in their order are not remarked on") {
  auto d = with_talks({{"begin", state::under_way}, {"stall", state::suspended}, {"again", state::resumed}, {"end", state::concluded}},
                      {"meet"});
  d.dated("C1", "begin", january(2));
  d.dated("C2", "stall", january(4));
  d.dated("C3", "again", january(6));
  d.dated("C4", "end", january(8));
  d.dated("C5", "meet", january(7));
  CHECK(told(d.make()).empty());
}

TEST_CASE("resumed before suspended: an error where it is certain, with its proof, a note where it is possible") {
  auto d = with_talks({{"stall", state::suspended}, {"again", state::resumed}});
  d.dated("C1", "stall", january(6));
  auto& when = d.dated("C2", "again", january(3));
  CHECK(told(d.make()) == "talks_resumed_first:error ");
  const auto whole = d.make();
  const auto errors = found(whole);
  REQUIRE(errors.front().proof);
  CHECK(errors.front().proof->value == 3);
  CHECK(verify::check(*errors.front().proof, whole).valid());
  CHECK(errors.front().subjects == std::vector<std::string>{"again", "talks"});
  CHECK(errors.front().sentence == "In talks, again resumes the talks before anything suspends them.");
  std::get<dated_claim>(when.says).date = parse_edtf("[2026-01-03..2026-01-08]");
  CHECK(told(d.make()) == "talks_resumed_first:note ");
  // Talks that the dossier takes up in their middle may begin with a resumption.
  CHECK(told(d.make().without("C1")).empty());
}

TEST_CASE("a round after the collapse, or in a suspension") {
  auto d = with_talks({{"stall", state::suspended}, {"again", state::resumed}, {"end", state::collapsed}}, {"meet"});
  d.dated("C1", "stall", january(3));
  d.dated("C2", "again", january(6));
  d.dated("C3", "end", january(9));
  auto& when = d.dated("C4", "meet", january(10));
  CHECK(told(d.make()) == "talks_round_out_of_place:error ");
  CHECK(found(d.make()).front().proof->value == 1);
  std::get<dated_claim>(when.says).date = parse_edtf(january(4));
  CHECK(told(d.make()) == "talks_round_out_of_place:error ");
  CHECK(found(d.make()).front().subjects == std::vector<std::string>{"meet", "stall", "talks"});
  std::get<dated_claim>(when.says).date = parse_edtf("[2026-01-04..2026-01-07]");
  CHECK(told(d.make()) == "talks_round_out_of_place:note ");
  std::get<dated_claim>(when.says).date = parse_edtf(january(7));
  CHECK(told(d.make()).empty());
  // On the day of the collapse, unless a link says which was first.
  std::get<dated_claim>(when.says).date = parse_edtf(january(9));
  CHECK(told(d.make()) == "talks_round_out_of_place:note ");
  d.linked("C5", "meet", relation::precedes, "end");
  CHECK(told(d.make()).empty());
}

TEST_CASE("nothing moves talks that are over") {
  auto d = with_talks({{"begin", state::under_way}, {"end", state::collapsed}, {"more", state::suspended}});
  d.dated("C1", "begin", january(1));
  d.dated("C2", "end", january(5));
  d.dated("C3", "more", january(7));
  CHECK(told(d.make()) == "talks_move_out_of_place:error ");
}

TEST_CASE("two moves that each may be in place, but not both") {
  auto d = with_talks({{"first", state::under_way}, {"second", state::under_way}});
  d.dated("C1", "first", "2026-01");
  d.dated("C2", "second", "2026-01");
  CHECK(told(d.make()) == "talks_move_out_of_place:note talks_move_out_of_place:note talks_no_order:error ");
  CHECK_FALSE(found(d.make()).back().proof);
}

TEST_CASE("where there are too many orders, nothing is called certain") {
  std::vector<std::pair<std::string, state>> moves;
  for (int i = 0; i < 9; ++i) moves.emplace_back("e" + std::to_string(i), i == 0 ? state::collapsed : state::under_way);
  auto d = with_talks(moves);
  for (const auto& [name, to] : moves) d.dated("C" + name, name, "2026-01");
  bool errors = false, said = false;
  for (const auto& f : found(d.make())) {
    errors = errors || f.severity == severity::error;
    said = said || f.rule == "talks_not_all_orders";
  }
  CHECK_FALSE(errors);
  CHECK(said);
}

TEST_CASE("certain and possible are so in all and in some assignments of days") {
  testing::random_source random(testing::seed + 73);
  const state words[] = {state::announced, state::under_way, state::suspended, state::resumed, state::concluded, state::collapsed};
  std::size_t errors = 0, notes = 0;
  for (int round = 0; round < 120; ++round) {
    const auto n = static_cast<std::size_t>(random(2, 3));
    std::vector<std::pair<std::string, state>> moves;
    bool suspends = false;
    for (std::size_t i = 0; i < n; ++i) {
      moves.emplace_back("e" + std::to_string(i), words[random(0, 5)]);
      suspends = suspends || moves.back().second == state::suspended;
    }
    auto d = with_talks(moves, {"meet"});
    std::vector<std::set<std::int64_t>> ranges;
    for (std::size_t i = 0; i <= n; ++i) {
      auto [date, allowed] = testing::some_days(random, 1, 4, january);
      ranges.push_back(std::move(allowed));
      d.dated("D" + std::to_string(i), i < n ? moves[i].first : "meet", date);
    }
    // Days, and the order within a day: each event at an instant of its own, eight to a day.
    std::vector<bool> good(n + 1, false), bad(n + 1, false);
    std::vector<std::int64_t> at(n + 1);
    const auto go = [&](const auto& self, std::size_t i) -> void {
      if (i <= n) {
        for (std::int64_t t = *ranges[i].begin() * 4; t < *ranges[i].rbegin() * 4 + 4; ++t) {
          if (ranges[i].count(t / 4) == 0) continue;
          if (std::find(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(i), t) != at.begin() + static_cast<std::ptrdiff_t>(i)) continue;
          at[i] = t;
          self(self, i + 1);
        }
        return;
      }
      for (std::size_t k = 0; k <= n; ++k) {
        auto before = state::not_stated;
        std::int64_t last = -1;
        for (std::size_t m = 0; m < n; ++m)
          if (m != k && at[m] < at[k] && at[m] > last) {
            last = at[m];
            before = moves[m].second;
          }
        bool fine = k == n ? can_meet(before) : can_follow(before, moves[k].second);
        if (k < n && moves[k].second == state::resumed && before == state::not_stated) fine = !suspends;
        (fine ? good : bad)[k] = true;
      }
    };
    go(go, 0);
    std::set<std::pair<std::string, bool>> expected, actual;
    for (std::size_t k = 0; k <= n; ++k)
      if (bad[k]) expected.emplace(k < n ? moves[k].first : "meet", !good[k]);
    for (const auto& f : found(d.make())) {
      if (f.rule == "talks_no_order") continue;
      // The subject that is out of place: the other one is what comes before it.
      const auto words_of = f.sentence;
      for (std::size_t k = 0; k <= n; ++k) {
        const auto name = k < n ? moves[k].first : std::string("meet");
        const auto starts = words_of.rfind("In talks, " + name, 0) == 0 || words_of.rfind("In talks, round " + name, 0) == 0;
        if (starts) actual.emplace(name, f.severity == severity::error);
      }
      (f.severity == severity::error ? errors : notes) += 1;
    }
    CAPTURE(round);
    REQUIRE(actual == expected);
  }
  CHECK(errors > 20);
  CHECK(notes > 20);
}

}  // namespace test_check_talks
