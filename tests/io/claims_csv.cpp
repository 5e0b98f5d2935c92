// SPDX-License-Identifier: MIT
#include <habeas/io/claims_csv.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"

namespace test_claims_csv {

using namespace habeas;

namespace {

const std::string folder = folders::examples("dossiers/venezuela");

const dossier_content& venezuela() {
  static const auto content = import_claims_file(folder + "/mapping.json");
  return content;
}

const claim& the(const dossier_content& content, std::string_view id) {
  const auto found =
      std::find_if(content.claims.begin(), content.claims.end(), [&](const claim& c) { return c.id.text() == id; });
  REQUIRE(found != content.claims.end());
  return *found;
}

/// A claim as one line of JSON words, so that a golden row can be read.
std::string shown(const claim& c) {
  std::string out = fmt::format("{} {}", kind_of(c), c.speaker);
  const auto time_ref_text = [](const std::optional<time_ref>& m) {
    return m ? fmt::format("{}:{}", to_slug(m->kind), m->date ? m->date->text() : m->name) : std::string("-");
  };
  if (const auto* held = std::get_if<held_claim>(&c.says))
    out += fmt::format(" {} {}", held->account, to_string(held->number));
  if (const auto* flow = std::get_if<flow_claim>(&c.says))
    out += fmt::format(" {} {} {} {} {}", flow->account, to_string(flow->number), flow->of ? to_slug(*flow->of) : "all",
                       time_ref_text(flow->from), time_ref_text(flow->to));
  if (const auto* pledge = std::get_if<pledge_claim>(&c.says))
    out +=
        fmt::format(" {} {} by {}", pledge->account, to_string(pledge->number), pledge->by ? pledge->by->text() : "-");
  out += fmt::format(" as_of {} bulletin {}", c.as_of ? c.as_of->text() : "-", c.bulletin ? c.bulletin.text() : "-");
  if (c.via) out += fmt::format(" via {}", c.via);
  for (const auto& a : c.under) out += fmt::format(" under {}", a);
  return out;
}

dossier_content import(std::string_view mapping, std::string_view table, const csv_limits& limits = {}) {
  return import_claims(
      mapping, "map.json",
      [&](std::string_view name) {
        CHECK(name == "t.csv");
        return std::string(table);
      },
      limits);
}

std::vector<problem> problems_of(std::string_view mapping, std::string_view table, const csv_limits& limits = {}) {
  try {
    (void)import(mapping, table, limits);
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    return e.problems();
  }
  return {};
}

std::vector<std::string> faults(std::string_view mapping, std::string_view table, const csv_limits& limits = {}) {
  std::vector<std::string> list;
  for (const auto& p : problems_of(mapping, table, limits))
    list.push_back(p.file == "map.json" ? fmt::format("{} {}", p.pointer, p.what)
                                        : fmt::format("{}:{} {}", p.line, p.column, p.what));
  return list;
}

using list = std::vector<std::string>;

constexpr std::string_view header =
    "claim_id,country,speaker,speaker_role,measure,kind,value,qualifier,as_of,window_start,window_end,breakdown,"
    "bulletin,said,published,url,note\n";

/// A mapping of another country for the very same columns.
const std::string ruritania = R"json({
  "habeas_mapping": 1,
  "table": "t.csv",
  "columns": {"id": "claim_id", "country": "country", "speaker": "speaker", "role": "speaker_role", "measure": "measure",
    "kind": "kind", "value": "value", "qualifier": "qualifier", "as_of": "as_of", "from": "window_start", "to": "window_end",
    "breakdown": "breakdown", "bulletin": "bulletin", "said": "said", "published": "published", "address": "url", "note": "note"},
  "country": "RUR",
  "qualifiers": {"exact": "exact", "rund": "about", "mindestens": "at_least", "none": "unquantified"},
  "roles": {"ngo": "ngo", "press": "media", "crown": "government"},
  "carried": [{"ending": " (quoting the League)", "speaker": "league"}],
  "new_speakers": "create",
  "axes": {"sex": {"partition": ["women", "men"]}, "town": {"subsets": ["Zenda", "Strelsau"]}},
  "subset_marks": ["part of held"],
  "measures": [
    {"when": {"measure": "held"}, "then": {"kind": "held", "account": {"league": "league", "ministry_of_peace": "ministry"}}},
    {"when": {"measure": "held_in_zenda"}, "then": {"kind": "held", "account": "zenda"}},
    {"when": {"measure": ["freed", "freed_total"]}, "then": {"kind": "exits", "account": "league", "of": "release",
      "starts": {"the coronation": {"point": "coronation"}}}},
    {"when": {"measure": "to_be_freed", "kind": "pledge"}, "then": {"kind": "pledged", "population": "all"}}
  ],
  "overrides": {"R-3": {"derived_from": "R-1", "note": null}},
  "dossier": {
    "id": "ruritania", "clock": "+01:00",
    "actors": [{"id": "league", "name": "League for the Held", "kind": "ngo"}],
    "accounts": [{"id": "league"}, {"id": "ministry"}, {"id": "zenda"}],
    "points": [{"id": "coronation", "date": "1894-05"}],
    "claims": [{"id": "part", "kind": "related", "speaker": "league", "account": "league", "relation": "contains", "others": ["zenda"]}]
  }
})json";

