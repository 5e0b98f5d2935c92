// SPDX-License-Identifier: MIT
#include <habeas/model/dossier.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_dossier {

using namespace habeas;
using testing::a_claim;
using testing::about;
using testing::end_of;
using testing::foro;
using testing::stock;

namespace {

/// The statuses of the claims, in the order of the lists.
std::vector<claim_status> statuses(const dossier& d) {
  std::vector<claim_status> all;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i) all.push_back(d.status_of(i));
  return all;
}
using now = std::vector<claim_status>;

std::optional<error> thrown(const dossier& d, const std::string& name) {
  try {
    (void)d.get(person_id(name));
  } catch (const error& e) {
    return e;
  }
  return {};
}

constexpr auto counts = claim_status::counts;

}  // namespace

TEST_CASE("as known on: what was certainly said by then") {
  const dossier d(foro({a_claim("V1", stock(1), "2026-01-08"), a_claim("V2", stock(2), "2026-01-08/2026-01-20"),
                        a_claim("V3", stock(3), "2026-01-19T18:00:00-04:00"), a_claim("V4", stock(4), "2026-01/.."), a_claim("V5", stock(5))}));
  const auto later = claim_status::not_yet_said;
  CHECK(statuses(d) == now{counts, counts, counts, counts, counts});
  CHECK(statuses(d.as_known_on(end_of("2026-01-07"))) == now{later, later, later, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-08"))) == now{counts, later, later, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-19T17:59:59"))) == now{counts, later, later, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-19T22:00:00Z"))) == now{counts, later, counts, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-20"))) == now{counts, counts, counts, later, later});
}

