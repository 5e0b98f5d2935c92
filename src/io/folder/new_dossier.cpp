// SPDX-License-Identifier: MIT
// The first dossier of somebody who has a spreadsheet.
#include <utility>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

namespace habeas {
namespace {

// Invented: people, places and numbers.
constexpr const char* invented = R"json({
  "habeas": 2,
  "id": "northland",
  "title": "Northland (invented)",
  "note": "An invented dossier to write over: nobody in it exists.",
  "actors": [
    {"id": "watch", "name": "The Watch", "kind": "ngo"},
    {"id": "ministry", "name": "Ministry of the Interior", "kind": "government"}
  ],
  "documents": [
    {"id": "watch_2030_01_12", "title": "Weekly bulletin", "publisher": "watch", "published": "2030-01-12", "address": "https://watch.example/2030-01-12"}
  ],
  "bulletins": [
    {"id": "watch/1", "speaker": "watch", "as_of": "2030-01-05"},
    {"id": "watch/2", "speaker": "watch", "as_of": "2030-01-12", "documents": ["watch_2030_01_12"]}
  ],
  "accounts": [
    {"id": "watch", "counter": "watch", "population": "political prisoners"},
    {"id": "ministry", "counter": "ministry", "population": "persons deprived of liberty"}
  ],
  "claims": [
    {"id": "N1", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 120, "as_of": "2030-01-05", "bulletin": "watch/1", "said": "2030-01-06"},
    {"id": "N2", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 109, "as_of": "2030-01-12", "bulletin": "watch/2",
     "document": "watch_2030_01_12", "said": "2030-01-12", "breakdown": [{"axis": "sex", "composition": "partition", "parts": {"women": 14, "men": 95}}]},
    {"id": "N3", "kind": "exits", "speaker": "watch", "account": "watch", "quantity": 15, "of": "release", "from": {"bulletin": "watch/1"}, "bulletin": "watch/2",
     "document": "watch_2030_01_12", "said": "2030-01-12"},
    {"id": "N4", "kind": "entries", "speaker": "watch", "account": "watch", "quantity": {"at_least": 4}, "of": "arrest", "from": {"bulletin": "watch/1"}, "bulletin": "watch/2",
     "document": "watch_2030_01_12", "said": "2030-01-12"},
    {"id": "N5", "kind": "exits", "speaker": "ministry", "account": "ministry", "quantity": {"between": [20, 25]}, "of": "release",
     "from": {"start_of": "2030-01-01"}, "to": {"end_of": "2030-01-12"}, "said": "2030-01-13"}
  ]
})json";

constexpr const char* readme = R"md(# An invented dossier to write over

Nobody in it exists. `habeas check .` reads the tables; so does every other command.

- `claims.csv` holds one claim a row: who says it (`speaker`), what of (`kind`: held, entries, exits, net, ...), the number
  (`302`, `at least 302`, `300 to 310`, `about 300`) and a date: `as_of` for the day on which it was counted, `from` and `to`
  for a window (`during` for both in one). Only these four are needed. `sex=women` is a column for one part of a number.
- `actors.csv` and `accounts.csv` say who speaks and what each of them counts. Without these tables the names in
  `claims.csv` are enough: what they name is made, and you are told.
- `bulletins.csv`: numbers that one speaker gave out together are of one instant. `documents.csv`: where they were read.
- `datapackage.json` says what the columns are, for programs that read Frictionless data packages. It may be deleted.

Dates are written 2030-01-12, 2030-01 or 2030; `2030-01-12/2030-01-15` is a stretch, `2030-01-12~` is about then.
A spreadsheet program may keep the tables: save them as CSV in UTF-8. A column of your own starts with `x_`.

    habeas check .
    habeas held . --account watch --at end:2030-01-09
    habeas convert . dossier.json
)md";

}  // namespace

std::vector<file_text> new_dossier() {
  auto files = dossier_folder(read_dossier(invented, "the invented dossier"));
  files.push_back({"README.md", readme});
  return files;
}

}  // namespace habeas
