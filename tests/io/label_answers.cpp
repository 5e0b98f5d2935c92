// SPDX-License-Identifier: MIT
#include <habeas/io/label_answers.hpp>

#include <string>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"

namespace test_label_answers {

using namespace habeas;

namespace {

dossier article() { return open_dossier(folders::examples("dossiers/article")); }

}  // namespace

TEST_CASE("the article: what either side calls the same people, and where they differ") {
  const auto d = article();
  const sentence_writer writer(d, language::en);
  const auto labels = boost::json::parse(labels_json(d, writer)).at("labels").as_array();
  REQUIRE(labels.size() >= 1);
  const boost::json::value* counted = nullptr;
  for (const auto& one : labels)
    if (one.at("subject").at("id") == "foro_penal") counted = &one;
  REQUIRE(counted != nullptr);
  CHECK(counted->at("subject").at("is") == "account");
  // The counter's word and the government's, which are not the same word; the one dispute is about the former.
  std::vector<std::string> said;
  for (const auto& s : counted->at("said").as_array())
    said.emplace_back(std::string(s.at("speaker").as_string()) + ": " + std::string(s.at("label").as_string()) + (s.at("applies").as_bool() ? "" : " (not)"));
  CHECK(said == std::vector<std::string>{"government: coup plotters", "opposition: held in a systemic attempt to silence dissent",
                                         "rights_groups: held in a systemic attempt to silence dissent",
                                         "government: people involved in destabilising schemes", "foro_penal: political prisoners",
                                         "government: political prisoners (not)", "government: terrorists"});
  const auto& disputes = counted->at("disputes").as_array();
  REQUIRE(disputes.size() == 1);
  CHECK(disputes[0].at("label") == "political prisoners");
  CHECK(disputes[0].at("applies").at(0) == "S11-label");
  CHECK(disputes[0].at("denies").at(0) == "S12");
}

TEST_CASE("a label's sentence names its speaker, claim, criterion, period and who disputes it, in both languages") {
  const auto d = article();
  label_said said{claim_id("S11-label"), actor_id("foro_penal"), "political prisoners", "pace_1900", parse_edtf("2024"), parse_edtf("2026-01"), true, {claim_id("S12")}};
  CHECK(label_sentence(said, d, sentence_writer(d, language::en)) ==
        "Foro Penal, as carried by Nishadil (S11-label): political prisoners, under pace_1900, since 2024, until 2026-01, disputed by S12.");
  said.applies = false;
  said.criterion.clear();
  said.since.reset();
  said.until.reset();
  said.disputed_by.clear();
  CHECK(label_sentence(said, d, sentence_writer(d, language::es)) == "Foro Penal, según Nishadil (S11-label): no political prisoners.");
}

TEST_CASE("labels of one subject; a subject without labels has none, and one that is not there is refused") {
  const auto d = article();
  const sentence_writer writer(d, language::en);
  CHECK(boost::json::parse(labels_json(d, writer, "foro_penal")).at("labels").as_array().size() == 1);
  CHECK(boost::json::parse(labels_json(d, writer, "nishadil")).at("labels").as_array().empty());
  try {
    (void)labels_json(d, writer, "foro");
    FAIL("refused");
  } catch (const error& e) {
    CHECK(e.code() == errc::unknown_id);
    CHECK_FALSE(e.near().empty());
  }
}

}  // namespace test_label_answers
