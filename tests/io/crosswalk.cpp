// SPDX-License-Identifier: MIT
// The crosswalk both ways, against the code lists of the standards where they are at hand.
#include <habeas/io/crosswalk.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/io/vocabulary.hpp>

#include "folders.hpp"

namespace test_crosswalk {

using namespace habeas;

namespace {

using words = std::set<std::pair<std::string, std::string>>;

const std::string outside = folders::shared("data/external/");

/// A file of the standard, or nothing, said aloud, where it is not at hand.
std::string code_list(const std::string& path) {
  std::ifstream in(outside + path, std::ios::binary);
  if (!in) {
    MESSAGE("skipped: ", path, " is not at hand");
    return {};
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

words of_code(std::string_view standard, const std::string& code) {
  words found;
  for (const auto& row : words_of_code(standard, code))
    if (row.match != code_match::none) found.emplace(row.list, row.slug);
  return found;
}

bool known(std::string_view standard, const std::string& code) { return !words_of_code(standard, code).empty(); }

/// Says how many of the codes map and which do not, and that each was looked at.
void count(std::string_view standard, const std::map<std::string, std::string>& concern) {
  std::string without;
  std::size_t mapped = 0;
  for (const auto& [code, name] : concern) {
    CAPTURE(code);
    CAPTURE(name);
    CHECK(known(standard, code));
    if (!of_code(standard, code).empty()) ++mapped;
    else without += (without.empty() ? "" : "; ") + code + " (" + name + ")";
  }
  MESSAGE(std::string(standard), ": ", mapped, " of ", concern.size(), " codes that concern negotiation, agreement, arrest and release map",
          without.empty() ? std::string() : "; these do not: " + without);
}

std::string lower(std::string text) {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// The cells of each row of a CSV text, by the names in its first row.
std::vector<std::map<std::string, std::string>> rows_of(const std::string& text) {
  std::vector<std::map<std::string, std::string>> rows;
  if (text.empty()) return rows;
  std::vector<std::string> head;
  std::vector<std::string> cells(1);
  bool quoted = false;
  const auto finish = [&] {
    if (head.empty()) head = cells;
    else if (cells.size() == head.size()) {
      auto& row = rows.emplace_back();
      for (std::size_t i = 0; i < head.size(); ++i) row[head[i]] = cells[i];
    }
    cells.assign(1, {});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      cells.back() += '"';
      ++i;
    } else if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) cells.emplace_back();
    else if (c == '\n' && !quoted) finish();
    else if (c != '\r') cells.back() += c;
  }
  if (cells.size() > 1 || !cells[0].empty()) finish();
  return rows;
}

const std::regex concerning("negotiat|mediat|agreement|arrest|detain|release|abduct|hostage|deport|guilty|lawsuit|settle|dispute");

/// CAMEO's codes by name, and PLOVER's event (and mode) for each, from PLOVER's own conversion table.
std::map<std::string, std::pair<std::string, std::string>> plover_of_cameo() {
  std::map<std::string, std::pair<std::string, std::string>> made;
  const std::regex line(R"((\d+):\s*([A-Z]+)\s*,\s*([^,#\n]*?)\s*,[^#\n]*(?:#\s*([^\n]*))?)");
  const auto text = code_list("plover/CAMEO2PLOVER-2021.txt");
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
    const auto mode = (*at)[3].str();
    made[(*at)[1].str()] = {(*at)[2].str() + (mode.empty() ? "" : "/" + mode), (*at)[4].str()};
  }
  return made;
}

}  // namespace

TEST_CASE("the crosswalk stands on the vocabulary") {
  std::set<std::string> seen;
  for (const auto& row : crosswalk()) {
    CAPTURE(row.code);
    CHECK(find_word("source", row.standard) != nullptr);
    CHECK_FALSE(row.code.empty());
    CHECK_FALSE(row.says.empty());
    if (row.match == code_match::none) CHECK((row.list.empty() && row.slug.empty()));
    else CHECK(find_word(row.list, row.slug) != nullptr);
    CHECK(seen.insert(fmt::format("{}\t{}\t{}\t{}", row.standard, row.code, row.list, row.slug)).second);
    // A code without a word has no second row.
    if (row.match == code_match::none) CHECK(words_of_code(row.standard, row.code).size() == 1);
  }
  CHECK(crosswalk_standards() == std::vector<std::string_view>{"cameo", "plover", "acled", "pax", "huridocs"});
}

TEST_CASE("codes that everybody knows, there and back") {
  CHECK(of_code("cameo", "0841") == words{{"event_kind", "release"}, {"mechanism", "release"}, {"actor_role", "releaser"}});
  CHECK(words_of_code("cameo", "0841").front().match == code_match::exact);
  CHECK(of_code("cameo", "045").count({"event_kind", "mediation"}) == 1);
  CHECK(of_code("cameo", "057").count({"event_kind", "agreement_signed"}) == 1);
  CHECK(of_code("cameo", "046").count({"event_kind", "negotiation_start"}) == 1);
  CHECK(of_code("plover", "COERCE/arrest").count({"mechanism", "arrest"}) == 1);
  CHECK(of_code("acled", "Abduction/forced disappearance").count({"event_kind", "disappearance"}) == 1);
  CHECK(of_code("pax", "ThrdPart").count({"actor_role", "guarantor"}) == 1);
  CHECK(of_code("huridocs", "03010300000004").count({"mechanism", "disappearance"}) == 1);

  std::vector<std::string> codes;
  for (const auto& row : codes_of_word("event_kind", "arrest")) codes.push_back(fmt::format("{} {} {}", row.standard, row.code, row.match));
  CHECK(codes == std::vector<std::string>{"huridocs 03010100000004 exact", "cameo 173 broader", "plover COERCE/arrest broader",
                                          "acled Arrests narrower"});
  CHECK(codes_of_word("event_kind", "arrest", "cameo").size() == 1);
  CHECK(codes_of_word("event_kind", "habeas_corpus_granted").empty());
}

TEST_CASE("every row is found from its code and from its word") {
  for (const auto& row : crosswalk()) {
    CAPTURE(row.code);
    const auto same = [&](const crosswalk_row& r) { return r.code == row.code && r.standard == row.standard && r.list == row.list && r.slug == row.slug; };
    const auto there = words_of_code(row.standard, row.code);
    CHECK(std::count_if(there.begin(), there.end(), same) == 1);
    if (row.match == code_match::none) continue;
    const auto back = codes_of_word(row.list, row.slug, row.standard);
    CHECK(std::count_if(back.begin(), back.end(), same) == 1);
  }
}

TEST_CASE("a code that is not known gives nothing, one known to have no word says so, and other names are refused") {
  CHECK(words_of_code("cameo", "2042").empty());
  CHECK(words_of_code("cameo", "41").empty());
  REQUIRE(words_of_code("cameo", "0842").size() == 1);
  CHECK(words_of_code("cameo", "0842").front().match == code_match::none);
  CHECK_THROWS_AS((void)words_of_code("gdelt", "173"), error);
  CHECK_THROWS_AS((void)codes_of_word("event_kind", "arrests"), error);
  CHECK_THROWS_AS((void)codes_of_word("event_kinds", "arrest"), error);
  CHECK_THROWS_AS((void)codes_of_word("event_kind", "arrest", "gdelt"), error);
  try {
    (void)crosswalk_json("cameo", "0849");
    FAIL("refused");
  } catch (const error& e) {
    CHECK(e.code() == errc::unknown_id);
    CHECK(e.near() == std::vector<std::string>{"084", "0841", "0842"});
  }
}

TEST_CASE("the crosswalk as JSON counts codes, and those that map") {
  const auto one = boost::json::parse(crosswalk_json("cameo", "173"));
  CHECK(one.at("codes") == 1);
  CHECK(one.at("mapped") == 1);
  CHECK(one.at("rows").as_array().size() == 5);
  CHECK(one.at("rows").at(0).at("slug") == "arrest");
  const auto acled = boost::json::parse(crosswalk_json("acled"));
  CHECK(acled.at("codes").as_int64() > acled.at("mapped").as_int64());
  const auto back = boost::json::parse(word_codes_json("mechanism", "expulsion", "huridocs"));
  CHECK(back.at("rows").at(0).at("code") == "33010100000004");
  CHECK(back.at("rows").at(0).at("note").is_null());
}

TEST_CASE("CAMEO: every code of ICEWS that concerns us was looked at, and is a code") {
  std::map<std::string, std::string> names, concern;
  for (auto& row : rows_of(code_list("icews/cameo_codes_312.csv"))) names[row["code"]] = row["name"];
  if (names.empty()) return;
  CHECK(names.size() > 300);
  for (const auto& [code, name] : names) {
    const auto text = lower(name);
    // "(non-mediation)" is about other involvement; two digits head a chapter.
    if (code.size() > 2 && text.find("mediation)") == std::string::npos && std::regex_search(text, concerning)) concern[code] = name;
  }
  CHECK(concern.size() > 30);
  count("cameo", concern);
  for (const auto& row : crosswalk())
    if (row.standard == "cameo") CHECK_MESSAGE(names.count(std::string(row.code)) == 1, row.code);
}

TEST_CASE("ICEWS: events of the sample that concern us have words") {
  const auto text = code_list("icews/icews_events_2018_sample.tab");
  if (text.empty()) return;
  std::map<std::string, std::size_t> events;
  std::size_t at = text.find('\n') + 1, column = 0, place = 0;
  const auto head = text.substr(0, at);
  for (std::size_t tab = 0; head.compare(place, 10, "CAMEO Code") != 0; ++column) {
    tab = head.find('\t', place);
    REQUIRE(tab != std::string::npos);
    place = tab + 1;
  }
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto cell = at;
    for (std::size_t i = 0; i < column; ++i) cell = text.find('\t', cell) + 1;
    ++events[text.substr(cell, text.find('\t', cell) - cell)];
    at = end + 1;
  }
  std::size_t all = 0, with_words = 0;
  for (const auto& [code, n] : events) {
    all += n;
    // ICEWS writes codes as numbers, without the nought that CAMEO begins with.
    const auto padded = known("cameo", code) ? code : "0" + code;
    if (known("cameo", padded) && !of_code("cameo", padded).empty()) with_words += n;
  }
  MESSAGE("ICEWS sample: ", with_words, " of ", all, " events have a word");
  for (const auto* code : {"173", "841", "46", "57", "45"}) {
    CAPTURE(code);
    CHECK((known("cameo", code) || known("cameo", std::string("0") + code)));
  }
  CHECK(with_words > all / 4);
}

