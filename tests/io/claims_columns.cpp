// SPDX-License-Identifier: MIT
#include "io/import/claims_columns.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/ledger/ledger.hpp>

#include "claims_tables.hpp"

namespace test_claims_columns {

using namespace habeas;
using habeas::testing::has;
using habeas::testing::refusal;
using habeas::testing::table;

TEST_CASE("claims_columns: a sum of the rows above is no organisation, and an account of that name is told") {
  CHECK(has(refusal("organisation,day,held\nNorth,2031-01-31,10\nTotal,2031-01-31,10\n"), "at A3, organisation: a row of totals, got 'Total'"));
  CHECK(has(refusal("day,held,released\n2031-01-31,10,2\nInsgesamt,,2\n", {"speaker=w"}), "at A3, day: a row of totals"));
  for (const auto* word : {"TOTALS", "Sub-total", "Totale", "Summe:", "Всего", "合計", "Total 2031"})
    CHECK(has(refusal(std::string("organisation,day,held\nNorth,2031-01-31,10\n") + word + ",2031-01-31,10\n"), "a row of totals"));
  // A name that only starts so is a name, and a folder may describe who is called Total.
  CHECK(table("organisation,day,held\nTotal Energies Workers,2031-01-31,10\n").content().actors.size() == 1);
  std::vector<std::string> told;
  const auto made = content_of_text("prison,day,held\nNorth,2031-01-31,10\nTotal,2031-01-31,10\n", "t.csv",
                                    parse_table_settings(std::vector<std::string>{"speaker=w", "account=prison"}), told);
  CHECK(made.accounts.size() == 2);
  REQUIRE(told.size() == 2);
  CHECK(has((told[0] + told[1]), "at A3: 'Total' is read as one more account"));
}

TEST_CASE("claims_columns: two numbers of one speaker for one day contradict in a table of days, with one column of counts or more") {
  for (const auto* text : {"organisation,day,held\nw,2031-01-31,10\nw,2031-01-31,12\n", "organisation,day,held,released\nw,2031-01-31,10,\nw,2031-01-31,12,\n"}) {
    const auto d = table(text);
    CHECK(ledger(d, account_id("w")).contradictions().size() == 1);
  }
  CHECK(ledger(table("organisation,day,held\nw,2031-01-31,10\nw,2031-02-01,12\nv,2031-01-31,12\n"), account_id("w")).contradictions().empty());
}

TEST_CASE("claims_columns: where a row has counts of several kinds, its window is that of its flows") {
  const auto d = table("day,organisation,held,released,since\n2031-01-31,w,10,2,2031-01-01\n2031-02-28,w,11,2,previous\n2031-03-31,w,9,2,2031-03-15\n");
  CHECK(d.content().claims.size() == 6);
  CHECK(ledger(d, account_id("w")).exits("start:2031-01-01", "2031-01-31").low == 2);
  CHECK(table("from,to,as_of,organisation,held,released\n2031-01-01,2031-01-31,2031-01-31,w,10,2\n").content().claims.size() == 2);
  CHECK(has(refusal("during,organisation,held,released\n2031-01,w,10,2\n"), "in a column as_of beside the window"));
  CHECK(has(refusal("organisation,held,bulletin\nw,10,\n"), "in a column as_of, day or date, or one of another heading: date=HEADING"));
  CHECK(has(refusal("organisation,held\nw,10\n"), "in a column of that name, or as_of=HEADING said of the table"));
  CHECK(has(refusal("day,organisation,held\n,w,10\n"), "wanted the day as of which it was counted\n"));
}

TEST_CASE("claims_columns: a slip in a heading that is named is told, and so is a table of no row") {
  const auto slip = refusal("Month,held\n2031-01-31,10\n", {"speaker=w", "day=Mounth"});
  CHECK(has(slip, "no such heading in the table, got 'Mounth', wanted perhaps 'Month'"));
  CHECK(has(refusal("Stand,Zahl\n2031-01-31,10\n", {"speaker=w", "kind=held", "day=Stand", "number=Zahlen"}), "wanted perhaps 'Zahl'"));
  CHECK(has(refusal("organisation,kind,number,as_of\nw,held,5,2031-01-01\n", {"speaker=Organisaton"}), "wanted perhaps 'organisation'"));
  CHECK(has(refusal("a,held\n2031-01-31,10\n", {"speaker=w", "day=zzz"}), "one of its headings: 'a', 'held'; or what 'as_of' can say of every row"));
  CHECK(table("number\n10\n", {"speaker=w", "kind=held", "as_of=31/1/2031", "dates=dmy"}).content().claims.size() == 1);
  std::vector<std::string> told;
  CHECK(content_of_text("day,organisation,held\n", "t.csv", {}, told).claims.empty());
  REQUIRE(told.size() == 1);
  CHECK(has(told[0], "a header and no row below it"));
}

TEST_CASE("claims_columns: a table without a column of days says so once, and a heading that nobody knows is likely what the table lacks") {
  const auto months = refusal("month,organisation,held,released\n2031-01,w,10,\n2031-02,w,11,2\n2031-03,w,9,2\n");
  CHECK(has(months, "such as as_of='month'"));
  CHECK(has(months, "a column is missing: as_of"));
  CHECK(!has(months, "without a day"));
  CHECK(std::count(months.begin(), months.end(), '\n') == 2);
  const auto since = refusal("organisation,held,released\nw,10,2\nw,11,2\n", {"since=previous"});
  CHECK(has(since, "a column is missing: as_of"));
  CHECK(std::count(since.begin(), since.end(), '\n') == 1);
  CHECK(has(refusal("who,day,held\nw,2031-01-31,10\n"), "such as speaker='who'"));
  CHECK(has(refusal("speaker,kind,nubmer,as_of\nw,held,3,2031-01-05\n"), "such as number='nubmer'"));
  CHECK(has(refusal("speaker,day,prisoners\nw,2031-01-05,3\n"), "such as held='prisoners'"));
  CHECK(has(refusal("speaker,day,held,remark\nw,2031-01-05,3,x\n"), "such as note='remark'"));
}

TEST_CASE("claims_columns: where the kind of a row is not known, a day that is none is told once") {
  const auto told = refusal("speaker,kind,number,as_of,said\nw,hold,ten,2031-02-30,2031-02-31\n");
  for (const auto* once : {"at B2, kind: not a known word", "at C2, number: not a number of people", "at D2, as_of: not a date", "at E2, said: not a date"}) {
    CAPTURE(once);
    const auto first = told.find(once);
    REQUIRE(first != std::string::npos);
    CHECK(told.find(once, first + 1) == std::string::npos);
  }
}

TEST_CASE("claims_columns: a title is told with the row that seems to be the header, also where no heading is known") {
  const auto known = refusal("Our counts,,,\n,,,\nspeaker,kind,number,as_of\nw,held,5,2030-01-01\n");
  CHECK(has(known, "at A1: row 1 looks like a title, got 'Our counts'"));
  CHECK(has(known, "the header seems to be row 3"));
  CHECK(has(refusal("\n;Our counts\nTag;Zahl\n2030-01-01;5\n"), "at B2: row 2 looks like a title"));
  // With the mark of a remark before it, it is one.
  CHECK(table("# Our counts,,,\nspeaker,kind,number,as_of\nw,held,5,2030-01-01\n").content().claims.size() == 1);
}

TEST_CASE("claims_columns: a table may say its own separator, by its word or its mark; one that is not in the header is told") {
  for (const auto* first : {"# separator: semicolon", "# separator = ;", "#separator:;"})
    CHECK(table(std::string(first) + "\nspeaker;kind;number;as_of\nw, x;held;5;2030-01-01\n").content().claims.size() == 1);
  CHECK(has(refusal("# separator: semikolon\nspeaker;kind;number;as_of\nw;held;5;2030-01-01\n"),
            "at A1: not a word for 'separator' of a table, got 'semikolon', wanted one of comma, semicolon, tab\n"));
  CHECK(has(refusal("# separator: semicolon\nspeaker,kind,number,as_of\nw,held,5,2030-01-01\n"), "got semicolon, wanted separator=comma"));
}

}  // namespace test_claims_columns
