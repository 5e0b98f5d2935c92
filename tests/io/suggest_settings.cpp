// SPDX-License-Identifier: MIT
// Tables as people have them: what their headings are taken to stand for, and what could not be placed.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/claims_csv.hpp>

#include "claims_tables.hpp"

namespace test_suggest_settings {

using namespace habeas;
using testing::has, testing::table;

namespace {

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const auto& one : all) text += one + '\n';
  return text;
}

/// The settings, with what only the asker can say.
std::vector<std::string> with(table_suggestion how, const std::vector<std::string>& more) {
  how.settings.insert(how.settings.end(), more.begin(), more.end());
  return how.settings;
}

bool says(const table_suggestion& how, const char* setting) { return std::find(how.settings.begin(), how.settings.end(), setting) != how.settings.end(); }

}  // namespace

TEST_CASE("suggest_settings: a German table is read with what is suggested of it and its speaker") {
  const std::string text = "Stand;Inhaftiert;Freigelassen;Bemerkung\n31.01.2031;1.302;12;\n28.02.2031;1.290;20;Haft\n";
  const auto how = suggest_table_settings(text, "t.csv");
  CHECK(lines(how.settings) == "as_of=Stand\nheld=Inhaftiert\nreleased=Freigelassen\nnote=Bemerkung\ndates=dmy\nthousands=point\n");
  CHECK(lines(how.not_placed) == "who says it: speaker=NAME\nwhere flows start: since=previous (the cut-off before) or since=day, if either is so\n");
  const auto d = table(text, with(how, {"speaker=w", "since=previous"}));
  CHECK(d.content().claims.size() == 4);
  CHECK(d.get(claim_id("w/2031-01-31/held")).note.empty());
}

TEST_CASE("suggest_settings: Spanish, with a title, women of one of two numbers and a row of totals") {
  const auto how = suggest_table_settings(
      "Presos pol\u00edticos;;;;\nFecha;Organizaci\u00f3n;Detenidos;Excarcelados;Mujeres\n31/01/2031;El Foro;302;12;40\nTotal;;;12;\n", "t.csv");
  CHECK(says(how, "as_of=Fecha"));
  CHECK(says(how, "speaker=Organizaci\u00f3n"));
  CHECK(says(how, "released=Excarcelados"));
  CHECK(says(how, "dates=dmy"));
  CHECK(says(how, "others=ignore"));
  const auto open = lines(how.not_placed);
  CHECK(has(open, "row 1: 'Presos pol\u00edticos': a title above the header"));
  CHECK(has(open, "E2: 'Mujeres': a part of one of several numbers"));
  CHECK(has(open, "A4: 'Total': a row of totals"));
}

TEST_CASE("suggest_settings: French, with a share") {
  const std::string text = "mois,d\u00e9tenus,lib\u00e9r\u00e9s,d\u00e9c\u00e8s,part des femmes,remarques\n2031-01,302,12,1,12%,\n2031-02,299,9,0,11%,rien\n";
  const auto how = suggest_table_settings(text, "t.csv");
  CHECK(has(lines(how.not_placed), "E1: 'part des femmes': a share, and no number of people"));
  CHECK(table(text, with(how, {"speaker=w"})).content().claims.size() == 6);
}

TEST_CASE("suggest_settings: two columns of a window beside the day of the count") {
  const std::string text = "Period start,Period end,Cut-off,Prisoners,Releases\n2031-01-01,2031-01-31,2031-01-31,302,12\n";
  const auto how = suggest_table_settings(text, "t.csv");
  CHECK(says(how, "from=Period start"));
  CHECK(says(how, "to=Period end"));
  CHECK(table(text, with(how, {"speaker=w"})).content().claims.size() == 2);
}

TEST_CASE("suggest_settings: a column for each month, a date in three columns and months in letters are told with the way out") {
  CHECK(has(lines(suggest_table_settings("Prison,Jan 2031,Feb 2031\nNorth,30,31\n", "t.csv").not_placed), "B1: 'Jan 2031': one of 2 columns that are each of a time"));
  CHECK(has(lines(suggest_table_settings("Prison,2031-01,2031-02\nNorth,30,31\n", "t.csv").not_placed), "a row for each of them is needed"));
  CHECK(has(lines(suggest_table_settings("Year,Month,Day,Detained\n2031,1,31,302\n", "t.csv").not_placed), "A1: 'Year': a date in 3 columns"));
  CHECK(has(lines(suggest_table_settings("Date,Detained\n31 Jan 2031,302\n", "t.csv").not_placed), "A2: '31 Jan 2031': a month in letters"));
  CHECK(says(suggest_table_settings("Jahr;Inhaftiert\n2030;302\n", "t.csv"), "as_of=Jahr"));
}

TEST_CASE("suggest_settings: which way round a date is, and what the numbers are, is asked where nothing shows it") {
  const auto how = suggest_table_settings("date,held,released,transferred\n1/2/2031,\"1,302\",12,3\n", "t.csv");
  const auto open = lines(how.not_placed);
  CHECK(has(open, "dates=dmy or dates=mdy"));
  CHECK(has(open, "D1: 'transferred': people moved in or out is not known"));
  CHECK(says(how, "thousands=comma"));
  CHECK(says(suggest_table_settings("date,held\n1/31/2031,5\n", "t.csv"), "dates=mdy"));
  CHECK(has(lines(suggest_table_settings("date,Count,Source\n2031-01-31,302,Watch\n", "t.csv").not_placed), "what the numbers are: kind=held"));
  const auto none = lines(suggest_table_settings("colour,weight\nred,5\n", "t.csv").not_placed);
  for (const auto* asked : {"who says it", "the numbers: held=", "when it was: as_of=", "A1: 'colour'"}) CHECK(has(none, asked));
}

TEST_CASE("suggest_settings: parts of one number are columns of their own, and settings can name them") {
  const std::string text = "Fecha;Presos;Hombres;Mujeres\n2031-01-31;302;262;40\n";
  const auto how = suggest_table_settings(text, "t.csv");
  CHECK(says(how, "sex=women=Mujeres"));
  const auto d = table(text, with(how, {"speaker=w"}));
  REQUIRE(d.content().claims.size() == 1);
  CHECK(d.content().claims[0].breakdowns.at(0).parts.size() == 2);
  CHECK(parse_table_settings(std::vector<std::string>{"url=https://a.example/?b=c"}).columns.at("url") == "https://a.example/?b=c");
}

TEST_CASE("suggest_settings: letters of windows-1252 are named, and whatever bytes there are throw nothing") {
  CHECK(says(suggest_table_settings("Monat;H\xE4" "ftlinge\n2031-01;5\n", "t.csv"), "encoding=windows-1252"));
  for (const char* bytes : {"", "\n\n", ";;;\n;;;\n", "\"a", "PK\x03\x04", "\xFF\xFE", "a\n1\n"}) CHECK_NOTHROW((void)suggest_table_settings(bytes, "t.csv"));
}

}  // namespace test_suggest_settings
