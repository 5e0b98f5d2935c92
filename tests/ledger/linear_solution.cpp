// SPDX-License-Identifier: MIT
#include "ledger/linear_solution.hpp"

#include <optional>
#include <string>
#include <vector>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"

namespace test_linear_account {

using namespace habeas;
using namespace habeas::testing;

namespace {

ledger_options with(std::shared_ptr<const solve::linear_solver> solver) {
  ledger_options o;
  o.linear = std::move(solver);
  return o;
}
time_ref start_of(std::int64_t n) { return time_ref_at(time_ref::how::start_of, january(n)); }
time_ref end_of(std::int64_t n) { return time_ref_at(time_ref::how::end_of, january(n)); }

/// Exits over whole days.
claim& exits_over(small_dossier& d, const std::string& name, quantity n, std::int64_t first, std::int64_t last,
                  std::optional<mechanism> kind = {}) {
  return d.flow(name, direction::exits, n, start_of(first), end_of(last), kind);
}
breakdown parts(const std::string& axis, composition how, std::vector<std::pair<std::string, quantity>> numbers) {
  breakdown b;
  b.axis = axis;
  b.composition = how;
  for (auto& [name, n] : numbers) b.parts.push_back({name, n});
  return b;
}
void add_account(small_dossier& d, const std::string& name) {
  account a;
  a.id = account_id(name);
  a.counter = actor_id("speaker");
  d.content.accounts.push_back(a);
}
claim& held_in(small_dossier& d, const std::string& name, const std::string& account, quantity n, const std::string& as_of) {
  auto& c = d.held(name, n, as_of);
  std::get<held_claim>(c.says).account = account_id(account);
  return c;
}
claim& related(small_dossier& d, const std::string& name, const std::string& account, account_relation how,
               const std::vector<std::string>& others, std::optional<quantity> overlap = {}) {
  related_claim says;
  says.account = account_id(account);
  says.relation = how;
  for (const auto& o : others) says.others.emplace_back(o);
  says.overlap = overlap;
  return d.add(name, says);
}

void check_proven(const bound& b, const dossier& d) {
  const auto result = verify::check(b, d);
  for (const auto& r : result.reasons) CHECK_MESSAGE(false, r);
}

}  // namespace

TEST_CASE("the whole bounds its kinds: of at most 10 exits at most 10 are releases, at most 4 where 6 died") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  exits_over(d, "all", quantity::at_most(10), 1, 9);
  exits_over(d, "some", quantity::at_least(1), 1, 3, mechanism::release);
  exits_over(d, "dead", quantity::exact(6), 4, 6, mechanism::death);
  const auto view = d.make();
  const ledger derived(view, the_account), whole(view, the_account, with(solver));
  CHECK_FALSE(derived.is_linear());
  CHECK(whole.is_linear());
  const auto from = whole.point_at("start:" + january(1)), to = whole.point_at("end:" + january(9));
  CHECK(derived.exits(from, to, mechanism::release).high == 10);
  const auto b = whole.exits(from, to, mechanism::release);
  CHECK(b.low == 1);
  CHECK(b.high == 4);
  CHECK(b.engine == engine::integer);
  check_proven(b, view);
  REQUIRE(b.high_proof);
  CHECK(claims_of(*b.high_proof) == std::vector<claim_id>{claim_id("all"), claim_id("dead")});
  CHECK(derived.used_in_part() == std::vector<claim_id>{claim_id("dead"), claim_id("some")});
  CHECK(whole.used_in_part().empty());
}

TEST_CASE("no other exits, with two kinds: the kinds make up the total") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  d.assume("only", true, assumption_effect::no_other_exits);
  exits_over(d, "all", quantity::exact(10), 1, 9);
  exits_over(d, "freed", quantity::between(3, 4), 1, 9, mechanism::release);
  exits_over(d, "dead", quantity::at_least(0), 1, 9, mechanism::death);
  const auto view = d.make();
  const ledger l(view, the_account, with(solver));
  const auto b = l.exits(l.point_at("start:" + january(1)), l.point_at("end:" + january(9)), mechanism::death);
  CHECK(b.low == 6);
  CHECK(b.high == 7);
  CHECK(b.engine == engine::integer);
  CHECK(b.assumptions == std::vector<assumption_id>{assumption_id("only")});
  check_proven(b, view);
  const auto without = ledger(view.without("only"), the_account, with(solver))
                           .exits(l.point_at("start:" + january(1)), l.point_at("end:" + january(9)), mechanism::death);
  CHECK(without.low == 0);
  CHECK(without.high == 7);
}

