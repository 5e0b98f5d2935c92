// SPDX-License-Identifier: MIT
// Which kinds of entry or exit exclude one another, by what speakers call them.
#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include "ledger/difference_rows.hpp"

namespace habeas {

namespace {

using chain_set = std::vector<std::size_t>;

/// The largest sets of nodes of which each two are joined; beyond `most_sets` those of two, which say less and are few.
class largest_sets {
 public:
  static constexpr std::size_t most_sets = 256;

  largest_sets(const chain_set& nodes, const std::vector<std::vector<char>>& joined) : nodes_(&nodes), joined_(&joined) {}

  std::vector<chain_set> run() {
    chain_set all(nodes_->size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    grow({}, all, {});
    if (found_.size() > most_sets) pairs();
    for (auto& set : found_) {
      for (auto& i : set) i = (*nodes_)[i];
      std::sort(set.begin(), set.end());
    }
    return std::move(found_);
  }

 private:
  void grow(chain_set in, chain_set may, chain_set not_again) {
    if (found_.size() > most_sets) return;
    if (may.empty() && not_again.empty()) {
      if (in.size() > 1) found_.push_back(std::move(in));
      return;
    }
    // Nodes joined to a pivot are reached by way of it.
    std::size_t pivot = may.empty() ? not_again.front() : may.front();
    std::size_t most = 0;
    for (const auto* side : {&may, &not_again})
      for (const auto p : *side) {
        const auto n = static_cast<std::size_t>(std::count_if(may.begin(), may.end(), [&](std::size_t i) { return (*joined_)[p][i] != 0; }));
        if (n > most) most = n, pivot = p;
      }
    for (const auto next : chain_set(may)) {
      if ((*joined_)[pivot][next] != 0) continue;
      auto with = in;
      with.push_back(next);
      grow(std::move(with), beside(may, next), beside(not_again, next));
      may.erase(std::find(may.begin(), may.end(), next));
      not_again.push_back(next);
    }
  }
  [[nodiscard]] chain_set beside(const chain_set& of, std::size_t node) const {
    chain_set some;
    for (const auto i : of)
      if ((*joined_)[node][i] != 0) some.push_back(i);
    return some;
  }
  void pairs() {
    found_.clear();
    for (std::size_t i = 0; i < nodes_->size(); ++i)
      for (std::size_t j = i + 1; j < nodes_->size(); ++j)
        if ((*joined_)[i][j] != 0) found_.push_back({i, j});
  }

  const chain_set* nodes_;
  const std::vector<std::vector<char>>* joined_;
  std::vector<chain_set> found_;
};

bool has(const chain_set& set, std::size_t one) { return std::binary_search(set.begin(), set.end(), one); }

/// Do they name two mechanisms?
bool differ_in_mechanism(const chain& a, const chain& b) { return a.of && b.of && a.of != b.of; }

/// Do they name two grounds, destinations or authorities? Conditions may go together.
bool differ_in_part(const chain& a, const chain& b) {
  const auto two = [](const auto& x, const auto& y) { return x && y && x != y; };
  return two(a.by.ground, b.by.ground) || two(a.by.destination, b.by.destination) || two(a.by.authority, b.by.authority);
}

}  // namespace

bool ledger_system::are_apart(std::size_t one, std::size_t other) const {
  const auto &a = chains_[one], &b = chains_[other];
  if (a.way != b.way) return false;
  return std::any_of(speakers_.begin(), speakers_.end(), [&](const kinds_of_speaker& s) { return keeps_apart(s, one, other); });
}

bool ledger_system::keeps_apart(const kinds_of_speaker& s, std::size_t one, std::size_t other) const {
  const auto &a = chains_[one], &b = chains_[other];
  if (a.way != b.way || !has(s.all, one) || !has(s.all, other)) return false;
  if (differ_in_mechanism(a, b)) return true;
  return differ_in_part(a, b) && std::any_of(s.together.begin(), s.together.end(), [&](const auto& these) { return has(these, one) && has(these, other); });
}

std::vector<std::vector<std::size_t>> ledger_system::find_sets_apart(std::size_t chain_place) const {
  std::set<chain_set> sets;
  for (const auto& s : speakers_) {
    chain_set inside;
    for (const auto k : s.all)
      if (k != chain_place && lies_inside(chains_[k], chains_[chain_place])) inside.push_back(k);
    if (inside.size() < 2) continue;
    std::vector<std::vector<char>> joined(inside.size(), std::vector<char>(inside.size(), 0));
    for (std::size_t i = 0; i < inside.size(); ++i)
      for (std::size_t j = 0; j < inside.size(); ++j) joined[i][j] = i != j && keeps_apart(s, inside[i], inside[j]) ? 1 : 0;
    for (auto& set : largest_sets(inside, joined).run()) sets.insert(std::move(set));
  }
  std::vector<chain_set> largest;
  for (const auto& set : sets) {
    const auto says_more = [&](const chain_set& other) { return other.size() > set.size() && std::includes(other.begin(), other.end(), set.begin(), set.end()); };
    if (std::none_of(sets.begin(), sets.end(), says_more)) largest.push_back(set);
  }
  return largest;
}

}  // namespace habeas
