// SPDX-License-Identifier: MIT
#include <algorithm>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/io/simulation_json.hpp>

namespace test_simulation_json {

using namespace habeas;

TEST_CASE("a simulated dossier is read as it was written") {
  simulation_settings s;
  s.claims = 120;
  const auto made = simulate(s);
  const auto text = write_dossier(made.content);
  CHECK(read_dossier(text) == made.content);
  CHECK(write_dossier(read_dossier(text)) == text);
}

TEST_CASE("the truth is written with every movement, point and fault") {
  simulated_truth t;
  t.first_day = day::from_civil(2026, 1, 1);
  t.hours = 48;
  t.people.resize(1);
  t.accounts.emplace("list", account_truth({{3, direction::entries, mechanism::arrest, 0}}, t.people));
  t.points[account_point::cutoff_of(claim_id("c1"))] = 5;
  t.untrue = {"c2"};
  t.planted = {{fault::contradiction, "", {"c1", "c3"}}};
  const auto text = write_truth(t);
  for (const auto* part : {"\"first_day\": \"2026-01-01\"", "[3,\"entries\",\"arrest\",0]", "\"claim:c1\": 5", "\"c2\"",
                           "{\"fault\": \"contradiction\", \"rule\": \"\", \"subjects\": [\"c1\", \"c3\"]}", "[0,0,0,-1,null]"})
    CHECK(text.find(part) != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
}

}  // namespace test_simulation_json
