// SPDX-License-Identifier: MIT
#include <habeas/core/work_limits.hpp>

#include <cstddef>
#include <new>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "core/cancel.hpp"

using namespace habeas;

namespace {

errc code_of(void (*call)()) {
  try {
    call();
  } catch (const error& e) {
    return e.code();
  }
  return errc::unsupported;
}

/// A list of n parts, each of which takes so many steps, as far as the limits allow.
std::size_t parts_done(std::size_t n, std::uint64_t steps) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (!work_limits::allow([&] {
          work_limits::count(steps);
          ++done;
        }))
      break;
  return done;
}

}  // namespace

TEST_CASE("without limits nothing is counted and nothing stops") {
  CHECK(work_limits::current() == nullptr);
  work_limits::count(work_limits::any_number);
  CHECK(parts_done(3, 1'000) == 3);
  CHECK_THROWS_AS((void)work_limits::allow([] { throw error(errc::cancelled, "stopped as asked"); }), error);
  CHECK_THROWS_AS((void)work_limits::allow([] { throw std::bad_alloc(); }), std::bad_alloc);
}

TEST_CASE("the step after the last one throws, and a list ends before it") {
  {
    const work_limits within({}, 10);
    work_limits::count(10);
    CHECK(within.steps() == 10);
    CHECK(code_of([] { work_limits::count(1); }) == errc::cancelled);
    CHECK_FALSE(within.stopped());  // nothing was kept in part
  }
  work_limits within({}, 10);
  CHECK(parts_done(5, 4) == 2);
  CHECK(within.stopped() == stop_cause::work);
  // What was found is told, whatever that takes; no further part is begun.
  work_limits::count(1'000);
  CHECK(parts_done(5, 0) == 0);
}

TEST_CASE("a request to stop ends the next step, on this thread alone") {
  std::stop_source source;
  const work_limits within(source.get_token());
  CHECK(parts_done(2, 1) == 2);
  source.request_stop();
  CHECK(code_of([] { work_limits::count(0); }) == errc::cancelled);
  std::size_t elsewhere = 0;
  std::thread([&] { elsewhere = parts_done(2, 1); }).join();
  CHECK(elsewhere == 2);
  CHECK(parts_done(2, 1) == 0);
  CHECK(within.stopped() == stop_cause::time);
}

TEST_CASE("no memory ends a list, and the next part is not begun") {
  const work_limits within;
  CHECK_FALSE(work_limits::allow([] { throw std::bad_alloc(); }));
  CHECK(within.stopped() == stop_cause::memory);
  CHECK(parts_done(1, 0) == 0);
}

TEST_CASE("what has another reason goes through") {
  const work_limits within;
  CHECK_THROWS_WITH_AS((void)work_limits::allow([] { throw error(errc::unknown_id, "no such claim"); }), "no such claim", error);
  // Somebody's own stop token is no limit of this thread.
  std::stop_source own;
  own.request_stop();
  CHECK_THROWS_AS((void)work_limits::allow([&] { throw_if_stopped(own.get_token()); }), error);
  CHECK_FALSE(within.stopped());
}

TEST_CASE("scopes nest: the outer one counts what the inner one does, and ends it") {
  const work_limits outer({}, 10);
  {
    const work_limits inner({}, 100);
    work_limits::count(8);
    CHECK(outer.steps() == 8);
    CHECK(parts_done(3, 1) == 2);
    CHECK(inner.stopped() == stop_cause::work);
    CHECK(outer.stopped() == stop_cause::work);
  }
  CHECK(work_limits::current() == &outer);
  const work_limits wide;
  CHECK(parts_done(1, 0) == 0);
}

TEST_CASE("the inner scope may end where the outer one goes on") {
  const work_limits outer;
  {
    const work_limits inner({}, 2);
    CHECK(parts_done(3, 1) == 2);
  }
  CHECK_FALSE(outer.stopped());
  CHECK(parts_done(3, 1) == 3);
}

TEST_CASE("steps are counted in batches, and none is lost") {
  const work_limits within;
  step_counter steps;
  for (int i = 0; i < 5'000; ++i) steps.add(3);
  CHECK(within.steps() >= 5'000 * 3 - 1'024 - 3);
  steps.tell();
  CHECK(within.steps() == 15'000);
}
