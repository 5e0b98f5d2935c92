// SPDX-License-Identifier: MIT
#include "proof/kept_proof.hpp"

#include <memory>
#include <vector>

#include <doctest/doctest.h>

namespace test_kept_proof {

using namespace habeas;

namespace {

proof_step step(term plus, term minus, std::int64_t amount) {
  proof_step s;
  s.claims = {claim_id("a"), claim_id("b")};
  s.assumptions = {assumption_id("if")};
  s.by = row_rule::dated;
  s.end = bound_side::low;
  s.plus = std::move(plus);
  s.minus = std::move(minus);
  s.amount = amount;
  s.times = 2;
  return s;
}

/// The start of an event by way of another's end.
proof of_days() {
  proof p;
  p.end = bound_side::low;
  p.plus = term::start_of(event_id("e"));
  p.value = 12;
  p.divisor = 3;
  p.steps = {step(term::start_of(event_id("e")), term::end_of(event_id("before")), 5), step(term::end_of(event_id("before")), {}, 7)};
  return p;
}

bool is_same(const proof& a, const proof& b) {
  if (a.end != b.end || a.plus != b.plus || a.minus != b.minus || a.value != b.value || a.divisor != b.divisor || a.steps.size() != b.steps.size()) return false;
  for (std::size_t i = 0; i < a.steps.size(); ++i) {
    const auto &x = a.steps[i], &y = b.steps[i];
    if (x.claims != y.claims || x.assumptions != y.assumptions || x.by != y.by || x.end != y.end || x.plus != y.plus || x.minus != y.minus) return false;
    if (x.amount != y.amount || x.times != y.times || x.because != y.because || x.sum != y.sum || x.widened != y.widened) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("kept_proof: is the proof that it was, and one for all who hold it") {
  const auto p = of_days();
  const kept_proof kept(p);
  const auto read = kept.get();
  CHECK(is_same(*read, p));
  CHECK(kept.get() == read);
}

TEST_CASE("kept_proof: what days of events do not say is kept as it is") {
  auto p = of_days();
  SUBCASE("a proof inside") { p.steps[0].because = std::make_shared<const proof>(of_days()); }
  SUBCASE("a date that was widened") { p.steps[1].widened = date_widening{3, "wide"}; }
  SUBCASE("a row of several variables") { p.steps[1].sum = {{2, term::start_of(event_id("e"))}}; }
  SUBCASE("a count of people") { p.steps[1].minus = term::of(account_id("watch"), term_chain::all_exits(), account_point::start()); }
  SUBCASE("a count of people, proved") { p.minus = term::of(account_id("watch"), term_chain::all_exits(), account_point::start()); }
  CHECK(is_same(*kept_proof(p).get(), p));
}

}  // namespace test_kept_proof
