// SPDX-License-Identifier: MIT
#include <habeas/io/ledger_answers.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

namespace test_ledger_answers {

using namespace habeas;

TEST_CASE("ledger_answers: a contradiction told carries its quote and what would dissolve it") {
  const auto d = open_dossier(std::string(HABEAS_EXAMPLES_DIR) + "/dossiers/venezuela");
  const narrator speak(d, language::en);
  const auto text = to_json(tell_contradictions(d, 1, speak), speak);
  CHECK(text.find(R"("more":true)") != std::string::npos);
  CHECK(text.find(R"x({"change":"number","claim":"VEN-088","from":"302","to":"711","by":409,"sentence":"711 instead of 302 (+409)"})x") != std::string::npos);
  CHECK(text.find(R"({"change":"date","claim":"VEN-090","what":"cutoff","from":"2026-01-28","to":"2026-01-29","days":1,)") != std::string::npos);
  CHECK(text.find(R"({"change":"taken_away","claim":"VEN-090",)") != std::string::npos);
  CHECK(text.find(R"("quote":"Foro Penal said that 302 people had left the count)") != std::string::npos);
}

}  // namespace test_ledger_answers
