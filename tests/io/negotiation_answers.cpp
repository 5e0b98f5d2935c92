// SPDX-License-Identifier: MIT
#include <habeas/io/negotiation_answers.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_talks {

using namespace habeas;

namespace {

dossier talks() {
  return dossier(read_dossier(R"({"habeas":1,"actors":[{"id":"w"},{"id":"s"}],"accounts":[{"id":"a","counter":"w"}],
    "events":[{"id":"e","kind":"negotiation_start"}],
    "negotiations":[{"id":"t","moves":[{"event":"e","to":"under_way"}]}],
    "agreements":[{"id":"g","negotiation":"t","provisions":[{"id":"1","kind":"prisoner_release","pledge":"p"}]}],
    "pledges":[{"id":"p","from":"s"}],
    "claims":[{"id":"1","kind":"dated","speaker":"w","event":"e","date":"2026-01-03"},
      {"id":"2","kind":"pledged","speaker":"s","quantity":5,"pledge":"p"},
      {"id":"3","kind":"counts_towards","speaker":"w","pledge":"p","account":"a","of":"release","as":"verified","from":{"start_of":"2026-01-03"}},
      {"id":"4","kind":"exits","speaker":"w","account":"a","quantity":5,"of":"release","from":{"start_of":"2026-01-03"},"as_of":"2026-01-09"}]})"));
}
bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("talks with their states on days, those with the same answer together") {
  const auto d = talks();
  const timeline t(d);
  const auto text = negotiations_json(t, "t", std::pair(day::from_civil(2026, 1, 1), day::from_civil(2026, 1, 5)));
  CHECK(has(text, R"("from":"2026-01-01","to":"2026-01-02")"));
  CHECK(has(text, R"("from":"2026-01-03","to":"2026-01-05")"));
  CHECK(has(text, R"("agreements":["g"])"));
  CHECK_THROWS_AS((void)negotiations_json(t, "u"), error);
  CHECK_THROWS_AS((void)negotiations_json(t, "t", std::pair(day::from_civil(2026, 1, 5), day::from_civil(2026, 1, 1))), error);
}

TEST_CASE("agreements and pledges") {
  const auto d = talks();
  const timeline t(d);
  CHECK(has(agreements_json(t), R"("pledge":"p")"));
  deliveries all(d);
  const sentence_writer writer(d, language::en);
  CHECK(has(pledges_json(all, writer, "p", "2026-01-10"), R"("status":"met")"));
  CHECK(has(pledges_json(all, writer, "p", "2026-01-02"), R"("status":"not_met")"));
  CHECK(has(pledges_json(all, writer), R"("deliveries":[])"));
  CHECK_THROWS_AS((void)pledges_json(all, writer, "q"), error);
}

}  // namespace test_talks
