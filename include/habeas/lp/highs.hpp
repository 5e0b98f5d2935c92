// SPDX-License-Identifier: MIT
// HiGHS as a linear solver. Its library is opened when it is asked for; nothing of it is linked.
#pragma once

#include <memory>
#include <string>

#include <habeas/core/export.hpp>
#include <habeas/solve/linear_program.hpp>

namespace habeas {

/// HiGHS, where its shared library can be opened: under the file named, else where this build found it, else under
/// the names by which systems know it. Nothing where there is none, or one that counts with other integers.
/// Costs a few milliseconds the first time.
/// @param library the path of libhighs; empty: the usual places
[[nodiscard]] HABEAS_API std::shared_ptr<const solve::linear_solver> find_highs(const std::string& library = {});

/// The same from one file only. Throws errc::unsupported, saying why, where that file is no HiGHS.
[[nodiscard]] HABEAS_API std::shared_ptr<const solve::linear_solver> open_highs(const std::string& library);

}  // namespace habeas
