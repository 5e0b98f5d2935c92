// SPDX-License-Identifier: MIT
// A date in words: what the standard says of the way it is written, and what it leaves open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/time/edtf.hpp>

namespace habeas {

/// Sentences of the catalogue about one date.
struct date_words {
  std::vector<std::string> says;         ///< what the standard says of each thing that is written
  std::vector<std::string> leaves_open;  ///< what cannot be told from it
};

/// Says in words what a date says. Throws errc::invalid_value as `edtf::bounds` does, but for a missing hemisphere.
[[nodiscard]] HABEAS_API date_words explain_date(const edtf& date, std::optional<hemisphere> where = {}, language l = language::en);

}  // namespace habeas
