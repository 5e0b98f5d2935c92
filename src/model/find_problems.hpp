// SPDX-License-Identifier: MIT
// What keeps lists from being a dossier, one problem after another, to whoever knows some of them already.
#pragma once

#include <functional>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/id_index.hpp>

namespace habeas {

/// Hands over every problem that `validate` finds, as it is found.
HABEAS_API void find_problems(const dossier_content& content, const std::function<void(problem)>& tell);
/// The same where the index of the content is there already.
HABEAS_API void find_problems(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell);

}  // namespace habeas
