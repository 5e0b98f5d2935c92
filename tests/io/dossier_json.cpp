// SPDX-License-Identifier: MIT
#include <habeas/io/dossier_json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "folders.hpp"
#include "model/lists.hpp"

namespace test_dossier_json {

using namespace habeas;

namespace {

std::vector<problem> problems_of(std::string_view text) {
  try {
    (void)read_dossier(text, "d.json");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    return e.problems();
  }
  return {};
}

/// The only problem of a text.
problem only(std::string_view text) {
  const auto all = problems_of(text);
  CAPTURE(text);
  REQUIRE(all.size() == 1);
  CHECK(all.front().file == "d.json");
  return all.front();
}

/// A dossier of one claim of the speaker "a", who counts "n".
std::string with_claim(std::string_view fields) {
  return fmt::format(R"({{"habeas": 2, "actors": [{{"id": "a"}}], "accounts": [{{"id": "n"}}],
"claims": [{{"id": "c", "speaker": "a", {}}}]}})",
                     fields);
}

}  // namespace

TEST_CASE("the least dossier") {
  const auto content = read_dossier(R"({"habeas": 2})");
  CHECK(content == dossier_content());
  CHECK(write_dossier(content) == "{\n  \"habeas\": 2\n}\n");
}

TEST_CASE("a dossier reads as what it says") {
  const auto content = read_dossier(R"({"habeas": 2, "id": "ven", "clock": "-04:00", "hemisphere": "north", "recorded": "2026-02-10",
    "actors": [{"id": "fp", "name": "Foro Penal", "kind": "ngo"}],
    "accounts": [{"id": "list", "counter": "fp", "rule": {"minimum_days": 3}}],
    "bulletins": [{"id": "b", "speaker": "fp", "as_of": "2026-01-19"}],
    "claims": [
      {"id": "V1", "kind": "held", "speaker": "fp", "account": "list", "quantity": 777, "bulletin": "b", "grading": "B2",
       "breakdown": [{"axis": "sex", "composition": "partition", "parts": {"male": 617, "female": {"at_least": 94}}}]},
      {"id": "V2", "kind": "exits", "speaker": "fp", "account": "list", "quantity": {"more_than": 143}, "of": "release",
       "from": {"start_of": "2026-01-08"}, "to": {"bulletin": "b"}, "x_row": 12}
    ]})");
  CHECK(content.clock == -240);
  CHECK(content.hemisphere == hemisphere::north);
  CHECK(content.accounts.at(0).rule.minimum_days == 3);
  const auto& held = std::get<held_claim>(content.claims.at(0).says);
  CHECK(held.number == quantity::exact(777));
  CHECK(content.claims[0].grade == grading{'B', '2'});
  CHECK(content.claims[0].breakdowns.at(0).parts.at(1).number == quantity::at_least(94));
  const auto& flow = std::get<flow_claim>(content.claims.at(1).says);
  CHECK(flow.way == direction::exits);
  CHECK(flow.of == mechanism::release);
  CHECK(flow.from->kind == time_ref::how::start_of);
  CHECK(flow.from->date->text() == "2026-01-08");
  CHECK(flow.to->name == "b");
  CHECK(content.claims[1].extra == extra_fields{{"x_row", "12"}});
}

TEST_CASE("what was written reads as what it was, and writes to the same bytes") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 60; ++round) {
    const auto content = testing::random_lists(random).content();
    CAPTURE(round);
    const auto faults = validate(content);
    REQUIRE_MESSAGE(faults.empty(), (faults.empty() ? std::string() : to_string(faults.front())));
    const auto text = write_dossier(content);
    const auto again = read_dossier(text);
    CHECK(again == content);
    CHECK(write_dossier(again) == text);
    // The built-in assumptions are every dossier's own, and not written.
    CHECK(write_dossier(dossier(content).content()) == text);
  }
}

TEST_CASE("values that are not the first of their kind survive") {
  auto content = testing::foro();
  content.actors[0].kind = actor_kind::person;
  content.claims = {testing::a_claim("1", attribute_claim{{{}, {}, {}, actor_id("foro")}, "age", "4", {}, reading::sometime}),
                    testing::a_claim("2", labelled_claim{{}, account_id("list"), "hostage", {}, {}, false})};
  CHECK(read_dossier(write_dossier(content)) == content);
}

