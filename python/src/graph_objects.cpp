// SPDX-License-Identifier: MIT
#include "graph_objects.hpp"

#include <algorithm>
#include <variant>

#include <habeas/timeline/path_sentences.hpp>

#include "object_class.hpp"

namespace habeas::python {
namespace {

py::object day_or_none(const std::optional<day>& d) { return d ? text_object(to_string(*d)) : nothing(); }
py::object proof_or_none(const std::optional<proof>& p, const sentence_writer& writer) { return p ? object_of(*p, writer) : nothing(); }

/// On which days an end can fall, for each way in which claims may be wrong.
py::object alternatives(const event_days& e) {
  static const object_class made("DayAlternative");
  const auto as_day = [](const std::optional<std::int64_t>& n) { return day_or_none(n ? std::optional(day(*n)) : std::nullopt); };
  if (e.days.repairs == repairs_told::none) return py::tuple();
  return tuple_of(e.days.alternatives, [&](const bound_alternative& a) { return made(a.without, a.origins, as_day(a.low), as_day(a.high)); });
}

/// What is told of those ways besides, by its name in the command's JSON.
py::object told(const event_days& e) {
  if (e.days.repairs == repairs_told::none) return py::tuple();
  return py::make_tuple(py::make_tuple("repairs", as_object(e.days.repairs)), py::make_tuple("alternatives_left", as_object(e.days.alternatives_left)),
                        py::make_tuple("disputed", as_object(e.days.disputed)));
}

}  // namespace

py::object link_object(const dossier& d, const claim_id& name) {
  static const object_class made("Link");
  const auto& c = d.get(name);
  const auto& says = std::get<linked_claim>(c.says);
  return made(name, says.from, says.relation, says.to, direction_of(says.relation), says.days, c.speaker, text_or_none(says.hedge),
              c.grade ? text_object(std::string{c.grade->source, c.grade->information}) : nothing());
}

py::object object_of(const path_answer& a, const sentence_writer& writer) {
  static const object_class made("PathAnswer"), path("TimePath"), hop("PathHop");
  const auto& d = writer.of();
  const auto paths = tuple_of(a.paths, [&](const time_path& p) {
    const auto hops = tuple_of(p.hops, [&](const path_hop& h) {
      return hop(h.from, h.to, tuple_of(h.links, [&](const claim_id& name) { return link_object(d, name); }), h.hedged, object_of(h.days, writer));
    });
    return path(p.events, p.verdict, hops, tuple_of(reasons_of(p, a.pace, d, writer), [](const path_reason& r) { return text_object(r.sentence); }),
                tuple_of(p.against, [&](const proof& one) { return object_of(one, writer); }), p.days_against);
  });
  return made(a.from, a.to, a.pace, a.verdict, paths, a.more, a.set_aside);
}

py::object object_of(const event_panel& p) {
  static const object_class made("Panel"), unit("PanelUnit");
  const auto units = table_of("PanelUnit", p.units, [](const auto& u) {
    return unit(u.name, id_or_none(u.entity), u.negotiation, u.certain, u.possible);
  });
  py::list columns;
  const auto add = [&](const std::string& name, const auto& cell) {
    columns.append(py::make_tuple(name, tuple_of(p.rows, [&](const auto& row) { return as_object(cell(row)); })));
  };
  add("unit", [](const auto& row) { return std::string(row.unit); });
  add("month", [](const auto& row) { return std::string(row.month.text()); });
  for (std::size_t k = 0; k < p.kinds.size(); ++k) {
    const std::string name(to_slug(p.kinds[k]));
    add(name + "_certain", [k](const auto& row) { return static_cast<std::int64_t>(row.counts[k].certain); });
    add(name + "_possible", [k](const auto& row) { return static_cast<std::int64_t>(row.counts[k].possible); });
  }
  return made(units, py::tuple(columns));
}

py::object object_of(const actor_network& n, const std::vector<double>& betweenness) {
  static const object_class made("ActorNetwork"), actor("NetworkActor"), tie("ActorTie");
  const auto degree = n.degree(), weight = n.weight();
  const auto others = static_cast<double>(n.actors().size()) - 1.0;
  const double pairs = std::max(1.0, others * (others - 1.0) / 2.0);
  std::size_t i = 0;
  const auto members = table_of("NetworkActor", n.actors(), [&](const actor_id& name) {
    const auto at = i++;
    return actor(name, py::object(py::int_(degree[at])), py::object(py::int_(weight[at])), py::object(py::float_(betweenness[at])),
                 py::object(py::float_(betweenness[at] / pairs)));
  });
  return made(members, table_of("ActorTie", n.ties(), [&](const auto& t) { return tie(t.first, t.second, t.events.size(), t.events, t.claims); }));
}

py::object object_of(const event& e, const event_days& start, const event_days& end, const sentence_writer& writer) {
  static const object_class made("EventDays");
  const auto proofs = [&](const event_days& days) {
    return py::make_tuple(proof_or_none(days.days.low_proof, writer), proof_or_none(days.days.high_proof, writer));
  };
  return made(e.id, e.title,
              py::make_tuple(day_or_none(start.earliest()), day_or_none(start.latest()), day_or_none(end.earliest()), day_or_none(end.latest())),
              proofs(start), proofs(end), alternatives(start), alternatives(end), py::make_tuple(told(start), told(end)));
}

}  // namespace habeas::python
