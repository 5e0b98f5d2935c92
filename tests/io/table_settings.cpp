// SPDX-License-Identifier: MIT
#include <habeas/io/table_settings.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

namespace test_table_settings {

using namespace habeas;

namespace {

/// A table as a spreadsheet has it, and how it is saved.
struct spreadsheet {
  std::vector<std::vector<std::string>> rows{{"speaker", "kind", "number", "as_of", "of", "since", "note"},
                                             {"The Watch", "held", "1302", "2030-10-05", "", "", "counted twice"},
                                             {"The Watch", "exits", "at least 12", "2030-10-12", "release", "previous", ""},
                                             {"The Watch", "held", "1290", "2030-10-12", "", "", ""}};
  std::string mark = ",", end = "\n", before, after;
  bool marked = false, says_mark = false, quoted = false;
  std::vector<std::string> said;
  std::function<std::string(std::string)> bytes;

  std::string& cell(std::size_t row, std::size_t column) { return rows[row][column]; }
  [[nodiscard]] std::string text() const {
    std::string out = (marked ? "\xEF\xBB\xBF" : "") + (says_mark ? "sep=" + mark + end : "") + before;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? std::string() : mark) + (!quoted && row[i].find(mark) == std::string::npos ? row[i] : '"' + row[i] + '"');
      out += after + end;
    }
    return bytes ? bytes(out) : out;
  }
};

struct habit {
  std::string name;
  std::function<void(spreadsheet&)> has;
  const char* told = nullptr;  ///< nothing: read; else a part of what is told
  const char* cell = "";       ///< the cell that is named, where no other habit moves it
};

void for_all_cells(spreadsheet& s, const std::function<std::string(const std::string&)>& as) {
  for (auto& row : s.rows)
    for (auto& cell : row) cell = as(cell);
}

const std::vector<habit>& read() {
  static const std::vector<habit> list{
      {"a byte order mark", [](auto& s) { s.marked = true; }},
      {"CRLF", [](auto& s) { s.end = "\r\n"; }},
      {"semicolons", [](auto& s) { s.mark = ";"; }},
      {"tabs", [](auto& s) { s.mark = "\t"; }},
      {"blank lines", [](auto& s) { s.before += "\n\n", s.end += s.end; }},
      {"lines of nothing but separators", [](auto& s) { s.rows.insert(s.rows.begin() + 2, std::vector<std::string>(s.rows[0].size())); }},
      {"trailing columns", [](auto& s) { for (auto& row : s.rows) row.insert(row.end(), 3, ""); }},
      {"trailing columns that the header has not", [](auto& s) { for (std::size_t r = 1; r < s.rows.size(); ++r) s.rows[r].insert(s.rows[r].end(), 2, ""); }},
      {"spaces around cells", [](auto& s) { for_all_cells(s, [](const auto& c) { return c.empty() ? c : " " + c + "  "; }); }},
      {"no-break spaces around cells", [](auto& s) { for_all_cells(s, [](const auto& c) { return c.empty() ? c : c + "\xC2\xA0"; }); }},
      {"headings in capitals", [](auto& s) { for (auto* name : {&s.cell(0, 0), &s.cell(0, 1)}) (*name)[name->find_first_not_of(" \"")] -= 32; }},
      {"a heading with a space", [](auto& s) { if (auto at = s.cell(0, 3).find('_'); at != std::string::npos) s.cell(0, 3)[at] = ' '; }},
      {"whole numbers as programs write them", [](auto& s) { for (const std::size_t r : {std::size_t{1}, s.rows.size() - 1}) s.cell(r, 2) = "1302.0"; s.cell(s.rows.size() - 1, 2) = "1290.0"; }},
      {"slashes after the year", [](auto& s) { s.cell(1, 3) = "2030/10/5"; }},
      {"days at midnight", [](auto& s) { s.cell(1, 3) = "2030-10-05 00:00:00"; }},
      {"a sign for at least", [](auto& s) { s.cell(s.rows.size() - 2, 2) = "\xE2\x89\xA5" "12"; }},
      {"a sign for at least, as it is typed", [](auto& s) { s.cell(s.rows.size() - 2, 2) = ">= 12"; }},
      {"quotes around every cell", [](auto& s) { s.quoted = true; }},
      {"a line that says the separator", [](auto& s) { s.says_mark = true; }},
      {"a remark and a setting", [](auto& s) { s.before += "# our own count" + s.end + "# via: The Herald" + s.end; s.said.push_back("via="); }},
      {"thousands, declared", [](auto& s) { s.cell(1, 2) = "1'302"; s.said.push_back("thousands=apostrophe"); }},
      {"day and month, declared", [](auto& s) { s.cell(1, 3) = "5/10/2030"; s.said.push_back("dates=dmy"); }},
      {"words in capitals", [](auto& s) { for (const std::size_t r : {std::size_t{1}, s.rows.size() - 1}) for (auto& c : s.cell(r, 1)) if (c >= 'a' && c <= 'z') c -= 32; }},
      {"days at midnight with a T", [](auto& s) { s.cell(1, 3) = "2030-10-05T00:00:00"; }},
      {"midnight as JSON has it", [](auto& s) { s.cell(1, 3) = "2030-10-05T00:00:00.000"; }},
      {"an accent in a character of its own", [](auto& s) { s.before += "# caf" "e\xCC\x81" + s.end; }},
      {"points in dates, declared", [](auto& s) { s.cell(1, 3) = "05.10.2030"; s.said.push_back("dates=dmy"); }},
  };
  return list;
}

