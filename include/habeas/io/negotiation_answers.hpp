// SPDX-License-Identifier: MIT
// Talks, agreements and pledges as JSON text, in the shapes that scripts rely on (schemas/answers).
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <habeas/core/export.hpp>
#include <habeas/process/pledge_delivery.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// The negotiations that the view shows, or one, with the states at the ends of days, first to last. Throws
/// errc::unknown_id, and errc::invalid_value for days that run backwards or are too many.
[[nodiscard]] HABEAS_API std::string negotiations_json(const timeline& t, const std::string& only = {},
                                                       const std::optional<std::pair<day, day>>& days = {});
/// The agreements that the view shows, or one. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API std::string agreements_json(const timeline& t, const std::string& only = {});
/// The pledges and exchanges that the view shows, or one pledge; with deliveries at a point where one is given: a day
/// (its end), or a point of the accounts that count towards it. Throws errc::unknown_id.
[[nodiscard]] HABEAS_API std::string pledges_json(deliveries& all, const sentence_writer& writer, const std::string& only = {},
                                                  const std::string& at = {}, const std::optional<about_policy>& about = {});

}  // namespace habeas
