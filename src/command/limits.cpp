// SPDX-License-Identifier: MIT
#include "command/limits.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <new>
#include <stop_token>
#include <string_view>

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/wording/catalogue_text.hpp>

#include "command/options.hpp"
#include "core/visible.hpp"

namespace habeas::command {
namespace {

/// The run that is going on. A process has one at a time.
struct running {
  run_limits limits;
  std::atomic<bool> telling = false;  ///< an answer is on its way out
  std::atomic<bool> told = false;     ///< an answer that says that it is not whole, or a whole one
};
running run;

/// Without allocating: there may be no memory left.
void write_all(int to, std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(to, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string_view message_of(stop_cause why) {
  switch (why) {
    case stop_cause::time: return "habeas: stopped at --time-limit; nothing was found by then\n";
    case stop_cause::memory: return "habeas: stopped: no more memory is allowed (--memory-limit, or the system's limit); nothing was found by then\n";
    case stop_cause::work: break;
  }
  return "habeas: stopped at a limit of work (--work-limit, or the library's own); nothing was found by then\n";
}

std::string_view bare_answer(stop_cause why) {
  switch (why) {
    case stop_cause::time: return "{\"whole\":false,\"stopped\":\"time\"}\n";
    case stop_cause::memory: return "{\"whole\":false,\"stopped\":\"memory\"}\n";
    case stop_cause::work: break;
  }
  return "{\"whole\":false,\"stopped\":\"work\"}\n";
}

/// Asks for a stop when the time is up. What has not stopped after a grace is ended, unless it is telling its answer.
class watchdog {
 public:
  explicit watchdog(std::uint64_t seconds) : limit_(std::min<std::uint64_t>(seconds, 1'000'000'000)) {
    if (seconds == 0) source_.request_stop();
    // A small stack of its own: the usual one would count as memory.
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 256 * 1024);
    const auto watch = [](void* self) -> void* {
      static_cast<watchdog*>(self)->watch();
      return nullptr;
    };
    there_ = pthread_create(&thread_, &small, watch, this) == 0;
    pthread_attr_destroy(&small);
    if (!there_) throw error(errc::unsupported, "no thread can be started for --time-limit");
  }
  watchdog(const watchdog&) = delete;
  watchdog& operator=(const watchdog&) = delete;
  ~watchdog() {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    wake_.notify_one();
    pthread_join(thread_, nullptr);
  }
  [[nodiscard]] std::stop_token token() const noexcept { return source_.get_token(); }

 private:
  void watch() {
    const auto limit = std::chrono::seconds(limit_);
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, limit, [this] { return done_; })) return;
    source_.request_stop();
    if (wake_.wait_for(lock, std::chrono::seconds(2) + limit / 4, [this] { return done_; })) return;
    // A reader may take its time over an answer.
    if (!run.telling.exchange(true)) end_run(stop_cause::time);
  }

  std::uint64_t limit_;
  std::stop_source source_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false, there_ = false;
  pthread_t thread_{};
};

void allow_memory(rlim_t bytes) {
  rlimit now{};
  if (getrlimit(RLIMIT_DATA, &now) != 0) return;
  now.rlim_cur = now.rlim_max == RLIM_INFINITY ? bytes : std::min(bytes, now.rlim_max);
  setrlimit(RLIMIT_DATA, &now);
}

/// The first time that memory ends: a quarter more for telling what was found.
void memory_ended() {
  std::set_new_handler(nullptr);
  rlimit now{};
  if (getrlimit(RLIMIT_DATA, &now) == 0 && now.rlim_cur != RLIM_INFINITY) allow_memory(now.rlim_cur + std::max<rlim_t>(now.rlim_cur / 4, 8 << 20));
  throw std::bad_alloc();
}

/// Where an exception could not go on: memory that ended in what may not throw.
[[noreturn]] void last_words() {
  if (const auto thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      end_run(stop_cause::memory);
    } catch (...) {
      std::abort();
    }
  }
  std::abort();
}

void limit_memory(std::uint64_t mebibytes) {
  constexpr std::uint64_t most = std::uint64_t{1} << 40;
  std::set_new_handler(memory_ended);
  std::set_terminate(last_words);
  // The system takes a limit of nothing for none.
  allow_memory(static_cast<rlim_t>(std::max<std::uint64_t>(1, std::min(mebibytes, most) << 20)));
}

/// Says of a run that found nothing that a limit ended it.
int nothing_found(stop_cause why, std::string_view more = {}) {
  if (!more.empty()) write_all(STDERR_FILENO, more);
  if (run.told) return stopped;
  std::fflush(stdout);
  if (run.limits.json) write_all(STDOUT_FILENO, bare_answer(why));
  write_all(STDERR_FILENO, message_of(why));
  return stopped;
}

int do_within(const run_limits& limits, const action& what, std::stop_token stop) {
  work_limits within(std::move(stop), limits.steps.value_or(work_limits::any_number));
  try {
    const int code = what();
    return within.stopped() ? nothing_found(*within.stopped()) : code;
  } catch (const error& e) {
    if (e.code() == errc::limit_exceeded) return nothing_found(stop_cause::work, visible_lines(std::string("habeas: ") + e.what() + '\n'));
    if (e.code() != errc::cancelled) throw;
    const bool work = limits.steps && within.steps() > *limits.steps;
    return nothing_found(work ? stop_cause::work : stop_cause::time);
  } catch (const std::bad_alloc&) {
    return nothing_found(stop_cause::memory);
  }
}

}  // namespace

int run_within(const run_limits& limits, const action& what) {
  run.limits = limits;
  run.telling = false;
  run.told = false;
  if (!limits.seconds) {
    if (limits.mebibytes) limit_memory(*limits.mebibytes);
    return do_within(limits, what, {});
  }
  const watchdog watch(*limits.seconds);
  if (limits.mebibytes) limit_memory(*limits.mebibytes);
  return do_within(limits, what, watch.token());
}

std::optional<stop_cause> what_stopped() {
  const auto* limits = work_limits::current();
  return limits == nullptr ? std::nullopt : limits->stopped();
}

void note_own_limit() {
  if (auto* limits = work_limits::current()) limits->stop_for(stop_cause::work);
}

void begin_answer(boost::json::object& answer) {
  run.telling = true;
  const auto why = what_stopped();
  if (!why) return;
  answer["whole"] = false;
  answer["stopped"] = to_slug(*why);
  run.told = true;
}

std::string begin_answer() {
  run.telling = true;
  const auto why = what_stopped();
  if (!why) return {};
  run.told = true;
  const auto l = run.limits.written_in;
  switch (*why) {
    case stop_cause::time: return say(l, "stopped_time") + '\n';
    case stop_cause::memory: return say(l, "stopped_memory") + '\n';
    case stop_cause::work: break;
  }
  return say(l, "stopped_work") + '\n';
}

void await_more() {
  std::fflush(stdout);
  run.telling = false;
}

void end_run(stop_cause why) {
  if (run.limits.json && !run.told) write_all(STDOUT_FILENO, bare_answer(why));
  write_all(STDERR_FILENO, message_of(why));
  std::_Exit(stopped);
}

}  // namespace habeas::command
