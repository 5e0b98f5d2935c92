// SPDX-License-Identifier: MIT
// How far a long answer has come, on a terminal alone.
#pragma once

#include <cstdio>
#include <string_view>

#include <unistd.h>

#include <habeas/ledger/sensitivity.hpp>
#include <habeas/timeline/timeline.hpp>

#include "command/options.hpp"

namespace habeas::command {

/// Does anybody look: at a terminal, and without having asked for quiet?
[[nodiscard]] inline bool shows_progress(const reading_options& o) { return !o.quiet && isatty(STDERR_FILENO) != 0; }

/// Writes "done of all" over itself on standard error; nothing where nobody looks.
[[nodiscard]] inline progress progress_for(const reading_options& o) {
  if (!shows_progress(o)) return {};
  return [](std::size_t done, std::size_t of) {
    if (done == of) std::fputs("\r                              \r", stderr);
    else std::fputs(fmt::format("\r{} of {}", done, of).c_str(), stderr);
    std::fflush(stderr);
  };
}

/// The line of a timeline while it is made: what is done, and how much of how much; gone with it.
class timeline_line {
 public:
  explicit timeline_line(const reading_options& o) : shown_(shows_progress(o)) {}
  timeline_line(const timeline_line&) = delete;
  timeline_line& operator=(const timeline_line&) = delete;
  ~timeline_line() {
    if (shown_) std::fputs("\r                                        \r", stderr);
  }

  [[nodiscard]] timeline_progress told() const {
    if (!shown_) return {};
    return [](std::string_view what, std::size_t done, std::size_t of) {
      // Not every event: a terminal is slow.
      if (done % 256 != 0 && done != of) return;
      std::fputs((of == 0 ? fmt::format("\r{} {}", what, done) : fmt::format("\r{} {} of {}", what, done, of)).c_str(), stderr);
      std::fflush(stderr);
    };
  }

 private:
  bool shown_;
};

}  // namespace habeas::command
