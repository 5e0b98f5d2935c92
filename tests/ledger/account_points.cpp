// SPDX-License-Identifier: MIT
#include "ledger/account_points.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>

#include "made/small.hpp"

namespace test_point_table {

using namespace habeas;

namespace {

struct table_of {
  dossier view;
  claim_premises premises;
  timeline events;
  point_table points;
  explicit table_of(const testing::small_dossier& d)
      : view(d.make()), premises(view), events(view), points(view, premises, &events, testing::the_account) {}
  [[nodiscard]] std::size_t place(const char* name) const { return *view.find_place(claim_id(name)); }
  [[nodiscard]] const ledger_point& at(std::size_t p) const { return points.points()[p]; }
  /// The ranges of a point, and what each rests on.
  [[nodiscard]] std::string ranges(std::size_t p) const {
    std::string text;
    for (const auto& r : at(p).ranges) {
      text += to_string(r.within);
      for (const auto l : r.rests_on)
        text += " " + (premises.is_claim(l) ? premises.claim_name(l).text() : premises.assumption_name(l).text());
      text += "; ";
    }
    return text;
  }
  [[nodiscard]] std::string orders() const {
    std::string text;
    for (const auto& o : points.orders()) {
      text += fmt::format("{} {} {}", at(o.before).name, o.by, at(o.after).name);
      for (const auto l : o.rests_on)
        text += " " + (premises.is_claim(l) ? premises.claim_name(l).text() : premises.assumption_name(l).text());
      text += "; ";
    }
    return text;
  }
};

}  // namespace

TEST_CASE("point_table: exact instants have one name each") {
  testing::small_dossier d;
  table_of t(d);
  const auto one = t.points.exactly(instant::end_of(day::from_civil(2026, 1, 7)));
  CHECK(t.points.exactly(instant::start_of(day::from_civil(2026, 1, 8))) == one);
  CHECK(t.points.find(testing::point_of("end:2026-01-07")) == one);
  CHECK_FALSE(t.points.find(testing::point_of("end:2026-01-08")));
  CHECK(to_string(t.at(point_table::beginning).name) == "start");
}

TEST_CASE("point_table: a cut-off is some instant of its days, the one given, or that of what is repeated") {
  testing::small_dossier d;
  d.held("day", quantity::exact(1), "2026-01-19");
  d.held("time", quantity::exact(1), "2026-01-19T19:30:00");
  d.held("about", quantity::exact(1), "2025-12~");
  d.held("again", quantity::exact(1), "2026-01-19").derived_from = claim_id("day");
  d.held("updated", quantity::exact(1), "2026-01-20").derived_from = claim_id("day");
  d.held("backwards", quantity::exact(1), "2026-01-19/2026-01-10");
  table_of t(d);
  CHECK(t.ranges(t.points.cutoff_of(t.place("day"))) == "2026-01-19T00:00:00 to 2026-01-20T00:00:00; ");
  CHECK(t.ranges(t.points.cutoff_of(t.place("time"))) == "2026-01-19T19:30:00; ");
  CHECK(t.ranges(t.points.cutoff_of(t.place("about"))) ==
        "2025-12-01T00:00:00 to 2026-01-01T00:00:00 dates_as_written; ");
  CHECK(to_string(t.at(t.points.cutoff_of(t.place("again"))).name) == "claim:day");
  CHECK(to_string(t.at(t.points.cutoff_of(t.place("updated"))).name) == "claim:updated");
  CHECK(t.ranges(t.points.cutoff_of(t.place("backwards"))) == "");
}

TEST_CASE("point_table: numbers of a bulletin share its cut-off, and each carries the date that it brings") {
  testing::small_dossier d;
  d.add_bulletin("b", "2026-01-19");
  d.assume("if", true);
  d.held("one", quantity::exact(1), "2026-01-19").bulletin = bulletin_id("b");
  auto& timed = d.held("timed", quantity::exact(1), "2026-01-19T19:30:00");
  timed.bulletin = bulletin_id("b");
  timed.under.push_back(assumption_id("if"));
  table_of t(d);
  const auto one = t.points.cutoff_of(t.place("one"));
  CHECK(t.ranges(one) == "2026-01-19T00:00:00 to 2026-01-20T00:00:00; 2026-01-19T19:30:00 timed if; ");
  CHECK(t.orders() ==
        "claim:one same_cutoff bulletin:b one shared_cutoff; bulletin:b same_cutoff claim:one one shared_cutoff; ");
  CHECK(t.ranges(t.points.cutoff_of(t.place("timed"))) ==
        "2026-01-19T19:30:00; ");  // it needs nobody else for its time
}

TEST_CASE("point_table: dates that exclude one another share no cut-off, nor do two times") {
  testing::small_dossier d;
  d.add_bulletin("b");
  d.held("old", quantity::exact(1), "2026-01-16").bulletin = bulletin_id("b");
  d.held("new", quantity::exact(1), "2026-01-19T10:00:00").bulletin = bulletin_id("b");
  table_of t(d);
  CHECK(t.ranges(t.points.cutoff_of(t.place("old"))) == "2026-01-16T00:00:00 to 2026-01-17T00:00:00; ");
  CHECK(t.orders() == "");

  testing::small_dossier times;
  times.add_bulletin("b");
  times.held("ten", quantity::exact(1), "2026-01-19T10:00:00").bulletin = bulletin_id("b");
  times.held("six", quantity::exact(1), "2026-01-19T18:00:00").bulletin = bulletin_id("b");
  times.held("none", quantity::exact(1), "2026-01-19").bulletin = bulletin_id("b");
  table_of two(times);
  CHECK(two.ranges(two.points.cutoff_of(two.place("none"))) == "2026-01-19T00:00:00 to 2026-01-20T00:00:00; ");
  CHECK(two.orders() == "");
}

TEST_CASE("point_table: a claim that does not count ties no point to its bulletin; one that repeats it may") {
  testing::small_dossier d;
  d.add_bulletin("b");
  d.add_bulletin("later");
  d.held("off", quantity::exact(1), "2026-01-19").bulletin = bulletin_id("b");
  d.content.claims.back().tentative = true;
  d.held("elsewhere", quantity::exact(1), "").bulletin = bulletin_id("later");
  d.content.claims.back().derived_from = claim_id("off");
  table_of alone(d);
  CHECK(alone.ranges(alone.points.cutoff_of(alone.place("off"))) == "2026-01-19T00:00:00 to 2026-01-20T00:00:00; ");
  CHECK(to_string(alone.at(alone.points.cutoff_of(alone.place("elsewhere"))).name) == "claim:off");
  CHECK(alone.orders() == "");
  d.held("again", quantity::exact(1), "2026-01-19").bulletin = bulletin_id("b");
  d.content.claims.back().derived_from = claim_id("off");
  table_of t(d);
  CHECK(to_string(t.at(t.points.cutoff_of(t.place("again"))).name) == "claim:off");
  CHECK(t.points.cutoff_of(t.place("again")) == t.points.cutoff_of(t.place("off")));
  CHECK(t.orders() ==
        "claim:off same_cutoff bulletin:b again shared_cutoff; bulletin:b same_cutoff claim:off again shared_cutoff; ");
}

TEST_CASE("point_table: points that only a question names") {
  testing::small_dossier d;
  d.add_bulletin("b", "2026-01-19");
  d.flow("window", direction::exits, quantity::exact(1), {}, testing::time_ref_at(time_ref::how::end_of, "2026-01-20"));
  table_of t(d);
  CHECK(to_string(t.at(*t.points.ensure(testing::point_of("end:2026-01-07"))).name) == "end:2026-01-07");
  CHECK(to_string(t.at(*t.points.ensure(testing::point_of("claim:window"))).name) == "end:2026-01-20");
  CHECK(to_string(t.at(*t.points.ensure(testing::point_of("bulletin:b"))).name) == "bulletin:b");
  CHECK_FALSE(t.points.ensure(testing::point_of("claim:nobody")));
  CHECK_FALSE(t.points.ensure(testing::point_of("event_end:nothing")));
}

TEST_CASE("point_table: the ends of a flow's window") {
  testing::small_dossier d;
  d.add_bulletin("b");
  d.assume("maybe", false);
  using how = time_ref::how;
  const auto at = testing::time_ref_at;
  d.flow("closed", direction::exits, quantity::exact(1), at(how::start_of, "2026-01-08"),
         at(how::end_of, "2026-01-20"));
  d.flow("stated", direction::exits, quantity::exact(1), at(how::start_of, "2026-01-08"), at(how::end_of, "2026-01-20"),
         {}, "2026-01-21");
  d.flow("coarse", direction::exits, quantity::exact(1), at(how::start_of, "2025-12~"), {}, {}, "2026-01-21");
  d.flow("since", direction::exits, quantity::exact(1), at(how::bulletin, "b"), at(how::claim, "closed"));
  auto& maybe =
      d.flow("unsure", direction::exits, quantity::exact(1), at(how::start_of, "2026-01-08"), {}, {}, "2026-01-21");
  std::get<flow_claim>(maybe.says).from_under = assumption_id("maybe");
  table_of t(d);
  const auto from = [&](const char* claim) {
    const auto p = t.points.start_of(t.place(claim));
    return p ? to_string(t.at(*p).name) : std::string("not stated");
  };
  const auto to = [&](const char* claim) { return to_string(t.at(t.points.end_of(t.place(claim))).name); };
  CHECK(from("closed") == "end:2026-01-07");
  CHECK(to("closed") == "end:2026-01-20");
  CHECK(to("stated") == "claim:stated");
  CHECK(from("coarse") == "claim:coarse:from");
  CHECK(t.ranges(*t.points.start_of(t.place("coarse"))) ==
        "2025-12-01T00:00:00 to 2025-12-31T00:00:00 dates_as_written; ");
  CHECK(from("since") == "bulletin:b");
  CHECK(to("since") == "end:2026-01-20");
  CHECK(from("unsure") == "not stated");
}

TEST_CASE("point_table: an event's end lies in the days that the timeline leaves") {
  testing::small_dossier d;
  d.add_event("a");
  d.add_event("b");
  d.dated("days", "a", "2026-01-05/2026-01-08");
  d.linked("after", "b", relation::follows, "a");
  table_of t(d);
  const auto end = t.points.of_event(event_id("a"), true);
  CHECK(to_string(t.at(end).name) == "event_end:a");
  CHECK(t.ranges(end) == "2026-01-08T00:00:00 to unbounded future days; unbounded past to 2026-01-09T00:00:00 days; ");
  CHECK(t.at(end).ranges.front().because != nullptr);
  (void)t.points.of_event(event_id("b"), false);
  CHECK(t.orders() == "event_end:a order event_start:b after; ");
}

TEST_CASE("point_table: links about days order no instants of one day") {
  const auto orders = [](relation how, std::optional<std::int64_t> within) {
    testing::small_dossier d;
    d.add_event("a");
    d.add_event("b");
    d.linked("link", "a", how, "b", within);
    table_of t(d);
    for (const auto* e : {"a", "b"})
      for (const bool end : {false, true}) (void)t.points.of_event(event_id(e), end);
    return t.orders();
  };
  const std::string own = "event_start:a order event_end:a; ", both = "event_start:b order event_end:b; ";
  CHECK(orders(relation::starts_with, {}) == own + both);
  CHECK(orders(relation::within, 0) == own + both);
  CHECK(orders(relation::overlaps, {}) == own + both);
  CHECK(orders(relation::during, {}).find("event_start:b order event_start:a link; ") != std::string::npos);
  CHECK(orders(relation::during, {}).find("event_end:a order event_end:b link; ") != std::string::npos);
  CHECK(orders(relation::meets, {}).find("event_end:a order event_start:b link; ") != std::string::npos);
  const auto follows = orders(relation::follows, 0);
  CHECK(follows.find("event_end:b order event_start:a link; ") != std::string::npos);
  CHECK(follows.find("event_start:a order event_end:b") == std::string::npos);
}

TEST_CASE("point_table: events that no link joins are in order by their days alone, however many there are") {
  const auto work = [](std::size_t n) {
    testing::small_dossier d;
    for (std::size_t i = 0; i < n; ++i) {
      const auto name = "e" + std::to_string(i);
      d.add_event(name);
      d.dated("d" + std::to_string(i), name, to_string(day(static_cast<std::int64_t>(20'000 + i))));
    }
    table_of t(d);
    const work_limits counted;
    for (std::size_t i = 0; i < n; ++i)
      for (const bool end : {false, true}) (void)t.points.of_event(event_id("e" + std::to_string(i)), end);
    // Each starts before it ends; the first of them come one before the other too.
    constexpr auto first = point_table::most_ordered_by_days / 2;
    CHECK(t.points.orders().size() == n + 4 * first * (first - 1) / 2);
    return counted.steps();
  };
  const auto few = work(200), many = work(1600);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(few > 0);
  CHECK(many < 10 * few);
}

TEST_CASE("point_table: of very many joined events each is put in order with those that links name beside it") {
  testing::small_dossier d;
  constexpr int n = 200;
  for (int i = 0; i < n; ++i) {
    d.add_event("e" + std::to_string(i));
    if (i > 0) d.linked("l" + std::to_string(i), "e" + std::to_string(i), relation::follows, "e" + std::to_string(i - 1));
  }
  table_of t(d);
  for (int i = 0; i < n; ++i)
    for (const bool end : {false, true}) (void)t.points.of_event(event_id("e" + std::to_string(i)), end);
  CHECK(t.points.orders().size() < point_table::most_ordered_by_pairs * point_table::most_ordered_by_pairs / 2 + 5 * n);
  CHECK(t.orders().find("event_end:e198 order event_start:e199 l199; ") != std::string::npos);
}

}  // namespace test_point_table
