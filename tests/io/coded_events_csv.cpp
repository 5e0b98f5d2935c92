// SPDX-License-Identifier: MIT
#include <habeas/io/coded_events_csv.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <habeas/timeline/timeline.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"

namespace test_coded_events_csv {

using namespace habeas;

namespace {

const std::string folder = folders::examples("dossiers/coded");

std::string mapping_with(const std::string& more, const std::string& standard = "cameo") {
  return R"({"habeas_event_mapping": 1, "table": "t.csv", "standard": ")" + standard + R"(", "speaker": "coder",
    "columns": {"id": "id", "date": "date", "actor": "who", "recipient": "whom", "code": "code"},
    "dossier": {"actors": [{"id": "coder"}]})" + more + "}";
}
events_import made(const std::string& mapping, const std::string& rows) {
  return import_events(mapping, "m.json", [&](std::string_view) { return "id,date,who,whom,code\n" + rows; });
}
std::vector<problem> problems(const std::string& mapping, const std::string& table) {
  try {
    (void)import_events(mapping, "m.json", [&](std::string_view) { return table; });
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    return e.problems();
  }
  return {};
}
/// "file:line:column what" of each problem.
std::vector<std::string> places(const std::vector<problem>& list) {
  std::vector<std::string> texts;
  for (const auto& p : list) texts.push_back(fmt::format("{}:{}:{} {}", p.file, p.line, p.column, p.what));
  return texts;
}
const code_tally& tally(const events_import& all, std::string_view code) {
  const auto found = std::find_if(all.codes.begin(), all.codes.end(), [&](const code_tally& t) { return t.code == code; });
  REQUIRE(found != all.codes.end());
  return *found;
}
const claim& claim_named(const dossier_content& content, std::string_view id) {
  const auto found = std::find_if(content.claims.begin(), content.claims.end(), [&](const claim& c) { return c.id.text() == id; });
  REQUIRE(found != content.claims.end());
  return *found;
}

}  // namespace

TEST_CASE("tables with tabs or semicolons") {
  const std::string rows = "1;2031-03-01;A, B;C;0841\n";
  const auto with = [&](const std::string& separator, std::string table) {
    return import_events(mapping_with(R"(, "separator": ")" + separator + '"'), "m.json", [&](std::string_view) { return table; });
  };
  std::string table = "id;date;who;whom;code\n" + rows;
  const auto by_semicolon = with("semicolon", table);
  REQUIRE(by_semicolon.events == 1);
  CHECK(by_semicolon.content.actors.size() == 3);
  std::replace(table.begin(), table.end(), ';', '\t');
  CHECK(with("tab", table).content == by_semicolon.content);
  const auto wrong = problems(mapping_with(R"(, "separator": "bar")"), "id,date,who,whom,code\n");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].pointer == "/separator");
  CHECK(wrong[0].wanted == "one of comma, semicolon, tab");
}

TEST_CASE("a table of ICEWS as it is published") {
  const auto path = folders::shared("data/external/icews/icews_events_2018_sample.tab");
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: shared data is not beside this project");
    return;
  }
  const auto table = read_file(path);
  const auto made = import_events(R"({"habeas_event_mapping": 1, "table": "t.tab", "separator": "tab", "standard": "cameo", "speaker": "icews",
    "columns": {"id": "Event ID", "date": "Event Date", "actor": "Source Name", "recipient": "Target Name", "code": "CAMEO Code",
      "title": "Event Text", "locator": "Story ID"},
    "kept_columns": ["Publisher", "Country"], "empty": ["NA"],
    "ignored_columns": ["Source Sectors", "Source Country", "Intensity", "Target Sectors", "Target Country", "Sentence Number", "City",
      "District", "Province", "Latitude", "Longitude"],
    "dossier": {"id": "icews", "actors": [{"id": "icews", "kind": "academic"}]}})",
                                  "m.json", [&](std::string_view) { return table; });
  const auto lines = static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n'));
  CHECK(made.rows >= lines - 1);
  CHECK(made.events > 0);
  CHECK(made.events < made.rows);
  std::size_t told = 0;
  for (const auto& code : made.codes) told += code.lines.size();
  CHECK(told == made.rows);
}

TEST_CASE("a code gives a kind where it is one word, or covers less than one") {
  const auto is = [](std::string_view standard, std::string_view code) {
    const auto read = kind_of_code(standard, code);
    return fmt::format("{} {}", read.reading, read.kind ? to_slug(*read.kind) : "-");
  };
  CHECK(is("cameo", "0841") == "exact release");
  CHECK(is("cameo", "0253") == "narrower demand");
  CHECK(is("cameo", "084") == "broader -");
  CHECK(is("cameo", "173") == "broader -");
  CHECK(is("cameo", "046") == "broader -");
  CHECK(is("cameo", "114") == "related -");
  CHECK(is("cameo", "0842") == "no_word -");
  CHECK(is("cameo", "84") == "unknown -");
  CHECK(is("plover", "RETREAT/release") == "exact release");
  CHECK(is("acled", "Arrests") == "narrower arrest");
  CHECK(is("huridocs", "02010100000025") == "narrower release");
  CHECK(kind_of_code("cameo", "173").near == std::vector{event_kind::arrest, event_kind::charge, event_kind::detention});
  CHECK_THROWS_AS((void)kind_of_code("kedo", "1"), error);
}

