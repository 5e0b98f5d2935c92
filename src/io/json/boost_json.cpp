// SPDX-License-Identifier: MIT
// Boost.JSON, compiled once, in its header-only form: no library to link.
#include <boost/json/src.hpp>