/// The mapping with one piece changed; fails where the piece is not there.
std::string edited(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string table_of(std::initializer_list<std::string_view> lines) {
  std::string text(header);
  for (const auto line : lines) text += fmt::format("{}\n", line);
  return text;
}

}  // namespace

TEST_CASE("every row of the Venezuelan table is one claim with its own id") {
  const auto& content = venezuela();
  std::set<std::string> ids;
  for (const auto& c : content.claims)
    if (c.id.text().rfind("VEN-", 0) == 0) ids.insert(c.id.text());
  CHECK(ids.size() == 138);
  CHECK(*ids.begin() == "VEN-001");
  CHECK(*ids.rbegin() == "VEN-138");
  // Two more say which of Foro Penal's counts are parts of another, and one is a headline over the words of VEN-111.
  CHECK(content.claims.size() == 141);
  CHECK(content.people.empty());
}

TEST_CASE("rows of the Venezuelan table as claims") {
  const auto& content = venezuela();
  const auto row = [&](std::string_view id) { return shown(the(content, id)); };
  CHECK(row("VEN-003") == "held foro_penal foro_penal 334 as_of 2020-09-21 bulletin foro_penal/2020-09-21");
  CHECK(row("VEN-015") ==
        "held foro_penal foro_penal_measures more than 9000 as_of 2022-12~ bulletin foro_penal/2022-12~");
  CHECK(row("VEN-018") ==
        "entries foro_penal foro_penal 5 arrest bulletin:foro_penal/2024-10-22 - as_of 2024-10-31~ bulletin "
        "foro_penal/2024-10-31~ under fp_new_detentions_enter_count");
  CHECK(row("VEN-026") ==
        "entries foro_penal foro_penal 15 arrest - - as_of 2024-12~ bulletin foro_penal/2024-12~ under "
        "fp_new_detentions_enter_count");
  CHECK(row("VEN-032") ==
        "held foro_penal foro_penal_whereabouts_unknown 38 as_of 2025-01-09 bulletin foro_penal/2025-01-09");
  CHECK(row("VEN-047") ==
        "exits us_officials us_officials_cecot about 238 exchange start_of:2025-07-18 end_of:2025-07-18 as_of - "
        "bulletin - via reuters");
  CHECK(row("VEN-059") ==
        "entries foro_penal foro_penal 18488 arrest point:foro_penal_arrest_series - as_of 2025-09-15 bulletin "
        "foro_penal/2025-09-15 under fp_arrests_are_entries");
  CHECK(row("VEN-070") ==
        "exits foro_penal foro_penal 44 release start_of:2026-01-01~ end_of:2026-01-02 as_of - bulletin - under "
        "fp_releases_leave_count");
  CHECK(row("VEN-071") == "pledged assembly_president assembly unquantified by - as_of - bulletin -");
  CHECK(row("VEN-081") ==
        "exits foro_penal foro_penal 143 release start_of:2026-01-08 - as_of 2026-01-19T19:30-04:00 bulletin "
        "foro_penal/2026-01-19 under fp_releases_leave_count");
  CHECK(row("VEN-084") ==
        "exits foro_penal foro_penal at least 80 release start_of:2026-01-25 end_of:2026-01-25 as_of - bulletin - "
        "under fp_releases_leave_count");
  CHECK(row("VEN-090") ==
        "exits foro_penal foro_penal 711 release start_of:2026-01-08 - as_of 2026-01-28 bulletin "
        "foro_penal/2026-01-28 via democrata_es under fp_releases_leave_count");
  CHECK(row("VEN-104") ==
        "held interior_minister interior_freed 896 as_of 2026-02-09~ bulletin "
        "interior_minister_d_cabello/2026-02-09~/later");
  CHECK(row("VEN-111") == "pledged amnesty_commission amnesty_commission 379 by 2026-02-21 as_of - bulletin -");
  CHECK(row("VEN-115") ==
        "exits amnesty_commission amnesty_commission_measures 2021 all start_of:2026-02-20 - as_of 2026-02-23 bulletin "
        "deputy_j_arreaza_amnesty_commission/2026-02-23");
  CHECK(row("VEN-117") ==
        "exits amnesty_commission amnesty_commission_excarcelations more than 800 release start_of:2025-12 "
        "end_of:2026-01 as_of 2026-02-23 bulletin deputy_j_arreaza_amnesty_commission/2026-02-23");
  CHECK(row("VEN-133") ==
        "entries foro_penal foro_penal 122 late_registration start_of:2026-01-08 - as_of 2026-01-20 bulletin "
        "foro_penal/2026-01-20");
}

