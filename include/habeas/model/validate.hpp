// SPDX-License-Identifier: MIT
// What keeps lists from being a dossier: names used twice, names of nothing, cycles, impossible values.
#pragma once

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/references.hpp>

namespace habeas {

/// The longest id, in bytes.
inline constexpr std::size_t longest_id = 200;
/// The most things that one list may hold.
inline constexpr std::size_t longest_list = 20'000'000;

/// Every problem that keeps the lists from being a dossier; none: they are one. Linear in their size.
[[nodiscard]] HABEAS_API std::vector<problem> validate(const dossier_content& content);

}  // namespace habeas
