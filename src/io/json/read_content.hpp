// SPDX-License-Identifier: MIT
// From JSON values to the lists of a dossier, and the one judgement of the lists, whoever made them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/model/dossier.hpp>

#include "io/json/codec.hpp"

namespace habeas::io {

/// What an object holds, before anything is judged against anything else. A whole dossier says its version.
[[nodiscard]] dossier_content read_lists(const json::object& object, value_reader& reader, bool whole);

/// The faults of reading, and after them those of the lists read, as `validate` finds them. What could not be read
/// stands empty in the lists, which is no second fault.
[[nodiscard]] problem_list all_faults(const dossier_content& content, problem_list of_reading);

/// A dossier of lists that were read with these faults. Nothing where there are any, then or now: `faults` has all.
[[nodiscard]] std::optional<dossier> judged(dossier_content content, problem_list& faults);

/// The view with more things. Nothing where they do not fit: `faults` has why, by the places in `more`; a fault of
/// what was there already keeps its place, and an empty file.
[[nodiscard]] std::optional<dossier> joined(const dossier& view, const dossier_content& more, const std::string& file,
                                            problem_list& faults);

/// Puts faults in the order of the lists of a dossier and of the things in each, whichever was found first.
void sort_as_lists(std::vector<problem>& faults);

}  // namespace habeas::io
