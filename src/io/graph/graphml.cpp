// SPDX-License-Identifier: MIT
// GraphML: keys that name the fields, then events as nodes and links as edges.
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include <habeas/io/graph_document.hpp>

#include "io/graph/graph_fields.hpp"
#include "io/json/json_text.hpp"
#include "io/graph/xml.hpp"

namespace habeas {
namespace {

void put_key(std::string& out, const char* of, const char* name, const char* type) {
  out += fmt::format("  <key id=\"{}_{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", of, name, of, name, type);
}
void put_data(std::string& out, const char* indent, const char* of, const char* name, const std::string& text) {
  if (!text.empty()) out += fmt::format("{}<data key=\"{}_{}\">{}</data>\n", indent, of, name, io::xml_text(text));
}

/// What is read, field by field, with the problems met.
class graphml_reader {
 public:
  graphml_reader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  graph_document read() {
    const auto root = io::parse_xml(text_, file_);
    if (root.name != "graphml") report(root, "not GraphML", "<" + io::cut(root.name) + ">", "<graphml>");
    const io::xml_element* graph = nullptr;
    for (const auto& e : root.children) {
      if (e.name == "key") names_[e.attribute("id")] = e.attribute("attr.name");
      else if (e.name == "graph" && graph == nullptr) graph = &e;
      else if (e.name == "graph") report(e, "a second graph", {}, "one graph");
    }
    graph_document g;
    if (graph == nullptr) report(root, "no graph", {}, "<graph>");
    else read_graph(*graph, g);
    if (problems_.empty()) io::check_document(g, file_, problems_);
    if (!problems_.empty()) throw error::invalid_file(std::move(problems_));
    io::put_in_order(g);
    return g;
  }

 private:
  void report(const io::xml_element& e, std::string what, std::string got, std::string wanted) {
    if (problems_.size() >= 1000) return;
    problems_.push_back(io::problem_at(text_, e.offset, file_, std::move(what), std::move(got), std::move(wanted)));
  }

  /// The data of an element, by the names of their fields.
  std::map<std::string, std::string> data_of(const io::xml_element& e) {
    std::map<std::string, std::string> fields;
    for (const auto& d : e.children) {
      if (d.name != "data") continue;
      const auto found = names_.find(d.attribute("key"));
      if (found == names_.end()) report(d, "data of a key that is not declared", "'" + io::cut(d.attribute("key")) + "'", "a <key>");
      else fields[found->second] = d.text;
    }
    return fields;
  }
  /// A whole number, however a program wrote it; what is missing may have been written as NaN.
  std::optional<std::int64_t> number(const io::xml_element& e, const std::string& text) {
    if (text.empty() || text == "NaN" || text == "nan") return std::nullopt;
    std::int64_t n = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, n);
    // igraph writes whole numbers as 5 or as 5.0.
    std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
    if (read.ec == std::errc() && (rest.empty() || (rest[0] == '.' && rest.substr(1).find_first_not_of('0') == std::string_view::npos))) return n;
    report(e, "not a whole number", "'" + io::cut(text) + "'", "a whole number");
    return std::nullopt;
  }

  void read_graph(const io::xml_element& graph, graph_document& g) {
    if (graph.attribute("edgedefault") != "directed")
      report(graph, "not a directed graph", "'" + io::cut(graph.attribute("edgedefault")) + "'", "edgedefault=\"directed\"");
    auto whole = data_of(graph);
    io::visit_fields_of_document(g, [&](const char* name, std::string& text) { text = whole[name]; });
    const auto withheld = number(graph, whole["withheld"]);
    if (withheld && *withheld < 0) report(graph, "fewer than none withheld", whole["withheld"], "0 or more");
    g.withheld = withheld && *withheld > 0 ? static_cast<std::uint64_t>(*withheld) : 0;
    std::map<std::string, std::string> event_of;  // by the id of a node
    for (const auto& e : graph.children) {
      if (e.name == "node") {
        auto fields = data_of(e);
        graph_node n;
        n.id = fields.count("name") != 0 ? fields["name"] : e.attribute("id");
        io::visit_fields_of_node(n, [&](const char* name, std::string& text) { text = fields[name]; });
        event_of[e.attribute("id")] = n.id;
        g.nodes.push_back(std::move(n));
      } else if (e.name == "hyperedge") {
        report(e, "a hyperedge", {}, "edges between two events");
      }
    }
    for (const auto& e : graph.children) {
      if (e.name != "edge") continue;
      auto fields = data_of(e);
      graph_edge made;
      for (const auto& [attribute, end] : {std::pair("source", &made.from), std::pair("target", &made.to)}) {
        const auto found = event_of.find(e.attribute(attribute));
        if (found == event_of.end()) report(e, "an edge of a node that is not there", "'" + io::cut(e.attribute(attribute)) + "'", "the id of a node");
        else *end = found->second;
      }
      io::visit_fields_of_edge(made, [&](const char* name, std::string& text) { text = fields[name]; });
      made.days = number(e, fields["days"]);
      g.edges.push_back(std::move(made));
    }
  }

  std::string_view text_;
  std::string file_;
  std::map<std::string, std::string> names_;
  std::vector<problem> problems_;
};

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
  for (const auto& n : g.nodes) {
    out += fmt::format("    <node id=\"{}\">\n", io::xml_text(n.id));
    put_data(out, "      ", "node", "name", n.id);
    io::visit_fields_of_node(n, [&](const char* name, const std::string& text) { put_data(out, "      ", "node", name, text); });
    out += "    </node>\n";
  }
  for (const auto& e : g.edges) {
    out += fmt::format("    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", io::xml_text(e.claim), io::xml_text(e.from), io::xml_text(e.to));
    io::visit_fields_of_edge(e, [&](const char* name, const std::string& text) { put_data(out, "      ", "edge", name, text); });
    if (e.days) put_data(out, "      ", "edge", "days", fmt::format("{}", *e.days));
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

graph_document read_graphml(std::string_view text, const std::string& file) { return graphml_reader(text, file).read(); }

}  // namespace habeas
