// SPDX-License-Identifier: MIT
#include "timeline/day_search.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/timeline/path_sentences.hpp>
#include <habeas/timeline/temporal_paths.hpp>

#include "graph/small_events.hpp"
#include "random_source.hpp"

namespace test_day_search {

using namespace habeas;
using namespace habeas::testing;

namespace {

void near(small_events& s, const std::string& name, const std::string& a, const std::string& b, std::int64_t days) {
  std::get<linked_claim>(s.link(name, a, relation::within, b).says).days = days;
}

std::string set_of(const std::set<int>& days) {
  std::string text;
  for (const auto d : days) text += (text.empty() ? "[2030-01-0" : ",2030-01-0") + std::to_string(d);
  return text + "]";
}

}  // namespace

TEST_CASE("a path that the bounds of sets allow and no single days do is impossible, and says by which dates") {
  small_events s;
  s.what("a");
  s.what("b");
  s.link("l", "a", relation::causes, "b");
  s.date("da", "a", "[2030-01-03,2030-01-09]");
  s.date("db", "b", "[2030-01-02,2030-01-08]");
  near(s, "n", "a", "b", 1);  // the 3rd and the 2nd, or the 9th and the 8th
  const auto d = s.make();
  const event_paths paths{event_graph(d)};
  REQUIRE(paths.days().contradictions().empty());
  const auto found = paths.between(event_id("a"), event_id("b"));
  CHECK(found.verdict == path_verdict::impossible);
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0].against.empty());
  CHECK(found.paths[0].days_against == claims({"da", "db"}));
  const sentence_writer writer(d, language::en);
  const auto why = reasons_of(found.paths[0], pace::start, d, writer);
  CHECK(why.back().sentence.find("No days that fit these dates as they are written put the events in this order") == 0);
  CHECK(paths.between(event_id("b"), event_id("a")).verdict == path_verdict::possible);
}

TEST_CASE("the same of masks") {
  small_events s;
  s.what("a");
  s.what("b");
  s.link("l", "a", relation::causes, "b");
  s.date("da", "a", "2030-01-X5");  // the 5th, 15th or 25th
  s.date("db", "b", "2030-01-X4");
  near(s, "n", "a", "b", 3);
  for (const auto* name : {"a", "b"}) {  // else it may start on one such day and end on another
    dated_claim says;
    says.event = event_id(name);
    says.lasted = duration{quantity::at_most(1), time_unit::days};
    s.say(std::string("short_") + name, says);
  }
  const auto d = s.make();
  const event_paths paths{event_graph(d)};
  REQUIRE(paths.days().contradictions().empty());
  CHECK(paths.between(event_id("a"), event_id("b")).verdict == path_verdict::impossible);
  CHECK(paths.between(event_id("b"), event_id("a")).verdict != path_verdict::impossible);
}

TEST_CASE("verdicts of paths with sets equal an enumeration of days") {
  testing::random_source random(19'310);
  std::map<path_verdict, int> told;
  int by_days = 0;
  for (int round = 0; round < 500; ++round) {
    small_events s;
    std::vector<std::set<int>> days(3);
    for (std::size_t i = 0; i < 3; ++i) {
      s.what("e" + std::to_string(i));
      for (auto n = random(1, 3); n > 0; --n) days[i].insert(static_cast<int>(random(1, 9)));
      s.date("d" + std::to_string(i), "e" + std::to_string(i), set_of(days[i]));
    }
    s.link("l0", "e0", relation::causes, "e1");
    s.link("l1", "e1", relation::causes, "e2");
    struct nearness {
      std::size_t a, b;
      int most;
    };
    std::vector<nearness> ties;
    for (auto n = random(0, 2); n > 0; --n) {
      const auto a = static_cast<std::size_t>(random(0, 2)), b = (a + 1 + static_cast<std::size_t>(random(0, 1))) % 3;
      ties.push_back({a, b, static_cast<int>(random(0, 3))});
      near(s, "n" + std::to_string(n), "e" + std::to_string(a), "e" + std::to_string(b), ties.back().most);
    }
    std::vector<std::vector<int>> histories;
    for (const auto x : days[0])
      for (const auto y : days[1])
        for (const auto z : days[2]) {
          const std::vector<int> t{x, y, z};
          if (std::all_of(ties.begin(), ties.end(), [&](const nearness& n) { return std::abs(t[n.a] - t[n.b]) <= n.most; })) histories.push_back(t);
        }
    const auto d = s.make();
    const event_paths paths{event_graph(d)};
    if (histories.empty() || !paths.days().contradictions().empty()) continue;
    const auto found = paths.between(event_id("e0"), event_id("e2"));
    for (const auto& p : found.paths) {
      std::size_t fits = 0;
      for (const auto& t : histories) {
        bool in_time = true;
        for (std::size_t i = 0; i + 1 < p.events.size(); ++i) in_time = in_time && t[static_cast<std::size_t>(p.events[i].text()[1] - '0')] <= t[static_cast<std::size_t>(p.events[i + 1].text()[1] - '0')];
        fits += in_time ? 1 : 0;
      }
      CAPTURE(round);
      // Certain rests on bounds with a proof: what only single days make certain is told as possible.
      if (fits == 0) REQUIRE(p.verdict == path_verdict::impossible);
      else REQUIRE(p.verdict != path_verdict::impossible);
      if (p.verdict == path_verdict::certain) REQUIRE(fits == histories.size());
      ++told[p.verdict];
      by_days += p.days_against.empty() ? 0 : 1;
    }
  }
  CHECK(told[path_verdict::certain] > 20);
  CHECK(told[path_verdict::possible] > 20);
  CHECK(told[path_verdict::impossible] > 20);
  CHECK(by_days > 3);
}

}  // namespace test_day_search