const std::vector<habit>& refused() {
  static const std::vector<habit> list{
      {"day and month, undeclared", [](auto& s) { s.cell(1, 3) = "24/10/2023"; }, "dates=dmy or dates=mdy", "D2, as_of"},
      {"day and month that one order alone fits", [](auto& s) { s.cell(1, 3) = "10.24.2023"; }, "dates=dmy or dates=mdy", "D2, as_of"},
      {"a year of two digits", [](auto& s) { s.cell(1, 3) = "24/10/23"; }, "a year of two digits", "D2, as_of"},
      {"a month in letters", [](auto& s) { s.cell(1, 3) = "24-Oct-2023"; }, "a month in letters", "D2, as_of"},
      {"a day number", [](auto& s) { s.cell(1, 3) = "45223"; }, "the number of a day in a spreadsheet", "D2, as_of"},
      {"no such day", [](auto& s) { s.cell(1, 3) = "2030-02-30"; }, "not a date", "D2, as_of"},
      {"a number that became a day", [](auto& s) { s.cell(1, 2) = "24-Oct"; }, "a number that became a date", "C2, number"},
      {"a number that became a date", [](auto& s) { s.cell(1, 2) = "2030-10-24"; }, "a number that became a date", "C2, number"},
      {"a number that became a month", [](auto& s) { s.cell(1, 2) = "Oct-24"; }, "a number that became a date", "C2, number"},
      {"thousands, undeclared", [](auto& s) { s.cell(1, 2) = "1,302"; }, "thousands=comma", "C2, number"},
      {"points, undeclared", [](auto& s) { s.cell(1, 2) = "1.302"; }, "thousands=point", "C2, number"},
      {"spaces, undeclared", [](auto& s) { s.cell(1, 2) = "1 302"; }, "thousands=space", "C2, number"},
      {"another mark than declared", [](auto& s) { s.cell(1, 2) = "1.302"; s.said.push_back("thousands=comma"); }, "thousands=point", "C2, number"},
      {"a part of a person", [](auto& s) { s.cell(1, 2) = "302.5"; }, "a part of one person", "C2, number"},
      {"a range with a dash", [](auto& s) { s.cell(1, 2) = "300-310"; }, "300 to 310", "C2, number"},
      {"a shortened number", [](auto& s) { s.cell(1, 2) = "1.3E+05"; }, "a number that its spreadsheet has shortened", "C2, number"},
      {"a share", [](auto& s) { s.cell(1, 2) = "12%"; }, "a share", "C2, number"},
      {"a word for nothing", [](auto& s) { s.cell(1, 2) = "n/a"; }, "an empty cell", "C2, number"},
      {"an error of a spreadsheet", [](auto& s) { s.cell(1, 2) = "#REF!"; }, "could not work out", "C2, number"},
      {"a formula", [](auto& s) { s.cell(1, 2) = "=B2+1"; }, "a formula", "C2, number"},
      {"fewer than nobody", [](auto& s) { s.cell(1, 2) = "-4"; }, "below nothing", "C2, number"},
      {"no number", [](auto& s) { s.cell(1, 2) = ""; }, "'number' is missing", "C2, number"},
      {"an unknown kind", [](auto& s) { s.cell(1, 1) = "stock"; }, "not a known word here", "B2, kind"},
      {"no day of a stock", [](auto& s) { s.cell(1, 3) = ""; }, "a stock without a day", "D2, as_of"},
      {"a column of numbers called #", [](auto& s) { s.cell(0, 6) = "#"; }, "not a column of a claims table", "G1"},
      {"an unknown column", [](auto& s) { s.cell(0, 6) = "colour"; }, "not a column of a claims table", "G1"},
      {"a column twice", [](auto& s) { s.cell(0, 6) = "number"; }, "twice", "G1"},
      {"a cell under no heading", [](auto& s) { s.cell(0, 6) = ""; }, "a cell in a column without a name", "G2"},
      {"a row that is too long", [](auto& s) { s.rows[1].push_back("more"); }, "too many cells", ""},
      {"a row that is too short", [](auto& s) { s.rows[1].pop_back(); }, "too few cells", ""},
      {"a title above the header", [](auto& s) { s.before += "Our counts" + s.end; }, "looks like a title", ""},
      {"the header again", [](auto& s) { s.rows.push_back(s.rows[0]); }, "the header again", ""},
      {"a sum below", [](auto& s) { s.rows.push_back({"Total", "", "2592", "", "", "", ""}); }, "a row of totals", ""},
      {"a sum below, in Spanish", [](auto& s) { s.rows.push_back({"Suma total:", "held", "2592", "2030-12-31", "", "", ""}); }, "a row of totals", ""},
      {"a sum where the day is", [](auto& s) { s.cell(1, 3) = "Gesamt 2030"; }, "a row of totals", "D2, as_of"},
      {"lines of an old Mac", [](auto& s) { s.bytes = [](std::string t) { std::replace(t.begin(), t.end(), '\n', '\r'); return t; }; }, "a carriage return alone", ""},
      {"a day of the week", [](auto& s) { s.cell(1, 3) = "Mon 2030-10-05"; }, "not a date at offset 0", "D2, as_of"},
      {"digits of another script", [](auto& s) { s.cell(1, 2) = "\xD9\xA3\xD9\xA0\xD9\xA2"; }, "not a number of people", "C2, number"},
      {"an unknown ground", [](auto& s) { s.cell(0, 4) = "ground"; s.cell(1, 4) = "grace"; }, "not a known word here", ""},
      {"UTF-16", [](auto& s) { s.bytes = [](std::string t) { std::string wide = "\xFF\xFE"; for (const char c : t) wide += c, wide += '\0'; return wide; }; }, "text in UTF-16", ""},
      {"UTF-16 without a mark", [](auto& s) { s.bytes = [](std::string t) { std::string wide; for (const char c : t) wide += '\0', wide += c; return wide; }; }, "text in UTF-16", ""},
      {"a workbook", [](auto& s) { s.bytes = [](std::string t) { return "PK\x03\x04" + t; }; }, "a workbook", ""},
      {"bytes of windows-1252, undeclared", [](auto& s) { s.cell(1, 6) = "Comit\xE9"; }, "encoding=windows-1252", "G2"},
  };
  return list;
}

