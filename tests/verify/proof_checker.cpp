// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>
#include <habeas/verify/proof_checker.hpp>

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"
#include "made/truth.hpp"

namespace test_check {

using namespace habeas;

using namespace habeas::verify;

namespace {

/// 100 held, 30 freed in two nested counts, 90 held: at least 20 came. The later stock is of a bulletin
/// whose time another claim of it gives.
testing::small_dossier counts() {
  testing::small_dossier d;
  d.assume("leave", true);
  d.assume("other", true);
  d.assume("off", false);
  d.add_bulletin("b");
  d.held("before", quantity::exact(100), "2026-01-01");
  auto& after = d.held("after", quantity::exact(90), "2026-01-20");
  after.bulletin = bulletin_id("b");
  auto& freed =
      d.flow("freed", direction::exits, quantity::exact(30), testing::time_ref_at(time_ref::how::start_of, "2026-01-08"),
             {}, mechanism::release, "2026-01-20T19:30:00");
  freed.bulletin = bulletin_id("b");
  freed.under.push_back(assumption_id("leave"));
  auto& other = d.flow("other-freed", direction::exits, quantity::exact(30),
                       testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), {}, mechanism::release, "2026-01-19");
  other.under.push_back(assumption_id("leave"));
  d.held("withdrawn", quantity::exact(90), "2026-01-20");
  response_claim made;
  made.kind = response::retracted;
  made.about = claim_id("withdrawn");
  d.add("withdrawal", made);
  return d;
}
proof honest(const dossier& d) {
  const ledger l(d, testing::the_account);
  return *l.entries(testing::point_of("claim:before"), testing::point_of("claim:after")).low_proof;
}
std::string why_not(const proof& p, const dossier& d) {
  std::string all;
  for (const auto& r : check(p, d).reasons) all += r + "\n";
  return all;
}
proof_step& step_by(proof& p, row_rule by) {
  for (auto& s : p.steps)
    if (s.by == by) return s;
  throw std::logic_error("no such step");
}
proof& nested_in(proof_step& s, std::shared_ptr<proof>& copy) {
  copy = std::make_shared<proof>(*s.because);
  s.because = copy;
  return *copy;
}

}  // namespace

TEST_CASE("check: an honest proof holds, on the view that it is of") {
  const auto d = counts().make();
  const auto p = honest(d);
  CHECK(p.value == 20);
  CHECK(why_not(p, d) == "");
  CHECK(check(p, d));
  CHECK_FALSE(check(p, d.without("before")));
  CHECK_FALSE(check(p, d.without("leave")));
  CHECK(why_not(p, d.without("after")).find("after does not count here: switched_off") != std::string::npos);
}

TEST_CASE("check: a number changed by one is refused") {
  const auto d = counts().make();
  auto p = honest(d);
  ++p.value;
  CHECK(why_not(p, d) == "the proof: its steps add up to 20, not to 21\n");
  for (std::size_t i = 0; i < p.steps.size(); ++i) {
    CAPTURE(i);
    auto forged = honest(d);
    ++forged.steps[i].amount;
    ++forged.value;
    CHECK_FALSE(check(forged, d));
  }
  auto deep = honest(d);
  std::shared_ptr<proof> copy;
  auto& kind = step_by(deep, row_rule::kind_is_part);
  auto& nested = nested_in(kind, copy);
  ++step_by(nested, row_rule::exits).amount;
  ++nested.value;
  ++kind.amount;
  ++deep.value;
  CHECK(why_not(deep, d).find("says another number") != std::string::npos);
}

TEST_CASE("check: a claim swapped for another, or for one that does not count, is refused") {
  const auto d = counts().make();
  auto p = honest(d);
  auto& held = step_by(p, row_rule::held);
  REQUIRE(held.claims == std::vector<claim_id>{claim_id("after")});
  held.claims.front() = claim_id("before");
  CHECK_FALSE(check(p, d));
  held.claims.front() = claim_id("withdrawn");
  CHECK(why_not(p, d).find("withdrawn does not count here: retracted") != std::string::npos);
  held.claims.front() = claim_id("nobody");
  CHECK(why_not(p, d).find("nobody is no claim in this view") != std::string::npos);
  held.claims = {};
  CHECK_FALSE(check(p, d));
  held.claims = {claim_id("after"), claim_id("before")};
  CHECK_FALSE(check(p, d));
}