TEST_CASE("what only a note says is coded by an override") {
  const auto& content = venezuela();
  CHECK(std::get<flow_claim>(the(content, "VEN-019").says).from_under.text() == "weekly_flows_since_previous_bulletin");
  CHECK(the(content, "VEN-085").supersedes.text() == "VEN-084");
  CHECK(the(content, "VEN-085").said->text() == "2026-01-25T20:00-04:00");
  CHECK(the(content, "VEN-095").derived_from.text() == "VEN-094");
  CHECK(the(content, "VEN-095").via.text() == "ntn24");
  CHECK(the(content, "VEN-103").supersedes.is_null());
  CHECK(the(content, "VEN-104").supersedes.is_null());
  CHECK(the(content, "VEN-008").breakdowns.empty());
}

TEST_CASE("parts are a partition only where both stand") {
  const auto& content = venezuela();
  const auto& full = the(content, "VEN-087").breakdowns;
  REQUIRE(full.size() == 5);
  CHECK(full[0].axis == "sex");
  CHECK(full[0].composition == composition::partition);
  CHECK(full[0].parts == std::vector<breakdown_part>{{"male", quantity::exact(617)}, {"female", quantity::exact(94)}});
  CHECK(full[3].axis == "nationality");
  CHECK(full[3].composition == composition::subset);
  const auto& some = the(content, "VEN-001").breakdowns;
  REQUIRE(some.size() == 2);
  CHECK(some[0].composition == composition::subset);
  CHECK(some[1].composition == composition::subset);
}

TEST_CASE("bulletins and documents are made of the rows that name them") {
  const auto& content = venezuela();
  const auto bulletin_of = [&](std::string_view id) {
    return *std::find_if(content.bulletins.begin(), content.bulletins.end(),
                         [&](const bulletin& b) { return b.id.text() == id; });
  };
  const auto january = bulletin_of("foro_penal/2026-01-28");
  CHECK(january.speaker.text() == "foro_penal");
  CHECK(january.as_of->text() == "2026-01-28");
  CHECK(january.documents ==
        std::vector{document_id("contrapodernews.com/2026-01-29~"), document_id("democrata.es/2026-01-29~")});
  CHECK(bulletin_of("foro_penal/2026-02-04T1810").as_of->text() == "2026-02-04");
  std::set<std::pair<std::string, std::string>> pages;
  for (const auto& d : content.documents) pages.emplace(d.address, d.published->text());
  CHECK(pages.size() == content.documents.size());
  CHECK(the(content, "VEN-080").document.text() == "elcomercio.pe/2026-01-19");
  CHECK(the(content, "VEN-071").document.text() == "elcomercio.pe/2026-01-08");
}

TEST_CASE("the shipped dossier is what the mapping makes of the table, to the byte") {
  CHECK(write_dossier(venezuela()) == read_file(folder + "/dossier.json"));
}

TEST_CASE("the worked example follows from the shipped dossier") {
  const auto entries = [](const dossier& d, std::string_view from, std::string_view to) {
    const ledger l(d, account_id("foro_penal"));
    return l.entries(l.point_at(from), l.point_at(to));
  };
  const auto unaccounted = [](const dossier& d) {
    const ledger l(d, account_id("foro_penal"));
    return l.unaccounted(direction::entries, l.point_at("2025-12-29"), l.point_at("2026-02-02")).unaccounted;
  };
  const dossier d(venezuela());
  CHECK(entries(d, "2025-12-29", "2026-01-19").low == 777 + 143 + 44 - 863);
  CHECK(entries(d.without("VEN-070"), "2025-12-29", "2026-01-19").low == 57);
  CHECK(entries(d, "2026-01-19", "2026-02-02").low == 111);
  CHECK_FALSE(entries(d, "2026-01-19", "2026-02-02").high.has_value());
  const auto closed = d.with("fp_no_other_exits");
  CHECK(entries(closed, "2026-01-19", "2026-02-02").fewest == bound_ends{111, 111});
  CHECK(entries(closed.without("shared_cutoff"), "2026-01-19", "2026-02-02").low == 77);
  CHECK(entries(closed.without("shared_cutoff"), "2026-01-19", "2026-02-02").fewest == bound_ends{77, 117});
  CHECK(unaccounted(d) == 90);
  CHECK(unaccounted(d.with("fp_arrests_are_entries")) == 0);
  CHECK(unaccounted(d.without("VEN-133")) == 212);
  const ledger l(d, account_id("foro_penal"));
  REQUIRE(l.contradictions().size() == 10);
  CHECK(l.contradictions().front().claims == std::vector{claim_id("VEN-088"), claim_id("VEN-090")});
  CHECK(l.contradictions().back().claims == std::vector{claim_id("VEN-101"), claim_id("VEN-102")});
}

