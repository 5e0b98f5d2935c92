// SPDX-License-Identifier: MIT
// 8. What links the releases of one news article to the talks: a path in time that is possible and no more, because of a hedge and of
// dates that nobody states; and how the answer changes with the day on which it is asked.
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/graph/actor_network.hpp>
#include <habeas/timeline/event_panel.hpp>
#include <habeas/timeline/path_sentences.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/graph_answers.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

const habeas::event_id restart("talks_restart"), releases("releases");

void ask(const std::string& when, const habeas::event_graph& graph) {
  const habeas::sentence_writer writer(graph.of(), habeas::language::en);
  const auto answer = habeas::event_paths(graph).between(restart, releases);
  fmt::print("{}: {}\n", when, verdict_text(answer.verdict, writer));
  for (const auto& path : answer.paths) {
    fmt::print("  {} ({})\n", fmt::join(path.events, ", "), verdict_text(path.verdict, writer));
    for (const auto& reason : reasons_of(path, answer.pace, graph.of(), writer)) fmt::print("    {}\n", reason.sentence);
    const auto because = [&](const habeas::proof& proof) {
      for (const auto& step : proof.steps) fmt::print("      {}\n", writer.sentence(step));
    };
    for (const auto& hop : path.hops)
      if (hop.days.low && *hop.days.low >= 0) because(*hop.days.low_proof);
    for (const auto& refused : path.against) because(refused);
  }
}

}  // namespace

int main() {
  // "Lately" as a number of days contradicts the year that stands marked as uncertain: without it the releases have their days.
  const auto article = habeas::open_dossier("dossiers/article").without("lately_is_60_days");
  const habeas::event_graph graph(article);
  const auto on = [&](const char* day) { return *article.end_of(habeas::parse_edtf(day)); };

  fmt::print("{} events, {} links\n", graph.events().size(), graph.links().size());
  fmt::print("What the restart of the talks leads to: {}\n", fmt::join(descendants(graph, restart), ", "));
  fmt::print("What lies on every path from it to Juan Lorenzo's release: {}\n\n",
             fmt::join(dominators_between(graph, restart, habeas::event_id("lorenzo_release")), ", "));

  ask("As known on 10 January 2026, the day before the article", graph.as_known_on(on("2026-01-10")));
  ask("As known on 11 January 2026", graph.as_known_on(on("2026-01-11")));

  // Suppose that later somebody dates the restart. Both dates are made up, to see what each would change.
  for (const auto* day : {"2023-10-17", "2023-11-05"}) {
    const auto supposed = habeas::with_additions(
        article, fmt::format(R"({{"claims": [{{"id": "supposed", "kind": "dated", "speaker": "analyst", "event": "talks_restart",
                                "date": "{}", "said": "2026-02-01"}}]}})", day));
    ask(fmt::format("\nIf the talks had restarted on {}", day), graph.seen_as(supposed));
  }

  // Who had to do with whom.
  const habeas::actor_network network(article);
  fmt::print("\n");
  const auto between = network.betweenness();
  for (std::size_t i = 0; i < between.size(); ++i)
    fmt::print("{:<15} tied with {}, betweenness {:.3f}\n", network.actors()[i].text(), network.degree()[i], between[i]);

  // For statistics: a table by month, here of the month of the releases.
  habeas::panel_options october;
  october.from = october.to = habeas::calendar_month{2023, 10};
  fmt::print("\n{}", to_csv(make_panel(graph, habeas::timeline(article), october)));
}
