// SPDX-License-Identifier: MIT
// Sets of premises that grow by a few members at a time, as along a path.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <habeas/solve/premise_set.hpp>

namespace habeas::solve::detail {

/// Each different set once, as in a `premise_pool`. A set that another becomes costs one copy of its members and no search
/// through them: its hash is that of the other, carried on.
class grown_sets {
 public:
  using set_id = std::uint32_t;  ///< 0 is the empty set

  grown_sets() : first_{0, 0}, hash_{0}, marks_{0}, slots_(16, empty_slot) {}

  /// A set with more premises in it, given ascending. Where it has all of them it is the set itself, and nothing is copied.
  [[nodiscard]] set_id with(set_id set, std::span<const premise> more) {
    const auto have = (*this)[set];
    auto hash = hash_[set];
    auto marks = marks_[set];
    for (const auto p : more) {
      if (std::binary_search(have.begin(), have.end(), p)) continue;
      hash += mixed(p);
      marks |= std::uint64_t{1} << (p % 64);
    }
    if (hash == hash_[set] && std::includes(have.begin(), have.end(), more.begin(), more.end())) return set;
    const auto begin = premises_.size();
    premises_.resize(begin + have.size() + more.size());
    const auto before = (*this)[set];
    const auto end = std::set_union(before.begin(), before.end(), more.begin(), more.end(), premises_.begin() + static_cast<std::ptrdiff_t>(begin));
    premises_.erase(end, premises_.end());
    const std::span<const premise> made(premises_.data() + begin, premises_.size() - begin);
    auto slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != empty_slot; slot = (slot + 1) & (slots_.size() - 1)) {
      const auto known = slots_[slot];
      if (hash_[known] != hash || !std::equal(made.begin(), made.end(), (*this)[known].begin(), (*this)[known].end())) continue;
      premises_.resize(begin);
      return known;
    }
    const auto fresh = static_cast<set_id>(size());
    first_.push_back(premises_.size());
    hash_.push_back(hash);
    marks_.push_back(marks);
    slots_[slot] = fresh;
    if (size() * 2 > slots_.size()) grow();
    return fresh;
  }

  /// The premises of a set, ascending. Valid until the next set is added.
  [[nodiscard]] std::span<const premise> operator[](set_id set) const noexcept {
    return {premises_.data() + first_[set], first_[set + std::size_t{1}] - first_[set]};
  }
  [[nodiscard]] std::size_t size_of(set_id set) const noexcept { return first_[set + std::size_t{1}] - first_[set]; }
  /// A mark for each member, in one of 64 places: what has a mark that another lacks lies not in it.
  [[nodiscard]] std::uint64_t marks(set_id set) const noexcept { return marks_[set]; }
  /// How many different sets there are, the empty one included.
  [[nodiscard]] std::size_t size() const noexcept { return hash_.size(); }

 private:
  static constexpr set_id empty_slot = std::numeric_limits<set_id>::max();

  /// Of a member: those of a set are added up, in whatever order they come.
  static std::uint64_t mixed(premise p) noexcept {
    auto h = (p + 0x9e3779b97f4a7c15u) * 0xbf58476d1ce4e5b9u;
    h = (h ^ (h >> 30)) * 0x94d049bb133111ebu;
    return h ^ (h >> 31);
  }
  void grow() {
    slots_.assign(slots_.size() * 2, empty_slot);
    for (set_id set = 1; set < size(); ++set) {
      auto slot = hash_[set] & (slots_.size() - 1);
      while (slots_[slot] != empty_slot) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = set;
    }
  }

  std::vector<premise> premises_;
  std::vector<std::size_t> first_;
  std::vector<std::uint64_t> hash_, marks_;
  std::vector<set_id> slots_;
};

}  // namespace habeas::solve::detail
