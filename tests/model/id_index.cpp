// SPDX-License-Identifier: MIT
#include <habeas/model/id_index.hpp>

#include <doctest/doctest.h>

#include "lists.hpp"

namespace test_id_index {

using namespace habeas;

TEST_CASE("ids lead to their places, each kind by itself") {
  auto content = testing::foro();
  content.actors.push_back(testing::an_actor("gov"));
  content.people = {testing::a_person("gov"), testing::a_person("p")};
  const id_index index(content);
  CHECK(index.find(actor_id("foro")) == 0U);
  CHECK(index.find(actor_id("gov")) == 1U);
  CHECK(index.find(person_id("gov")) == 0U);
  CHECK(index.find(person_id("p")) == 1U);
  CHECK_FALSE(index.find(person_id("foro")));
  CHECK_FALSE(index.find(claim_id("p")));
  CHECK_FALSE(index.find(actor_id()));
}

TEST_CASE("of an id used twice, the first place") {
  dossier_content content;
  content.actors = {testing::an_actor("a"), testing::an_actor("b"), testing::an_actor("b")};
  CHECK(id_index(content).find(actor_id("b")) == 1U);
}

TEST_CASE("list_of finds the list of each kind, for reading and for writing") {
  dossier_content content;
  list_of(content, group_id()).emplace_back().id = group_id("g");
  const auto& whole = content;
  CHECK(&list_of(whole, group_id()) == &content.groups);
  CHECK(&list_of(whole, named_time_id()) == &content.points);
  CHECK(content.groups.size() == 1);
}

}  // namespace test_id_index
