// SPDX-License-Identifier: MIT
// A date shifted by a number of days.
#pragma once

#include <cstdint>
#include <optional>

#include <habeas/core/export.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// The date moved by days, with its time of day and its marks. A month, a year or a season becomes one day of a range
/// (`2025-12` a week later is `[2025-12-08..2026-01-07]`). Nothing for masks, `{...}`, open or unknown sides, and where
/// EDTF cannot write the day.
/// @param where the hemisphere of seasons 21 to 24
[[nodiscard]] HABEAS_API std::optional<edtf> shifted(const edtf& date, std::int64_t days, std::optional<hemisphere> where = {});

}  // namespace habeas
