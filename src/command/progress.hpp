// SPDX-License-Identifier: MIT
// How far a long answer has come, on a terminal alone.
#pragma once

#include <cstdio>

#include <unistd.h>

#include <habeas/ledger/sensitivity.hpp>

#include "command/options.hpp"

namespace habeas::command {

/// Writes "done of all" over itself on standard error; nothing where that is no terminal, or quiet was asked for.
[[nodiscard]] inline progress progress_for(const reading_options& o) {
  if (o.quiet || isatty(STDERR_FILENO) == 0) return {};
  return [](std::size_t done, std::size_t of) {
    if (done == of) std::fputs("\r                              \r", stderr);
    else std::fputs(fmt::format("\r{} of {}", done, of).c_str(), stderr);
    std::fflush(stderr);
  };
}

}  // namespace habeas::command