TEST_CASE("a built-in assumption is written where it differs") {
  auto content = testing::foro();
  auto shared = built_in_assumption(assumption_effect::shared_cutoff);
  shared.on = false;
  content.assumptions.push_back(shared);
  const auto again = read_dossier(write_dossier(content));
  CHECK(again.assumptions == std::vector<assumption>{shared});
  CHECK_FALSE(dossier(again).assumes(shared_cutoff));
}

TEST_CASE("the canonical layout: short things on one line, long ones opened up") {
  auto content = testing::foro({testing::a_claim("V1", testing::stock(777), "2026-01-19")});
  CHECK(write_dossier(content) == R"({
  "habeas": 2,
  "clock": "-04:00",
  "actors": [
    {"id": "foro", "kind": "other"}
  ],
  "accounts": [
    {"id": "list"}
  ],
  "claims": [
    {
      "id": "V1",
      "kind": "held",
      "speaker": "foro",
      "account": "list",
      "quantity": 777,
      "said": "2026-01-19"
    }
  ]
}
)");
}

TEST_CASE("own fields are kept wherever there is room, others are refused") {
  const auto content = read_dossier(R"({"habeas": 2, "x_a": {"b": [1, 2.5, "é"]}, "actors": [{"id": "a", "x_": null}]})");
  CHECK(content.extra == extra_fields{{"x_a", R"({"b":[1,2.5E0,"é"]})"}});
  CHECK(content.actors.at(0).extra == extra_fields{{"x_", "null"}});
  CHECK(read_dossier(write_dossier(content)) == content);

  const auto unknown = only(R"({"habeas": 2, "actors": [{"id": "a", "nmae": "A"}]})");
  CHECK(unknown.pointer == "/actors/0/nmae");
  CHECK(unknown.what == "an unknown field");
  CHECK(unknown.wanted == "a name that starts with x_, or one of id, name, kind, note, audience");
  // A part of a thing has no room for them.
  CHECK(only(R"({"habeas": 2, "accounts": [{"id": "n", "rule": {"x_a": 1}}]})").pointer == "/accounts/0/rule/x_a");
  // A field of another kind of claim is as unknown as any.
  CHECK(only(with_claim(R"("kind": "absent", "event": "e")")).pointer == "/claims/0/event");
}

TEST_CASE("own fields of a content made in code have to be fields that a file can hold") {
  auto content = testing::foro();
  const auto refused = [&](const char* name, const char* text) {
    content.extra = {{name, text}};
    try {
      (void)write_dossier(content);
    } catch (const error& e) {
      return e.code() == errc::invalid_value;
    }
    return false;
  };
  CHECK(refused("x_a", "{"));
  CHECK(refused("note", "\"\""));
  CHECK_FALSE(refused("x_a", "{}"));
}

/// A number as JSON writes it, whatever the locale.
static double as_double(const std::string& text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  REQUIRE(read.ec == std::errc());
  return value;
}

TEST_CASE("numbers of own fields come out as they went in, or are refused") {
  for (const char* number : {"0.1", "2.2250738585072014E-308", "123456789012345.6", "1e300", "-0.3", "12.50", "100000000000000000000"}) {
    CAPTURE(number);
    const auto content = read_dossier(fmt::format(R"({{"habeas": 2, "x_n": {}}})", number));
    CHECK(as_double(content.extra.at(0).second) == as_double(number));
    auto text = write_dossier(content);
    for (int i = 0; i < 3; ++i) {
      const auto next = write_dossier(read_dossier(text));
      CHECK(next == text);
      text = next;
    }
  }
  for (const char* number : {"3.14159265358979323846", "1e400", "1e-400", "123456789012345678901"}) {
    CAPTURE(number);
    const auto p = only(fmt::format(R"({{"habeas": 2, "x_n": [{}]}})", number));
    CHECK(p.pointer == "/x_n/0");
    CHECK(p.what == "a number with more digits than can be kept");
    CHECK(p.got == number);
  }
}

