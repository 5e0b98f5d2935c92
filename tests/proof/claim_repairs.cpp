// SPDX-License-Identifier: MIT
// Conflicts, repairs, hulls and alternatives of small ledgers and timelines against every set of their claims.
#include "proof/claim_repairs.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "linear_solver.hpp"
#include "made/small.hpp"
#include "made/weekly.hpp"

namespace test_claim_repairs {

using namespace habeas;
using namespace habeas::testing;

namespace {

using names = std::set<std::string>;
struct ends {
  std::optional<std::int64_t> low, high;
  bool refused = false;
  friend bool operator==(const ends&, const ends&) = default;
};

names as_names(const std::vector<claim_id>& ids) {
  names all;
  for (const auto& i : ids) all.insert(i.text());
  return all;
}

/// Every set of claims, each judged by itself: the largest that can hold, and what is left out of each.
struct every_set {
  std::vector<names> conflicts, repairs;

  every_set(const dossier_content& content, const std::function<bool(const dossier&)>& holds) {
    const auto n = content.claims.size();
    std::vector<char> fine(std::size_t{1} << n);
    for (std::size_t bits = 0; bits < fine.size(); ++bits) fine[bits] = holds(without(content, bits));
    for (std::size_t bits = 0; bits < fine.size(); ++bits) {
      bool least = !fine[bits], most = fine[bits];
      names in, out;
      for (std::size_t i = 0; i < n; ++i) {
        const bool on = (bits >> i & 1) != 0;
        (on ? in : out).insert(content.claims[i].id.text());
        if (on) least = least && fine[bits & ~(std::size_t{1} << i)];
        else most = most && !fine[bits | std::size_t{1} << i];
      }
      if (least) conflicts.push_back(in);
      if (most) repairs.push_back(out);
    }
  }
  /// The same claims, those not in `bits` switched off: points that claims name stay where they are.
  static dossier without(const dossier_content& content, std::size_t bits) {
    auto d = dossier(content);
    for (std::size_t i = 0; i < content.claims.size(); ++i)
      if (!(bits >> i & 1)) d = d.without(content.claims[i].id.text());
    return d;
  }
};

dossier without(const dossier_content& content, const names& gone) {
  auto d = dossier(content);
  for (const auto& n : gone) d = d.without(n);
  return d;
}

ends hull_of(const std::vector<ends>& all) {
  ends h = all.front();
  for (const auto& e : all) {
    if (e.refused || !e.low || !h.low) h.low.reset();
    else h.low = std::min(*h.low, *e.low);
    if (e.refused || !e.high || !h.high) h.high.reset();
    else h.high = std::max(*h.high, *e.high);
  }
  h.refused = std::all_of(all.begin(), all.end(), [](const ends& e) { return e.refused; });
  return h;
}

/// Holds a bound against the answers under every repair.
void compare(const bound& b, const every_set& truth, const std::map<names, ends>& by_repair) {
  std::vector<ends> all;
  for (const auto& [r, e] : by_repair) all.push_back(e);
  const auto h = hull_of(all);
  CHECK(b.low == h.low);
  CHECK(b.high == h.high);
  const bool one_answer = std::all_of(all.begin(), all.end(), [&](const ends& e) { return e == all.front(); });
  CHECK((b.repairs == (one_answer ? repairs_told::none : repairs_told::all)));
  CHECK(b.alternatives.empty() == one_answer);
  if (one_answer) return;
  // Each alternative is a part of some repairs, which all answer as it does; and every repair has its alternative.
  for (const auto& a : b.alternatives) {
    bool of_some = false;
    const auto gone = as_names(a.without);
    for (const auto& [r, e] : by_repair) {
      const bool same_part = std::includes(r.begin(), r.end(), gone.begin(), gone.end()) &&
                             std::none_of(b.disputed.begin(), b.disputed.end(), [&](const claim_id& c) { return r.count(c.text()) != gone.count(c.text()); });
      if (!same_part) continue;
      of_some = true;
      CHECK((a.refused.empty() ? ends{a.low, a.high, false} : ends{{}, {}, true}) == e);
    }
    CHECK(of_some);
  }
  std::set<names> parts;
  const auto disputed = as_names(b.disputed);
  for (const auto& [r, e] : by_repair) {
    names part;
    for (const auto& n : r)
      if (disputed.count(n) != 0) part.insert(n);
    parts.insert(part);
  }
  CHECK(parts.size() == b.alternatives.size() + b.alternatives_left);
  for (const auto& c : b.contradictions) CHECK(std::find(truth.conflicts.begin(), truth.conflicts.end(), as_names(c.claims)) != truth.conflicts.end());
}

/// Claims of stocks, flows and kinds at a few days, events that flows start at, and their dates and links.
dossier_content random_account(random_source& random, bool with_events) {
  small_dossier d;
  const auto event = [&](std::int64_t i) { return fmt::format("e{}", i); };
  if (with_events)
    for (std::int64_t i = 0; i < 2; ++i) d.add_event(event(i));
  const auto n = random(3, 7);
  for (std::int64_t i = 0; i < n; ++i) {
    const auto name = fmt::format("c{}", i);
    const auto number = random(0, 3) == 0 ? quantity::at_least(random(0, 12)) : quantity::exact(random(5, 12));
    const auto from = random(1, 3), to = random(from + 1, 5);
    const auto boundary = [&](std::int64_t day) { return time_ref_at(time_ref::how::end_of, january(day)); };
    switch (random(0, with_events ? 6 : 3)) {
      case 0: d.held(name, number, fmt::format("{}T12:00:00", january(random(1, 4)))); break;
      case 1: d.flow(name, direction::exits, number, boundary(from), boundary(to)); break;
      case 2: d.flow(name, direction::exits, number, boundary(from), boundary(to), mechanism::release); break;
      case 3: d.flow(name, direction::entries, quantity::at_most(random(0, 4)), boundary(from), boundary(to)); break;
      case 4: d.dated(name, event(random(0, 1)), january(random(1, 4))); break;
      case 5: d.linked(name, event(0), random(0, 1) == 0 ? relation::follows : relation::precedes, event(1)); break;
      default: d.flow(name, direction::exits, number, time_ref_at(time_ref::how::event_end, event(0)), time_ref_at(time_ref::how::event_start, event(1))); break;
    }
  }
  if (random(0, 1) == 1) d.assume("only", true, assumption_effect::no_other_exits);
  return d.content;
}

/// The same without events, with a net change and deaths beside: rows of more than two counts.
dossier_content random_linear_account(random_source& random) {
  small_dossier d;
  d.content = random_account(random, false);
  while (d.content.claims.size() > 5) d.content.claims.pop_back();
  const auto from = random(1, 3), to = random(from + 1, 5);
  const auto boundary = [&](std::int64_t day) { return time_ref_at(time_ref::how::end_of, january(day)); };
  auto& net = d.flow("net", direction::net, quantity::exact(random(0, 4)), boundary(from), boundary(to));
  std::get<flow_claim>(net.says).falls = random(0, 1) == 1;
  d.flow("died", direction::exits, quantity::exact(random(0, 3)), boundary(random(1, 2)), boundary(random(3, 5)), mechanism::death);
  return d.content;
}

/// Does the account speak of the events?
bool uses_events(const dossier_content& content) {
  return std::any_of(content.claims.begin(), content.claims.end(), [](const claim& c) {
    const auto* flow = std::get_if<flow_claim>(&c.says);
    return flow != nullptr && flow->from && flow->from->kind == time_ref::how::event_end;
  });
}

/// Can the claims hold: the dates that the account uses, and with the order that these prove its numbers?
bool holds(const dossier& d, const ledger_options& options, bool with_dates) {
  return (!with_dates || timeline(d).contradictions().empty()) && ledger(d, the_account, options).contradictions().empty();
}

void check_account(const dossier_content& content, const ledger_options& options, random_source& random) {
  const every_set truth(content, [&](const dossier& d) { return holds(d, options, uses_events(content)); });
  if (truth.repairs.size() < 2) return;
  const dossier d(content);
  const ledger l(d, the_account, options);
  std::vector<names> found;
  for (const auto& c : l.contradictions()) found.push_back(as_names(c.claims));
  std::set<names> expected(truth.conflicts.begin(), truth.conflicts.end());
  CHECK(std::set<names>(found.begin(), found.end()) == expected);
  CHECK(l.repairs_settled());
  names disputed;
  for (const auto& r : truth.repairs) disputed.insert(r.begin(), r.end());
  CHECK(as_names(l.disputed()) == disputed);
  const auto at = end_of_january(random(1, 5)), later = end_of_january(random(1, 5));
  const auto ask_each = [&](const std::function<bound(const ledger&)>& ask) {
    std::map<names, ends> by_repair;
    for (const auto& r : truth.repairs) {
      const ledger one(without(content, r), the_account, options);
      try {
        const auto b = ask(one);
        by_repair[r] = {b.low, b.high, false};
      } catch (const error& e) {
        if (e.code() != errc::not_ordered) throw;
        by_repair[r] = {{}, {}, true};
      }
    }
    return by_repair;
  };
  const auto compare_one = [&](const std::function<bound(const ledger&)>& ask) {
    const auto by_repair = ask_each(ask);
    std::optional<bound> b;
    try {
      b = ask(l);
    } catch (const error& e) {
      CHECK_MESSAGE(e.code() == errc::not_ordered, std::string(e.what()));
      CHECK(std::all_of(by_repair.begin(), by_repair.end(), [](const auto& one) { return one.second.refused; }));
      return;
    }
    compare(*b, truth, by_repair);
    const auto faults = verify::check(*b, d);
    const bool whole_only = std::any_of(faults.reasons.begin(), faults.reasons.end(), [](const std::string& r) { return r.find("only whole numbers") != std::string::npos; });
    if (!whole_only) CHECK_MESSAGE(faults.reasons.empty(), fmt::format("{}", fmt::join(faults.reasons, "; ")));
  };
  compare_one([&](const ledger& one) { return one.held(at); });
  if (at < later) compare_one([&](const ledger& one) { return one.exits(at, later); });
  const auto& events = content.events;
  if (!events.empty() && uses_events(content))
    compare_one([&](const ledger& one) { return one.exits(account_point::end_of(event_id("e0")), account_point::start_of(event_id("e1"))); });
}

}  // namespace

TEST_CASE("of three stocks at one instant none is told as exact, whatever they are called") {
  for (const auto& order : {std::vector<std::string>{"A", "B", "C"}, {"C", "A", "B"}, {"B", "C", "A"}}) {
    small_dossier d;
    for (std::size_t i = 0; i < 3; ++i) d.held(order[i], quantity::exact(10 + 2 * static_cast<std::int64_t>(i)), "2026-02-01T12:00:00");
    const ledger l(d.make(), the_account);
    const auto b = l.held(account_point::cutoff_of(claim_id("A")));
    CHECK(b.low == 10);
    CHECK(b.high == 14);
    CHECK((b.repairs == repairs_told::all));
    CHECK(b.alternatives.size() == 3);
    CHECK(as_names(b.disputed) == names{"A", "B", "C"});
    CHECK(b.contradictions.size() == 3);
    CHECK(l.set_aside().empty());
    CHECK(verify::check(b, l.of()).reasons.empty());
  }
}

TEST_CASE("what both of two counts say is told, whichever is wrong") {
  small_dossier d;
  d.flow("R1", direction::exits, quantity::exact(431), time_ref_at(time_ref::how::start_of, "2026-01-08"), {}, mechanism::release, "2026-02-08T18:00:00");
  d.flow("R2", direction::exits, quantity::exact(426), time_ref_at(time_ref::how::start_of, "2026-01-08"), {}, mechanism::release, "2026-02-09T18:00:00");
  const ledger l(d.make(), the_account);
  const auto b = l.exits("start:2026-01-08", "end:2026-02-10");
  CHECK(b.low == 426);
  CHECK_FALSE(b.high);
  CHECK_FALSE(b.fewest);
  CHECK(l.exits("start:2026-01-08", "end:2026-02-10", mechanism::release).low == 426);
  // Repeated by another paper, the second count costs no more to give up.
  d.flow("R3", direction::exits, quantity::exact(426), time_ref_at(time_ref::how::start_of, "2026-01-08"), {}, mechanism::release, "2026-02-09T18:00:00").derived_from = claim_id("R2");
  const auto again = ledger(d.make(), the_account).exits("start:2026-01-08", "end:2026-02-10");
  REQUIRE(again.alternatives.size() == 2);
  CHECK(again.alternatives[0].origins == 1);
  CHECK(again.alternatives[1].origins == 1);
  CHECK(as_names(again.alternatives[1].without) == names{"R2", "R3"});
}

TEST_CASE("seven dates told in two ways each: the seventh is what its two speakers say, exactly") {
  small_dossier d;
  for (int i = 1; i <= 7; ++i) {
    d.held(fmt::format("a{}", i), quantity::exact(100 + i), january(i) + "T12:00:00");
    d.held(fmt::format("b{}", i), quantity::exact(110 + i), january(i) + "T12:00:00");
  }
  const ledger l(d.make(), the_account);
  const auto b = l.held(account_point::cutoff_of(claim_id("a7")));
  CHECK(b.low == 107);
  CHECK(b.high == 117);
  CHECK((b.repairs == repairs_told::all));
  CHECK(b.alternatives.size() == 2);
  CHECK(b.alternatives_left == 0);
  CHECK(as_names(b.disputed) == names{"a7", "b7"});
  CHECK(l.contradictions().size() == 7);
}

TEST_CASE("a point that a question names keeps its own date where its claim is given up") {
  small_dossier d;
  d.add_bulletin("paper", "2026-01-03T12:00:00");
  d.held("named", quantity::exact(10), {}).bulletin = bulletin_id("paper");
  d.held("other", quantity::exact(12), "2026-01-03T12:00:00");
  d.content.assumptions.clear();
  const ledger l(d.make(), the_account);
  const auto b = l.held(account_point::cutoff_of(claim_id("named")));
  CHECK(b.low == 10);
  CHECK(b.high == 12);
}

TEST_CASE("where the order rests on a claim that may be wrong, that alternative is refused and the hull is open") {
  small_dossier d;
  d.add_event("first");
  d.add_event("second");
  d.dated("d1", "first", "2026-01-02");
  d.dated("d2", "second", "2026-01-05");
  d.dated("d3", "second", "2026-01-01");
  d.linked("order", "second", relation::follows, "first");
  d.flow("freed", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::event_end, "first"), time_ref_at(time_ref::how::event_start, "second"));
  const ledger l(d.make(), the_account);
  const auto b = l.exits(account_point::end_of(day::from_civil(2026, 1, 2)), account_point::start_of(event_id("second")));
  CHECK((b.repairs == repairs_told::all));
  CHECK_FALSE(b.low);
  CHECK_FALSE(b.high);
  CHECK(std::any_of(b.alternatives.begin(), b.alternatives.end(), [](const bound_alternative& a) { return !a.refused.empty(); }));
  CHECK(std::any_of(b.alternatives.begin(), b.alternatives.end(), [](const bound_alternative& a) { return a.refused.empty() && a.high == 5; }));
  CHECK(verify::check(b, l.of()).reasons.empty());
}

