// SPDX-License-Identifier: MIT
// When a bulletin's numbers were counted: its day is no claim, and the hour is the account's.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_bulletin_hours {

using namespace habeas;
using how = time_ref::how;

namespace {

bound checked(const bound& b, const dossier& view) {
  const auto all = verify::check(b, view);
  for (const auto& r : all.reasons) MESSAGE(r);
  CHECK(all.valid());
  return b;
}
bound held(const dossier& view, const char* at) { return checked(ledger(view, testing::the_account).held(testing::point_of(at)), view); }
bound flow(const dossier& view, direction way, const char* from, const char* to) {
  const ledger books(view, testing::the_account);
  return checked(books.flow({way, {}}, testing::point_of(from), testing::point_of(to)), view);
}
std::string ends(const bound& b) {
  return fmt::format("{}..{}", b.low ? std::to_string(*b.low) : "", b.high ? std::to_string(*b.high) : "");
}
/// What each alternative gives up, and what it answers then.
std::set<std::string> alternatives(const bound& b) {
  std::set<std::string> all;
  for (const auto& a : b.alternatives) {
    std::string text;
    for (const auto& c : a.without) text += c.text() + " ";
    bound_ends e{a.low, a.high};
    bound shown;
    shown.low = e.low;
    shown.high = e.high;
    all.insert(text + ends(shown));
  }
  return all;
}

testing::small_dossier counted_at(cutoff_hour hour) {
  testing::small_dossier d;
  d.content.accounts[0].rule.cutoff = hour;
  return d;
}
claim& held_in(testing::small_dossier& d, const char* name, quantity n, const char* bulletin) {
  auto& c = d.held(name, n, "");
  c.bulletin = bulletin_id(bulletin);
  return c;
}

}  // namespace

TEST_CASE("the hour of a bulletin stays when its claim is given up") {
  for (const bool by_rule : {true, false}) {
    CAPTURE(by_rule);
    auto d = counted_at(by_rule ? cutoff_hour::end_of_day : cutoff_hour::not_stated);
    d.add_bulletin("b", "2026-01-02");
    d.held("day", quantity::exact(2), "2026-01-02");
    held_in(d, "in", quantity::exact(1), "b");
    const auto view = by_rule ? d.make() : d.make().with("counts_at_day_end");
    for (const auto* at : {"claim:day", "claim:in", "bulletin:b", "end:2026-01-02"}) {
      CAPTURE(std::string(at));
      const auto b = held(view, at);
      CHECK(ends(b) == "1..2");
      CHECK(alternatives(b) == std::set<std::string>{"day 1..1", "in 2..2"});
    }
    // Left out by hand it is the same repair.
    CHECK(ends(held(view.without("in"), "claim:in")) == "2..2");
    CHECK(ends(held(view.without("in"), "bulletin:b")) == "2..2");
    CHECK(ends(held(view.without("day"), "bulletin:b")) == "1..1");
  }
}

TEST_CASE("a flow since a bulletin in which the account says nothing starts at the account's hour") {
  auto d = counted_at(cutoff_hour::end_of_day);
  d.add_bulletin("b", "2026-01-02");
  const auto at = testing::time_ref_at;
  d.flow("since", direction::exits, quantity::between(3, 4), at(how::bulletin, "b"), at(how::end_of, "2026-01-04"));
  d.flow("day", direction::exits, quantity::exact(3), at(how::start_of, "2026-01-02"), at(how::end_of, "2026-01-02"));
  CHECK(ends(flow(d.make(), direction::exits, "end:2025-12-31", "end:2026-01-31")) == "6..");
  CHECK(ends(flow(d.make(), direction::exits, "bulletin:b", "end:2026-01-04")) == "3..4");
  // At the start of the day, what left on it is among those who left since.
  d.content.accounts[0].rule.cutoff = cutoff_hour::start_of_day;
  CHECK(ends(flow(d.make(), direction::exits, "end:2025-12-31", "end:2026-01-31")) == "3..");
  CHECK(ends(flow(d.make(), direction::exits, "end:2026-01-01", "end:2026-01-04")) == "3..4");
}

TEST_CASE("accounts that count at different hours of a bulletin's day lend one another none") {
  // The whole is counted at the end of the day; nobody says when the part in the bulletin was.
  auto d = counted_at(cutoff_hour::end_of_day);
  account part;
  part.id = account_id("part");
  part.counter = actor_id("speaker");
  d.content.accounts.push_back(part);
  d.add_bulletin("b", "2026-01-02");
  held_claim says;
  says.account = part.id;
  says.number = quantity::exact(10);
  d.add("part", says).bulletin = bulletin_id("b");
  d.held("whole", quantity::exact(8), "2026-01-02");
  CHECK(ends(held(d.make(), "claim:whole")) == "8..8");
  CHECK(ends(checked(ledger(d.make(), testing::the_account).held(testing::point_of("bulletin:b")), d.make())) == "0..");
  // Counted together they are at one instant, which is the whole's: as is assumed of a bulletin.
  held_in(d, "too", quantity::exact(7), "b");
  const auto view = d.make();
  const auto b = held(view, "bulletin:b");
  CHECK(alternatives(b) == std::set<std::string>{"too 8..8", "whole 7..7"});
  CHECK(ends(held(view.without("too"), "bulletin:b")) == "8..8");
}

