// SPDX-License-Identifier: MIT
#include <habeas/io/graph_document.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "graph/small_events.hpp"

namespace test_graph_document {

using namespace habeas;
using namespace habeas::testing;

namespace {

/// A graph whose texts hold what formats trip over.
small_events awkward() {
  small_events s;
  s.content.title = "A <title> & \"more\"";
  s.content.actors[0].name = "Speaker's \"own\" <name> & Co. \\ é 漢 \xF0\x9F\x95\x8A";
  s.what("a/1 \"x\"").title = "two\nlines\tand <tags> & entities &amp; ]]> \\N \\";
  s.what("b<2>").title = "  spaces  ";
  s.what("c\\3");
  s.link("l1", "a/1 \"x\"", relation::precedes, "b<2>", "\"perhaps\" <so> & so\r\non").grade = grading{'B', '2'};
  auto& within = s.link("l2", "b<2>", relation::within, "c\\3");
  within.derived_from = claim_id("l1");
  within.locator = "p. 3";
  s.link("l3", "c\\3", relation::follows, "a/1 \"x\"").supersedes = claim_id("l9");
  s.link("l9", "c\\3", relation::tied_to, "a/1 \"x\"");
  document page;
  page.id = document_id("page");
  page.title = "A <page>";
  page.address = "https://example.org/?a=1&b=2";
  s.content.documents.push_back(page);
  for (auto& c : s.content.claims) c.document = document_id("page");
  s.date("d1", "b<2>", "2030-01/2030-02");
  return s;
}
graph_document document_of(const dossier& d) { return document_of(event_graph(d), timeline(d)); }

void require_refused(const std::string& text) {
  CAPTURE(text);
  try {
    (void)read_json_ld(text, "file");
    FAIL("read");
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    REQUIRE_FALSE(e.problems().empty());
    CHECK(e.problems().front().file == "file");
  }
}

}  // namespace

TEST_CASE("a document holds what the view shows of events and links") {
  const auto g = document_of(awkward().make());
  CHECK(g.audience == "public");
  CHECK(g.withheld == 0);
  REQUIRE(g.nodes.size() == 3);
  CHECK(g.nodes[1].id == "b<2>");
  CHECK(g.nodes[1].earliest_start == "2030-01-01");
  CHECK(g.nodes[1].latest_end == "2030-02-28");
  CHECK(g.nodes[0].earliest_start.empty());
  REQUIRE(g.edges.size() == 3);  // l9 is superseded
  CHECK(g.edges[0].grade == "B2");
  CHECK(g.edges[0].direction == "onward");
  CHECK(g.edges[0].said_by == "2030-01-02T00:00:00+00:00");
  CHECK(g.edges[1].days == 10);
  CHECK(g.edges[1].derived_from == "l1");
  CHECK(g.edges[2].supersedes == "l9");
  CHECK(g.edges[2].document_address == "https://example.org/?a=1&b=2");
}

TEST_CASE("JSON-LD comes back equal") {
  const auto g = document_of(awkward().make());
  CHECK(read_json_ld(to_json_ld(g)) == g);
  const graph_document none;
  CHECK(read_json_ld(to_json_ld(none)) == none);
  const auto article = document_of(open_dossier(folders::examples("dossiers/article")));
  CHECK(article.edges.size() == 6);
  CHECK(read_json_ld(to_json_ld(article)) == article);
  CHECK(to_graphml(read_json_ld(to_json_ld(article))) == to_graphml(article));
  CHECK(to_json_ld(read_json_ld(to_json_ld(article))) == to_json_ld(article));
}

TEST_CASE("GraphML: each field under its key, markup and line ends as references") {
  const auto text = to_graphml(document_of(awkward().make()));
  const auto holds = [&](const char* part) { return text.find(part) != std::string::npos; };
  CHECK(holds("<key id=\"edge_days\" for=\"edge\" attr.name=\"days\" attr.type=\"long\"/>"));
  CHECK(holds("<node id=\"a/1 &quot;x&quot;\">"));
  CHECK(holds(">two&#10;lines&#9;and &lt;tags&gt; &amp; entities &amp;amp; ]]&gt; \\N \\</data>"));
  CHECK(holds("<edge id=\"l1\" source=\"a/1 &quot;x&quot;\" target=\"b&lt;2&gt;\">"));
  CHECK(holds("<data key=\"edge_hedge\">&quot;perhaps&quot; &lt;so&gt; &amp; so&#13;&#10;on</data>"));
  CHECK(holds("<data key=\"edge_days\">10</data>"));
  CHECK(holds("\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x95\x8A</data>"));
}

TEST_CASE("events carry the codes of the standards that are asked for, and how they stand to their kind") {
  small_events s;
  s.what("freed").kind = event_kind::release;
  s.what("held").kind = event_kind::arrest;
  s.what("heard").kind = event_kind::hearing;
  const auto d = s.make();
  const event_graph events(d);
  const timeline days(d);
  const auto g = document_of(events, days, {"plover", "cameo", "cameo"});
  REQUIRE(g.nodes.size() == 3);
  CHECK(g.nodes[0].codes == "cameo 0841 exact; cameo 084 broader; plover RETREAT/release exact; plover RETREAT broader");
  CHECK(g.nodes[1].codes.empty());  // heard: no code
  CHECK(g.nodes[2].codes == "cameo 173 broader; plover COERCE/arrest broader");
  CHECK(read_json_ld(to_json_ld(g)) == g);
  CHECK(to_dot(g).find("codes=\"cameo 173 broader; plover COERCE/arrest broader\"") != std::string::npos);
  const auto ld = to_json_ld(g);
  CHECK(ld.find("\"skos:exactMatch\"") < ld.find("{\"@id\": \"urn:habeas:code:cameo:0841\"}"));
  CHECK(ld.find("urn:habeas:code:plover:RETREAT%2Frelease") != std::string::npos);
  // Of all standards; and codes with spaces.
  std::vector<std::string> all;
  for (const auto name : crosswalk_standards()) all.emplace_back(name);
  const auto whole = drawing_of(events, days, {}, all);
  CHECK(whole.nodes[0].codes.find("huridocs 02010100000025 narrower") != std::string::npos);
  CHECK(read_json_ld(to_json_ld(whole)) == whole);
  s.what("gone").kind = event_kind::disappearance;
  const auto more = s.make();
  const auto spaced = document_of(event_graph(more), timeline(more), {"acled"});
  CHECK(spaced.nodes[1].codes == "acled Abduction/forced disappearance broader");
  CHECK(read_json_ld(to_json_ld(spaced)) == spaced);
  // Unless asked for they are in no format.
  CHECK(document_of(events, days).nodes[0].codes.empty());
  CHECK(to_json_ld(document_of(events, days)).find("skos") == std::string::npos);
  CHECK_THROWS_AS((void)document_of(events, days, {"kedo"}), error);
}

TEST_CASE("codes that are none are refused") {
  require_refused(R"({"@graph": [{"@id": "urn:habeas:kind:release", "@type": "skos:Concept", "skos:exactMatch": "x"}]})");
  require_refused(R"({"@graph": [{"@id": "urn:habeas:kind:release", "@type": "skos:Concept", "skos:exactMatch": [{"@id": "urn:x"}]}]})");
  // A code that could not be told from two: the text of an event's codes has "; " between them.
  require_refused(R"({"@graph": [{"@id": "urn:habeas:event:e", "@type": "habeas:Event", "habeas:kind": "release",
      "dcterms:type": {"@id": "urn:habeas:kind:release"}}, {"@id": "urn:habeas:kind:release", "@type": "skos:Concept",
      "skos:exactMatch": [{"@id": "urn:habeas:code:cameo:08%3B41"}]}]})");
}

