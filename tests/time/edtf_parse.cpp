// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <random>
#include <string>

#include <habeas/time/edtf.hpp>
#include "time/edtf_parse.hpp"

namespace test_edtf_parse {

using namespace habeas;

namespace {

void refused(const std::string& text, std::size_t offset, const char* found, const char* expected) {
  CAPTURE(text);
  const auto result = try_parse_edtf(text);
  REQUIRE_FALSE(result);
  CHECK(result.failure().offset == offset);
  CHECK(result.failure().found == found);
  CHECK(result.failure().expected == expected);
}

}  // namespace

TEST_CASE("a refusal says where, what stood there and what was expected") {
  // Days that do not exist.
  refused("2019-02-29", 9, "'9'", "a day of that month, 01 to 28");
  refused("2019-02-3X", 8, "'3'", "a day of that month, 01 to 28");
  refused("2020-02-30", 8, "'3'", "a day of that month, 01 to 29");
  refused("1960-06-31", 9, "'1'", "a day of that month, 01 to 30");
  refused("1985-06-00", 9, "'0'", "a day of that month, 01 to 30");
  refused("XXX1-02-29", 9, "'9'", "a day of that month, 01 to 28");
  refused("1985-13", 6, "'3'", "a month, 01 to 12");
  refused("1985-00", 6, "'0'", "a month, 01 to 12");
  refused("2023-99-01", 5, "'9'", "a month, a season or another part of the year");
  refused("2001-42", 6, "'2'", "a season or another part of the year, 21 to 41");
  refused("200X-21", 5, "'2'", "a month, 01 to 12");
  refused("~2001-21", 6, "'2'", "a month, 01 to 12");
  // Spaces and other text.
  refused("1863-03 -29", 7, "' '", "'-' and a day, a qualifier, '/' or the end of the text");
  refused(" 1985", 0, "' '", "a date, an interval or a set");
  refused("1985 ", 4, "' '", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused("1985-04-12 23:20:30", 10, "' '", "a qualifier, 'T' and a time, '/' or the end of the text");
  refused("", 0, "the end of the text", "a date, an interval or a set");
  refused("1985\n", 4, "byte 0x0a", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused(std::string("1985\0", 5), 4, "byte 0x00", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused(std::string("\0", 1), 0, "byte 0x00", "a date, an interval or a set");
  refused(
      "1985\xE2\x80\x93"
      "04",
      4, "'\xE2\x80\x93'", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused("1985\xFF", 4, "byte 0xff", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused("1985\xE2\x80", 4, "byte 0xe2", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused("1985\xED\xA0\x80", 4, "byte 0xed", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  // Years.
  refused("-0000", 4, "'0'", "1 to 9 or X: there is no year -0000");
  refused("-0000-01-01", 4, "'0'", "1 to 9 or X: there is no year -0000");
  refused("-", 1, "the end of the text", "the four digits of a year");
  refused("+1985", 0, "'+'", "a date, an interval or a set");
  refused("12345", 4, "'5'", "'-' and a month, 'S', a qualifier, '/' or the end of the text");
  refused("199u", 3, "'u'", "a digit or X: a year has four");
  refused("20xx", 2, "'x'", "a digit or X: a year has four");
  refused("Y1745", 5, "the end of the text", "a digit or 'E': a year after Y has at least five digits or an exponent");
  refused("Y1745S3", 5, "'S'", "a digit or 'E': a year after Y has at least five digits or an exponent");
  refused("Y012345", 1, "'0'", "'-' or 1 to 9");
  refused("Y10000-01", 6, "'-'", "a qualifier, '/' or the end of the text");
  refused("Y17E0", 4, "'0'", "1 to 9");
  refused("1950S0", 5, "'0'", "1 to 9");
  // Intervals.
  refused("/", 1, "the end of the text", "a date or '..'");
  refused("1985//1986", 5, "'/'", "a date, '..' or the end of the text");
  refused("1985/1986/1987", 9, "'/'", "'-' and a month, 'S', a qualifier or the end of the text");
  refused("2010-21/2012-26", 14, "'6'", "a season, 21 to 24");
  refused("2010-26/2012", 7, "'/'", "a qualifier or the end of the text");
  refused("1985-04-12/P3M", 11, "'P'", "a date, '..' or the end of the text");
  refused("1985-04-12T10:00:00/1986", 19, "'/'", "'Z', an offset or the end of the text");
  refused("../.", 4, "the end of the text", "'..'");
  refused("1985/../1986", 7, "'/'", "the end of the text");
  refused("..", 2, "the end of the text", "'/'");
  // Sets.
  refused("{}", 1, "'}'", "a date");
  refused("[1985,]", 6, "']'", "a date");
  refused("[1985", 5, "the end of the text", "'-' and a month, 'S', a qualifier, '..', ',' or ']'");
  refused("[1985}", 5, "'}'", "'-' and a month, 'S', a qualifier, '..', ',' or ']'");
  refused("[1985]x", 6, "'x'", "the end of the text");
  refused("[1670..1672-05]", 11, "'-'", "'S', a qualifier, ',' or ']'");
  refused("[1670-05..1672]", 14, "']'", "'-' and a month");
  refused("[1670-05-01..1672-05]", 20, "']'", "'-' and a day");
  refused("[1670-05..1672-05-01]", 17, "'-'", "a qualifier, ',' or ']'");
  refused("[1672..1670]", 7, "'1'", "a date that is not before the start of the range");
  refused("[2001-21..2001-05]", 15, "'0'", "a season or another part of the year, 21 to 41");
  refused("[1984,..1985]", 6, "'.'", "a date");
  refused("[1984..,1985]", 7, "','", "a date");
  // Times.
  refused("1985-04-12T23", 13, "the end of the text", "':' and minutes");
  refused("1985-04-12T25:00", 12, "'5'", "an hour, 00 to 24");
  refused("1985-04-12T24:00:01", 18, "'1'", "00: nothing of a day is after 24:00");
  refused("1985-04-12T23:60", 14, "'6'", "minutes, 00 to 59");
  refused("1985-04-12T23:59:60Z", 17, "'6'", "seconds, 00 to 59");
  refused("1985-04-12T23:20:30.5", 19, "'.'", "'Z', an offset or the end of the text");
  refused("1985-04-12T23:20:30-00:00", 24, "'0'", "an offset other than -00:00: UTC is Z or +00:00");
  refused("1985-04-12T23:20:30-00", 22, "the end of the text", "':' and minutes: UTC is Z or +00");
  refused("1985-04-12T23:20:30+24:00", 21, "'4'", "hours of an offset, 00 to 23");
  refused("1985-04-12T23:20:30+0530", 22, "'3'", "':' or the end of the text");
  refused("1985-04-12T23:20:30?", 19, "'?'", "'Z', an offset or the end of the text");
  refused("1985-04-12?T23:20:30", 11, "'T'", "'/' or the end of the text");
  refused("1985-04T23:20:30", 7, "'T'", "'-' and a day, a qualifier, '/' or the end of the text");
}

TEST_CASE("parse throws what try_parse gives") {
  try {
    (void)parse_edtf("2019-02-29");
    FAIL("no such day");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_date);
    CHECK(e.offset() == 9);
    CHECK(e.got() == "'9'");
    CHECK(e.wanted() == "a day of that month, 01 to 28");
    CHECK(e.text() == "2019-02-29");
  }
}

TEST_CASE("limits are stated") {
  refused("1985" + std::string(997, ' '), 1000, "1001 bytes", "at most 1000 bytes");
  refused(std::string(1'000'000, '['), 1000, "1000000 bytes", "at most 1000 bytes");
  std::string list = "[1985";
  while (list.size() + 6 <= 1000) list += ",1985";
  list += "]";
  CHECK(list.size() <= 1000);
  CHECK(parse_edtf(list).text() == list);
  // Years have at most sixteen digits, however they are written.
  CHECK(parse_edtf("Y9999999999999999").level() == 1);
  refused("Y10000000000000000", 17, "'0'", "a year of at most sixteen digits");
  CHECK(parse_edtf("Y1E15").level() == 2);
  CHECK(to_string(parse_edtf("Y1E15").bounds().earliest_start) == "1000000000000000-01-01");
  refused("Y1E16", 4, "'6'", "a year of at most sixteen digits");
  refused("Y123E14", 6, "'4'", "a year of at most sixteen digits");
  refused("Y17E99999999999999999999", 5, "'9'", "a year of at most sixteen digits");
  CHECK(parse_edtf("Y12345S999").level() == 2);
  refused("Y12345S1000", 10, "'0'", "at most 999 significant digits");
}

TEST_CASE("a year of one significant digit of sixteen is answered at once") {
  const auto b = parse_edtf("Y-9999999999999999S1").bounds();
  CHECK(to_string(b.earliest_start) == "-9999999999999999-01-01");
  CHECK(to_string(b.latest_end) == "-9000000000000000-12-31");
  CHECK(parse_edtf("Y9999999999999999S1").first_match(day(0), day::from_civil(max_year, 12, 31)) ==
        day::from_civil(9'000'000'000'000'000, 1, 1));
}

TEST_CASE("the place of a failure is the first character that no date could have there") {
  // So what stands before it can be gone on with: some ending makes a date of it.
  constexpr unsigned seed = 8601;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string letters = "0123456789012XXY-/.,[]{}?~%TZ:+ES ";
  const std::string seeds[] = {"1985-04-12",
                               "2019-02-29",
                               "Y17E7S3",
                               "[1667,1668..1670]",
                               "1985-04-12T23:20:30-04:00",
                               "?2004-06-~11/..",
                               "156X-12-2X",
                               "2001-21/2003",
                               "{..1984,1990-XX}",
                               "-0044-03-15",
                               ""};
  // Tried at the end of what stands before the failure, alone and after one more character or two.
  const std::string endings[] = {"",
                                 "1",
                                 "01",
                                 "10",
                                 "101",
                                 "0101",
                                 "1010",
                                 "1000",
                                 "]",
                                 "}",
                                 "1]",
                                 "1}",
                                 "01]",
                                 "01}",
                                 "-01",
                                 "-01-01",
                                 "-01-01]",
                                 "-01]",
                                 "-01-01}",
                                 "-01}",
                                 "0]",
                                 "0}",
                                 "001]",
                                 "001}",
                                 "1001]",
                                 "1001}",
                                 "9]",
                                 "9}",
                                 "99]",
                                 "99}",
                                 "999]",
                                 "999}",
                                 "9999]",
                                 "9999}",
                                 "-12]",
                                 "-12}",
                                 "-12-31]",
                                 "-12-31}",
                                 "2]",
                                 "2}",
                                 "12]",
                                 "12}",
                                 "31]",
                                 "31}",
                                 "..",
                                 ".",
                                 "/",
                                 "E1",
                                 "1E1",
                                 "E1]",
                                 "E1}",
                                 ":00",
                                 ":00:00",
                                 "00",
                                 "0",
                                 "0:00",
                                 "1:00",
                                 "01:00",
                                 ":01",
                                 ":1",
                                 "00:00",
                                 "X",
                                 "X]",
                                 "X}",
                                 "99999",
                                 "99999]",
                                 "99999}",
                                 "9E15]",
                                 "9E15}",
                                 "12-31]",
                                 "12-31}",
                                 "2-31]",
                                 "2-31}",
                                 "-31]",
                                 "-31}",
                                 "9-12-31]",
                                 "9-12-31}",
                                 "99-12-31]",
                                 "99-12-31}",
                                 "9-12]",
                                 "99-12]",
                                 "9-12}",
                                 "99-12}",
                                 "999-12-31]",
                                 "9999-12-31]",
                                 "999-12]",
                                 "9999-12]",
                                 "999-12-31}",
                                 "9999-12-31}",
                                 "999-12}",
                                 "9999-12}",
                                 "21]",
                                 "21}",
                                 "41]",
                                 "41}",
                                 "9999-41]",
                                 "9999-41}",
                                 "999-41]",
                                 "999-41}",
                                 "99-41]",
                                 "99-41}",
                                 "9-41]",
                                 "9-41}",
                                 "-41]",
                                 "-41}",
                                 "5]",
                                 "5}",
                                 "4]",
                                 "4}",
                                 "/9999",
                                 "./..",
                                 "./",
                                 "-9]",
                                 "30]",
                                 "30}",
                                 "29]",
                                 "29}",
                                 "28]",
                                 "28}",
                                 ".]",
                                 ".}",
                                 "..]",
                                 "..}",
                                 ".9999-12-31]",
                                 ".9999-12-31}",
                                 "X-12-31]",
                                 "X-12-31}"};
  int failures = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text = seeds[random() % std::size(seeds)];
    for (auto times = 1 + random() % 3; times != 0; --times) {
      const auto at = random() % (text.size() + 1);
      const char c = letters[random() % letters.size()];
      if (at == text.size() || random() % 3 == 0)
        text.insert(at, 1, c);
      else
        text[at] = c;
    }
    const auto result = try_parse_edtf(text);
    if (result) continue;
    const auto& f = result.failure();
    // A range that runs backwards is blamed from the start of its end, and only once that is whole.
    const bool in_set = text[0] == '[' || text[0] == '{';
    if (const auto dots = text.find("..", 2); in_set && dots < f.offset) continue;
    ++failures;
    const std::string before = text.substr(0, f.offset);
    bool possible = false;
    for (const auto& ending : endings) possible = possible || static_cast<bool>(try_parse_edtf(before + ending));
    CAPTURE(text);
    CAPTURE(before);
    CHECK(possible);
  }
  CHECK(failures > 10'000);
}

}  // namespace test_edtf_parse
