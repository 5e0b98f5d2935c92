// SPDX-License-Identifier: MIT
#include "ledger/solver_of_related.hpp"

#include <memory>
#include <string>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include <habeas/lint/dossier_check.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"

namespace test_solver_of_related {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// Counts how often somebody begins to ask it.
class counting final : public solve::linear_solver {
 public:
  explicit counting(std::shared_ptr<const solve::linear_solver> solver) : solver_(std::move(solver)) {}
  [[nodiscard]] int asked() const { return asked_; }

  [[nodiscard]] solve::linear_answer maximise(const solve::linear_program& p, std::span<const solve::row_index> rows,
                                              std::span<const solve::weighted_variable> goal) const override {
    ++asked_;
    return solver_->maximise(p, rows, goal);
  }
  [[nodiscard]] std::unique_ptr<solve::linear_questions> open(const solve::linear_program& p, std::span<const solve::row_index> rows) const override {
    ++asked_;
    return solver_->open(p, rows);
  }
  [[nodiscard]] std::string name() const override { return solver_->name(); }

 private:
  std::shared_ptr<const solve::linear_solver> solver_;
  mutable int asked_ = 0;
};

/// A count of 40 of which north and south are disjoint parts of 30 and 20, all at noon.
small_dossier too_many() {
  small_dossier d;
  for (const auto* name : {"north", "south"}) {
    account a;
    a.id = account_id(name);
    a.counter = actor_id("speaker");
    d.content.accounts.push_back(a);
  }
  d.held("all", quantity::exact(40), "2026-01-05T12:00");
  std::get<held_claim>(d.held("n", quantity::exact(30), "2026-01-05T12:00").says).account = account_id("north");
  std::get<held_claim>(d.held("s", quantity::exact(20), "2026-01-05T12:00").says).account = account_id("south");
  related_claim says;
  says.account = the_account;
  says.relation = account_relation::disjoint_parts;
  says.others = {account_id("north"), account_id("south")};
  d.add("parts", says);
  return d;
}

ledger_options with(std::shared_ptr<const solve::linear_solver> solver) {
  ledger_options o;
  o.linear = std::move(solver);
  return o;
}

const std::vector<account_id> group{the_account, account_id("north"), account_id("south")};

}  // namespace

TEST_CASE("solver_of_related: which claims of a group contradict one another is asked for one account, and known for the others") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  const auto d = too_many().make();
  const auto counted = std::make_shared<counting>(solver);
  const auto shared = std::make_shared<const solver_of_related>(counted);
  const std::vector<std::vector<claim_id>> all{{claim_id("all"), claim_id("n"), claim_id("parts"), claim_id("s")}};
  int first = 0;
  for (const auto& a : group) {
    CHECK(ledger(d, a, with(shared)).conflict_sets() == all);
    if (first == 0) first = counted->asked();
  }
  CHECK(first > 0);
  CHECK(counted->asked() == first);
  CHECK(shared->programs() == 1);
  // Alone each asks anew.
  CHECK(ledger(d, group.back(), with(counted)).conflict_sets() == all);
  CHECK(counted->asked() > first);
}

TEST_CASE("solver_of_related: other rows are another program") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  auto made = too_many();
  const auto d = made.make();
  const auto shared = std::make_shared<const solver_of_related>(solver);
  CHECK(ledger(d, the_account, with(shared)).conflict_sets().size() == 1);
  CHECK(ledger(d.without("s"), account_id("north"), with(shared)).conflict_sets().empty());
  CHECK(shared->programs() == 2);
}

TEST_CASE("solver_of_related: a check tells a contradiction of related accounts once, as the first of them would") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  const auto d = too_many().make();
  const auto report = check_dossier(d, language::en, with(solver));
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions[0].account == the_account);
  const auto alone = ledger(d, the_account, with(solver)).contradictions();
  REQUIRE(alone.size() == 1);
  CHECK(report.contradictions[0].found.claims == alone[0].claims);
  CHECK(report.contradictions[0].found.proof.value == alone[0].proof.value);
  CHECK(report.contradictions[0].found.proof.steps.size() == alone[0].proof.steps.size());
}

}  // namespace test_solver_of_related