TEST_CASE("at the work limit the answer is wide, and says so") {
  small_dossier d;
  for (int i = 1; i <= 6; ++i)
    for (int k = 0; k < 3; ++k) d.held(fmt::format("c{}{}", i, k), quantity::exact(100 + i + 10 * k), january(i) + "T12:00:00");
  ledger_options hurried;
  hurried.repair_effort = 0;
  const ledger l(d.make(), the_account, hurried);
  CHECK_FALSE(l.repairs_settled());
  const auto b = l.held(account_point::cutoff_of(claim_id("c11")));
  CHECK((b.repairs == repairs_told::outer));
  CHECK(b.low == 0);
  CHECK_FALSE(b.high);
  const ledger patient(d.make(), the_account);
  CHECK(patient.held(account_point::cutoff_of(claim_id("c11"))).low == 101);
}

TEST_CASE("the fewest repairs are found where all of them are too many") {
  small_dossier d;
  for (int i = 1; i <= 14; ++i) {
    const auto at = january(i) + "T12:00:00";
    d.held(fmt::format("wrong{}", i), quantity::exact(200), at);
    for (int k = 0; k < 2; ++k) d.held(fmt::format("c{}{}", i, k), quantity::exact(100), at);
  }
  // Days that nothing joins are looked at one by one: fourteen times two ways are no more than two.
  const ledger l(d.make(), the_account);
  CHECK(l.repairs_settled());
  const auto b = l.held(account_point::cutoff_of(claim_id("c10")));
  CHECK((b.repairs == repairs_told::all));
  CHECK(b.low == 100);
  CHECK(b.high == 200);
  CHECK(b.alternatives.size() == 2);
  REQUIRE(b.fewest);
  CHECK(b.fewest->low == 100);
  CHECK(b.fewest->high == 100);
  ledger_options fewest;
  fewest.repairs = repairs_told::fewest;
  const auto few = ledger(d.make(), the_account, fewest).held(account_point::cutoff_of(claim_id("c10")));
  CHECK((few.repairs == repairs_told::fewest));
  CHECK(few.low == 100);
  CHECK(few.high == 100);
}

