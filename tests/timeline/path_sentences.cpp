// SPDX-License-Identifier: MIT
#include <habeas/timeline/path_sentences.hpp>

#include <doctest/doctest.h>

#include "graph/small_events.hpp"

namespace test_path_narrator {

using namespace habeas;
using namespace habeas::testing;

namespace {

small_events story() {
  small_events s;
  s.content.actors[0].name = "The Speaker";
  s.what("talks");
  s.what("release");
  s.link("l1", "release", relation::tied_to, "talks", "seems tied");
  s.date("d1", "talks", "2030-01-05");
  return s;
}
std::vector<path_reason> why(const dossier& d, language l, pace by = pace::start) {
  path_options o;
  o.pace = by;
  static std::vector<path_answer> kept;  // reasons point into the answer
  kept.push_back(event_paths(event_graph(d)).between(event_id("talks"), event_id("release"), o));
  return reasons_of(kept.back().paths.at(0), by, d, sentence_writer(d, l));
}

}  // namespace

TEST_CASE("who hedged, in which words, and what the dates leave open") {
  auto s = story();
  const auto open = why(s.make(), language::en);
  REQUIRE(open.size() == 2);
  CHECK(open[0].sentence == "The Speaker (l1), hedged with \"seems tied\": release tied_to talks; so at most possible.");
  CHECK(open[1].sentence == "No claim that counts shows whether the start of release is before the start of talks.");
  CHECK(open[1].because == nullptr);
  s.date("d2", "release", "2030-01-07");
  const auto proved = why(s.make(), language::en);
  CHECK(proved[1].sentence == "the start of talks is certainly not after the start of release.");
  REQUIRE(proved[1].because != nullptr);
  CHECK(proved[1].because->value == 2);
  CHECK(why(s.make(), language::en, pace::end)[1].sentence == "the end of talks is certainly not after the start of release.");
}

TEST_CASE("what refuses an impossible path, in either language") {
  auto s = story();
  s.date("d2", "release", "2030-01-02");
  const auto en = why(s.make(), language::en), es = why(s.make(), language::es);
  REQUIRE(en.size() == 2);
  CHECK(en[1].sentence == "the start of release is at least 3 days before the start of talks.");
  CHECK(es[1].sentence == "el inicio de release es anterior a el inicio de talks por al menos 3 días.");
  CHECK(verdict_text(path_verdict::impossible, sentence_writer(s.make(), language::es)) == "imposible");
}

}  // namespace test_path_narrator
