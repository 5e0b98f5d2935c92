// SPDX-License-Identifier: MIT
#include "io/answers/graph_values.hpp"

#include <algorithm>

#include <habeas/graph/event_queries.hpp>
#include <habeas/io/csv.hpp>

namespace habeas::io {
namespace {

/// A link as its claim states it.
json::object link_value(const dossier& d, const claim_id& name) {
  const auto& c = d.get(name);
  const auto& says = std::get<linked_claim>(c.says);
  return {{"claim", name.text()}, {"from", says.from.text()}, {"relation", to_slug(says.relation)}, {"to", says.to.text()},
          {"course", to_slug(direction_of(says.relation))}, {"days", number_or_null(says.days)}, {"speaker", c.speaker.text()},
          {"hedge", text_or_null(says.hedge)},
          {"grade", c.grade ? json::value(std::string{c.grade->source, c.grade->information}) : json::value(nullptr)}};
}

json::value path_value(const time_path& p, const path_answer& a, const dossier& d, const sentence_writer& writer) {
  json::array hops, why, against;
  for (const auto& hop : p.hops) {
    json::array links;
    for (const auto& name : hop.links) links.push_back(link_value(d, name));
    hops.push_back({{"from", hop.from.text()}, {"to", hop.to.text()}, {"links", std::move(links)}, {"hedged", hop.hedged},
                    {"days", to_value(hop.days, writer)}});
  }
  for (const auto& r : reasons_of(p, a.pace, d, writer)) why.push_back(json::object{{"sentence", r.sentence}});
  for (const auto& r : p.against) against.push_back(to_value(r, writer));
  json::object o{{"events", id_list(p.events)}, {"verdict", to_slug(p.verdict)}, {"hops", std::move(hops)}, {"why", std::move(why)},
                 {"against", std::move(against)}};
  if (!p.days_against.empty()) o["days_against"] = id_list(p.days_against);
  return o;
}

}  // namespace

json::value to_value(const path_answer& a, const dossier& d, const sentence_writer& writer) {
  json::array paths;
  for (const auto& p : a.paths) paths.push_back(path_value(p, a, d, writer));
  return {{"from", a.from.text()}, {"to", a.to.text()}, {"after", to_slug(a.pace)}, {"verdict", to_slug(a.verdict)},
          {"paths", std::move(paths)}, {"more", a.more}, {"set_aside", id_list(a.set_aside)}};
}

json::value to_value(const event_graph& g, const std::stop_token& stop) {
  const auto& d = g.of();
  json::array events, links, groups, order, cycle_rows;
  for (const auto& name : g.events()) {
    const auto& e = d.get(name);
    events.push_back({{"id", name.text()}, {"kind", to_slug(e.kind)}, {"title", e.title}});
  }
  for (const auto& name : g.links()) links.push_back(link_value(d, name));
  for (const auto& list : components(g)) groups.push_back(id_list(list));
  for (const auto& list : topological_order(g)) order.push_back(id_list(list));
  for (const auto& c : cycles(g)) {
    json::array steps;
    for (const auto& l : c.links) steps.push_back(id_list(l));
    cycle_rows.push_back({{"events", id_list(c.events)}, {"shortest", id_list(c.shortest)}, {"links", std::move(steps)}});
  }
  return {{"events", std::move(events)}, {"links", std::move(links)}, {"components", std::move(groups)}, {"order", std::move(order)},
          {"cycles", std::move(cycle_rows)}, {"reduction", id_list(transitive_reduction(g, stop))}};
}

json::value to_value(const event_panel& p) {
  json::array units, unit_column, month_column;
  for (const auto& u : p.units)
    units.push_back({{"unit", u.name}, {"entity", text_or_null(u.entity.text())}, {"negotiation", id_list(u.negotiation)}, {"certain", id_list(u.certain)}, {"possible", id_list(u.possible)}});
  std::vector<json::array> counts(2 * p.kinds.size());
  for (const auto& r : p.rows) {
    unit_column.push_back(json::string(r.unit));
    month_column.push_back(json::string(r.month.text()));
    for (std::size_t k = 0; k < r.counts.size(); ++k) {
      counts[2 * k].push_back(r.counts[k].certain);
      counts[2 * k + 1].push_back(r.counts[k].possible);
    }
  }
  json::object columns{{"unit", std::move(unit_column)}, {"month", std::move(month_column)}};
  for (std::size_t k = 0; k < p.kinds.size(); ++k) {
    const std::string name(to_slug(p.kinds[k]));
    columns[name + "_certain"] = std::move(counts[2 * k]);
    columns[name + "_possible"] = std::move(counts[2 * k + 1]);
  }
  return {{"units", std::move(units)}, {"columns", std::move(columns)}};
}

json::value to_value(const actor_network& n, const std::stop_token& stop) {
  json::array actors, ties;
  const auto degree = n.degree(), weight = n.weight();
  const auto plain = n.betweenness(false, stop);
  const auto others = static_cast<double>(n.actors().size()) - 1.0;
  const double pairs = std::max(1.0, others * (others - 1.0) / 2.0);
  for (std::size_t i = 0; i < n.actors().size(); ++i)
    actors.push_back({{"actor", n.actors()[i].text()}, {"degree", degree[i]}, {"weight", weight[i]}, {"betweenness", plain[i]},
                      {"betweenness_normalised", plain[i] / pairs}});
  for (const auto& t : n.ties())
    ties.push_back({{"first", t.first.text()}, {"second", t.second.text()}, {"weight", t.events.size()}, {"events", id_list(t.events)},
                    {"claims", id_list(t.claims)}});
  return {{"actors", std::move(actors)}, {"ties", std::move(ties)}};
}

}  // namespace habeas::io

namespace habeas {

std::string to_json(const path_answer& a, const dossier& d, const sentence_writer& writer) { return boost::json::serialize(io::to_value(a, d, writer)); }
std::string to_json(const event_graph& g, const std::stop_token& stop) { return boost::json::serialize(io::to_value(g, stop)); }
std::string to_json(const event_panel& p) { return boost::json::serialize(io::to_value(p)); }
std::string to_json(const actor_network& n, const std::stop_token& stop) { return boost::json::serialize(io::to_value(n, stop)); }

std::string to_csv(const event_panel& p) {
  std::vector<std::string> cells{"unit", "month"};
  for (const auto k : p.kinds)
    for (const auto* end : {"_certain", "_possible"}) cells.push_back(std::string(to_slug(k)) + end);
  std::string out;
  append_csv_row(out, cells);
  for (const auto& r : p.rows) {
    cells = {spreadsheet_text(r.unit), spreadsheet_text(r.month.text())};
    for (const auto& c : r.counts)
      for (const auto n : {c.certain, c.possible}) cells.push_back(std::to_string(n));
    append_csv_row(out, cells);
  }
  return out;
}

}  // namespace habeas
