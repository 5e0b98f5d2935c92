// SPDX-License-Identifier: MIT
#include <habeas/io/list_answers.hpp>

#include <doctest/doctest.h>

#include "made/lists.hpp"

namespace test_list_answers {

using namespace habeas;

TEST_CASE("answers about lists as JSON") {
  const auto d = habeas::testing::two_lists().make();
  CHECK(to_json(compare_editions(d, edition_id("january"), edition_id("february"))) ==
        R"({"before":"january","after":"february","joined":["e","f"],"left":[{"person":"a","reasons":[]},)"
        R"({"person":"b","reasons":[{"event":"freed","effect":"exit","certain":true,"claims":["freed-was"]}]}],)"
        R"("left_without_reason":1,"renamed":[],"changed":[{"person":"c","property":"regime","before":"prison","after":"hospital"},)"
        R"({"person":"d","property":"sex","before":null,"after":"female"}],"listed_twice":[],"stayed":2})");
  CHECK(to_json(tally_edition(d, edition_id("january"), "sex"), sentence_writer(d, language::en)) ==
        R"({"edition":"january","account":"count","by":"sex","at":null,"lines":4,"not_counted":0,"open":0,"not_stated":1,)"
        R"("total":{"low":4,"high":4,"published":[]},"rows":[{"low":1,"high":2,"published":[],"value":"female"},)"
        R"({"low":2,"high":3,"published":[],"value":"male"}],"bound":null})");
}

}  // namespace test_list_answers
