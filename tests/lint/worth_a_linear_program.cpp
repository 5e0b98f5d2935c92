// SPDX-License-Identifier: MIT
#include "lint/worth_a_linear_program.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/lint/dossier_check.hpp>
#include <habeas/model/dossier_builder.hpp>

namespace test_worth_a_linear_program {

using namespace habeas;

namespace {

/// The claims that the finding names.
std::vector<std::vector<std::string>> told(const dossier_builder& b) {
  std::vector<std::vector<std::string>> all;
  for (const auto& f : check_dossier(b.build()).findings)
    if (f.rule == "used_in_part") all.push_back(f.subjects);
  return all;
}

}  // namespace

TEST_CASE("that a linear program was not used is told only where it could say more") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners");
  const auto month = [&](const char* during, mechanism kind) {
    b.says(watch).exits(count, 5, kind).during(during);
  };
  b.says(watch).held(count, 30).as_of("2030-12-31");
  b.says(watch).held(count, 20).as_of("2031-02-28");
  month("2031-01", mechanism::release);
  month("2031-02", mechanism::release);
  CHECK(told(b).empty());
  month("2031-02", mechanism::death);
  CHECK(told(b).size() == 1);
  for (const auto& f : check_dossier(b.build()).findings)
    if (f.rule == "used_in_part") CHECK(f.sentence.find("--engine linear") != std::string::npos);
}

TEST_CASE("a stretch of a kind within another, and two numbers with parts, are worth a linear program") {
  dossier_builder b;
  const auto watch = b.actor("watch");
  const auto count = b.account("count", watch, "prisoners");
  b.says(watch).exits(count, 9, mechanism::release).during("2031-01/2031-03").id("long");
  CHECK(told(b).empty());
  b.says(watch).exits(count, 5, mechanism::release).during("2031-02").id("short");
  CHECK(told(b) == std::vector<std::vector<std::string>>{{"long", "short"}});
}

}  // namespace test_worth_a_linear_program