TEST_CASE("as known after a claim: what was said before it, and at its instant what comes before it by id") {
  const dossier d(foro({a_claim("V1", stock(1), "2026-01-08"), a_claim("V3", stock(3), "2026-01-09"), a_claim("V2", stock(2), "2026-01-09"),
                        a_claim("V4", stock(4), "2026-01-10"), a_claim("V5", stock(5))}));
  const auto later = claim_status::not_yet_said;
  CHECK(statuses(d.as_known_after(claim_id("V1"))) == now{counts, later, later, later, later});
  CHECK(statuses(d.as_known_after(claim_id("V2"))) == now{counts, later, counts, later, later});
  CHECK(statuses(d.as_known_after(claim_id("V3"))) == now{counts, counts, counts, later, later});
  // A view of a view knows no more.
  const auto after_second = d.as_known_after(claim_id("V2"));
  CHECK(statuses(after_second.as_known_after(claim_id("V3"))) == statuses(after_second));
  CHECK(statuses(after_second.as_known_on(end_of("2026-01-09"))) == statuses(after_second));
  CHECK(statuses(after_second.as_known_on(end_of("2026-01-08"))) == now{counts, later, later, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-09")).as_known_after(claim_id("V2"))) == statuses(after_second));
  CHECK_THROWS_AS((void)d.as_known_after(claim_id("V5")), error);
  CHECK_THROWS_AS((void)d.as_known_after(claim_id("V6")), error);
}

TEST_CASE("where only a page's day is known, the claim was said at the latest then") {
  auto content = foro({a_claim("V1", stock(1))});
  content.documents.resize(1);
  content.documents[0].id = document_id("d");
  content.documents[0].published = parse_edtf("2026-01-20");
  content.claims[0].document = document_id("d");
  const dossier d(content);
  CHECK(d.said_at(0) == end_of("2026-01-20"));
  CHECK_FALSE(d.as_known_on(end_of("2026-01-19")).counts(0));
  CHECK(d.as_known_on(end_of("2026-01-20")).counts(0));
}

TEST_CASE("as recorded on: the claim's own day, else the dossier's") {
  auto content = foro({a_claim("V1", stock(1), "2026-01-01"), a_claim("V2", stock(2), "2026-01-01")});
  content.claims[0].recorded = parse_edtf("2026-02-01");
  content.recorded = parse_edtf("2026-03-01");
  const dossier d(content);
  const auto later = claim_status::not_yet_recorded;
  CHECK(statuses(d.as_recorded_on(end_of("2026-01-31"))) == now{later, later});
  CHECK(statuses(d.as_recorded_on(end_of("2026-02-28"))) == now{counts, later});
  CHECK(statuses(d.as_recorded_on(end_of("2026-03-01"))) == now{counts, counts});
}

TEST_CASE("a retraction counts from when it was said, and a retraction retracted restores") {
  const dossier d(foro({a_claim("V1", stock(777), "2026-01-01"), a_claim("V2", about(response::retracted, "V1"), "2026-01-05"),
                        a_claim("V3", about(response::retracted, "V2"), "2026-01-09")}));
  const auto later = claim_status::not_yet_said;
  CHECK(statuses(d.as_known_on(end_of("2026-01-04"))) == now{counts, later, later});
  CHECK(statuses(d.as_known_on(end_of("2026-01-08"))) == now{claim_status::retracted, counts, later});
  CHECK(statuses(d) == now{counts, claim_status::retracted, counts});
  CHECK(statuses(d.without("V3")) == now{claim_status::retracted, counts, claim_status::switched_off});
}

TEST_CASE("in as_recorded_on it is recorded that counts, for the retraction too") {
  auto content = foro({a_claim("V1", stock(777), "2026-01-01"), a_claim("V2", about(response::retracted, "V1"), "2026-01-02")});
  content.claims[0].recorded = parse_edtf("2026-02-01");
  content.claims[1].recorded = parse_edtf("2026-03-01");
  const dossier d(content);
  CHECK(statuses(d.as_recorded_on(end_of("2026-02-15"))) == now{counts, claim_status::not_yet_recorded});
  CHECK(statuses(d.as_recorded_on(end_of("2026-03-15"))) == now{claim_status::retracted, counts});
}

TEST_CASE("superseding counts from the superseder's said, and a chain leaves its last") {
  auto content = foro({a_claim("V1", stock(1), "2026-01-01"), a_claim("V2", stock(2), "2026-01-02"), a_claim("V3", stock(3), "2026-01-03")});
  content.claims[1].supersedes = claim_id("V1");
  content.claims[2].supersedes = claim_id("V2");
  const dossier d(content);
  const auto gone = claim_status::superseded;
  CHECK(statuses(d.as_known_on(end_of("2026-01-01"))) == now{counts, claim_status::not_yet_said, claim_status::not_yet_said});
  CHECK(statuses(d.as_known_on(end_of("2026-01-02"))) == now{gone, counts, claim_status::not_yet_said});
  CHECK(statuses(d) == now{gone, gone, counts});
  // Without the middle one nothing says that the first is out of date.
  CHECK(statuses(d.without("V2")) == now{counts, claim_status::switched_off, counts});
}

TEST_CASE("nothing is superseded only because the speaker spoke again, nor by what was taken back") {
  auto content = foro({a_claim("V1", stock(1), "2026-01-01"), a_claim("V2", stock(2), "2026-01-02")});
  CHECK(statuses(dossier(content)) == now{counts, counts});
  content.claims[1].supersedes = claim_id("V1");
  content.claims.push_back(a_claim("V3", about(response::retracted, "V2"), "2026-01-03"));
  CHECK(statuses(dossier(content)) == now{counts, claim_status::retracted, counts});
}

TEST_CASE("a retraction that is superseded no longer retracts") {
  auto content = foro({a_claim("V1", stock(777)), a_claim("V2", about(response::retracted, "V1")),
                       a_claim("V3", response_claim{response::corrected, claim_id("V1"), quantity::exact(778)})});
  content.claims[2].supersedes = claim_id("V2");
  CHECK(statuses(dossier(content)) == now{claim_status::corrected, claim_status::superseded, counts});
}

TEST_CASE("a corrected claim stops counting for its correction; one that is also retracted is retracted") {
  auto content = foro({a_claim("V1", stock(777)), a_claim("V2", response_claim{response::corrected, claim_id("V1"), quantity::exact(778)})});
  CHECK(statuses(dossier(content)) == now{claim_status::corrected, counts});
  content.claims.push_back(a_claim("V3", about(response::retracted, "V1")));
  CHECK(statuses(dossier(content)) == now{claim_status::retracted, counts, counts});
  std::swap(content.claims[1], content.claims[2]);
  CHECK(statuses(dossier(content)) == now{claim_status::retracted, counts, counts});
}

TEST_CASE("a denial and a doubt change nothing") {
  auto content = foro({a_claim("V1", stock(777)), a_claim("V2", about(response::denied, "V1")), a_claim("V3", about(response::unconfirmed, "V1"))});
  content.actors.push_back(testing::an_actor("gov"));
  content.claims[1].speaker = actor_id("gov");
  CHECK(statuses(dossier(content)) == now{counts, counts, counts});
}

TEST_CASE("leads, claims and assumptions are switched by hand, and the last word holds") {
  auto content = foro({a_claim("V1", stock(1)), a_claim("V2", stock(2))});
  content.claims[0].tentative = true;
  assumption a;
  a.id = assumption_id("verified_leave");
  a.statement = "Verified releases leave the count.";
  content.assumptions.push_back(a);
  content.claims[1].under = {a.id};
  const dossier d(content);
  CHECK(statuses(d) == now{claim_status::tentative_off, claim_status::assumption_off});
  CHECK_FALSE(d.assumes(a.id));
  CHECK(statuses(d.with("V1")) == now{counts, claim_status::assumption_off});
  CHECK(statuses(d.with("verified_leave")) == now{claim_status::tentative_off, counts});
  CHECK(statuses(d.with("verified_leave").without("V2")) == now{claim_status::tentative_off, claim_status::switched_off});
  CHECK(statuses(d.with("V1").without("V1")) == now{claim_status::switched_off, claim_status::assumption_off});
  CHECK(d.assumes(shared_cutoff));
  CHECK(d.assumes(dates_as_written));
  CHECK_FALSE(d.without("shared_cutoff").assumes(shared_cutoff));
  CHECK(d.without("shared_cutoff").with("shared_cutoff").assumes(shared_cutoff));
}

TEST_CASE("a view of a view is never wider") {
  auto content = foro({a_claim("V1", stock(1), "2026-01-01"), a_claim("V2", stock(2), "2026-01-03")});
  content.claims[0].seen_by = audience::partner;
  const dossier d(content);
  CHECK(d.reader() == audience::everyone);
  CHECK(d.withheld() == 1);
  CHECK(d.for_audience(audience::internal).withheld() == 0);
  CHECK(d.for_audience(audience::everyone).for_audience(audience::internal).withheld() == 1);
  CHECK(d.for_audience(audience::partner).for_audience(audience::internal).reader() == audience::partner);
  CHECK(d.for_audience(audience::internal).for_audience(audience::everyone).withheld() == 1);
  CHECK(d.as_known_on(end_of("2026-01-02")).as_known_on(end_of("2026-01-09")).status_of(1) == claim_status::not_yet_said);
  CHECK(d.as_known_on(end_of("2026-01-09")).as_known_on(end_of("2026-01-02")).status_of(1) == claim_status::not_yet_said);
}

TEST_CASE("views compose in any order") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 20; ++round) {
    const dossier d(testing::random_lists(random).content());
    const auto t = end_of("2026-01-19"), r = end_of("2026-12-31");
    const auto one = d.for_audience(audience::partner).as_known_on(t).as_recorded_on(r).without("shared_cutoff");
    const auto two = d.without("shared_cutoff").as_recorded_on(r).as_known_on(t).for_audience(audience::partner);
    CHECK(one.seen_through() == two.seen_through());
    CHECK(statuses(one) == statuses(two));
    CHECK(one.as_known_on(t).seen_through() == one.seen_through());
  }
}