TEST_CASE("thirty counts of one instant that exclude one another are thirty repairs, each keeping one") {
  small_dossier d;
  for (int i = 0; i < 30; ++i) d.held(fmt::format("c{:02}", i), quantity::exact(100 + i), january(5) + "T12:00:00");
  const ledger l(d.make(), the_account);
  CHECK(l.repairs_settled());
  const auto b = l.held(account_point::cutoff_of(claim_id("c00")));
  CHECK((b.repairs == repairs_told::all));
  CHECK(b.low == 100);
  CHECK(b.high == 129);
  CHECK(b.alternatives.size() == 30);
  CHECK(b.alternatives_left == 0);
  CHECK(b.alternatives.front().without.size() == 29);
}

TEST_CASE("what cannot be settled as a whole is told for the fewest, place by place along a chain of exact counts") {
  small_dossier d;
  const auto at = [](int i) { return to_string(day(day::from_civil(2026, 1, 1).since_epoch() + i)) + "T12:00:00"; };
  for (int i = 0; i < 60; ++i) {
    d.held(fmt::format("h{:02}", i), quantity::exact(i == 20 || i == 40 ? 175 : 100 + i), at(i));
    if (i > 0) {
      const auto from = time_ref_at(time_ref::how::as_of, at(i - 1)), to = time_ref_at(time_ref::how::as_of, at(i));
      d.flow(fmt::format("e{:02}", i), direction::entries, quantity::exact(1), from, to, {});
      d.flow(fmt::format("x{:02}", i), direction::exits, quantity::exact(0), from, to, {});
    }
  }
  ledger_options few;
  few.repairs = repairs_told::fewest;
  few.repair_effort = 2'000;
  const ledger l(d.make(), the_account, few);
  CHECK_FALSE(l.repairs_settled());
  ledger_options whichever;
  whichever.repair_effort = 2'000;
  const ledger wide(l.of(), the_account, whichever);
  for (const int i : {5, 20, 30, 40, 55}) {
    const auto stock = account_point::cutoff_of(claim_id(fmt::format("h{:02}", i)));
    const auto b = l.held(stock);
    CHECK((b.repairs != repairs_told::outer));
    CHECK(b.low == 100 + i);
    CHECK(b.high == 100 + i);
    // Beside what holds whichever are wrong, for one and for many at once.
    const auto one = wide.held(stock), of_many = wide.bounds({stock}).front(), unnamed = wide.bounds({stock}, false).front();
    CHECK((of_many.repairs == repairs_told::outer));
    CHECK(of_many.low == 0);
    CHECK(one.fewest == bound_ends{100 + i, 100 + i});
    CHECK(of_many.fewest == one.fewest);
    CHECK(unnamed.fewest == one.fewest);
    CHECK_FALSE(of_many.set_aside.empty());
    CHECK(unnamed.set_aside.empty());
  }
}

