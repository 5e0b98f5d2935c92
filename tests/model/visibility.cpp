// SPDX-License-Identifier: MIT
#include <habeas/model/visibility.hpp>
#include <habeas/model/dossier.hpp>

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_visibility {

using namespace habeas;
using testing::a_claim;
using testing::foro;
using testing::stock;

namespace {

/// The ids that a reader may see of one list.
template <class T>
std::vector<std::string> shown(const dossier_content& content, const std::vector<T>& list, audience reader = audience::everyone) {
  REQUIRE(validate(content).empty());
  const visibility seen(content, id_index(content), reader);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (seen.shows(list, i)) ids.push_back(list[i].id.text());
  return ids;
}
using list = std::vector<std::string>;

claim marked(claim c, audience mark) {
  c.seen_by = mark;
  return c;
}
claim about_person(const char* name, const char* person) {
  return a_claim(name, attribute_claim{{person_id(person), {}, {}, {}}, "age", "30", {}, reading::throughout});
}

}  // namespace

TEST_CASE("a mark keeps a claim from wider circles only") {
  const auto content = foro({a_claim("V1", stock(1)), marked(a_claim("V2", stock(2)), audience::partner),
                             marked(a_claim("V3", stock(3)), audience::internal)});
  CHECK(shown(content, content.claims) == list{"V1"});
  CHECK(shown(content, content.claims, audience::partner) == list{"V1", "V2"});
  CHECK(shown(content, content.claims, audience::internal) == list{"V1", "V2", "V3"});
}

TEST_CASE("a claim that names a withheld person is withheld, and so is what is said about that claim") {
  auto content = foro({a_claim("V1", testing::about(response::denied, "V2")), a_claim("V2", testing::about(response::unconfirmed, "V3")),
                       about_person("V3", "p"), about_person("V4", "q")});
  content.people = {testing::a_person("p", audience::internal), testing::a_person("q")};
  CHECK(shown(content, content.claims) == list{"V4"});
  CHECK(shown(content, content.people) == list{"q"});
  CHECK(shown(content, content.claims, audience::internal).size() == 4);
}

TEST_CASE("a thing that only withheld claims name is not shown; one word in public shows it") {
  auto content = foro({marked(about_person("V1", "p"), audience::internal)});
  content.people = {testing::a_person("p"), testing::a_person("unnamed")};
  CHECK(shown(content, content.people) == list{"unnamed"});
  CHECK(shown(content, content.people, audience::internal) == list{"p", "unnamed"});
  content.claims.push_back(about_person("V2", "p"));
  CHECK(shown(content, content.people) == list{"p", "unnamed"});
}

TEST_CASE("a change of custody names nobody who is withheld") {
  auto content = foro({a_claim("V1", occurred_claim{event_id("freed")})});
  event e;
  e.id = event_id("freed");
  e.change.emplace();
  e.change->how = mechanism::release;
  e.change->authority = actor_id("court");
  content.events = {e};
  actor court;
  court.id = actor_id("court");
  court.seen_by = audience::internal;
  content.actors.push_back(court);
  const auto to_all = dossier(content).for_audience(audience::everyone).shown();
  CHECK_FALSE(to_all.events.at(0).change->authority);
  CHECK(validate(to_all).empty());
  CHECK(dossier(content).for_audience(audience::internal).shown().events.at(0).change->authority == actor_id("court"));
}

TEST_CASE("what only such a thing names is not shown either") {
  auto content = foro({marked(a_claim("V1", occurred_claim{event_id("release")}), audience::partner)});
  content.places.resize(2);
  content.places[0].id = place_id("cell");
  content.places[0].within = place_id("prison");
  content.places[1].id = place_id("prison");
  content.events = {testing::an_event("release")};
  content.events[0].where = place_id("cell");
  CHECK(shown(content, content.events).empty());
  CHECK(shown(content, content.places).empty());
  CHECK(shown(content, content.places, audience::partner) == list{"cell", "prison"});
  content.actors.push_back(testing::an_actor("host"));
  content.claims.push_back(a_claim("V2", role_claim{actor_id("host"), actor_role::host, event_id("release")}));
  CHECK(shown(content, content.places) == list{"cell", "prison"});
}

TEST_CASE("a page or an earlier claim that is withheld leaves the claim itself standing") {
  auto content = foro({marked(a_claim("V1", stock(1)), audience::internal), a_claim("V2", stock(2)), a_claim("V3", stock(3))});
  content.documents.resize(1);
  content.documents[0].id = document_id("leak");
  content.documents[0].seen_by = audience::internal;
  content.claims[1].supersedes = claim_id("V1");
  content.claims[1].document = document_id("leak");
  content.claims[2].derived_from = claim_id("V1");
  CHECK(shown(content, content.claims) == list{"V2", "V3"});
  CHECK(shown(content, content.documents).empty());
}

TEST_CASE("naming a withheld claim's point withholds, even where the claim is also superseded") {
  auto content = foro({marked(a_claim("V1", stock(1)), audience::internal),
                       a_claim("V2", flow_claim{direction::exits, account_id("list"), quantity::exact(1), {}, {}, {},
                                                time_ref{time_ref::how::claim, {}, "V1"}, false})});
  content.claims[1].supersedes = claim_id("V1");
  CHECK(shown(content, content.claims).empty());
}

TEST_CASE("an assumption about a withheld account is withheld, with the claims under it") {
  auto content = foro({a_claim("V1", response_claim{response::absent, {}, {}})});
  content.accounts[0].seen_by = audience::partner;
  assumption a;
  a.id = assumption_id("no_deaths");
  a.statement = "Nobody died.";
  a.effect = assumption_effect::no_other_exits;
  a.account = account_id("list");
  content.assumptions.push_back(a);
  CHECK(shown(content, content.claims) == list{"V1"});
  content.claims[0].under.push_back(a.id);
  CHECK(shown(content, content.assumptions).empty());
  CHECK(shown(content, content.claims).empty());
  CHECK(shown(content, content.claims, audience::partner) == list{"V1"});
}

TEST_CASE("a narrower circle sees whatever a wider one sees") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 30; ++round) {
    const auto content = testing::random_lists(random).content();
    const id_index index(content);
    const visibility all(content, index, audience::internal), some(content, index, audience::partner),
        few(content, index, audience::everyone);
    visit_lists(content, [&](const auto& things, const char*) {
      for (std::size_t i = 0; i < things.size(); ++i) {
        CHECK(all.shows(things, i));
        CHECK(some.shows(things, i) >= few.shows(things, i));
        if (few.shows(things, i)) CHECK(things[i].seen_by == audience::everyone);
      }
    });
  }
}

}  // namespace test_visibility