TEST_CASE("another country's table becomes a dossier by its mapping alone") {
  const auto content = import(
      ruritania,
      table_of({
          "R-1,RUR,League for the "
          "Held,ngo,held,stock,40,exact,1894-06-03,,,women=11;men=29;Zenda=7,l/1,,1894-06-04,https://"
          "www.strelsau.example/a,",
          "R-2,RUR,League for the Held,ngo,held_in_zenda,stock,7,rund,1894-06-03T10:00,,,part of "
          "held,l/1,,1894-06-04,https://www.strelsau.example/a,",
          "R-3,RUR,Zenda Courier (quoting the "
          "League),press,held,stock,40,exact,1894-06-03,,,,l/1,,1894-06-05,https://courier.example/1,same number",
          "R-4,RUR,League for the Held,ngo,freed_total,cumulative,5,mindestens,1894-06-03,the "
          "coronation,1894-06-03,,l/1,,1894-06-04,https://www.strelsau.example/a,",
          "R-5,RUR,League for the "
          "Held,ngo,freed,flow,2,exact,,1894-06-01,1894-06-02,Zenda=2,,1894-06-02,1894-06-04,https://"
          "www.strelsau.example/b,",
          "R-6,RUR,Ministry of Peace,crown,held,stock,12,exact,,,1894-06-09,,,,,,no page",
          "R-7,RUR,Ministry of "
          "Peace,crown,to_be_freed,pledge,,none,,1894-06-01,1894-07-01,,,,1894-06,https://www.strelsau.example/b,",
      }));
  CHECK(content.clock == 60);
  REQUIRE(content.claims.size() == 8);
  CHECK(shown(the(content, "R-1")) == "held league league 40 as_of 1894-06-03 bulletin l/1");
  CHECK(shown(the(content, "R-2")) == "held league zenda about 7 as_of 1894-06-03T10:00 bulletin l/1");
  CHECK(shown(the(content, "R-3")) == "held league league 40 as_of 1894-06-03 bulletin l/1 via zenda_courier");
  CHECK(the(content, "R-3").derived_from.text() == "R-1");
  CHECK(the(content, "R-3").note.empty());
  CHECK(shown(the(content, "R-4")) ==
        "exits league league at least 5 release point:coronation - as_of 1894-06-03 bulletin l/1");
  CHECK(shown(the(content, "R-5")) ==
        "exits league league 2 release start_of:1894-06-01 end_of:1894-06-02 as_of - bulletin -");
  CHECK(shown(the(content, "R-6")) == "held ministry_of_peace ministry 12 as_of 1894-06-09 bulletin -");
  CHECK(shown(the(content, "R-7")) == "pledged ministry_of_peace  unquantified by 1894-07-01 as_of - bulletin -");
  CHECK(the(content, "R-7").extra == extra_fields{{"x_window_start", "\"1894-06-01\""}});
  REQUIRE(content.actors.size() == 3);
  CHECK(content.actors[1].name == "Zenda Courier");
  CHECK(content.actors[1].kind == actor_kind::media);
  CHECK(content.actors[2].kind == actor_kind::government);
  std::vector<std::string> pages;
  for (const auto& d : content.documents) pages.push_back(d.id.text());
  CHECK(pages == list{"strelsau.example/1894-06-04", "courier.example/1894-06-05", "strelsau.example/1894-06-04/2",
                      "strelsau.example/1894-06"});
}

TEST_CASE("more than thirty faults of a table, all at once and each at its place") {
  const auto mapping =
      edited(ruritania, R"("overrides": {)", R"("overrides": {"R-99": {"note": "x"}, "R-1": {"kind": "hold"}, )");
  const auto table = table_of({
      /* 2 */ "R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 3 */ "R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 4 */ "R-2,RUR,League for the Held,ngo,held,stock,\"1,200\",exact,1894-06-03,,,,,,,,",
      /* 5 */ "R-3,RUR,League for the Held,ngo,held,stock,-3,exact,1894-06-03,,,,,,,,",
      /* 6 */ "R-4,RUR,League for the Held,ngo,held,stock,40,roughly,1894-06-31,,,,,,,,",
      /* 7 */ "R-5,RUR,League for the Held,ngo,eaten,stock,,exact,1894-06-03,,,,,,,,",
      /* 8 */ "R-6,RUR,League for the Held,ngo,freed,flow,3,exact,,June,1894-06-,,,,,,",
      /* 9 */ "R-7,BOH,League for the Held,crown,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 10 */ "R-8,RUR,League for the Held,duke,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 11 */ "R-9,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03",
      /* 12 */ "R-10,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,,,",
      /* 13 */ "R-11,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,women,,,,,",
      /* 14 */ "R-12,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,cats=2,,,,,",
      /* 15 */ "R-13,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,women=2;women=3,,,,,",
      /* 16 */ "R-14,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,part of held,,,,,",
      /* 17 */ "R-15,RUR,,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 18 */ "R-16,RUR,***,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 19 */ "R-17,RUR,Third Party,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 20 */ "R-18,RUR,League for the Held,ngo,held,stock,40,none,,,,,,,,,",
      /* 21 */ "R-19,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,l/1,soon,then,https://x.example,",
      /* 22 */ "R-20,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-04,,,,l/1,,1894,,",
      /* 23 */ ",RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 24 */ "R-21,RUR,\"League\" for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
      /* 25 */ "R-22,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,bad \xFF byte",
      /* 26 */ "R-23,RUR,\"League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,",
  });
  const auto found = faults(mapping, table);
  const list wanted{
      "/overrides/R-99 an override of no row",
      "/overrides/R-1/kind not a known word here",
      "3:1 a claim id used twice",
      "4:44 not a count",
      "5:44 not a count",
      "6:47 a qualifier that the mapping does not know",
      "6:55 not a date at offset 9 of '1894-06-31'",
      "7:33 a row that no rule of the mapping fits",
      "7:45 not a count",
      "8:53 not a date at offset 0 of 'June'",
      "8:58 not a date at offset 8 of '1894-06-'",
      "9:5 another country",
      "9:29 another role than the actor has",
      "10:29 a role that the mapping does not know",
      "11:53 a row with too few cells",
      "12:73 a row with too many cells",
      "13:67 not a part of a breakdown",
      "14:67 a part that the mapping puts on no axis",
      "15:67 a part named twice",
      "16:67 a part of a count that no claim names",
      "17:10 a claim without a speaker",
      "18:10 a name that gives no id",
      "19:10 a speaker without an account for this measure",
      "20:45 a number that is said to be none",
      "20:53 a stock without a day",
      "21:72 not a date at offset 0 of 'soon'",
      "21:77 not a date at offset 0 of 'then'",
      "22:68 a bulletin of two days",
      "22:73 the day of a page that is not named",
      "23:1 a claim without an id",
      "24:18 text after a closing quote",
      "25:76 bytes that are not UTF-8",
      "26:10 a quote that is not closed",
  };
  for (const auto& line : found) CAPTURE(line);
  CHECK(fmt::format("{}", fmt::join(found, "\n")) == fmt::format("{}", fmt::join(wanted, "\n")));
}

