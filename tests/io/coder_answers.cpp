// SPDX-License-Identifier: MIT
#include <habeas/io/coder_answers.hpp>

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "model/lists.hpp"

namespace test_coder_answers {

using namespace habeas;
using doctest::Approx;

namespace {

/// Levels of many provisions, as two coders gave them, item by item.
dossier levels(const std::vector<std::pair<int, int>>& pairs) {
  auto content = testing::foro();
  content.events.push_back(testing::an_event("signing"));
  const auto add = [&](const char* coder, std::size_t item, int level) {
    auto c = testing::a_claim(fmt::format("{}{}", coder, item).c_str(),
                              implemented_claim{event_id("signing"), fmt::format("{:03}", item), level, {}}, "2026-01-10");
    c.coder = coder;
    content.claims.push_back(std::move(c));
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    add("eva", i, pairs[i].first);
    add("leo", i, pairs[i].second);
  }
  return dossier(content);
}

}  // namespace

TEST_CASE("levels have kappa with all weights and ordinal alpha, the same as of the table by hand") {
  // 3 x (0,0), 2 x (1,2), 4 x (3,3), 1 x (0,3)
  const auto d = levels({{0, 0}, {0, 0}, {0, 0}, {1, 2}, {1, 2}, {3, 3}, {3, 3}, {3, 3}, {3, 3}, {0, 3}});
  const auto all = agreement_between(d, "eva", "leo");
  REQUIRE(all.size() == 1);
  const auto& a = all[0];
  CHECK(a.categories == std::vector<std::string>{"0", "1", "2", "3"});
  agreement_table table(4);
  table.add(0, 0, 3);
  table.add(1, 2, 2);
  table.add(3, 3, 4);
  table.add(0, 3);
  CHECK(a.kappa == cohen_kappa(table));
  CHECK(a.linear == cohen_kappa(table, kappa_weights::linear));
  CHECK(a.quadratic == cohen_kappa(table, kappa_weights::quadratic));
  // 0.7 observed; 0.4 x 0.3 + 0.2 x 0 + 0 x 0.2 + 0.4 x 0.5 = 0.32 expected.
  CHECK(a.kappa->kappa == Approx((0.7 - 0.32) / 0.68));
  CHECK(a.level == measurement::ordinal);
  REQUIRE(a.alpha);
  CHECK(a.alpha->items == 10);
  REQUIRE(a.alpha_range);
  CHECK(a.alpha_range->low < a.alpha->alpha);
}

TEST_CASE("the answer lists the items that differ, with both codes and their claims, and no others") {
  const auto d = levels({{0, 0}, {1, 2}, {3, 3}});
  const auto v = boost::json::parse(agreement_between_json(d, "eva", "leo"));
  CHECK(v.at("first") == "eva");
  const auto& group = v.at("groups").at(0);
  CHECK(group.at("items") == 3);
  CHECK(group.at("alike") == 2);
  REQUIRE(group.at("differ").as_array().size() == 1);
  const auto& item = group.at("differ").at(0);
  CHECK(item.at("item") == "signing | 001");
  CHECK(item.at("first") == "1");
  CHECK(item.at("second") == "2");
  CHECK(item.at("first_claims").at(0) == "eva1");
  CHECK(item.at("second_claims").at(0) == "leo1");
  CHECK(agreement_between_json(d, "eva", "leo") == agreement_between_json(d, "eva", "leo"));
}

TEST_CASE("where codes do not vary figures are null, not numbers") {
  const auto v = boost::json::parse(agreement_between_json(levels({{2, 2}, {2, 2}}), "eva", "leo"));
  const auto& group = v.at("groups").at(0);
  CHECK(group.at("alike") == 2);
  CHECK(group.at("kappa").is_null());
  CHECK(group.at("alpha").is_null());
}

TEST_CASE("a comparison stops when asked") {
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS((void)agreement_between(levels({{0, 0}, {1, 2}}), "eva", "leo", 10, stop.get_token()), error);
}

}  // namespace test_coder_answers
