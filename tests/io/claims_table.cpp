// SPDX-License-Identifier: MIT
// A dossier as a claims table alone: what it cannot hold is left out and said, in work that grows as the dossier does.
#include <habeas/io/dossier_files.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/io/dossier_json.hpp>

namespace test_claims_table {

using namespace habeas;

namespace {

/// A claim that no table can hold, of an event, and n claims that repeat one another down to it.
dossier_content chain(int n) {
  std::string claims = R"({"id": "c0", "kind": "occurred", "speaker": "w", "event": "e"})";
  for (int i = 1; i <= n; ++i)
    claims += fmt::format(R"(, {{"id": "c{}", "kind": "held", "speaker": "w", "account": "w", "quantity": 5, "as_of": "2030-01-01", "derived_from": "c{}"}})", i, i - 1);
  claims += R"(, {"id": "alone", "kind": "held", "speaker": "w", "account": "w", "quantity": 5, "as_of": "2030-01-01"})";
  return read_dossier(R"({"habeas": 2, "actors": [{"id": "w", "kind": "ngo"}], "accounts": [{"id": "w", "counter": "w"}], "events": [{"id": "e", "kind": "release"}],
    "claims": [)" + claims + "]}");
}

std::uint64_t steps(int n) {
  const auto content = chain(n);
  const work_limits counted;
  std::vector<std::string> lost;
  CHECK(claims_table(content, lost).find("alone") != std::string::npos);
  CHECK(lost.back() != "");
  return counted.steps();
}

}  // namespace

TEST_CASE("claims_table: claims that name one which is not in the table go with it, and the rest stays") {
  std::vector<std::string> lost, told;
  const auto text = claims_table(chain(30), lost);
  CHECK(content_of_text(text, "t.csv", {}, told).claims.size() == 1);
  bool said = false;
  for (const auto& one : lost) said = said || one.rfind("claims: 31 of 32 not in the table", 0) == 0;
  CHECK(said);
}

TEST_CASE("claims_table: the work is counted, and grows as the dossier does") {
  const auto few = steps(200), many = steps(2'000);
  CHECK(few > 200);
  CHECK(many < 15 * few);
  const auto content = chain(2'000);
  const work_limits within({}, 500);
  std::vector<std::string> lost;
  CHECK_THROWS_AS((void)claims_table(content, lost), error);
}

TEST_CASE("claims_table: whose count it is goes with the claims of others") {
  const auto content = read_dossier(R"({"habeas": 2, "actors": [{"id": "w", "kind": "other"}, {"id": "v", "kind": "other"}],
    "accounts": [{"id": "list", "counter": "w"}, {"id": "v", "counter": "w"}],
    "claims": [{"id": "1", "kind": "held", "speaker": "v", "account": "list", "quantity": 5, "as_of": "2030-01-01"},
               {"id": "2", "kind": "held", "speaker": "w", "account": "list", "quantity": 5, "as_of": "2030-01-01"},
               {"id": "3", "kind": "held", "speaker": "v", "account": "v", "quantity": 5, "as_of": "2030-01-01"},
               {"id": "4", "kind": "held", "speaker": "w", "account": "v", "quantity": 5, "as_of": "2030-01-01"}]})");
  std::vector<std::string> lost, told;
  const auto again = content_of_text(claims_table(content, lost), "t.csv", {}, told);
  CHECK(again.claims == content.claims);
  CHECK(again.accounts == content.accounts);
  CHECK(lost == std::vector<std::string>{});
}

}  // namespace test_claims_table