TEST_CASE("all problems of a broken dossier at once, each with its place") {
  struct expected {
    const char* pointer;
    std::size_t line, column;
    const char* what;
  };
  // By hand, in the order of the file tests/data/broken_dossier.json.
  const std::vector<expected> wanted{
      {"/habeas", 2, 13, "a dossier of another version"},
      {"/titel", 3, 12, "an unknown field"},
      {"/clock", 4, 12, "not a clock"},
      {"/hemisphere", 5, 17, "not a known word here"},
      {"/recorded", 6, 15, "not a date at offset 6 of '2026-13-01'"},
      {"/actors/1/kind", 9, 27, "not a known word here"},
      {"/actors/2/id", 10, 12, "actor id used twice"},
      {"/actors/3", 11, 5, "not an object"},
      {"/places/0/within", 14, 31, "places that form a cycle by 'within'"},
      {"/accounts/0/rule/minimum_days", 17, 45, "not a whole number"},
      {"/accounts/0/rule/clauses/0/value", 17, 91, "not a value of regime"},
      {"/assumptions/0/on", 20, 60, "neither true nor false"},
      {"/assumptions/1/effect", 21, 5, "a built-in assumption without its effect"},
      {"/assumptions/1/statement", 21, 42, "an assumption without a statement"},
      {"/people/0/id", 24, 5, "'id' is missing"},
      {"/events/0/people/0", 27, 58, "no such person"},
      {"/events/0/people/1", 27, 64, "an empty id"},
      {"/claims/0/quantity", 30, 84, "not a count"},
      {"/claims/0/said", 30, 98, "not a date at offset 8 of '2026-02-30'"},
      {"/claims/1/account", 31, 5, "'account' is missing"},
      {"/claims/1/acount", 31, 63, "an unknown field"},
      {"/claims/1/quantity", 31, 83, "not a quantity"},
      {"/claims/2/kind", 32, 26, "not a known word here"},
      {"/claims/3/speaker", 33, 5, "'speaker' is missing"},
      {"/claims/3/account", 33, 46, "no such account"},
      {"/claims/3/to", 33, 77, "not a point"},
      {"/claims/4/speaker", 34, 50, "'retracted' may not be made by this speaker"},
      {"/claims/5/days", 35, 5, "'within' without a number of days"},
      {"/claims/6/of", 40, 13, "a claim about one thing"},
      {"/claims/6/of/person", 40, 24, "no such person"},
      {"/claims/6/of/group", 40, 39, "no such group"},
      {"/claims/6/value", 42, 16, "not a value of whereabouts"},
      {"/claims/6/grading", 43, 18, "not an Admiralty grading"},
      {"/claims/6/under", 44, 16, "not a list"},
      {"/claims/6/lead", 46, 15, "a name that is used twice in one object"},
  };
  const auto found = problems_of(read_file(folders::test_data("broken_dossier.json")));
  for (std::size_t i = 0; i < std::min(found.size(), wanted.size()); ++i) {
    CAPTURE(i);
    CHECK(found[i].pointer == wanted[i].pointer);
    CHECK(found[i].line == wanted[i].line);
    CHECK(found[i].column == wanted[i].column);
    CHECK(found[i].what == wanted[i].what);
    CHECK(found[i].file == "d.json");
  }
  CHECK(found.size() == wanted.size());
}

TEST_CASE("one fault is said once") {
  // A thing that cannot be read has no further faults, nor has what holds it.
  CHECK(only(R"({"habeas": 2, "actors": [5]})").pointer == "/actors/0");
  CHECK(only(R"({"habeas": 2, "claims": [null]})").pointer == "/claims/0");
  CHECK(only(with_claim(R"("kind": "hled", "quantity": 1)")).pointer == "/claims/0/kind");
  CHECK(only(with_claim(R"("quantity": 1)")).pointer == "/claims/0/kind");
  CHECK(only(with_claim(R"("kind": "attribute", "of": {"person": 5}, "property": "p", "value": "v")")).pointer ==
        "/claims/0/of/person");
  CHECK(only(with_claim(R"("kind": "exits", "account": "n", "quantity": 1, "to": {"as_of": "soon"})")).pointer ==
        "/claims/0/to/as_of");
  CHECK(only(with_claim(R"("kind": "occurred", "event": "")")).what == "an empty id");
}

