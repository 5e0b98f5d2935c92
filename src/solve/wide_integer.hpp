// SPDX-License-Identifier: MIT
// Sums that 64 bits may not hold. Heavy to compile: for sources alone.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

namespace habeas::solve::detail {

using wide_integer = boost::multiprecision::int128_t;

}  // namespace habeas::solve::detail
