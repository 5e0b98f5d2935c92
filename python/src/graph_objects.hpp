// SPDX-License-Identifier: MIT
// Answers about the event graph and the timeline as the classes of habeas, made from the typed answers themselves.
#pragma once

#include <habeas/graph/event_graph.hpp>
#include <habeas/io/graph_answers.hpp>
#include <habeas/timeline/temporal_paths.hpp>

#include "answer_objects.hpp"

namespace habeas::python {

// Each needs the interpreter's lock.
/// A link as its claim states it.
[[nodiscard]] py::object link_object(const dossier& d, const claim_id& name);
[[nodiscard]] py::object object_of(const path_answer& a, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const event_panel& p);
/// With the betweenness of each actor, which takes long to find.
[[nodiscard]] py::object object_of(const actor_network& n, const std::vector<double>& betweenness);
/// An event and the days of its ends.
[[nodiscard]] py::object object_of(const event& e, const event_days& start, const event_days& end, const sentence_writer& writer);

}  // namespace habeas::python