TEST_CASE("a sound mapping fits its table's columns, and says what becomes of each") {
  const std::string row = "R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,";
  CHECK(faults(ruritania, table_of({row})) == list{"/overrides/R-3 an override of no row"});
  const auto base = edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", "");
  CHECK(faults(base, table_of({row})).empty());
  CHECK(faults(edited(base, R"("note": "note")", R"("note": "remark")"), table_of({row})) ==
        list{"/columns/note no such column in the table", "1:136 a column that the mapping does not name"});
  CHECK(faults(edited(base, R"(, "note": "note"})", R"(}, "ignored_columns": ["note"])"), table_of({row})).empty());
  const auto kept = import(edited(base, R"(, "note": "note"})", R"(}, "kept_columns": ["note", "kind"])"),
                           table_of({row + "as it is"}));
  CHECK(the(kept, "R-1").extra == extra_fields{{"x_note", "\"as it is\""}, {"x_kind", "\"stock\""}});
}

TEST_CASE("every fault of a mapping is told with its pointer") {
  const auto row = table_of({"R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,"});
  const auto base = edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", "");
  const auto with = [&](std::string_view from, std::string_view to) { return faults(edited(base, from, to), row); };
  CHECK(with(R"("habeas_mapping": 1)", R"("habeas_mapping": 2)") ==
        list{"/habeas_mapping a mapping of another version"});
  CHECK(with(R"("subset_marks")", R"("subset_mark")") == list{"/subset_mark an unknown field"});
  CHECK(with(R"("id": "claim_id")", R"("ident": "claim_id")") == list{"/columns/id no column for 'id'",
                                                                      "/columns/ident not a use of a column",
                                                                      "1:1 a column that the mapping does not name"});
  CHECK(with(R"("said": "said")", R"("said": "note")") ==
        list{"/columns/note a column with two uses", "1:117 a column that the mapping does not name"});
  CHECK(with(R"("rund": "about")", R"("rund": "around")") == list{"/qualifiers/rund not a qualifier"});
  CHECK(with(R"("press": "media")", R"("press": "paper")") == list{"/roles/press not a kind of actor"});
  CHECK(with(R"("create")", R"("make")") == list{"/new_speakers not a known word here"});
  CHECK(with(R"(["Zenda", "Strelsau"])", R"(["Zenda", "men"])") == list{"/axes/town a part of two axes"});
  CHECK(with(R"("kind": "pledged")", R"("kind": "role")") ==
        list{"/measures/3/then/kind not a kind of claim that a number makes"});
  CHECK(with(R"("when": {"measure": "held"})", R"("when": {"measured": "held"})") ==
        list{"/measures/0/when/measured not a use of a column"});
  CHECK(with(R"("population": "all")", R"("population": "all", "speaker": "league")") ==
        list{"/measures/3/then/speaker what no rule can say of many rows"});
  CHECK(with(R"("then": {"kind": "held", "account": {)", R"("then": {"kind": "held", "colour": "red", "account": {)") ==
        list{"/measures/0/then/colour an unknown field"});
  CHECK(with(R"("account": {"league": "league",)", R"("account": {"league": "leagu",)") ==
        list{"/measures/0/then/account no such account"});
  CHECK(with(R"({"id": "ministry"})", R"({"id": "ministry", "counter": "nobody"})") ==
        list{"/dossier/accounts/1/counter no such actor"});
  CHECK(with(R"("overrides": {})", R"("overrides": {"R-1": {"id": "R-2"}})") ==
        list{"/overrides/R-1/id an override that changes the id"});
  CHECK(with(R"("overrides": {})", R"("overrides": {"R-1": {"supersedes": "R-9"}})") ==
        list{"/overrides/R-1/supersedes no such claim"});
  CHECK(with(R"("country": "RUR")", R"("country": "RUR", "country": "BOH")").front() ==
        "/country a name that is used twice in one object");
  const auto broken = problems_of("{\"table\": \n", row);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].line == 2);
}