TEST_CASE("a name that is used twice in one object is a problem at its second place") {
  const auto p = only("{\"habeas\": 2,\n \"note\": \"a\",\n \"note\": \"b\"}");
  CHECK(p.pointer == "/note");
  CHECK(p.line == 3);
  CHECK(p.column == 10);
  // The same name in two objects is none, and an escape makes no other name.
  CHECK(problems_of(R"({"habeas": 2, "x_a": [{"b": 1}, {"b": 2}, {"b": {"b": 3}}]})").empty());
  CHECK(only(R"({"habeas": 2, "note": "a", "n\u006fte": "b"})").column == 41);
}

TEST_CASE("places of names that need escapes") {
  CHECK(only("{\"habeas\": 2,\n \"a~/b\": 1}").pointer == "/a~0~1b");
  CHECK(only("{\"habeas\": 2,\n \"a~/b\": 1}").line == 2);
  const auto p = only("{\"habeas\": 2,\n \"q\\\"\\\\\\u0041\": 1}");
  CHECK(p.pointer == "/q\"\\A");
  CHECK(p.line == 2);
  CHECK(p.column == 17);
}

TEST_CASE("what is not JSON is refused with its place") {
  struct row {
    std::string text;
    std::size_t line, column;
    const char* got;
  };
  const std::vector<row> rows{
      {"", 1, 1, "the end of the text"},
      {"   \n ", 2, 2, "the end of the text"},
      {"{\n  \"habeas\": 2,\n}", 3, 1, "'}'"},
      {"{\"habeas\": 2} {", 1, 15, "'{'"},
      {"{\"habeas\": 01}", 1, 13, "'1'"},
      {"{'habeas': 1}", 1, 2, "'''"},
      {"{\"habeas\": NaN}", 1, 12, "'N'"},
      {"// no comments\n{}", 1, 1, "'/'"},
      {" \xEF\xBB\xBF{\"habeas\": 2}", 1, 2, "byte 0xef"},
      {"{\"habeas\": 2, \"note\": \"a\tb\"}", 1, 25, "byte 0x09"},
      {"{\"habeas\": 2, \"note\": \"\xC3\x28\"}", 1, 24, "byte 0xc3"},
      {"{\"habeas\": 2, \"note\": \"\xFF\"}", 1, 24, "byte 0xff"},
  };
  for (const auto& r : rows) {
    CAPTURE(r.text);
    const auto p = only(r.text);
    CHECK(p.line == r.line);
    CHECK(p.column == r.column);
    CHECK(p.got == r.got);
    CHECK(p.what.substr(0, 9) == "not JSON ");
  }
  CHECK(only("[]").what == "not a dossier");
  CHECK(only("null").what == "not a dossier");
}

TEST_CASE("limits: depth, numbers, lengths") {
  const auto nested = [](std::size_t deep) {
    return R"({"habeas": 2, "x_a": )" + std::string(deep, '[') + std::string(deep, ']') + "}";
  };
  CHECK(problems_of(nested(31)).empty());
  CHECK(only(nested(32)).what == "not JSON (too deep)");
  CHECK(only(nested(2'000'000)).what == "not JSON (too deep)");

  const auto counted = [](const char* number) {
    return with_claim(fmt::format(R"("kind": "held", "account": "n", "quantity": {})", number));
  };
  for (const char* good : {"0", "1000000000000", "{\"fewer_than\": 1}", "{\"between\": [3, 3]}", "\"unquantified\""}) {
    CAPTURE(good);
    CHECK(problems_of(counted(good)).empty());
  }
  for (const char* bad : {"-1", "1000000000001", "{\"fewer_than\": 0}", "{\"between\": [4, 3]}"}) {
    CAPTURE(bad);
    CHECK(only(counted(bad)).what == "not a count");
  }
  for (const char* bad : {"1.0", "1e3", "1e400", "9223372036854775808", "123456789012345678901234567890", "\"777\"", "true",
                          "null", "[777]", "{}", "{\"exact\": 1.5}", "{\"between\": [1]}", "{\"between\": 1}",
                          "{\"unquantified\": 1}", "{\"atleast\": 1}", "\"many\""}) {
    CAPTURE(bad);
    const auto p = only(counted(bad));
    CHECK(p.what == "not a quantity");
    CHECK(p.pointer == "/claims/0/quantity");
    CHECK(p.line == 2);
  }
  CHECK(only(counted("777.0")).got == "the number 777.0");

  const auto named = [](std::size_t length) {
    return fmt::format(R"({{"habeas": 2, "actors": [{{"id": "{}"}}]}})", std::string(length, 'a'));
  };
  CHECK(problems_of(named(longest_id)).empty());
  CHECK(only(named(longest_id + 1)).what == "too long an id");
}

