// SPDX-License-Identifier: MIT
#include "solve/spanning_tree.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "random_source.hpp"

namespace test_spanning_tree {

using namespace habeas;

using namespace habeas::solve;

namespace {

std::vector<spanning_tree::place> below(const spanning_tree& t, spanning_tree::place v) {
  std::vector<spanning_tree::place> found;
  t.for_each_below(v, [&](spanning_tree::place u) { found.push_back(u); });
  std::sort(found.begin(), found.end());
  return found;
}

bool is_below(const spanning_tree& t, spanning_tree::place u, spanning_tree::place v) {
  for (; u != spanning_tree::none; u = t.parent(u))
    if (u == v) return true;
  return false;
}

}  // namespace

TEST_CASE("spanning_tree: a ring gives way where least may go, the last such bond on the way round") {
  spanning_tree tree(3);
  tree.hang(0, {10, 4, 0, true});
  tree.hang(1, {3, 10, 1, true});
  tree.hang(2, {9, 9, 2, true});
  const auto round = tree.close(0, 1, 100);
  CHECK(round.join == tree.root());
  CHECK(round.room == 3);
  CHECK(round.out == 1);
  CHECK_FALSE(round.on_from);
  // The arc itself is filled before a bond on the way down, and a bond on the way up before the arc.
  CHECK(tree.close(0, 2, 4).out == spanning_tree::none);
  CHECK(tree.close(2, 1, 3).out == 1);
  tree.send(0, 1, round);
  CHECK(tree.to_parent(0).down == 1);
  CHECK(tree.to_parent(0).up == 13);
  CHECK(tree.to_parent(1).up == 0);
  CHECK(tree.to_parent(1).flow() == 13);
}

TEST_CASE("spanning_tree: after any moves each node knows what hangs below it, and bonds are turned with the way") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t turned = 0;
  for (int round = 0; round < 60; ++round) {
    const auto n = static_cast<spanning_tree::place>(random(2, 14));
    spanning_tree tree(n);
    for (spanning_tree::place v = 0; v < n; ++v) tree.hang(v, {100, 0, v, true});
    for (std::uint32_t step = 0; step < 60; ++step) {
      const auto inner = static_cast<spanning_tree::place>(random(0, n - 1));
      const auto outer = static_cast<spanning_tree::place>(random(0, n - 1));
      if (inner == outer) continue;
      const auto join = tree.close(inner, outer, 1).join;
      if (join == inner) continue;
      auto out = inner;
      while (tree.parent(out) != join && random(0, 2) != 0) out = tree.parent(out);
      std::vector<spanning_tree::place> way;
      for (auto v = inner; v != out; v = tree.parent(v)) way.push_back(v);
      std::vector<spanning_tree::bond> bonds;
      for (const auto v : way) bonds.push_back(tree.to_parent(v));
      tree.move(inner, outer, out, join, {1, 2, 1000 + step, false});
      CHECK(tree.parent(inner) == outer);
      CHECK(tree.to_parent(inner).arc == 1000 + step);
      for (std::size_t i = 0; i < way.size(); ++i) {
        const auto above = i + 1 < way.size() ? way[i + 1] : out;
        CHECK(tree.parent(above) == way[i]);
        CHECK(tree.to_parent(above).arc == bonds[i].arc);
        CHECK(tree.to_parent(above).leads_up != bonds[i].leads_up);
        CHECK(tree.to_parent(above).up == bonds[i].down);
        CHECK(tree.to_parent(above).flow() == bonds[i].flow());
        ++turned;
      }
      for (spanning_tree::place v = 0; v <= n; ++v) {
        std::vector<spanning_tree::place> wanted;
        for (spanning_tree::place u = 0; u <= n; ++u)
          if (is_below(tree, u, v)) wanted.push_back(u);
        CHECK(below(tree, v) == wanted);
        CHECK(tree.size(v) == wanted.size());
        std::size_t beside = 0;
        tree.for_each_beside(v, [&](spanning_tree::place u) { beside += is_below(tree, u, v) ? 1000 : 1; });
        CHECK(beside == n + 1 - wanted.size());
      }
    }
  }
  CHECK(turned > 500);
}

}  // namespace test_spanning_tree
