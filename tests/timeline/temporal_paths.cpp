// SPDX-License-Identifier: MIT
#include <habeas/timeline/temporal_paths.hpp>

#include <array>
#include <set>
#include <stop_token>
#include <string>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/timeline/path_sentences.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "graph/random_graph.hpp"
#include "graph/small_events.hpp"

namespace test_event_paths {

using namespace habeas;
using namespace habeas::testing;

namespace {

small_events chain() {
  small_events s;
  for (const auto* name : {"a", "b", "c"}) s.what(name);
  s.link("l1", "b", relation::tied_to, "a");
  s.link("l2", "b", relation::tied_to, "c");
  return s;
}
path_answer ask(const small_events& s, pace by = pace::start) {
  path_options o;
  o.pace = by;
  return event_paths(event_graph(s.make())).between(event_id("a"), event_id("c"), o);
}
void require_proven(const time_path& p, const dossier& d) {
  for (const auto& hop : p.hops) REQUIRE(verify::check(hop.days, d).valid());
  std::int64_t total = 0;
  for (const auto& refused : p.against) {
    REQUIRE(verify::check(refused, d).valid());
    REQUIRE(refused.end == bound_side::high);
    total += refused.value;
  }
  CHECK((p.verdict == path_verdict::impossible) == (total < 0));
}

}  // namespace

TEST_CASE("no dates: links alone lead there, possibly") {
  const auto found = ask(chain());
  CHECK(found.verdict == path_verdict::possible);
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0].events == ids({"a", "b", "c"}));
  CHECK(found.paths[0].hops[0].links == claims({"l1"}));
  CHECK_FALSE(found.more);
}

TEST_CASE("dates in order: certain; the proofs hold") {
  auto s = chain();
  s.date("d1", "a", "2030-01-01");
  s.date("d2", "b", "2030-01-02");
  s.date("d3", "c", "2030-01-02");
  const auto found = ask(s);
  CHECK(found.verdict == path_verdict::certain);  // one day is not before itself
  CHECK(*found.paths[0].hops[0].days.low == 1);
  CHECK(*found.paths[0].hops[1].days.low == 0);
  require_proven(found.paths[0], s.make());
  SUBCASE("a hedge makes it possible, however certain the dates") {
    std::get<linked_claim>(s.content.claims[0].says).hedge = "seems tied";
    const auto hedged = ask(s);
    CHECK(hedged.verdict == path_verdict::possible);
    CHECK(hedged.paths[0].hops[0].hedged);
    CHECK_FALSE(hedged.paths[0].hops[1].hedged);
  }
  SUBCASE("a second speaker without a hedge makes it certain again") {
    std::get<linked_claim>(s.content.claims[0].says).hedge = "seems tied";
    s.link("l3", "a", relation::causes, "b");
    const auto both = ask(s);
    CHECK(both.verdict == path_verdict::certain);
    CHECK(both.paths[0].hops[0].links == claims({"l1", "l3"}));
  }
}

TEST_CASE("dates against the order: impossible, with the proof") {
  auto s = chain();
  s.date("d1", "a", "2030-01-05");
  s.date("d3", "c", "2030-01-02");
  const auto found = ask(s);
  CHECK(found.verdict == path_verdict::impossible);
  REQUIRE(found.paths[0].against.size() == 1);
  CHECK(found.paths[0].against[0].value == -3);
  CHECK(claims_of(found.paths[0].against[0]) == claims({"d1", "d3"}));
  require_proven(found.paths[0], s.make());
}

