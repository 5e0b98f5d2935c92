// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/report.hpp>

namespace test_report {

using namespace habeas;

TEST_CASE("findings are listed the gravest first, then by rule and subjects") {
  using finding = basic_finding<int>;
  std::vector<finding> found{{"b", severity::note, {"x"}, "", 0},
                             {"a", severity::warning, {"y"}, "", 0},
                             {"a", severity::warning, {"x"}, "", 0},
                             {"z", severity::error, {"x"}, "", 0}};
  std::sort(found.begin(), found.end(), comes_before<int>);
  std::vector<std::string> order;
  for (const auto& f : found) order.push_back(f.rule + f.subjects.front());
  CHECK(order == std::vector<std::string>{"zx", "ax", "ay", "bx"});
}

TEST_CASE("severities have stable words") {
  CHECK(to_slug(severity::error) == "error");
  CHECK(to_slug(severity::warning) == "warning");
  CHECK(to_slug(severity::note) == "note");
}

}  // namespace test_report
