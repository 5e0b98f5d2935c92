// SPDX-License-Identifier: MIT
#include <habeas/ledger/ledger.hpp>

#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/time/boost_date_time.hpp>
#include <habeas/verify/proof_checker.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/history.hpp"
#include "made/truth.hpp"

namespace test_ledger {

using namespace habeas;
using testing::january;

namespace {

const account_id foro_penal{"foro_penal"};

dossier venezuela() {
  return open_dossier(folders::test_data("foro_penal.json"));
}

bound entries(const dossier& d, const char* from, const char* to) {
  const ledger l(d, foro_penal);
  auto b = l.entries(l.point_at(from), l.point_at(to));
  const auto checked = verify::check(b, d);
  for (const auto& r : checked.reasons) MESSAGE(r);
  CHECK(checked.valid());
  return b;
}
unaccounted_flow unaccounted(const dossier& d, const char* from, const char* to) {
  const ledger l(d, foro_penal);
  return l.unaccounted(direction::entries, l.point_at(from), l.point_at(to));
}
std::vector<std::string> words(const std::vector<claim_id>& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(id.text());
  return texts;
}

/// An end of a bound against the histories seen with a narrow and a wide cap.
void compare(const std::optional<std::int64_t>& end, std::int64_t narrow, std::int64_t wide, std::int64_t sure) {
  if (!end) {
    REQUIRE(narrow != wide);  // it grows as the cap does
  } else if (*end <= sure) {
    REQUIRE(*end == wide);
  } else {
    REQUIRE(*end >= wide);  // past what the cap can show
  }
}

}  // namespace

TEST_CASE("ledger: entries that must have been, from Foro Penal's counts") {
  const auto d = venezuela();
  const auto first = entries(d, "2025-12-29", "2026-01-19");
  CHECK(first.low == 777 + 143 + 44 - 863);
  CHECK(words(claims_of(*first.low_proof)) == std::vector<std::string>{"VEN-069", "VEN-070", "VEN-080", "VEN-081"});
  CHECK_FALSE(first.high);
  CHECK(entries(d.without("VEN-070"), "2025-12-29", "2026-01-19").low == 777 + 143 - 863);

  CHECK(entries(d, "2026-01-19", "2026-02-02").low == 687 + 344 - 143 - 777);
  const auto closed = d.with("no_other_exits");
  CHECK(entries(closed, "2026-01-19", "2026-02-02").low == 111);
  CHECK_FALSE(entries(closed, "2026-01-19", "2026-02-02").high);
  CHECK(entries(closed, "2026-01-19", "2026-02-02").fewest == bound_ends{111, 111});
  const auto apart = closed.without("shared_cutoff");
  CHECK(entries(apart, "2026-01-19", "2026-02-02").low == 77);
  CHECK(entries(apart, "2026-01-19", "2026-02-02").fewest == bound_ends{77, 117});

  // Who repeats the 687 in the same bulletin holds it to the bulletin's cut-off.
  const auto repeated = d.without("VEN-094");
  CHECK(entries(repeated, "2026-01-19", "VEN-095").low == 111);
  CHECK(entries(d, "2025-12-29", "2026-02-02").low == 687 + 344 + 44 - 863);
  CHECK(entries(d.without("VEN-070"), "2025-12-29", "2026-02-02").low == 687 + 344 - 863);
}

TEST_CASE("ledger: entries that no claim states, from Foro Penal's counts") {
  const auto d = venezuela();
  const auto whole = unaccounted(d, "2025-12-29", "2026-02-02");
  CHECK(whole.moved.low == 212);
  CHECK(whole.stated == 122);
  CHECK(whole.unaccounted == 90);
  CHECK(words(whole.claims) == std::vector<std::string>{"VEN-133"});
  CHECK(unaccounted(d, "2025-12-29", "2026-01-19").unaccounted == 0);
  CHECK(unaccounted(d, "2026-01-19", "2026-02-02").unaccounted == 0);
  const auto arrests = unaccounted(d.with("arrests"), "2025-12-29", "2026-02-02");
  CHECK(arrests.unaccounted == 0);
  const auto neither = unaccounted(d.without("VEN-133"), "2025-12-29", "2026-02-02");
  CHECK(neither.stated == 0);
  CHECK(neither.unaccounted == 212);
}

TEST_CASE("ledger: claims of Foro Penal that cannot all hold, and what would be so whichever are wrong") {
  const auto d = venezuela();
  const ledger l(d, foro_penal);
  REQUIRE(l.contradictions().size() == 10);
  CHECK(words(l.contradictions().front().claims) == std::vector<std::string>{"VEN-088", "VEN-090"});
  CHECK(l.contradictions().front().proof.value == 302 - 711);
  CHECK(words(l.contradictions().back().claims) == std::vector<std::string>{"VEN-101", "VEN-102"});
  CHECK(l.contradictions().back().proof.value == 426 - 431);
  for (const auto& c : l.contradictions()) CHECK(verify::check(c, d).valid());
  CHECK(l.set_aside().empty());
  CHECK(l.disputed().size() == 10);
  const auto freed = l.exits("end:2026-01-07", "end:2026-01-30", mechanism::release);
  REQUIRE(freed.alternatives.size() == 3);
  CHECK(words(freed.alternatives[0].without) == std::vector<std::string>{"VEN-090", "VEN-101"});
  CHECK(words(freed.alternatives[1].without) == std::vector<std::string>{"VEN-090", "VEN-102"});
  CHECK(freed.alternatives[2].origins == 9);
  CHECK(freed.alternatives[2].low == 711);
  CHECK(freed.fewest == bound_ends{302, 310});
  CHECK(verify::check(freed, d).valid());
  // Whoever chooses otherwise is left with no contradiction.
  CHECK(ledger(d.without("VEN-090").without("VEN-102"), foro_penal).contradictions().empty());
}

TEST_CASE("ledger: a figure said in the evening of a day counts from then on, and the one it supersedes no more") {
  const auto all = venezuela();
  const auto on = [&](const char* day) { return all.as_known_on(*all.end_of(parse_edtf(day))); };
  const claim_id early("VEN-084"), late("VEN-085");
  CHECK(on("2026-01-24").status_of(early) == claim_status::not_yet_said);
  CHECK(on("2026-01-24").status_of(late) == claim_status::not_yet_said);
  CHECK(on("2026-01-25").status_of(early) == claim_status::superseded);
  CHECK(on("2026-01-25").status_of(late) == claim_status::counts);
  const auto before = all.as_known_on(*all.end_of(parse_edtf("2026-01-25T19:59:59-04:00")));
  CHECK(before.status_of(late) == claim_status::not_yet_said);

  const auto freed = [&](const char* day) {
    const auto view = on(day);
    const ledger l(view, foro_penal);
    return l.exits(testing::point_of("end:2026-01-24"), testing::point_of("end:2026-01-25"));
  };
  CHECK(freed("2026-01-24").low == 0);
  const auto evening = freed("2026-01-25");
  CHECK(evening.low == 104);
  CHECK(words(claims_of(*evening.low_proof)) == std::vector<std::string>{"VEN-085"});
  // With what was said later the nested counts give more: 143 by the 19th, 266 by nine on the 26th.
  CHECK(ledger(all, foro_penal).exits(testing::point_of("end:2026-01-07"), testing::point_of("end:2026-01-26")).low == 266);
}

TEST_CASE("ledger: points as people write them") {
  const auto d = venezuela();
  const ledger l(d, foro_penal);
  CHECK(to_string(l.point_at("2026-01-19")) == "claim:VEN-080");
  CHECK(to_string(l.point_at("VEN-080")) == "claim:VEN-080");
  CHECK(to_string(l.point_at("claim:VEN-070")) == "end:2026-01-02");
  CHECK(to_string(l.point_at("bulletin:foro_penal/2026-01-19")) == "bulletin:foro_penal/2026-01-19");
  CHECK(to_string(l.point_at("end:2025-12-31")) == "end:2025-12-31");
  CHECK(to_string(l.point_at("start:2026-01-01")) == "end:2025-12-31");
  const auto counted = d.with("arrests");
  CHECK(to_string(ledger(counted, foro_penal).point_at("point:s2014")) == "point:s2014");
  const auto code = [&](const char* text) {
    try {
      (void)l.point_at(text);
    } catch (const error& e) {
      return std::string(to_slug(e.code()));
    }
    return std::string("read");
  };
  // Nobody counted on that day: its end is meant.
  CHECK(to_string(l.point_at("2026-01-18")) == "end:2026-01-18");
  CHECK(to_string(l.point_at("end:2026-01")) == "end:2026-01-31");
  CHECK(to_string(l.point_at("start:2026-01")) == "end:2025-12-31");
  CHECK(to_string(l.point_at("end:2024-02")) == "end:2024-02-29");
  CHECK(to_string(l.point_at("start:2025")) == "end:2024-12-31");
  CHECK(code("VEN-999") == "unknown_id");
  CHECK(code("2024-02") == "unknown_id");
  CHECK(code("2026-01-18?") == "unknown_id");
  CHECK(code("2026-01") == "ambiguous");
  for (const auto* marked : {"end:2026-01~", "end:2026-XX-05", "end:2026-01-02/2026-01-05", "end:[2026-01-02,2026-01-04]",
                             "end:2026-01-02T10:00:00", "end:.."})
    CHECK(code(marked) == (std::string(marked) == "end:.." ? "invalid_date" : "invalid_value"));
  CHECK(code("end:yesterday") == "invalid_date");

  testing::small_dossier two;
  two.held("noon", quantity::exact(5), "2026-01-10T12:00:00");
  two.held("night", quantity::exact(6), "2026-01-10T23:00:00");
  const ledger both(two.make(), testing::the_account);
  CHECK_THROWS_AS((void)both.point_at("2026-01-10"), error);
  CHECK(both.entries(both.point_at("noon"), both.point_at("night")).low == 1);
}

TEST_CASE("ledger: questions take text, days of ours, of std::chrono and of Boost alike") {
  const auto d = venezuela();
  const ledger l(d, foro_penal);
  const auto from = day::from_civil(2025, 12, 29), to = day::from_civil(2026, 1, 19);
  // What tells answers apart: both ends, and the claims that the lower one rests on.
  const auto told = [](const bound& b) { return std::tuple(b.low, b.high, b.low_proof ? words(claims_of(*b.low_proof)) : std::vector<std::string>()); };
  const auto wanted = told(l.entries(l.point_at("2025-12-29"), l.point_at("2026-01-19")));
  CHECK(std::get<0>(wanted) == 101);
  CHECK(told(l.entries("2025-12-29", "2026-01-19")) == wanted);
  CHECK(told(l.entries(from, to)) == wanted);
  CHECK(told(l.entries(to_sys_days(from), to_sys_days(to))) == wanted);
  CHECK(told(l.entries(to_boost_date(from), to_boost_date(to))) == wanted);
  CHECK(told(l.entries(to_boost_date(from), "VEN-080")) == wanted);  // of two kinds
  CHECK(told(l.entries(l.point_at(from), std::string("2026-01-19"))) == wanted);
  CHECK(told(l.exits(to_boost_date(from), to, mechanism::release)) == told(l.exits("2025-12-29", "2026-01-19", mechanism::release)));
  CHECK(told(l.held(to_boost_date(to))) == told(l.held("claim:VEN-080")));
  CHECK(l.held(to_sys_days(to), false).low == l.held(to).low);
  CHECK(l.unaccounted(direction::entries, from, to).unaccounted ==
        l.unaccounted(direction::entries, l.point_at("2025-12-29"), l.point_at("2026-01-19")).unaccounted);
  CHECK(l.point_at(to_boost_date(to)) == l.point_at("claim:VEN-080"));
  CHECK_THROWS_AS((void)l.held(boost::gregorian::date(boost::gregorian::pos_infin)), error);
  CHECK_THROWS_AS((void)l.held(day::from_civil(10'000, 1, 1)), error);
}

TEST_CASE("ledger: a flow between points that may be the other way round is refused") {
  testing::small_dossier d;
  d.held("a", quantity::exact(5), "2026-01-10");
  d.held("b", quantity::exact(7), "2026-01-10");
  d.held("c", quantity::exact(9), "2026-01-11");
  const ledger l(d.make(), testing::the_account);
  const auto a = testing::point_of("claim:a"), b = testing::point_of("claim:b"), c = testing::point_of("claim:c");
  CHECK_FALSE(l.is_not_after(a, b));
  CHECK_FALSE(l.is_not_after(b, a));
  CHECK(l.is_not_after(a, a));
  CHECK_THROWS_AS((void)l.entries(a, b), error);
  CHECK_THROWS_AS((void)l.entries(c, a), error);
  CHECK(l.entries(a, c).low == 4);
  CHECK(l.points_between(a, c) == std::vector<account_point>{a, c});
  CHECK_THROWS_AS((void)l.held(testing::point_of("claim:z")), error);
  CHECK_THROWS_AS((void)l.exits(a, c, mechanism::release), error);
  CHECK_THROWS_AS(ledger(d.make(), account_id("other")), error);
}

TEST_CASE("ledger: a correction stands for a claim that would count, and for no other") {
  testing::small_dossier d;
  d.assume("maybe", false);
  d.held("first", quantity::exact(100), "2026-01-10T00:00:00");
  response_claim made;
  made.kind = response::corrected;
  made.about = claim_id("first");
  made.number = quantity::exact(110);
  d.add("better", made);
  const auto held = [&](const dossier& view) {
    return ledger(view, testing::the_account).held(testing::end_of_january(9));
  };
  CHECK(held(d.make()).low == 110);
  CHECK(held(d.make()).high == 110);
  CHECK(verify::check(held(d.make()), d.make()).valid());
  CHECK_FALSE(held(d.make().without("first")).high);
  CHECK(held(d.make().without("better")).high == 100);
  d.content.claims[0].under.push_back(assumption_id("maybe"));
  CHECK_FALSE(held(d.make()).high);
  CHECK(held(d.make().with("maybe")).high == 110);
  CHECK(held(d.make().with("maybe")).assumptions == std::vector<assumption_id>{assumption_id("maybe")});
}

TEST_CASE("ledger: a claim's date is the bulletin's too, is cited where it serves another, and goes with the claim") {
  testing::small_dossier d;
  d.add_bulletin("b");
  d.held("dated", quantity::unquantified(), "2026-01-10").bulletin = bulletin_id("b");
  d.held("plain", quantity::exact(7), "").bulletin = bulletin_id("b");
  d.held("earlier", quantity::exact(5), "2026-01-05");
  const auto view = d.make();
  const ledger l(view, testing::the_account);
  const auto b = l.entries(testing::point_of("claim:earlier"), testing::point_of("claim:plain"));
  CHECK(b.low == 2);
  CHECK(words(claims_of(*b.low_proof)) == std::vector<std::string>{"dated", "earlier", "plain"});
  CHECK(verify::check(b, view).valid());
  CHECK_THROWS_AS((void)ledger(view.without("dated"), testing::the_account).entries(testing::point_of("claim:earlier"), testing::point_of("claim:plain")),
                  error);
}

TEST_CASE("ledger: bounds are those of every history, where points are in a line") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  std::size_t contradictory = 0, finite = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const int n = round % 8 == 7 ? 4 : static_cast<int>(random(2, 3));
    const int narrow = n == 4 ? 3 : 6, wide = n == 4 ? 4 : 8, sure = n == 4 ? 2 : 6;
    const auto claims = testing::random_line(random, n, static_cast<int>(random(1, n == 4 ? 8 : 6)), n == 4 ? 1 : 2);
    const auto content = testing::as_content(claims);
    const dossier d(content);
    const ledger l(d, testing::the_account);

    const testing::all_histories whole(claims, n, wide, true);
    REQUIRE(l.contradictions().empty() == (whole.found > 0));
    if (whole.found == 0) ++contradictory;
    for (const auto& c : l.contradictions()) {
      REQUIRE(verify::check(c, d).valid());
      std::vector<testing::line_claim> some;
      for (const auto& one : claims)
        if (testing::contains(c.claims, claim_id(one.name))) some.push_back(one);
      REQUIRE(some.size() == c.claims.size());
      REQUIRE(testing::all_histories(some, n, wide, true).found == 0);
      for (std::size_t i = 0; i < some.size(); ++i) {
        auto fewer = some;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(testing::all_histories(fewer, n, wide, true).found > 0);
      }
    }

    if (!l.contradictions().empty()) continue;  // hulls are compared in tests/proof/claim_repairs.cpp
    const testing::all_histories few(claims, n, narrow), many(claims, n, wide);
    REQUIRE(many.found > 0);
    const auto against = [&](const bound& b, const testing::seen_range& a, const testing::seen_range& z) {
      const auto checked = verify::check(b, d);
      for (const auto& r : checked.reasons) MESSAGE(r);
      REQUIRE(checked.valid());
      REQUIRE(b.low);
      REQUIRE((*b.low > sure || *b.low == z.low));
      compare(b.high, a.high, z.high, sure);
      if (b.high) ++finite;
    };
    for (int p = 0; p < n; ++p) {
      const auto i = static_cast<std::size_t>(p);
      against(l.held(testing::end_of_january(p + 1)), few.held[i], many.held[i]);
      for (int q = p + 1; q < n; ++q) {
        const auto j = static_cast<std::size_t>(q);
        const auto from = testing::end_of_january(p + 1), to = testing::end_of_january(q + 1);
        against(l.entries(from, to), few.entries[i][j], many.entries[i][j]);
        against(l.exits(from, to), few.exits[i][j], many.exits[i][j]);
      }
    }
  }
  CHECK(contradictory > 50);
  CHECK(finite > 500);
}

TEST_CASE("ledger: the order of lists changes no answer, and switching a claim off is never having had it") {
  testing::random_source random(testing::seed + 1);
  CAPTURE(testing::seed);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const auto told = testing::random_truth(random, round % 3 == 0 ? 2 : 0);
    const dossier d(told.content);
    const ledger l(d, testing::the_account);
    const auto answers = [](const ledger& of, const std::vector<std::pair<account_point, account_point>>& pairs) {
      auto text = testing::text_of(of.contradictions());
      for (const auto& [from, to] : pairs) {
        text += testing::text_of(of.held(from));
        text += testing::text_of(of.entries(from, to));
        text += testing::text_of(of.exits(from, to));
      }
      return text;
    };
    std::vector<std::pair<account_point, account_point>> pairs;
    const auto points = l.points();
    for (const auto& p : points)
      for (const auto& q : points)
        if (pairs.size() < 6 && p != q && l.is_not_after(p, q)) pairs.emplace_back(p, q);
    const auto expected = answers(l, pairs);
    for (int again = 0; again < 2; ++again) {
      const auto mixed = testing::shuffled(told.content, random);
      REQUIRE(answers(ledger(dossier(mixed), testing::the_account), pairs) == expected);
    }

    // Sensitivity: the same points, without one claim.
    const auto& out =
        told.content
            .claims[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(told.content.claims.size()) - 1))]
            .id;
    bool named = false;
    for (const auto& c : told.content.claims) {
      const auto* flow = std::get_if<flow_claim>(&c.says);
      for (const auto* m : {flow && flow->from ? &*flow->from : nullptr, flow && flow->to ? &*flow->to : nullptr})
        named = named || (m && m->kind == time_ref::how::claim && m->name == out.text());
      named = named || c.derived_from == out;
    }
    if (named) continue;
    const ledger off(d.without(out.text()), testing::the_account);
    const ledger gone(dossier(testing::only(told.content, [&](const claim_id& c) { return c != out; })),
                      testing::the_account);
    REQUIRE(testing::text_of(off.contradictions()) == testing::text_of(gone.contradictions()));
    for (const auto& p : gone.points()) {
      REQUIRE(testing::text_of(off.held(p)) == testing::text_of(gone.held(p)));
      for (const auto& q : gone.points())
        if (gone.is_not_after(p, q))
          REQUIRE(testing::text_of(off.entries(p, q)) == testing::text_of(gone.entries(p, q)));
    }
  }
}

