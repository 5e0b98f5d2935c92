// SPDX-License-Identifier: MIT
// A spanning tree of a network that carries flow, rooted beyond it: the basis of the network simplex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace habeas::solve {

/// Each node hangs from its parent by one arc. Knows how much more may flow over each, either way.
///
/// The tree is kept *strongly feasible*: every node can send some more flow to the root. With the choice of `cycle`, that
/// is what rules out running in cycles where pivots move no flow (Cunningham 1976, doi 10.1007/BF01580676).
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
  explicit spanning_tree(std::size_t n);

  void hang(place v, const bond& b) noexcept { members_[v].to_parent = b; }

  [[nodiscard]] place root() const noexcept { return static_cast<place>(members_.size() - 1); }
  [[nodiscard]] place parent(place v) const noexcept { return members_[v].parent; }
  [[nodiscard]] place size(place v) const noexcept { return members_[v].size; }
  [[nodiscard]] const bond& to_parent(place v) const noexcept { return members_[v].to_parent; }

  /// The cycle that an arc closes, and what gives way when flow is sent round it.
  struct cycle {
    place join;            ///< where the two ways up meet
    std::int64_t room;     ///< how much may go round; `endless` / 2 and more: without end
    place out = none;      ///< the node whose bond gives way; none: the arc itself is filled
    bool on_from = false;  ///< it lies above the end where the arc starts
  };
  /// Flow goes round as the arc does: down from the join to `from`, over, and up from `to`. Of the bonds that give way
  /// first, the last one on that round, starting from the join.
  [[nodiscard]] cycle close(place from, place to, std::int64_t room) const noexcept;

  void send(place from, place to, const cycle& r) noexcept;

  /// Cuts the bond above `out` and hangs what was below it from `outer`, by its node `inner`: `join` is where the ways
  /// up from `inner` and `outer` meet.
  void move(place inner, place outer, place out, place join, bond b) noexcept;

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
  place turn(place inner, place outer, place out, bond b) noexcept;

  std::vector<member> members_;
  // All nodes in a cycle, each before what hangs below it and that all together; and the last of those.
  std::vector<place> next_, previous_, last_;
};

}  // namespace habeas::solve
