// SPDX-License-Identifier: MIT
#include <habeas/core/work_limits.hpp>

#include <cstdint>
#include <limits>
#include <stop_token>
#include <string>
#include <utility>

#include <habeas/core/watched_steps.hpp>

namespace habeas {
namespace {

thread_local work_limits* innermost = nullptr;

}  // namespace

work_limits::work_limits(std::stop_token stop, std::uint64_t most_steps) noexcept
    : stop_(std::move(stop)), most_(most_steps), around_(std::exchange(innermost, this)) {}

work_limits::~work_limits() { innermost = around_; }

work_limits* work_limits::current() noexcept { return innermost; }

void work_limits::stop_for(stop_cause why) noexcept {
  if (!stopped_) stopped_ = why;
}

void work_limits::settle() noexcept {
  for (auto* l = this; l != nullptr; l = l->around_)
    if (l->expired_) l->stop_for(*l->expired_);
}

bool work_limits::is_over() const noexcept {
  return stopped_.has_value() || (around_ != nullptr && around_->is_over());
}

void work_limits::count(std::uint64_t steps) {
  watched_steps::add(steps);
  for (auto* l = innermost; l != nullptr; l = l->around_) {
    l->steps_ = l->steps_ > any_number - steps ? any_number : l->steps_ + steps;
    // What was found has to be told, whatever that takes.
    if (l->stopped_) continue;
    if (l->stop_.stop_requested()) l->expired_ = stop_cause::time;
    else if (l->steps_ > l->most_) l->expired_ = stop_cause::work;
    else continue;
    // The scopes within it do not go on either.
    for (auto* in = innermost; in != l; in = in->around_) in->expired_ = l->expired_;
    if (l->expired_ == stop_cause::time) throw error(errc::cancelled, "stopped as asked");
    throw error(errc::cancelled, "stopped at a limit of steps", std::to_string(l->steps_), std::to_string(l->most_) + " at most");
  }
}

}  // namespace habeas
