// SPDX-License-Identifier: MIT
#include <habeas/io/ledger_answers.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"

namespace test_ledger_answers {

using namespace habeas;

TEST_CASE("ledger_answers: a contradiction told carries its quote and what would dissolve it") {
  const auto d = open_dossier(folders::examples("dossiers/venezuela"));
  const sentence_writer writer(d, language::en);
  const auto text = to_json(explain_contradictions(d, 1, writer), writer);
  CHECK(text.find(R"("more":true)") != std::string::npos);
  CHECK(text.find(R"x({"change":"number","claim":"VEN-088","from":"302","to":"711","by":409,"sentence":"711 instead of 302 (+409)"})x") != std::string::npos);
  CHECK(text.find(R"({"change":"date","claim":"VEN-090","what":"cutoff","from":"2026-01-28","to":"2026-01-29","days":1,)") != std::string::npos);
  CHECK(text.find(R"({"change":"taken_away","claim":"VEN-090",)") != std::string::npos);
  CHECK(text.find("Foro Penal said that 302 people had left the count") != std::string::npos);
  CHECK(text.find("Foro Penal, as carried by Democrata.es, said that 711 people had left the count") != std::string::npos);
  CHECK(text.find(R"("quote":"the coder of this dossier assumes (fp_releases_leave_count): \")") != std::string::npos);
}

TEST_CASE("ledger_answers: series, changes, unaccounted movements and drafts are whole documents") {
  const auto d = open_dossier(folders::examples("dossiers/venezuela"));
  const sentence_writer writer(d, language::en);
  const ledger l(d, account_id("foro_penal"));
  const auto at = l.point_at("2026-01-19");
  const question q{question::what::held, at, at, {}};
  const auto since = *d.end_of(parse_edtf("2026-02-20"));

  const auto series = series_json(l.account(), q, as_known_series(d, l.account(), q, since, instant::latest()), writer);
  CHECK(series.find(R"({"what":"held","at":"claim:VEN-080","account":"foro_penal","steps":[{"since":"2026-02-20","said":[],"no_longer":[],)") == 0);

  const auto found = changes_since(d, l.account(), since, usual_questions(l));
  const auto changes = changes_json(since, {{l.account(), found}});
  CHECK(changes.find(R"({"since":"2026-02-20","accounts":[{"account":"foro_penal","said":)") == 0);
  CHECK(changes.find(R"({"claim":"VEN-122","said":"2026-02-27","standing":"counts",)") != std::string::npos);
  CHECK(changes_json(since, {}) == R"({"since":"2026-02-20","accounts":[],"unsaid":0})");
  CHECK(changes_json(since, {}, 3) == R"({"since":"2026-02-20","accounts":[],"unsaid":3})");

  const auto unaccounted = unaccounted_json(l.account(), unaccounted_series(l), writer);
  CHECK(unaccounted.find(R"({"account":"foro_penal","steps":[{"from":"claim:VEN-001",)") == 0);

  const auto nothing = to_json(judge_draft(d, d, writer), writer);
  CHECK(nothing == R"({"claims":[],"fits":true,"contradictions":[],"settled":[],"implied":[],"contradictions_left":0,"contradictions_settled":true})");
}

}  // namespace test_ledger_answers
