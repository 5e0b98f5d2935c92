// SPDX-License-Identifier: MIT
#include "ledger/linear_rows.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_account_rows {

using namespace habeas;
using namespace habeas::testing;

namespace {
breakdown by_sex(composition how, quantity women, quantity men) { return {"sex", how, {{"women", women}, {"men", men}}}; }

/// How many rows of a rule the account has besides its differences.
std::size_t rows_of(const small_dossier& d) {
  const auto view = d.make();
  const claim_premises premises(view);
  const timeline events(view);
  const ledger_system s(view, premises, &events, the_account, {}, {});
  claim_program program(premises);
  const account_rows rows(program, view, s, {});
  const auto needed = needed_rows(s.rows().system());
  return program.program().row_count() - static_cast<std::size_t>(std::count(needed.begin(), needed.end(), 1));
}
}  // namespace

TEST_CASE("parts fit their whole, or not") {
  const auto ten = quantity::exact(10);
  CHECK(parts_fit(by_sex(composition::partition, quantity::exact(4), quantity::exact(6)), ten, {}));
  CHECK_FALSE(parts_fit(by_sex(composition::partition, quantity::exact(4), quantity::exact(7)), ten, {}));
  CHECK_FALSE(parts_fit(by_sex(composition::partition, quantity::exact(4), quantity::exact(5)), ten, {}));
  CHECK(parts_fit(by_sex(composition::partition, quantity::exact(4), quantity::at_least(1)), ten, {}));
  CHECK(parts_fit(by_sex(composition::overlapping, quantity::exact(9), quantity::exact(9)), ten, {}));
  CHECK_FALSE(parts_fit(by_sex(composition::subset, quantity::exact(11), quantity::exact(0)), ten, {}));
  breakdown twice = by_sex(composition::subset, quantity::exact(1), quantity::exact(1));
  twice.parts[1].name = "women";
  CHECK_FALSE(parts_fit(twice, ten, {}));
}

TEST_CASE("an account of stocks and flows alone has differences only") {
  small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01");
  d.flow("b", direction::exits, quantity::exact(2), time_ref_at(time_ref::how::start_of, "2026-01-02"), time_ref_at(time_ref::how::end_of, "2026-01-05"));
  CHECK(rows_of(d) == 0);
  const auto pure = [](const small_dossier& of) {
    const auto view = of.make();
    const claim_premises premises(view);
    const timeline events(view);
    return account_rows::are_differences(view, ledger_system(view, premises, &events, the_account, {}, {}));
  };
  CHECK(pure(d));
  auto with_parts = d;
  with_parts.content.claims[0].breakdowns = {by_sex(composition::subset, quantity::exact(1), quantity::exact(2))};
  CHECK_FALSE(pure(with_parts));
  auto with_kind = d;
  std::get<flow_claim>(with_kind.content.claims[1].says).of = mechanism::release;
  CHECK_FALSE(pure(with_kind));
  auto with_net = d;
  std::get<flow_claim>(with_net.content.claims[1].says).way = direction::net;
  CHECK_FALSE(pure(with_net));
}

TEST_CASE("the rows of a stock's parts: not below none, within the whole, the numbers, and their sum") {
  small_dossier d;
  d.held("a", quantity::exact(10), "2026-01-01");
  d.content.claims[0].breakdowns = {by_sex(composition::subset, quantity::exact(4), quantity::at_most(5))};
  // Of two strata each: none or more, part of the whole; women 4 either way, men at most 5.
  CHECK(rows_of(d) == 4 + 2 + 1);
  d.content.claims[0].breakdowns[0].composition = composition::partition;
  CHECK(rows_of(d) == 0);  // 4 and at most 5 are not 10: a finding, and no rows
  d.content.claims[0].breakdowns[0].parts[1].number = quantity::at_most(6);
  CHECK(rows_of(d) == 4 + 2 + 1 + 2);  // and the sum, either way
}

}  // namespace test_account_rows
