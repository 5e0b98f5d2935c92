// SPDX-License-Identifier: MIT
#include "verify/sum_rows.hpp"

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_check_sums {

using namespace habeas;

using namespace habeas::verify;
using namespace habeas::testing;

namespace {

// Held 10 at noon on the 5th, women 4 and men the rest: so at least 4.
struct held_by_sex {
  dossier view = [] {
    small_dossier d;
    d.held("c", quantity::at_least(1), "2026-01-05T12:00").breakdowns = {
        {"sex", composition::partition, {{"women", quantity::exact(4)}, {"men", quantity::at_least(3)}}}};
    return d.make();
  }();
  term a = count_at("entries", "claim:c"), x = count_at("exits", "claim:c");
  term women = count_at("held", "claim:c", {"sex", "women"}), men = count_at("held", "claim:c", {"sex", "men"});
  proof p;

  held_by_sex() {
    p.end = bound_side::low;
    p.plus = a;
    p.minus = x;
    p.value = 7;
    add(row_rule::part, {{1, women}}, 4);
    add(row_rule::part, {{1, men}}, 3);
    add(row_rule::parts_make_whole, {{1, a}, {-1, x}, {-1, women}, {-1, men}}, 0);
  }
  void add(row_rule by, std::vector<weighted_term> sum, std::int64_t amount) {
    proof_step s;
    s.by = by;
    s.claims = {claim_id("c")};
    s.sum = std::move(sum);
    s.amount = amount;
    p.steps.push_back(s);
  }
};

}  // namespace

TEST_CASE("a sum of a claim's parts is checked against the claim") {
  const held_by_sex right;
  for (const auto& r : check(right.p, right.view).reasons) CHECK_MESSAGE(false, r);
  auto wrong = right;
  wrong.p.steps[0].amount = 5;
  wrong.p.value = 8;
  CHECK_FALSE(check(wrong.p, wrong.view));  // another number
  wrong = right;
  wrong.p.steps[1].times = 2;
  CHECK_FALSE(check(wrong.p, wrong.view));  // does not sum to what was asked
  wrong = right;
  wrong.p.steps.pop_back();
  CHECK_FALSE(check(wrong.p, wrong.view));
  wrong = right;
  wrong.p.steps[2].claims.clear();
  CHECK_FALSE(check(wrong.p, wrong.view));  // cites nobody
  wrong = right;
  wrong.p.steps[0].sum[0].of.stratum = {"sex", "unknown"};
  CHECK_FALSE(check(wrong.p, wrong.view));
  wrong = right;
  wrong.p.steps[0].plus = wrong.a;
  CHECK_FALSE(check(wrong.p, wrong.view));  // both a difference and a sum
}

TEST_CASE("a number over a divisor is rounded outwards") {
  auto half = held_by_sex();
  for (auto& s : half.p.steps) s.times = 1;
  half.p.divisor = 1;
  // Twice the women and the whole's rule, over two: at least (4 + 4) / 2.
  half.p.steps.clear();
  half.add(row_rule::part, {{1, half.women}}, 4);
  half.p.steps.back().times = 2;
  proof_step whole;
  whole.by = row_rule::part_of_whole;
  whole.sum = {{1, half.a}, {-1, half.x}, {-1, half.women}};
  whole.times = 2;
  half.p.steps.push_back(whole);
  half.p.divisor = 2;
  half.p.value = 4;
  for (const auto& r : check(half.p, half.view).reasons) CHECK_MESSAGE(false, r);
  half.p.value = 5;
  CHECK_FALSE(check(half.p, half.view));
}

TEST_CASE("that a stock may not fall is no rule") {
  auto wrong = held_by_sex();
  proof_step s;
  s.by = row_rule::order;
  s.plus = count_at("held", "claim:c", {"sex", "women"});
  s.minus = count_at("held", "start", {"sex", "women"});
  wrong.p.steps = {s};
  wrong.p.plus = s.plus;
  wrong.p.minus = s.minus;
  wrong.p.value = 0;
  CHECK_FALSE(check(wrong.p, wrong.view));
  auto rising = wrong;
  rising.p.steps[0].plus.chain = rising.p.steps[0].minus.chain = rising.p.plus.chain = rising.p.minus.chain = term_chain::all_exits();
  CHECK(check(rising.p, rising.view));
}

}  // namespace test_check_sums
