// SPDX-License-Identifier: MIT
// What the bindings of each room share: one function a room, and how long calls run.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <habeas/core/error.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/core/work_limits.hpp>

namespace habeas::python {

namespace py = pybind11;

void bind_core(py::module_& m);
void bind_time(py::module_& m);
void bind_model(py::module_& m);
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
  throw error(errc::invalid_value, std::string("not a ") + what, fmt::format("'{}'", text), "one of " + slug_list<Enum>());
}
template <slugged Enum>
[[nodiscard]] std::optional<Enum> word(const std::optional<std::string>& text, const char* what) {
  return text ? std::optional(word<Enum>(std::string_view(*text), what)) : std::nullopt;
}

/// Runs work on another thread without the interpreter's lock, while this one listens for Ctrl-C and asks
/// `stop`, a callable or None, whether to go on. What was asked to stop throws; the thread ends first.
template <class Work>
auto interruptible(const py::object& stop, Work work) -> decltype(work(std::stop_token{})) {
  using made = decltype(work(std::stop_token{}));
  std::optional<made> result;
  std::exception_ptr failed;
  std::mutex mutex;
  std::condition_variable wake;
  bool done = false;

  // Asked once at the start, so that a call that is already unwanted does nothing at all.
  const auto check = [&stop] {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!stop.is_none() && py::cast<bool>(py::bool_(stop()))) throw error(errc::cancelled, "stopped as asked");
  };
  check();
  std::exception_ptr unwanted;
  {
    const py::gil_scoped_release released;
    std::jthread worker([&](const std::stop_token& token) {
      try {
        // What takes no token of its own stops as well.
        const work_limits within(token);
        result.emplace(work(token));
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
        check();
      } catch (...) {
        unwanted = std::current_exception();
        worker.request_stop();
      }
    }
  }
  if (unwanted) std::rethrow_exception(unwanted);
  if (failed) std::rethrow_exception(failed);
  return std::move(*result);
}

}  // namespace habeas::python
