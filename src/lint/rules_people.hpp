// SPDX-License-Identifier: MIT
// Rules about people: members of groups, ages, births.
#pragma once

#include <system_error>

#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// All rules of this header.
void find_people(finding_list& into);

}  // namespace habeas::detail
