// SPDX-License-Identifier: MIT
// The event graph.
#include <memory>

#include <habeas/graph/event_queries.hpp>
#include <habeas/timeline/temporal_paths.hpp>
#include <habeas/io/graph_document.hpp>

#include "bind.hpp"
#include "graph_objects.hpp"
#include "io/answers/graph_values.hpp"
#include "object_class.hpp"
#include "plain_values.hpp"

namespace habeas::python {
namespace {

template <slugged Enum>
std::set<Enum> words(const std::vector<std::string>& texts, const char* what) {
  std::set<Enum> found;
  for (const auto& t : texts) found.insert(word<Enum>(std::string_view(t), what));
  return found;
}
template <slugged Enum>
std::optional<std::set<Enum>> words(const std::optional<std::vector<std::string>>& texts, const char* what) {
  return texts ? std::optional(words<Enum>(*texts, what)) : std::nullopt;
}
std::vector<std::string> texts(const std::vector<event_id>& ids) {
  std::vector<std::string> list;
  for (const auto& i : ids) list.push_back(i.text());
  return list;
}
std::optional<calendar_month> month_of(const std::optional<std::string>& text) {
  return text ? std::optional(calendar_month::parse(*text)) : std::nullopt;
}
std::string write_document(const graph_document& g, const std::string& format) {
  if (format == "graphml") return to_graphml(g);
  if (format == "json-ld") return to_json_ld(g);
  if (format == "dot") return to_dot(g);
  throw error(errc::invalid_value, "not a format that is written", "'" + format + "'", "one of dot, graphml, json-ld");
}

/// A graph with the language of its answers.
struct spoken_graph {
  event_graph events;
  language speaks;
};

py::object paths(const spoken_graph& g, const std::string& from, const std::string& to, const std::string& after, std::size_t most,
                  const py::object& stop) {
  path_options o;
  o.pace = word<pace>(std::string_view(after), "end of an event");
  o.limits.paths = most;
  const auto found = interruptible(stop, [&](const std::stop_token& token) {
    return event_paths(g.events, token).between(event_id(from), event_id(to), o, token);
  });
  return object_of(found, sentence_writer(g.events.of(), g.speaks));
}

py::object panel(const spoken_graph& g, const std::optional<std::string>& from, const std::optional<std::string>& to,
                  const std::optional<std::vector<std::string>>& kinds, const py::object& stop) {
  panel_options o;
  o.from = month_of(from);
  o.to = month_of(to);
  o.kinds = words<event_kind>(kinds, "kind of event");
  const auto found = interruptible(stop, [&](const std::stop_token& token) { return make_panel(g.events, timeline(g.events.of(), token), o); });
  return object_of(found);
}

py::object network(const spoken_graph& g, const std::optional<std::vector<std::string>>& roles,
                    const std::optional<std::vector<std::string>>& kinds, const std::optional<std::string>& from,
                    const std::optional<std::string>& to, bool possibly, const py::object& stop) {
  network_options o;
  o.roles = words<actor_role>(roles, "role");
  o.kinds = words<event_kind>(kinds, "kind of event");
  const auto edge = [](const std::optional<std::string>& text, bool first) -> std::optional<day> {
    if (!text) return std::nullopt;
    const auto b = parse_edtf(*text).bounds();
    const auto& at = first ? b.earliest_start : b.latest_end;
    if (!at.is_day()) throw error(errc::invalid_value, "a date without an end", "'" + *text + "'", "a day, a month or a year");
    return at.value;
  };
  const auto first = edge(from, true), last = edge(to, false);
  const auto found = interruptible(stop, [&](const std::stop_token& token) {
    const auto& d = g.events.of();
    if (first || last)
      o.keep = started_within(std::make_shared<const timeline>(d, token), first.value_or(day(std::numeric_limits<std::int64_t>::min() / 4)),
                              last.value_or(day(std::numeric_limits<std::int64_t>::max() / 4)), possibly);
    actor_network made(d, o);
    auto between = made.betweenness(false, token);
    return std::pair(std::move(made), std::move(between));
  });
  return object_of(found.first, found.second);
}

}  // namespace

void bind_graph(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  py::class_<spoken_graph>(m, "Graph")
      .def(py::init([](const dossier& d, std::string_view language) {
             const auto speaks = word<habeas::language>(language, "language");
             const py::gil_scoped_release others_may_run;
             return std::make_unique<spoken_graph>(spoken_graph{event_graph(d), speaks});
           }),
           py::arg("dossier"), py::arg("language"))
      .def("only", [](const spoken_graph& g, const std::vector<std::string>& relations) {
        return spoken_graph{g.events.only(words<relation>(relations, "relation")), g.speaks};
      }, py::arg("relations"))
      .def("directed", [](const spoken_graph& g) { return spoken_graph{g.events.directed(), g.speaks}; })
      .def("unhedged", [](const spoken_graph& g) { return spoken_graph{g.events.unhedged(), g.speaks}; })
      .def("values", [](const spoken_graph& g, const py::object& stop) {
        return plain(interruptible(stop, [&](const std::stop_token& token) { return io::to_value(g.events, token); }));
      }, py::arg("stop"))
      .def("events", [](const spoken_graph& g) { return as_object(g.events.events()); })
      .def("links", [](const spoken_graph& g) {
        return table_of("Link", g.events.links(), [&](const claim_id& name) { return link_object(g.events.of(), name); });
      })
      .def("components", [](const spoken_graph& g, const py::object& stop) {
        return as_object(interruptible(stop, [&](const std::stop_token&) { return components(g.events); }));
      }, py::arg("stop"))
      .def("topological_order", [](const spoken_graph& g, const py::object& stop) {
        return as_object(interruptible(stop, [&](const std::stop_token&) { return topological_order(g.events); }));
      }, py::arg("stop"))
      .def("cycles", [](const spoken_graph& g, const py::object& stop) {
        static const object_class made("Cycle");
        const auto found = interruptible(stop, [&](const std::stop_token&) { return cycles(g.events); });
        return table_of("Cycle", found, [](const auto& c) { return made(c.events, c.shortest, c.links); });
      }, py::arg("stop"))
      .def("transitive_reduction", [](const spoken_graph& g, const py::object& stop) {
        return as_object(interruptible(stop, [&](const std::stop_token& token) { return transitive_reduction(g.events, token); }));
      }, py::arg("stop"))
      .def("descendants", [](const spoken_graph& g, const std::string& e) { return texts(descendants(g.events, event_id(e))); },
           py::arg("event"), release())
      .def("ancestors", [](const spoken_graph& g, const std::string& e) { return texts(ancestors(g.events, event_id(e))); },
           py::arg("event"), release())
      .def("on_every_path", [](const spoken_graph& g, const std::string& from, const std::string& to) {
        return texts(dominators_between(g.events, event_id(from), event_id(to)));
      }, py::arg("from_"), py::arg("to"), release())
      .def("paths", &paths, py::arg("from_"), py::arg("to"), py::arg("after"), py::arg("most"), py::arg("stop"))
      .def("panel", &panel, py::arg("from_"), py::arg("to"), py::arg("kinds"), py::arg("stop"))
      .def("network", &network, py::arg("roles"), py::arg("kinds"), py::arg("from_"), py::arg("to"), py::arg("possibly"), py::arg("stop"))
      .def("written", [](const spoken_graph& g, const std::string& format, bool reduced, const std::vector<std::string>& codes, const py::object& stop) {
        return interruptible(stop, [&](const std::stop_token& token) {
          const timeline days(g.events.of(), token);
          return write_document(reduced ? drawing_of(g.events, days, token, codes) : document_of(g.events, days, codes), format);
        });
      }, py::arg("format"), py::arg("reduced"), py::arg("codes"), py::arg("stop"));
  m.def("convert_graph", [](const std::string& text, const std::string& from, const std::string& to) {
    if (from != "json-ld") throw error(errc::invalid_value, "not a format that is read", "'" + from + "'", "json-ld");
    return write_document(read_json_ld(text), to);
  }, py::arg("text"), py::arg("from_"), py::arg("to"), release());
}

}  // namespace habeas::python