std::string all_told(const error& e) {
  std::string all;
  for (const auto& p : e.problems()) all += to_string(p) + '\n';
  return all;
}

dossier_content opened(const spreadsheet& s) {
  std::vector<std::string> told;
  return content_of_text(s.text(), "counts.csv", parse_table_settings(s.said), told);
}

void check_refused(const spreadsheet& s, const habit& h, bool moved) {
  try {
    (void)opened(s);
    FAIL_CHECK("it was read");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    const auto all = all_told(e);
    CAPTURE(all);
    CHECK(all.find(h.told) != std::string::npos);
    if (!moved && *h.cell != '\0') CHECK(all.find(fmt::format(" at {}:", h.cell)) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("table_settings: what a spreadsheet does to a table is read, alone and in pairs") {
  const auto clean = write_dossier(opened({}));
  CHECK(clean.find("\"quantity\": 1302") != std::string::npos);
  for (const auto& one : read())
    for (const auto& other : read()) {
      CAPTURE(one.name);
      CAPTURE(other.name);
      spreadsheet s;
      one.has(s);
      if (&one != &other) other.has(s);
      // Blanks inside of quotes belong to their cell.
      if (s.quoted && s.cell(1, 1) != "held") continue;
      // A setting goes to the front of its line, and a separator is said of the whole.
      try {
        CHECK(write_dossier(opened(s)) == clean);
      } catch (const error& e) {
        FAIL_CHECK(std::string(one.name) << ", " << other.name << ": " << all_told(e));
      }
    }
}

TEST_CASE("table_settings: what may mean two things is refused with its cell and the way out, whatever else the table does") {
  for (const auto& one : refused()) {
    CAPTURE(one.name);
    spreadsheet s;
    one.has(s);
    check_refused(s, one, false);
    for (const auto& other : read()) {
      CAPTURE(other.name);
      spreadsheet both;
      other.has(both);
      // What says of the same cell how it is meant is another table.
      const std::string cell = one.cell;
      if (both.cell(1, 2) != "1302" && cell == "C2, number") continue;
      if (both.cell(1, 3) != "2030-10-05" && cell == "D2, as_of") continue;
      if (std::any_of(both.said.begin(), both.said.end(), [](const auto& t) { return t != "via="; }) && !one.cell[0]) continue;
      if (both.said.size() == 1 && both.said[0].rfind("dates", 0) == 0 && cell == "D2, as_of") continue;
      if (both.said.size() == 1 && both.said[0].rfind("thousands", 0) == 0 && cell == "C2, number") continue;
      if (both.rows[0].size() != 7 || both.rows[1].size() != 7) continue;
      one.has(both);
      check_refused(both, one, true);
    }
  }
}

TEST_CASE("table_settings: of two cells that are refused, both are told") {
  std::size_t pairs = 0;
  for (const auto& one : refused())
    for (const auto& other : refused()) {
      const std::string first = one.cell, second = other.cell;
      // Of one column the settings of one would be those of the other; a heading alone changes which cells there are.
      if (first.size() < 4 || second.size() < 4 || first[0] >= second[0]) continue;
      // Of a kind that nobody knows it is not known that it needs a number and a day.
      if (one.name == "an unknown kind" && (other.name == "no number" || other.name == "no day of a stock")) continue;
      CAPTURE(one.name);
      CAPTURE(other.name);
      spreadsheet s;
      one.has(s);
      other.has(s);
      ++pairs;
      check_refused(s, one, false);
      check_refused(s, other, false);
    }
  CHECK(pairs > 100);
}

TEST_CASE("table_settings: a column called # is a column wherever it stands, and no remark") {
  std::vector<std::string> told;
  for (const auto* text : {"#,speaker,kind,number,as_of\n1,w,held,5,2030-01-01\n", "#;speaker;kind;number;as_of\n1;w;held;5;2030-01-01\n",
                           "speaker,kind,number,as_of,#\nw,held,5,2030-01-01,1\n"}) {
    CHECK(content_of_text(text, "t.csv", parse_table_settings(std::vector<std::string>{"others=ignore"}), told).claims.size() == 1);
    try {
      (void)content_of_text(text, "t.csv", {}, told);
      FAIL("read");
    } catch (const error& e) {
      CHECK(e.problems().size() == 1);
      CHECK(all_told(e).find("1: not a column of a claims table, got '#'") != std::string::npos);
    }
  }
}

TEST_CASE("table_settings: a header that starts with # is known by the headings that the caller names") {
  std::vector<std::string> told;
  const auto d = content_of_text("#;Fecha;Detenidos\n1;2030-10-05;302\n", "t.csv",
                                 parse_table_settings(std::vector<std::string>{"speaker=w", "kind=held", "as_of=Fecha", "number=Detenidos", "others=ignore"}), told);
  CHECK(d.claims.size() == 1);
}

TEST_CASE("table_settings: what a table says of itself and cannot is told at its own line, once") {
  try {
    std::vector<std::string> told;
    (void)content_of_text("# our count\n# checked by: two of us\nspeaker,kind,number,as_of\nw,held,5,2030-01-01\n", "t.csv", {}, told);
    FAIL("read");
  } catch (const error& e) {
    REQUIRE(e.problems().size() == 1);
    CHECK(e.problems()[0].line == 2);
    CHECK(e.problems()[0].pointer == "A2");
    CHECK(e.problems()[0].wanted.find("a remark without a colon") != std::string::npos);
  }
}

TEST_CASE("table_settings: letters of windows-1252 are read where they are declared") {
  spreadsheet s;
  s.cell(1, 0) = s.cell(2, 0) = s.cell(3, 0) = "Comit\xE9 \x80";
  s.said = {"encoding=windows-1252"};
  const auto d = opened(s);
  REQUIRE(d.actors.size() == 1);
  CHECK(d.actors[0].name == "Comit\xC3\xA9 \xE2\x82\xAC");
  CHECK(d.actors[0].id == actor_id("comite"));
  s.cell(2, 0) = "Comit\x81";
  CHECK_THROWS_AS((void)opened(s), error);
}

TEST_CASE("table_settings: they are typed as NAME=VALUE") {
  const std::vector<std::string> said{"speaker=The Watch", "separator=tab", "dates=mdy", "thousands=point", "others=ignore", "note="};
  const auto s = parse_table_settings(said);
  CHECK(s.separator == csv_separator::tab);
  CHECK(s.dates == date_order::mdy);
  CHECK(s.thousands == thousands_mark::point);
  CHECK(s.others == other_columns::ignore);
  CHECK(s.columns == std::map<std::string, std::string>{{"note", ""}, {"speaker", "The Watch"}});
  for (const char* wrong : {"speaker", "=The Watch", "dates=ydm", "separator=|"}) {
    const std::vector<std::string> one{wrong};
    CHECK_THROWS_AS((void)parse_table_settings(one), error);
  }
}

TEST_CASE("table_settings: two separators in a header are told apart by the columns that they give, or not at all") {
  std::vector<std::string> told;
  const auto text = std::string("speaker;kind;number;as_of;x_a,b\nw;held;3;2030-01-01;1,5\n");
  CHECK(content_of_text(text, "t.csv", {}, told).claims.size() == 1);
  try {
    (void)content_of_text("a;b,c\n1;2,3\n", "t.csv", {}, told);
    FAIL("read");
  } catch (const error& e) {
    CHECK(all_told(e).find("separator=comma") != std::string::npos);
  }
}

TEST_CASE("table_settings: more cells than a table may hold are refused, before they fill the memory") {
  std::string text = "speaker,kind,number,as_of\n";
  text.append(std::size_t{900}, ',');
  text += '\n';
  // 24,000 lines of 900 cells each that hold nothing but one letter.
  const auto line = std::string(899, ',') + "x\n";
  for (int i = 0; i < 24'000; ++i) text += line;
  try {
    std::vector<std::string> told;
    (void)content_of_text(text, "t.csv", {}, told);
    FAIL("read");
  } catch (const error& e) {
    CHECK(e.problems().size() <= 2'000);
    CHECK(all_told(e).find("too many cells") != std::string::npos);
  }
}

TEST_CASE("table_settings: more rows, columns or bytes of a cell than a table may hold are refused, and what just fits is read") {
  const auto told_of = [](const std::string& text) {
    std::vector<std::string> told;
    try {
      (void)content_of_text(text, "t.csv", {}, told);
    } catch (const error& e) {
      return all_told(e);
    }
    return std::string("read");
  };
  const std::string head = "speaker,kind,number,as_of,note", row = "\nw,held,5,2030-01-05,";
  const auto wide = [&](std::size_t columns) {
    std::string names = head, cells = row;
    for (std::size_t i = 5; i < columns; ++i) names += fmt::format(",x_{}", i), cells += ',';
    return told_of(names + cells + '\n');
  };
  CHECK(wide(1'000) == "read");
  CHECK(wide(1'001).find("too many columns, got one more, wanted at most 1000") != std::string::npos);
  const auto noted = [&](std::size_t bytes) { return told_of(head + row + std::string(bytes, 'n') + '\n'); };
  CHECK(noted(std::size_t{1} << 20) == "read");
  CHECK(noted((std::size_t{1} << 20) + 1).find("too long a cell") != std::string::npos);
  std::string rows = "speaker\n";
  for (int i = 0; i <= 1'000'000; ++i) rows += "w\n";
  CHECK(told_of(rows).find("too many rows, got one more, wanted at most 1000000") != std::string::npos);
}

TEST_CASE("table_settings: more claims than a table may make are refused") {
  if (std::getenv("HABEAS_ROUND_TRIPS") == nullptr) return;  // takes long: scripts/test long
  std::string text = "day,speaker,held,entries,exits,released,arrested\n";
  for (int i = 0; i < 200'001; ++i) text += fmt::format("{:04}-{:02}-{:02},w,1,1,1,1,1\n", 1000 + i / 336, i / 28 % 12 + 1, i % 28 + 1);
  std::vector<std::string> told;
  try {
    (void)content_of_text(text, "t.csv", {}, told);
    FAIL("read");
  } catch (const error& e) {
    CHECK(all_told(e).find("too many claims, got 'one more', wanted at most 1000000") != std::string::npos);
  }
}

}  // namespace test_table_settings
