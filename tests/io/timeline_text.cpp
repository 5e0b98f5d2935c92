// SPDX-License-Identifier: MIT
#include "io/answers/timeline_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "io/answers/answer_values.hpp"

#include "made/small.hpp"

namespace test_timeline_text {

using namespace habeas;
using namespace habeas::testing;

namespace {

dossier with_events(std::size_t n) {
  small_dossier d;
  for (std::size_t i = 0; i < n; ++i) {
    const auto name = "event_" + std::to_string(i);
    d.add_event(name);
    d.dated("day_" + std::to_string(i), name, "2026-01-15");
  }
  return dossier(d.content);
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const auto& one : pieces) text += one;
  return text;
}

}  // namespace

TEST_CASE("the text of a timeline is that of its value, and a piece is no longer than an event") {
  for (const std::size_t n : {0U, 1U, 2U, 200U}) {
    CAPTURE(n);
    const auto d = with_events(n);
    const timeline t(d);
    const sentence_writer writer(d, language::en);
    const auto pieces = io::timeline_text(t, writer);
    CHECK(joined(pieces) == boost::json::serialize(io::to_value(t, writer)));
    REQUIRE(pieces.size() == n + 2);
    for (const auto& one : pieces) CHECK(one.size() < 2'000);
  }
}

TEST_CASE("what is added to a timeline's text stands at its end") {
  const auto d = with_events(1);
  const auto text = joined(io::timeline_text(timeline(d), sentence_writer(d, language::en), [](boost::json::object& end) { end["withheld"] = 3; }));
  const auto value = boost::json::parse(text);
  CHECK(value.at("withheld") == 3);
  const std::string last = R"("withheld":3})";
  CHECK(text.substr(text.size() - last.size()) == last);
}

}  // namespace test_timeline_text