TEST_CASE("no code is given a kind but by an exact or narrower row, and by one alone") {
  std::size_t typed = 0;
  std::set<std::pair<std::string_view, std::string_view>> codes;
  for (const auto& row : crosswalk()) codes.emplace(row.standard, row.code);
  for (const auto& [standard, code] : codes) {
    const auto read = kind_of_code(standard, code);
    CAPTURE(standard);
    CAPTURE(code);
    CHECK(read.reading != code_reading::unknown);
    std::map<code_match, std::set<std::string_view>> words;
    for (const auto& row : words_of_code(standard, code))
      if (row.list == "event_kind") words[row.match].insert(row.slug);
    const auto& nearest = words[code_match::exact].empty() ? words[code_match::narrower] : words[code_match::exact];
    REQUIRE(read.kind.has_value() == (nearest.size() == 1));
    if (read.kind) CHECK(to_slug(*read.kind) == *nearest.begin());
    typed += read.kind ? 1 : 0;
  }
  CHECK(typed > 60);
}

TEST_CASE("the example: events with their claims, and the rest told by code") {
  const auto all = import_events_file(folder + "/mapping.json");
  CHECK(all.rows == 11);
  CHECK(all.events == 6);
  CHECK(all.content.events.size() == 6);
  CHECK(write_dossier(all.content) == read_file(folder + "/dossier.json"));
  CHECK(tally(all, "046").read.reading == code_reading::broader);
  CHECK(tally(all, "173").lines == std::vector<std::size_t>{7});
  CHECK(tally(all, "1732").read.reading == code_reading::unknown);
  CHECK(tally(all, "0842").read.reading == code_reading::no_word);
  CHECK(all.codes.size() == 11);

  const auto& freed = *std::find_if(all.content.events.begin(), all.content.events.end(), [](const event& e) { return e.id.text() == "105"; });
  CHECK(freed.kind == event_kind::release);
  CHECK(freed.title == "Return, release person(s)");
  const dossier d(all.content);
  CHECK(d.find(event_id("106")) == nullptr);
  const timeline t(d);
  CHECK(*t.start(event_id("105")).earliest() == day::from_civil(2031, 3, 11));
  CHECK(*t.end(event_id("105")).latest() == day::from_civil(2031, 3, 11));
  for (const char* id : {"105/occurred", "105/dated", "105/actor", "105/recipient"}) {
    const auto& c = claim_named(all.content, id);
    CHECK(c.speaker.text() == "coder");
    CHECK(c.document.text() == "release");
    CHECK(c.locator == "9004");
  }
  CHECK(claim_named(all.content, "105/occurred").codebook == "cameo");
  const auto& releaser = std::get<role_claim>(claim_named(all.content, "105/actor").says);
  CHECK(releaser.role == actor_role::releaser);
  CHECK(releaser.actor.text() == "government_northland");
  CHECK(std::get<role_claim>(claim_named(all.content, "105/recipient").says).role == actor_role::party);
  // A name that the mapping's dossier knows is that actor.
  CHECK(std::get<role_claim>(claim_named(all.content, "101/actor").says).actor.text() == "council");
  CHECK(d.find(actor_id("council_northland")) == nullptr);
}

TEST_CASE("the report, as JSON and as text") {
  const auto all = made(mapping_with(""), "a,2031-01-01,X,Y,0841\nb,2031-01-02,X,,173\nc,2031-01-03,X,Y,173\n");
  CHECK(to_json(all) ==
        R"({"standard":"cameo","rows":3,"events":1,"codes":[{"code":"0841","rows":1,"reading":"exact","kind":"release","near":["release"],"lines":[2]},)"
        R"({"code":"173","rows":2,"reading":"broader","kind":null,"near":["arrest","charge","detention"],"lines":[3,4]}]})");
  CHECK(to_text(all) ==
        "1 of 3 rows gave an event; 2 codes of cameo.\n  0841 (1 row): exact, release\n  173 (2 rows): left out, broader; near it arrest, charge, detention\n");
}

TEST_CASE("a mapping may say itself what a code means, how days are written and when it was said") {
  const auto all = made(mapping_with(R"x(, "codes": {"173": "arrest"}, "days": "basic", "said": "2031-02", "actors": {"X (1)": "x_one"},
      "empty": ["NA"], "roles": {"arrest": {"actor": "arresting"}})x"),
                        "a,20310101,NA,NA,173\nb,20310102,,,084\n");
  REQUIRE(all.events == 1);
  CHECK(all.codes[1].read.reading == code_reading::stated);
  CHECK(all.content.events[0].kind == event_kind::arrest);
  REQUIRE(all.content.claims.size() == 2);  // nobody is named
  CHECK(all.content.claims[1].said->text() == "2031-02");
  CHECK(std::get<dated_claim>(all.content.claims[1].says).date->text() == "2031-01-01");
  const auto english = made(mapping_with(R"(, "days": "english")", "acled"), "a,28 December 2022,X,Y,Arrests\n");
  CHECK(std::get<dated_claim>(english.content.claims[1].says).date->text() == "2022-12-28");
}