TEST_CASE("a character that XML cannot hold is replaced, never written") {
  auto s = awkward();
  s.content.events[0].title = std::string("bell \x07 and \xEF\xBF\xBF");
  const auto text = to_graphml(document_of(s.make()));
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\xEF\xBF\xBF") == std::string::npos);
  CHECK(text.find("<data key=\"node_title\">bell \xEF\xBF\xBD and \xEF\xBF\xBD</data>") != std::string::npos);
}

TEST_CASE("what is withheld is in no format, and how much is told") {
  auto s = awkward();
  s.who("ZQX actor").seen_by = audience::internal;
  s.what("ZQX event").seen_by = audience::internal;
  document page;
  page.id = document_id("ZQX page");
  page.title = "ZQX title";
  page.seen_by = audience::internal;
  s.content.documents.push_back(page);
  s.link("ZQX link", "ZQX event", relation::causes, "b<2>");
  auto& seen = s.link("seen", "b<2>", relation::causes, "c\\3");
  seen.document = document_id("ZQX page");
  seen.locator = "ZQX p. 1";
  seen.derived_from = claim_id("ZQX link");
  const auto d = s.make();
  const auto g = document_of(d);
  CHECK(g.withheld == 1);
  for (const auto& text : {to_graphml(g), to_dot(g), to_json_ld(g)}) {
    CHECK(text.find("ZQX") == std::string::npos);
    CHECK(text.find("seen") != std::string::npos);
  }
  const auto inside = document_of(d.for_audience(audience::internal));
  CHECK(inside.withheld == 0);
  CHECK(inside.audience == "internal");
  CHECK(to_graphml(inside).find("ZQX title") != std::string::npos);
}

