// SPDX-License-Identifier: MIT
// Allen's relations between dates as they are written: of a set, those of its members.
#pragma once

#include <optional>

#include <habeas/core/export.hpp>
#include <habeas/time/allen.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// The relations that two dates can have, sets by their members.
///
/// `[...]` is one of its members: start and end lie in one and the same day, month or year of it. `{...}` is all of them, from
/// the first at the latest to the last at the earliest. Other dates are read by their four bounds, as `possible_relations` of
/// those has it. Exact, but for members by months or years of which there are more than a thousand: those count by their hull, which
/// leaves more possible and never less.
/// @param where the hemisphere of seasons 21 to 24
/// @throws error invalid_value when a season needs a hemisphere and none is given
/// @complexity the product of the numbers of members
[[nodiscard]] HABEAS_API allen_set possible_relations(const edtf& a, const edtf& b, std::optional<hemisphere> where = {});

}  // namespace habeas
