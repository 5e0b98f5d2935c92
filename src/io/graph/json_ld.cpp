// SPDX-License-Identifier: MIT
// JSON-LD in the terms of PROV-O: claims are entities that somebody gave out at a time and took from somewhere.
#include <map>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/io/graph_document.hpp>

#include "io/graph/graph_codes.hpp"
#include "io/graph/graph_fields.hpp"
#include "io/json/json_text.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

/// The address of a thing: its id with every byte percent-encoded that a name in a URN may not hold.
std::string urn(std::string_view kind, std::string_view id) {
  std::string out = fmt::format("urn:habeas:{}:", kind);
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::optional<std::string> id_of(std::string_view address, std::string_view kind) {
  const auto start = fmt::format("urn:habeas:{}:", kind);
  if (address.substr(0, start.size()) != start) return std::nullopt;
  std::string id;
  const auto hex = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  for (std::size_t i = start.size(); i < address.size(); ++i) {
    if (address[i] != '%') {
      id += address[i];
      continue;
    }
    if (i + 2 >= address.size() || hex(address[i + 1]) < 0 || hex(address[i + 2]) < 0) return std::nullopt;
    id += static_cast<char>(static_cast<unsigned char>(hex(address[i + 1]) * 16 + hex(address[i + 2])));
    i += 2;
  }
  return id;
}

json::object reference(std::string_view kind, std::string_view id) { return {{"@id", urn(kind, id)}}; }

void put(json::object& into, const char* key, const std::string& text) {
  if (!text.empty()) into[key] = text;
}
void put_typed(json::object& into, const char* key, const std::string& text, const char* type) {
  if (!text.empty()) into[key] = json::object{{"@type", type}, {"@value", text}};
}
/// A day as xsd:date has it; years of more than four digits keep all of them.
void put_day(json::object& into, const char* key, const std::string& day) { put_typed(into, key, day, "xsd:date"); }

json::object context(bool with_codes) {
  json::object c{{"prov", "http://www.w3.org/ns/prov#"}, {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                 {"xsd", "http://www.w3.org/2001/XMLSchema#"}, {"habeas", "urn:habeas:term:"}};
  if (with_codes) {
    c["dcterms"] = "http://purl.org/dc/terms/";
    c["skos"] = "http://www.w3.org/2004/02/skos/core#";
  }
  return c;
}

// A kind of event is a concept; the codes of other standards are its matches. A "broader" code covers more: a broad match.
struct match_term {
  habeas::code_match match;
  const char* term;
};
constexpr match_term match_terms[] = {{code_match::exact, "skos:exactMatch"},
                                      {code_match::broader, "skos:broadMatch"},
                                      {code_match::narrower, "skos:narrowMatch"},
                                      {code_match::related, "skos:relatedMatch"}};

json::object concept_of(const std::string& kind, const std::vector<io::graph_code>& codes) {
  json::object o{{"@id", urn("kind", kind)}, {"@type", "skos:Concept"}, {"skos:notation", kind}};
  for (const auto& [match, term] : match_terms)
    for (const auto& c : codes) {
      if (c.match != match) continue;
      if (!o.if_contains(term)) o[term] = json::array();
      o[term].get_array().push_back(reference("code:" + c.standard, c.code));
    }
  return o;
}

json::object agent(const std::string& id, const std::string& name, const std::string& kind) {
  json::object a{{"@id", urn("actor", id)},
                 {"@type", json::array{"prov:Agent", kind == "person" || kind == "analyst" ? "prov:Person" : "prov:Organization"}}};
  put(a, "rdfs:label", name);
  put(a, "habeas:kind", kind);
  return a;
}

class json_ld_reader {
 public:
  json_ld_reader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  graph_document read() {
    graph_document g;
    const auto root = io::parse_json(text_, file_, problems_);
    if (problems_.empty()) {
      const auto* whole = root.if_object();
      const auto* graph = whole ? whole->if_contains("@graph") : nullptr;
      if (graph == nullptr || !graph->is_array()) report("", "no graph", {}, "an object with \"@graph\", a list");
      else read_things(graph->get_array(), g);
    }
    if (problems_.empty()) io::check_document(g, file_, problems_);
    if (!problems_.empty()) {
      io::locate(text_, problems_.kept());
      throw error::invalid_file(std::move(problems_).told());
    }
    io::put_in_order(g);
    return g;
  }

 private:
  void report(std::string pointer, std::string what, std::string got, std::string wanted) {
    if (problems_.size() >= 1000) return;
    problem p;
    p.file = file_;
    p.pointer = std::move(pointer);
    p.what = std::move(what);
    p.got = std::move(got);
    p.wanted = std::move(wanted);
    problems_.push_back(std::move(p));
  }

  /// A text, bare or with its type.
  std::string text(const json::object& o, const std::string& at, const char* key) {
    const auto* v = o.if_contains(key);
    if (v == nullptr) return {};
    if (v->is_object()) v = v->get_object().if_contains("@value");
    if (v != nullptr && v->is_string()) return std::string(v->get_string());
    report(at + "/" + io::pointer_part(key), "no text", {}, "a text");
    return {};
  }
  std::optional<std::int64_t> number(const json::object& o, const std::string& at, const char* key) {
    const auto* v = o.if_contains(key);
    if (v == nullptr) return std::nullopt;
    if (v->is_int64()) return v->get_int64();
    report(at + "/" + io::pointer_part(key), "no whole number", {}, "a whole number");
    return std::nullopt;
  }
  /// The id of a thing that is referred to.
  std::string referred(const json::object& o, const std::string& at, const char* key, const char* kind) {
    const auto* v = o.if_contains(key);
    if (v == nullptr) return {};
    const auto* address = v->is_object() ? v->get_object().if_contains("@id") : nullptr;
    if (address != nullptr && address->is_string())
      if (auto id = id_of(address->get_string(), kind)) return *id;
    report(at + "/" + io::pointer_part(key), "no reference", {}, fmt::format("{{\"@id\": \"urn:habeas:{}:...\"}}", kind));
    return {};
  }
  static bool is(const json::object& o, std::string_view type) {
    const auto* v = o.if_contains("@type");
    if (v == nullptr) return false;
    if (v->is_string()) return v->get_string() == type;
    if (!v->is_array()) return false;
    for (const auto& t : v->get_array())
      if (t.is_string() && t.get_string() == type) return true;
    return false;
  }
  std::string own_id(const json::object& o, const std::string& at, const char* kind) {
    const auto* v = o.if_contains("@id");
    if (v != nullptr && v->is_string())
      if (auto id = id_of(v->get_string(), kind)) return *id;
    report(at, "no id of its kind", {}, fmt::format("\"@id\": \"urn:habeas:{}:...\"", kind));
    return {};
  }

  void read_things(const json::array& things, graph_document& g) {
    struct named {
      std::string first, second;
    };
    std::map<std::string, named> agents, pages;
    std::map<std::string, std::string> codes, kind_of;  // of each kind that has some; of each event that names its kind
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto at = fmt::format("/@graph/{}", i);
      const auto* o = things[i].if_object();
      if (o == nullptr) {
        report(at, "no object", {}, "an object");
      } else if (is(*o, "habeas:EventGraph")) {
        const auto withheld = number(*o, at, "habeas:withheld");
        if (withheld && *withheld < 0) report(at + "/habeas:withheld", "fewer than none withheld", fmt::format("{}", *withheld), "0 or more");
        g.withheld = withheld && *withheld > 0 ? static_cast<std::uint64_t>(*withheld) : 0;
        g.dossier = text(*o, at, "habeas:dossier");
        g.title = text(*o, at, "rdfs:label");
        g.audience = text(*o, at, "habeas:audience");
        g.as_known = text(*o, at, "habeas:asKnownOn");
        g.as_recorded = text(*o, at, "habeas:asRecordedOn");
      } else if (is(*o, "habeas:Event")) {
        graph_node n;
        n.id = own_id(*o, at, "event");
        n.kind = text(*o, at, "habeas:kind");
        n.title = text(*o, at, "rdfs:label");
        n.place = referred(*o, at, "prov:atLocation", "place");
        if (o->if_contains("dcterms:type")) kind_of[n.id] = referred(*o, at, "dcterms:type", "kind");
        n.earliest_start = text(*o, at, "habeas:earliestStart");
        n.latest_start = text(*o, at, "habeas:latestStart");
        n.earliest_end = text(*o, at, "habeas:earliestEnd");
        n.latest_end = text(*o, at, "habeas:latestEnd");
        g.nodes.push_back(std::move(n));
      } else if (is(*o, "prov:Agent")) {
        agents[own_id(*o, at, "actor")] = {text(*o, at, "rdfs:label"), text(*o, at, "habeas:kind")};
      } else if (is(*o, "habeas:Document")) {
        pages[own_id(*o, at, "document")] = {text(*o, at, "rdfs:label"), text(*o, at, "habeas:address")};
      } else if (is(*o, "habeas:Claim")) {
        read_claim(*o, at, g);
      } else if (is(*o, "skos:Concept")) {
        codes[own_id(*o, at, "kind")] = read_matches(*o, at);
      }
    }
    for (auto& n : g.nodes)
      if (const auto named = kind_of.find(n.id); named != kind_of.end()) n.codes = codes[named->second];
    for (auto& e : g.edges) {
      for (const auto& [id, name, kind] : {std::tuple(&e.speaker, &e.speaker_name, &e.speaker_kind), std::tuple(&e.via, &e.via_name, &e.via_kind)})
        if (const auto found = agents.find(*id); found != agents.end()) *name = found->second.first, *kind = found->second.second;
      if (const auto found = pages.find(e.document); found != pages.end())
        e.document_title = found->second.first, e.document_address = found->second.second;
    }
  }

  std::string read_matches(const json::object& o, const std::string& at) {
    std::vector<io::graph_code> codes;
    for (const auto& [match, term] : match_terms) {
      const auto* list = o.if_contains(term);
      if (list == nullptr) continue;
      if (!list->is_array()) report(at + "/" + term, "no list", {}, "a list of references");
      else
        for (std::size_t i = 0; i < list->get_array().size(); ++i) {
          const auto* one = list->get_array()[i].if_object();
          const auto* address = one ? one->if_contains("@id") : nullptr;
          auto code = address && address->is_string() ? code_at(address->get_string()) : std::nullopt;
          if (!code) report(fmt::format("{}/{}/{}", at, term, i), "no reference to a code", {}, "{\"@id\": \"urn:habeas:code:STANDARD:CODE\"}");
          else codes.push_back({std::move(code->first), std::move(code->second), match});
        }
    }
    io::put_in_order(codes);
    return io::codes_text(codes);
  }
  /// Standard and code of "urn:habeas:code:cameo:0841".
  static std::optional<std::pair<std::string, std::string>> code_at(std::string_view address) {
    constexpr std::string_view start = "urn:habeas:code:";
    if (address.substr(0, start.size()) != start) return std::nullopt;
    const auto standard = address.substr(start.size(), address.find(':', start.size()) - start.size());
    auto code = id_of(address, fmt::format("code:{}", standard));
    if (!code || standard.empty()) return std::nullopt;
    return std::pair(std::string(standard), std::move(*code));
  }

  void read_claim(const json::object& o, const std::string& at, graph_document& g) {
    graph_edge e;
    e.claim = own_id(o, at, "claim");
    e.from = referred(o, at, "habeas:from", "event");
    e.to = referred(o, at, "habeas:to", "event");
    e.relation = text(o, at, "habeas:relation");
    e.direction = text(o, at, "habeas:course");
    e.hedge = text(o, at, "habeas:hedge");
    e.days = number(o, at, "habeas:days");
    e.speaker = referred(o, at, "prov:wasAttributedTo", "actor");
    e.via = referred(o, at, "habeas:via", "actor");
    e.said = text(o, at, "habeas:said");
    e.said_by = text(o, at, "prov:generatedAtTime");
    e.document = referred(o, at, "prov:hadPrimarySource", "document");
    e.locator = text(o, at, "habeas:locator");
    e.grade = text(o, at, "habeas:grade");
    e.derived_from = referred(o, at, "prov:wasDerivedFrom", "claim");
    e.supersedes = referred(o, at, "prov:wasRevisionOf", "claim");
    g.edges.push_back(std::move(e));
  }

  std::string_view text_;
  std::string file_;
  problem_list problems_;
};

}  // namespace

