// SPDX-License-Identifier: MIT
#include <habeas/io/csv.hpp>

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace test_csv {

using namespace habeas;

namespace {

std::vector<std::vector<std::string>> texts(const csv_table& t) {
  std::vector<std::vector<std::string>> all;
  const auto add = [&](const csv_row& row) {
    all.emplace_back();
    for (const auto& cell : row.cells) all.back().push_back(cell.text);
  };
  add(t.header);
  for (const auto& row : t.rows) add(row);
  return all;
}

using rows = std::vector<std::vector<std::string>>;

/// "line:column what" of every problem.
std::vector<std::string> faults(std::string_view text, const csv_limits& limits = {}) {
  std::vector<std::string> list;
  for (const auto& p : try_read_csv(text, "t.csv", limits).problems) {
    CHECK(p.file == "t.csv");
    CHECK_FALSE(p.wanted.empty());
    list.push_back(fmt::format("{}:{} {}", p.line, p.column, p.what));
  }
  return list;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("semicolons and tabs stand where commas do, and commas are text then") {
  const rows wanted{{"id", "n"}, {"A,B", "1"}, {"x;y\tz", "2"}};
  CHECK(texts(read_csv("id;n\nA,B;1\n\"x;y\tz\";2\n", "t", {}, csv_separator::semicolon)) == wanted);
  CHECK(texts(read_csv("id\tn\nA,B\t1\n\"x;y\tz\"\t2\n", "t", {}, csv_separator::tab)) == wanted);
  CHECK(texts(read_csv("a\tb\n\t\n", "t", {}, csv_separator::tab)) == rows{{"a", "b"}, {"", ""}});
  const auto wrong = try_read_csv("a\tb\n\"x\"y\tz\n1\t2\t3\n", "t", {}, csv_separator::tab).problems;
  REQUIRE(wrong.size() == 2);
  CHECK(wrong[0].wanted == "a tab or the end of the line");
  CHECK(wrong[1].what == "a row with too many cells");
}

TEST_CASE("a table is its cells, whatever the line ends and quotes") {
  const rows wanted{{"id", "n"}, {"A", "1"}, {"B", "2"}};
  CHECK(texts(read_csv("id,n\nA,1\nB,2\n", "t")) == wanted);
  CHECK(texts(read_csv("id,n\r\nA,1\r\nB,2\r\n", "t")) == wanted);
  CHECK(texts(read_csv("id,n\nA,1\nB,2", "t")) == wanted);
  CHECK(texts(read_csv("\"id\",\"n\"\n\"A\",\"1\"\nB,\"2\"", "t")) == wanted);
  CHECK(texts(read_csv("\xEF\xBB\xBFid,n\nA,1\nB,2\n", "t")) == wanted);
}

TEST_CASE("quotes hold commas, line ends and doubled quotes; spaces belong to their cell") {
  CHECK(texts(read_csv("a,b\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\n", "t")) == rows{{"a", "b"}, {"x, \"y\"", "one\r\ntwo"}});
  CHECK(texts(read_csv("a,b\n x ,\t\n", "t")) == rows{{"a", "b"}, {" x ", "\t"}});
  CHECK(texts(read_csv("a,b\n,\n\"\",\n", "t")) == rows{{"a", "b"}, {"", ""}, {"", ""}});
  CHECK(texts(read_csv("a\n\n\n", "t")) == rows{{"a"}, {""}, {""}});
}

TEST_CASE("cells know their line and column, in bytes") {
  const auto t = read_csv("id,text,n\nA,\"one\ntwo\",3\n\xC3\xA9,x,4\n", "t");
  REQUIRE(t.rows.size() == 2);
  CHECK(t.rows[0].cells[1].line == 2);
  CHECK(t.rows[0].cells[1].column == 3);
  CHECK(t.rows[0].cells[2].line == 3);
  CHECK(t.rows[0].cells[2].column == 6);
  CHECK(t.rows[1].line == 4);
  CHECK(t.rows[1].cells[1].column == 4);
  CHECK(t.find_column("n") == 2);
  CHECK_FALSE(t.find_column("N").has_value());
}

TEST_CASE("every fault is listed at its place") {
  CHECK(faults("") == list{"1:1 an empty table"});
  CHECK(faults("\xEF\xBB\xBF") == list{"1:1 an empty table"});
  CHECK(faults("a,b\n1\n1,2,3\n1,2\n") == list{"2:1 a row with too few cells", "3:5 a row with too many cells"});
  CHECK(faults("a,a,\n") == list{"1:3 a column named twice", "1:5 a column without a name"});
  CHECK(faults("a,b\nx\"y,2\n1,2\n") == list{"2:2 a quote inside a cell that does not start with one"});
  CHECK(faults("a,b\n\"x\"y,2\n1,2\n") == list{"2:4 text after a closing quote"});
  CHECK(faults("a,b\n\"x\" ,2\n") == list{"2:4 text after a closing quote"});
  CHECK(faults("a,b\n1,2\r3,4\n") == list{"2:4 a carriage return without a line feed"});
  CHECK(faults(std::string_view("a,b\n1,\0\n", 8)) == list{"2:3 a control character"});
  CHECK(faults("a\n\x7F\n") == list{"2:1 a control character"});
}

TEST_CASE("only well-formed UTF-8 is read") {
  for (const char* good :
       {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    CHECK(faults(fmt::format("a\n{}\n", good)).empty());
  // Lone and missing tails, overlong forms, surrogates, beyond U+10FFFF.
  for (const char* bad : {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
                          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xFF"})
    CHECK(faults(fmt::format("a\n{}\n", bad)) == list{"2:1 bytes that are not UTF-8"});
}

TEST_CASE("a quote that is not closed does not hide what follows") {
  CHECK(faults("a,b\n\"x,1\n2\n3,4\n") == list{"2:1 a quote that is not closed", "3:1 a row with too few cells"});
  CHECK(faults("a,b\n1,2\n3,\"4") == list{"3:3 a quote that is not closed"});
  const auto reading = try_read_csv("a,b\n\"x,1\n3,4\n", "t");
  REQUIRE(reading.table.rows.size() == 2);
  CHECK_FALSE(reading.table.rows[0].sound);
  CHECK(reading.table.rows[1].sound);
}

TEST_CASE("limits are problems, not cuts") {
  csv_limits small;
  small.cell_bytes = 3;
  small.columns = 2;
  small.rows = 2;
  CHECK(faults("a,b\n123,\"1\"\"3\"\n", small).empty());
  CHECK(faults("a,b\n1234,5\n", small) == list{"2:1 too long a cell"});
  CHECK(faults("a,b\n\"1234\",5\n", small) == list{"2:1 too long a cell"});
  CHECK(faults("a,b\n1,2\n3,4\n", small).empty());
  CHECK(faults("a,b\n1,2\n3,4\n5,6\n7,8\n", small) == list{"4:1 too many rows"});
  CHECK(faults("a,b\n1,2,3\n", small) == list{"2:5 too many columns"});
  small.problems = 3;
  CHECK(faults("a,b\n1\n1\n1\n1\n1\n", small).size() == 3);
}

TEST_CASE("reading throws with everything that is wrong") {
  try {
    (void)read_csv("a,b\n1\n\"x", "t.csv");
    FAIL("read");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    CHECK(e.problems().size() == 2);
    CHECK(std::string(e.what()).find("t.csv:3:1: a quote that is not closed") != std::string::npos);
  }
}

TEST_CASE("rows are written so that they read back the same") {
  std::string out;
  const std::vector<std::string> row{"plain", "", "a,b", "say \"no\"", "two\nlines", " spaces "};
  append_csv_row(out, row);
  CHECK(out == "plain,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\" spaces \"\n");

  constexpr unsigned seed = 20260119;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces{"a", ",", "\"", "\n", "\r\n", " ", "\xC3\xB1", "\xEF\xBB\xBF", "0"};
  for (int round = 0; round < 500; ++round) {
    const auto width = 1 + random() % 4, height = 1 + random() % 4;
    rows table{{}};
    for (std::size_t c = 0; c < width; ++c) table[0].push_back(fmt::format("c{}", c));
    for (std::size_t r = 0; r < height; ++r) {
      table.emplace_back(width);
      for (auto& cell : table.back())
        for (auto n = random() % 5; n != 0; --n) cell += pieces[random() % pieces.size()];
    }
    std::string text;
    for (const auto& line : table) append_csv_row(text, line);
    CAPTURE(text);
    CHECK(texts(read_csv(text, "t")) == table);
  }
}

}  // namespace test_csv
