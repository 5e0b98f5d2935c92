// SPDX-License-Identifier: MIT
#include "people/identity_chains.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/lint/dossier_check.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/lists/tally.hpp>

#include "made/small.hpp"

namespace test_identity_chains {

using namespace habeas;

namespace {

person_id name_of(std::size_t i) { return person_id(fmt::format("p{}", i)); }

testing::small_dossier people(std::size_t n) {
  testing::small_dossier d;
  for (std::size_t i = 0; i < n; ++i) {
    person p;
    p.id = name_of(i);
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  return d;
}

/// Every way to make persons of n records, as the person of each.
void each_partition(std::size_t n, std::vector<std::size_t>& of, std::size_t used, const auto& see) {
  if (of.size() == n) return see(of);
  for (std::size_t p = 0; p <= used; ++p) {
    of.push_back(p);
    each_partition(n, of, std::max(used, p + 1), see);
    of.pop_back();
  }
}

}  // namespace

TEST_CASE("identity: same, different and may be, against every partition of the records") {
  testing::random_source random(testing::seed + 4);
  constexpr std::size_t n = 5;
  std::size_t contradictory = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    auto d = people(n);
    const auto claims = random(1, 6);
    for (std::int64_t i = 0; i < claims; ++i) {
      const auto a = static_cast<std::size_t>(random(0, n - 1)), b = static_cast<std::size_t>(random(0, n - 1));
      if (a != b) d.add(fmt::format("c{}", i), identity_claim{name_of(a), name_of(b), static_cast<identity_verdict>(random(0, 2))});
    }
    const dossier view(d.content);
    const auto holds = [&](const std::vector<std::size_t>& of, const claim& c) {
      const auto& says = std::get<identity_claim>(c.says);
      const bool one = of[*view.find_place(says.first)] == of[*view.find_place(says.second)];
      return says.verdict == identity_verdict::possibly_same || one == (says.verdict == identity_verdict::same);
    };
    const auto possible = [&](const std::set<std::string>& only) {
      bool some = false;
      std::vector<std::size_t> of;
      each_partition(n, of, 0, [&](const std::vector<std::size_t>& p) {
        some = some || std::all_of(view.content().claims.begin(), view.content().claims.end(),
                                   [&](const claim& c) { return only.count(c.id.text()) == 0 || holds(p, c); });
      });
      return some;
    };
    std::set<std::string> all;
    for (const auto& c : view.content().claims) all.insert(c.id.text());
    std::vector<std::set<std::string>> told;
    for (const auto& f : check_dossier(view).findings) {
      if (f.rule != "same_and_different") continue;
      told.emplace_back();
      for (const auto& s : f.subjects)
        if (all.count(s) != 0) told.back().insert(s);
    }
    REQUIRE(told.empty() == possible(all));
    contradictory += told.empty() ? 0 : 1;
    for (const auto& set : told) {
      REQUIRE_FALSE(possible(set));
      for (const auto& one : set) {
        auto fewer = set;
        fewer.erase(one);
        REQUIRE(possible(fewer));
      }
    }
    // What is one person in every partition that "the same" allows is joined, and nothing else.
    const identity_chains same(view, joins::same);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) {
        bool always = true;
        std::vector<std::size_t> of;
        each_partition(n, of, 0, [&](const std::vector<std::size_t>& p) {
          for (const auto& c : view.content().claims)
            if (std::get<identity_claim>(c.says).verdict == identity_verdict::same && !holds(p, c)) return;
          always = always && p[a] == p[b];
        });
        REQUIRE((same.of(a) == same.of(b)) == always);
      }
  }
  CHECK(contradictory > 20);
}

TEST_CASE("identity: chains join lists and tallies; a second name of one person is a doublet") {
  auto d = people(5);
  edition before, after;
  before.id = edition_id("before");
  after.id = edition_id("after");
  for (auto* e : {&before, &after}) e->account = testing::the_account;
  before.as_of = parse_edtf("2026-01-10");
  after.as_of = parse_edtf("2026-02-10");
  const auto line = [](std::size_t i, const char* sex) { return listed_person{name_of(i), {{"sex", sex}}}; };
  before.people = {line(0, "male"), line(1, "male"), line(3, "female")};
  after.people = {line(2, "male"), line(4, "male")};
  d.content.editions = {before, after};
  // 0 and 2 are one by way of 1, who is on the first list too.
  d.add("one", identity_claim{name_of(0), name_of(1), identity_verdict::same});
  d.add("other", identity_claim{name_of(1), name_of(2), identity_verdict::same});
  const dossier view(d.content);
  const auto diff = compare_editions(view, before.id, after.id);
  CHECK(diff.stayed == 1);
  CHECK(diff.listed_twice == std::vector{name_of(1)});
  REQUIRE(diff.left.size() == 1);
  CHECK(diff.left[0].person == name_of(3));
  CHECK(diff.joined == std::vector{name_of(4)});
  REQUIRE(diff.renamed.size() == 1);
  CHECK(diff.renamed[0].before == name_of(0));
  CHECK(diff.renamed[0].after == name_of(2));
  const auto t = tally_edition(view, before.id, "sex");
  CHECK(t.lines == 3);
  CHECK(t.total.low == 2);
  CHECK(t.total.high == 2);
  // "May be the same" joins below and not above.
  d.content.claims[0].says = identity_claim{name_of(0), name_of(1), identity_verdict::possibly_same};
  const auto perhaps = tally_edition(dossier(d.content), before.id, "sex");
  CHECK(perhaps.total.low == 2);
  CHECK(perhaps.total.high == 3);
  const auto open = compare_editions(dossier(d.content), before.id, after.id);
  CHECK(open.stayed == 1);
  CHECK(open.left.size() == 2);
}

}  // namespace test_identity_chains
