// SPDX-License-Identifier: MIT
// GraphML: keys that name the fields, then events as nodes and links as edges.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/graph_document.hpp>

#include "core/utf8.hpp"
#include "io/graph/export_names.hpp"
#include "io/graph/graph_fields.hpp"

namespace habeas {
namespace {

/// What XML can hold of a text: characters that it cannot hold become U+FFFD.
std::string held_text(std::string_view text) {
  constexpr std::string_view replacement = "\xef\xbf\xbd";
  std::string out;
  while (!text.empty()) {
    const auto [code, length] = first_utf8(text);
    const bool space = code == '\t' || code == '\n' || code == '\r';
    out += (code < 0x20 && !space) || code == 0xFFFE || code == 0xFFFF ? replacement : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

/// Text as it stands in an element or between double quotes.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : held_text(text)) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      // As references, so that no reader makes spaces of them.
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: out += c;
    }
  return out;
}

void put_key(std::string& out, const char* of, const char* name, const char* type) {
  out += fmt::format("  <key id=\"{}_{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", of, name, of, name, type);
}
void put_data(std::string& out, const char* indent, const char* of, const char* name, const std::string& text) {
  if (!text.empty()) out += fmt::format("{}<data key=\"{}_{}\">{}</data>\n", indent, of, name, xml_text(text));
}

}  // namespace

std::string to_graphml(const graph_document& g) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  io::visit_fields_of_document(g, [&](const char* name, const std::string&) { put_key(out, "graph", name, "string"); });
  put_key(out, "graph", "withheld", "long");
  put_key(out, "node", "name", "string");
  const graph_node any_node;
  const graph_edge any_edge;
  io::visit_fields_of_node(any_node, [&](const char* name, const std::string&) { put_key(out, "node", name, "string"); });
  io::visit_fields_of_edge(any_edge, [&](const char* name, const std::string&) { put_key(out, "edge", name, "string"); });
  put_key(out, "edge", "days", "long");
  out += "  <graph id=\"events\" edgedefault=\"directed\">\n";
  io::visit_fields_of_document(g, [&](const char* name, const std::string& text) { put_data(out, "    ", "graph", name, text); });
  put_data(out, "    ", "graph", "withheld", fmt::format("{}", g.withheld));
  std::vector<std::string> events, claims;
  for (const auto& n : g.nodes) events.push_back(n.id);
  for (const auto& e : g.edges) {
    events.insert(events.end(), {e.from, e.to});
    claims.push_back(e.claim);
  }
  const io::export_names of_events(std::move(events), held_text), of_claims(std::move(claims), held_text);
  for (const auto& n : g.nodes) {
    out += fmt::format("    <node id=\"{}\">\n", xml_text(of_events.of(n.id)));
    put_data(out, "      ", "node", "name", n.id);
    io::visit_fields_of_node(n, [&](const char* name, const std::string& text) { put_data(out, "      ", "node", name, text); });
    out += "    </node>\n";
  }
  for (const auto& e : g.edges) {
    out += fmt::format("    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", xml_text(of_claims.of(e.claim)), xml_text(of_events.of(e.from)), xml_text(of_events.of(e.to)));
    io::visit_fields_of_edge(e, [&](const char* name, const std::string& text) { put_data(out, "      ", "edge", name, text); });
    if (e.days) put_data(out, "      ", "edge", "days", fmt::format("{}", *e.days));
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace habeas
