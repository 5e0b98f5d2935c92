// SPDX-License-Identifier: MIT
#include "model/find_problems.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/validate.hpp>

#include "lists.hpp"

using namespace habeas;

TEST_CASE("problems are handed over one by one, every one of them; validate tells a flood cut") {
  auto content = testing::foro();
  for (int i = 0; i < 100; ++i) content.actors.push_back(testing::an_actor("foro"));
  content.claims.push_back(testing::a_claim("c", testing::stock(1)));
  content.claims.back().document = document_id("nowhere");
  std::vector<std::string> pointers;
  find_problems(content, [&](problem p) { pointers.push_back(p.pointer); });
  REQUIRE(pointers.size() == 101);
  CHECK(pointers.front() == "/actors/1/id");
  CHECK(pointers.back() == "/claims/0/document");
  const auto told = validate(content);
  REQUIRE(told.size() == 7);
  CHECK(told[5].what == "... and 95 more like this");
  CHECK(told[6].pointer == pointers.back());
}
