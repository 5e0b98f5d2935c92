// SPDX-License-Identifier: MIT
// A true answer is never called wrong, however much of it cannot be gone through; a forged one still is.
#include "verify/hull_check.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/verify/proof_checker.hpp>

#include "made/random_ledgers.hpp"

namespace test_hull_check {

using namespace habeas;
using testing::small_dossier;
using testing::the_account;
using testing::time_ref_at;

namespace {

std::vector<std::vector<claim_id>> pairs(int n) {
  std::vector<std::vector<claim_id>> all;
  for (int i = 0; i < n; ++i) all.push_back({claim_id(fmt::format("a{}", i)), claim_id(fmt::format("b{}", i))});
  return all;
}

std::string reasons(const verify::check_result& r) { return fmt::format("{}", fmt::join(r.reasons, "; ")); }

/// So many counts of one instant that exclude one another.
dossier rivals(int n) {
  small_dossier d;
  for (int i = 0; i < n; ++i) d.held(fmt::format("c{:02}", i), quantity::exact(100 + i), "2026-01-05T12:00:00");
  return d.make();
}

}  // namespace

TEST_CASE("ways out of conflicts that share no claim are counted apart") {
  CHECK(verify::detail::count_ways_out({}) == 1);
  CHECK(verify::detail::count_ways_out(pairs(3)) == 8);
  CHECK(verify::detail::count_ways_out(pairs(40)) == std::size_t{1} << 40);
  auto chain = pairs(1);
  chain.push_back({claim_id("b0"), claim_id("c")});
  CHECK(verify::detail::count_ways_out(chain) == 2);  // b0, or a0 and c
}

TEST_CASE("of an answer that brings only some of its contradictions the rest is not checked, and nothing is called wrong") {
  const auto d = rivals(25);
  const auto b = ledger(d, the_account).held(account_point::cutoff_of(claim_id("c00")));
  CHECK(b.low == 100);
  CHECK(b.high == 124);
  CHECK(b.alternatives.size() == 25);
  CHECK(b.contradictions.size() == 20);
  CHECK(b.contradictions_left == 280);
  const auto result = verify::check(b, d);
  CHECK_MESSAGE(result.valid(), reasons(result));
  CHECK(result.unchecked.size() == 1);

  auto forged = b;
  forged.low = 101;
  CHECK_FALSE(verify::check(forged, d).valid());
  forged = b;
  forged.alternatives.front().without.pop_back();  // a contradiction given with it is left whole, or an end uses what it gives up
  forged.alternatives.back().without = {claim_id("c24")};
  CHECK_FALSE(verify::check(forged, d).valid());
  forged = b;
  forged.alternatives.resize(1);
  forged.alternatives_left = 24;
  forged.high = forged.low;
  forged.high_proof = forged.low_proof;
  CHECK_FALSE(verify::check(forged, d).valid());
}

TEST_CASE("who says that contradictions are missing where there was room for all is not believed") {
  const auto d = rivals(4);
  auto b = ledger(d, the_account).held(account_point::cutoff_of(claim_id("c00")));
  CHECK(verify::check(b, d).valid());
  CHECK(verify::check(b, d).unchecked.empty());
  b.contradictions_left = 1;
  CHECK_FALSE(verify::check(b, d).valid());
  // Nor where one is given very often to fill the list.
  b.contradictions.resize(300, b.contradictions.front());
  b.contradictions_left = 1;
  CHECK_FALSE(verify::check(b, d).valid());
}

TEST_CASE("6,561 alternatives of four days with nine rival counts each are counted, and forged ones refused") {
  small_dossier d;
  // Days apart: nothing is said of those between, so each day's counts conflict by themselves.
  for (int at = 1; at <= 7; at += 2)
    for (int k = 0; k < 9; ++k)
      d.flow(fmt::format("d{}_{}", at, k), direction::entries, quantity::exact(10 + 1000 * k), time_ref_at(time_ref::how::end_of, testing::january(at)),
             time_ref_at(time_ref::how::end_of, testing::january(at + 1)));
  const auto all = d.make();
  const auto b = ledger(all, the_account).entries("end:2026-01-01", "end:2026-01-08");
  CHECK((b.repairs == repairs_told::all));
  CHECK(b.low == 40);
  CHECK_FALSE(b.high);
  REQUIRE(b.alternatives.size() == 64);
  CHECK(b.alternatives_left == 6561 - 64);
  CHECK(b.contradictions.size() == 144);
  CHECK(b.contradictions_left == 0);
  const auto result = verify::check(b, all);
  CHECK_MESSAGE(result.valid(), reasons(result));
  CHECK(result.unchecked.empty());
  auto forged = b;
  forged.alternatives_left -= 1;
  CHECK_FALSE(verify::check(forged, all).valid());
  forged = b;
  forged.alternatives.front().without.erase(forged.alternatives.front().without.begin());
  CHECK_FALSE(verify::check(forged, all).valid());
  forged = b;
  forged.alternatives.front().without.push_back(claim_id("d7_8"));
  CHECK_FALSE(verify::check(forged, all).valid());
}

TEST_CASE("forged hulls are refused") {
  small_dossier d;
  d.held("A", quantity::exact(10), "2026-02-01T12:00:00");
  d.held("B", quantity::exact(12), "2026-02-01T12:00:00");
  d.held("C", quantity::exact(14), "2026-02-01T12:00:00");
  const ledger l(d.make(), the_account);
  const auto honest = l.held(account_point::cutoff_of(claim_id("A")));
  const auto refused = [&](const std::function<void(bound&)>& forge) {
    auto b = honest;
    forge(b);
    return !verify::check(b, l.of()).reasons.empty();
  };
  CHECK(verify::check(honest, l.of()).reasons.empty());
  CHECK(refused([](bound& b) { b.alternatives.pop_back(); }));                                             // one left out
  CHECK(refused([](bound& b) { b.alternatives.pop_back(), b.alternatives_left = 1, b.high = 12; }));       // told as one more, but not looser
  CHECK(refused([](bound& b) { std::swap(b.alternatives[0].low_proof, b.alternatives[1].low_proof); }));   // the proof of another
  CHECK(refused([](bound& b) { b.alternatives[0].without = {claim_id("A")}; }));                           // no way out of all
  CHECK(refused([](bound& b) { b.alternatives[0].without = {claim_id("A"), claim_id("B"), claim_id("C")}; }));  // more than must be
  CHECK(refused([](bound& b) { b.contradictions.pop_back(); }));                                           // a contradiction less
  CHECK(refused([](bound& b) { b.contradictions[0].claims = {claim_id("A"), claim_id("C")}; }));           // one that its proof does not show
  CHECK(refused([](bound& b) { b.low = 12, b.low_proof = b.alternatives[1].low_proof; }));                 // tighter than the hull
  CHECK(refused([](bound& b) { b.disputed.clear(); }));
  CHECK(refused([](bound& b) { b.repairs = repairs_told::none; }));
}

}  // namespace test_hull_check