TEST_CASE("a long text is cut in messages between two characters") {
  std::string text(79, 'a');
  for (int i = 0; i < 10; ++i) text += "\xC3\xA9";
  const auto p = only(fmt::format(R"({{"habeas": 2, "hemisphere": "{}"}})", text));
  CHECK(p.got == "'" + std::string(79, 'a') + "...'");
}

TEST_CASE("clocks") {
  const auto clock = [](const char* text) { return fmt::format(R"({{"habeas": 2, "clock": "{}"}})", text); };
  CHECK(read_dossier(clock("-04:00")).clock == -240);
  CHECK(read_dossier(clock("+05:45")).clock == 345);
  CHECK(read_dossier(clock("-00:30")).clock == -30);
  CHECK(read_dossier(clock("+14:00")).clock == 840);
  for (const char* bad : {"-4:00", "04:00", "+14:01", "+03:60", "Z", "+0400", "", "-04:00 "}) {
    CAPTURE(bad);
    CHECK(only(clock(bad)).pointer == "/clock");
  }
}

TEST_CASE("shown_content: nothing withheld, no name of it, and still a dossier") {
  std::mt19937 random(testing::seed);
  CAPTURE(testing::seed);
  for (int round = 0; round < 40; ++round) {
    const dossier whole(testing::random_lists(random).content());
    for (const auto reader : {audience::everyone, audience::partner, audience::internal}) {
      CAPTURE(round);
      const auto view = whole.for_audience(reader);
      const auto shown = shown_content(view);
      const auto faults = validate(shown);
      CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string() : to_string(faults.front())));
      const auto text = write_dossier(shown);
      CHECK(write_dossier(read_dossier(text)) == text);
      CHECK(shown.claims.size() + view.withheld() == whole.content().claims.size());
      visit_lists(whole.content(), [&](const auto& list, const char*) {
        for (std::size_t i = 0; i < list.size(); ++i) {
          const auto quoted = "\"" + list[i].id.text() + "\"";
          CAPTURE(quoted);
          if (!view.find(list[i].id)) CHECK(text.find(quoted) == std::string::npos);
        }
      });
      // What the reader may not see is not in the lists of the view at all, and a dossier of the rest shows it all.
      CHECK(view.content().claims == shown.claims);
      CHECK(dossier(shown).for_audience(reader).shown() == shown);
      if (reader == audience::internal) CHECK(shown == whole.content());
    }
  }
}

TEST_CASE("files: a dossier.json, a folder that holds one, and neither") {
  namespace fs = std::filesystem;
  const auto problem_of = [](const std::string& path) {
    try {
      (void)open_dossier(path);
    } catch (const error& e) {
      return e.problems().at(0);
    }
    return problem();
  };
  const std::string broken = folders::test_data("broken_dossier.json");
  CHECK(problem_of(broken).file == broken);
  const auto missing = problem_of(folders::test_data("nowhere.json"));
  CHECK(missing.what == "cannot be opened");
  CHECK(missing.file == folders::test_data("nowhere.json"));
  CHECK(problem_of(folders::test_data()).file == (fs::path(folders::test_data()) / "dossier.json").string());
  CHECK_THROWS_AS((void)read_file(folders::test_data()), error);
}

