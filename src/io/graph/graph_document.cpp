// SPDX-License-Identifier: MIT
#include <habeas/io/graph_document.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/graph/event_queries.hpp>

#include "core/utf8.hpp"
#include "io/graph/export_names.hpp"
#include "io/graph/graph_codes.hpp"
#include "io/graph/graph_fields.hpp"

namespace habeas {
namespace {

std::string offset_text(std::int32_t minutes) {
  const auto size = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}
std::string instant_text(const std::optional<instant>& t, std::int32_t clock) {
  return t && t->is_finite() ? to_string(*t) + offset_text(clock) : std::string();
}

/// The codes of each kind of event in these standards.
class kind_codes {
 public:
  explicit kind_codes(const std::vector<std::string>& standards) : standards_(standards.begin(), standards.end()) {
    for (const auto& s : standards_) (void)words_of_code(s, {});  // refuses a standard that is not there, events or none
  }
  [[nodiscard]] const std::string& of(event_kind kind) {
    const auto [found, fresh] = texts_.try_emplace(kind);
    if (!fresh) return found->second;
    std::vector<io::graph_code> codes;
    for (const auto& s : standards_)
      for (const auto& row : codes_of_word("event_kind", to_slug(kind), s))
        codes.push_back({std::string(row.standard), std::string(row.code), row.match});
    io::put_in_order(codes);
    return found->second = io::codes_text(codes);
  }

 private:
  std::set<std::string> standards_;
  std::map<event_kind, std::string> texts_;
};

/// Ids as text, each still that of one thing.
void keep_apart(graph_document& made) {
  std::vector<std::string> claims, actors, documents, places;
  for (const auto& n : made.nodes) places.push_back(n.place);
  for (const auto& e : made.edges) {
    claims.insert(claims.end(), {e.claim, e.derived_from, e.supersedes});
    actors.insert(actors.end(), {e.speaker, e.via});
    documents.push_back(e.document);
  }
  const io::export_names of_claims(std::move(claims), as_utf8), of_actors(std::move(actors), as_utf8), of_documents(std::move(documents), as_utf8),
      of_places(std::move(places), as_utf8);
  for (auto& n : made.nodes) n.place = of_places.of(n.place);
  for (auto& e : made.edges) {
    for (auto* id : {&e.claim, &e.derived_from, &e.supersedes}) *id = of_claims.of(*id);
    for (auto* id : {&e.speaker, &e.via}) *id = of_actors.of(*id);
    e.document = of_documents.of(e.document);
  }
}

graph_document document_with(const event_graph& g, const timeline& days, const std::vector<claim_id>& links,
                             const std::vector<std::string>& standards) {
  const auto& d = g.of();
  const auto clock = d.content().clock;
  graph_document made;
  made.dossier = d.content().id;
  made.title = d.content().title;
  made.audience = to_slug(d.reader());
  made.as_known = instant_text(d.seen_through().known, clock);
  made.as_recorded = instant_text(d.seen_through().recorded, clock);
  made.withheld = d.withheld();
  kind_codes codes(standards);
  const auto day_text = [](const std::optional<day>& on) { return on ? to_string(*on) : std::string(); };
  for (const auto& name : g.events()) {
    const auto& e = d.get(name);
    const auto at = days.days(name);
    made.nodes.push_back({name.text(), std::string(to_slug(e.kind)), e.title, d.find(e.where) ? e.where.text() : std::string(),
                          day_text(at.earliest_start), day_text(at.latest_start), day_text(at.earliest_end), day_text(at.latest_end), codes.of(e.kind)});
  }
  const auto who = [&](const actor_id& name, std::string& id, std::string& called, std::string& kind) {
    const auto* a = d.find(name);
    if (a == nullptr) return;
    id = a->id.text();
    called = a->name;
    kind = to_slug(a->kind);
  };
  for (const auto& name : links) {
    const auto& c = g.link(name);
    const auto& says = std::get<linked_claim>(c.says);
    graph_edge e;
    e.claim = name.text();
    e.from = says.from.text();
    e.to = says.to.text();
    e.relation = to_slug(says.relation);
    e.direction = to_slug(direction_of(says.relation));
    e.hedge = says.hedge;
    e.days = says.days;
    who(c.speaker, e.speaker, e.speaker_name, e.speaker_kind);
    who(c.via, e.via, e.via_name, e.via_kind);
    if (c.said) e.said = c.said->text();
    e.said_by = instant_text(d.said_at(*d.find_place(name)), clock);
    if (const auto* page = d.find(c.document)) {
      e.document = page->id.text();
      e.document_title = page->title;
      e.document_address = page->address;
      e.locator = c.locator;
    }
    if (c.grade) e.grade = {c.grade->source, c.grade->information};
    if (d.find(c.derived_from)) e.derived_from = c.derived_from.text();
    if (d.find(c.supersedes)) e.supersedes = c.supersedes.text();
    made.edges.push_back(std::move(e));
  }
  // What any format carries is text.
  const auto clean = [](const char*, std::string& text) { text = as_utf8(text); };
  keep_apart(made);
  io::visit_fields_of_document(made, clean);
  for (auto& n : made.nodes) io::visit_fields_of_node(n, clean);
  for (auto& e : made.edges) io::visit_fields_of_edge(e, clean);
  return made;
}

}  // namespace

graph_document document_of(const event_graph& g, const timeline& days, const std::vector<std::string>& standards) {
  return document_with(g, days, g.links(), standards);
}
graph_document drawing_of(const event_graph& g, const timeline& days, const std::stop_token& stop, const std::vector<std::string>& standards) {
  return document_with(g, days, transitive_reduction(g, stop), standards);
}

namespace io {

void put_in_order(graph_document& g) {
  std::sort(g.nodes.begin(), g.nodes.end(), [](const graph_node& a, const graph_node& b) { return a.id < b.id; });
  std::sort(g.edges.begin(), g.edges.end(), [](const graph_edge& a, const graph_edge& b) { return a.claim < b.claim; });
}

void check_document(const graph_document& g, const std::string& file, problem_list& problems) {
  const auto report = [&](std::string what, std::string got, std::string wanted) {
    problem p;
    p.file = file;
    p.what = std::move(what);
    p.got = std::move(got);
    p.wanted = std::move(wanted);
    problems.push_back(std::move(p));
  };
  std::set<std::string> events, claims;
  for (const auto& n : g.nodes) {
    if (n.id.empty()) report("an event without an id", {}, "an id");
    else if (!events.insert(n.id).second) report("an event is listed twice", "'" + n.id + "'", "each id once");
    if (!read_codes(n.codes)) report("not codes of other standards", "'" + n.codes.substr(0, 60) + "'", "STANDARD CODE MATCH, with \"; \" between");
  }
  for (const auto& e : g.edges) {
    if (e.claim.empty()) report("a link without its claim", "'" + e.from + "' to '" + e.to + "'", "the id of a claim");
    else if (!claims.insert(e.claim).second) report("a claim links twice", "'" + e.claim + "'", "each claim once");
    if (!find_slug<relation>(e.relation)) report("not a relation", "'" + e.relation + "'", "one of " + slug_list<relation>());
    for (const auto* end : {&e.from, &e.to})
      if (events.count(*end) == 0) report("a link of an event that is not there", "'" + *end + "'", "an event of the graph");
  }
}

}  // namespace io
}  // namespace habeas
