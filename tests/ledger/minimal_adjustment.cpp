// SPDX-License-Identifier: MIT
#include <habeas/ledger/minimal_adjustment.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/history.hpp"

namespace test_ledger_change {

using namespace habeas;
using testing::january;
using testing::time_ref_at;
using testing::small_dossier;
using testing::the_account;

namespace {

const account_id foro_penal{"foro_penal"};

dossier venezuela() {
  return open_dossier(folders::test_data("foro_penal.json"));
}

std::string changes_text(const ledger_change& c) {
  std::string text;
  for (const auto& one : c.changes) text += fmt::format("{} {}..{}; ", one.claim, one.low, one.high);
  return text;
}

question held_at(const account_point& p) { return {question::what::held, p, p, {}}; }

/// The least total over histories with up to `cap` in each gap: what the claims miss, summed.
std::int64_t least_by_trying(const std::vector<testing::line_claim>& claims, int n, int cap) {
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  std::vector<int> step(static_cast<std::size_t>(2 * n - 1), 0);  // stock at first, then entries and exits of each gap
  for (;;) {
    std::vector<std::int64_t> in{step[0]}, out{0};
    bool possible = true;
    for (std::size_t g = 1; g < static_cast<std::size_t>(n); ++g) {
      in.push_back(in.back() + step[2 * g - 1]);
      out.push_back(out.back() + step[2 * g]);
      possible = possible && out.back() <= in.back();
    }
    if (possible) {
      std::int64_t sum = 0;
      for (const auto& c : claims) {
        const auto s = static_cast<std::size_t>(std::max(0, c.from)), e = static_cast<std::size_t>(c.to);
        const auto number = c.number.interval({});
        std::int64_t least = 0, most = 0;  // what the low end is held against, and the high end
        if (c.kind == testing::line_claim::what::held) least = most = in[e] - out[e];
        else if (c.kind == testing::line_claim::what::entries) least = most = in[e] - in[s];
        else if (c.kind == testing::line_claim::what::exits) least = most = out[e] - out[s];
        else least = in[e] - out[s], most = in[s] - out[e];
        if (number.low) sum += std::max<std::int64_t>(0, *number.low - least);
        if (number.high) sum += std::max<std::int64_t>(0, most - *number.high);
      }
      best = std::min(best, sum);
    }
    std::size_t i = 0;
    for (; i < step.size(); ++i) {
      if (++step[i] <= cap) break;
      step[i] = 0;
    }
    if (i == step.size()) return best;
  }
}

}  // namespace

TEST_CASE("find_least_change: Foro Penal's counts miss one another by 409 and by 5 people") {
  const ledger l(venezuela(), foro_penal);
  const auto c = find_minimal_adjustment(l);
  // 711 as of 28 January comes down to 302, or as far as to 310 if the 302 of the day after goes up: the next
  // count is 310. 431 and 426 meet anywhere between.
  REQUIRE(c.is_exact());
  CHECK(parts_text(c.low, c.unit) == "414");
  CHECK(changes_text(c) == "VEN-088 0..8; VEN-090 -409..-401; VEN-101 -5..0; VEN-102 0..5; ");
  CHECK_FALSE(c.is_consistent());
  CHECK(c.engine == engine::difference);
  // Releases are not all exits while nobody says so.
  CHECK(c.reach == range_reach::outer);
  CHECK(std::find(c.used_in_part.begin(), c.used_in_part.end(), "exits:release") != c.used_in_part.end());
  CHECK(minimal_adjustment_sentence(c, foro_penal, sentence_writer(l.of(), language::en)) ==
        "Smallest change (foro_penal) to make all claims consistent: exactly 414 people, by one vote for each origin.");
}

TEST_CASE("find_least_change: without one of two that conflict nothing moves") {
  const auto d = venezuela();
  const ledger less(d.without("VEN-090").without("VEN-102"), foro_penal);
  const auto c = find_minimal_adjustment(less);
  CHECK(c.is_consistent());
  CHECK(c.changes.empty());
  CHECK(minimal_adjustment_sentence(c, foro_penal, sentence_writer(less.of(), language::en)).find("are already consistent") != std::string::npos);
  const ledger one(d.without("VEN-090"), foro_penal);
  CHECK(changes_text(find_minimal_adjustment(one)) == "VEN-101 -5..0; VEN-102 0..5; ");
}

TEST_CASE("find_least_change: stocks that others see one by one are used whole, and give what the ledger gives") {
  const auto d = venezuela().without("VEN-090").without("VEN-102");
  const ledger l(d, foro_penal);
  std::vector<question> questions;
  for (const auto& p : l.stock_points()) questions.push_back(held_at(p));
  const auto from = l.point_at("2025-12-29"), to = l.point_at("2026-02-02");
  questions.push_back({question::what::entries, from, to, {}});
  questions.push_back({question::what::exits, from, to, mechanism::release});
  const auto c = find_minimal_adjustment(l, questions);
  REQUIRE(c.ranges.size() == questions.size());
  for (const auto& r : c.ranges) {
    const auto b = ask(l, r.asked);
    CHECK(r.range.low == b.low);
    CHECK(r.range.high == b.high);
  }
}

TEST_CASE("find_least_change: sources on one quantity come out at the weighted median, copies of one as one") {
  small_dossier s;
  s.add_bulletin("b", january(5));
  const auto said = [&](const char* name, std::int64_t n, const char* repeats = "") {
    auto& c = s.held(name, quantity::exact(n), "");
    c.bulletin = bulletin_id("b");
    if (*repeats != '\0') c.derived_from = claim_id(repeats);
  };
  said("a", 100);
  said("b1", 120);
  said("c", 200);
  const auto middle = [](const dossier& d) {
    const ledger l(d, the_account);
    const auto c = find_minimal_adjustment(l, {held_at(l.point_at("bulletin:b"))});
    return std::pair(parts_text(c.low, c.unit), c.ranges[0].range);
  };
  CHECK(middle(s.make()) == std::pair(std::string("100"), solve::whole_range{120, 120}));
  // Two papers more that print the 200 change nothing: it stays one voice.
  said("d", 200, "c");
  said("e", 200, "c");
  CHECK(middle(s.make()) == std::pair(std::string("100"), solve::whole_range{120, 120}));
  // Two more who counted 200 themselves outweigh the others.
  said("f", 200);
  said("g", 200);
  CHECK(middle(s.make()) == std::pair(std::string("180"), solve::whole_range{200, 200}));
}

TEST_CASE("find_least_change: equal sources of 100 and 200 may meet anywhere, whatever the policy's scale") {
  small_dossier s;
  s.add_bulletin("b", january(5));
  s.held("a", quantity::exact(100), "").bulletin = bulletin_id("b");
  s.held("c", quantity::exact(200), "").bulletin = bulletin_id("b");
  const ledger l(s.make(), the_account);
  for (const auto policy : {vote_policy::one_vote, vote_policy::by_size, vote_policy::by_grading}) {
    const auto c = find_minimal_adjustment(l, {held_at(l.point_at("bulletin:b"))}, policy);
    CHECK(c.ranges[0].range == solve::whole_range{100, 200});
    CHECK(changes_text(c) == "a 0..100; c -100..0; ");
    CHECK(c.reach == range_reach::exact);
  }
}

TEST_CASE("find_least_change: a kind is settled first and then bounds the totals, and the answer says so") {
  small_dossier s;
  const auto from = time_ref_at(time_ref::how::start_of, january(2)), to = time_ref_at(time_ref::how::end_of, january(9));
  s.flow("released", direction::exits, quantity::exact(200), from, to, mechanism::release);
  s.flow("left", direction::exits, quantity::exact(150), from, to);
  s.assume("closed", false, assumption_effect::no_other_exits);
  const ledger l(s.make(), the_account);
  const auto c = find_minimal_adjustment(l);
  // The claims of each alone fit; together they need 50.
  CHECK(c.low == 0);
  CHECK(c.high == 50);
  CHECK(c.reach == range_reach::of_two_steps);
  CHECK_FALSE(c.is_consistent());
  CHECK(changes_text(c) == "left 50..50; ");
  // Once releases are all the exits, one chain: exact, and either may move.
  const ledger closed(s.make().with("closed"), the_account);
  const auto exact = find_minimal_adjustment(closed);
  CHECK(exact.is_exact());
  CHECK(exact.low == 50);
  CHECK(exact.reach == range_reach::exact);
  CHECK(changes_text(exact) == "left 0..50; released -50..0; ");
}

TEST_CASE("find_least_change: dates that conflict on their own are told first") {
  small_dossier s;
  s.add_event("e");
  s.dated("d1", "e", january(3));
  s.dated("d2", "e", january(9));
  s.held("a", quantity::exact(5), january(3));
  const ledger l(s.make(), the_account);
  const auto c = find_minimal_adjustment(l);
  REQUIRE(c.hard.size() == 1);
  CHECK(c.hard[0].claims == std::vector{claim_id("d1"), claim_id("d2")});
  CHECK_FALSE(c.is_consistent());
  CHECK(c.low == 0);
  CHECK(c.hard_left == 0);
  CHECK(c.hard_settled);
}

TEST_CASE("find_least_change: dates that conflict and are not listed are counted") {
  small_dossier s;
  s.add_event("e");
  // Eight days of one event: 28 pairs.
  for (int i = 1; i <= 8; ++i) s.dated("d" + std::to_string(i), "e", january(i));
  s.held("a", quantity::exact(5), january(3));
  const ledger l(s.make(), the_account);
  const auto c = find_minimal_adjustment(l);
  CHECK(c.hard.size() == 20);
  CHECK(c.hard_left == 8);
  CHECK(c.hard_settled);
}

TEST_CASE("find_least_change: the price is that of trying every history, and the order of claims changes nothing") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int contradictory = 0;
  for (int round = 0; round < 60; ++round) {
    auto claims = testing::random_line(random, 3, static_cast<int>(random(3, 7)), 3);
    // What holds throughout is counted at each of its points; what has no start reaches before the first.
    std::erase_if(claims, [](const testing::line_claim& c) {
      return c.kind == testing::line_claim::what::throughout || (c.from < 0 && c.kind != testing::line_claim::what::held);
    });
    auto content = testing::as_content(claims);
    const ledger l(dossier(content), the_account);
    std::vector<question> questions;
    for (std::int64_t day = 1; day <= 3; ++day) questions.push_back(held_at(testing::end_of_january(day)));
    const auto c = find_minimal_adjustment(l, questions);
    CHECK(c.is_exact());
    CHECK(c.low == least_by_trying(claims, 3, 6) * c.unit);
    CHECK((c.low == 0) == l.contradictions().empty());
    contradictory += c.low > 0;
    const ledger other(dossier(testing::shuffled(content, random)), the_account);
    const auto again = find_minimal_adjustment(other, questions);
    CHECK(again.low == c.low);
    CHECK(changes_text(again) == changes_text(c));
    for (std::size_t i = 0; i < questions.size(); ++i) CHECK(again.ranges[i].range == c.ranges[i].range);
    if (c.low == 0)
      for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto b = l.held(questions[i].from);
        CHECK(c.ranges[i].range == solve::whole_range{b.low, b.high});
      }
  }
  CHECK(contradictory > 15);
}

