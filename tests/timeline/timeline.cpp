// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/core/work_limits.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_timeline {

using namespace habeas;
using testing::january;

namespace {

std::string days(const event_days& d) {
  return (d.earliest() ? to_string(*d.earliest()) : "-") + " to " + (d.latest() ? to_string(*d.latest()) : "-");
}
void require_proven(const bound& b, const dossier& d, const std::optional<widening_policy>& wider = {}) {
  const auto checked = verify::check(b, d, {}, wider);
  for (const auto& r : checked.reasons) MESSAGE(r);
  REQUIRE(checked.valid());
}

day day_of(std::int64_t of_january) {
  return day::from_civil(2025, 12, 31).plus(of_january);
}

/// Start and end of a few events, as days of January (0: the last of December).
using times = std::vector<std::pair<std::int64_t, std::int64_t>>;
std::size_t place_of(const event_id& e) {
  return static_cast<std::size_t>(e.text()[1] - '0');
}

/// Does what the claim says hold of these days? Straight from the words, not as rows.
bool holds(const claim& c, const times& t) {
  if (const auto* dated = std::get_if<dated_claim>(&c.says)) {
    const auto [start, end] = t[place_of(dated->event)];
    const auto is = [&](std::int64_t n) { return dated->date->matches(day_of(n)); };
    // In days, both ends counted or what lies between.
    if (dated->lasted) return dated->lasted->number.interval().contains(end - start) || dated->lasted->number.interval().contains(end - start + 1);
    if (dated->date->is_all_of()) {
      for (std::int64_t n = -31; n <= 60; ++n)
        if (is(n) && !(start <= n && n <= end)) return false;
      return true;
    }
    if (!dated->reading) {
      if (dated->date->is_one_of()) return is(start) && start == end;  // its members are days
      if (!dated->date->is_interval()) return is(start) && is(end);
      const auto b = dated->date->bounds();
      const auto on = [](std::int64_t n, const date_edge& first, const date_edge& last) {
        const auto d = day_of(n);
        return first.value <= d && d <= last.value;
      };
      return on(start, b.earliest_start, b.latest_start) && on(end, b.earliest_end, b.latest_end);
    }
    bool every = true, some = false;
    for (std::int64_t n = -31; n <= 60; ++n) {
      if (!is(n)) continue;
      const bool in = start <= n && n <= end;
      every = every && in;
      some = some || in;
    }
    return *dated->reading == reading::sometime ? some : every;
  }
  const auto& link = std::get<linked_claim>(c.says);
  const auto [a, z] = t[place_of(link.from)];
  const auto [b, y] = t[place_of(link.to)];
  if (link.date) {
    // When it came to stand so: one of these days, or for what goes on side by side a day that both share.
    const auto is = [&](std::int64_t n) { return link.date->matches(day_of(n)); };
    bool shared = false;
    for (auto n = std::max(a, b); n <= std::min(z, y); ++n) shared = shared || is(n);
    switch (link.relation) {
      case relation::follows:
        if (!is(a)) return false;
        break;
      case relation::precedes:
      case relation::meets:
        if (!is(b)) return false;
        break;
      case relation::starts_with:
        if (!is(a) || !is(b)) return false;
        break;
      case relation::ends_with:
        if (!is(z) || !is(y)) return false;
        break;
      case relation::within: break;  // kept, and bounds nothing
      default:
        if (!shared) return false;
    }
  }
  switch (link.relation) {
    case relation::follows: return a >= y && (!link.days || a - y <= *link.days);
    case relation::precedes: return z <= b && (!link.days || b - z <= *link.days);
    case relation::meets: return z + 1 == b;
    case relation::during:
    case relation::part_of: return b <= a && z <= y;
    case relation::overlaps: return a <= y && b <= z;
    case relation::starts_with: return a == b;
    case relation::ends_with: return z == y;
    case relation::same_as: return a == b && z == y;
    case relation::within: return a - y <= *link.days && b - z <= *link.days;
    default: return true;
  }
}

struct every_time {
  static constexpr std::int64_t least = std::numeric_limits<std::int64_t>::max();
  struct range {
    std::int64_t low = least, high = -least;
    void see(std::int64_t n) { low = std::min(low, n), high = std::max(high, n); }
  };
  std::size_t found = 0;
  std::map<std::pair<std::size_t, bool>, range> ends;
  std::map<std::array<std::size_t, 4>, range> gaps;

