// SPDX-License-Identifier: MIT
#include <string>

#include <doctest/doctest.h>

#include <habeas/format.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "made/small.hpp"

namespace test_answer_text {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// 10 held, then 7 held, at least 5 left in between: at least 2 entered.
small_dossier three_claims() {
  small_dossier d;
  d.content.actors.front().name = "A counter";
  d.held("before", quantity::exact(10), "2026-01-01T12:00");
  d.held("after", quantity::exact(7), "2026-01-31T12:00");
  d.flow("left", direction::exits, quantity::at_least(5), time_ref_at(time_ref::how::start_of, "2026-01-02"),
         time_ref_at(time_ref::how::end_of, "2026-01-30"));
  return d;
}

bound range(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  bound b;
  b.low = low;
  b.high = high;
  return b;
}

}  // namespace

TEST_CASE("a bound prints itself in the words of the command") {
  CHECK(fmt::format("{}", range(276, 276)) == "exactly 276");
  CHECK(fmt::format("{}", range(302, 310)) == "302 to 310");
  CHECK(fmt::format("{}", range(0, {})) == "at least 0");
  CHECK(fmt::format("{}", range({}, 12)) == "at most 12");
  CHECK(fmt::format("{}", range({}, {})) == "unbounded");
  CHECK(to_string(range(302, 310), language::es) == "de 302 a 310");
  CHECK(fmt::format("{}", integer_interval{.low = 18, .high = 18}) == "exactly 18");
}

TEST_CASE("width, fill and alignment are those of a string") {
  CHECK(fmt::format("[{:>14}]", range(276, 276)) == "[   exactly 276]");
  CHECK(fmt::format("[{:*^12}]", range(302, 310)) == "[*302 to 310*]");
  CHECK(fmt::format("[{:<12}]", quantity::at_least(80)) == "[at least 80 ]");
  CHECK(fmt::format("[{:>8}]", parse_edtf("2026-01")) == "[ 2026-01]");
}

TEST_CASE("dates, numbers and instants print as they are written") {
  CHECK(fmt::format("{}", parse_edtf("2026-01~/..")) == "2026-01~/..");
  CHECK(fmt::format("{}", quantity::between(10, 12)) == "10 to 12");
  CHECK(fmt::format("{}", instant::end_of(day::from_civil(2026, 1, 19))) == "2026-01-20T00:00:00");
  CHECK(fmt::format("{}", uncertain_instant::exactly(instant::start_of(day::from_civil(2026, 1, 19)))) == "2026-01-19T00:00:00");
}

TEST_CASE("a proof prints its rows, with what each rests on") {
  const dossier d(three_claims().content);
  const ledger l(d, the_account);
  const auto b = l.entries(l.point_at("before"), l.point_at("after"));
  REQUIRE(b.low == 2);
  const auto text = fmt::format("{}", *b.low_proof);
  CAPTURE(text);
  CHECK(text.starts_with("At least 2, because\n"));
  CHECK_FALSE(text.ends_with("\n"));
  for (const auto* claim : {"before", "after", "left"}) CHECK(text.find("(" + std::string(claim) + ")") != std::string::npos);
  // The numbers stand in a column, and sum to the answer.
  CHECK(text.find("\n     +7  held (after): ") != std::string::npos);
  CHECK(text.find("\n    -10  held (before): ") != std::string::npos);
  CHECK(text.find("\n     +5  exits (left): ") != std::string::npos);
  CHECK(fmt::format("{}", b.low_proof->steps.front()).find(", at least ") != std::string::npos);
}

TEST_CASE("a step says how often it is taken, of what sum, and by how much a date was moved") {
  proof_step s;
  s.by = row_rule::parts_make_whole;
  s.claims = {claim_id("c")};
  s.assumptions = {assumption_id("a")};
  s.sum = {{2, term::of(account_id("count"), term_chain::stock(), account_point::start_of(day::from_civil(2026, 1, 2)), {"sex", "women"})},
           {-1, term::start_of(event_id("talks"))}};
  s.end = bound_side::high;
  s.amount = -3;
  s.times = 2;
  s.widened = date_widening{.days = 31, .policy = "loose"};
  CHECK(fmt::format("{}", s) == "parts_make_whole (c, a): +2 x held of count, sex=women at end:2026-01-01 -1 x start of talks, at most -3, "
                                "taken 2 times, its date 31 days off by loose");
  CHECK(fmt::format("{}", term{}) == "1970-01-01");
}

TEST_CASE("with the dossier a proof is told in sentences, what they follow from beneath") {
  const dossier d(three_claims().content);
  const ledger l(d, the_account);
  auto why = *l.entries(l.point_at("before"), l.point_at("after")).low_proof;
  const sentence_writer writer(d, language::en);
  const auto text = proof_text(why, writer);
  CHECK(text.find("     +7  A counter (after): at least 7 held at 31 January 2026 at 12:00, the cut-off of after.\n") != std::string::npos);
  why.steps.resize(1);
  why.steps.front().because = std::make_shared<const proof>(why);
  const auto nested = proof_text(why, writer, "> ", 4);
  const auto line = proof_text(*why.steps.front().because, writer, "> ", 4);
  CHECK(nested == line + proof_text(*why.steps.front().because, writer, ">       ", 4));
}

TEST_CASE("a contradiction prints that its claims cannot all hold, as the sentence of the dossier does") {
  auto made = three_claims();
  made.held("again", quantity::exact(9), "2026-01-01T12:00");
  const dossier d(made.content);
  const ledger l(d, the_account);
  REQUIRE_FALSE(l.contradictions().empty());
  const auto& c = l.contradictions().front();
  CHECK(fmt::format("{}", c) == sentence_writer(d, language::en).sentence(c));
  CHECK(fmt::format("{}", c).find("again") != std::string::npos);
  CHECK(fmt::format("{}", c) != to_string(c, language::es));
}

TEST_CASE("a finding prints its sentence") {
  const basic_finding<int> f{.rule = "no_bound", .sentence = "c states no number."};
  CHECK(fmt::format("{:>20}", f) == " c states no number.");
}

}  // namespace test_answer_text
