// SPDX-License-Identifier: MIT
#include "solve/fewest_repairs.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/cancel.hpp"
#include "core/each_once.hpp"

namespace habeas::solve {

namespace {

/// All sets of so many origins that meet some sets of origins; gives up where too many sets were compared.
class lightest_sets {
 public:
  /// @param left how many may still be compared: what this search takes is taken off
  lightest_sets(const std::vector<item_set>& to_meet, std::size_t& left, const std::stop_token& stop) : to_meet_(&to_meet), left_(&left), stop_(&stop) {}

  /// Of the least size that is no less than `from`; nothing where the comparisons allowed did not suffice.
  [[nodiscard]] std::optional<std::set<item_set>> find(std::size_t from) {
    for (std::size_t size = from;; ++size) {
      found_.clear();
      chosen_.clear();
      choose(size);
      if (spent_) return std::nullopt;
      if (!found_.empty()) return found_;
    }
  }

 private:
  void choose(std::size_t size) {
    const auto compared = to_meet_->size() + 1;
    spent_ = spent_ || *left_ < compared;
    if (spent_) return;
    *left_ -= compared;
    throw_if_stopped(*stop_, compared);
    // Sets not met yet that share nothing need an origin each.
    const item_set* next = nullptr;
    std::vector<const item_set*> apart;
    for (const auto& m : *to_meet_) {
      if (meet(m, chosen_)) continue;
      if (next == nullptr || m.size() < next->size()) next = &m;
      if (std::none_of(apart.begin(), apart.end(), [&](const item_set* a) { return meet(*a, m); })) apart.push_back(&m);
    }
    if (chosen_.size() + apart.size() > size) return;
    if (next == nullptr) {
      found_.insert(chosen_);
      return;
    }
    for (const auto o : *next) {
      const auto at = std::upper_bound(chosen_.begin(), chosen_.end(), o) - chosen_.begin();
      chosen_.insert(chosen_.begin() + at, o);
      choose(size);
      chosen_.erase(chosen_.begin() + at);
    }
  }

  const std::vector<item_set>* to_meet_;
  std::size_t* left_;
  const std::stop_token* stop_;
  bool spent_ = false;
  item_set chosen_;
  std::set<item_set> found_;
};

}  // namespace

fewest_repairs find_fewest_repairs(const item_set& among, const monotone_test& test, const std::function<std::size_t(std::size_t)>& origin,
                                   std::vector<item_set> known, std::size_t asks, const std::stop_token& stop) {
  fewest_repairs made;
  auto left_to_compare = most_sets_compared;
  made.conflicts = std::move(known);
  std::map<std::size_t, item_set> items_of;
  for (const auto i : among) items_of[origin(i)].push_back(i);
  const auto origins_of = [&](const item_set& items) {
    item_set all;
    for (const auto i : items) all.push_back(origin(i));
    keep_each_once(all);
    return all;
  };
  std::vector<item_set> to_meet;
  for (const auto& c : made.conflicts) to_meet.push_back(origins_of(c));
  std::set<item_set> hold;
  made.settled = [&] {
    for (;;) {
      lightest_sets search(to_meet, left_to_compare, stop);
      const auto lightest = search.find(made.weight);
      if (!lightest) return false;
      made.weight = lightest->begin()->size();
      std::erase_if(hold, [&](const item_set& h) { return lightest->count(h) == 0; });
      bool more = false;
      for (const auto& origins : *lightest) {
        if (hold.count(origins) != 0) continue;
        item_set given_up;
        for (const auto o : origins) given_up = joined(given_up, items_of[o]);
        // All conflicts apart that are left, not one alone: each rules out other sets as well.
        const auto left = conflicts_apart(without(among, given_up), test, asks - std::min(asks, made.asked), made.asked);
        if (!left) return false;
        if (left->empty()) {
          hold.insert(origins);
          continue;
        }
        for (const auto& c : *left) {
          if (c.empty()) return false;  // nothing holds
          to_meet.push_back(origins_of(c));
          made.conflicts.push_back(c);
        }
        more = true;
        break;
      }
      if (!more) return true;
    }
  }();
  // Of what an origin says only as much is given up as must be.
  std::set<item_set> repairs;
  for (const auto& origins : hold) {
    item_set able;
    for (const auto o : origins) able = joined(able, items_of[o]);
    if (able.size() == origins.size()) {
      repairs.insert(able);
      continue;
    }
    const auto others = without(among, able);
    const auto within = find_conflict_family(
        able,
        [&](const item_set& on) {
          auto answer = test(joined(others, on));
          answer.fault.reset();
          return answer;
        },
        {asks - std::min(asks, made.asked), family_limits{}.repairs, stop});
    made.asked += within.asked;
    made.settled = made.settled && within.settled;
    for (const auto& r : within.repairs)
      if (origins_of(r).size() == made.weight) repairs.insert(r);
  }
  made.repairs.assign(repairs.begin(), repairs.end());
  std::sort(made.repairs.begin(), made.repairs.end(), [](const item_set& a, const item_set& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  return made;
}

}  // namespace habeas::solve