  every_time(const std::vector<claim>& claims, std::size_t events, std::int64_t first, std::int64_t last,
             bool one_is_enough = false)
      : claims_(&claims), first_(first), last_(last), one_is_enough_(one_is_enough) {
    now_.resize(events);
    go(0);
  }

 private:
  void go(std::size_t e) {
    if (one_is_enough_ && found > 0) return;
    if (e == now_.size()) {
      for (const auto& c : *claims_)
        if (std::holds_alternative<linked_claim>(c.says) && !holds(c, now_)) return;
      return note();
    }
    for (std::int64_t start = first_; start <= last_; ++start)
      for (std::int64_t end = start; end <= last_; ++end) {
        now_[e] = {start, end};
        bool fits = true;
        for (const auto& c : *claims_) {
          const auto* dated = std::get_if<dated_claim>(&c.says);
          fits = fits && (!dated || place_of(dated->event) != e || holds(c, now_));
        }
        if (fits) go(e + 1);
      }
  }
  void note() {
    ++found;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      ends[{i, false}].see(now_[i].first);
      ends[{i, true}].see(now_[i].second);
      for (std::size_t j = 0; j < now_.size(); ++j)
        for (std::size_t k = 0; k < 4; ++k)
          gaps[{i, k & 1U, j, k >> 1U}].see((k & 1U ? now_[i].second : now_[i].first) -
                                            (k >> 1U ? now_[j].second : now_[j].first));
    }
  }
  const std::vector<claim>* claims_;
  std::int64_t first_, last_;
  bool one_is_enough_;
  times now_;
};

/// Two or three events that each lie in the first nine days, and a few more claims.
dossier_content random_events(testing::random_source& random, std::size_t events, bool masks) {
  const std::int64_t last = 9;
  testing::small_dossier d;
  const auto pick = [&](std::int64_t a, std::int64_t b) { return random(a, b); };
  for (std::size_t i = 0; i < events; ++i) {
    d.add_event(fmt::format("e{}", i));
    d.dated(fmt::format("h{}", i), fmt::format("e{}", i), "2026-01-0X/2026-01-0X");
  }
  const auto event = [&] { return fmt::format("e{}", pick(0, static_cast<std::int64_t>(events) - 1)); };
  const auto n = pick(1, 5);
  for (std::int64_t i = 0; i < n; ++i) {
    const auto name = fmt::format("c{}", i);
    const auto a = pick(1, last), b = pick(a, last);
    const auto interval = fmt::format("{}/{}", january(a), january(b));
    switch (pick(0, 6)) {
      case 0:
        switch (pick(0, 5)) {
          case 0: d.dated(name, event(), fmt::format("[{}..{}]", january(a), january(b))); break;
          case 1: d.dated(name, event(), fmt::format("{{{},{}}}", january(a), january(b))); break;
          case 2: d.dated(name, event(), masks ? fmt::format("[{},{},{}]", january(a), january(b), january(last)) : interval); break;
          default: d.dated(name, event(), interval);
        }
        break;
      case 1: d.dated(name, event(), interval, reading::sometime); break;
      case 2: d.dated(name, event(), interval, reading::throughout); break;
      case 3:
        d.lasted(name, event(), pick(0, 1) == 0 ? quantity::at_most(pick(0, 3)) : quantity::more_than(pick(0, 2)),
                 time_unit::days);
        break;
      default: {
        if (masks && pick(0, 1) == 0) {
          const std::array<const char*, 5> texts{"2026-01-1X", "2026-01-X5", "2026-01-0X", "XXXX-01-X2", "2026-01-X7"};
          d.dated(name, event(), texts[static_cast<std::size_t>(pick(0, 4))]);
          break;
        }
        const std::array<relation, 10> all{
            relation::follows,  relation::precedes,    relation::meets,     relation::during,  relation::part_of,
            relation::overlaps, relation::starts_with, relation::ends_with, relation::same_as, relation::within};
        const auto how = all[static_cast<std::size_t>(pick(0, 9))];
        std::optional<std::int64_t> within;
        if (how == relation::within || pick(0, 2) == 0) within = pick(0, 2);
        const auto from = event(), to = event();
        std::string date;
        if (pick(0, 2) == 0) date = pick(0, 2) == 0 ? fmt::format("[{}..{}]", january(a), january(b)) : pick(0, 1) == 0 ? interval : january(a);
        if (masks && pick(0, 3) == 0 && (how == relation::follows || how == relation::meets)) date = "2026-01-1X";
        if (from != to) d.linked(name, from, how, to, within, date);
      }
    }
  }
  return std::move(d.content);
}

