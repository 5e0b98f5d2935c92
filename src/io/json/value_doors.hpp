// SPDX-License-Identifier: MIT
// Dossiers and their parts as JSON values that were never text: for bindings, whose values are objects already.
#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/dossier_builder.hpp>

namespace habeas::io {

/// As `add_json`, of the value itself.
HABEAS_API std::string add_value(dossier_builder& b, std::string_view list, boost::json::value object, source_line at);

/// As `with_additions`, of the value itself. Problems have pointers, and no line.
[[nodiscard]] HABEAS_API dossier with_added_values(const dossier& view, const boost::json::value& more);

/// What `write_dossier` writes.
[[nodiscard]] HABEAS_API boost::json::object dossier_value(const dossier_content& content);

}  // namespace habeas::io
