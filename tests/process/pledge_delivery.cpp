// SPDX-License-Identifier: MIT
#include <habeas/process/pledge_delivery.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "made/small.hpp"

namespace test_delivery {

using namespace habeas;
using testing::january;
using testing::time_ref_at;
using testing::small_dossier;
using testing::the_account;

namespace {

/// Eighty promised; releases count towards it from 5 January on.
small_dossier promised(quantity n, const char* by = nullptr) {
  small_dossier d;
  pledge p;
  p.id = pledge_id("eighty");
  d.content.pledges = {p};
  pledge_claim says;
  says.number = n;
  says.pledge = p.id;
  if (by != nullptr) says.by = parse_edtf(by);
  d.add("P", says);
  counts_claim counts{p.id, the_account, mechanism::release, release_stage::verified, time_ref_at(time_ref::how::start_of, january(5))};
  d.add("T", counts);
  return d;
}
void freed(small_dossier& d, const char* name, quantity n, const std::string& as_of) {
  d.flow(name, direction::exits, n, time_ref_at(time_ref::how::start_of, january(5)), std::nullopt, mechanism::release, as_of);
}
delivery on(const dossier& d, const std::string& at) {
  deliveries all(d);
  const auto list = all.at(all.entry("eighty"), at);
  REQUIRE(list.size() == 1);
  if (list[0].done) REQUIRE(verify::check(list[0].done->number, d).valid());
  return list[0];
}
std::string status(const dossier& d, const std::string& at) { return std::string(to_slug(on(d, at).status)); }
std::string due(const dossier& d, const std::string& at) { return std::string(to_slug(on(d, at).due)); }

}  // namespace

TEST_CASE("met, not met or possibly met, as the ledger's bounds say") {
  auto d = promised(quantity::exact(80));
  freed(d, "F1", quantity::exact(48), january(10));
  freed(d, "F2", quantity::exact(85), january(20));
  CHECK(status(d.make(), january(2)) == "not_met");            // before it began
  CHECK(status(d.make(), "claim:F1") == "not_met");            // 48 then
  CHECK(status(d.make(), january(15)) == "possibly_met");      // 48 to 85
  CHECK(status(d.make(), "claim:F2") == "met");
  CHECK(status(d.make(), january(25)) == "met");               // at least 85
  const auto middle = on(d.make(), january(15));
  CHECK(middle.done->number.low == 48);
  CHECK(middle.done->number.high == 85);
  CHECK(middle.wanted == 80);
  CHECK(claims_of(*middle.done->number.low_proof) == std::vector{claim_id("F1")});
  // Nothing counts towards it unless a claim says so.
  CHECK_FALSE(on(d.make().without("T"), january(25)).done);
  CHECK(status(d.make().without("T"), january(25)) == "possibly_met");
}

TEST_CASE("what is promised is the lower end of what is stated") {
  const auto with = [](quantity n) {
    auto d = promised(n);
    freed(d, "F", quantity::exact(75), january(10));
    return status(d.make(), "claim:F");
  };
  CHECK(with(quantity::between(70, 80)) == "met");
  CHECK(with(quantity::at_least(75)) == "met");
  CHECK(with(quantity::more_than(75)) == "not_met");
  CHECK(with(quantity::about(75)) == "possibly_met");
  CHECK(with(quantity::unquantified()) == "possibly_met");
  CHECK(with(quantity::at_most(80)) == "possibly_met");
  auto nobody = promised(quantity::unquantified());
  freed(nobody, "F", quantity::exact(0), january(10));
  CHECK(status(nobody.make(), "claim:F") == "not_met");  // "an important number" is somebody
  auto about = promised(quantity::about(80));
  freed(about, "F", quantity::exact(78), january(10));
  const auto whole = about.make();
  deliveries wide(whole, {about_policy{5, 0}});
  CHECK(wide.at(wide.entry("eighty"), "claim:F")[0].status == delivery_status::met);
}

TEST_CASE("overdue: the deadline has certainly passed, and certainly fewer came") {
  auto d = promised(quantity::exact(80), "2026-01-12");
  freed(d, "F1", quantity::exact(48), january(20));
  CHECK(due(d.make(), january(11)) == "not_yet");
  CHECK(due(d.make(), january(12)) == "due");
  CHECK(status(d.make(), january(11)) == "not_met");
  CHECK(status(d.make(), january(12)) == "overdue");  // at most 48 until the 20th
  // After the last count nobody knows whether it was kept since; that it was not kept in time stays known, and that the eightieth
  // came after the count of the 20th: on that day at the earliest.
  CHECK(status(d.make(), january(25)) == "possibly_met");
  CHECK(on(d.make(), january(25)).late_at_least == 8);
  CHECK_FALSE(on(d.make(), january(25)).late_at_most);
  CHECK(on(d.make(), "2027-01-01").late_at_least == 8);
  auto unknown = promised(quantity::exact(80), "2026-01-12");
  freed(unknown, "F1", quantity::exact(48), january(10));
  CHECK(status(unknown.make(), january(25)) == "possibly_met");
  CHECK_FALSE(on(unknown.make(), january(25)).late_at_least);  // it may have been kept in time
  auto coarse = promised(quantity::exact(80), "2026-01");
  freed(coarse, "F1", quantity::exact(48), "2026-02-20");
  CHECK(due(coarse.make(), january(30)) == "possibly");
  CHECK(status(coarse.make(), january(30)) == "not_met");
  CHECK(status(coarse.make(), january(31)) == "overdue");
  auto none = promised(quantity::exact(80));
  freed(none, "F1", quantity::exact(48), january(20));
  CHECK(due(none.make(), january(12)) == "no_deadline");
  CHECK(status(none.make(), january(12)) == "not_met");
}

TEST_CASE("kept after its deadline: met late, by how many days at least and at most") {
  auto d = promised(quantity::exact(80), "2026-01-12");
  freed(d, "F1", quantity::exact(48), january(20));
  freed(d, "F2", quantity::exact(79), january(25));
  freed(d, "F3", quantity::exact(85), january(28));
  const auto late = on(d.make(), "2026-02-10");
  CHECK(late.status == delivery_status::met_late);
  CHECK(late.due == due_state::due);
  // The eightieth came after the count of the 25th, and by that of the 28th: on the 25th at the earliest.
  CHECK(late.late_at_least == 13);
  CHECK(late.late_at_most == 16);
  // In time, or perhaps in time: met.
  auto in_time = promised(quantity::exact(80), "2026-01-12");
  freed(in_time, "F", quantity::exact(85), january(11));
  CHECK(status(in_time.make(), "2026-02-10") == "met");
  auto perhaps = promised(quantity::exact(80), "2026-01-12");
  freed(perhaps, "F", quantity::exact(85), january(20));
  CHECK(status(perhaps.make(), "2026-02-10") == "met");
  CHECK_FALSE(on(perhaps.make(), "2026-02-10").late_at_least);
  // A month as its deadline: late against all of it, and from its first possible day at most.
  auto coarse = promised(quantity::exact(80), "2026-01");
  freed(coarse, "F1", quantity::exact(48), "2026-02-20");
  freed(coarse, "F2", quantity::exact(85), "2026-02-22");
  const auto month = on(coarse.make(), "2026-03-01");
  CHECK(month.status == delivery_status::met_late);
  CHECK(month.late_at_least == 20);
  CHECK(month.late_at_most == 22 + 30);
}

TEST_CASE("a promised ratio is set against the totals of its legs, stage by stage") {
  small_dossier d;
  for (const auto* name : {"home", "abroad"}) {
    pledge p;
    p.id = pledge_id(name);
    d.content.pledges.push_back(p);
    account counted;
    counted.id = account_id(name);
    counted.counter = actor_id("speaker");
    d.content.accounts.push_back(counted);
    counts_claim counts{p.id, counted.id, mechanism::exchange, release_stage::verified, time_ref_at(time_ref::how::start_of, january(5))};
    d.add(std::string("T_") + name, counts);
  }
  exchange x;
  x.id = exchange_id("swap");
  for (const auto* name : {"home", "abroad"}) {
    exchange_leg leg;
    leg.id = leg_id(name);
    leg.pledge = pledge_id(name);
    x.legs.push_back(leg);
  }
  x.legs[1].unit = "bodies";
  d.content.exchanges = {x};
  // Two stages, each number since the start: 60 and then 90 for one and then three.
  const auto came = [&](const char* id, const char* who, std::int64_t n, const std::string& as_of) {
    auto& c = d.flow(id, direction::exits, quantity::exact(n), time_ref_at(time_ref::how::start_of, january(5)), std::nullopt, mechanism::exchange, as_of);
    std::get<flow_claim>(c.says).account = account_id(who);
  };
  came("h1", "home", 60, january(8));
  came("h2", "home", 90, january(12));
  came("a1", "abroad", 1, january(8));
  came("a2", "abroad", 3, january(12));
  d.add("R", ratio_claim{x.id, leg_id("home"), leg_id("abroad"), quantity::exact(30), {}, "for each"});
  const auto whole = d.make();
  deliveries all(whole);
  const auto totals = totals_of(all, whole.content().exchanges[0]);
  REQUIRE(totals.size() == 2);
  CHECK(totals[0].done.number.low == 90);
  CHECK(totals[0].done.number.high == 90);
  CHECK(totals[1].done.number.low == 3);
  const auto promised_here = promised_ratios_of(all, whole.content().exchanges[0]);
  REQUIRE(promised_here.size() == 1);
  CHECK(promised_here[0].number == quantity::exact(30));
  REQUIRE(promised_here[0].came_of_it.size() == 1);
  CHECK(promised_here[0].came_of_it[0].least == leg_ratio::fraction{30, 1});
  CHECK(promised_here[0].came_of_it[0].most == leg_ratio::fraction{30, 1});
  // At the first stage, the totals of the first stage.
  const auto first = promised_ratios_of(all, whole.content().exchanges[0], january(8));
  CHECK(first[0].came_of_it[0].least == leg_ratio::fraction{20, 1});
  // What is read comes back as it was.
  CHECK(read_dossier(write_dossier(d.content)) == d.content);
  // A leg that is none of the exchange is refused, and so is a ratio to none.
  auto wrong = d;
  std::get<ratio_claim>(wrong.content.claims.back().says).to = leg_id("hoem");
  CHECK_THROWS_WITH_AS((void)wrong.make(), doctest::Contains("no leg of that exchange"), error);
  auto none = d;
  std::get<ratio_claim>(none.content.claims.back().says).per = 0;
  CHECK_THROWS_WITH_AS((void)none.make(), doctest::Contains("a ratio to none"), error);
}

TEST_CASE("a condition is never taken to be fulfilled unless a claim says so") {
  auto d = promised(quantity::exact(80), "2026-01-12");
  freed(d, "F1", quantity::exact(48), january(20));
  std::get<pledge_claim>(d.content.claims[0].says).condition = "calm";
  CHECK(due(d.make(), january(15)) == "condition_open");
  CHECK(status(d.make(), january(15)) == "not_met");
  d.add_event("law");
  std::get<pledge_claim>(d.content.claims[0].says).once = event_id("law");
  d.dated("L", "law", january(14));
  CHECK(due(d.make(), january(15)) == "condition_open");  // dated, but nobody says that it happened
  d.add("O", occurred_claim{event_id("law")});
  CHECK(due(d.make(), january(13)) == "condition_open");
  CHECK(due(d.make(), january(14)) == "due");
  CHECK(status(d.make(), january(14)) == "overdue");
}

TEST_CASE("assumptions decide what counts, and are cited") {
  auto d = promised(quantity::exact(80));
  freed(d, "F1", quantity::exact(48), january(10));
  d.assume("of_the_eighty", true);
  d.content.claims[1].under = {assumption_id("of_the_eighty")};
  const auto whole = d.make();
  CHECK(on(whole, "claim:F1").done->under == std::vector{assumption_id("of_the_eighty")});
  CHECK_FALSE(on(whole.without("of_the_eighty"), january(10)).done);
}

TEST_CASE("rungs are numbers of their own, and re-arrests take nothing back") {
  auto d = promised(quantity::exact(10));
  freed(d, "F1", quantity::exact(12), january(10));
  d.flow("R", direction::entries, quantity::exact(5), time_ref_at(time_ref::how::start_of, january(5)), std::nullopt, mechanism::rearrest,
         january(10));
  d.add("T2", counts_claim{pledge_id("eighty"), the_account, mechanism::rearrest, release_stage::rearrested, time_ref_at(time_ref::how::start_of, january(5))});
  const auto whole = d.make();
  deliveries all(whole);
  const auto& e = all.entry("eighty");
  CHECK(all.at(e, january(12)).size() == 1);
  CHECK(all.at(e, january(12))[0].status == delivery_status::met);
  const auto done = all.done(e, january(12));
  REQUIRE(done.size() == 2);
  CHECK(done[1].as == release_stage::rearrested);
  CHECK(done[1].number.low == 5);
}

TEST_CASE("a promise that names no pledge is one of its own; a pledge without a promise is told") {
  auto d = promised(quantity::exact(80));
  pledge_claim other;
  other.number = quantity::unquantified();
  d.add("Q", other);
  pledge silent;
  silent.id = pledge_id("silent");
  d.content.pledges.push_back(silent);
  const auto whole = d.make();
  deliveries all(whole);
  CHECK(all.pledges().size() == 3);
  CHECK(all.entry("claim:Q").promises.size() == 1);
  CHECK(all.entry("Q").name == "claim:Q");
  CHECK(all.at(all.entry("silent"), january(9))[0].status == delivery_status::nothing_promised);
  CHECK_THROWS_AS((void)all.entry("eigthy"), error);
}

TEST_CASE("a counter that counts no such kind bounds nothing") {
  auto d = promised(quantity::exact(80));
  d.held("H", quantity::exact(500), january(9));
  const auto counted = on(d.make(), january(15)).done->number;
  CHECK_FALSE(counted.low);
  CHECK_FALSE(counted.high);
}

TEST_CASE("ratios of legs in every direction, number by number, in lowest terms") {
  std::vector<leg_number> numbers{{leg_id("A"), claim_id("1"), {}, release_stage::announced, quantity::exact(252)},
                                  {leg_id("B"), claim_id("2"), {}, release_stage::announced, quantity::exact(10)},
                                  {leg_id("A"), claim_id("3"), {}, release_stage::announced, quantity::between(230, 240)},
                                  {leg_id("B"), claim_id("4"), {}, release_stage::rearrested, quantity::exact(1)}};
  const auto ratios = ratios_of(numbers);
  REQUIRE(ratios.size() == 4);  // 1 to 2, 2 to 1, 2 to 3, 3 to 2
  CHECK(ratios[0].least == leg_ratio::fraction{126, 5});
  CHECK(ratios[0].most == ratios[0].least);
  CHECK(ratios[1].least == leg_ratio::fraction{5, 126});
  CHECK(ratios[2].least == leg_ratio::fraction{1, 24});
  CHECK(ratios[2].most == leg_ratio::fraction{1, 23});
  CHECK(ratios[3].least == leg_ratio::fraction{23, 1});
  // Announced on one side and verified on the other, or at one stage of the exchange and in all, is no ratio.
  const auto day_end = [](std::int64_t n) { return uncertain_instant::exactly(instant::end_of(day::from_civil(2025, 12, 31).plus(n))); };
  const leg_number first{leg_id("A"), claim_id("1"), {}, release_stage::verified, quantity::exact(90), day_end(18), day_end(19)};
  const leg_number all{leg_id("A"), claim_id("2"), {}, release_stage::verified, quantity::exact(1800), day_end(18), day_end(40)};
  const leg_number others{leg_id("B"), claim_id("3"), {}, release_stage::verified, quantity::exact(3), day_end(18), day_end(19)};
  const leg_number announced{leg_id("B"), claim_id("4"), {}, release_stage::announced, quantity::exact(3), day_end(18), day_end(19)};
  const leg_number promised_number{leg_id("B"), claim_id("5"), {}, {}, quantity::exact(33)};
  CHECK(ratios_of({first, others})[0].least == leg_ratio::fraction{30, 1});
  CHECK(ratios_of({all, others}).empty());
  CHECK(ratios_of({first, announced}).empty());
  CHECK(ratios_of({all, promised_number})[0].least == leg_ratio::fraction{600, 11});
  CHECK(ratios_of({first, all, promised_number}).empty());
  CHECK_FALSE(ratios_of({{leg_id("A"), claim_id("1"), {}, {}, quantity::about(238)}, {leg_id("B"), claim_id("2"), {}, {}, quantity::exact(10)}})[0].least);
  CHECK_FALSE(ratios_of({{leg_id("A"), claim_id("1"), {}, {}, quantity::exact(2)}, {leg_id("B"), claim_id("2"), {}, {}, quantity::exact(0)}})[0].least);
}

}  // namespace test_delivery