TEST_CASE("problems of the mapping have its lines and columns") {
  const auto row = table_of({"R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,"});
  const auto found = problems_of(ruritania, row);
  REQUIRE(found.size() == 1);
  CHECK(to_string(found[0]) ==
        "map.json:21:24 at /overrides/R-3: an override of no row, got 'R-3', wanted the id of a claim of the table");
}

TEST_CASE("a table beyond its limits is a problem") {
  const auto base = edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", "");
  csv_limits small;
  small.rows = 1;
  const std::string one = "R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,";
  const std::string two = "R-2,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,,,,,";
  CHECK(faults(base, table_of({one}), small).empty());
  CHECK(faults(base, table_of({one, two}), small) == list{"3:1 too many rows"});
  // The greatest count is 10^12.
  CHECK(faults(base, table_of({"R-1,RUR,League for the Held,ngo,held,stock,1000000000000,exact,1894-06-03,,,,,,,,"}))
            .empty());
  CHECK(faults(base, table_of({"R-1,RUR,League for the Held,ngo,held,stock,1000000000001,exact,1894-06-03,,,,,,,,"})) ==
        list{"2:44 not a count"});
  CHECK(faults(base, table_of({"R-1,RUR,League for the Held,ngo,held,stock,007,exact,1894-06-03,,,,,,,,"})) ==
        list{"2:44 not a count"});
}

TEST_CASE("speakers that the mapping does not know are refused unless it says create") {
  const auto strict =
      edited(edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", ""), "create", "refuse");
  const auto row = table_of({"R-1,RUR,Ministry of Peace,crown,held,stock,40,exact,1894-06-03,,,,,,,,"});
  CHECK(faults(strict, row) == list{"2:9 a speaker that the mapping does not know"});
  const auto open = edited(strict, "refuse", "create");
  CHECK(faults(open, table_of({"R-1,RUR,Ministry of Peace,crown,held,stock,40,exact,1894-06-03,,,,,,,,",
                               "R-2,RUR,Ministry (of Peace),crown,held,stock,40,exact,1894-06-03,,,,,,,,"})) ==
        list{"3:9 two speakers under one id"});
  // One name, its accent in one character and in two.
  CHECK(faults(open, table_of({"R-1,RUR,Min\xC3\xADstry of Peace,crown,held,stock,40,exact,1894-06-03,,,,,,,,",
                               "R-2,RUR,Mini\xCC\x81stry of Peace,crown,held,stock,40,exact,1894-06-03,,,,,,,,"})) == list{});
}

TEST_CASE("a bulletin has one speaker") {
  const auto base = edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", "");
  CHECK(faults(base, table_of({"R-1,RUR,League for the Held,ngo,held,stock,40,exact,1894-06-03,,,,b,,,,",
                               "R-2,RUR,Ministry of Peace,crown,held,stock,40,exact,1894-06-03,,,,b,,,,"})) ==
        list{"3:67 a bulletin of two speakers"});
}

TEST_CASE("the table of a mapping in a file stays in its folder") {
  CHECK_THROWS_WITH_AS((void)import_claims_file(folder + "/no_such_mapping.json"),
                       doctest::Contains("cannot be opened"), error);
  const auto content = import_claims(read_file(folder + "/mapping.json"), "elsewhere/mapping.json",
                                     [](std::string_view name) { return read_file(folder + "/" + std::string(name)); });
  CHECK(content == venezuela());
}

TEST_CASE("ids of names") {
  CHECK(id_of_name("Foro Penal") == "foro_penal");
  CHECK(id_of_name("Comit\xC3\xA9 por la Libertad de los Presos Pol\xC3\xADticos (CLIPP)") ==
        "comite_por_la_libertad_de_los_presos_politicos_clipp");
  CHECK(id_of_name("\xC5\x81\xC3\xB3"
                   "d\xC5\xBA \xE2\x80\x94 2024") == "lodz_2024");
  CHECK(id_of_name("a\xC3\x97"
                   "b") == "a_b");
  CHECK(id_of_name("***").empty());
  CHECK(id_of_name("").empty());
}

TEST_CASE("claims_csv: an override mends a field that its rule has wrong, and the rule is told of once for all other rows") {
  const auto wrong = edited(edited(ruritania, R"("R-3": {"derived_from": "R-1", "note": null})", ""), R"("of": "release")", R"("of": "freed")");
  const auto row = [](const char* id) {
    return fmt::format("{},RUR,League for the Held,ngo,freed,flow,3,exact,,1896-05-01,1896-05-09,,,1896-05-10,,,", id);
  };
  const auto first = row("R-1"), second = row("R-2");
  const auto table = table_of({first, second});
  const list told{"/measures/2/then/of not a known word here"};
  CHECK(faults(wrong, table) == told);
  CHECK(faults(edited(wrong, R"("overrides": {})", R"("overrides": {"R-1": {"of": "release"}})"), table) == told);
  const auto both = [&](const char* of) {
    return edited(wrong, R"("overrides": {})", fmt::format(R"("overrides": {{"R-1": {{"of": {0}}}, "R-2": {{"of": {0}}}}})", of));
  };
  CHECK(std::get<flow_claim>(the(import(both(R"("release")"), table), "R-1").says).of == mechanism::release);
  CHECK_FALSE(std::get<flow_claim>(the(import(both("null"), table), "R-2").says).of.has_value());
  CHECK(faults(both(R"("set free")"), table) == list{"/overrides/R-1/of not a known word here", "/overrides/R-2/of not a known word here"});
}

TEST_CASE("claims_csv: a mapping says what holds for all rows, and what becomes of columns that it does not name") {
  const std::string head = R"({"habeas_mapping": 1, "table": "t.csv", "columns": {"id": "id", "value": "n", "as_of": "day"},
    "constants": {"speaker": "s", "measure": "held", "qualifier": "at_least"},
    "measures": [{"when": {"measure": "held"}, "then": {"kind": "held", "account": "list"}}],
    "dossier": {"actors": [{"id": "s", "name": "s"}], "accounts": [{"id": "list"}]})";
  const std::string table = "id,n,day,colour\nc1,12,2030-01-05,red\n";
  const auto kept = import(head + R"(, "other_columns": "keep"})", table);
  CHECK(shown(kept.claims.at(0)) == "held s list at least 12 as_of 2030-01-05 bulletin -");
  CHECK(kept.claims[0].extra == extra_fields{{"x_colour", "\"red\""}});
  CHECK(import(head + R"(, "other_columns": "ignore"})", table).claims.at(0).extra.empty());
  CHECK(problems_of(head + "}", table).at(0).what == "a column that the mapping does not name");
  CHECK(problems_of(head + R"(, "other_columns": "drop"})", table).at(0).pointer == "/other_columns");
}