TEST_CASE("the published schema is the one that is generated") {
  CHECK(read_file(folders::source("schemas/dossier.schema.json")) == dossier_schema());
}

TEST_CASE("dossier_json: an assumption that every dossier has may be named though it is not written") {
  const std::string start = R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "a"}],
    "claims": [{"id": "c", "kind": "held", "speaker": "s", "account": "a", "quantity": 3, "as_of": "2026-01-01", "under": [")";
  const auto d = parse_dossier(start + "shared_cutoff\"]}]}");
  CHECK(d.counts(0));
  CHECK_FALSE(d.without("shared_cutoff").counts(0));
  // Written without it, and read again.
  CHECK(parse_dossier(write_dossier(d.content())).content() == d.content());
  CHECK(read_dossier(start + "shared_cutoff\"]}]}").claims.front().under.front() == shared_cutoff);
  for (const auto& text : {start + "shared\"]}]}"}) {
    try {
      (void)read_dossier(text, "d.json");
      FAIL("an assumption that is not there was taken");
    } catch (const error& e) {
      CHECK(to_string(e.problems().front()) ==
            "d.json:2:124 at /claims/0/under/0: no such assumption, got 'shared', wanted the id of one of the dossier's 0 assumptions");
    }
    CHECK_THROWS_WITH_AS((void)parse_dossier(text, "d.json"), doctest::Contains("/claims/0/under/0: no such assumption"), error);
  }
}

TEST_CASE("a flood of one fault is told in a few lines, kept in little memory, and counted") {
  std::string text = R"({"habeas": 2, "claims": [[])";
  for (int i = 1; i < 30'000; ++i) text += ",[]";
  const auto problems_of = [](const std::string& t) {
    try {
      (void)read_dossier(t, "d.json");
    } catch (const error& e) {
      CHECK(std::string(e.what()).size() < 2000);
      return e.problems();
    }
    return std::vector<problem>();
  };
  const auto found = problems_of(text + "]}");
  REQUIRE(found.size() == 6);
  CHECK(found[4].pointer == "/claims/4");
  CHECK(found[5].what == "... and 29,995 more like this");

  std::string doubled = R"({"habeas": 2, "actors": [{"id": "a"})";
  for (int i = 0; i < 30'000; ++i) doubled += R"(,{"id": "a"})";
  const auto twice = problems_of(doubled + "]}");
  REQUIRE(twice.size() == 6);
  CHECK(twice[0].what == "actor id used twice");
  CHECK(twice[5].what == "... and 29,995 more like this");

  std::string names = R"({"habeas": 2, "actors": [{"id": "a")";
  for (int i = 0; i < 30'000; ++i) names += R"(,"name": "b")";
  CHECK(problems_of(names + "}]}").size() == 6);

  // Faults of other kinds are told beside a small flood: all at once.
  std::string mixed = R"({"habeas": 2, "actors": [{"id": "a", "kind": "what"})";
  for (int i = 0; i < 30; ++i) mixed += fmt::format(R"(,{{"id": "a{}", "name": 1}})", i);
  const auto both = problems_of(mixed + R"(], "accounts": [{"id": "x", "counter": "nobody"}]})");
  REQUIRE(both.size() == 8);
  CHECK(both[0].what == "not a known word here");
  CHECK(both[6].what == "... and 25 more like this");
  CHECK(both[7].what == "no such actor");
}

TEST_CASE("a mark of byte order before JSON is passed over, as before a table") {
  const std::string mark = "\xEF\xBB\xBF", text = R"({"habeas": 2, "actors": [{"id": "a"}]})";
  CHECK(read_dossier(mark + text) == read_dossier(text));
  CHECK_THROWS_AS((void)read_dossier(mark + mark + text), error);
  CHECK_THROWS_AS((void)read_dossier(mark), error);
  try {
    (void)read_dossier(mark + R"({"habeas": 2, "nothing": 2})");
    FAIL("nothing was thrown");
  } catch (const error& e) {
    CHECK(e.problems().at(0).line == 1);
    CHECK(e.problems().at(0).column == 26);
  }
}

TEST_CASE("an empty id is one problem, and no cycle") {
  try {
    (void)read_dossier(R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "a"}],
      "claims": [{"id": "", "kind": "held", "speaker": "s", "account": "a", "quantity": 1, "as_of": "2026-01-01"}]})");
    FAIL("nothing was thrown");
  } catch (const error& e) {
    REQUIRE(e.problems().size() == 1);
    CHECK(e.problems()[0].pointer == "/claims/0/id");
  }
  dossier_content content;
  content.places.resize(1);
  const auto faults = validate(content);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].what == "place without an id");
}

