// SPDX-License-Identifier: MIT
// Answers about the event graph as JSON text and as tables.
#pragma once

#include <stop_token>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/graph/actor_network.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/timeline/event_panel.hpp>
#include <habeas/timeline/path_sentences.hpp>

namespace habeas {

/// The paths from one event to another, with why each is what it is; sentences are in the sentence_writer's language.
[[nodiscard]] HABEAS_API std::string to_json(const path_answer& a, const dossier& d, const sentence_writer& writer);
/// Events, links, components, cycles and an order of all. Throws errc::cancelled when asked to stop.
[[nodiscard]] HABEAS_API std::string to_json(const event_graph& g, const std::stop_token& stop = {});
/// Negotiations, and a column for each of their counts: unit, month, then KIND_certain and KIND_possible.
[[nodiscard]] HABEAS_API std::string to_json(const event_panel& p);
/// The same columns as comma-separated values with a header.
[[nodiscard]] HABEAS_API std::string to_csv(const event_panel& p);
/// Actors with degree, weight and betweenness (plain and normalised), and their ties.
[[nodiscard]] HABEAS_API std::string to_json(const actor_network& n, const std::stop_token& stop = {});

}  // namespace habeas