TEST_CASE("each step possible and the whole not: dates are weighed together") {
  // b lasts five days, four from its first to its last, and ends before c starts; d starts within three days of a, which lasts no day.
  small_events s;
  for (const auto* name : {"a", "b", "c", "d"}) s.what(name);
  s.link("l1", "a", relation::causes, "b");
  s.link("l2", "b", relation::precedes, "c");
  s.link("l3", "c", relation::causes, "d");
  std::get<linked_claim>(s.link("l4", "d", relation::within, "a").says).days = 3;
  const auto lasts = [&](const std::string& name, const std::string& of, std::int64_t days) {
    dated_claim says;
    says.event = event_id(of);
    says.lasted = duration{quantity::exact(days), time_unit::days};
    s.say(name, says);
  };
  lasts("d1", "a", 0);
  lasts("d2", "b", 5);
  const auto d = s.make();
  const auto found = event_paths(event_graph(d)).between(event_id("a"), event_id("d"));
  REQUIRE(found.paths.size() == 2);
  CHECK(found.verdict == path_verdict::possible);  // by the link l4 alone
  const auto& way = found.paths[1];
  CHECK(way.events == ids({"a", "b", "c", "d"}));
  CHECK(way.verdict == path_verdict::impossible);
  for (const auto& hop : way.hops) CHECK((!hop.days.high || *hop.days.high >= 0));
  REQUIRE(way.against.size() == 2);
  CHECK(way.against[0].value + way.against[1].value == -1);
  require_proven(way, d);
  const sentence_writer writer(d, language::en);
  CHECK(reasons_of(way, found.pace, d, writer)[3].sentence == "The dates that these allow cannot all be met; together they are off by 1 day.");
}

TEST_CASE("after the end: what still lasts lets nothing follow") {
  auto s = chain();
  s.date("d1", "a", "2030-01-01/2030-01-10");
  s.date("d2", "b", "2030-01-05");
  CHECK(ask(s).verdict == path_verdict::possible);
  CHECK(ask(s, pace::end).verdict == path_verdict::impossible);
}

TEST_CASE("no link leads there") {
  auto s = chain();
  s.content.claims.pop_back();
  CHECK(ask(s).verdict == path_verdict::no_path);
  CHECK(ask(s).paths.empty());
}

TEST_CASE("what cannot be asked") {
  const event_paths p(event_graph(chain().make()));
  CHECK_THROWS_AS((void)p.between(event_id("a"), event_id("a")), error);
  CHECK_THROWS_AS((void)p.between(event_id("a"), event_id("x")), error);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)p.between(event_id("a"), event_id("c"), {}, stop.get_token()), error);
}

TEST_CASE("beyond the limit the verdict is still that of the best path") {
  // Many short ways refused by dates, and one longer that is not.
  small_events s;
  for (const auto* name : {"a", "c", "p", "q"}) s.what(name);
  s.date("d1", "a", "2030-01-10");
  s.date("d2", "c", "2030-01-20");
  for (int i = 0; i < 6; ++i) {
    const auto name = "m" + std::to_string(i);
    s.what(name);
    s.date("dm" + name, name, "2030-01-01");
    s.link("x" + name, "a", relation::causes, name);
    s.link("y" + name, name, relation::causes, "c");
  }
  s.link("z1", "a", relation::causes, "p");
  s.link("z2", "p", relation::causes, "q");
  s.link("z3", "q", relation::causes, "c");
  path_options o;
  o.limits.paths = 3;
  const auto d = s.make();
  auto found = event_paths(event_graph(d)).between(event_id("a"), event_id("c"), o);
  CHECK(found.more);
  REQUIRE(found.paths.size() == 4);
  CHECK(found.verdict == path_verdict::possible);
  CHECK(found.paths.back().events == ids({"a", "p", "q", "c"}));
  // With dates in order it is certain.
  s.date("d3", "p", "2030-01-11");
  s.date("d4", "q", "2030-01-12");
  CHECK(event_paths(event_graph(s.make())).between(event_id("a"), event_id("c"), o).verdict == path_verdict::certain);
  // And with the long way dated wrongly there is none left.
  auto wrong = s;
  std::get<dated_claim>(wrong.content.claims.back().says).date = parse_edtf("2030-02-12");
  CHECK(event_paths(event_graph(wrong.make())).between(event_id("a"), event_id("c"), o).verdict == path_verdict::impossible);
}

