// SPDX-License-Identifier: MIT
#include <habeas/io/graph_answers.hpp>

#include <doctest/doctest.h>

#include "graph/small_events.hpp"

namespace test_graph_answers {

using namespace habeas;
using namespace habeas::testing;

namespace {

small_events story() {
  small_events s;
  s.who("host");
  s.what("talks", event_kind::negotiation_start);
  s.what("freed", event_kind::release);
  s.link("l1", "freed", relation::follows, "talks");
  s.date("d1", "talks", "2030-01-05");
  s.date("d2", "freed", "[2030-01-30..2030-02-01]");
  s.role("r1", "speaker", actor_role::party, "talks");
  s.role("r2", "host", actor_role::mediator, "talks");
  return s;
}
bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(text);
  return found;
}

}  // namespace

TEST_CASE("paths as JSON: verdict, steps, why") {
  const auto d = story().make();
  const sentence_writer writer(d, language::en);
  const auto text = to_json(event_paths(event_graph(d)).between(event_id("talks"), event_id("freed")), d, writer);
  CHECK(holds(text, R"("from":"talks","to":"freed","after":"start","verdict":"certain")"));
  CHECK(holds(text, R"("links":[{"claim":"l1","from":"freed","relation":"follows","to":"talks","course":"back","days":null,"speaker":"speaker","hedge":null,"grade":null}],"hedged":false)"));
  CHECK(holds(text, R"("more":false,"set_aside":[])"));
}

TEST_CASE("a graph as JSON") {
  const auto text = to_json(event_graph(story().make()));
  CHECK(holds(text, R"("components":[["freed","talks"]],"order":[["talks"],["freed"]],"cycles":[],"reduction":["l1"])"));
}

TEST_CASE("a panel as columns and as a table") {
  const auto d = story().make();
  const auto p = make_panel(event_graph(d), timeline(d));
  CHECK(to_csv(p) ==
        "unit,month,negotiation_start_certain,negotiation_start_possible,release_certain,release_possible\n"
        "talks,2030-01,1,1,0,1\n"
        "talks,2030-02,0,0,0,1\n");
  CHECK(holds(to_json(p), R"("columns":{"unit":["talks","talks"],"month":["2030-01","2030-02"],"negotiation_start_certain":[1,0])"));
}

TEST_CASE("a network as JSON") {
  const auto text = to_json(actor_network(story().make()));
  CHECK(holds(text, R"({"actor":"host","degree":1,"weight":1,)"));
  CHECK(holds(text, R"("ties":[{"first":"host","second":"speaker","weight":1,"events":["talks"],"claims":["r1","r2"]}])"));
}

}  // namespace test_graph_answers
