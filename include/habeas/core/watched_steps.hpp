// SPDX-License-Identifier: MIT
// How far a call has come, for another thread that shows it.
#pragma once

#include <atomic>
#include <cstdint>

#include <habeas/core/export.hpp>

namespace habeas {

/// Publishes the steps that this thread counts (`work_limits`), until the end of the scope. Whoever holds the counter may
/// read it from any thread. Scopes nest; the innermost counts.
class HABEAS_API watched_steps {
 public:
  explicit watched_steps(std::atomic<std::uint64_t>& to) noexcept;
  watched_steps(const watched_steps&) = delete;
  watched_steps& operator=(const watched_steps&) = delete;
  ~watched_steps();

  /// Adds to the counter of this thread, where it has one. Constant time.
  static void add(std::uint64_t steps) noexcept;

 private:
  std::atomic<std::uint64_t>* around_;
};

}  // namespace habeas
