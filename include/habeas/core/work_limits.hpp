// SPDX-License-Identifier: MIT
// How far the calls of a thread may go, and what becomes of a list that they end.
#pragma once

#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <stop_token>
#include <utility>

#include <habeas/core/error.hpp>
#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// What ended a call before its answer was whole.
enum class stop_cause {
  time,    ///< a request to stop: the library has no clock, its caller may have one
  work,    ///< as many steps as were allowed, or another stated limit
  memory,  ///< no more memory
};

template <>
struct slug_table<stop_cause> {
  static constexpr auto rows = make_slugs<stop_cause>({
      {stop_cause::time, "time"},
      {stop_cause::work, "work"},
      {stop_cause::memory, "memory"},
  });
};

/// Limits of everything that this thread calls until the end of the scope, whether or not it takes a stop token.
///
/// Every search counts its steps here: an arc looked at, a row built, a set tried. The same call takes the same steps on
/// every machine. Past the limits, calls throw errc::cancelled; calls that make a list (checks, series, changes,
/// sensitivities, contradictions) return it as far as it came instead, and `stopped` then says why it is not whole. After
/// that, the rest of the scope may run on: what was found has to be told. Scopes nest, and each counts what those within
/// it do.
class HABEAS_API work_limits {
 public:
  static constexpr std::uint64_t any_number = std::numeric_limits<std::uint64_t>::max();

  explicit work_limits(std::stop_token stop = {}, std::uint64_t most_steps = any_number) noexcept;
  work_limits(const work_limits&) = delete;
  work_limits& operator=(const work_limits&) = delete;
  ~work_limits();

  /// Steps that were counted so far.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
  /// What ended a call of this scope; nothing: all are whole.
  [[nodiscard]] std::optional<stop_cause> stopped() const noexcept { return stopped_; }
  /// Notes that an answer is not whole.
  void stop_for(stop_cause why) noexcept;

  /// Counts steps of this thread. Throws errc::cancelled past the limits of a scope around it. Constant time.
  static void count(std::uint64_t steps);
  /// The innermost scope of this thread, or nullptr.
  [[nodiscard]] static work_limits* current() noexcept;

  /// Does one part of a list. False where the limits of this thread ended it, or ended one before: the list then ends
  /// before that part. Without limits, whatever the part throws goes on.
  template <class Part>
  [[nodiscard]] static bool allow(Part&& part) {
    auto* const limits = current();
    if (limits != nullptr && limits->is_over()) return false;
    try {
      std::forward<Part>(part)();
      return true;
    } catch (const error& e) {
      if (e.code() != errc::cancelled || limits == nullptr || !limits->expired_) throw;
      limits->settle();
    } catch (const std::bad_alloc&) {
      if (limits == nullptr) throw;
      limits->stop_for(stop_cause::memory);
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_over() const noexcept;
  /// The cause that expired becomes what stopped the scope and those around it that expired too.
  void settle() noexcept;

  std::stop_token stop_;
  std::uint64_t most_, steps_ = 0;
  std::optional<stop_cause> expired_, stopped_;
  work_limits* around_;
};

}  // namespace habeas
