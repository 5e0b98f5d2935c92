// SPDX-License-Identifier: MIT
#include "solve/hitting_sets.hpp"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "core/cancel.hpp"

namespace habeas::solve {

bool hitting_sets::add(const item_set& conflict) {
  throw_if_stopped(stop_, all_.size());
  std::set<item_set> kept;
  std::vector<item_set> missed;
  while (!all_.empty()) {
    auto node = all_.extract(all_.begin());
    if (meet(node.value(), conflict)) kept.insert(std::move(node));
    else missed.push_back(std::move(node.value()));
  }
  std::vector<item_set> grown;
  for (const auto i : conflict) {
    throw_if_stopped(stop_, kept.size());
    // A set grown by i is minimal unless one that met the conflict before, and so holds i, lies within it.
    std::vector<const item_set*> with_i;
    for (const auto& k : kept)
      if (std::binary_search(k.begin(), k.end(), i)) with_i.push_back(&k);
    for (const auto& m : missed) {
      throw_if_stopped(stop_, 1 + with_i.size());
      auto more = joined(m, {i});
      const bool minimal = std::none_of(with_i.begin(), with_i.end(), [&](const item_set* k) { return std::includes(more.begin(), more.end(), k->begin(), k->end()); });
      if (minimal) grown.push_back(std::move(more));
      if (kept.size() + grown.size() > most_) return false;
    }
  }
  all_ = std::move(kept);
  for (auto& g : grown) all_.insert(std::move(g));
  return true;
}

}  // namespace habeas::solve
