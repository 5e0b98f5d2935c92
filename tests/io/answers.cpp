// SPDX-License-Identifier: MIT
#include <string>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <habeas/io/answers.hpp>

#include "made/small.hpp"

namespace test_answers {

using namespace habeas;
using namespace habeas::testing;

namespace {

boost::json::value parsed(const std::string& text) { return boost::json::parse(text); }

dossier one_stock() {
  small_dossier d;
  d.held("only", quantity::at_least(7), "2026-01-31T12:00");
  return dossier(d.content);
}

}  // namespace

TEST_CASE("a bound has both ends, null where there is none, and its proofs") {
  const dossier d = one_stock();
  const ledger l(d, the_account);
  const auto v = parsed(to_json(l.held(l.point_at("only")), sentence_writer(d, language::en)));
  CHECK(v.at("low") == 7);
  CHECK(v.at("high").is_null());
  CHECK(v.at("high_proof").is_null());
  CHECK(v.at("engine") == "difference");
  CHECK(v.at("set_aside").as_array().empty());
  const auto& p = v.at("low_proof");
  CHECK(p.at("value") == 7);
  CHECK(p.at("divisor") == 1);
  const auto& step = p.at("steps").at(0);
  CHECK(step.at("claims").at(0) == "only");
  CHECK(step.at("rule") == "held");
  CHECK(step.at("end") == "low");
  CHECK(step.at("amount") == 7);
  CHECK(step.at("times") == 1);
  CHECK(step.at("plus").at("chain") == "entries");
  CHECK(step.at("minus").at("chain") == "exits");
  CHECK(step.at("plus").at("point") == "claim:only");
}

TEST_CASE("a check has contradictions and findings") {
  small_dossier d;
  d.held("a", quantity::exact(5), "2026-02-10T10:00");
  d.held("b", quantity::exact(6), "2026-02-10T10:00");
  const dossier whole(d.content);
  const auto v = parsed(to_json(check_dossier(whole), sentence_writer(whole, language::es)));
  REQUIRE(v.at("contradictions").as_array().size() == 1);
  CHECK(v.at("contradictions").at(0).at("proof").at("value") == -1);
  CHECK(v.at("contradictions").at(0).at("account") == "count");
  CHECK(v.at("findings").as_array().empty());
}

TEST_CASE("a date tells its bounds or where it goes wrong") {
  const auto good = parsed(date_json("1985/.."));
  CHECK(good.at("valid") == true);
  CHECK(good.at("earliest_start") == "1985-01-01");
  CHECK(good.at("latest_end") == "open");
  CHECK(good.at("error").is_null());
  const auto bad = parsed(date_json("2019-02-29"));
  CHECK(bad.at("valid") == false);
  CHECK(bad.at("level").is_null());
  CHECK(bad.at("error").at("offset") == 9);
}

TEST_CASE("a season has no bounds until somebody says where") {
  CHECK(parsed(date_json("2001-21")).at("earliest_start").is_null());
  CHECK(parsed(date_json("2001-21")).at("valid") == true);
  CHECK(parsed(date_json("2001-21", hemisphere::north)).at("earliest_start") == "2001-03-01");
}

TEST_CASE("bytes that are no text do not make broken JSON") {
  const auto v = parsed(date_json("20\xff\xc0"));
  CHECK(v.at("valid") == false);
  CHECK(v.at("text").as_string().find("\xef\xbf\xbd") != std::string::npos);
}

}  // namespace test_answers