TEST_CASE("problems quote nothing that is marked narrower than their reader, or whose mark cannot be read") {
  const std::string text = R"({"habeas": 2, "x": 1,
    "actors": [{"id": "open", "kind": "ZAP"}, {"id": "ZQX1", "name": 3, "audience": "internal", "ZQX2": "ZQX3"},
               {"id": "ZPX1", "kind": "ZPX2", "audience": "partner"}],
    "accounts": [{"id": "a", "counter": "nobody"}, {"id": "ZQX4", "counter": "ZQX5", "audience": "internal", "x_ZQX6": 1.23456789012345678}],
    "events": "ZQX7",
    "people": ["ZQX8", [], {"id": "ZQX9", "name": 1, "audience": "ZQX10"}, {"id": "ZQX11", "audience": "internal", "audience": "public", "name": 2}],
    "claims": [{"id": "c", "kind": "dated", "speaker": "open", "event": "ZQX12", "date": "ZQX13", "audience": "internal"},
               {"id": "ZQX14", "kind": "held", "speaker": "open", "account": "a", "quantity": 1, "as_of": "2026", "audience": "internal",
                "breakdown": [{"axis": "sex", "composition": "subset", "parts": {"ZQX15": "ZQX16"}}]}]})";
  const auto told_to = [&](audience reader) {
    try {
      (void)read_dossier(text, "d.json", reader);
    } catch (const error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  const auto everyone = told_to(audience::everyone), partner = told_to(audience::partner), inside = told_to(audience::internal);
  const auto lines = [](const std::string& t) { return std::count(t.begin(), t.end(), '\n'); };
  CHECK(lines(everyone) == lines(inside));
  CHECK(everyone.find("ZQX") == std::string::npos);
  CHECK(everyone.find("ZPX") == std::string::npos);
  CHECK(everyone.find("1.2345") == std::string::npos);
  CHECK(partner.find("ZQX") == std::string::npos);
  CHECK(partner.find("ZPX2") != std::string::npos);
  for (const char* open : {"'ZAP'", "'nobody'", "/claims/0/date", "/actors/1/name", "a list of 0"}) {
    CAPTURE(open);
    CHECK(everyone.find(open) != std::string::npos);
  }
  for (const char* own : {"ZQX5", "ZQX7", "ZQX8", "ZQX13", "ZQX15", "ZPX2"}) {
    CAPTURE(own);
    CHECK(inside.find(own) != std::string::npos);
  }
  // The default is the public, as everywhere; what is added for a reader is told to that reader.
  CHECK(everyone == [&] {
    try {
      (void)parse_dossier(text, "d.json");
    } catch (const error& e) {
      return std::string(e.what());
    }
    return std::string();
  }());
  const dossier d(read_dossier(R"({"habeas": 2, "actors": [{"id": "s"}]})"));
  const std::string more = R"({"claims": [{"id": "n", "kind": "dated", "speaker": "s", "event": "ZQX", "date": "ZQX", "audience": "internal"}]})";
  for (const auto& [view, quotes] : {std::pair(d, false), std::pair(d.for_audience(audience::internal), true)}) {
    try {
      (void)with_additions(view, more);
      FAIL("nothing was thrown");
    } catch (const error& e) {
      CHECK((std::string(e.what()).find("ZQX") != std::string::npos) == quotes);
    }
  }
  CHECK_THROWS_WITH_AS((void)read_dossier("\"ZQX\""), doctest::Contains("may not see"), error);
}

}  // namespace test_dossier_json
