// SPDX-License-Identifier: MIT
// paths, graph, panel: what leads to what, in which order, and how often.
#include <cstdint>
#include <memory>
#include <set>
#include <utility>

#include <fmt/ranges.h>

#include <habeas/io/graph_document.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "core/near_names.hpp"
#include "io/answers/graph_values.hpp"

namespace habeas::command {
namespace {

/// Which links a question follows.
struct link_options {
  std::vector<std::string> relations;

  void add_to(line word) {
    word.option("--relation", relations, "Only links with this relation: follows, tied_to, ...").type_name("R").one_each().not_empty();
  }
  [[nodiscard]] event_graph open(const dossier& d) const {
    event_graph g(d);
    if (relations.empty()) return g;
    std::set<relation> wanted;
    for (const auto& text : relations) {
      const auto found = find_slug<relation>(text);
      if (!found) throw error(errc::invalid_value, "not a relation", "'" + text + "'", words_wanted<relation>(text));
      wanted.insert(*found);
    }
    return g.only(std::move(wanted));
  }
};

struct path_question {
  reading_options reading;
  link_options links;
  std::string from, to, after = "start";
  std::uint64_t most = 20;
};

std::string paths_text(const path_answer& a, const dossier& d, const sentence_writer& writer) {
  std::string text = writer.format("path_head", {{"from", a.from.text()}, {"to", a.to.text()}, {"verdict", verdict_text(a.verdict, writer)}}) + '\n';
  if (a.paths.empty() && !a.more) text += writer.format("path_none", {{"from", a.from.text()}, {"to", a.to.text()}}) + '\n';
  for (const auto& p : a.paths) {
    text += fmt::format("{} ({})\n", fmt::join(p.events, " -> "), verdict_text(p.verdict, writer));
    for (const auto& r : reasons_of(p, a.pace, d, writer)) {
      text += "  " + r.sentence + '\n';
      if (r.because != nullptr) text += proof_lines(*r.because, writer, "      ");
    }
  }
  if (a.more) text += writer.format("path_more", {{"n", fmt::format("{}", a.paths.size())}}) + '\n';
  if (!a.set_aside.empty()) text += writer.format("set_aside", {{"claims", writer.listed(a.set_aside)}}) + '\n';
  return text;
}

int paths(const path_question& q) {
  const auto d = q.reading.open();
  const sentence_writer writer(d, q.reading.written_in());
  path_options o;
  o.pace = *find_slug<pace>(q.after);
  o.limits.paths = q.most;
  const auto answer = event_paths(q.links.open(d)).between(event_id(q.from), event_id(q.to), o);
  if (q.reading.json) put(io::to_value(answer, d, writer), d);
  else put(paths_text(answer, d, writer) + withheld_text(d, q.reading.written_in()));
  return answered;
}

struct graph_question {
  reading_options reading;
  link_options links;
  std::string format;
  std::vector<std::string> codes;
  bool reduced = false;
};

std::string graph_text(const event_graph& g, const sentence_writer& writer) {
  std::string text = writer.format("graph_count", {{"n", fmt::format("{}", g.events().size())}, {"m", fmt::format("{}", g.links().size())}}) + '\n';
  for (const auto& list : components(g))
    if (list.size() > 1) text += writer.format("graph_component", {{"events", writer.listed(list)}}) + '\n';
  for (const auto& c : cycles(g)) {
    std::vector<claim_id> all;
    for (const auto& l : c.links) all.insert(all.end(), l.begin(), l.end());
    text += writer.format("graph_cycle", {{"events", writer.listed(c.events)}, {"claims", writer.listed(all)}}) + '\n';
  }
  return text;
}

int graph(const graph_question& q) {
  const auto d = q.reading.open();
  const auto g = q.links.open(d);
  if (!q.format.empty()) {
    if (q.reading.json) throw error(errc::invalid_value, "an answer has one format", "--json and --format " + q.format, "one of them");
    const timeline days(d);
    const auto document = q.reduced ? drawing_of(g, days, {}, q.codes) : document_of(g, days, q.codes);
    put_document(q.format == "dot" ? to_dot(document) : q.format == "graphml" ? to_graphml(document) : to_json_ld(document));
    return answered;
  }
  if (q.reading.json) put(io::to_value(g), d);
  else put(graph_text(g, sentence_writer(d, q.reading.written_in())) + withheld_text(d, q.reading.written_in()));
  return answered;
}

struct panel_question {
  reading_options reading;
  std::string from, to;
  std::vector<std::string> kinds;
};

int panel(const panel_question& q) {
  const auto d = q.reading.open();
  panel_options o;
  if (!q.from.empty()) o.from = calendar_month::parse(q.from);
  if (!q.to.empty()) o.to = calendar_month::parse(q.to);
  for (const auto& text : q.kinds) {
    const auto found = find_slug<event_kind>(text);
    if (!found) throw error(errc::invalid_value, "not a kind of event", "'" + text + "'", words_wanted<event_kind>(text));
    if (!o.kinds) o.kinds.emplace();
    o.kinds->insert(*found);
  }
  const auto made = make_panel(event_graph(d), timeline(d), o);
  const sentence_writer writer(d, q.reading.written_in());
  if (q.reading.json) put(io::to_value(made), d);
  else put((made.rows.empty() ? writer.format("no_panel", {}) + '\n' : to_csv(made)) + withheld_text(d, q.reading.written_in()));
  return answered;
}

}  // namespace

void add_paths(line app) {
  auto q = std::make_shared<path_question>();
  const auto word = app.word("paths", "Find paths of links from one event to another, and whether the dates allow their order");
  q->reading.add_to(word);
  word.option("FROM", q->from, "Id of the first event").required();
  word.option("TO", q->to, "Id of the last event").required();
  word.option("--after", q->after, "An event on a path may start after the start, or only after the end, of the event before it")
      .one_of({"start", "end"})
      .shows_default();
  word.option("--most", q->most, "Show at most this many paths, shortest first").between(0, 10'000).shows_default();
  q->links.add_to(word);
  word.examples({"habeas paths examples/dossiers/article talks_restart releases --without lately_is_60_days"});
  word.does([q] { return paths(*q); });
}

void add_graph(line app) {
  auto q = std::make_shared<graph_question>();
  const auto word = app.word("graph", "Count events and links, list connected events and cycles, or export the graph");
  q->reading.add_to(word);
  const auto format = word.option("--format", q->format, "Export the graph as dot, graphml or json-ld").one_of({"dot", "graphml", "json-ld"});
  word.flag("--reduced", q->reduced, "Leave out links that follow from longer paths (transitive reduction)").needs(format);
  word.option("--codes", q->codes, "Add the codes of these standards for each event's kind: cameo, plover, acled, pax, huridocs")
      .type_name("STANDARD,...")
      .split_at(',')
      .one_each()
      .needs(format)
      .not_empty();
  q->links.add_to(word);
  word.examples({"habeas graph examples/dossiers/article",
                 "habeas graph examples/dossiers/article --format dot --relation tied_to"});
  word.does([q] { return graph(*q); });
}

void add_panel(line app) {
  auto q = std::make_shared<panel_question>();
  const auto word = app.word("panel", "Tabulate negotiations by month: certain and possible numbers of events of each kind");
  q->reading.add_to(word);
  word.option("--from", q->from, "First month").type_name("YYYY-MM").not_empty();
  word.option("--to", q->to, "Last month").type_name("YYYY-MM").not_empty();
  word.option("--kind", q->kinds, "Only events of this kind").type_name("KIND").one_each().not_empty();
  word.examples({"habeas panel examples/dossiers/article --without lately_is_60_days --to 2023-12"});
  word.does([q] { return panel(*q); });
}

}  // namespace habeas::command
