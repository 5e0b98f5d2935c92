// SPDX-License-Identifier: MIT
#include <habeas/lint/finding_groups.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_finding_groups {

using namespace habeas;

namespace {

finding found(const char* rule, std::vector<std::string> subjects, const char* sentence, std::int64_t value = 0) {
  finding f{rule, severity::note, std::move(subjects), sentence, {}};
  if (value != 0) {
    f.proof.emplace();
    f.proof->value = value;
  }
  return f;
}

}  // namespace

TEST_CASE("findings: one rule about one account is one group, the largest first, and none is lost") {
  testing::small_dossier d;
  account other;
  other.id = account_id("other");
  d.content.accounts.push_back(other);
  d.held("a", quantity::exact(1), "2026-01-01");
  d.held("b", quantity::exact(2), "2026-01-02");
  d.held("c", quantity::exact(3), "2026-01-03");
  std::get<held_claim>(d.content.claims.back().says).account = other.id;
  const auto view = d.make();
  const auto groups = group_findings({found("one", {"a"}, "small", 2), found("one", {"b", "count"}, "large", -9), found("one", {"c"}, "elsewhere"),
                                      found("one", {"a", "c"}, "of both"), found("one", {"b", "c"}, "of both too"), found("two", {"a"}, "another rule")},
                                     view);
  REQUIRE(groups.size() == 4);
  CHECK(groups[0].first.sentence == "large");
  REQUIRE(groups[0].rows.size() == 1);
  CHECK(groups[0].rows[0].sentence == "small");
  CHECK(groups[1].first.sentence == "elsewhere");
  CHECK(groups[2].first.sentence == "of both");
  CHECK(groups[2].rows.size() == 1);
  CHECK(groups[3].rows.empty());
  CHECK(group_findings({}, view).empty());
}

}  // namespace test_finding_groups
