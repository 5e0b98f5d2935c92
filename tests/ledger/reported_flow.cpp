// SPDX-License-Identifier: MIT
#include "ledger/reported_flow.hpp"

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_stated {

using namespace habeas;

namespace {

struct claims_of_entries {
  testing::small_dossier d;
  void came(const char* name, quantity n, std::optional<std::int64_t> first, std::int64_t last,
            std::optional<mechanism> of = mechanism::arrest) {
    std::optional<time_ref> from;
    if (first) from = testing::time_ref_at(time_ref::how::start_of, testing::january(*first));
    d.flow(name, direction::entries, n, from, testing::time_ref_at(time_ref::how::end_of, testing::january(last)), of);
  }
  /// "number: claims" of what is stated from the start of one day to the end of another.
  [[nodiscard]] std::string stated(std::int64_t first, std::int64_t last, const char* off = nullptr) const {
    const auto view = d.make();
    const claim_premises premises(view);
    const timeline events(view);
    const std::vector<account_point> ends{account_point::start_of(day::from_civil(2026, 1, static_cast<unsigned>(first))),
                                       testing::end_of_january(last)};
    const ledger_system s(view, premises, &events, testing::the_account, {}, ends);
    solve::premise_mask mask;
    if (off) mask.off(premises.of_claim(*view.find_place(claim_id(off))));
    const auto most = reported_flows(s, mask, mask, chain{direction::entries, {}, {}}).between(*s.table().find(ends[0]), *s.table().find(ends[1]));
    auto text = most.number ? fmt::format("{}:", *most.number) : std::string("any:");
    for (const auto place : most.claims) text += fmt::format(" {}", view.content().claims[place].id);
    return text;
  }
};

}  // namespace

TEST_CASE("stated: what a claim states may lie anywhere in its window, and nowhere else") {
  claims_of_entries c;
  c.came("a", quantity::exact(122), 8, 20);
  CHECK(c.stated(1, 31) == "122: a");
  CHECK(c.stated(10, 11) == "122: a");
  CHECK(c.stated(20, 25) == "122: a");
  CHECK(c.stated(1, 7) == "0:");
  CHECK(c.stated(21, 31) == "0:");
  CHECK(c.stated(1, 31, "a") == "0:");
}

TEST_CASE("stated: a stretch that runs backwards is none, and nobody states fewer than none") {
  claims_of_entries c;
  c.came("a", quantity::exact(10), 8, 12);
  c.came("t", quantity::exact(3), 5, 25, mechanism::transfer);
  CHECK(c.stated(20, 7) == "0: t");
  CHECK(c.stated(1, 31) == "13: a t");
}

TEST_CASE("stated: nested and repeated claims are counted once") {
  claims_of_entries c;
  c.came("a", quantity::exact(122), 8, 20);
  c.came("b", quantity::exact(50), 8, 13);
  CHECK(c.stated(1, 31) == "122: a b");
  CHECK(c.stated(8, 13) == "50: a b");
  CHECK(c.stated(14, 20) == "72: a");
  c.came("again", quantity::exact(122), 8, 20);
  CHECK(c.stated(1, 31) == "122: a b again");
}

TEST_CASE("stated: windows that only overlap add up to no more than both") {
  claims_of_entries c;
  c.came("a", quantity::exact(10), 8, 12);
  c.came("b", quantity::exact(7), 11, 15);
  CHECK(c.stated(1, 31) == "17: a b");
  CHECK(c.stated(11, 12) == "7: a b");
}

TEST_CASE("stated: kinds are summed, but for what a claim of all kinds states there already") {
  claims_of_entries c;
  c.came("a", quantity::exact(10), 8, 12);
  c.came("t", quantity::exact(5), 8, 12, mechanism::transfer);
  CHECK(c.stated(8, 12) == "15: a t");
  c.came("all", quantity::at_most(20), 8, 12, std::nullopt);
  CHECK(c.stated(8, 12) == "20: a t all");
  c.came("later", quantity::exact(3), 13, 14);
  CHECK(c.stated(8, 14) == "23: a t all later");
}

TEST_CASE("stated: a claim without an upper end may state any number, one without a start its whole number") {
  claims_of_entries c;
  c.came("least", quantity::at_least(3), 8, 12);
  CHECK(c.stated(9, 10) == "any: least");
  CHECK(c.stated(13, 20) == "0:");
  claims_of_entries open;
  open.came("ever", quantity::exact(40), std::nullopt, 12);
  CHECK(open.stated(9, 10) == "40: ever");
  CHECK(open.stated(13, 20) == "0:");
  open.came("again", quantity::exact(2), 9, 10);
  CHECK(open.stated(9, 10) == "42: ever again");
}

TEST_CASE("stated: many stretches from one solution, and its rows grow as the claims do") {
  const auto rows = [](int n) {
    claims_of_entries c;
    for (int i = 1; i <= n; ++i) {
      const auto date = [&](int d) { return to_string(day(day::from_civil(2026, 1, 1).since_epoch() + d)); };
      c.d.flow(fmt::format("c{}", i), direction::entries, quantity::exact(i), testing::time_ref_at(time_ref::how::start_of, date(i)),
               testing::time_ref_at(time_ref::how::end_of, date(i)), mechanism::arrest);
    }
    const auto view = c.d.make();
    const claim_premises premises(view);
    const timeline events(view);
    const ledger_system s(view, premises, &events, testing::the_account, {}, {});
    const reported_flows all(s, {}, {}, chain{direction::entries, {}, {}});
    std::vector<std::pair<std::size_t, std::size_t>> stretches;
    for (const auto& f : s.flows()) stretches.emplace_back(*f.from, f.to);
    const auto most = all.numbers(stretches);
    for (std::size_t i = 0; i < most.size(); ++i) CHECK(most[i] == s.flows()[i].number.high);
    return all.rows_built();
  };
  const auto few = rows(20), many = rows(160);
  CHECK(many > few);
  CHECK(many < 9 * few);
}

}  // namespace test_stated