void compare_with_all(testing::random_source& random, int rounds, std::size_t events, bool masks, std::size_t& contradictory) {
  const std::int64_t last = 9;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    const auto content = random_events(random, events, masks);
    const dossier d(content);
    const timeline t(d);
    REQUIRE(t.contradictions().empty() == (every_time(content.claims, events, 1, last, true).found > 0));
    if (!t.contradictions().empty()) ++contradictory;
    for (const auto& c : t.contradictions()) {
      const auto checked = verify::check(c, d);
      for (const auto& r : checked.reasons) MESSAGE(r);
      REQUIRE(checked.valid());
      // Without the hulls there is no end to the search; some days more on either side stand for them.
      const auto more = std::int64_t{masks ? 10 : events == 2 ? 6 : 3};  // so that 2026-01-X7 has all its days
      const auto alone = testing::only(content, [&](const claim_id& id) { return testing::contains(c.claims, id); });
      REQUIRE(every_time(alone.claims, events, -more, last + more, true).found == 0);
      for (const auto& one : c.claims) {
        const auto fewer = testing::only(alone, [&](const claim_id& id) { return id != one; });
        REQUIRE(every_time(fewer.claims, events, -more, last + more, true).found > 0);
      }
    }
    if (!t.contradictions().empty()) continue;  // hulls are compared in tests/proof/claim_repairs.cpp
    const every_time all(content.claims, events, 1, last);
    REQUIRE(all.found > 0);
    const auto first = day::from_civil(2025, 12, 31).since_epoch();
    for (const auto& [which, seen] : all.ends) {
      const event_id e(fmt::format("e{}", which.first));
      const auto b = which.second ? t.end(e) : t.start(e);
      require_proven(b.days, d);
      CAPTURE(testing::text_of(b.days));
      REQUIRE(b.days.low == seen.low + first);
      REQUIRE(b.days.high == seen.high + first);
      const auto both = t.days(e);
      REQUIRE((which.second ? both.earliest_end : both.earliest_start) == b.earliest());
      REQUIRE((which.second ? both.latest_end : both.latest_start) == b.latest());
    }
    for (const auto& [which, seen] : all.gaps) {
      const auto b = t.between(event_id(fmt::format("e{}", which[0])), which[1] == 1,
                               event_id(fmt::format("e{}", which[2])), which[3] == 1);
      require_proven(b, d);
      REQUIRE((masks ? *b.low <= seen.low : *b.low == seen.low));
      REQUIRE((masks ? *b.high >= seen.high : *b.high == seen.high));
    }
  }
}

}  // namespace

TEST_CASE("timeline: dates, links and lengths give the days by hand") {
  testing::small_dossier d;
  for (const auto* e : {"arrest", "trial", "release", "elsewhere"}) d.add_event(e);
  d.dated("c1", "arrest", "2025-03");
  d.dated("c2", "trial", "2025-06-10/2025-06-12");
  d.linked("c3", "release", relation::follows, "trial", 5);
  d.lasted("c4", "arrest", quantity::at_most(0), time_unit::days);
  const timeline t(d.make());
  CHECK(days(t.start(event_id("arrest"))) == "2025-03-01 to 2025-03-31");
  CHECK(days(t.start(event_id("trial"))) == "2025-06-10 to 2025-06-10");
  CHECK(days(t.end(event_id("trial"))) == "2025-06-12 to 2025-06-12");
  CHECK(days(t.start(event_id("release"))) == "2025-06-12 to 2025-06-17");
  CHECK(days(t.end(event_id("release"))) == "2025-06-12 to -");
  CHECK(days(t.start(event_id("elsewhere"))) == "- to -");
  const auto gap = t.between(event_id("trial"), false, event_id("arrest"), true);
  CHECK(gap.low == 71);    // 31 March to 10 June
  CHECK(gap.high == 101);  // 1 March to 10 June
  CHECK_THROWS_AS((void)t.start(event_id("nothing")), error);
  require_proven(gap, t.of());
}