TEST_CASE("standings do not depend on the order of the lists") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 20; ++round) {
    auto content = testing::random_lists(random).content();
    const dossier d(content);
    std::reverse(content.claims.begin(), content.claims.end());
    const dossier turned(content);
    for (const auto& c : content.claims)
      if (d.find(c.id)) CHECK(d.status_of(c.id) == turned.status_of(c.id));
    CHECK(d.withheld() == turned.withheld());
    std::vector<std::string> one, two;
    for (const auto i : d.canonical_order()) one.push_back(d.content().claims[i].id.text());
    for (const auto i : turned.canonical_order()) two.push_back(turned.content().claims[i].id.text());
    CHECK(one == two);
  }
}

TEST_CASE("the canonical order is that of (said, id), what was never said last") {
  const dossier d(foro({a_claim("V9", stock(1)), a_claim("V3", stock(1), "2026-01-02"), a_claim("V2", stock(1), "2026-01-02"),
                        a_claim("V1", stock(1), "2026-01-03"), a_claim("V4", stock(1), "2026-01-02T10:00:00")}));
  CHECK(d.canonical_order() == std::vector<std::size_t>{4, 2, 1, 3, 0});
}

TEST_CASE("a withheld claim neither supersedes nor retracts for those who may not see it") {
  auto content = foro({a_claim("V1", stock(1)), a_claim("V2", stock(2)), a_claim("V3", about(response::retracted, "V2"))});
  content.claims.push_back(a_claim("V4", stock(4)));
  content.claims[3].supersedes = claim_id("V1");
  content.claims[2].seen_by = content.claims[3].seen_by = audience::internal;
  const dossier d(content);
  CHECK(statuses(d) == now{counts, counts, claim_status::withheld, claim_status::withheld});
  CHECK(statuses(d.for_audience(audience::internal)) == now{claim_status::superseded, claim_status::retracted, counts, counts});
}

