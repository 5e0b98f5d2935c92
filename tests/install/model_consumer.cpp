// SPDX-License-Identifier: MIT
// A program that links habeas::model alone: entities, dates and the event graph, handed to Boost as they are.
#include <cstdio>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/graph/breadth_first_search.hpp>

#include <habeas/build.hpp>
#include <habeas/graph/boost_graph.hpp>
#include <habeas/time/boost_date_time.hpp>

using namespace habeas;

int main() {
  dossier_builder b("lake_talks");
  const auto watch = b.actor("watch");
  const auto restart = b.event("restart", event_kind::negotiation_resumption);
  const auto freed = b.event("release", event_kind::release);
  const boost::gregorian::date said(2030, 3, 16);
  b.link(restart, relation::causes, freed, said_by(watch, said));

  const event_graph graph(b.build());
  std::vector<int> distance(num_vertices(graph), -1);
  const auto start = graph.vertex_of(restart);
  distance[start] = 0;
  const auto steps = boost::record_distances(distance.data(), boost::on_tree_edge());
  boost::breadth_first_search(graph, start, boost::visitor(boost::make_bfs_visitor(steps)));

  std::printf("said on %s; the release is %d step from the restart\n", to_string(from_boost_date(said)).c_str(),
              distance[graph.vertex_of(freed)]);
  return distance[graph.vertex_of(freed)] == 1 ? 0 : 1;
}