TEST_CASE("timeline: throughout, sometime, and open ends") {
  testing::small_dossier d;
  d.add_event("held");
  d.dated("c1", "held", "2025-03/2025-05", reading::throughout);
  CHECK(days(timeline(d.make()).start(event_id("held"))) == "- to 2025-03-31");
  CHECK(days(timeline(d.make()).end(event_id("held"))) == "2025-05-01 to -");
  d.dated("c2", "held", "2025-02-10/..", reading::sometime);
  CHECK(days(timeline(d.make()).start(event_id("held"))) == "- to 2025-03-31");
  d.dated("c3", "held", "2025-02-10/..");
  CHECK(days(timeline(d.make()).start(event_id("held"))) == "2025-02-10 to 2025-02-10");
  CHECK(days(timeline(d.make()).end(event_id("held"))) == "2025-05-01 to -");
  // Of a month, every day of it.
  testing::small_dossier month;
  month.add_event("held");
  month.dated("c1", "held", "2025-03", reading::throughout);
  CHECK(days(timeline(month.make()).start(event_id("held"))) == "- to 2025-03-01");
  CHECK(days(timeline(month.make()).end(event_id("held"))) == "2025-03-31 to -");
}

TEST_CASE("timeline: lengths use the shortest months and years below, the longest above") {
  const auto length = [](quantity n, time_unit unit) {
    testing::small_dossier d;
    d.add_event("held");
    d.lasted("c1", "held", n, unit);
    const timeline t(d.make());
    const auto b = t.between(event_id("held"), true, event_id("held"), false);
    require_proven(b, t.of());
    return fmt::format("{} {}", *b.low, b.high.value_or(-1));
  };
  CHECK(length(quantity::more_than(1), time_unit::years) == "365 -1");
  CHECK(length(quantity::at_least(2), time_unit::months) == "55 -1");
  CHECK(length(quantity::exact(1), time_unit::months) == "27 31");
  CHECK(length(quantity::at_most(2), time_unit::years) == "0 732");
  CHECK(length(quantity::fewer_than(1), time_unit::weeks) == "0 7");
  CHECK(length(quantity::between(3, 5), time_unit::days) == "2 5");
  CHECK(length(quantity::about(3), time_unit::days) == "0 -1");
}

TEST_CASE("timeline: a set is one of its members, or all of them") {
  const auto alone = [](const char* date, const char* more = nullptr, std::optional<reading> how = {}) {
    testing::small_dossier d;
    d.add_event("e");
    d.dated("c1", "e", date, how);
    if (more != nullptr) d.dated("c2", "e", more);
    const timeline t(d.make());
    const auto start = t.start(event_id("e")), end = t.end(event_id("e"));
    require_proven(start.days, t.of());
    require_proven(end.days, t.of());
    const auto gap = t.between(event_id("e"), true, event_id("e"), false);
    require_proven(gap, t.of());
    for (const auto& c : t.contradictions()) CHECK(verify::check(c, t.of()).valid());
    return fmt::format("{}; {}; {}{}", days(start), days(end), gap.high ? fmt::format("{}", *gap.high) : "-",
                       t.contradictions().empty() ? "" : "; contradiction");
  };
  // One of two days six years apart: not a stretch of six years.
  CHECK(alone("[2021-04-02,2027-04-02]") == "2021-04-02 to 2027-04-02; 2021-04-02 to 2027-04-02; 0");
  CHECK(alone("[2021-04-02,2027-04-02]", "2020-01/2026-01").ends_with("contradiction"));
  CHECK(alone("[2021-04-02,2027-04-02]", "2021/2023").ends_with("contradiction"));
  CHECK(alone("[2021-04-02,2027-04-02]", "2021-XX-02") == "2021-04-02 to 2021-04-02; 2021-04-02 to 2021-04-02; 0");
  CHECK(alone("[2021-04,2021-06]") == "2021-04-01 to 2021-06-30; 2021-04-01 to 2021-06-30; 30");
  // All of its days: it was on each.
  CHECK(alone("{2021-04-02,2021-04-09}") == "- to 2021-04-02; 2021-04-09 to -; -");
  CHECK(alone("{2021-04-02,2021-04-09}", nullptr, reading::throughout) == "- to 2021-04-02; 2021-04-09 to -; -");
  CHECK(alone("{2021-04-02,2021-04-09}", nullptr, reading::sometime) == "- to 2021-04-09; 2021-04-02 to -; -");
}

