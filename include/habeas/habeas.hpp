// SPDX-License-Identifier: MIT
// All of the library that needs no more than Boost's headers and fmt: core to stats.
#pragma once

#include <habeas/core/error.hpp>
#include <habeas/core/id.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/core/version.hpp>
