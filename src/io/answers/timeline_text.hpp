// SPDX-License-Identifier: MIT
// The answer about a timeline as JSON text: of very many events the values take several times as much memory.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas::io {

/// The text of `to_value` of a timeline in pieces: the values of one event are there at a time, and its text stays.
/// @param end adds to the end of the object, when all else is known
[[nodiscard]] HABEAS_API std::vector<std::string> timeline_text(const timeline& t, const sentence_writer& writer,
                                                                const std::function<void(boost::json::object&)>& end = {});

}  // namespace habeas::io
