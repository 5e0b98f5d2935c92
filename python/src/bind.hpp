// SPDX-License-Identifier: MIT
// What the bindings of each room share: one function a room, and how long calls run.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/core/watched_steps.hpp>
#include <habeas/core/work_limits.hpp>

namespace habeas::python {

namespace py = pybind11;

void bind_core(py::module_& m);
void bind_time(py::module_& m);
void bind_tables(py::module_& m);
void bind_model(py::module_& m);
void bind_shown_things(py::module_& m);
void bind_values(py::module_& m);
void bind_builder(py::module_& m);
void bind_graph(py::module_& m);
void bind_timeline(py::module_& m);
void bind_ledger(py::module_& m);
void bind_verify(py::module_& m);
void bind_conflict(py::module_& m);
void bind_process(py::module_& m);
void bind_lists(py::module_& m);
void bind_lint(py::module_& m);
void bind_coding(py::module_& m);
void bind_simulate(py::module_& m);
void bind_io(py::module_& m);

/// The value of a word. Throws errc::invalid_value, listing the words there are.
template <slugged Enum>
[[nodiscard]] Enum word(std::string_view text, const char* what) {
  if (const auto found = find_slug<Enum>(text)) return *found;
  const bool starts_with_vowel = std::string_view("aeio").find(what[0]) != std::string_view::npos;
  throw error(errc::invalid_value, std::string(starts_with_vowel ? "not an " : "not a ") + what, fmt::format("'{}'", text), "one of " + slug_list<Enum>());
}
template <slugged Enum>
[[nodiscard]] std::optional<Enum> word(const std::optional<std::string>& text, const char* what) {
  return text ? std::optional(word<Enum>(std::string_view(*text), what)) : std::nullopt;
}

/// How far a call has come, told by the thread that works and read by the one that shows it.
class milestone {
 public:
  /// So much of so much is done; of 0 where that is not known.
  void tell(std::size_t done, std::size_t of, std::string_view what = {}) {
    const std::lock_guard lock(mutex_);
    done_ = done;
    of_ = of;
    if (!what.empty()) what_ = what;
    told_ = fresh_ = true;
  }
  /// What was told since this was asked last.
  [[nodiscard]] std::optional<std::tuple<std::size_t, std::size_t, std::string>> news() {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(fresh_, false)) return std::nullopt;
    return std::tuple(done_, of_, what_);
  }
  [[nodiscard]] bool was_told() {
    const std::lock_guard lock(mutex_);
    return told_;
  }
  [[nodiscard]] std::string what() {
    const std::lock_guard lock(mutex_);
    return what_;
  }
  [[nodiscard]] std::size_t of() {
    const std::lock_guard lock(mutex_);
    return of_;
  }

 private:
  std::mutex mutex_;
  std::size_t done_ = 0, of_ = 0;
  std::string what_;
  bool fresh_ = false, told_ = false;
};

/// Who is asked while a call runs: `stop`, a callable or None, whether to end it; `progress`, a callable or None, is told
/// how much is done, of how much or None, and of what.
struct watching {
  py::object stop, progress = py::none();
  std::string label = {};

  /// Of `stop` alone, or of all three in a tuple.
  watching(const py::object& asked) : stop(asked) {  // NOLINT(google-explicit-constructor)
    if (!py::isinstance<py::tuple>(asked)) return;
    const auto parts = py::cast<py::tuple>(asked);
    stop = parts[0];
    progress = parts[1];
    label = py::cast<std::string>(parts[2]);
  }

  /// Throws what Ctrl-C and `stop` ask for.
  void check() const {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!stop.is_none() && py::cast<bool>(py::bool_(stop()))) throw error(errc::cancelled, "stopped as asked");
  }
  void tell(std::uint64_t done, std::uint64_t of, const std::string& what) const {
    if (progress.is_none()) return;
    progress(done, of == 0 ? py::object(py::none()) : py::object(py::int_(of)), what.empty() ? label : label.empty() ? what : label + ": " + what);
  }
};

/// Runs work on another thread without the interpreter's lock, while this one listens for Ctrl-C, asks `stop` whether to
/// go on and tells `progress` how far it is: as the work says by the milestone it may take beside its stop token, else in
/// steps. What was asked to stop throws; the thread ends first.
template <class Work>
auto interruptible(const watching& watch, Work work) {
  constexpr bool tells = std::is_invocable_v<Work, const std::stop_token&, milestone&>;
  milestone reached;
  const auto run = [&](const std::stop_token& token) {
    if constexpr (tells) return work(token, reached);
    else return work(token);
  };
  std::optional<decltype(run(std::stop_token{}))> result;
  std::exception_ptr failed;
  std::mutex mutex;
  std::condition_variable wake;
  bool done = false;
  std::atomic<std::uint64_t> steps = 0;

  // Asked once at the start, so that a call that is already unwanted does nothing at all.
  watch.check();
  watch.tell(0, 0, {});
  std::uint64_t shown = 0;
  const auto show = [&] {
    if (watch.progress.is_none()) return;
    if (const auto news = reached.news()) return watch.tell(std::get<0>(*news), std::get<1>(*news), std::get<2>(*news));
    if (reached.was_told()) return;
    if (const auto now = steps.load(std::memory_order_relaxed); now != shown) watch.tell(shown = now, 0, {});
  };
  std::exception_ptr unwanted;
  {
    const py::gil_scoped_release released;
    std::jthread worker([&](const std::stop_token& token) {
      try {
        const watched_steps watched(steps);
        // What takes no token of its own stops as well.
        const work_limits within(token);
        result.emplace(run(token));
        // A part of a list is no answer here: whoever asked to stop gets `Cancelled`, and no memory is MemoryError.
        if (within.stopped() == stop_cause::memory) throw std::bad_alloc();
      } catch (...) {
        failed = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      done = true;
      wake.notify_one();
    });
    for (;;) {
      {
        std::unique_lock lock(mutex);
        if (wake.wait_for(lock, std::chrono::milliseconds(20), [&] { return done; })) break;
      }
      if (unwanted) continue;
      const py::gil_scoped_acquire held;
      try {
        watch.check();
        show();
      } catch (...) {
        unwanted = std::current_exception();
        worker.request_stop();
      }
    }
  }
  if (unwanted) std::rethrow_exception(unwanted);
  if (failed) std::rethrow_exception(failed);
  // All of it is done, however it was counted on the way.
  const auto all = std::max<std::uint64_t>(reached.of() != 0 ? reached.of() : steps.load(), 1);
  watch.tell(all, all, reached.what());
  return std::move(*result);
}

/// The same for calls that nobody stops but by Ctrl-C.
template <class Work>
auto listening(Work work) {
  return interruptible(py::none(), [&](const std::stop_token&) { return work(); });
}

/// Steps that nobody waits for: some milliseconds.
inline constexpr std::uint64_t steps_on_the_spot = 20'000;

/// The same for questions that are mostly short, which a thread of their own would take longer than their answer: asked
/// here first, without the interpreter's lock, and from the start on a thread where they turn out long.
template <class Work>
auto listening_if_long(Work work) {
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  {
    const py::gil_scoped_release released;
    const work_limits within({}, steps_on_the_spot);
    try {
      auto answer = work();
      if (!within.stopped()) return answer;
    } catch (const error& e) {
      if (e.code() != errc::cancelled) throw;
    }
  }
  return listening(work);
}

}  // namespace habeas::python
