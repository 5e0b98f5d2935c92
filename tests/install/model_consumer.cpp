// SPDX-License-Identifier: MIT
// A program that links habeas::model alone: entities, dates and the event graph, handed to Boost as they are.
#include <cstdio>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/graph/breadth_first_search.hpp>

#include <habeas/graph/boost_graph.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/time/boost_date_time.hpp>

using namespace habeas;

int main() {
  dossier_content made;
  made.id = "lake_talks";
  made.actors = {actor{.id = actor_id("watch")}};
  made.events = {event{.id = event_id("restart"), .kind = event_kind::negotiation_resumption},
                 event{.id = event_id("release"), .kind = event_kind::release}};
  claim link;
  link.id = claim_id("link");
  link.speaker = actor_id("watch");
  link.said = parse_edtf("2030-03-16");
  link.says = linked_claim{.from = event_id("restart"), .relation = relation::causes, .to = event_id("release"), .days = {}, .hedge = {}};
  made.claims = {link};

  const event_graph graph{dossier(made)};
  std::vector<int> distance(num_vertices(graph), -1);
  const auto start = graph.vertex_of(event_id("restart"));
  distance[start] = 0;
  const auto steps = boost::record_distances(distance.data(), boost::on_tree_edge());
  boost::breadth_first_search(graph, start, boost::visitor(boost::make_bfs_visitor(steps)));

  const auto said = from_boost_date(boost::gregorian::date(2030, 3, 16));
  std::printf("said on %s; the release is %d step from the restart\n", to_string(said).c_str(),
              distance[graph.vertex_of(event_id("release"))]);
  return distance[graph.vertex_of(event_id("release"))] == 1 ? 0 : 1;
}
