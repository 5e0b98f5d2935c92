// SPDX-License-Identifier: MIT
#include "verify/identity_cases.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include "made/small.hpp"

namespace test_identity_cases {

using namespace habeas;
using verify::detail::identity_cases;

namespace {

testing::small_dossier records(const std::string& names) {
  testing::small_dossier d;
  for (const char c : names) {
    person p;
    p.id = person_id(std::string(1, c));
    p.synthetic = true;
    d.content.people.push_back(p);
  }
  return d;
}
void says(testing::small_dossier& d, const char* name, const char* a, const char* b, identity_verdict how) {
  d.add(name, identity_claim{person_id(a), person_id(b), how});
}
/// Who is one with whom in each case, as "ab c".
std::set<std::string> told(const identity_cases& cases) {
  std::set<std::string> all;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::map<std::size_t, std::string> people;
    for (const auto& [record, number] : cases.people_in(i)) people[number] += record.text();
    std::set<std::string> sorted;
    for (const auto& [number, who] : people) sorted.insert(who);
    all.insert(fmt::format("{}", fmt::join(sorted, " ")));
  }
  return all;
}

}  // namespace

TEST_CASE("identity_cases: what is cited joins, what is not may") {
  auto d = records("abcd");
  says(d, "ab", "a", "b", identity_verdict::same);
  says(d, "bc", "b", "c", identity_verdict::possibly_same);
  says(d, "ac", "a", "c", identity_verdict::different);
  const auto view = d.make();
  CHECK(told(identity_cases(view, {})) == std::set<std::string>{"a b c d", "ab c", "a bc", "abc"});
  CHECK(told(identity_cases(view, {claim_id("ab")})) == std::set<std::string>{"ab c d", "abc"});
  // What only may be so joins nothing for certain, and what is left out still may be so.
  CHECK(told(identity_cases(view, {claim_id("bc")})) == told(identity_cases(view, {})));
  CHECK(told(identity_cases(view.without("ab"), {claim_id("ab")})) == told(identity_cases(view, {})));
  CHECK(identity_cases(view, {}).group_of(person_id("d")).cases == 1);
  CHECK(identity_cases(view, {}).group_of(person_id("a")).cases == 4);
}

TEST_CASE("identity_cases: of too many cases nothing is read") {
  auto d = records("abcdefgh");
  const std::string all = "abcdefgh";
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    says(d, fmt::format("i{}", i).c_str(), all.substr(i, 1).c_str(), all.substr(i + 1, 1).c_str(), identity_verdict::same);
  CHECK(identity_cases(d.make(), {}).group_of(person_id("a")).cases == 0);
  CHECK(identity_cases(d.make(), {claim_id("i0")}).group_of(person_id("a")).cases == 64);
}

}  // namespace test_identity_cases
