// SPDX-License-Identifier: MIT
#include "simulate/register.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "simulate/random_source.hpp"
#include <habeas/simulate/truth.hpp>

namespace habeas {

namespace {

class register_keeper {
 public:
  register_keeper(const history& h, const counter_ways& ways, bool by_place, random_source& throws)
      : history_(&h), ways_(&ways), by_place_(by_place), random_(&throws) {
    made_.places.resize(static_cast<std::size_t>(h.facilities) + 1);
  }

  register_moves run();

 private:
  [[nodiscard]] bool counted(const custody_step& s) const;
  [[nodiscard]] std::size_t slot(int place) const {
    return place == own_home ? made_.places.size() - 1 : static_cast<std::size_t>(place);
  }

  /// One person's stretches on the list, one after another.
  void follow(std::size_t who);
  static mechanism kind_in(const custody_step& s) {
    return s.what == custody_step_kind::arrest ? mechanism::arrest : s.what == custody_step_kind::rearrest ? mechanism::rearrest : mechanism::transfer;
  }
  static mechanism kind_out(const custody_step& s);

  /// On the list from an hour to another, through the places of steps first to last - 1.
  void stand(std::size_t who, std::size_t first, std::size_t last, std::int64_t heard, mechanism of, std::int64_t gone);

  const history* history_;
  const counter_ways* ways_;
  bool by_place_;
  random_source* random_;
  register_moves made_;
};

register_moves register_keeper::run() {
  for (std::size_t i = 0; i < history_->people.size(); ++i)
    if (random_->chance(ways_->coverage)) follow(i);
  return std::move(made_);
}

bool register_keeper::counted(const custody_step& s) const {
  if (s.what == custody_step_kind::release || s.what == custody_step_kind::death || s.what == custody_step_kind::escape) return false;
  return s.place != own_home || ways_->counts_house_arrest;
}

void register_keeper::follow(std::size_t who) {
  const auto& steps = history_->people[who].steps;
  std::int64_t free_from = before_all;  // nobody stands twice on a list
  for (std::size_t i = 0; i < steps.size();) {
    if (!counted(steps[i])) {
      ++i;
      continue;
    }
    std::size_t out = i + 1;
    while (out < steps.size() && counted(steps[out])) ++out;
    const auto left = out < steps.size() ? steps[out].hour : never_at;
    auto heard = steps[i].hour;
    auto of = kind_in(steps[i]);
    if (random_->chance(ways_->late)) {
      heard = std::max<std::int64_t>(0, heard) + random_->between(24, ways_->latest);
      of = mechanism::late_registration;
    }
    heard = std::max(heard, free_from);
    if (heard < left && heard < history_->hours) {
      auto gone = left;
      if (left < history_->hours && ways_->waits_to_verify) gone += random_->between(0, 72);
      stand(who, i, out, heard, of, gone);
      free_from = gone == never_at ? never_at : gone + 1;
    }
    i = out;
  }
}

mechanism register_keeper::kind_out(const custody_step& s) {
  return s.what == custody_step_kind::release  ? mechanism::release
         : s.what == custody_step_kind::death  ? mechanism::death
         : s.what == custody_step_kind::escape ? mechanism::escape
         : s.place == own_home                 ? mechanism::release  // to house arrest, which the list does not count
                                               : mechanism::transfer;
}

void register_keeper::stand(std::size_t who, std::size_t first, std::size_t last, std::int64_t heard, mechanism of,
                            std::int64_t gone) {
  const auto& steps = history_->people[who].steps;
  made_.list.push_back({heard, direction::entries, of, who, {}});
  const bool leaves = gone < history_->hours;
  const auto how = leaves ? kind_out(steps[last]) : mechanism::release;
  const auto terms = leaves ? steps[last].terms : exit_terms{};
  if (leaves) made_.list.push_back({gone, direction::exits, how, who, terms});
  if (!by_place_) return;
  auto at = first;
  while (at + 1 < last && steps[at + 1].hour <= heard) ++at;
  made_.places[slot(steps[at].place)].push_back({heard, direction::entries, of, who, {}});
  for (++at; at < last; ++at) {
    made_.places[slot(steps[at - 1].place)].push_back({steps[at].hour, direction::exits, mechanism::transfer, who, {}});
    made_.places[slot(steps[at].place)].push_back({steps[at].hour, direction::entries, mechanism::transfer, who, {}});
  }
  if (leaves) made_.places[slot(steps[last - 1].place)].push_back({gone, direction::exits, how, who, terms});
}

}  // namespace

register_moves keep_register(const history& h, const counter_ways& ways, bool by_place, random_source& throws) {
  return register_keeper(h, ways, by_place, throws).run();
}

}  // namespace habeas