TEST_CASE("unknown ids are refused, with near names that the reader may see") {
  auto content = foro();
  content.people = {testing::a_person("maria"), testing::a_person("mario", audience::internal), testing::a_person("mariana"),
                    testing::a_person("someone else")};
  const dossier d(content);
  CHECK(d.get(person_id("maria")).id == person_id("maria"));
  CHECK(d.find(person_id("mario")) == nullptr);
  const auto e = thrown(d, "mari");
  REQUIRE(e);
  CHECK(e->code() == errc::unknown_id);
  CHECK(e->near() == std::vector<std::string>{"maria", "mariana"});
  CHECK(thrown(d, "mario")->near() == std::vector<std::string>{"maria", "mariana"});
  CHECK(thrown(d.for_audience(audience::internal), "mari")->near() == std::vector<std::string>{"maria", "mario", "mariana"});
  // Near none of few: those that there are.
  CHECK(thrown(d, "xyz")->near() == std::vector<std::string>{"maria", "mariana", "someone else"});
  CHECK_THROWS_AS((void)d.with("V1"), error);
  CHECK_THROWS_AS((void)d.without(""), error);
  CHECK_THROWS_AS((void)d.status_of(claim_id("V1")), error);
}

TEST_CASE("a thing that only withheld claims name is not found, and is no near name") {
  auto content = foro({a_claim("V1", attribute_claim{{person_id("maria"), {}, {}, {}}, "age", "30", {}, reading::throughout})});
  content.claims[0].seen_by = audience::partner;
  content.people = {testing::a_person("maria")};
  const dossier d(content);
  CHECK(d.find(person_id("maria")) == nullptr);
  CHECK(thrown(d, "mari")->near().empty());
  CHECK(d.for_audience(audience::partner).find(person_id("maria")) != nullptr);
  CHECK_THROWS_AS((void)d.without("V1"), error);
}

TEST_CASE("claims that repeat one another have one origin, as far as the reader may see") {
  auto content = foro({a_claim("V1", stock(1)), a_claim("V2", stock(1)), a_claim("V3", stock(1))});
  content.claims[1].derived_from = claim_id("V1");
  content.claims[2].derived_from = claim_id("V2");
  CHECK(dossier(content).origin_of(content.claims[2]).id == claim_id("V1"));
  CHECK(dossier(content).origin_of(content.claims[0]).id == claim_id("V1"));
  content.claims[0].seen_by = audience::internal;
  CHECK(dossier(content).origin_of(content.claims[2]).id == claim_id("V2"));
}

TEST_CASE("a dossier is a value: copies answer the same and outlive what they came from") {
  std::optional<dossier> first(foro({a_claim("V1", stock(777), "2026-01-01")}));
  const dossier copy = *first;
  auto other = first->without("V1");
  first.reset();
  CHECK(copy.counts(0));
  CHECK(other.status_of(0) == claim_status::switched_off);
  other = copy;
  CHECK(other.counts(0));
  CHECK(&other.content() == &copy.content());
}

TEST_CASE("with more: the same view of a dossier that holds both") {
  const auto d = dossier(foro({a_claim("V1", stock(1), "2026-01-01")})).as_known_on(end_of("2026-01-05"));
  dossier_content more;
  more.claims = {a_claim("V2", stock(2), "2026-01-02"), a_claim("V3", stock(3), "2026-01-09")};
  const auto both = d.with(more);
  CHECK(statuses(both) == now{counts, counts, claim_status::not_yet_said});
  CHECK(statuses(d) == now{counts});
  more.claims[0].id = claim_id("V1");
  CHECK_THROWS_AS((void)d.with(more), error);
}

TEST_CASE("lists that are no dossier are refused with every problem and its pointer") {
  auto content = foro({a_claim("V1", held_claim{}), a_claim("V1", about(response::denied, "V7"))});
  try {
    const dossier d(content);
    FAIL("nothing was thrown");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    std::vector<std::string> pointers;
    for (const auto& p : e.problems()) pointers.push_back(p.pointer);
    CHECK(pointers == std::vector<std::string>{"/claims/1/id", "/claims/1/about", "/claims/0/account"});
  }
}

}  // namespace test_dossier