TEST_CASE("timeline: throughout an interval with an open side it was so on the day that is stated") {
  const auto alone = [](const char* date) {
    testing::small_dossier d;
    d.add_event("e");
    d.dated("c1", "e", date, reading::throughout);
    const timeline t(d.make());
    require_proven(t.start(event_id("e")).days, t.of());
    require_proven(t.end(event_id("e")).days, t.of());
    return days(t.start(event_id("e"))) + "; " + days(t.end(event_id("e")));
  };
  CHECK(alone("2026-01-16/") == "- to 2026-01-16; 2026-01-16 to -");
  CHECK(alone("2026-01-16/..") == "- to 2026-01-16; 2026-01-16 to -");
  CHECK(alone("/2026-01-16") == "- to 2026-01-16; 2026-01-16 to -");
  // From some day of January on: until the first of them at the least.
  CHECK(alone("2026-01/") == "- to 2026-01-31; 2026-01-01 to -");
  CHECK(alone("../2026-01") == "- to 2026-01-31; 2026-01-01 to -");
}

TEST_CASE("timeline: a mask snaps to days that match, with a proof") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("mask", "e", "XXXX-10-18");
  d.dated("after", "e", "2019-11-01/2021-05-01");
  // Start and end are both on an 18 October; the interval wants its start on its first day.
  const timeline broken(d.make());
  REQUIRE(broken.contradictions().size() == 1);
  CHECK(broken.contradictions().front().claims == std::vector<claim_id>{claim_id("after"), claim_id("mask")});
  CHECK(verify::check(broken.contradictions().front(), broken.of()).valid());

  d.content.claims[1].says = [] {
    dated_claim says;
    says.event = event_id("e");
    says.date = parse_edtf("[2019-11-01..2021-05-01]");
    return says;
  }();
  const timeline t(d.make());
  CHECK(t.contradictions().empty());
  CHECK(days(t.start(event_id("e"))) == "2020-10-18 to 2020-10-18");
  CHECK(days(t.end(event_id("e"))) == "2020-10-18 to 2020-10-18");
  require_proven(t.start(event_id("e")).days, t.of());
  CHECK(claims_of(*t.start(event_id("e")).days.low_proof) ==
        std::vector<claim_id>{claim_id("after"), claim_id("mask")});
  CHECK(t.start(event_id("e")).days.low_proof->steps.front().by == row_rule::mask);
}

TEST_CASE("timeline: a qualified date counts while dates are taken as written, and cites that") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("c1", "e", "2025-03-04~");
  const timeline t(d.make());
  CHECK(days(t.start(event_id("e"))) == "2025-03-04 to 2025-03-04");
  CHECK(t.start(event_id("e")).days.assumptions == std::vector<assumption_id>{dates_as_written});
  CHECK(days(timeline(d.make().without("dates_as_written")).start(event_id("e"))) == "- to -");
}

