// SPDX-License-Identifier: MIT
#include "model/cycles.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lists.hpp"

using namespace habeas;

TEST_CASE("cycles: only the claims that were noted go round, and each cycle says where it leads back") {
  auto content = testing::foro();
  for (const char* name : {"a", "b"}) content.claims.push_back(testing::a_claim(name, testing::stock(1)));
  content.claims[0].supersedes = claim_id("b");
  content.claims[1].supersedes = claim_id("a");
  content.places.push_back({});
  content.places[0].id = place_id("prison");
  content.places[0].within = place_id("prison");
  const id_index index(content);
  cycles noted(content, index);
  std::vector<std::string> told;
  const auto tell = [&](const std::string& pointer, const std::string& what, const std::string& back_to) {
    told.push_back(pointer + ": " + what + ", to " + back_to);
  };
  noted.note(content.claims[0], 0);
  noted.find(tell);
  CHECK(told == std::vector<std::string>{"/places/0/within: places that form a cycle by 'within', to prison"});
  told.clear();
  noted.note(content.claims[1], 1);
  noted.find(tell);
  CHECK(told == std::vector<std::string>{"/claims/1/supersedes: claims that form a cycle by 'supersedes', to a",
                                         "/places/0/within: places that form a cycle by 'within', to prison"});
}