TEST_CASE("bounds of many points are those of each") {
  INFO("seed " << seed);
  random_source random(seed + 5);
  for (int round = 0; round < 40; ++round) {
    const ledger l(dossier(random_account(random, round % 2 == 0)), the_account);
    std::vector<account_point> points;
    for (int i = 1; i <= 5; ++i) points.push_back(end_of_january(i));
    const auto all = l.bounds(points);
    REQUIRE(all.size() == points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto b = l.held(points[i], false);
      CHECK(all[i].low == b.low);
      CHECK(all[i].high == b.high);
      CHECK(all[i].repairs == b.repairs);
      CHECK(all[i].fewest == l.held(points[i]).fewest);
    }
    for (const auto& b : l.bounds(points, false)) CHECK((b.set_aside.empty() || b.repairs == repairs_told::all));
  }
}

TEST_CASE("answers of small accounts are the hull over every repair") {
  INFO("seed " << seed);
  random_source random(seed);
  for (int round = 0; round < 250; ++round) check_account(random_account(random, false), {}, random);
}

TEST_CASE("order that dates prove is proved again under each repair") {
  INFO("seed " << seed);
  random_source random(seed + 1);
  for (int round = 0; round < 250; ++round) check_account(random_account(random, true), {}, random);
}

TEST_CASE("the linear engine's answers are hulls over its own repairs") {
  const auto solver = solver_or_skip();
  if (!solver) return;
  INFO("seed " << seed);
  random_source random(seed + 2);
  ledger_options options;
  options.linear = solver;
  for (int round = 0; round < 60; ++round) check_account(random_account(random, false), options, random);
  for (int round = 0; round < 60; ++round) check_account(random_linear_account(random), options, random);
}

