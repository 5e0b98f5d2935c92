// SPDX-License-Identifier: MIT
// What an imperfect counter has on its list: whom it hears of, when, and whom its rule counts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <habeas/simulate/truth.hpp>

namespace habeas {

/// How one counter works.
struct counter_ways {
  std::string name;                  ///< of its actor and of its account
  std::int64_t coverage = 80;        ///< of a hundred people held, those of whom it ever hears
  std::int64_t late = 20;            ///< of a hundred arrests, those that it hears of late
  std::int64_t latest = 24 * 30;     ///< hours that it may hear late
  bool counts_house_arrest = true;
  bool waits_to_verify = false;      ///< people leave the list when their release is verified, days later
};

/// The movements of a counter's list, and of each of its facilities (the last one is house arrest).
struct register_moves {
  std::vector<movement> list;
  std::vector<std::vector<movement>> places;
};

namespace detail {

class register_keeper {
 public:
  register_keeper(const history& h, const counter_ways& ways, bool by_place, dice& throws)
      : history_(&h), ways_(&ways), by_place_(by_place), dice_(&throws) {
    made_.places.resize(static_cast<std::size_t>(h.facilities) + 1);
  }

  register_moves run() {
    for (std::size_t i = 0; i < history_->people.size(); ++i)
      if (dice_->chance(ways_->coverage)) follow(i);
    return std::move(made_);
  }

 private:
  [[nodiscard]] bool counted(const custody_step& s) const {
    if (s.what == step::release || s.what == step::death || s.what == step::escape) return false;
    return s.place != own_home || ways_->counts_house_arrest;
  }
  [[nodiscard]] std::size_t slot(int place) const {
    return place == own_home ? made_.places.size() - 1 : static_cast<std::size_t>(place);
  }

  /// One person's stretches on the list, one after another.
  void follow(std::size_t who) {
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
      if (dice_->chance(ways_->late)) {
        heard = std::max<std::int64_t>(0, heard) + dice_->between(24, ways_->latest);
        of = mechanism::late_registration;
      }
      heard = std::max(heard, free_from);
      if (heard < left && heard < history_->hours) {
        auto gone = left;
        if (left < history_->hours && ways_->waits_to_verify) gone += dice_->between(0, 72);
        stand(who, i, out, heard, of, gone);
        free_from = gone == never_at ? never_at : gone + 1;
      }
      i = out;
    }
  }
  static mechanism kind_in(const custody_step& s) {
    return s.what == step::arrest ? mechanism::arrest : s.what == step::rearrest ? mechanism::rearrest : mechanism::transfer;
  }
  static mechanism kind_out(const custody_step& s) {
    return s.what == step::release  ? mechanism::release
           : s.what == step::death  ? mechanism::death
           : s.what == step::escape ? mechanism::escape
                                    : mechanism::transfer;
  }

  /// On the list from an hour to another, through the places of steps first to last - 1.
  void stand(std::size_t who, std::size_t first, std::size_t last, std::int64_t heard, mechanism of, std::int64_t gone) {
    const auto& steps = history_->people[who].steps;
    made_.list.push_back({heard, direction::entries, of, who});
    const bool leaves = gone < history_->hours;
    const auto how = leaves ? kind_out(steps[last]) : mechanism::release;
    if (leaves) made_.list.push_back({gone, direction::exits, how, who});
    if (!by_place_) return;
    auto at = first;
    while (at + 1 < last && steps[at + 1].hour <= heard) ++at;
    made_.places[slot(steps[at].place)].push_back({heard, direction::entries, of, who});
    for (++at; at < last; ++at) {
      made_.places[slot(steps[at - 1].place)].push_back({steps[at].hour, direction::exits, mechanism::transfer, who});
      made_.places[slot(steps[at].place)].push_back({steps[at].hour, direction::entries, mechanism::transfer, who});
    }
    if (leaves) made_.places[slot(steps[last - 1].place)].push_back({gone, direction::exits, how, who});
  }

  const history* history_;
  const counter_ways* ways_;
  bool by_place_;
  dice* dice_;
  register_moves made_;
};

}  // namespace detail

/// Keeps a counter's list through a history. Linear in people.
[[nodiscard]] inline register_moves keep_register(const history& h, const counter_ways& ways, bool by_place, dice& throws) {
  return detail::register_keeper(h, ways, by_place, throws).run();
}

}  // namespace habeas
