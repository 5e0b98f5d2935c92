// SPDX-License-Identifier: MIT
// Talks, agreements, pledges and exchanges as JSON values.
#pragma once

#include <optional>
#include <string>

#include <boost/json.hpp>

#include <habeas/core/export.hpp>
#include <habeas/process/pledge_delivery.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/process/negotiation_state.hpp>

#include "io/answers/talk_parts.hpp"

namespace habeas::io {

namespace json = boost::json;

/// The negotiations that the view shows, or one; with the states on the days asked for. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API json::object negotiations_value(const timeline& t, const std::string& only, const std::optional<day_range>& days);
/// The agreements that the view shows, or one. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API json::object agreements_value(const timeline& t, const std::string& only);
/// The pledges and exchanges that the view shows, or one pledge; deliveries and the ladder where a point is given.
[[nodiscard]] HABEAS_API json::object pledges_value(deliveries& all, const std::string& only, const std::string& at, const sentence_writer& writer,
                                                    const std::optional<about_policy>& about = {});

}  // namespace habeas::io