TEST_CASE("claims_csv: columns and words that are called as ours need no entry, and a speaker's own account none") {
  const std::string mapping = R"({"habeas_mapping": 1, "table": "t.csv", "columns": {"as_of": "day"}, "qualifiers": {"rund": "about"},
    "measures": [{"when": {"measure": "held"}, "then": {"kind": "held"}},
                 {"when": {"measure": "freed"}, "then": {"kind": "exits", "account": {"t": "list"}}}],
    "dossier": {"actors": [{"id": "s", "name": "S"}, {"id": "t", "name": "T"}, {"id": "u", "name": "U"}], "accounts":
      [{"id": "only", "counter": "s"}, {"id": "list", "counter": "t"}, {"id": "t", "counter": "t"}, {"id": "u1", "counter": "u"}, {"id": "u2", "counter": "u"}]}})";
  const auto made = import(mapping,
                           "id,speaker,measure,value,qualifier,day\nc1,S,held,12,rund,2030-01-05\nc2,T,held,13,at_least,2030-01-05\n"
                           "c3,T,freed,1,exact,2030-01-06\nc4,S,freed,2,exact,2030-01-06\n");
  CHECK(shown(made.claims.at(0)) == "held s only about 12 as_of 2030-01-05 bulletin -");
  CHECK(shown(made.claims.at(1)) == "held t t at least 13 as_of 2030-01-05 bulletin -");
  CHECK(shown(made.claims.at(2)) == "exits t list 1 all - - as_of 2030-01-06 bulletin -");
  CHECK(shown(made.claims.at(3)) == "exits s only 2 all - - as_of 2030-01-06 bulletin -");
  // Of two accounts neither is the speaker's own.
  CHECK(problems_of(mapping, "id,speaker,measure,value,day\nc1,U,freed,1,2030-01-05\n").at(0).what == "a speaker without an account for this measure");
  CHECK(problems_of(mapping, "id,speaker,value,day\nc1,S,1,2030-01-05\n").at(0).pointer == "/columns/measure");
}

