// SPDX-License-Identifier: MIT
// Whom and what the rows of a claims table name: nothing is two things, and no two things are one.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/io/files.hpp>

#include "claims_tables.hpp"
#include "folders.hpp"

namespace test_claims_names {

using namespace habeas;
using testing::has, testing::refusal, testing::table;

namespace {

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

const std::string head = "speaker,kind,number,as_of,account\n";

std::string account_of(const dossier& d, std::size_t i) { return std::get<held_claim>(d.content().claims.at(i).says).account.text(); }

}  // namespace

TEST_CASE("claims_names: two account names that make one id are refused, with both cells") {
  const auto told = refusal(head + "w,held,5,2030-01-01,Women in custody\nw,held,7,2030-01-02,women-in custody\n");
  CAPTURE(told);
  CHECK(lines(told) == 1);
  CHECK(has(told, " at E3, account: two names that make one id, got 'women-in custody'"));
  CHECK(has(told, "the other is at E2"));
  // The id itself is a way to name it.
  CHECK(table(head + "w,held,5,2030-01-01,Women in custody\nw,held,7,2030-01-02,women_in_custody\n").content().accounts.size() == 1);
}

TEST_CASE("claims_names: two speakers do not share an account that nobody described, by whatever name") {
  for (const auto* name : {"Political prisoners", "detained"}) {
    const auto told = refusal(head + "The Watch,held,5,2030-01-01," + name + "\nMinistry,held,7,2030-01-01," + name + "\n");
    CAPTURE(told);
    CHECK(lines(told) == 1);
    CHECK(has(told, " at E3, account: an account of two counters"));
    CHECK(has(told, "counted_by"));
    CHECK(has(told, "the other is at E2"));
  }
  // Columns of counts too.
  CHECK(has(refusal("day,speaker,account,held\n2030-01-01,w,all,5\n2030-01-01,v,all,6\n"), " at C3, account: an account of two counters"));
}

TEST_CASE("claims_names: counted_by says whose an account is where one speaks of what another counts") {
  const auto d = table("speaker,kind,number,as_of,account,counted_by\nThe Watch,held,5,2030-01-01,All,\nAnalyst,held,6,2030-01-01,All,The Watch\n");
  CHECK(d.content().accounts.size() == 1);
  CHECK(d.get(account_id("all")).counter == actor_id("the_watch"));
  CHECK(d.content().claims[1].speaker == actor_id("analyst"));
  // Without a name it is the counter's own.
  const auto own = table("speaker,kind,number,as_of,counted_by\nThe Watch,held,5,2030-01-01,\nAnalyst,held,6,2030-01-01,The Watch\n");
  CHECK(account_of(own, 1) == "the_watch");
  CHECK(has(refusal("speaker,kind,number,as_of,account,counted_by\nw,held,5,2030-01-01,all,\nw,held,6,2030-01-02,all,v\n"), " at E3, account: an account of two counters"));
}

TEST_CASE("claims_names: whoever calls an account as an actor is called means what that actor counts, whichever row is first") {
  for (const auto* rows : {"Analyst,held,6,2030-01-01,The Watch\nThe Watch,held,5,2030-01-02,\n", "The Watch,held,5,2030-01-02,\nAnalyst,held,6,2030-01-01,The Watch\n"}) {
    const auto d = table(head + rows);
    CHECK(d.content().accounts.size() == 1);
    CHECK(d.get(account_id("the_watch")).counter == actor_id("the_watch"));
  }
}

TEST_CASE("claims_names: in a folder, an account that is described is meant by whoever names it; of two of one name, the speaker's own") {
  const folders::temporary in;
  const auto write = [&](const char* name, const std::string& text) { write_file(in.path() + "/" + name, text); };
  write("actors.csv", "id,kind\nw,ngo\nv,ngo\nx,ngo\n");
  write("accounts.csv", "id,counter,population\nw1,w,all\nv1,v,all\nw2,w,women\n");
  write("claims.csv", head + "v,held,5,2030-01-01,all\nx,held,6,2030-01-01,women\n");
  std::vector<std::string> told;
  const auto d = open_dossier_files(in.path(), {}, told);
  CHECK(account_of(d, 0) == "v1");
  CHECK(account_of(d, 1) == "w2");
  write("claims.csv", head + "x,held,5,2030-01-01,all\n");
  try {
    (void)open_dossier(in.path());
    FAIL("read");
  } catch (const error& e) {
    CHECK(to_string(e.problems().at(0)).find("a name of more than one account") != std::string::npos);
  }
}

TEST_CASE("claims_names: names that look the same are one, however their accents are written") {
  const auto d = table("speaker,kind,number,as_of\nJos\xC3\xA9 R,held,5,2030-01-01\nJose\xCC\x81 R,held,6,2030-01-02\n");
  REQUIRE(d.content().actors.size() == 1);
  CHECK(d.content().actors[0].id == actor_id("jose_r"));
  CHECK(d.content().actors[0].name == "Jos\xC3\xA9 R");  // as it was typed first
}

TEST_CASE("claims_names: letters of another script tell names apart") {
  // "Komitet 1" and "Sovet 1" in Cyrillic: of their letters an id keeps none.
  const auto d = table("speaker,kind,number,as_of\n\xD0\x9A\xD0\xBE\xD0\xBC 1,held,5,2030-01-01\n\xD0\xA1\xD0\xBE\xD0\xB2 1,held,6,2030-01-02\n");
  CHECK(d.content().actors.size() == 2);
  CHECK(d.content().accounts.size() == 2);
}

TEST_CASE("claims_names: a document has one address, and a row may say it later") {
  const std::string columns = "speaker,kind,number,as_of,document,url\n";
  CHECK(has(refusal(columns + "w,held,5,2030-01-01,d,https://a.example\nw,held,6,2030-01-02,d,https://b.example\n"), " at F3, url: a document of two addresses"));
  const auto d = table(columns + "w,held,5,2030-01-01,d,\nw,held,6,2030-01-02,d,https://b.example\n");
  CHECK(d.get(document_id("d")).address == "https://b.example");
}

TEST_CASE("claims_names: a wrong name is told once, at its cell") {
  const std::string longest(300, 'w');
  for (const auto& [text, cell] : {std::pair(head + longest + ",held,5,2030-01-01,\n", "A2, speaker"), {head + "w,held,5,2030-01-01," + longest + "\n", "E2, account"},
                                   {head + "The Watch,held,5,2030-01-01,\nthe watch,held,5,2030-01-02,\n", "A3, speaker"}}) {
    const auto told = refusal(text);
    CAPTURE(told);
    CHECK(lines(told) == 1);
    CHECK(has(told, cell));
  }
  const auto kind = refusal("speaker,number,as_of\nw,5,2030-01-01\nw,6,2030-01-02\n", {"kind=helt"});
  CHECK(lines(kind) == 1);
}

}  // namespace test_claims_names
