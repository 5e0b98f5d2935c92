// SPDX-License-Identifier: MIT
#include "proof/disjoint_conflicts.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_settle {

using namespace habeas;

namespace {
/// Claims that say x = 1, 2, 3 ... of one number; any two contradict each other.
struct one_number {
  testing::small_dossier d;
  one_number(std::vector<const char*> said) {
    int n = 0;
    for (const auto* day : said) {
      auto& c = d.held(fmt::format("c{}", n++), quantity::exact(1), "2026-01-01");
      c.said = parse_edtf(day);
    }
  }
};
std::string found(const dossier& view, std::vector<std::int64_t> values, const assumption_id& under = {}) {
  const claim_premises premises(view);
  claim_system s(premises);
  const auto zero = s.add({}), x = s.add(testing::count_at("entries", "point:x"));
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::vector<solve::premise> on{premises.of_claim(i)};
    if (under) on.push_back(premises.of_assumption(*view.find_place(under)));
    s.at_least(x, zero, values[i], row_rule::held, on);
    s.at_most(x, zero, values[i], row_rule::held, on);
  }
  const auto judge = [&](const solve::premise_mask& off) { return solve::difference_solver(s.system(), off).feasible(); };
  const auto aside = set_conflicts_aside(view, premises, premises_used(s.system()), judge);
  CHECK(judge(aside.off));
  std::string text;
  for (const auto& conflict : aside.conflicts) {
    for (const auto l : conflict) text += premises.claim_name(l).text() + " ";
    text += "| ";
    const auto alone = only_conflict(premises, premises_used(s.system()), conflict, judge);
    CHECK_FALSE(judge(alone));
    for (const auto l : premises_used(s.system())) {
      if (alone.is_off(l)) continue;
      auto less = alone;
      less.off(l);
      CHECK(judge(less));  // nothing that is left on could be spared
    }
  }
  return text;
}
}  // namespace

TEST_CASE("settle: the first claims to contradict one another, in the order in which they were said") {
  CHECK(found(one_number({"2026-01-01", "2026-01-02", "2026-01-03"}).d.make(), {1, 1, 1}) == "");
  CHECK(found(one_number({"2026-01-01", "2026-01-02", "2026-01-03"}).d.make(), {1, 2, 3}) == "c0 c1 | ");
  CHECK(found(one_number({"2026-01-03", "2026-01-02", "2026-01-01"}).d.make(), {1, 2, 3}) == "c1 c2 | ");
  // Said on one day: by id.
  CHECK(found(one_number({"2026-01-01", "2026-01-01", "2026-01-01"}).d.make(), {1, 2, 3}) == "c0 c1 | ");
  CHECK(found(one_number({"2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"}).d.make(), {1, 2, 3, 4}) ==
        "c0 c1 | c2 c3 | ");
}

TEST_CASE("settle: an assumption without which there is no contradiction stays on") {
  one_number n({"2026-01-01", "2026-01-02"});
  n.d.assume("if", true);
  CHECK(found(n.d.make(), {1, 2}, assumption_id("if")) == "c0 c1 | ");
}

TEST_CASE("settle: labels in use, ascending and once each") {
  solve::difference_system s;
  s.add_variables(2);
  s.add_row(0, 1, 1, std::vector<solve::premise>{5, 2});
  s.add_row(1, 0, 1, std::vector<solve::premise>{2, 9});
  CHECK(premises_used(s) == std::vector<solve::premise>{2, 5, 9});
}

TEST_CASE("settle: the smallest contradictions first, then by ids") {
  std::vector<contradiction> all(3);
  all[0].claims = {claim_id("a"), claim_id("b"), claim_id("c")};
  all[1].claims = {claim_id("b"), claim_id("c")};
  all[2].claims = {claim_id("a"), claim_id("z")};
  sort_contradictions(all);
  CHECK(all[0].claims.back().text() == "z");
  CHECK(all[1].claims.front().text() == "b");
  CHECK(all[2].claims.size() == 3);
}

}  // namespace test_settle
