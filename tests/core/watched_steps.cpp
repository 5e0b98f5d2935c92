// SPDX-License-Identifier: MIT
#include <habeas/core/watched_steps.hpp>

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>

namespace test_watched_steps {

using namespace habeas;

TEST_CASE("what a thread counts is published to whoever watches it, and to nobody after that") {
  std::atomic<std::uint64_t> seen = 0, inner = 0;
  {
    const watched_steps watch(seen);
    work_limits::count(3);
    {
      const watched_steps within(inner);
      work_limits::count(4);
    }
    work_limits::count(2);
  }
  work_limits::count(100);
  CHECK(seen == 5);
  CHECK(inner == 4);
}

TEST_CASE("each thread has a counter of its own") {
  std::atomic<std::uint64_t> here = 0, there = 0;
  const watched_steps watch(here);
  std::thread other([&] {
    work_limits::count(1);  // nobody watches yet
    const watched_steps own(there);
    work_limits::count(7);
  });
  other.join();
  CHECK(here == 0);
  CHECK(there == 7);
}

}  // namespace test_watched_steps