TEST_CASE("check: a step dropped, doubled or turned is refused") {
  const auto d = counts().make();
  const auto n = honest(d).steps.size();
  for (std::size_t i = 0; i < n; ++i) {
    CAPTURE(i);
    auto less = honest(d);
    less.value -= less.steps[i].amount;
    less.steps.erase(less.steps.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(check(less, d));
    auto more = honest(d);
    more.value += more.steps[i].amount;
    more.steps.insert(more.steps.begin() + static_cast<std::ptrdiff_t>(i), more.steps[i]);
    CHECK_FALSE(check(more, d));
    auto turned = honest(d);
    turned.steps[i].end = bound_side::high;
    CHECK_FALSE(check(turned, d));
    auto swapped = honest(d);
    std::swap(swapped.steps[i].plus, swapped.steps[i].minus);
    CHECK_FALSE(check(swapped, d));
    auto none = honest(d);
    none.steps[i].times = 0;
    CHECK_FALSE(check(none, d));
  }
  auto empty = honest(d);
  empty.steps.clear();
  empty.value = 0;
  CHECK_FALSE(check(empty, d));
}

TEST_CASE("check: an assumption dropped, added or off is refused") {
  const auto d = counts().make();
  auto p = honest(d);
  std::shared_ptr<proof> copy;
  auto& kind = step_by(p, row_rule::kind_is_part);
  auto& exits = step_by(nested_in(kind, copy), row_rule::exits);
  REQUIRE(exits.assumptions == std::vector<assumption_id>{assumption_id("leave")});
  exits.assumptions.clear();
  kind.assumptions.clear();
  CHECK(why_not(p, d).find("does not cite the assumptions") != std::string::npos);
  exits.assumptions = kind.assumptions = {assumption_id("leave"), assumption_id("other")};
  CHECK_FALSE(check(p, d));
  exits.assumptions = kind.assumptions = {assumption_id("off")};
  CHECK(why_not(p, d).find("the assumption off is off") != std::string::npos);
  exits.assumptions = {assumption_id("leave")};
  kind.assumptions.clear();
  CHECK_FALSE(check(p, d));
  kind.assumptions = {assumption_id("leave")};
  CHECK(check(p, d));
}

TEST_CASE("check: an order that nothing proves is refused") {
  const auto d = counts().make();
  const auto at = [](const char* point) { return testing::count_at("exits", point); };
  const auto order = [&](const char* before, const char* after, std::vector<claim_id> claims = {},
                         std::vector<assumption_id> assumptions = {}) {
    proof p;
    p.end = bound_side::high;
    p.plus = at(before);
    p.minus = at(after);
    proof_step s;
    s.end = bound_side::high;
    s.plus = p.plus;
    s.minus = p.minus;
    s.claims = std::move(claims);
    s.assumptions = std::move(assumptions);
    p.steps.push_back(s);
    return check(p, d).valid();
  };
  const claim_id freed("freed"), other("other-freed"), after("after");
  const assumption_id leave("leave");
  CHECK(order("claim:before", "claim:after"));
  CHECK_FALSE(order("claim:after", "claim:before"));
  CHECK(order("claim:before", "end:2026-01-01"));
  CHECK_FALSE(order("claim:before", "end:2025-12-31"));
  CHECK(order("start", "claim:before"));
  CHECK_FALSE(order("claim:before", "start"));
  CHECK(order("at:2026-01-01T10:00:00", "end:2026-01-01"));
  // A time of day of another claim of the bulletin: only where that claim and what it is under are cited.
  CHECK_FALSE(order("claim:after", "at:2026-01-20T19:30:00"));
  CHECK_FALSE(order("claim:after", "at:2026-01-20T19:30:00", {freed}));
  CHECK(order("claim:after", "at:2026-01-20T19:30:00", {freed}, {leave}));
  CHECK_FALSE(order("claim:after", "at:2026-01-20T19:30:00", {other}, {leave}));
  CHECK_FALSE(order("claim:after", "at:2026-01-20T19:29:59", {freed}, {leave}));
  // A claim's own window, cited.
  CHECK(order("end:2026-01-07", "claim:freed", {freed}, {leave}));
  CHECK_FALSE(order("claim:freed", "end:2026-01-07", {freed}, {leave}));
  CHECK_FALSE(order("claim:before", "claim:after", {other}, {leave}));  // cites more than it rests on
  // Two stocks of one day, in no bulletin together.
  CHECK_FALSE(order("claim:withdrawn", "claim:after"));
  CHECK_FALSE(order("point:nothing", "claim:after"));
}

TEST_CASE("check: numbers share a cut-off only in one bulletin, while that is assumed, and by citing who says so") {
  const auto d = counts().make();
  const auto same = [&](const dossier& view, const char* one, const char* other, std::vector<claim_id> claims,
                        std::vector<assumption_id> assumptions = {shared_cutoff}) {
    proof_step s;
    s.by = row_rule::same_cutoff;
    s.plus = testing::count_at("entries", one);
    s.minus = testing::count_at("entries", other);
    s.claims = std::move(claims);
    s.assumptions = std::move(assumptions);
    proof p;
    p.plus = s.plus;
    p.minus = s.minus;
    p.steps.push_back(s);
    return check(p, view).valid();
  };
  const claim_id after("after"), freed("freed");
  CHECK(same(d, "claim:after", "bulletin:b", {after}));
  CHECK(same(d, "claim:after", "claim:freed", {after, freed}));
  CHECK_FALSE(same(d, "claim:after", "bulletin:b", {}));
  CHECK_FALSE(same(d, "claim:after", "bulletin:b", {after}, {}));
  CHECK_FALSE(same(d, "claim:before", "bulletin:b", {claim_id("before")}));
  CHECK_FALSE(same(d.without("shared_cutoff"), "claim:after", "bulletin:b", {after}));
  // Dates that exclude one another are of no one cut-off.
  auto apart = counts();
  for (auto& c : apart.content.claims)
    if (c.id == after) c.as_of = parse_edtf("2026-01-12");
  CHECK_FALSE(same(apart.make(), "claim:after", "bulletin:b", {after}));
}

TEST_CASE("check: what a kind proves of the whole is that much, on those points, and more than none") {
  const auto d = counts().make();
  const auto forged = [&](const std::function<void(proof_step&, proof&)>& change) {
    auto p = honest(d);
    auto& step = step_by(p, row_rule::kind_is_part);
    std::shared_ptr<proof> copy;
    auto& nested = nested_in(step, copy);
    const auto before = step.amount;
    change(step, nested);
    p.value += step.amount - before;
    return check(p, d).valid();
  };
  CHECK(forged([](proof_step&, proof&) {}));
  CHECK_FALSE(forged([](proof_step& s, proof&) { s.because.reset(); }));
  CHECK_FALSE(forged([](proof_step& s, proof&) { ++s.amount; }));
  CHECK_FALSE(forged([](proof_step& s, proof&) { --s.amount; }));
  CHECK_FALSE(forged([](proof_step&, proof& n) { n.end = bound_side::high; }));
  CHECK_FALSE(forged([](proof_step&, proof& n) { n.plus.point = testing::point_of("end:2026-01-25"); }));
  CHECK_FALSE(forged([](proof_step& s, proof&) { s.claims.clear(); }));
  CHECK_FALSE(forged([](proof_step&, proof& n) { n.steps.clear(); }));

  // None of a kind between points in the wrong order says nothing of the whole.
  const auto of = [](const char* chain, const char* point) { return testing::count_at(chain, point); };
  auto nested = std::make_shared<proof>();
  nested->plus = of("exits:release", "claim:before");
  nested->minus = of("exits:release", "end:2025-12-01");
  proof_step s;
  s.by = row_rule::order;
  s.plus = nested->plus;
  s.minus = nested->minus;
  nested->steps.push_back(s);
  REQUIRE(check(*nested, d));
  proof p;
  p.plus = of("exits", "claim:before");
  p.minus = of("exits", "end:2025-12-01");
  s.by = row_rule::kind_is_part;
  s.plus = p.plus;
  s.minus = p.minus;
  s.because = nested;
  p.steps.push_back(s);
  CHECK(why_not(p, d).find("none of a kind") != std::string::npos);
}

TEST_CASE("check: that a kind is all there are needs the assumption, and one kind only") {
  const auto step = [](const char* assumption, const char* kind) {
    proof p;
    p.end = bound_side::high;
    p.plus = testing::count_at("exits", "claim:after");
    p.minus = testing::count_at(kind, "claim:after");
    proof_step s;
    s.end = bound_side::high;
    s.by = row_rule::no_other_exits;
    s.plus = p.plus;
    s.minus = p.minus;
    s.assumptions.push_back(assumption_id(assumption));
    p.steps.push_back(s);
    return p;
  };
  auto d = counts();
  d.assume("all", true, assumption_effect::no_other_exits);
  CHECK(check(step("all", "exits:release"), d.make()));
  CHECK_FALSE(check(step("leave", "exits:release"), d.make()));
  CHECK_FALSE(check(step("all", "exits:death"), d.make()));
  CHECK_FALSE(check(step("all", "entries:arrest"), d.make()));
  CHECK_FALSE(check(step("all", "exits:release"), d.make().without("all")));
  d.flow("died", direction::exits, quantity::exact(1), {}, {}, mechanism::death, "2026-01-20");
  CHECK_FALSE(check(step("all", "exits:release"), d.make()));
}

TEST_CASE("check: stocks throughout and sometime, corrections, and about with a width") {
  testing::small_dossier d;
  d.held_during("always", quantity::between(5, 9), "2026-01-02/2026-01-04", reading::throughout);
  d.held_during("once", quantity::exact(7), "2026-01-02/2026-01-04", reading::sometime);
  d.held("roughly", quantity::about(100), "2026-01-10T00:00:00");
  d.held("first", quantity::exact(50), "2026-01-12T00:00:00");
  response_claim made;
  made.kind = response::corrected;
  made.about = claim_id("first");
  made.number = quantity::exact(60);
  d.add("better", made);
  const auto view = d.make();
  const about_policy width{5, 0};
  const ledger l(view, testing::the_account, {width});
  const auto three = l.held(testing::point_of("end:2026-01-03"));
  CHECK(three.low == 5);
  CHECK(three.high == 9);
  CHECK(check(three, view));
  auto outside = *three.low_proof;
  outside.plus.point = outside.minus.point = outside.steps[0].plus.point = outside.steps[0].minus.point =
      testing::end_of_january(5);
  CHECK_FALSE(check(outside, view));
  const auto ten = l.held(testing::point_of("end:2026-01-09"));
  CHECK(ten.low == 95);
  CHECK(ten.high == 105);
  CHECK(check(ten, view, width));
  CHECK_FALSE(check(ten, view));
  CHECK_FALSE(check(ten, view, about_policy{4, 0}));
  const auto twelve = l.held(testing::point_of("end:2026-01-11"));
  CHECK(twelve.low == 60);
  CHECK(check(twelve, view));
  CHECK(claims_of(*twelve.low_proof) == std::vector<claim_id>{claim_id("better")});
}

TEST_CASE("check: days order instants only where they differ; a link orders them itself") {
  const auto two = [](relation how, std::optional<std::int64_t> within) {
    testing::small_dossier d;
    d.add_event("a");
    d.add_event("b");
    d.linked("link", "a", how, "b", within);
    d.flow("x", direction::exits, quantity::exact(1), testing::time_ref_at(time_ref::how::event_end, "b"),
           testing::time_ref_at(time_ref::how::event_start, "a"));
    return d.make();
  };
  const auto proven = [](const dossier& d) {
    auto before = testing::count_at("exits", "event_end:b"), after = before;
    after.point = testing::point_of("event_start:a");
    const timeline t(d);
    const auto gap = t.between(event_id("a"), false, event_id("b"), true);
    if (!gap.low_proof) return false;
    proof_step s;
    s.plus = after;
    s.minus = before;
    s.because = std::make_shared<const proof>(*gap.low_proof);
    s.claims = claims_of(*gap.low_proof);
    proof p;
    p.plus = after;
    p.minus = before;
    p.steps.push_back(s);
    return check(p, d).valid();
  };
  CHECK(proven(two(relation::follows, {})));
  CHECK(proven(two(relation::follows, 0)));
  testing::small_dossier same_day;
  same_day.add_event("a");
  same_day.add_event("b");
  same_day.dated("a-day", "a", "2026-01-05");
  same_day.dated("b-day", "b", "2026-01-05");
  CHECK_FALSE(proven(same_day.make()));
  same_day.content.claims[0] = testing::small_dossier().dated("a-day", "a", "2026-01-06");
  CHECK(proven(same_day.make()));
}

TEST_CASE("check: a contradiction is a circle below nothing that cites what it lists") {
  testing::small_dossier d;
  d.flow("less", direction::exits, quantity::exact(426), testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), {},
         mechanism::release, "2026-02-09");
  d.flow("more", direction::exits, quantity::exact(431), testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), {},
         mechanism::release, "2026-02-08");
  const auto view = d.make();
  const ledger l(view, testing::the_account);
  REQUIRE(l.contradictions().size() == 1);
  const auto& honest = l.contradictions().front();
  CHECK(honest.proof.value == -5);
  CHECK(check(honest, view));
  auto c = honest;
  c.claims.pop_back();
  CHECK_FALSE(check(c, view));
  c = honest;
  c.proof.value = -4;
  CHECK_FALSE(check(c, view));
  c = honest;
  c.assumptions.push_back(shared_cutoff);
  CHECK_FALSE(check(c, view));
  c = honest;
  c.proof.steps.clear();
  c.proof.value = 0;
  CHECK_FALSE(check(c, view));
  c = honest;
  std::swap(c.proof.steps.front(), c.proof.steps.back());
  CHECK_FALSE(check(c, view));
}