TEST_CASE("timeline: the date of a link says when it came to stand so") {
  const auto with = [](relation how, const char* date) {
    testing::small_dossier d;
    d.add_event("talks");
    d.add_event("release");
    d.linked("c1", "release", how, "talks", {}, date);
    return timeline(d.make());
  };
  // The release followed on the talks on 18 October: it started then, and they had ended.
  CHECK(days(with(relation::follows, "2024-10-18").start(event_id("release"))) == "2024-10-18 to 2024-10-18");
  CHECK(days(with(relation::follows, "2024-10-18").end(event_id("talks"))) == "- to 2024-10-18");
  CHECK(days(with(relation::precedes, "2024-10-18").start(event_id("talks"))) == "2024-10-18 to 2024-10-18");
  CHECK(days(with(relation::meets, "2024-10-18").end(event_id("release"))) == "2024-10-17 to 2024-10-17");
  CHECK(days(with(relation::ends_with, "2024-10").end(event_id("talks"))) == "2024-10-01 to 2024-10-31");
  // During the talks, in October: both went on then, no more.
  CHECK(days(with(relation::during, "2024-10").start(event_id("release"))) == "- to 2024-10-31");
  CHECK(days(with(relation::during, "2024-10").end(event_id("release"))) == "2024-10-01 to -");
  CHECK(days(with(relation::tied_to, "2024-10").start(event_id("release"))) == "- to -");
  const auto t = with(relation::follows, "2024-10-18~");
  CHECK(t.start(event_id("release")).days.assumptions == std::vector<assumption_id>{dates_as_written});
  require_proven(t.start(event_id("release")).days, t.of());
  CHECK(days(timeline(t.of().without("dates_as_written")).start(event_id("release"))) == "- to -");
  CHECK(days(timeline(t.of().without("dates_as_written")).end(event_id("talks"))) == "- to -");
}

TEST_CASE("timeline: a policy widens the dates that are marked, and proofs tell by how much") {
  testing::small_dossier d;
  for (const auto* e : {"arrest", "trial", "release"}) d.add_event(e);
  d.dated("c1", "arrest", "2025-03-04~");
  d.dated("c2", "trial", "2025-06-10?");
  d.linked("c3", "release", relation::follows, "arrest", 5);
  const widening_policy week{"week", {}, {.day = 7}};
  const timeline t(d.make(), {}, {}, week);
  CHECK(t.widened_by() == week);
  CHECK(days(t.start(event_id("arrest"))) == "2025-02-25 to 2025-03-11");
  CHECK(days(t.start(event_id("release"))) == "2025-02-25 to 2025-03-16");
  const auto arrested = t.start(event_id("arrest")).days;
  CHECK(arrested.high_proof->steps.front().widened == date_widening{7, "week"});
  CHECK(arrested.assumptions.empty());
  // What the policy gives no width is as written, and says so.
  CHECK(days(t.start(event_id("trial"))) == "2025-06-10 to 2025-06-10");
  CHECK(t.start(event_id("trial")).days.assumptions == std::vector<assumption_id>{dates_as_written});
  const timeline unwritten(d.make().without("dates_as_written"), {}, {}, week);
  CHECK(days(unwritten.start(event_id("arrest"))) == "2025-02-25 to 2025-03-11");
  CHECK(days(unwritten.start(event_id("trial"))) == "- to -");

  // A proof is checked with the policy, and with no other.
  require_proven(arrested, t.of(), week);
  CHECK_FALSE(verify::check(arrested, t.of()).valid());
  CHECK_FALSE(verify::check(arrested, t.of(), {}, widening_policy{"fortnight", {}, {.day = 14}}).valid());
  CHECK_FALSE(verify::check(arrested, t.of(), {}, widening_policy{"other", {}, {.day = 7}}).valid());
  auto untold = arrested;
  untold.high_proof->steps.front().widened.reset();
  CHECK_FALSE(verify::check(untold, t.of(), {}, week).valid());
  CHECK_THROWS_AS(timeline(d.make(), {}, {}, widening_policy{"bad", {}, {.day = -1}}), error);
}

TEST_CASE("timeline: dates that a policy widens contradict less") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("c1", "e", "2025-03-04~");
  d.dated("c2", "e", "2025-03-14~");
  CHECK(timeline(d.make()).contradictions().size() == 1);
  CHECK(timeline(d.make(), {}, {}, widening_policy{"five", {}, {.day = 5}}).contradictions().empty());
  const widening_policy four{"four", {}, {.day = 4}};
  const timeline t(d.make(), {}, {}, four);
  REQUIRE(t.contradictions().size() == 1);
  CHECK(t.contradictions().front().proof.value == -2);
  CHECK(verify::check(t.contradictions().front(), t.of(), {}, four).valid());
}