TEST_CASE("a search that gives up says so, and never calls a path impossible that it has not tried") {
  small_events s;
  s.what("a");
  s.what("z");
  for (int layer = 0; layer < 8; ++layer)
    for (int i = 0; i < 3; ++i) s.what("v" + std::to_string(layer) + std::to_string(i));
  int n = 0;
  const auto link = [&](const std::string& x, const std::string& y) { s.link("l" + std::to_string(n++), x, relation::causes, y); };
  for (int i = 0; i < 3; ++i) {
    link("a", "v0" + std::to_string(i));
    link("v7" + std::to_string(i), "z");
    for (int layer = 0; layer + 1 < 8; ++layer)
      for (int j = 0; j < 3; ++j) link("v" + std::to_string(layer) + std::to_string(i), "v" + std::to_string(layer + 1) + std::to_string(j));
  }
  // Every step alone fits; the whole does not, for z ended before a started. Only the last step shows it.
  s.date("d1", "a", "2030-01-02/2030-01-04");
  s.date("d2", "z", "2030-01-01");
  path_options o;
  o.limits.paths = 2;
  o.tries = 50;
  const event_paths p(event_graph(s.make()));
  try {
    (void)p.between(event_id("a"), event_id("z"), o);
    FAIL("no limit");
  } catch (const error& e) {
    CHECK(e.code() == errc::limit_exceeded);
  }
  o.limits.paths = 10'000;  // all 6561
  const auto all = p.between(event_id("a"), event_id("z"), o);
  CHECK(all.paths.size() == 6561);
  CHECK(all.verdict == path_verdict::impossible);
}

TEST_CASE("a path of many events is weighed within a limit, and an error is told beyond it") {
  small_events s;
  constexpr int events = 60;
  for (int i = 0; i < events; ++i) s.what("e" + std::to_string(i));
  for (int i = 0; i + 1 < events; ++i) s.link("l" + std::to_string(i), "e" + std::to_string(i), relation::causes, "e" + std::to_string(i + 1));
  const event_paths p(event_graph(s.make()));
  const event_id first("e0"), last("e59");
  path_options o;
  CHECK(p.between(first, last, o).verdict == path_verdict::possible);
  o.looks = 500;
  try {
    (void)p.between(first, last, o);
    FAIL("no limit");
  } catch (const error& e) {
    CHECK(e.code() == errc::limit_exceeded);
  }
}

TEST_CASE("paths that would be too long to show together count as further paths") {
  auto s = chain();
  s.link("l3", "a", relation::causes, "c");
  const auto d = s.make();
  path_options o;
  o.steps = 4;
  const auto few = event_paths(event_graph(d)).between(event_id("a"), event_id("c"), o);
  REQUIRE(few.paths.size() == 1);
  CHECK(few.paths[0].events == ids({"a", "c"}));
  CHECK(few.more);
  o.steps = 5;
  const auto both = event_paths(event_graph(d)).between(event_id("a"), event_id("c"), o);
  CHECK(both.paths.size() == 2);
  CHECK_FALSE(both.more);
}