TEST_CASE("a code may stand in two columns") {
  const std::string mapping = R"({"habeas_event_mapping": 1, "table": "t.csv", "standard": "plover", "speaker": "coder",
    "columns": {"id": "id", "date": "date", "code": ["event", "mode"]}, "dossier": {"actors": [{"id": "coder"}]}})";
  const auto all = import_events(mapping, "m.json", [](std::string_view) { return std::string("id,date,event,mode\na,2031-01-01,RETREAT,release\nb,2031-01-01,THREATEN,\n"); });
  REQUIRE(all.events == 2);
  CHECK(all.content.events[0].kind == event_kind::release);
  CHECK(all.content.events[1].kind == event_kind::threat);
}

TEST_CASE("all problems of the rows come at once, with their lines") {
  const auto found = places(problems(mapping_with(""),
                                     "id,date,who,whom,code\n"
                                     "a,2031-02-30,X,Y,0841\n"
                                     ",2031-01-01,X,Y,0841\n"
                                     "a,2031-01-01,X,Y,173\n"
                                     "b,,X,Y,173\n"
                                     "c,2031-01-01,X,Y,\n"
                                     "d,2031-01-01,x,!!,0841\n"
                                     "e,2031-01-01,X\n"));
  CHECK(found == std::vector<std::string>{"t.csv:2:3 not a date at offset 8 of '2031-02-30'", "t.csv:3:1 an event without an id",
                                          "t.csv:4:1 an event id used twice", "t.csv:5:3 an event without a date",
                                          "t.csv:6:18 an event without a code", "t.csv:7:14 two actors under one id",
                                          "t.csv:7:16 a name that gives no id", "t.csv:8:14 a row with too few cells"});
}

TEST_CASE("problems of the mapping stand beside those of the table") {
  const auto found = problems(R"({"habeas_event_mapping": 1, "table": "t.csv", "standard": "kedo", "speaker": "nobody", "said": "soon",
    "columns": {"id": "id", "date": "id", "code": "gone", "when": "x"}, "days": "roman", "codes": {"1": "party"},
    "roles": {"party": {"actor": "boss", "third": "x"}}, "colour": 1})",
                              "id,more\na,b\n");
  std::set<std::string> told;
  for (const auto& p : found) told.insert(p.pointer.empty() ? p.file + ": " + p.what : p.pointer);
  for (const char* at : {"/standard", "/said", "/columns/date", "/columns/code", "/columns/when", "/days", "/codes/1", "/roles/party",
                         "/roles/party/actor", "/roles/party/third", "/colour", "t.csv: a column that the mapping does not name"}) {
    CAPTURE(at);
    CHECK(told.count(at) == 1);
  }
  for (const auto& p : found) CHECK(p.line > 0);
  // What the dossier refuses is told once, at the mapping.
  const auto speaker = problems(mapping_with("").replace(mapping_with("").find("\"coder\","), 7, "\"nobody\""), "id,date,who,whom,code\na,2031-01-01,X,Y,0841\nb,2031-01-01,X,Y,0841\n");
  REQUIRE(speaker.size() == 1);
  CHECK(speaker[0].pointer == "/speaker");
}

TEST_CASE("mappings of claims and of events are told apart, and tables stay in their folder") {
  CHECK(is_event_mapping(read_file(folder + "/mapping.json")));
  CHECK_FALSE(is_event_mapping(read_file(folders::examples("dossiers/venezuela/mapping.json"))));
  CHECK_FALSE(is_event_mapping("nonsense"));
  CHECK_THROWS_AS((void)import_events("[]", "m.json", [](std::string_view) { return std::string(); }), error);
  CHECK_THROWS_AS((void)import_events("{", "m.json", [](std::string_view) { return std::string(); }), error);
}

TEST_CASE("no text of any length does more than be refused") {
  const auto rows = fmt::format("a,2031-01-01,{:x>1000},Y,0841\n{:i>300},2031-01-01,X,Y,0841\n", "x", "i");
  const auto found = problems(mapping_with(""), "id,date,who,whom,code\n" + rows);
  REQUIRE(found.size() >= 2);  // ids are of 200 bytes
  for (const auto& p : found) CHECK(p.file == "t.csv");
  csv_limits few;
  few.rows = 1;
  CHECK_THROWS_AS((void)import_events(mapping_with(""), "m.json", [](std::string_view) { return std::string("id,date,who,whom,code\na,2031,X,Y,0841\nb,2031,X,Y,0841\n"); }, few), error);
}

}  // namespace test_coded_events_csv