TEST_CASE("timeline: widened days are those of dates written as wide, and hold those as written") {
  testing::random_source random(20260301);
  MESSAGE("seed 20260301");
  const widening_policy two{"two", {}, {.day = 2}};
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    auto marked = random_events(random, 2, false), spelt = marked;
    for (std::size_t i = 0; i < marked.claims.size(); ++i) {
      auto* says = std::get_if<dated_claim>(&marked.claims[i].says);
      if (says == nullptr || !says->date || says->date->is_set()) continue;
      auto& spelt_out = std::get<dated_claim>(spelt.claims[i].says);
      const auto bounds = says->date->bounds();
      const auto first = bounds.earliest_start.value, last = bounds.latest_end.value;
      const auto write = [&](const char* with, std::int64_t by, bool inwards) {
        const auto sign = inwards ? 1 : -1;
        return parse_edtf(fmt::format(fmt::runtime(with), to_string(first.plus(sign * by)), to_string(last.plus(-sign * by))));
      };
      if (!says->reading) {
        says->date = parse_edtf(to_string(first) + "~");
        // It starts no earlier than two days before, and ends no later than two days after.
        const auto of = says->event;
        for (const bool after : {true, false}) {
          const auto name = fmt::format("{}{}", after ? "lo" : "hi", i);
          event other;
          other.id = event_id(name);
          spelt.events.push_back(other);
          claim day_of_it, side;
          day_of_it.id = claim_id(name);
          day_of_it.speaker = side.speaker = actor_id("speaker");
          day_of_it.says = dated_claim{other.id, parse_edtf(to_string(first.plus(after ? -2 : 2))), {}, {}};
          side.id = claim_id(name + "-side");
          side.says = linked_claim{of, after ? relation::follows : relation::precedes, other.id, {}, {}, {}};
          if (after) spelt.claims[i].says = side.says;
          else spelt.claims.push_back(side);
          spelt.claims.push_back(day_of_it);
        }
      } else if (*says->reading == reading::sometime || first.plus(4) <= last) {
        spelt_out.date = write("{}/{}", 2, *says->reading == reading::throughout);
        says->date = write("{}~/{}~", 0, false);
      }
    }
    const timeline as_written{dossier(marked)}, wider(dossier(marked), {}, {}, two), plain{dossier(spelt)};
    REQUIRE(wider.contradictions().empty() == plain.contradictions().empty());
    if (!wider.contradictions().empty()) continue;
    for (const auto* e : {"e0", "e1"}) {
      REQUIRE(wider.days(event_id(e)) == plain.days(event_id(e)));
      require_proven(wider.start(event_id(e)).days, wider.of(), two);
      require_proven(wider.end(event_id(e)).days, wider.of(), two);
      if (!as_written.contradictions().empty()) continue;
      const auto inner = as_written.days(event_id(e)), outer = wider.days(event_id(e));
      REQUIRE(*outer.earliest_start <= *inner.earliest_start);
      REQUIRE(*inner.latest_start <= *outer.latest_start);
      REQUIRE(*outer.earliest_end <= *inner.earliest_end);
      REQUIRE(*inner.latest_end <= *outer.latest_end);
    }
  }
}

TEST_CASE("timeline: asked to stop, it stops; asked to tell, it tells") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("c1", "e", "XXXX-10-18");
  d.dated("c2", "e", "[2019-11-01..2021-05-01]");
  std::vector<std::string> told;
  const timeline t(d.make(), {}, [&](std::string_view what, std::size_t, std::size_t) { told.emplace_back(what); });
  CHECK(told.front() == "reading");
  CHECK(std::count(told.begin(), told.end(), "solving") == 1);
  CHECK(std::count(told.begin(), told.end(), "snapping") >= 2);
  // Wherever it stands when it is asked.
  for (std::size_t after = 0; after < told.size(); ++after) {
    std::stop_source source;
    std::size_t seen = 0;
    const auto stopping = [&](std::string_view, std::size_t, std::size_t) {
      if (seen++ == after) source.request_stop();
    };
    if (after + 1 == told.size()) break;  // nothing is asked after the last
    try {
      const timeline stopped(d.make(), source.get_token(), stopping);
      FAIL("it went on");
    } catch (const error& e) {
      CHECK(e.code() == errc::cancelled);
      CHECK(seen == after + 1);
    }
  }
}

