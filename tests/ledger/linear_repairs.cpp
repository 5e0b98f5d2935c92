// SPDX-License-Identifier: MIT
// Conflicts, repairs and hulls of related accounts on the linear engine, by trying every set of claims.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/ledger/ledger.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"
#include "random_source.hpp"

namespace test_linear_repairs {

using namespace habeas;
using namespace habeas::testing;

namespace {

using names = std::set<std::string>;

names as_names(const std::vector<claim_id>& claims) {
  names all;
  for (const auto& c : claims) all.insert(c.text());
  return all;
}

/// A whole, one or two parts of it and what their counters say of stocks, exits, releases and the relation itself.
dossier_content random_related(random_source& random) {
  small_dossier d;
  const std::vector<std::string> accounts{the_account.text(), "north", "south"};
  for (const auto* name : {"north", "south"}) {
    account a;
    a.id = account_id(name);
    a.counter = actor_id("speaker");
    d.content.accounts.push_back(a);
  }
  const auto n = random(4, 7);
  for (std::int64_t i = 0; i < n; ++i) {
    const auto name = fmt::format("c{}", i);
    const auto number = random(0, 2) == 0 ? quantity::at_least(random(0, 9)) : random(0, 2) == 0 ? quantity::at_most(random(3, 9)) : quantity::exact(random(2, 9));
    const auto from = random(1, 3), to = random(from + 1, 4);
    const auto boundary = [&](std::int64_t day) { return time_ref_at(time_ref::how::end_of, january(day)); };
    const account_id of(accounts[static_cast<std::size_t>(random(0, 2))]);
    switch (random(0, 4)) {
      case 0: {
        related_claim says;
        says.account = the_account;
        says.relation = random(0, 1) == 0 ? account_relation::disjoint_parts : random(0, 1) == 0 ? account_relation::contains : account_relation::same;
        says.others = {account_id("north")};
        if (says.relation == account_relation::disjoint_parts || random(0, 1) == 0) says.others.push_back(account_id("south"));
        says.flows = random(0, 1) == 0;
        d.add(name, says);
        break;
      }
      case 1: std::get<flow_claim>(d.flow(name, direction::exits, number, boundary(from), boundary(to)).says).account = of; break;
      case 2: std::get<flow_claim>(d.flow(name, direction::exits, number, boundary(from), boundary(to), mechanism::release).says).account = of; break;
      default: std::get<held_claim>(d.held(name, number, fmt::format("{}T12:00:00", january(random(1, 4)))).says).account = of;
    }
  }
  related_claim says;
  says.account = the_account;
  says.relation = account_relation::disjoint_parts;
  says.others = {account_id("north"), account_id("south")};
  says.flows = true;
  d.add("related", says);
  return d.content;
}

dossier with_only(const dossier_content& content, std::size_t bits) {
  auto d = dossier(content);
  for (std::size_t i = 0; i < content.claims.size(); ++i)
    if (!(bits >> i & 1)) d = d.without(content.claims[i].id.text());
  return d;
}

/// Every set of claims by a ledger of its own, which looks for no repair.
struct every_set {
  std::set<names> conflicts, repairs;
  explicit every_set(const dossier_content& content, const ledger_options& options) {
    const auto n = content.claims.size();
    std::vector<char> fine(std::size_t{1} << n);
    auto quick = options;
    quick.repair_effort = 0;
    // Where no claim relates them, each account by itself.
    for (std::size_t bits = 0; bits < fine.size(); ++bits) {
      const auto d = with_only(content, bits);
      fine[bits] = std::all_of(content.accounts.begin(), content.accounts.end(), [&](const account& a) { return ledger(d, a.id, quick).can_hold({}); });
    }
    for (std::size_t bits = 0; bits < fine.size(); ++bits) {
      bool least = !fine[bits], most = fine[bits];
      names in, out;
      for (std::size_t i = 0; i < n; ++i) {
        const auto bit = std::size_t{1} << i;
        (bits & bit ? in : out).insert(content.claims[i].id.text());
        if (bits & bit) least = least && fine[bits & ~bit];
        else most = most && !fine[bits | bit];
      }
      if (least) conflicts.insert(in);
      if (most) repairs.insert(out);
    }
  }
};

std::size_t rounds() {
  const char* more = std::getenv("HABEAS_ROUNDS");
  return more == nullptr ? 8 : static_cast<std::size_t>(std::atoi(more));
}

}  // namespace

TEST_CASE("related accounts on the linear engine: conflicts and repairs are those of every set of claims, hulls those of every repair") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  INFO("seed " << seed);
  random_source random(seed + 70);
  ledger_options options;
  options.linear = solver;
  std::size_t contradict = 0;
  for (std::size_t round = 0; round < rounds(); ++round) {
    const auto content = random_related(random);
    CAPTURE(round);
    const every_set truth(content, options);
    const ledger l(dossier(content), the_account, options);
    std::set<names> conflicts;
    for (const auto& c : l.conflict_sets()) conflicts.insert(as_names(c));
    if (truth.repairs.size() > 1 || !truth.conflicts.empty()) CHECK(conflicts == truth.conflicts);
    if (truth.repairs.size() < 2) continue;
    ++contradict;
    CHECK(l.repairs_settled());
    names disputed;
    for (const auto& r : truth.repairs) disputed.insert(r.begin(), r.end());
    CHECK(as_names(l.disputed()) == disputed);
    const auto at = end_of_january(random(1, 4));
    const auto told = l.held(at);
    std::optional<std::int64_t> low, high;
    bool first = true;
    for (const auto& r : truth.repairs) {
      auto d = dossier(content);
      for (const auto& c : r) d = d.without(c);
      const auto b = ledger(d, the_account, options).held(at);
      low = first ? b.low : b.low && low ? std::optional(std::min(*low, *b.low)) : std::nullopt;
      high = first ? b.high : b.high && high ? std::optional(std::max(*high, *b.high)) : std::nullopt;
      first = false;
    }
    CHECK(told.low == low);
    CHECK(told.high == high);
  }
  CHECK(contradict > rounds() / 6);
}

TEST_CASE("related accounts on the linear engine: other names and another order of every list change no number") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  random_source random(seed + 71);
  ledger_options options;
  options.linear = solver;
  for (std::size_t round = 0; round < rounds() * 2; ++round) {
    const auto content = random_related(random);
    auto other = content;
    const auto turned = [](const claim_id& c) { return claim_id(c.text() == "related" ? "a" : fmt::format("z{}", 99 - std::stoi(c.text().substr(1)))); };
    for (auto& c : other.claims) c.id = turned(c.id);
    std::reverse(other.claims.begin(), other.claims.end());
    std::reverse(other.accounts.begin(), other.accounts.end());
    for (auto& c : other.claims)
      if (auto* says = std::get_if<related_claim>(&c.says)) std::reverse(says->others.begin(), says->others.end());
    const ledger a(dossier(content), the_account, options), b(dossier(other), the_account, options);
    CAPTURE(round);
    std::set<names> x, y;
    for (const auto& c : a.conflict_sets()) {
      names renamed;
      for (const auto& id : c) renamed.insert(turned(id).text());
      x.insert(renamed);
    }
    for (const auto& c : b.conflict_sets()) y.insert(as_names(c));
    CHECK(x == y);
    const auto p = a.held(end_of_january(3)), q = b.held(end_of_january(3));
    CHECK(p.low == q.low);
    CHECK(p.high == q.high);
    CHECK(p.repairs == q.repairs);
    CHECK(p.alternatives.size() == q.alternatives.size());
  }
}

}  // namespace test_linear_repairs
