// SPDX-License-Identifier: MIT
#include <habeas/model/account.hpp>

#include <concepts>

#include <doctest/doctest.h>

namespace test_account {

using namespace habeas;

static_assert(std::regular<account> && std::regular<counting_rule>);

TEST_CASE("an account counts persons under an unstated rule until it says more") {
  const account a;
  CHECK(a.rule.unit == counting_unit::persons);
  CHECK(a.rule.leaves == leaving_rule::not_stated);
  CHECK(a.rule.minimum_days == 0);
  CHECK(a.rule.clauses.empty());
  CHECK(facet_clause().counted);
}

TEST_CASE("the words of counting rules") {
  CHECK(slug_list<counting_unit>() == "persons, detentions, court_cases, things");
  CHECK(slug_list<leaving_rule>() == "not_stated, when_freed, when_verified");
  CHECK(slug_list<cutoff_hour>() == "not_stated, start_of_day, end_of_day");
}

}  // namespace test_account
