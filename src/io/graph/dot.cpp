// SPDX-License-Identifier: MIT
// DOT, the language of Graphviz.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/graph_document.hpp>
#include <habeas/wording/catalogue_text.hpp>

#include "core/utf8.hpp"
#include "io/graph/export_names.hpp"
#include "io/graph/graph_fields.hpp"

namespace habeas {
namespace {

/// What the language can hold of a text. Only a quote is escaped in it, so a backslash before one, or at the end, could not
/// be told from an escape: there it stands as the fullwidth one (U+FF3C).
std::string dot_text(std::string_view given) {
  const auto text = as_utf8(given);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool plain = i + 1 < text.size() && std::string_view("\"\\\n\r").find(text[i + 1]) == std::string_view::npos;
    if (c == '\\' && !plain) out += "\xef\xbc\xbc";
    else if (c == '\0') out += "\xef\xbf\xbd";
    else out += c;
  }
  return out;
}

/// A name or a plain attribute between quotes.
std::string dot_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : dot_text(text)) {
    if (c == '"') out += '\\';
    out += c;
  }
  return out + '"';
}

/// A label or a tooltip, where Graphviz reads escapes: a backslash is doubled, and a line feed is written as one.
std::string label_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else if (c == '\r' || c == '\0') out += ' ';
    else if (c == '&') out += "&amp;";  // Graphviz reads entities too
    else out += c;
  }
  return out + '"';
}

/// "Foro Penal, as carried by democrata.es (VEN-090)", as the sentences of answers have it.
std::string speakers_of(const graph_edge& e) {
  const auto named = [](const std::string& name, const std::string& id) { return name.empty() ? id : name; };
  auto who = named(e.speaker_name, e.speaker);
  if (!e.via.empty() && e.via != e.speaker) who = say(language::en, "carried_by", {{"who", who}, {"outlet", named(e.via_name, e.via)}});
  return say(language::en, "said_in", {{"who", who}, {"claims", e.claim}});
}

std::string days_of(const graph_node& n) {
  const auto range = [](const std::string& a, const std::string& b) {
    return a == b ? a : (a.empty() ? "?" : a) + " .. " + (b.empty() ? "?" : b);
  };
  const auto start = range(n.earliest_start, n.latest_start), end = range(n.earliest_end, n.latest_end);
  return start == end ? start : start + " / " + end;
}

}  // namespace

std::string to_dot(const graph_document& g) {
  std::string out = "digraph events {\n";
  io::visit_fields_of_document(g, [&](const char* name, const std::string& text) {
    if (!text.empty()) out += fmt::format("  {}={};\n", name, dot_quoted(text));
  });
  out += fmt::format("  withheld={};\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n", g.withheld);
  std::vector<std::string> ids;
  for (const auto& n : g.nodes) ids.push_back(n.id);
  for (const auto& e : g.edges) ids.insert(ids.end(), {e.from, e.to});
  const io::export_names names(std::move(ids), dot_text);
  const auto node = [&](const std::string& id) { return dot_quoted(names.of(id)); };
  for (const auto& n : g.nodes) {
    const auto days = days_of(n);
    out += fmt::format("  {} [label={}", node(n.id), label_text((n.title.empty() ? n.id : n.title) + (days.empty() ? "" : "\n" + days)));
    io::visit_fields_of_node(n, [&](const char* name, const std::string& text) {
      if (!text.empty()) out += fmt::format(", {}={}", name, dot_quoted(text));
    });
    out += "];\n";
  }
  for (const auto& e : g.edges) {
    const bool back = e.direction == "back";
    const auto said = speakers_of(e) + (e.hedge.empty() ? "" : ": \"" + e.hedge + "\"");
    out += fmt::format("  {} -> {} [label={}, tooltip={}", node(back ? e.to : e.from), node(back ? e.from : e.to), label_text(e.relation), label_text(said));
    if (back) out += ", dir=back";
    if (e.direction == "either") out += ", dir=none";
    if (!e.hedge.empty()) out += ", style=dashed";
    out += fmt::format(", \"from\"={}, \"to\"={}", node(e.from), node(e.to));
    io::visit_fields_of_edge(e, [&](const char* name, const std::string& text) {
      if (!text.empty()) out += fmt::format(", {}={}", name, dot_quoted(text));
    });
    if (e.days) out += fmt::format(", days={}", *e.days);
    out += "];\n";
  }
  return out + "}\n";
}

}  // namespace habeas
