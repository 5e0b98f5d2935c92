// SPDX-License-Identifier: MIT
// A spanning tree of a network that carries flow, rooted beyond it: the basis of the network simplex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace habeas {

/// Each node hangs from its parent by one arc. Knows how much more may flow over each, either way.
///
/// The tree is kept *strongly feasible*: every node can send some more flow to the root. With the choice of `ring`, that
/// is what rules out running in circles where pivots move no flow (Cunningham 1976, doi 10.1007/BF01580676).
class spanning_tree {
 public:
  using place = std::uint32_t;
  static constexpr place none = 0xffffffffu;
  /// More than any flow: an arc without limit has about this much room.
  static constexpr std::int64_t endless = std::int64_t{1} << 62;

  /// The arc between a node and its parent: how much more may go up it, to the parent, and down.
  struct bond {
    std::int64_t up = 0;
    std::int64_t down = 0;
    std::uint32_t arc = 0;
    bool leads_up = true;  ///< the arc itself goes from the node to its parent
    [[nodiscard]] std::int64_t flow() const noexcept { return leads_up ? down : up; }
    /// The same seen from the parent's side, when it becomes the child.
    [[nodiscard]] bond turned() const noexcept { return {down, up, arc, !leads_up}; }
  };

  /// n nodes, each hung from the root, which is n, by a bond that `hang` is still to set.
  explicit spanning_tree(std::size_t n) : members_(n + 1), next_(n + 1), previous_(n + 1), last_(n + 1) {
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

  void hang(place v, const bond& b) noexcept { members_[v].to_parent = b; }

  [[nodiscard]] place root() const noexcept { return static_cast<place>(members_.size() - 1); }
  [[nodiscard]] place parent(place v) const noexcept { return members_[v].parent; }
  [[nodiscard]] place size(place v) const noexcept { return members_[v].size; }
  [[nodiscard]] const bond& to_parent(place v) const noexcept { return members_[v].to_parent; }

  /// The ring that an arc closes, and what gives way when flow is sent round it.
  struct ring {
    place join;            ///< where the two ways up meet
    std::int64_t room;     ///< how much may go round; `endless` / 2 and more: without end
    place out = none;      ///< the node whose bond gives way; none: the arc itself is filled
    bool on_from = false;  ///< it lies above the end where the arc starts
  };
  /// Flow goes round as the arc does: down from the join to `from`, over, and up from `to`. Of the bonds that give way
  /// first, the last one on that round, starting from the join.
  [[nodiscard]] ring close(place from, place to, std::int64_t room) const noexcept {
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

  void send(place from, place to, const ring& r) noexcept {
    for (auto u = from; u != r.join; u = members_[u].parent) {
      members_[u].to_parent.down -= r.room;
      members_[u].to_parent.up += r.room;
    }
    for (auto v = to; v != r.join; v = members_[v].parent) {
      members_[v].to_parent.up -= r.room;
      members_[v].to_parent.down += r.room;
    }
  }

  /// Cuts the bond above `out` and hangs what was below it from `outer`, by its node `inner`: `join` is where the ways
  /// up from `inner` and `outer` meet.
  void move(place inner, place outer, place out, place join, bond b) noexcept {
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

  /// Calls f(v) for v and all that hang below it.
  template <class F>
  void for_each_below(place v, F&& f) const {
    auto left = members_[v].size;
    for (auto u = v; left-- > 0; u = next_[u]) f(u);
  }
  /// Calls f(u) for all that `for_each_below` leaves out, the root among them.
  template <class F>
  void for_each_beside(place v, F&& f) const {
    for (auto u = next_[last_[v]]; u != v; u = next_[u]) f(u);
  }

 private:
  struct member {
    bond to_parent;
    place parent = none;
    place size = 1;
  };

  void follow(place one, place other) noexcept {
    next_[one] = other;
    previous_[other] = one;
  }

  /// Turns the way from `inner` up to `out`, so that what was below `out` is below `inner`; the last of it in order.
  /// Each node on the way becomes the last child of the one before, with what it had beside it.
  place turn(place inner, place outer, place out, bond b) noexcept {
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

  std::vector<member> members_;
  // All nodes in a circle, each before what hangs below it and that all together; and the last of those.
  std::vector<place> next_, previous_, last_;
};

}  // namespace habeas
