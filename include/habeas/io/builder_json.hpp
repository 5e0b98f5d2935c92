// SPDX-License-Identifier: MIT
// Things of a dossier under construction, as a file would write them: for programs that get them so, one by one.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier_builder.hpp>

namespace habeas {

/// Adds one thing to a list, from the JSON object that `dossier.json` would hold for it. Gives its id.
///
/// An id that is left out is made, as a builder makes it; a claim without a speaker is said by the coder. What is wrong
/// with the object is a problem that `build` throws with the others, at the line given. Throws errc::invalid_value for a
/// list that there is not.
HABEAS_API std::string add_json(dossier_builder& b, std::string_view list, std::string_view object, source_line at = source_line::here());

}  // namespace habeas
