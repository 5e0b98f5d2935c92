// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "wording/date_words.hpp"

namespace test_date_words {

using namespace habeas;

namespace {

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const auto& s : sentences) all += (all.empty() ? "" : " | ") + s;
  return all;
}
date_words words(const char* text, std::optional<hemisphere> where = {}, language l = language::en) {
  return explain_date(parse_edtf(text), where, l);
}
bool has_text(const std::vector<std::string>& sentences, const std::string& part) {
  return joined(sentences).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what a date leaves open, by hand") {
  const auto open = [](const char* text) { return joined(words(text).leaves_open); };
  CHECK(open("2026-01-19") == "When on 2026-01-19.");
  CHECK(open("2026-01-19T10:00Z") == "Nothing.");
  CHECK(open("2024-02") == "Which of the 29 days from 2024-02-01 to 2024-02-29.");
  CHECK(open("XXXX-10-18") == "Which of the days that match, among the 3652060 from 0000-10-18 to 9999-10-18.");
  CHECK(open("2023-10-18/2023-10-23") == "Nothing.");
  CHECK(open("1985/1990-04") ==
        "On which of 365 days it starts, from 1985-01-01 to 1985-12-31. | On which of 30 days it ends, from 1990-04-01 to 1990-04-30.");
  CHECK(open("1985-04-12/..") == "Until when: '..' sets no end, and does not say that it goes on.");
  CHECK(open("/1985-04-12") == "Since when: the start is not known.");
  CHECK(open("[1760-12..]") == "Which of the days from 1760-12-01 on.");
  CHECK(open("{1960,1961-12}") == "Nothing.");
  CHECK(open("2005/2004") == "Nothing, and it cannot be: it ends before it starts.");
  CHECK(has_text(words("2001-21").leaves_open, "--hemisphere"));
  CHECK(joined(words("2001-21", hemisphere::south).leaves_open) == "Which of the 91 days from 2001-09-01 to 2001-11-30.");
}

TEST_CASE("what the standard says of each thing written") {
  CHECK(words("2026-01-19").says.empty());
  CHECK(has_text(words("1950S2").says, "first 2 digits of the year are certain; it is estimated to be 1950"));
  CHECK(has_text(words("2004-06~").says, "(~)"));
  CHECK(has_text(words("?2004-06-~11").says, "(%, or ? and ~)"));
  CHECK(has_text(words("156X-12").says, "X is a digit"));
  CHECK(has_text(words("2001-34").says, "33 to 36 quarters"));
  CHECK(has_text(words("-0044").says, "-0001 is 2 BCE"));
  CHECK(has_text(words("Y17E7").says, "more than four digits"));
  CHECK(has_text(words("[1667,1668]").says, "which one is not said"));
  CHECK(has_text(words("1985-04-12T10:00").says, "not named"));
  // Nothing is said twice.
  CHECK(words("Y-17E7/Y-16E7").says.size() == 3);
}

TEST_CASE("in both languages, for every form") {
  for (const auto* text : {"1985-04-12", "1985", "1985/..", "../1985", "/1985", "1985/", "../..", "[1667,1668]", "{..1984}", "2001-34", "2001-21",
                           "1950S2", "Y-17E7", "156X-12-25", "2004?-06~", "2004%", "1985-04-12T23:20:30Z", "1985-04-12T23:20", "2005/2004"})
    for (const auto l : {language::en, language::es}) {
      CAPTURE(text);
      const auto w = words(text, {}, l);
      CHECK_FALSE(w.leaves_open.empty());
      for (const auto& s : w.leaves_open) CHECK(s.find('{') == std::string::npos);
    }
  CHECK(joined(words("2024-02", {}, language::es).leaves_open) == "Cuál de los 29 días del 2024-02-01 al 2024-02-29.");
}

}  // namespace test_date_words