TEST_CASE("timeline: an interval that ends before it starts contradicts itself") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("c1", "e", "2025-03-04/2025-02-01");
  const timeline t(d.make());
  REQUIRE(t.contradictions().size() == 1);
  CHECK(t.contradictions().front().claims == std::vector<claim_id>{claim_id("c1")});
  CHECK(t.contradictions().front().proof.value == -31);
  CHECK(t.set_aside() == std::vector<claim_id>{claim_id("c1")});
}

TEST_CASE("timeline: every bound and contradiction as all possible days have them") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t contradictory = 0;
  compare_with_all(random, 200, 2, false, contradictory);
  compare_with_all(random, 20, 3, false, contradictory);
  CHECK(contradictory > 30);
}

TEST_CASE("timeline: with masks, every end as all possible days have it") {
  testing::random_source random(testing::seed + 1);
  CAPTURE(testing::seed);
  std::size_t contradictory = 0;
  compare_with_all(random, 100, 2, true, contradictory);
  CHECK(contradictory > 10);
}

TEST_CASE("timeline: the order of lists changes no answer") {
  testing::random_source random(testing::seed + 2);
  CAPTURE(testing::seed);
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    const auto content = random_events(random, 3, true);
    const auto text = [](const timeline& t) {
      auto all = testing::text_of(t.contradictions());
      for (const auto* e : {"e0", "e1", "e2"})
        all += testing::text_of(t.start(event_id(e)).days) + testing::text_of(t.end(event_id(e)).days);
      return all;
    };
    REQUIRE(text(timeline(dossier(testing::shuffled(content, random)))) == text(timeline(dossier(content))));
  }
}

TEST_CASE("masks that push one another on without end are left after so many rounds, and it is told") {
  testing::small_dossier d;
  d.add_event("e0");
  d.dated("first", "e0", "XXXX-01-01");
  d.dated("second", "e0", "XXXX-01-02");
  const timeline t(d.make());
  CHECK(t.unsettled() == std::vector<claim_id>{claim_id("first"), claim_id("second")});
  // No proof is nested deeper than there were rounds, so that whoever reads it needs no deep stack.
  const auto depth = [](const proof& p) {
    std::size_t deepest = 0;
    std::vector<std::pair<const proof*, std::size_t>> open{{&p, 1}};
    std::set<const proof*> seen;
    while (!open.empty()) {
      const auto [at, level] = open.back();
      open.pop_back();
      deepest = std::max(deepest, level);
      for (const auto& s : at->steps)
        if (s.because && seen.insert(s.because.get()).second) open.emplace_back(s.because.get(), level + 1);
    }
    return deepest;
  };
  const auto days = t.start(event_id("e0")).days;
  REQUIRE(days.low_proof.has_value());
  CHECK(depth(*days.low_proof) > 10);
  CHECK(depth(*days.low_proof) <= timeline::most_rounds + 1);
  require_proven(days, t.of());
  // With a date that says the year it comes to rest, as a contradiction.
  d.dated("year", "e0", "2026-01");
  const timeline told(d.make());
  CHECK(told.unsettled().empty());
  CHECK(told.contradictions().size() == 1);
}

TEST_CASE("timeline: the days of every event, with proofs, cost what each rests on") {
  const auto steps = [](int n) {
    testing::small_dossier d;
    for (int i = 0; i < n; ++i) {
      const auto name = "e" + std::to_string(i);
      d.add_event(name);
      d.dated("d" + std::to_string(i), name, to_string(day(20'000 + 3 * i)));
      if (i > 0) d.linked("l" + std::to_string(i), name, relation::follows, "e" + std::to_string(i - 1));
    }
    const timeline t(d.make());
    const work_limits counted;
    for (int i = 0; i < n; ++i) {
      CHECK(t.start(event_id("e" + std::to_string(i))).days.low_proof->steps.size() == 1);
      CHECK(t.end(event_id("e" + std::to_string(i))).days.high_proof->steps.size() == 1);
      if (i > 0) CHECK(t.between(event_id("e" + std::to_string(i)), false, event_id("e" + std::to_string(i - 1)), false).low == 3);
    }
    return counted.steps();
  };
  const auto few = steps(100), many = steps(800);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(few > 0);
  CHECK(many < 10 * few);
}

}  // namespace test_timeline