TEST_CASE("claims_csv: a column says how precise a day is, and the mapping how days and thousands are written") {
  const std::string head = R"({"habeas_mapping": 1, "table": "t.csv", "columns": {"as_of": "day"}, "constants": {"speaker": "s", "measure": "held"},
    "precisions": {"2": "month", "3": "year", "ca": "about"},
    "measures": [{"when": {"measure": "held"}, "then": {"kind": "held"}}], "dossier": {"actors": [{"id": "s", "name": "s"}], "accounts": [{"id": "s", "counter": "s"}]})";
  const auto made = import(head + R"(, "dates": "dmy", "thousands": "point"})",
                           "id,value,day,precision\na,1.302,5/10/2030,day\nb,7,5/10/2030,2\nc,7,2030-10-05,3\nd,7,5/10/2030,ca\ne,7,2030-10,2\nf,7,5/10/2030,\n");
  std::vector<std::string> days;
  for (const auto& c : made.claims) days.push_back(c.as_of->text());
  CHECK(days == std::vector<std::string>{"2030-10-05", "2030-10", "2030", "2030-10-05~", "2030-10", "2030-10-05"});
  CHECK(shown(made.claims[0]) == "held s s 1302 as_of 2030-10-05 bulletin -");
  // Nothing is read that was not declared.
  CHECK(problems_of(head + "}", "id,value,day\na,7,5/10/2030\n").at(0).what.rfind("not a date", 0) == 0);
  CHECK(problems_of(head + "}", "id,value,day\na,1.302,2030\n").at(0).what == "not a count");
  CHECK(problems_of(head + "}", "id,value,day,precision\na,7,2030,weekly\n").at(0).what == "a precision that the mapping does not know");
  CHECK(problems_of(head + R"(, "dates": "dmy"})", "id,value,day\na,7,5/10/30\n").at(0).what == "a year of two digits");
  CHECK(problems_of(head + R"(, "dates": "odd"})", "id,value,day\na,7,2030\n").at(0).pointer == "/dates");
}

TEST_CASE("claims_csv: a mapping is laid over the one that it extends") {
  const std::map<std::string, std::string> files{
      {"t.csv", "id,n,day,who,what\nc1,12,2030-01-05,s,held\nc2,3,2030-01-05,s,freed\n"},
      {"base.json", R"({"habeas_mapping": 1, "extends": "first.json", "columns": {"id": "id", "value": "number", "as_of": "day", "speaker": "who", "measure": "what"}})"},
      {"first.json", R"({"habeas_mapping": 1, "table": "other.csv", "measures": [{"when": {"measure": "held"}, "then": {"kind": "held", "account": "list"}},
        {"when": {"measure": "freed"}, "then": {"kind": "exits", "account": "list"}}], "dossier": {"actors": [{"id": "s", "name": "s"}], "accounts": [{"id": "list"}]}})"},
      {"round.json", R"({"habeas_mapping": 1, "extends": "round.json"})"}};
  const auto load = [&](std::string_view name) { return files.at(std::string(name)); };
  const auto made = import_claims(R"({"habeas_mapping": 1, "extends": "base.json", "table": "t.csv", "columns": {"value": "n"},
    "measures": [{"when": {"measure": "freed"}, "then": {"kind": "exits", "account": "list", "of": "release"}}]})", "map.json", load);
  CHECK(shown(made.claims.at(0)) == "held s list 12 as_of 2030-01-05 bulletin -");
  CHECK(shown(made.claims.at(1)) == "exits s list 3 release - - as_of 2030-01-05 bulletin -");
  try {
    (void)import_claims(R"({"habeas_mapping": 1, "extends": "round.json"})", "map.json", load);
    FAIL("a circle was taken");
  } catch (const error& e) {
    CHECK(std::any_of(e.problems().begin(), e.problems().end(), [](const problem& p) { return p.what == "too long a chain of mappings"; }));
  }
}

TEST_CASE("claims_csv: a suggested mapping names the columns, and its import tells what is left to say") {
  const std::string table =
      "Claim ID;Fecha;Fuente;Indicador;Cantidad;Observaciones;colour\n"
      "c1;2030-01-05;The Watch;held;12;;red\nc2;2030-01-05;The Watch;released;3;;\nc3;2030-01-06;Other Watch;held;9;;\n";
  const auto suggested = suggest_mapping(table, "t.csv");
  CHECK(suggested == suggest_mapping(table, "t.csv"));
  const auto made = import(suggested, table);
  REQUIRE(made.claims.size() == 3);
  CHECK(shown(made.claims[0]) == "held the_watch the_watch/held 12 as_of 2030-01-05 bulletin -");
  CHECK(shown(made.claims[1]) == "exits the_watch the_watch/released 3 release - - as_of 2030-01-05 bulletin -");
  CHECK(shown(made.claims[2]) == "held other_watch other_watch/held 9 as_of 2030-01-06 bulletin -");
  CHECK(suggested.find("\"ignored_columns\": [\n    \"colour\"\n  ]") != std::string::npos);
  // The Venezuelan table: no fault of the mapping itself.
  const auto counts = read_file(folder + "/counts.csv");
  for (const auto& p : problems_of(suggest_mapping(counts, "t.csv"), counts)) {
    CAPTURE(to_string(p));
    CHECK(p.file == "t.csv");
    CHECK((p.what == "not a part of a breakdown" || p.what == "a bulletin of two speakers"));
  }
  CHECK_THROWS_AS((void)suggest_mapping("PK\x03\x04", "t.csv"), error);
}

}  // namespace test_claims_csv