TEST_CASE("days of small timelines are the hull over every repair") {
  INFO("seed " << seed);
  random_source random(seed + 3);
  std::size_t contradictory = 0;
  for (int round = 0; round < 400; ++round) {
    small_dossier d;
    for (int i = 0; i < 3; ++i) d.add_event(fmt::format("e{}", i));
    const auto event = [&] { return fmt::format("e{}", random(0, 2)); };
    const auto n = random(3, 7);
    for (std::int64_t i = 0; i < n; ++i) {
      const auto name = fmt::format("c{}", i);
      switch (random(0, 3)) {
        case 0:
        case 1: d.dated(name, event(), random(0, 5) == 0 ? "2026-01-XX" : january(random(1, 6))); break;
        case 2: {
          const auto a = random(0, 2);
          d.linked(name, fmt::format("e{}", a), random(0, 1) == 0 ? relation::follows : relation::precedes, fmt::format("e{}", (a + 1) % 3));
          break;
        }
        default: d.lasted(name, event(), quantity::exact(random(1, 4)), time_unit::days); break;
      }
    }
    const every_set truth(d.content, [](const dossier& v) { return timeline(v).contradictions().empty(); });
    if (truth.repairs.size() < 2) continue;
    ++contradictory;
    const auto made = d.make();
    const timeline t(made);
    std::set<names> found;
    for (const auto& c : t.contradictions()) found.insert(as_names(c.claims));
    CHECK(found == std::set<names>(truth.conflicts.begin(), truth.conflicts.end()));
    for (int i = 0; i < 3; ++i) {
      const event_id name(fmt::format("e{}", i));
      std::map<names, ends> starts, last;
      for (const auto& r : truth.repairs) {
        const timeline one(without(d.content, r));
        const auto s = one.start(name).days, e = one.end(name).days;
        starts[r] = {s.low, s.high, false};
        last[r] = {e.low, e.high, false};
      }
      const auto s = t.start(name).days, e = t.end(name).days;
      compare(s, truth, starts);
      compare(e, truth, last);
      CHECK(verify::check(s, made).reasons.empty());
      const auto days = t.days(name);
      CHECK(days.earliest_start == t.start(name).earliest());
      CHECK(days.latest_end == t.end(name).latest());
    }
  }
  CHECK(contradictory > 50);
}