TEST_CASE("ledger: what truly happened lies within every bound, whatever is known of when and of which kind") {
  testing::random_source random(testing::seed + 2);
  CAPTURE(testing::seed);
  std::size_t asked = 0, tight = 0;
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const auto told = testing::random_truth(random, 0);
    const dossier d(told.content);
    const ledger l(d, testing::the_account);
    if (!l.contradictions().empty()) MESSAGE(testing::text_of(l.contradictions()));
    REQUIRE(l.contradictions().empty());
    const auto points = l.points();
    const auto within = [&](const bound& b, std::int64_t truth) {
      const auto checked = verify::check(b, d);
      for (const auto& r : checked.reasons) MESSAGE(r);
      REQUIRE(checked.valid());
      CAPTURE(testing::text_of(b));
      CAPTURE(truth);
      REQUIRE((!b.low || *b.low <= truth));
      REQUIRE((!b.high || *b.high >= truth));
      ++asked;
      if (b.low && *b.low > 0) ++tight;
    };
    for (const auto& p : points) {
      const auto at = told.when(p);
      if (!at) continue;
      within(l.held(p), told.held(*at));
      for (const auto& q : points) {
        const auto later = told.when(q);
        if (!later || !l.is_not_after(p, q)) continue;
        REQUIRE(*at <= *later);
        within(l.entries(p, q), told.moved(direction::entries, {}, *at, *later));
        within(l.exits(p, q), told.moved(direction::exits, {}, *at, *later));
        for (const auto k : l.kinds(direction::exits))
          within(l.exits(p, q, k), told.moved(direction::exits, k, *at, *later));
      }
    }
  }
  CHECK(asked > 10'000);
  CHECK(tight > 2'000);
}

TEST_CASE("ledger: every contradiction is one on its own, is none without any of its claims, and holds a false claim") {
  testing::random_source random(testing::seed + 3);
  CAPTURE(testing::seed);
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const auto told = testing::random_truth(random, 3);
    const dossier d(told.content);
    const ledger l(d, testing::the_account);
    for (const auto& c : l.contradictions()) {
      ++found;
      const auto checked = verify::check(c, d);
      for (const auto& r : checked.reasons) MESSAGE(r);
      REQUIRE(checked.valid());
      REQUIRE(std::any_of(c.claims.begin(), c.claims.end(), [&](const claim_id& id) { return told.is_false(id); }));
      auto alone = d;
      for (const auto& other : told.content.claims)
        if (!testing::contains(c.claims, other.id)) alone = alone.without(other.id.text());
      const ledger kept(alone, testing::the_account);
      CAPTURE(testing::text_of(l.contradictions()));
      REQUIRE(kept.contradictions().size() == 1);
      REQUIRE(kept.contradictions().front().claims == c.claims);
      for (const auto& one : c.claims)
        REQUIRE(ledger(alone.without(one.text()), testing::the_account).contradictions().empty());
    }
    auto rest = d;
    for (const auto& c : l.disputed()) rest = rest.without(c.text());
    REQUIRE(ledger(rest, testing::the_account).contradictions().empty());
  }
  CHECK(found > 50);
}

}  // namespace test_ledger
