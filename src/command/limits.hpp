// SPDX-License-Identifier: MIT
// --time-limit, --memory-limit and --work-limit: what ends a command before its answer is whole, and how that is said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/json/fwd.hpp>

#include <habeas/core/work_limits.hpp>
#include <habeas/wording/catalogue_text.hpp>

#include "command/line.hpp"

namespace habeas::command {

/// What one run may take. Nothing is a limit unless it is set.
struct run_limits {
  std::optional<std::uint64_t> seconds = {}, mebibytes = {}, steps = {};
  bool json = false;                 ///< answers are JSON: so is one of which nothing was found
  language written_in = language::en;
};

/// Runs an action within limits, and gives its exit code: `stopped` where a limit ended it. A thread watches the clock and
/// asks the library to stop; what does not stop is ended a while later with nothing told but that. Memory is limited by
/// the system (RLIMIT_DATA) for the rest of the process; where it ends, a quarter more is allowed for telling what
/// was found.
[[nodiscard]] int run_within(const run_limits& limits, const action& what);

/// What ended the run that is going on; nothing while it is whole.
[[nodiscard]] std::optional<stop_cause> what_stopped();

/// The answer of this run is not whole: a limit of the library's own was reached.
void note_own_limit();

/// An answer begins: from now on it is told to its end. A JSON object is marked where it is not whole.
void begin_answer(boost::json::object& answer);
/// The same of a text: the line that goes before it, or nothing.
[[nodiscard]] std::string begin_answer();

/// Another answer follows the one that was told, once its question has been read: a limit may end that.
void await_more();

/// The last words of a run that ends where nothing can be thrown: no memory, or no return. Never comes back.
[[noreturn]] void end_run(stop_cause why);

}  // namespace habeas::command
