// SPDX-License-Identifier: MIT
#include <habeas/coding/labels.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "model/lists.hpp"

namespace test_labels {

using namespace habeas;

namespace {

/// Two speakers of one population, and a person.
struct labelled {
  dossier_content content;

  labelled() {
    content = testing::foro();
    content.actors.push_back(testing::an_actor("state"));
    content.actors.push_back(testing::an_actor("church"));
    content.people.push_back(testing::a_person("ana"));
    content.people.push_back(testing::a_person("beto", audience::internal));
  }
  labelled_claim& add(const char* name, const char* speaker, const char* label, bool applies = true) {
    labelled_claim says;
    says.population = account_id("list");
    says.label = label;
    says.applies = applies;
    auto c = testing::a_claim(name, says, "2026-01-10");
    c.speaker = actor_id(speaker);
    content.claims.push_back(std::move(c));
    return std::get<labelled_claim>(content.claims.back().says);
  }
  void deny(const char* name, const char* speaker, const char* about) {
    auto c = testing::a_claim(name, testing::about(response::denied, about), "2026-01-11");
    c.speaker = actor_id(speaker);
    content.claims.push_back(std::move(c));
  }
};

std::vector<claim_id> ids(std::initializer_list<const char*> names) {
  std::vector<claim_id> made;
  for (const auto* n : names) made.emplace_back(n);
  return made;
}

}  // namespace

TEST_CASE("who says that a label applies and who says that it does not are set side by side") {
  labelled d;
  d.add("b", "state", "political prisoners", false);
  d.add("a", "foro", "Political prisoners");
  d.add("c", "state", "terrorists");
  const auto all = labels_of(dossier(d.content));
  REQUIRE(all.size() == 1);
  CHECK(all[0].subject == labelled_subject{labelled_subject::what::account, "list"});
  REQUIRE(all[0].said.size() == 3);
  CHECK(all[0].said[0].claim == claim_id("a"));
  CHECK(all[0].said[0].disputed_by == ids({"b"}));
  CHECK(all[0].said[1].disputed_by == ids({"a"}));
  CHECK(all[0].said[2].label == "terrorists");
  CHECK(all[0].said[2].disputed_by.empty());
  REQUIRE(all[0].disputes.size() == 1);
  CHECK(all[0].disputes[0].applies == ids({"a"}));
  CHECK(all[0].disputes[0].denies == ids({"b"}));
}

TEST_CASE("another label for the same people is no dispute, and neither is one speaker's change of mind") {
  labelled d;
  d.add("a", "foro", "political prisoners");
  d.add("b", "foro", "political prisoners", false);
  d.add("c", "state", "terrorists");
  for (const auto& one : labels_of(dossier(d.content))) CHECK(one.disputes.empty());
}

TEST_CASE("labels of different times do not meet, and a time that nobody states may be any") {
  labelled d;
  d.add("a", "foro", "hostage").until = parse_edtf("2025-06");
  d.add("b", "state", "hostage", false).since = parse_edtf("2025-07");
  CHECK(labels_of(dossier(d.content))[0].disputes.empty());
  std::get<labelled_claim>(d.content.claims[0].says).until = parse_edtf("2025-07");
  CHECK(labels_of(dossier(d.content))[0].disputes.size() == 1);
  std::get<labelled_claim>(d.content.claims[0].says).until = parse_edtf("2025-06");
  std::get<labelled_claim>(d.content.claims[1].says).since.reset();
  CHECK(labels_of(dossier(d.content))[0].disputes.size() == 1);
}

TEST_CASE("a denial of the claim by another speaker is a dispute too; the speaker's own is not") {
  labelled d;
  d.add("a", "foro", "hostages");
  d.deny("no", "state", "a");
  const auto all = labels_of(dossier(d.content));
  CHECK(all[0].said[0].disputed_by == ids({"no"}));
  CHECK(all[0].disputes[0].denies == ids({"no"}));
  d.content.claims.back().speaker = actor_id("foro");
  CHECK(labels_of(dossier(d.content))[0].disputes.empty());
}

TEST_CASE("what does not count in a view is neither told nor does it dispute") {
  labelled d;
  d.add("a", "foro", "hostages");
  d.add("b", "state", "hostages", false);
  const dossier whole(d.content);
  CHECK(labels_of(whole)[0].disputes.size() == 1);
  CHECK(labels_of(whole.without("b"))[0].said.size() == 1);
  CHECK(labels_of(whole.without("b"))[0].disputes.empty());
  CHECK(labels_of(whole.as_known_on(testing::end_of("2026-01-09"))).empty());
  d.content.claims.back().seen_by = audience::internal;
  const dossier marked(d.content);
  CHECK(labels_of(marked)[0].disputes.empty());
  CHECK(labels_of(marked.for_audience(audience::internal))[0].disputes.size() == 1);
}

TEST_CASE("labels of one subject, and of people whom the reader may not see") {
  labelled d;
  d.add("a", "foro", "hostages");
  for (const auto* person : {"ana", "beto"}) {
    labelled_claim says;
    says.of.person = person_id(person);
    says.label = "journalist";
    d.content.claims.push_back(testing::a_claim(person, says, "2026-01-10"));
  }
  const dossier all(d.content);
  CHECK(labels_of(all).size() == 2);
  CHECK(labels_of(all, "ana").size() == 1);
  CHECK(labels_of(all, "beto").empty());
  CHECK(labels_of(all.for_audience(audience::internal), "beto").size() == 1);
}

TEST_CASE("the order of claims in the file does not matter") {
  labelled d;
  d.add("a", "foro", "hostages");
  d.add("b", "state", "hostages", false);
  d.add("c", "church", "HOSTAGES");
  d.add("d", "church", "prisoners of war");
  const auto first = labels_of(dossier(d.content));
  std::reverse(d.content.claims.begin(), d.content.claims.end());
  const auto second = labels_of(dossier(d.content));
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first[0].said.size(); ++i) {
    CHECK(first[0].said[i].claim == second[0].said[i].claim);
    CHECK(first[0].said[i].disputed_by == second[0].said[i].disputed_by);
  }
  CHECK(first[0].disputes[0].label == second[0].disputes[0].label);
  CHECK(first[0].disputes[0].applies == ids({"a", "c"}));
}

TEST_CASE("labels that are words of the vocabulary are known, singular or plural") {
  CHECK(find_known_label("political prisoner") == known_label::political_prisoner);
  CHECK(find_known_label("Political_Prisoners") == known_label::political_prisoner);
  CHECK(find_known_label("prisoners of conscience") == known_label::prisoner_of_conscience);
  CHECK(find_known_label("spies") == known_label::spy);
  CHECK_FALSE(find_known_label("people involved in destabilising schemes"));
  CHECK_FALSE(find_known_label(""));
}

}  // namespace test_labels
