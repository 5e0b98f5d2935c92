// SPDX-License-Identifier: MIT
#include "model/leads.hpp"

namespace habeas {

std::vector<std::size_t> leads::circles() const {
  enum : char { fresh, on_path, done };
  std::vector<char> state(to_.size(), fresh);
  std::vector<std::size_t> path, found;
  for (std::size_t start = 0; start < to_.size(); ++start) {
    if (to_[start] == nowhere) continue;
    path.clear();
    std::size_t at = start;
    while (state[at] == fresh) {
      state[at] = on_path;
      path.push_back(at);
      if (to_[at] == nowhere) break;
      at = to_[at];
    }
    if (!path.empty() && state[at] == on_path && to_[path.back()] == at) found.push_back(path.back());
    for (const auto seen : path) state[seen] = done;
  }
  return found;
}

std::optional<std::size_t> circle_of_both(const leads& first, const leads& second) {
  if (first.is_empty() || second.is_empty()) return std::nullopt;
  const auto things = first.size();
  std::vector<std::size_t> pointers(things, 0);
  const auto each = [&](std::size_t from, auto&& use) {
    if (first[from] != leads::nowhere) use(first[from]);
    if (second[from] != leads::nowhere) use(second[from]);
  };
  for (std::size_t i = 0; i < things; ++i) each(i, [&](std::size_t to) { ++pointers[to]; });
  // Takes away what nothing is left to point at, again and again; what remains goes round.
  std::vector<std::size_t> free;
  for (std::size_t i = 0; i < things; ++i)
    if (pointers[i] == 0) free.push_back(i);
  std::size_t freed = 0;
  for (; !free.empty(); ++freed) {
    const auto at = free.back();
    free.pop_back();
    each(at, [&](std::size_t to) {
      if (--pointers[to] == 0) free.push_back(to);
    });
  }
  if (freed == things) return std::nullopt;
  // Backwards from what remains, one comes round.
  std::vector<std::size_t> before(things);
  std::size_t at = 0;
  for (std::size_t i = 0; i < things; ++i) {
    if (pointers[i] == 0) continue;
    at = i;
    each(i, [&](std::size_t to) { before[to] = i; });
  }
  for (std::size_t steps = 0; steps < things; ++steps) at = before[at];
  while (first[before[at]] != at) at = before[at];
  return before[at];
}

}  // namespace habeas
