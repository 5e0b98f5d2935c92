// SPDX-License-Identifier: MIT
// The id that a name gives, for whoever makes things out of names.
#pragma once

#include <string>
#include <string_view>

#include <habeas/core/export.hpp>

namespace habeas {

/// A name as a word that can be an id: "Comité X (Y)" gives `comite_x_y`. Letters of Latin scripts lose their marks,
/// everything else but a to z and 0 to 9 becomes one underscore. Empty where nothing is left.
[[nodiscard]] HABEAS_API std::string id_of_name(std::string_view name);

}  // namespace habeas
