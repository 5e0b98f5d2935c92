// SPDX-License-Identifier: MIT
#include <habeas/solve/premise_set.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>
#include "core/each_once.hpp"

namespace habeas::solve {

premise_set_id premise_pool::intern(std::span<const premise> premises) {
  if (premises.empty()) return 0;
  for (std::size_t i = 1; i < premises.size(); ++i) {
    if (premises[i - 1] < premises[i]) continue;
    std::vector<premise> sorted(premises.begin(), premises.end());
    keep_each_once(sorted);
    return intern_sorted(sorted);
  }
  return intern_sorted(premises);
}

premise_set_id premise_pool::intern_sorted(std::span<const premise> premises) {
  auto slot = hash(premises) & (slots_.size() - 1);
  for (; slots_[slot] != empty_slot; slot = (slot + 1) & (slots_.size() - 1)) {
    const auto known = (*this)[slots_[slot]];
    if (std::equal(known.begin(), known.end(), premises.begin(), premises.end())) return slots_[slot];
  }
  if (size() >= empty_slot || premises_.size() + premises.size() >= empty_slot)
    throw error(errc::limit_exceeded, "too many sets of premises", {}, "fewer than 2^32 - 1 premises in all");
  const auto set = static_cast<premise_set_id>(size());
  // A span into this very pool would not survive the growth of the pool.
  const std::vector<premise> copy(premises.begin(), premises.end());
  premises_.insert(premises_.end(), copy.begin(), copy.end());
  first_.push_back(static_cast<std::uint32_t>(premises_.size()));
  slots_[slot] = set;
  if (size() * 2 > slots_.size()) grow();
  return set;
}

void premise_pool::grow() {
  std::vector<premise_set_id> slots(slots_.size() * 2, empty_slot);
  for (premise_set_id set = 1; set < size(); ++set) {
    auto slot = hash((*this)[set]) & (slots.size() - 1);
    while (slots[slot] != empty_slot) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = set;
  }
  slots_ = std::move(slots);
}

bool premise_mask::is_empty() const noexcept {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t w) { return w == 0; });
}

bool premise_mask::allows(std::span<const premise> premises) const noexcept {
  return std::none_of(premises.begin(), premises.end(), [this](premise l) { return is_off(l); });
}

bool operator==(const premise_mask& a, const premise_mask& b) noexcept {
  const auto& longer = a.words_.size() < b.words_.size() ? b.words_ : a.words_;
  const auto shared = std::min(a.words_.size(), b.words_.size());
  return std::equal(a.words_.begin(), a.words_.begin() + static_cast<std::ptrdiff_t>(shared), b.words_.begin()) &&
         std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shared), longer.end(),
                     [](std::uint64_t w) { return w == 0; });
}

}  // namespace habeas::solve