TEST_CASE("check: a bound whose numbers are not those of its proofs is refused") {
  const auto d = counts().make();
  const ledger l(d, testing::the_account);
  const auto honest = l.entries(testing::point_of("claim:before"), testing::point_of("claim:after"));
  CHECK(check(honest, d));
  auto b = honest;
  b.low = 21;
  CHECK_FALSE(check(b, d));
  b = honest;
  b.low_proof.reset();
  CHECK_FALSE(check(b, d));
  b = honest;
  b.high = 30;
  CHECK_FALSE(check(b, d));
  b = honest;
  b.set_aside = {claim_id("after")};
  CHECK_FALSE(check(b, d));
}

TEST_CASE("check: steps taken several times add up to the divisor, rounded outwards") {
  testing::small_dossier d;
  d.flow("one", direction::exits, quantity::exact(3), testing::time_ref_at(time_ref::how::start_of, "2026-01-02"),
         testing::time_ref_at(time_ref::how::end_of, "2026-01-04"));
  const auto view = d.make();
  proof p;
  p.plus = testing::count_at("exits", "end:2026-01-04");
  p.minus = testing::count_at("exits", "end:2026-01-01");
  proof_step s;
  s.by = row_rule::exits;
  s.plus = p.plus;
  s.minus = p.minus;
  s.amount = 3;
  s.claims.push_back(claim_id("one"));
  s.times = 2;
  p.steps.push_back(s);
  p.divisor = 2;
  p.value = 3;
  CHECK(check(p, view));
  p.divisor = 3;
  p.value = 2;
  CHECK_FALSE(check(p, view));
  p.divisor = 0;
  CHECK_FALSE(check(p, view));
  p.divisor = 2;
  p.steps[0].amount = std::numeric_limits<std::int64_t>::max();
  CHECK_FALSE(check(p, view));
}

