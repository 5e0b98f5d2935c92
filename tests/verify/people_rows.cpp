// SPDX-License-Identifier: MIT
#include "verify/people_rows.hpp"

#include <string>

#include <doctest/doctest.h>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/ledger/ledger.hpp>

#include "made/small.hpp"

namespace test_check_people {

using namespace habeas;

using namespace habeas::verify;

TEST_CASE("check: named people are counted anew") {
  testing::small_dossier d;
  d.content.accounts[0].rule.leaves = leaving_rule::when_freed;
  event freed;
  freed.id = event_id("freed");
  freed.change.emplace();
  freed.change->how = mechanism::release;
  for (const auto* who : {"a", "b"}) {
    person p;
    p.id = person_id(who);
    d.content.people.push_back(p);
    freed.people.push_back(p.id);
    d.add(std::string("counts-") + who, member_claim{p.id, {}, testing::the_account});
  }
  d.content.events.push_back(freed);
  d.add("was", dated_claim{freed.id, parse_edtf("2026-01-10"), {}, {}});
  const auto view = d.make();
  const ledger l(view, testing::the_account);
  const auto honest = *l.exits(testing::end_of_january(9), testing::end_of_january(10)).low_proof;
  CHECK(honest.value == 2);
  REQUIRE(check(honest, view));

  const auto refused = [&](auto change) {
    auto p = honest;
    for (auto& s : p.steps)
      if (s.by == row_rule::named_people) change(p, s);
    const auto result = check(p, view);
    return result.valid() ? std::string() : result.reasons.front();
  };
  CHECK(refused([](proof&, proof_step&) {}).empty());
  CHECK(refused([](proof& p, proof_step& s) { s.amount = p.value = 3; }).find("fewer than 3 people are named") != std::string::npos);
  CHECK(refused([](proof&, proof_step& s) { s.claims = {claim_id("was")}; }).find("fewer than 2") != std::string::npos);
  CHECK(refused([](proof&, proof_step& s) { s.claims = {claim_id("counts-a"), claim_id("counts-b")}; }).find("no claim that the event was") != std::string::npos);
  CHECK(refused([](proof&, proof_step& s) { s.assumptions = {dates_as_written}; }).find("assumptions") != std::string::npos);
  CHECK(refused([](proof& p, proof_step&) {
          p.plus.chain = p.minus.chain = {term_chain::what::exits, mechanism::death};
          for (auto& s : p.steps) s.plus.chain = s.minus.chain = {term_chain::what::exits, mechanism::death};
        }).find("another kind") != std::string::npos);
}

}  // namespace test_check_people
