// SPDX-License-Identifier: MIT
#include <habeas/core/watched_steps.hpp>

#include <utility>

namespace habeas {
namespace {

thread_local std::atomic<std::uint64_t>* watched = nullptr;

}  // namespace

watched_steps::watched_steps(std::atomic<std::uint64_t>& to) noexcept : around_(std::exchange(watched, &to)) {}

watched_steps::~watched_steps() { watched = around_; }

void watched_steps::add(std::uint64_t steps) noexcept {
  if (watched != nullptr) watched->fetch_add(steps, std::memory_order_relaxed);
}

}  // namespace habeas
