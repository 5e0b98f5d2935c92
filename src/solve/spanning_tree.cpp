// SPDX-License-Identifier: MIT
#include "solve/spanning_tree.hpp"

#include <cstddef>
#include <cstdint>

namespace habeas::solve {

spanning_tree::spanning_tree(std::size_t n) : members_(n + 1), next_(n + 1), previous_(n + 1), last_(n + 1) {
  const auto root = static_cast<place>(n);
  for (place v = 0; v <= n; ++v) {
    members_[v].parent = v == root ? none : root;
    next_[v] = v == root ? 0 : v + 1;
    previous_[v] = v == 0 ? root : v - 1;
    last_[v] = v;
  }
  members_[n].size = static_cast<place>(n + 1);
  last_[n] = n == 0 ? root : root - 1;
}

spanning_tree::cycle spanning_tree::close(place from, place to, std::int64_t room) const noexcept {
  // Of two nodes on different ways the one with fewer nodes below it is not the join. Which one that is follows no
  // pattern, so it is chosen without a jump; that a bond is the tightest so far is rare, and a jump.
  place out_from = none, out_to = none;
  auto room_from = room;
  auto room_to = endless + endless / 2;
  auto u = from, v = to;
  auto u_size = members_[u].size, v_size = members_[v].size;
  while (u != v) {
    const bool on_from = u_size < v_size;
    const auto w = on_from ? u : v;
    const auto& m = members_[w];
    const auto left = on_from ? m.to_parent.down : m.to_parent.up;
    const auto least = on_from ? room_from - 1 : room_to;
    if (left <= least) {
      (on_from ? room_from : room_to) = left;
      (on_from ? out_from : out_to) = w;
    }
    const auto parent = m.parent;
    const auto size = members_[parent].size;
    u = on_from ? parent : u;
    u_size = on_from ? size : u_size;
    v = on_from ? v : parent;
    v_size = on_from ? v_size : size;
  }
  if (out_to != none && room_to <= room_from) return {u, room_to, out_to, false};
  return {u, room_from, out_from, true};
}

void spanning_tree::send(place from, place to, const cycle& r) noexcept {
  for (auto u = from; u != r.join; u = members_[u].parent) {
    members_[u].to_parent.down -= r.room;
    members_[u].to_parent.up += r.room;
  }
  for (auto v = to; v != r.join; v = members_[v].parent) {
    members_[v].to_parent.up -= r.room;
    members_[v].to_parent.down += r.room;
  }
}

void spanning_tree::move(place inner, place outer, place out, place join, bond b) noexcept {
  const auto moved = members_[out].size;
  for (auto u = members_[out].parent; u != join; u = members_[u].parent) members_[u].size -= moved;
  for (auto v = outer; v != join; v = members_[v].parent) members_[v].size += moved;

  const auto before = previous_[out], old_last = last_[out], behind = next_[old_last];
  const auto above_out = members_[out].parent;
  const auto tail = turn(inner, outer, out, b);
  follow(before, behind);
  for (auto u = above_out; u != none && last_[u] == old_last; u = members_[u].parent) last_[u] = before;
  const auto first_child = next_[outer];
  follow(outer, inner);
  follow(tail, first_child);
  for (auto u = outer; u != none && last_[u] == outer; u = members_[u].parent) last_[u] = tail;
}

spanning_tree::place spanning_tree::turn(place inner, place outer, place out, bond b) noexcept {
  const auto moved = members_[out].size;
  auto s = inner, above = outer, tail = last_[inner];
  auto s_last = last_[inner], behind_s = next_[s_last], before_s = previous_[inner];
  for (place below_size = 0;;) {
    auto& m = members_[s];
    const auto parent = m.parent, size = m.size;
    const auto turned = m.to_parent.turned();
    m.parent = above;
    m.to_parent = b;
    m.size = moved - below_size;
    if (s == out) break;
    const auto before_parent = previous_[parent], parent_last = last_[parent];
    follow(tail, parent);
    if (parent_last != s_last) {
      const auto behind_parent = next_[parent_last];
      follow(before_s, behind_s);
      tail = parent_last;
      behind_s = behind_parent;
    } else {
      tail = before_s;
    }
    b = turned;
    below_size = size;
    above = s;
    s = parent;
    s_last = parent_last;
    before_s = before_parent;
  }
  for (auto u = out; u != outer; u = members_[u].parent) last_[u] = tail;
  return tail;
}

}  // namespace habeas::solve
