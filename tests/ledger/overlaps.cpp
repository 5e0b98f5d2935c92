// SPDX-License-Identifier: MIT
// How many are in both of two accounts, said more than once: set against all ways in which people can be in them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"

namespace test_overlaps {

using namespace habeas;
using namespace habeas::testing;

namespace {

constexpr const char* noon = "2026-01-05T12:00";
constexpr std::size_t all_in = 0, one = 1, other = 2;  // the account of the whole, and two within it

struct related_accounts {
  small_dossier d;
  related_accounts() {
    for (const auto* name : {"p", "q"}) {
      account a;
      a.id = account_id(name);
      a.counter = actor_id("speaker");
      d.content.accounts.push_back(a);
    }
  }
  static account_id name(std::size_t which) { return which == all_in ? the_account : account_id(which == one ? "p" : "q"); }
  void held(const std::string& id, std::size_t which, quantity n) {
    auto& c = d.held(id, n, noon);
    std::get<held_claim>(c.says).account = name(which);
  }
  void related(const std::string& id, std::size_t which, account_relation how, const std::vector<std::size_t>& others, std::optional<quantity> both = {}) {
    related_claim says;
    says.account = name(which);
    says.relation = how;
    for (const auto o : others) says.others.push_back(name(o));
    says.overlap = both;
    d.add(id, says);
  }
};

bool fits(const quantity& q, std::int64_t n) {
  const auto i = q.interval();
  return (!i.low || *i.low <= n) && (!i.high || n <= *i.high);
}

/// Can people be put into the accounts so that all claims hold? So many at most of each sort.
bool can_be(const dossier_content& content) {
  constexpr std::int64_t most = 3;
  std::array<std::int64_t, 8> sorts{};  // by which accounts somebody is in: bit 0 the whole, bits 1 and 2 the others
  const auto in = [&](std::size_t which) {
    std::int64_t n = 0;
    for (std::size_t s = 1; s < 8; ++s) n += (s >> which) & 1 ? sorts[s] : 0;
    return n;
  };
  const auto in_both = [&](std::size_t a, std::size_t b) {
    std::int64_t n = 0;
    for (std::size_t s = 1; s < 8; ++s) n += ((s >> a) & 1) && ((s >> b) & 1) ? sorts[s] : 0;
    return n;
  };
  const auto which = [](const account_id& a) { return a == the_account ? all_in : a == account_id("p") ? one : other; };
  const auto holds = [&](const claim& c) {
    if (const auto* held = std::get_if<held_claim>(&c.says)) return fits(held->number, in(which(held->account)));
    const auto& r = std::get<related_claim>(c.says);
    for (const auto& o : r.others) {
      if (r.relation == account_relation::overlaps && !fits(*r.overlap, in_both(which(r.account), which(o)))) return false;
      if (r.relation != account_relation::overlaps && in_both(which(r.account), which(o)) != in(which(o))) return false;
    }
    return r.relation != account_relation::disjoint_parts || in_both(which(r.others[0]), which(r.others[1])) == 0;
  };
  const std::function<bool(std::size_t)> go = [&](std::size_t sort) {
    if (sort == 8) return std::all_of(content.claims.begin(), content.claims.end(), holds);
    for (sorts[sort] = 0; sorts[sort] <= most; ++sorts[sort])
      if (go(sort + 1)) return true;
    return false;
  };
  return go(1);
}

}  // namespace

TEST_CASE("overlaps: two that exclude one another are a contradiction, and the answer is the hull") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  related_accounts r;
  r.held("q8", other, quantity::exact(8));
  r.held("p4", one, quantity::at_least(4));
  r.related("inside", all_in, account_relation::contains, {one, other});
  r.related("few", one, account_relation::overlaps, {other}, quantity::at_most(4));
  r.related("six", other, account_relation::overlaps, {one}, quantity::exact(6));
  const auto view = r.d.make();
  ledger_options options;
  options.linear = solver;
  const ledger books(view, account_id("p"), options);
  REQUIRE(books.contradictions().size() == 1);
  CHECK(books.contradictions()[0].claims == std::vector{claim_id("few"), claim_id("six")});
  CHECK(books.contradictions()[0].proof.value == -2);
  CHECK(verify::check(books.contradictions()[0], view));
  const auto b = books.held(point_of("claim:p4"));
  CHECK(b.low == 4);
  CHECK(verify::check(b, view));
  REQUIRE(b.alternatives.size() == 2);
  CHECK(b.alternatives[0].low == 6);  // the "few" given up: all six are held
  CHECK(b.alternatives[1].low == 4);
}

TEST_CASE("overlaps: claims can hold where people can be put into the accounts so") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  random_source random(seed + 57);
  ledger_options options;
  options.linear = solver;
  std::size_t hold = 0, conflict = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    related_accounts r;
    for (const auto which : {all_in, one, other})
      if (random(0, 2) != 0) r.held(fmt::format("held{}", which), which, quantity::exact(random(0, 3)));
    const auto shape = random(0, 3);
    if (shape == 0) r.related("parts", all_in, account_relation::disjoint_parts, {one, other});
    if (shape == 1 || shape == 2) r.related("inside", all_in, account_relation::contains, {one, other});
    if (shape == 2) r.related("within", one, account_relation::contains, {other});
    const auto said = random(1, 3);
    for (std::int64_t n = 0; n < said; ++n) {
      const auto both = random(0, 3);
      const auto how = random(0, 2);
      r.related(fmt::format("both{}", n), n % 2 == 0 ? one : other, account_relation::overlaps, {n % 2 == 0 ? other : one},
                how == 0 ? quantity::exact(both) : how == 1 ? quantity::at_most(both) : quantity::at_least(both));
    }
    // Somebody must be counted at some instant for a number to have a place.
    if (random(0, 1) == 0) r.held("open", one, quantity::at_least(0));
    const auto view = r.d.make();
    const ledger books(view, account_id("p"), options);
    const auto can = can_be(r.d.content);
    REQUIRE(books.contradictions().empty() == can);
    for (const auto& c : books.contradictions()) {
      const auto checked = verify::check(c, view);
      for (const auto& reason : checked.reasons) MESSAGE(reason);
      REQUIRE(checked.valid());
    }
    ++(can ? hold : conflict);
  }
  CHECK(hold > 10);
  CHECK(conflict > 10);
}

}  // namespace test_overlaps
