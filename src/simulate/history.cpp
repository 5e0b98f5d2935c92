// SPDX-License-Identifier: MIT
#include <habeas/simulate/history.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "simulate/random_source.hpp"
#include <habeas/simulate/settings.hpp>

namespace habeas {

namespace {

class history_maker {
 public:
  history_maker(const simulation_settings& s, random_source& throws, std::stop_token stop)
      : settings_(&s), random_(&throws), stop_(std::move(stop)) {}

  history run();

 private:
  void waves(std::vector<std::int64_t>& into);
  int facility() { return static_cast<int>(random_->between(0, all_.facilities - 1)); }

  simulated_person someone();
  std::int64_t arrest_hour();
  std::int64_t within(std::int64_t some_day) { return some_day * 24 + random_->between(0, 23); }

  /// From an arrest to whatever ends it; the hour of that, or one after the end.
  std::int64_t stay(simulated_person& p, std::int64_t from);
  std::int64_t end_of_stay(std::int64_t from);

  const simulation_settings* settings_;
  random_source* random_;
  std::stop_token stop_;
  history all_;
  std::vector<std::int64_t> sweeps_;
};

history history_maker::run() {
  all_.hours = settings_->days * 24;
  waves(all_.wave_days);
  waves(sweeps_);
  all_.people.reserve(static_cast<std::size_t>(settings_->people));
  for (std::int64_t i = 0; i < settings_->people; ++i) {
    if (i % 4096 == 0) throw_if_stopped(stop_);
    all_.people.push_back(someone());
  }
  return std::move(all_);
}

void history_maker::waves(std::vector<std::int64_t>& into) {
  for (std::int64_t n = 1 + settings_->days / 30; n > 0; --n) into.push_back(random_->between(1, settings_->days - 2));
  keep_each_once(into);
}

simulated_person history_maker::someone() {
  simulated_person p;
  p.female = random_->chance(15);
  p.military = random_->chance(20);
  p.foreign = random_->chance(10);
  if (random_->chance(5)) p.adult_from = random_->between(1, all_.hours + 24 * 400);
  auto at = random_->chance(50) ? before_all : arrest_hour();
  if (at == before_all && random_->chance(25)) p.convicted_from = before_all;
  bool again = false;
  while (at < all_.hours) {
    p.steps.push_back({at, again ? custody_step_kind::rearrest : custody_step_kind::arrest, facility()});
    const auto free_at = stay(p, at);
    if (free_at >= all_.hours || p.steps.back().what == custody_step_kind::death) break;
    if (!random_->chance(12)) break;
    at = free_at + random_->between(1, 24 * 30);
    again = true;
  }
  return p;
}

std::int64_t history_maker::arrest_hour() {
  if (random_->chance(30)) return within(sweeps_[static_cast<std::size_t>(random_->between(0, static_cast<std::int64_t>(sweeps_.size()) - 1))]);
  return random_->between(0, all_.hours - 1);
}

std::int64_t history_maker::stay(simulated_person& p, std::int64_t from) {
  const auto end = end_of_stay(from);
  auto at = from;
  int moves = random_->chance(30) ? static_cast<int>(random_->between(1, 2)) : 0;
  for (; moves > 0; --moves) {
    at += random_->between(1, 24 * 20);
    if (at >= std::min(end, all_.hours)) break;
    const auto here = p.steps.back().place;
    const auto there = here != own_home && random_->chance(25) ? own_home : (std::max(here, 0) + 1) % all_.facilities;
    if (there != here) p.steps.push_back({at, custody_step_kind::transfer, there});
  }
  if (p.convicted_from == never_at && random_->chance(25)) {
    const auto convicted = from + random_->between(24, 24 * 60);
    if (convicted < std::min(end, all_.hours)) p.convicted_from = convicted;
  }
  if (end >= all_.hours) return all_.hours;
  const auto how = random_->between(1, 100);
  p.steps.push_back({end, how <= 3 ? custody_step_kind::death : how <= 5 ? custody_step_kind::escape : custody_step_kind::release, p.steps.back().place});
  return end;
}

std::int64_t history_maker::end_of_stay(std::int64_t from) {
  const auto fate = random_->between(1, 100);
  if (fate <= 30) return all_.hours;
  const auto earliest = std::max<std::int64_t>(from, 0) + 1;
  if (fate <= 75) {
    const auto next = std::upper_bound(all_.wave_days.begin(), all_.wave_days.end(), earliest / 24);
    if (next != all_.wave_days.end()) {
      const auto left = static_cast<std::int64_t>(all_.wave_days.end() - next);
      return within(*(next + static_cast<std::ptrdiff_t>(random_->between(0, std::min<std::int64_t>(left, 3) - 1))));
    }
  }
  return earliest + random_->between(1, 24 * 90);
}

}  // namespace

history make_history(const simulation_settings& s, random_source& throws, std::stop_token stop) {
  return history_maker(s, throws, std::move(stop)).run();
}

}  // namespace habeas