std::string to_json_ld(const graph_document& g) {
  json::array things;
  json::object whole{{"@id", urn("graph", g.dossier)}, {"@type", json::array{"prov:Entity", "habeas:EventGraph"}}};
  put(whole, "habeas:dossier", g.dossier);
  put(whole, "rdfs:label", g.title);
  put(whole, "habeas:audience", g.audience);
  put_typed(whole, "habeas:asKnownOn", g.as_known, "xsd:dateTime");
  put_typed(whole, "habeas:asRecordedOn", g.as_recorded, "xsd:dateTime");
  whole["habeas:withheld"] = g.withheld;
  things.push_back(std::move(whole));
  std::map<std::string, json::object> kinds;
  for (const auto& n : g.nodes) {
    json::object o{{"@id", urn("event", n.id)}, {"@type", "habeas:Event"}};
    put(o, "habeas:kind", n.kind);
    put(o, "rdfs:label", n.title);
    if (!n.place.empty()) o["prov:atLocation"] = reference("place", n.place);
    put_day(o, "habeas:earliestStart", n.earliest_start);
    put_day(o, "habeas:latestStart", n.latest_start);
    put_day(o, "habeas:earliestEnd", n.earliest_end);
    put_day(o, "habeas:latestEnd", n.latest_end);
    if (!n.codes.empty()) {
      o["dcterms:type"] = reference("kind", n.kind);
      kinds.try_emplace(n.kind, concept_of(n.kind, io::read_codes(n.codes).value_or(std::vector<io::graph_code>())));
    }
    things.push_back(std::move(o));
  }
  const bool with_codes = !kinds.empty();
  std::map<std::string, json::object> agents, pages;
  for (const auto& e : g.edges) {
    if (!e.speaker.empty()) agents.try_emplace(e.speaker, agent(e.speaker, e.speaker_name, e.speaker_kind));
    if (!e.via.empty()) agents.try_emplace(e.via, agent(e.via, e.via_name, e.via_kind));
    if (e.document.empty()) continue;
    json::object page{{"@id", urn("document", e.document)}, {"@type", json::array{"prov:Entity", "habeas:Document"}}};
    put(page, "rdfs:label", e.document_title);
    put(page, "habeas:address", e.document_address);
    pages.try_emplace(e.document, std::move(page));
  }
  for (auto* list : {&kinds, &agents, &pages})
    for (auto& [id, o] : *list) things.push_back(std::move(o));
  for (const auto& e : g.edges) {
    json::object o{{"@id", urn("claim", e.claim)}, {"@type", json::array{"prov:Entity", "habeas:Claim"}}};
    o["habeas:from"] = reference("event", e.from);
    put(o, "habeas:relation", e.relation);
    o["habeas:to"] = reference("event", e.to);
    put(o, "habeas:course", e.direction);
    put(o, "habeas:hedge", e.hedge);
    if (e.days) o["habeas:days"] = *e.days;
    if (!e.speaker.empty()) o["prov:wasAttributedTo"] = reference("actor", e.speaker);
    if (!e.via.empty()) o["habeas:via"] = reference("actor", e.via);
    put(o, "habeas:said", e.said);
    put_typed(o, "prov:generatedAtTime", e.said_by, "xsd:dateTime");
    if (!e.document.empty()) o["prov:hadPrimarySource"] = reference("document", e.document);
    put(o, "habeas:locator", e.locator);
    put(o, "habeas:grade", e.grade);
    if (!e.derived_from.empty()) o["prov:wasDerivedFrom"] = reference("claim", e.derived_from);
    if (!e.supersedes.empty()) o["prov:wasRevisionOf"] = reference("claim", e.supersedes);
    things.push_back(std::move(o));
  }
  return io::pretty(json::object{{"@context", context(with_codes)}, {"@graph", std::move(things)}});
}

graph_document read_json_ld(std::string_view text, const std::string& file) { return json_ld_reader(text, file).read(); }

}  // namespace habeas