TEST_CASE("find_least_change: a price of rounded weights is told as rounded, an exact one as exact") {
  small_dossier s;
  int day = 1;
  // Two claims that disagree on each of several days, of sizes whose primes no unit of 64 bits holds together.
  for (const std::int64_t prime : {101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167}) {
    const auto name = "b" + std::to_string(day);
    s.add_bulletin(name, january(day));
    for (const auto n : {prime - 1, prime}) s.held(name + "-" + std::to_string(n), quantity::exact(n), "").bulletin = bulletin_id(name);
    ++day;
  }
  const ledger l(s.make(), the_account);
  const sentence_writer writer(l.of(), language::en);
  const auto rounded = find_minimal_adjustment(l, {}, vote_policy::by_size);
  CHECK(rounded.rounded);
  CHECK(minimal_adjustment_sentence(rounded, the_account, writer).find("exactly") == std::string::npos);
  const auto exact = find_minimal_adjustment(l);
  CHECK_FALSE(exact.rounded);
  CHECK(exact.low == 14);
  CHECK(minimal_adjustment_sentence(exact, the_account, writer).find("exactly") != std::string::npos);
}

TEST_CASE("parts_text: whole, tenths, or a fraction") {
  CHECK(parts_text(828, 2) == "414");
  CHECK(parts_text(5, 2) == "2.5");
  CHECK(parts_text(5, 3) == "5/3");
  CHECK(parts_text(0, 7) == "0");
  CHECK(parts_text(3, 5) == "0.6");
  CHECK(parts_text(37, 10) == "3.7");
  CHECK(parts_text(3'000'000'000'000'000'001, 1'000'000'000'000'000'000) == "3000000000000000001/1000000000000000000");
  CHECK(parts_text(3'500'000'000'000'000'000, 1'000'000'000'000'000'000) == "3.5");
  CHECK(parts_text(10, 6) == "5/3");
}

}  // namespace test_ledger_change