namespace {

/// Start and end of events e0, e1, ..., as days of January.
using times = std::vector<std::pair<int, int>>;

bool allowed(const std::vector<claim>& claims, const times& t) {
  const auto at = [&](const event_id& e) { return t[static_cast<std::size_t>(e.text()[1] - '0')]; };
  for (const auto& c : claims) {
    if (const auto* l = std::get_if<linked_claim>(&c.says)) {
      const auto [as, ae] = at(l->from);
      const auto [bs, be] = at(l->to);
      switch (l->relation) {
        case relation::precedes: if (ae > bs) return false; break;
        case relation::follows: if (be > as) return false; break;
        case relation::part_of: if (as < bs || ae > be) return false; break;
        case relation::starts_with: if (as != bs) return false; break;
        default: break;
      }
    }
    if (const auto* d = std::get_if<dated_claim>(&c.says)) {
      const auto b = d->date->bounds();
      const auto day_of = [](int n) { return day::from_civil(2030, 1, static_cast<unsigned>(n)); };
      const auto [s, e] = at(d->event);
      if (d->date->is_one_of() && s != e) return false;  // its members are days
      if (day_of(s) < b.earliest_start.value || day_of(s) > b.latest_start.value) return false;
      if (day_of(e) < b.earliest_end.value || day_of(e) > b.latest_end.value) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("on random dossiers: verdicts of paths as by trying every date") {
  random_source random(seed);
  CAPTURE(seed);
  std::map<path_verdict, int> told;
  int joint = 0;
  for (int round = 0; round < 600; ++round) {
    const auto n = static_cast<std::size_t>(random(3, 4));
    constexpr int last = 4;
    small_events s;
    for (std::size_t i = 0; i < n; ++i) {
      const auto name = "e" + std::to_string(i);
      s.what(name);
      if (random(0, 3) == 0) {  // else any day of the month's first four
        const auto from = random(1, last), to = random(from, last);
        s.date("d" + name, name, fmt::format("2030-01-{:02}/2030-01-{:02}", from, to));
      } else {
        // The first tends to be late and the last early, so that dates refuse some paths that no step of them shows.
        const auto lo = i == 0 ? random(2, last) : i == 1 ? random(1, 2) : random(1, last), hi = random(lo, i == 1 ? 3 : last);
        s.date("d" + name, name, fmt::format("[2030-01-{:02}..2030-01-{:02}]", lo, hi));
      }
    }
    const std::array kinds{relation::precedes, relation::follows, relation::part_of, relation::starts_with, relation::tied_to,
                           relation::causes, relation::causes, relation::causes};
    const auto links = random(2, 6);
    arc_list arcs, sure;
    for (int l = 0; l < links; ++l) {
      const auto a = random(0, static_cast<std::int64_t>(n) - 1), b = random(0, static_cast<std::int64_t>(n) - 1);
      if (a == b) continue;
      const auto how = kinds[static_cast<std::size_t>(random(0, 7))];
      const bool hedged = random(0, 3) == 0;
      s.link("l" + std::to_string(l), "e" + std::to_string(a), how, "e" + std::to_string(b), hedged ? "perhaps" : "");
      const auto u = static_cast<graph::vertex_index>(a), v = static_cast<graph::vertex_index>(b);
      if (direction_of(how) != link_direction::back) arcs.emplace_back(u, v);
      if (direction_of(how) != link_direction::onward) arcs.emplace_back(v, u);
      if (!hedged && direction_of(how) != link_direction::back) sure.emplace_back(u, v);
      if (!hedged && direction_of(how) != link_direction::onward) sure.emplace_back(v, u);
    }
    if (round % 2 == 0) {
      for (const auto& [u, v] : {std::pair(0, 2), std::pair(2, 1)}) {
        s.link(fmt::format("m{}", u), fmt::format("e{}", u), relation::causes, fmt::format("e{}", v));
        arcs.emplace_back(u, v);
        sure.emplace_back(u, v);
      }
    }
    const auto d = s.make();
    const event_paths paths{event_graph(d)};
    if (!paths.days().contradictions().empty()) continue;  // what is set aside has its own tests

    std::vector<times> histories;
    times t(n);
    const auto every = [&](auto&& self, std::size_t i) -> void {
      if (i == n) {
        if (allowed(s.content.claims, t)) histories.push_back(t);
        return;
      }
      for (int from = 1; from <= last; ++from)
        for (int to = from; to <= last; ++to) {
          t[i] = {from, to};
          self(self, i + 1);
        }
    };
    every(every, 0);
    REQUIRE_FALSE(histories.empty());

    for (const auto by : {pace::start, pace::end}) {
      path_options o;
      o.pace = by;
      const auto found = paths.between(event_id("e0"), event_id("e1"), o);
      const auto wanted = all_paths(n, arcs, 0, 1);
      REQUIRE(found.paths.size() == wanted.size());
      auto best = path_verdict::no_path;
      for (std::size_t k = 0; k < wanted.size(); ++k) {
        const auto& p = wanted[k];
        std::size_t fits = 0;
        std::set<std::size_t> fitting_hops;
        bool hedge = false;
        for (std::size_t i = 0; i + 1 < p.size(); ++i)
          hedge = hedge || std::find(sure.begin(), sure.end(), std::pair(p[i], p[i + 1])) == sure.end();
        for (const auto& h : histories) {
          bool in_time = true;
          for (std::size_t i = 0; i + 1 < p.size(); ++i) {
            const bool fit = h[p[i + 1]].first >= (by == pace::end ? h[p[i]].second : h[p[i]].first);
            if (fit) fitting_hops.insert(i);
            in_time = in_time && fit;
          }
          fits += in_time ? 1 : 0;
        }
        const auto right = fits == 0 ? path_verdict::impossible
                           : fits == histories.size() && !hedge ? path_verdict::certain : path_verdict::possible;
        best = std::min(best, right);
        CAPTURE(round);
        CHECK(to_slug(found.paths[k].verdict) == to_slug(right));
        require_proven(found.paths[k], d);
        ++told[right];
        if (right == path_verdict::impossible && fitting_hops.size() + 1 == p.size()) ++joint;
      }
      CHECK(to_slug(found.verdict) == to_slug(best));
      // The same verdict when the search may show only one path, or none, and has to look beyond.
      for (const std::size_t few : {0, 1}) {
        o.limits.paths = few;
        CHECK(to_slug(paths.between(event_id("e0"), event_id("e1"), o).verdict) == to_slug(best));
      }
      o.limits.paths = 20;
    }
  }
  // The rounds were worth something: every verdict came up, and refusals that no single step shows.
  CHECK(told[path_verdict::certain] > 20);
  CHECK(told[path_verdict::possible] > 20);
  CHECK(told[path_verdict::impossible] > 20);
  CHECK(joint > 3);
}

TEST_CASE("the founding article: from the restart of the talks to the releases") {
  const auto article = open_dossier(folders::examples("dossiers/article"));
  const event_graph g(article);
  const event_id restart("talks_restart"), releases("releases");
  const auto found = event_paths(g).between(restart, releases);
  CHECK(found.verdict == path_verdict::possible);
  REQUIRE_FALSE(found.paths.empty());
  CHECK(found.paths[0].events == std::vector{restart, releases});
  CHECK(found.paths[0].hops[0].links == claims({"S06"}));
  CHECK(found.paths[0].hops[0].hedged);
  const sentence_writer writer(article, language::en);
  const auto why = reasons_of(found.paths[0], found.pace, article, writer);
  REQUIRE(why.size() == 2);
  CHECK(why[0].sentence == "Nishadil (S06), hedged with \"seems directly tied\": releases tied_to talks_restart; so at most possible.");
  CHECK(why[1].sentence == "No claim that counts shows whether the start of releases is before the start of talks_restart.");

  // Before the article was published nobody had said so.
  const auto before = event_paths(g.as_known_on(*article.end_of(parse_edtf("2026-01-10")))).between(restart, releases);
  CHECK(before.verdict == path_verdict::no_path);
  CHECK(event_paths(g.as_known_on(*article.end_of(parse_edtf("2026-01-11")))).between(restart, releases).verdict == path_verdict::possible);
  CHECK(event_paths(g.without("S06")).between(restart, releases).paths.size() < found.paths.size());

  // Somebody dates the restart after the releases: nobody's date need be right, but with these the path is impossible.
  dossier_content more;
  small_events later;
  later.content = {};
  later.date("D1", "talks_restart", "2023-11-05").speaker = actor_id("analyst");
  later.content.claims.back().said = parse_edtf("2026-02-01");
  more.claims = later.content.claims;
  // "Lately" as a number of days contradicts the year that stands marked as uncertain: without it the releases have dates.
  CHECK(found.set_aside.empty());
  const auto grown = g.seen_as(article.without("lately_is_60_days").with(more));
  const auto refused = event_paths(grown).between(restart, releases);
  CHECK(refused.paths[0].verdict == path_verdict::impossible);
  CHECK(event_paths(grown.as_known_on(*article.end_of(parse_edtf("2026-01-31")))).between(restart, releases).verdict == path_verdict::possible);
}

}  // namespace test_event_paths
