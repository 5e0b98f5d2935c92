// SPDX-License-Identifier: MIT
#include "solve/hitting_sets.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/cancel.hpp"

namespace habeas::solve {

namespace {

/// A bit for each item, shared by items 64 apart: a set with a bit that another has not does not lie within it.
std::uint64_t bit_of(std::size_t item) { return std::uint64_t{1} << (item % 64); }
std::uint64_t bits_of(const item_set& items) {
  std::uint64_t bits = 0;
  for (const auto i : items) bits |= bit_of(i);
  return bits;
}

struct with_bits {
  const item_set* items;
  std::uint64_t bits;
};

}  // namespace

bool hitting_sets::add(const item_set& conflict) {
  throw_if_stopped(stop_, all_.size());
  std::set<item_set> kept;
  std::vector<item_set> missed;
  while (!all_.empty()) {
    auto node = all_.extract(all_.begin());
    if (meet(node.value(), conflict)) kept.insert(std::move(node));
    else missed.push_back(std::move(node.value()));
  }
  std::map<std::size_t, std::vector<with_bits>> holding;  // of the conflict's items, who holds each
  for (const auto i : conflict) holding[i];
  for (const auto& k : kept) {
    const auto bits = bits_of(k);
    for (const auto i : k)
      if (const auto found = holding.find(i); found != holding.end()) found->second.push_back({&k, bits});
  }
  std::vector<std::uint64_t> missed_bits;
  for (const auto& m : missed) missed_bits.push_back(bits_of(m));
  std::vector<item_set> grown;
  for (const auto i : conflict) {
    throw_if_stopped(stop_, kept.size());
    // A set grown by i is minimal unless one that met the conflict before, and so holds i, lies within it.
    const auto& with_i = holding[i];
    for (std::size_t at = 0; at < missed.size(); ++at) {
      throw_if_stopped(stop_, 1 + with_i.size());
      auto more = missed[at];
      more.insert(std::upper_bound(more.begin(), more.end(), i), i);
      const auto bits = missed_bits[at] | bit_of(i);
      const bool minimal = std::none_of(with_i.begin(), with_i.end(), [&](const with_bits& k) {
        return (k.bits & ~bits) == 0 && std::includes(more.begin(), more.end(), k.items->begin(), k.items->end());
      });
      if (minimal) grown.push_back(std::move(more));
      if (kept.size() + grown.size() > most_) return false;
    }
  }
  all_ = std::move(kept);
  for (auto& g : grown) all_.insert(std::move(g));
  return true;
}

}  // namespace habeas::solve