TEST_CASE("a view says through what it was looked at") {
  const auto d = awkward().make();
  const auto g = document_of(d.as_known_on(*d.end_of(parse_edtf("2029-12-31"))));
  CHECK(g.as_known == "2030-01-01T00:00:00+00:00");
  CHECK(g.edges.empty());
  CHECK(read_json_ld(to_json_ld(g)) == g);
}

TEST_CASE("a drawing has fewer links") {
  small_events s;
  for (const auto* name : {"a", "b", "c"}) s.what(name);
  s.link("l1", "a", relation::causes, "b");
  s.link("l2", "b", relation::causes, "c");
  s.link("l3", "a", relation::causes, "c");
  const auto d = s.make();
  CHECK(drawing_of(event_graph(d), timeline(d)).edges.size() == 2);
}

TEST_CASE("DOT draws time downward, hedges dashed, and no head without a direction") {
  small_events s;
  for (const auto* name : {"a", "b\"\\"}) s.what(name);
  s.link("l1", "a", relation::follows, "b\"\\", "perhaps");
  s.link("l2", "a", relation::tied_to, "b\"\\");
  const auto text = to_dot(document_of(s.make()));
  CHECK(text.find("\"b\\\"\xEF\xBC\xBC\" -> \"a\" [label=\"follows\", tooltip=\"speaker (l1): \\\"perhaps\\\"\", dir=back, style=dashed") != std::string::npos);
  CHECK(text.find("\"a\" -> \"b\\\"\xEF\xBC\xBC\" [label=\"tied_to\", tooltip=\"speaker (l2)\", dir=none") != std::string::npos);
}

TEST_CASE("what is no JSON-LD of ours is refused, with its place") {
  const auto good = to_json_ld(document_of(awkward().make()));
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  for (const auto& text : {std::string(), std::string("[]"), std::string("{\"@graph\": 1}"), std::string("{\"@graph\": [1]}"),
                           with("urn:habeas:event:", "urn:other:"), with("urn:habeas:event:", "urn:habeas:event:%zz"),
                           with("\"precedes\"", "\"loves\""), with("\"habeas:days\": 10", "\"habeas:days\": \"10\""),
                           with("\"habeas:withheld\": 0", "\"habeas:withheld\": -1"), with("\"habeas:hedge\": ", "\"habeas:hedge\": 1, \"x\": ")})
    require_refused(text);
}

}  // namespace test_graph_document
