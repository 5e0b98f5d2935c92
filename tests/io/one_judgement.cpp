// SPDX-License-Identifier: MIT
// A dossier's lists are judged once, however they come. The linker hands every call of `validate` and `find_problems` to
// a counter here first (tests/CMakeLists.txt): the library itself counts nothing.
#include <habeas/io/dossier_json.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/claims_csv.hpp>
#include <habeas/io/coded_events_csv.hpp>
#include <habeas/io/draft_csv.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/validate.hpp>

#include "folders.hpp"

#ifdef HABEAS_COUNT_VALIDATIONS

namespace test_one_judgement {

using namespace habeas;

std::vector<problem> found_by_the_library(const dossier_content& content) __asm__("__real__ZN6habeas8validateERKNS_15dossier_contentE");
std::vector<problem> counted(const dossier_content& content) __asm__("__wrap__ZN6habeas8validateERKNS_15dossier_contentE");

void told_by_the_library(const dossier_content& content, const std::function<void(problem)>& tell)
    __asm__("__real__ZN6habeas13find_problemsERKNS_15dossier_contentERKSt8functionIFvNS_7problemEEE");
void told(const dossier_content& content, const std::function<void(problem)>& tell)
    __asm__("__wrap__ZN6habeas13find_problemsERKNS_15dossier_contentERKSt8functionIFvNS_7problemEEE");

void indexed_by_the_library(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell)
    __asm__("__real__ZN6habeas13find_problemsERKNS_15dossier_contentERKNS_8id_indexERKSt8functionIFvNS_7problemEEE");
void indexed(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell)
    __asm__("__wrap__ZN6habeas13find_problemsERKNS_15dossier_contentERKNS_8id_indexERKSt8functionIFvNS_7problemEEE");

namespace {

std::atomic<int> calls{0};

/// How often the lists are judged while something is done.
template <class Do>
int judgements(Do done) {
  const int before = calls;
  done();
  return calls - before;
}

constexpr const char* small = R"({"habeas": 2, "actors": [{"id": "s"}], "accounts": [{"id": "list"}],
  "claims": [{"id": "c1", "kind": "held", "speaker": "s", "account": "list", "quantity": 10, "as_of": "2026-01-01"}]})";
constexpr const char* broken = R"({"habeas": 2, "actors": [{"id": "s"}], "claims": [{"id": "c1", "kind": "held", "speaker": "t"}]})";
constexpr const char* misnamed = R"({"habeas": 2, "actors": [{"id": "s"}, {"id": "s"}]})";
constexpr const char* drafted = "id,speaker,kind,account,number,as_of\nd1,s,held,list,12,2026-01-09\n";

const std::string dossiers = folders::examples("dossiers");

}  // namespace

std::vector<problem> counted(const dossier_content& content) {
  ++calls;
  return found_by_the_library(content);
}

// Readers of files hand over what they found already, and ask for the rest one by one.
void told(const dossier_content& content, const std::function<void(problem)>& tell) {
  ++calls;
  told_by_the_library(content, tell);
}

// A dossier has its index already.
void indexed(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell) {
  ++calls;
  indexed_by_the_library(content, index, tell);
}

TEST_CASE("one judgement: lists that a user makes are judged when they become a dossier") {
  CHECK(judgements([] { (void)dossier(dossier_content()); }) == 1);
  dossier_content content;
  content.actors.resize(1);  // an actor without an id
  CHECK(judgements([&] { CHECK_THROWS_AS((void)dossier(content), error); }) == 1);
}

TEST_CASE("one judgement: a dossier that is read is judged once, sound or not") {
  CHECK(judgements([] { (void)parse_dossier(small); }) == 1);
  CHECK(judgements([] { CHECK_THROWS_AS((void)parse_dossier(broken), error); }) == 1);    // faults of reading
  CHECK(judgements([] { CHECK_THROWS_AS((void)parse_dossier(misnamed), error); }) == 1);  // faults of the lists
  CHECK(judgements([] { (void)open_dossier(dossiers + "/venezuela"); }) == 1);
  CHECK(judgements([] { (void)read_dossier(small); }) == 1);
  // Its lists may be changed before they become a dossier: they are judged again.
  CHECK(judgements([] { (void)dossier(read_dossier(small)); }) == 2);
}

TEST_CASE("one judgement: a view judges nothing, and what is added is judged with what it joins") {
  const auto d = parse_dossier(small);
  CHECK(judgements([&] { (void)d.for_audience(audience::everyone).without("c1").as_known_on(instant::latest()); }) == 0);
  CHECK(judgements([&] { (void)with_additions(d, R"({"actors": [{"id": "t"}]})"); }) == 1);
  CHECK(judgements([&] { CHECK_THROWS_AS((void)with_additions(d, R"({"actors": [{"id": "s"}]})"), error); }) == 1);
  CHECK(judgements([&] { (void)with_draft(d, drafted); }) == 1);
}

TEST_CASE("one judgement: an import is judged once, as lists and as a dossier") {
  const auto claims = dossiers + "/venezuela/mapping.json", events = dossiers + "/coded/mapping.json";
  CHECK(judgements([&] { (void)import_claims_file(claims); }) == 1);
  CHECK(judgements([&] { (void)open_claims(claims); }) == 1);
  CHECK(judgements([&] { (void)import_events_file(events); }) == 1);
  CHECK(judgements([&] { (void)open_events(events); }) == 1);
  CHECK(write_dossier(open_claims(claims).content()) == write_dossier(import_claims_file(claims)));
  CHECK(write_dossier(open_events(events).first.content()) == write_dossier(import_events_file(events).content));
}

}  // namespace test_one_judgement

#endif  // HABEAS_COUNT_VALIDATIONS
