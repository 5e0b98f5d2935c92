// SPDX-License-Identifier: MIT
#include "proof/labelled_differences.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#define HABEAS_COUNTS_BYTES
#endif

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_claim_system {

using namespace habeas;

namespace {
#ifdef HABEAS_COUNTS_BYTES
/// Bytes that were asked for and not given back.
std::size_t bytes_in_use() {
  const auto now = mallinfo2();
  return now.uordblks + now.hblkhd;
}
#endif
term at(const char* point) {
  return term::of(testing::the_account, term_chain::all_exits(), account_point::of(named_time_id(point)));
}
proof_step order(const char* plus, const char* minus) {
  proof_step s;
  s.plus = at(plus);
  s.minus = at(minus);
  return s;
}
}  // namespace

TEST_CASE("claim_system: labels are numbered by id, claims first, whatever the order of the lists") {
  testing::small_dossier d;
  d.assume("zeta", true);
  d.assume("alpha", true);
  d.held("b", quantity::exact(1), "2026-01-01");
  d.held("a", quantity::exact(2), "2026-01-02");
  const auto view = d.make();
  const claim_premises premises(view);
  CHECK(premises.of_claim(0) == 1);
  CHECK(premises.of_claim(1) == 0);
  CHECK(premises.claim_name(0).text() == "a");
  CHECK(premises.claim_place(0) == 1);
  CHECK(premises.is_claim(1));
  CHECK_FALSE(premises.is_claim(2));
  CHECK(premises.assumption_name(2).text() == "alpha");
  CHECK(premises.assumption_name(premises.of_assumption(0)).text() == "zeta");
}

TEST_CASE("claim_system: a row is a step, read from either side") {
  testing::small_dossier d;
  d.assume("if", true);
  d.held("a", quantity::exact(1), "2026-01-01");
  const auto view = d.make();
  const claim_premises premises(view);
  claim_system s(premises);
  const auto x = s.add(at("x")), y = s.add(at("y"));
  const std::vector<solve::premise> on{premises.of_claim(0), premises.of_assumption(0)};
  s.at_least(x, y, 5, row_rule::exits, on);
  const auto& row = s.system().rows().front();
  CHECK(s.rule_of(row) == row_rule::exits);
  const auto low = s.step(row, s.system().premises_of(0), bound_side::low);
  CHECK(low.plus == at("x"));
  CHECK(low.minus == at("y"));
  CHECK(low.amount == 5);
  CHECK(low.claims == std::vector<claim_id>{claim_id("a")});
  CHECK(low.assumptions == std::vector<assumption_id>{assumption_id("if")});
  const auto high = s.step(row, s.system().premises_of(0), bound_side::high);
  CHECK(high.plus == at("y"));
  CHECK(high.amount == -5);
  proof by_days;
  by_days.value = 7;
  s.at_most(x, y, 9, row_rule::kind_is_part, {}, std::make_shared<const kept_proof>(by_days));
  CHECK(s.rule_of(s.system().rows().back()) == row_rule::kind_is_part);
  const auto why = s.step(s.system().rows().back(), {}, bound_side::high).because;
  REQUIRE(why != nullptr);
  CHECK(why->value == 7);
  CHECK(s.step(s.system().rows().back(), {}, bound_side::low).because == why);  // shared while somebody holds it
}

TEST_CASE("claim_system: steps of the calendar that follow one another are joined, others are kept") {
  auto joined = join_order({order("a", "b"), order("b", "c")});
  REQUIRE(joined.size() == 1);
  CHECK(joined.front().plus == at("a"));
  CHECK(joined.front().minus == at("c"));
  CHECK(join_order({order("a", "b"), order("b", "a")}).empty());
  auto cited = order("b", "c");
  cited.claims.push_back(claim_id("x"));
  CHECK(join_order({order("a", "b"), cited, order("c", "d")}).size() == 3);
  auto held = order("b", "c");
  held.by = row_rule::held;
  CHECK(join_order({order("a", "b"), held}).size() == 2);
}

TEST_CASE("claim_system: two claims of one bulletin have one cut-off, which is said in one step") {
  const auto of_bulletin = term::of(testing::the_account, term_chain::all_exits(), account_point::of(bulletin_id("b")));
  const auto same = [](term plus, term minus, const char* by) {
    proof_step s;
    s.by = row_rule::same_cutoff;
    s.plus = std::move(plus);
    s.minus = std::move(minus);
    s.claims.push_back(claim_id(by));
    s.assumptions.push_back(shared_cutoff);
    return s;
  };
  for (const bool turned : {false, true}) {
    std::vector<proof_step> steps{same(at("z"), of_bulletin, "z"), same(of_bulletin, at("a"), "a")};
    if (turned) std::reverse(steps.begin(), steps.end());
    const auto joined = join_order(steps);
    REQUIRE(joined.size() == 1);
    CHECK(joined.front().plus == at("z"));
    CHECK(joined.front().minus == at("a"));
    CHECK(joined.front().claims == std::vector{claim_id("a"), claim_id("z")});
    CHECK(joined.front().assumptions == std::vector{shared_cutoff});
  }
  CHECK(join_order({same(of_bulletin, at("a"), "a"), same(at("a"), of_bulletin, "a")}).empty());
  // What stands between is no bulletin: both are said.
  CHECK(join_order({same(at("z"), at("y"), "z"), same(at("y"), at("a"), "a")}).size() == 2);
  auto twice = same(of_bulletin, at("a"), "a");
  twice.times = 2;
  CHECK(join_order({same(at("z"), of_bulletin, "z"), twice}).size() == 2);
}

TEST_CASE("claim_system: a proof leads from plus to minus on both sides, and adds up") {
  testing::small_dossier d;
  const auto view = d.make();
  const claim_premises premises(view);
  claim_system s(premises);
  const auto a = s.add(at("a")), b = s.add(at("b")), c = s.add(at("c"));
  s.at_least(b, a, 2, row_rule::exits);
  s.at_least(c, b, 3, row_rule::exits);
  s.at_most(b, a, 4, row_rule::exits);
  s.at_most(c, b, 5, row_rule::exits);
  const solve::difference_solver solver(s.system());
  for (const auto end : {bound_side::low, bound_side::high}) {
    const auto rows = end == bound_side::high ? solver.proof(c, a) : solver.proof(a, c);
    const auto p = make_proof(s, rows, at("c"), at("a"), end);
    CHECK(p.value == (end == bound_side::low ? 5 : 9));
    REQUIRE(p.steps.size() == 2);
    CHECK(p.steps[0].plus == at("c"));
    CHECK(p.steps[0].minus == p.steps[1].plus);
    CHECK(p.steps[1].minus == at("a"));
  }
}

TEST_CASE("claim_system: names come back as they were given, in whatever turn their chains and events came") {
  testing::small_dossier d;
  const auto view = d.make();
  const claim_premises premises(view);
  claim_system s(premises);
  const account_id other("other");
  const auto p = account_point::of(named_time_id("p")), q = account_point::start_of(event_id("e"));
  const std::vector<term> given{
      term::of(testing::the_account, term_chain::all_entries(), p), term::of(testing::the_account, term_chain::all_exits(), p),
      term::of(testing::the_account, term_chain::all_entries(), q), term::of(testing::the_account, term_chain::all_exits(), q),
      term::start_of(event_id("e")), term::end_of(event_id("e")), term::end_of(event_id("f")), term{}, term::start_of(event_id()),
      term::of(other, term_chain::stock(), p, {"sex", "women"}), term::of(other, term_chain::stock(), {}, {"sex", "men"}),
      term::of(testing::the_account, term_chain::all_exits(), p)};
  for (const auto& name : given) (void)s.add(name);
  for (solve::variable v = 0; v < given.size(); ++v) CHECK(s.name_of(v) == given[v]);
}

#ifdef HABEAS_COUNTS_BYTES
TEST_CASE("claim_system: of a name only what tells it from others is kept for each variable") {
  testing::small_dossier d;
  const auto view = d.make();
  const claim_premises premises(view);
  const auto bytes_of = [&](int points) {
    const auto before = bytes_in_use();
    claim_system s(premises);
    for (int i = 0; i < points; ++i)
      for (const auto& c : {term_chain::all_entries(), term_chain::all_exits()})
        (void)s.add(term::of(testing::the_account, c, account_point::of(named_time_id(std::to_string(i)))));
    return static_cast<double>(bytes_in_use() - before) / (2 * points);
  };
  const auto few = bytes_of(1 << 12), many = bytes_of(1 << 15);
  if (many == 0) return;  // what counts bytes is not what gave them out: under a sanitizer
  CHECK(few < sizeof(term) / 2);
  CHECK(many < sizeof(term) / 2);
}
#endif

}  // namespace test_claim_system