TEST_CASE("PLOVER: where its own table turns a CAMEO code into an event, the words of the one are words of the other") {
  const auto table = plover_of_cameo();
  if (table.empty()) return;
  CHECK(table.size() > 200);
  std::map<std::string, std::string> concern;
  std::set<std::string> events;
  for (const auto& [code, made] : table) events.insert(made.first);
  for (const auto& [cameo, made] : table) {
    const auto& [event, name] = made;
    if (std::regex_search(lower(name), concerning) && lower(name).find("mediation)") == std::string::npos) concern[event] = name;
    CAPTURE(cameo);
    CAPTURE(event);
    const auto ours = of_code("cameo", cameo);
    const auto theirs = of_code("plover", event);
    for (const auto& word : ours) CHECK_MESSAGE(theirs.count(word) == 1, word.second);
    // And back: each word of the event is a word of some CAMEO code that the table turns into it.
    if (ours.empty()) continue;
    for (const auto& word : theirs) {
      if (word.second == "agreement_announced") continue;  // of PLOVER's own AGREE, which CAMEO has no code for
      const bool from_some = std::any_of(table.begin(), table.end(), [&](const auto& other) {
        return other.second.first == event && of_code("cameo", other.first).count(word) == 1;
      });
      CHECK_MESSAGE(from_some, word.second);
    }
  }
  count("plover", concern);
  for (const auto& row : crosswalk())
    if (row.standard == "plover") CHECK_MESSAGE(events.count(std::string(row.code)) == 1, row.code);
}