TEST_CASE("check: no random change of a proof's words gets through") {
  testing::random_source random(testing::seed + 7);
  CAPTURE(testing::seed);
  std::size_t forged = 0;
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    const auto told = testing::random_truth(random, 0);
    const dossier d(told.content);
    const ledger l(d, testing::the_account);
    for (const auto& p : l.points()) {
      const auto b = l.held(p);
      for (const auto& why : {b.low_proof, b.high_proof}) {
        if (!why || why->steps.empty()) continue;
        auto f = *why;
        auto& s = f.steps[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(f.steps.size()) - 1))];
        // What orders two points may be so for more reasons than one.
        switch (s.by == row_rule::order ? 0 : random(0, 3)) {
          case 0: {  // too good a number
            const auto by = f.end == bound_side::low ? 1 : -1;
            s.amount += by;
            f.value += by;
            break;
          }
          case 1:
            if (s.claims.empty()) continue;
            s.claims.pop_back();
            break;
          case 2:
            if (s.assumptions.empty()) continue;
            s.assumptions.pop_back();
            break;
          default: {
            const auto& other = told.content
                                    .claims[static_cast<std::size_t>(
                                        random(0, static_cast<std::int64_t>(told.content.claims.size()) - 1))]
                                    .id;
            if (testing::contains(s.claims, other)) continue;
            s.claims.push_back(other);
          }
        }
        ++forged;
        CAPTURE(testing::text_of(f));
        REQUIRE_FALSE(check(f, d).valid());
      }
    }
  }
  CHECK(forged > 500);
}

}  // namespace test_check
