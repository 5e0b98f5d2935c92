// SPDX-License-Identifier: MIT
#include "people/group_sizes.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_group_sizes {

using namespace habeas;

namespace {

/// A group of five that the account counts, of whom the dossier lists two, and six people.
struct group_of_five {
  testing::small_dossier d;

  group_of_five() {
    for (const auto* name : {"a", "b", "c", "d", "e", "f"}) {
      person p;
      p.id = person_id(name);
      p.synthetic = true;
      d.content.people.push_back(p);
    }
    group five;
    five.id = group_id("freed");
    five.size = quantity::exact(5);
    five.counted_in = testing::the_account;
    five.members = {person_id("a"), person_id("b")};
    d.content.groups.push_back(five);
  }
  void names(const char* who, const std::string& claim = {}) {
    d.add(claim.empty() ? std::string("names-") + who : claim, member_claim{person_id(who), group_id("freed"), {}});
  }
  [[nodiscard]] std::vector<contradiction> contradictions(const std::string& without = {}) const {
    const auto view = without.empty() ? d.make() : d.make().without(without);
    return ledger(view, testing::the_account).contradictions();
  }
};

}  // namespace

TEST_CASE("more names than a group has people cannot all be of it, whatever is counted") {
  group_of_five made;
  for (const auto* who : {"c", "d", "e"}) made.names(who);
  CHECK(made.contradictions().empty());
  made.names("f");
  made.names("f", "names-f-too");
  made.d.add("two", identity_claim{person_id("e"), person_id("f"), identity_verdict::different});
  const auto view = made.d.make();
  const auto found = made.contradictions();
  std::set<std::vector<claim_id>> sets;
  for (const auto& c : found) {
    sets.insert(c.claims);
    CHECK(verify::check(c, view));
  }
  // The three others and either claim about the sixth.
  using names = std::vector<claim_id>;
  CHECK(sets == std::set<names>{{claim_id("names-c"), claim_id("names-d"), claim_id("names-e"), claim_id("names-f")},
                                {claim_id("names-c"), claim_id("names-d"), claim_id("names-e"), claim_id("names-f-too")}});
  auto wrong = found.at(0);
  wrong.claims.pop_back();
  wrong.proof.steps.front().claims = wrong.claims;
  CHECK_FALSE(verify::check(wrong, view));
  CHECK(made.contradictions("names-c").empty());
}

TEST_CASE("names that may be of one person are one member, also by a claim that is left out") {
  group_of_five made;
  for (const auto* who : {"c", "d", "e", "f"}) made.names(who);
  CHECK(made.contradictions().size() == 1);
  made.d.add("perhaps", identity_claim{person_id("a"), person_id("f"), identity_verdict::possibly_same});
  CHECK(made.contradictions().empty());
  CHECK(made.contradictions("perhaps").empty());
}

TEST_CASE("a group that no account counts, and whose members no number uses, is no matter of a ledger") {
  group_of_five made;
  for (const auto* who : {"c", "d", "e", "f"}) made.names(who);
  made.d.content.groups.back().counted_in = {};
  CHECK(made.contradictions().empty());
  const auto full = overfull_groups(made.d.make());
  REQUIRE(full.size() == 1);
  CHECK(full[0].known() == 6);
  CHECK(full[0].listed == 2);
  CHECK(full[0].too_many() == 4);
  // What the dossier lists by itself is no claim that could be given up.
  made.d.content.groups.back().members = {person_id("a"), person_id("b"), person_id("c"), person_id("d"), person_id("e"), person_id("f")};
  CHECK(overfull_groups(made.d.make())[0].too_many() == 0);
}

}  // namespace test_group_sizes