TEST_CASE("a contradiction that only whole people show") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  // Days 1, 2, 3: one exit over 1-2, one over 2-3; one release over 1-3, none on 2; no death on 1 or 3; nothing else.
  // In fractions half a person is freed on 1, half dies on 2 and half is freed on 3.
  small_dossier d;
  d.assume("only", true, assumption_effect::no_other_exits);
  exits_over(d, "e12", quantity::exact(1), 1, 2);
  exits_over(d, "e23", quantity::exact(1), 2, 3);
  exits_over(d, "r13", quantity::exact(1), 1, 3, mechanism::release);
  exits_over(d, "r2", quantity::exact(0), 2, 2, mechanism::release);
  exits_over(d, "d1", quantity::exact(0), 1, 1, mechanism::death);
  exits_over(d, "d3", quantity::exact(0), 3, 3, mechanism::death);
  const auto view = d.make();
  const ledger l(view, the_account, with(solver));
  REQUIRE(l.contradictions().size() == 1);
  const auto& c = l.contradictions().front();
  CHECK(c.claims.size() == 6);
  CHECK(c.assumptions == std::vector<assumption_id>{assumption_id("only")});
  CHECK(c.proof.steps.empty());  // no sum of the claims shows it
  const claim_premises premises(view);
  const timeline events(view);
  const auto system = std::make_shared<const ledger_system>(view, premises, &events, the_account, std::nullopt, std::vector<account_point>{});
  const auto program = linear_account::make(view, premises, &events, system, {}, solver);
  REQUIRE(program);
  CHECK_FALSE(program->judge({}).hold);
  CHECK(program->why_not({}).steps.empty());
  // Without any one of them, and without the assumption, the rest can be.
  for (const auto& gone : {"e12", "e23", "r13", "r2", "d1", "d3", "only"})
    CHECK(ledger(view.without(gone), the_account, with(solver)).contradictions().empty());
  // The derived rows do not see it.
  CHECK(ledger(view, the_account).contradictions().empty());
}

TEST_CASE("a net change ties two stocks; a stock that fell by 20 was at least 20") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  d.flow("fell", direction::net, quantity::exact(20), end_of(1), end_of(9));
  std::get<flow_claim>(d.content.claims.back().says).falls = true;
  d.held("after", quantity::exact(5), "2026-01-09T12:00");
  const auto view = d.make();
  const ledger l(view, the_account, with(solver));
  CHECK(l.without_bound().empty());
  CHECK(ledger(view, the_account).without_bound() == std::vector<claim_id>{claim_id("fell")});
  const auto b = l.held(l.point_at("end:" + january(1)));
  CHECK(b.low == 20);
  CHECK(b.high == std::nullopt);
  check_proven(b, view);
  REQUIRE(b.low_proof);
  CHECK(claims_of(*b.low_proof) == std::vector<claim_id>{claim_id("fell")});
}

TEST_CASE("women and men are all: what one claim says of women and another of men bounds the whole") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  d.held("whole", quantity::at_least(100), "2026-01-05T12:00").breakdowns = {
      parts("sex", composition::partition, {{"women", quantity::exact(30)}, {"men", quantity::at_most(90)}})};
  const auto view = d.make();
  const ledger l(view, the_account, with(solver));
  const auto b = l.held(l.point_at("whole"));
  CHECK(b.low == 100);
  CHECK(b.high == 120);
  CHECK(b.engine == engine::integer);
  check_proven(b, view);
  CHECK(ledger(view, the_account).held(l.point_at("whole")).high == std::nullopt);
}

