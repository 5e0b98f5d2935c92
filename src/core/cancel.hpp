// SPDX-License-Identifier: MIT
// How long calls stop when they are asked to.
#pragma once

#include <stop_token>

#include <habeas/core/error.hpp>

namespace habeas {

/// Throws errc::cancelled where the caller asked to stop.
inline void throw_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
}

}  // namespace habeas
