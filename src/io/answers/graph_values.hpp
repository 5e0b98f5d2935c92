// SPDX-License-Identifier: MIT
// Answers about the event graph as JSON values, in the shapes that scripts rely on.
#pragma once

#include <habeas/core/export.hpp>
#include <habeas/io/graph_answers.hpp>

#include "io/answers/answer_values.hpp"

namespace habeas::io {

[[nodiscard]] HABEAS_API json::value to_value(const path_answer& a, const dossier& d, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const event_graph& g, const std::stop_token& stop = {});
[[nodiscard]] HABEAS_API json::value to_value(const event_panel& p);
[[nodiscard]] HABEAS_API json::value to_value(const actor_network& n, const std::stop_token& stop = {});

}  // namespace habeas::io