TEST_CASE("ACLED: sub-events that concern us, and the codes of actors") {
  std::map<std::string, std::string> concern;
  std::set<std::string> all;
  for (auto& row : rows_of(code_list("acled/acled_event_categories.csv"))) {
    all.insert(row["sub_event_type"]);
    if (row["event_type"] == "Strategic developments" || std::regex_search(lower(row["sub_event_type"]), concerning) || row["event_type"] == "Protests")
      concern[row["sub_event_type"]] = row["event_type"];
  }
  if (all.empty()) return;
  for (int inter = 1; inter <= 8; ++inter) concern[fmt::format("inter1={}", inter)] = "actor";
  count("acled", concern);
  for (const auto& row : crosswalk())
    if (row.standard == "acled" && row.code.substr(0, 6) != "inter1") CHECK_MESSAGE(all.count(std::string(row.code)) == 1, row.code);
}

TEST_CASE("PA-X: every field is a field, and every value of a field occurs") {
  const auto text = code_list("pax/pax_all_agreements_v10.csv");
  const auto actors = rows_of(code_list("pax/paax_actors_v0.2.csv"));
  if (text.empty() || actors.empty()) return;
  const auto agreements = rows_of(text);
  REQUIRE(agreements.size() > 2000);
  std::map<std::string, std::set<std::string>> values;
  for (const auto& row : agreements)
    for (const auto* field : {"Stage", "Status", "TjPrire"}) values[field].insert(row.at(field));
  for (const auto& row : actors)
    for (const auto* field : {"actor_type", "sub_type"}) values[field].insert(row.at(field));
  for (const auto& row : crosswalk()) {
    if (row.standard != "pax") continue;
    const std::string code(row.code), field = code.substr(0, code.find('='));
    CAPTURE(code);
    if (field == code) CHECK(agreements.front().count(field) == 1);
    else CHECK(values[field].count(code.substr(field.size() + 1)) == 1);
  }
  std::map<std::string, std::string> concern{{"TjPrire", "prisoner release"}, {"TjAm", "amnesty"},   {"JusPri", "prisons"}, {"HrDet", "detention"},
                                             {"CprDet", "detention"},         {"Part", "parties"}, {"ThrdPart", "third parties"}};
  for (const auto* field : {"Stage", "Status", "TjPrire"})
    for (const auto& v : values[field])
      if (!v.empty()) concern[fmt::format("{}={}", field, v)] = field;
  std::erase_if(concern, [](const auto& c) { return c.first.rfind("Stage=", 0) == 0 && find_word("agreement_stage", "partial") == nullptr; });
  std::erase_if(concern, [](const auto& c) { return c.first.rfind("Status=", 0) == 0 && find_word("agreement_status", "signed") == nullptr; });
  std::erase_if(concern, [](const auto& c) {
    return find_word("provision_kind", "amnesty") == nullptr && (c.first == "TjPrire" || c.first == "JusPri" || c.first == "HrDet" || c.first == "CprDet");
  });
  count("pax", concern);
}

TEST_CASE("HURIDOCS: acts of arrest, detention and disappearance, and every code is a code") {
  std::map<std::string, std::string> concern;
  std::map<std::string, std::string> all;
  for (auto& row : rows_of(code_list("huridocs/huridocs_microthesauri.csv"))) {
    all[row["vocab_number"]] = row["en"];
    const auto& list = row["list_code"];
    static const std::regex act("^(denial of release|arrest|detention|disappearance|abduction|house arrest|expulsion|exile|internal exile|death in detention)|released");
    if ((list == "4" || list == "25") && std::regex_search(lower(row["en"]), act)) concern[row["vocab_number"]] = row["en"];
  }
  if (all.empty()) return;
  CHECK(concern.size() > 15);
  count("huridocs", concern);
  for (const auto& row : crosswalk())
    if (row.standard == "huridocs") CHECK_MESSAGE(all.count(std::string(row.code)) == 1, row.code);
}

}  // namespace test_crosswalk
