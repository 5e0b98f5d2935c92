// SPDX-License-Identifier: MIT
// How long calls stop when they are asked to.
#pragma once

#include <cstdint>
#include <stop_token>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>

namespace habeas {

/// Throws errc::cancelled where the caller asked to stop, or the limits of this thread are reached.
inline void throw_if_stopped(const std::stop_token& stop, std::uint64_t steps = 1) {
  if (stop.stop_requested()) throw error(errc::cancelled, "stopped as asked");
  work_limits::count(steps);
}

/// Counts the steps of a loop in batches, so that an inner loop pays a comparison a step.
class step_counter {
 public:
  /// Throws errc::cancelled past the limits of this thread.
  void add(std::uint64_t steps) {
    waiting_ += steps;
    if (waiting_ >= batch) tell();
  }
  /// Counts what waits: at the end of a search, so that many small ones count as well.
  void tell() {
    const auto steps = waiting_;
    waiting_ = 0;
    work_limits::count(steps);
  }

 private:
  static constexpr std::uint64_t batch = 1024;
  std::uint64_t waiting_ = 0;
};

}  // namespace habeas