TEST_CASE("renaming every claim and shuffling every list changes no number") {
  INFO("seed " << seed);
  random_source random(seed + 4);
  for (int round = 0; round < 60; ++round) {
    const auto content = random_account(random, round % 2 == 0);
    auto other = shuffled(content, random);
    const auto turned = [](const claim_id& c) { return claim_id(fmt::format("z{}", 99 - std::stoi(c.text().substr(1)))); };
    for (auto& c : other.claims) c.id = turned(c.id);
    const ledger a(dossier(content), the_account), b(dossier(other), the_account);
    const auto x = a.held(end_of_january(3)), y = b.held(end_of_january(3));
    CHECK(x.low == y.low);
    CHECK(x.high == y.high);
    CHECK(x.repairs == y.repairs);
    CHECK(x.alternatives.size() == y.alternatives.size());
    names renamed;
    for (const auto& c : x.disputed) renamed.insert(turned(c).text());
    CHECK(renamed == as_names(y.disputed));
    CHECK(a.contradictions().size() == b.contradictions().size());
  }
}

TEST_CASE("many questions at once are answered as each alone, where all repairs are known and where they are not") {
  auto d = weekly_counts(6);
  auto& says = std::get<held_claim>(d.content.claims[1 + 3 * 2].says);
  says.number = quantity::exact(says.number.first() + 1000);
  const auto view = d.make();
  for (const std::size_t effort : {20'000, 4, 0}) {
    ledger_options options;
    options.repair_effort = effort;
    const ledger l(view, the_account, options);
    CHECK_FALSE(l.disputed().empty());
    CHECK(l.repairs_settled() == (effort == 20'000));
    const auto points = l.stock_points();
    const auto all = l.bounds(points);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto one = l.held(points[i], false);
      CHECK(all[i].low == one.low);
      CHECK(all[i].high == one.high);
      CHECK(all[i].repairs == one.repairs);
      CHECK(all[i].set_aside == one.set_aside);
    }
    std::vector<flow_stretch> stretches;
    for (std::size_t i = 0; i + 3 < points.size(); ++i) stretches.push_back({points[i], points[i + 3]});
    const auto moved = l.unaccounted(direction::exits, stretches);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const auto one = l.flow(chain{direction::exits, {}, {}}, stretches[i].from, stretches[i].to, true);
      REQUIRE(moved[i]);
      CHECK(moved[i]->moved.low == one.low);
      CHECK(moved[i]->moved.high == one.high);
      CHECK(moved[i]->moved.repairs == (one.repairs == repairs_told::none ? repairs_told::all : one.repairs));
      const auto why = l.why_at_least(chain{direction::exits, {}, {}}, stretches[i].from, stretches[i].to);
      REQUIRE(why.has_value() == one.low_proof.has_value());
      if (!why) continue;
      CHECK(why->value == one.low_proof->value);
      CHECK(why->steps.size() == one.low_proof->steps.size());
      CHECK(claims_of(*why) == claims_of(*one.low_proof));
    }
  }
}

TEST_CASE("one of many questions is asked twice where no choice of repairs can move it, however many claims are disputed") {
  small_dossier d;
  for (int i = 0; i < 30; ++i) d.held(fmt::format("c{}", i + 10), quantity::exact(i), "2026-01-05T12:00");
  const auto view = d.make();
  const claim_premises premises(view);
  conflict_part part;
  for (int i = 0; i < 30; ++i) part.claims.push_back(premises.of_claim(*view.find_place(claim_id(fmt::format("c{}", i + 10)))));
  const joint_test none_two = [&](const solve::premise_mask& off) {
    return joint_verdict{std::count_if(part.claims.begin(), part.claims.end(), [&](solve::premise p) { return !off.is_off(p); }) < 2};
  };
  const auto described = [](const std::vector<solve::premise>&) { return contradiction{}; };
  const claim_repairs open(view, premises, {part}, none_two, described, 3);
  REQUIRE(open.groups().size() == 1);
  CHECK_FALSE(open.settled());
  std::size_t asked = 0;
  const claim_repairs::question ask = [&](const solve::premise_mask& off, bool) {
    ++asked;
    repaired_answer a;
    a.value.low = std::count_if(part.claims.begin(), part.claims.end(), [&](solve::premise p) { return !off.is_off(p); });
    a.value.high = 30;
    return a;
  };
  const auto on = open.ground_of({1});
  const auto made = open.answer_on(on, ask, repairs_told::all, true);
  CHECK(asked == 2);
  CHECK(made.value.low == 0);
  CHECK(made.value.high == 30);
  CHECK(made.value.set_aside.size() == 30);
  const auto alone = open.answer(ask, repairs_told::all, false);
  CHECK(alone.value.low == made.value.low);
  CHECK(alone.value.repairs == made.value.repairs);
  CHECK(alone.value.set_aside == made.value.set_aside);
  CHECK(open.answer_on(on, ask, repairs_told::all, false).value.set_aside.empty());
}

}  // namespace test_claim_repairs
