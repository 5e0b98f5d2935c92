// SPDX-License-Identifier: MIT
#include <habeas/lint/draft_check.hpp>

#include <doctest/doctest.h>

#include "made/small.hpp"
#include "made/weekly.hpp"

namespace test_draft {

using namespace habeas;
using testing::january;

namespace {

testing::small_dossier said() {
  testing::small_dossier d;
  d.held("first", quantity::exact(100), "2026-01-02");
  d.held("last", quantity::exact(95), "2026-01-09");
  return d;
}
dossier_content left(quantity n) {
  testing::small_dossier more;
  more.flow("ours", direction::exits, n, testing::time_ref_at(time_ref::how::claim, "first"), testing::time_ref_at(time_ref::how::claim, "last"));
  dossier_content content;
  content.claims = more.content.claims;
  return content;
}

}  // namespace

TEST_CASE("draft: twenty left, and the stock fell by five: fifteen must have come, which nobody said") {
  const auto before = said().make();
  const auto after = before.with(left(quantity::exact(20)));
  const auto report = judge_draft(before, after, sentence_writer(after, language::en));
  CHECK(report.claims == std::vector{claim_id("ours")});
  CHECK(report.fits());
  REQUIRE(report.implied.size() == 2);
  CHECK(report.implied[0].asked.kind == question::what::entries);
  CHECK(report.implied[0].before.low == 0);
  CHECK(report.implied[0].after.low == 15);
  CHECK(report.implied[0].after.low_proof.has_value());
  CHECK(report.implied[1].asked.kind == question::what::exits);
  CHECK(report.implied[1].after.high == 20);
}

TEST_CASE("draft: fewer left than the stock fell by: the draft does not fit, and is told how it would") {
  const auto before = said().make();
  const auto after = before.with(left(quantity::exact(3)));
  const auto report = judge_draft(before, after, sentence_writer(after, language::en));
  REQUIRE(report.contradictions.size() == 1);
  const auto& c = report.contradictions[0];
  CHECK(c.where.found.claims == std::vector{claim_id("first"), claim_id("last"), claim_id("ours")});
  REQUIRE(c.ways.claims[2].numbers.size() == 1);
  CHECK(c.ways.claims[2].numbers[0].to == quantity::exact(5));
}

TEST_CASE("draft: old contradictions are not the draft's, and one that it settles is told") {
  auto d = said();
  d.held("x", quantity::exact(1), "2026-01-05T12:00");
  d.held("y", quantity::exact(2), "2026-01-05T12:00");
  const auto before = d.make();
  testing::small_dossier more;
  more.held("z", quantity::exact(1), "2026-01-05T12:00").supersedes = claim_id("y");
  dossier_content content;
  content.claims = more.content.claims;
  const auto after = before.with(content);
  const auto report = judge_draft(before, after, sentence_writer(after, language::en));
  CHECK(report.fits());
  REQUIRE(report.gone.size() == 1);
  CHECK(report.gone[0].found.claims == std::vector{claim_id("x"), claim_id("y")});
}

TEST_CASE("draft: of very many answers that it moves the first have proofs") {
  testing::small_dossier d;
  for (int i = 0; i < 120; ++i) d.held("h" + std::to_string(i), quantity::exact(100), to_string(day(20'000 + i)));
  testing::small_dossier more;
  more.flow("nobody", direction::exits, quantity::exact(0), testing::time_ref_at(time_ref::how::claim, "h0"), testing::time_ref_at(time_ref::how::claim, "h119"));
  dossier_content content;
  content.claims = more.content.claims;
  const auto before = d.make();
  const auto report = judge_draft(before, before.with(content), sentence_writer(before, language::en));
  CHECK(report.fits());
  // Nobody left, so nobody came: two answers for each of 119 stretches.
  REQUIRE(report.implied.size() == 2 * 119);
  for (std::size_t i = 0; i < report.implied.size(); ++i) {
    const auto& now = report.implied[i].after;
    CHECK(now.high == 0);
    CHECK(now.high_proof.has_value() == (i < 200));
  }
}

TEST_CASE("draft: of very many contradictions as many are listed as a stated number of trials allows, and the others are counted") {
  const auto d = testing::weekly_counts(60);
  testing::small_dossier more;
  const auto& tenth = d.content.claims[1 + 3 * 9];
  auto& wrong = more.held("ours", quantity::exact(std::get<held_claim>(tenth.says).number.first() + 500), tenth.as_of->text());
  wrong.said = tenth.said;
  dossier_content content;
  content.claims = more.content.claims;
  const auto before = d.make();
  const auto after = before.with(content);
  const auto report = judge_draft(before, after, sentence_writer(after, language::en));
  CHECK_FALSE(report.fits());
  REQUIRE_FALSE(report.contradictions.empty());
  CHECK(report.contradictions_left > 0);
  std::size_t tried = 0;
  for (const auto& c : report.contradictions) tried += c.where.found.claims.size() * c.where.found.claims.size();
  CHECK((tried <= 2'000 || report.contradictions.size() == 1));
  CHECK_FALSE(report.contradictions.front().ways.claims.empty());
}

}  // namespace test_draft