TEST_CASE("a stratum moves as part of its account, window by window; a part is never more than its whole") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  exits_over(d, "week", quantity::exact(40), 1, 7).breakdowns = {
      parts("sex", composition::partition, {{"women", quantity::exact(10)}, {"men", quantity::exact(30)}})};
  exits_over(d, "month", quantity::at_most(100), 1, 31).breakdowns = {
      parts("sex", composition::subset, {{"women", quantity::exact(25)}})};
  const auto view = d.make();
  const ledger l(view, the_account, with(solver));
  // 25 women left in the month, 10 of them in the first week: 15 and no fewer people left in the rest.
  const auto b = l.exits(l.point_at("end:" + january(7)), l.point_at("end:" + january(31)));
  CHECK(b.low == 15);
  CHECK(b.high == 60);
  check_proven(b, view);
  // In the first three days: no more than the week's women and men.
  exits_over(d, "early", quantity::exact(12), 1, 3).breakdowns = {parts("sex", composition::subset, {{"women", quantity::exact(11)}})};
  const ledger refused(d.make(), the_account, with(solver));
  REQUIRE(refused.contradictions().size() == 1);
  CHECK(refused.contradictions()[0].claims == std::vector<claim_id>{claim_id("early"), claim_id("week")});
  for (const auto& r : verify::check(refused.contradictions()[0], d.make()).reasons) CHECK_MESSAGE(false, r);
}

TEST_CASE("parts that do not fit their own number are a finding; the number still counts") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  d.held("odd", quantity::exact(687), "2026-01-05T12:00").breakdowns = {
      parts("sex", composition::partition, {{"women", quantity::exact(88)}, {"men", quantity::exact(600)}})};
  const ledger l(d.make(), the_account, with(solver));
  CHECK(l.contradictions().empty());
  CHECK(l.held(l.point_at("odd")).high == 687);
  CHECK(l.used_in_part() == std::vector<claim_id>{claim_id("odd")});
}

TEST_CASE("accounts: the same, one in another, disjoint parts, and overlaps") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  small_dossier d;
  for (const auto* name : {"north", "south", "other"}) add_account(d, name);
  held_in(d, "n", "north", quantity::exact(30), "2026-01-05T12:00");
  held_in(d, "s", "south", quantity::exact(20), "2026-01-05T12:00");
  related(d, "parts", "count", account_relation::disjoint_parts, {"north", "south"});
  const auto view = d.make();
  {
    // A time makes both cut-offs one instant, in every account.
    const ledger l(view, the_account, with(solver));
    const auto b = l.held(testing::point_of("claim:n"));
    CHECK(b.low == 50);
    CHECK_FALSE(b.high);
    CHECK(b.engine == engine::integer);
    check_proven(b, view);
    REQUIRE(b.low_proof);
    CHECK(claims_of(*b.low_proof) == std::vector<claim_id>{claim_id("n"), claim_id("parts"), claim_id("s")});
    CHECK(ledger(view, the_account).used_in_part() == std::vector<claim_id>{claim_id("parts")});
  }
  {
    held_in(d, "all", "count", quantity::exact(45), "2026-01-05T12:00");
    const ledger l(d.make(), the_account, with(solver));
    REQUIRE(l.contradictions().size() == 1);
    CHECK(l.contradictions()[0].claims.size() == 4);
    CHECK(l.contradictions()[0].proof.value == -5);
    for (const auto& r : verify::check(l.contradictions()[0], d.make()).reasons) CHECK_MESSAGE(false, r);
    // The same from the side of a part.
    CHECK(ledger(d.make(), account_id("north"), with(solver)).contradictions().size() == 1);
  }
  {
    // Not disjoint: at most 10 are in both, and the whole contains each.
    std::erase_if(d.content.claims, [](const claim& c) { return c.id.text() == "parts" || c.id.text() == "all"; });
    related(d, "has", "count", account_relation::contains, {"north", "south"});
    related(d, "both", "north", account_relation::overlaps, {"south"}, quantity::between(4, 10));
    related(d, "alike", "other", account_relation::same, {"count"});
    const auto wide = d.make();
    const ledger l(wide, account_id("other"), with(solver));
    const auto b = l.held(testing::point_of("claim:n"));
    CHECK(b.low == 40);
    check_proven(b, wide);
    CHECK(ledger(wide, account_id("south"), with(solver)).held(testing::end_of_january(9)).low == 4);
  }
}

}  // namespace test_linear_account