TEST_CASE("a number dated by its bulletin and one dated by itself give one answer") {
  const auto told = [](bool by_bulletin) {
    testing::small_dossier d;
    d.add_bulletin("b", "2026-01-06");
    d.held("c1", quantity::exact(7), "2026-01-01");
    if (by_bulletin) held_in(d, "c2", quantity::exact(6), "b");
    else d.held("c2", quantity::exact(6), "2026-01-06");
    d.held("c4", quantity::exact(3), "2026-01-04");
    d.flow("c5", direction::exits, quantity::exact(3), testing::time_ref_at(how::start_of, "2026-01-01"), testing::time_ref_at(how::claim, "c2"));
    return d.make();
  };
  const auto own = told(false), shared = told(true);
  const auto answers = [](const dossier& view) {
    std::vector<std::string> all;
    const auto note = [&](const bound& b) {
      all.push_back(ends(b));
      for (const auto& a : alternatives(b)) all.push_back(a);
    };
    note(held(view, "claim:c2"));
    note(flow(view, direction::exits, "end:2025-12-31", "end:2026-01-31"));
    note(flow(view, direction::entries, "claim:c1", "claim:c2"));
    for (const auto* left_out : {"c1", "c2", "c4", "c5"}) {
      note(held(view.without(left_out), "claim:c2"));
      note(flow(view.without(left_out), direction::exits, "claim:c1", "end:2026-01-31"));
    }
    return all;
  };
  CHECK(answers(own) == answers(shared));
  const auto b = held(shared, "claim:c2");
  CHECK(ends(b) == "6..6");
  CHECK(alternatives(b).empty());  // no way out moves it: none gives c2 up
  const ledger books(shared, testing::the_account);
  REQUIRE(books.contradictions().size() == 1);
  CHECK(books.contradictions()[0].claims == std::vector{claim_id("c1"), claim_id("c4"), claim_id("c5")});
}

TEST_CASE("without a shared cut-off each number has its own, within the bulletin's day") {
  testing::small_dossier d;
  d.add_bulletin("b", "2026-01-06");
  held_in(d, "one", quantity::exact(6), "b");
  held_in(d, "two", quantity::exact(5), "b");
  CHECK(ledger(d.make(), testing::the_account).contradictions().size() == 1);
  const auto view = d.make().without("shared_cutoff");
  CHECK(ledger(view, testing::the_account).contradictions().empty());
  CHECK(ends(held(view, "claim:one")) == "6..6");
  // Nobody leaves from the end of the day before to the start of the next: one came or one went.
  const auto at = testing::time_ref_at;
  d.flow("none", direction::exits, quantity::exact(0), at(how::start_of, "2026-01-06"), at(how::end_of, "2026-01-06"));
  d.flow("nobody", direction::entries, quantity::exact(0), at(how::start_of, "2026-01-06"), at(how::end_of, "2026-01-06"));
  const auto still = d.make().without("shared_cutoff");
  const ledger books(still, testing::the_account);
  REQUIRE(books.contradictions().size() == 1);
  CHECK(books.contradictions()[0].claims.size() == 4);
  CHECK(verify::check(books.contradictions()[0], still));
  // And at the account's hour, both are at one instant again.
  auto hours = counted_at(cutoff_hour::end_of_day);
  hours.add_bulletin("b", "2026-01-06");
  held_in(hours, "one", quantity::exact(6), "b");
  held_in(hours, "two", quantity::exact(5), "b");
  CHECK(ends(held(hours.make().without("shared_cutoff"), "end:2026-01-06")) == "5..6");
}

TEST_CASE("a flow as of a day ends at the hour at which the account counts") {
  const auto at = testing::time_ref_at;
  for (const auto hour : {cutoff_hour::end_of_day, cutoff_hour::start_of_day, cutoff_hour::not_stated}) {
    auto d = counted_at(hour);
    d.flow("until", direction::exits, quantity::exact(3), at(how::start_of, "2026-01-01"), at(how::as_of, "2026-01-05"));
    d.flow("after", direction::exits, quantity::exact(2), at(how::as_of, "2026-01-05"), at(how::end_of, "2026-01-09"));
    d.flow("day", direction::exits, quantity::exact(4), at(how::start_of, "2026-01-05"), at(how::end_of, "2026-01-05"));
    d.held("stock", quantity::exact(9), "2026-01-05");
    const auto view = d.make();
    const ledger books(view, testing::the_account);
    CAPTURE(static_cast<int>(hour));
    // Four on the day itself: none of "since", where that starts at its end, and none of "until", where that ends at its start.
    CHECK(books.contradictions().size() == (hour == cutoff_hour::not_stated ? 0 : 1));
    for (const auto& c : books.contradictions()) CHECK(verify::check(c, view));
    if (hour == cutoff_hour::end_of_day) CHECK(books.contradictions()[0].claims == std::vector{claim_id("day"), claim_id("until")});
    if (hour == cutoff_hour::start_of_day) CHECK(books.contradictions()[0].claims == std::vector{claim_id("after"), claim_id("day")});
  }
  // The same as of a month: at the end of its last day.
  auto d = counted_at(cutoff_hour::end_of_day);
  d.flow("until", direction::exits, quantity::exact(3), at(how::start_of, "2026-01-01"), at(how::as_of, "2026-01"));
  CHECK(ends(flow(d.make(), direction::exits, "end:2025-12-31", "end:2026-01-31")) == "3..3");
}

}  // namespace test_bulletin_hours
