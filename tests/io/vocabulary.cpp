// SPDX-License-Identifier: MIT
#include <habeas/io/vocabulary.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/model/agreement.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/label.hpp>
#include <habeas/model/negotiation.hpp>
#include <habeas/model/pledge.hpp>

#include "folders.hpp"

namespace test_vocabulary {

using namespace habeas;

namespace {

std::string whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> checked;

/// The list of the vocabulary is the enumeration, word for word and in its order.
template <class Enum>
void complete(const char* list) {
  CAPTURE(list);
  checked.insert(list);
  std::vector<std::string_view> words;
  for (const auto& row : vocabulary())
    if (row.list == list) words.push_back(row.slug);
  std::vector<std::string_view> expected;
  for (const auto& row : slug_table<Enum>::rows) expected.push_back(row.second);
  CHECK(words == expected);
}

}  // namespace

TEST_CASE("every word of every enumeration that a dossier holds has a row, and no row is of another") {
  // Sources are no enumeration, and files write these levels as numbers, 0 to 3.
  checked = {"source", "provision_strength", "implementation_level"};
  complete<actor_kind>("actor_kind");
  complete<actor_role>("actor_role");
  complete<event_kind>("event_kind");
  complete<relation>("relation");
  complete<facet>("facet");
  complete<regime>("regime");
  complete<legal_stage>("legal_stage");
  complete<mechanism>("mechanism");
  complete<legal_ground>("legal_ground");
  complete<condition_kind>("condition_kind");
  complete<condition_answer>("condition_answer");
  complete<known_label>("known_label");
  complete<label_criterion>("label_criterion");
  complete<counting_unit>("counting_unit");
  complete<leaving_rule>("leaving_rule");
  complete<cutoff_hour>("cutoff_hour");
  complete<counting_effect>("counting_effect");
  complete<time_ref::how>("moment");
  complete<reading>("reading");
  complete<composition>("composition");
  complete<time_unit>("time_unit");
  complete<identity_verdict>("identity_verdict");
  complete<account_relation>("account_relation");
  complete<claim_kind>("claim_kind");
  complete<claim_status>("standing");
  complete<audience>("audience");
  complete<assumption_effect>("assumption_effect");
  complete<quantifier>("stated_as");
  complete<code_match>("match");
  complete<agreement_status>("agreement_status");
  complete<agreement_stage>("agreement_stage");
  complete<provision_kind>("provision_kind");
  complete<fund_kind>("fund_kind");
  complete<negotiation_state>("negotiation_state");
  complete<channel_kind>("channel_kind");
  complete<release_stage>("rung");
  complete<coded_aspect>("coded_aspect");
  for (const auto list : vocabulary_lists()) CHECK_MESSAGE(checked.count(std::string(list)) == 1, list);

  // A list keeps the word that files and scripts know, whatever its type is called in C++.
  const std::map<std::string, std::string> lists{
      {"time_ref", "moment"}, {"claim_status", "standing"}, {"quantifier", "stated_as"}, {"release_stage", "rung"}};
  // An enumeration of the room `model` that this test forgot would be found here.
  const std::regex table(R"(struct slug_table<(\w+)(::\w+)?>)");
  std::size_t found = 0;
  const std::string folder = folders::source("include/habeas/");
  const auto all = whole(folder + "habeas.hpp");
  const std::regex header(R"(<habeas/(model/\w+\.hpp)>)");
  for (std::sregex_iterator h(all.begin(), all.end(), header), end; h != end; ++h) {
    const auto text = whole(folder + (*h)[1].str());
    for (std::sregex_iterator at(text.begin(), text.end(), table); at != end; ++at) {
      ++found;
      const auto name = (*at)[1].str();
      if (name == "custody_status") continue;  // of answers alone: no file holds it
      const auto list = lists.count(name) == 1 ? lists.at(name) : name;
      CHECK_MESSAGE(checked.count(list) == 1, name);
    }
  }
  CHECK(found > 20);
}

TEST_CASE("each row has a sentence in both languages and sources that the list of sources names") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::map<std::string_view, std::size_t> sources;
  for (const auto& row : vocabulary()) {
    CAPTURE(row.list);
    CAPTURE(row.slug);
    CHECK(seen.insert({row.list, row.slug}).second);
    for (const auto sentence : {row.en, row.es}) {
      CHECK(sentence.size() > 4);
      CHECK((sentence.back() == '.' || sentence.back() == '?'));
      CHECK(sentence.find('|') == std::string_view::npos);
    }
    CHECK(row.en != row.es);
    CHECK_FALSE(row.sources.empty());
    for (const auto source : row.sources) {
      CHECK(find_word("source", source) != nullptr);
      ++sources[source];
    }
  }
  for (const auto& row : vocabulary())
    if (row.list == "source") CHECK_MESSAGE(sources[row.slug] > 0, row.slug);
}

TEST_CASE("a word is found by its list, in both languages") {
  const auto* word = find_word("mechanism", "reappearance");
  REQUIRE(word != nullptr);
  CHECK(meaning(*word, language::en) == "The custody or the whereabouts become known; it is no release.");
  CHECK(meaning(*word, language::es) == "Se conoce la custodia o el paradero; no es una liberación.");
  CHECK(word->sources == std::vector<std::string_view>{"icpped"});
  CHECK(find_word("mechanism", "Reappearance") == nullptr);
  CHECK(find_word("", "") == nullptr);
}

TEST_CASE("the vocabulary as JSON has every row once, and a list that is not there is refused with those that are") {
  const auto all = boost::json::parse(vocabulary_json());
  std::size_t words = 0;
  for (const auto& list : all.at("vocabulary").as_array()) words += list.at("words").as_array().size();
  CHECK(words == vocabulary().size());
  const auto one = boost::json::parse(vocabulary_json("condition_answer")).at("vocabulary");
  REQUIRE(one.as_array().size() == 1);
  CHECK(one.at(0).at("words").at(1).at("slug") == "accepted");
  try {
    (void)vocabulary_json("roles");
    FAIL("refused");
  } catch (const error& e) {
    CHECK(e.code() == errc::unknown_id);
    CHECK(e.near().size() == vocabulary_lists().size());
    CHECK(std::string(e.what()).find(", ...") != std::string::npos);
  }
}

TEST_CASE("docs/vocabulary.md is the page as it is made") {
  const auto path = folders::source("docs/vocabulary.md");
  if (const char* update = std::getenv("HABEAS_UPDATE"); update != nullptr && std::string(update) == "1")
    std::ofstream(path, std::ios::binary) << vocabulary_page();
  CHECK_MESSAGE(whole(path) == vocabulary_page(), "run this test with HABEAS_UPDATE=1, and read the difference");
}

}  // namespace test_vocabulary
