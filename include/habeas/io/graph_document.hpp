// SPDX-License-Identifier: MIT
// An event graph as plain text fields, and the formats that carry it: GraphML, DOT and JSON-LD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// An event, and the days between which it can have started and ended; a day that is not known is empty.
struct graph_node {
  std::string id = {}, kind = {}, title = {}, place = {};
  std::string earliest_start = {}, latest_start = {}, earliest_end = {}, latest_end = {};
  /// Codes of other standards for its kind: "cameo 084 broader; cameo 0841 exact". Empty where none was asked for.
  std::string codes = {};
  friend bool operator==(const graph_node&, const graph_node&) = default;
};

/// A link with the claim that states it. What the claim does not say, or the reader may not see, is empty.
struct graph_edge {
  std::string claim = {}, from = {}, to = {}, relation = {}, direction = {}, hedge = {};
  std::optional<std::int64_t> days = {};  ///< of `within`, and of `follows` and `precedes` where they state a number
  std::string speaker = {}, speaker_name = {}, speaker_kind = {}, via = {}, via_name = {}, via_kind = {};
  std::string said = {};     ///< as written (EDTF)
  std::string said_by = {};  ///< when it had certainly been said: a date and time with its offset
  std::string document = {}, document_title = {}, document_address = {}, locator = {};
  std::string grade = {};  ///< "A1" to "F6"
  std::string derived_from = {}, supersedes = {};
  friend bool operator==(const graph_edge&, const graph_edge&) = default;
};

/// What leaves: events by id, links by claim, and how much was withheld.
struct graph_document {
  std::string dossier = {}, title = {};
  std::string audience = {};  ///< for whom
  std::string as_known = {}, as_recorded = {};  ///< through what it was looked at; empty: as it stands
  std::uint64_t withheld = 0;  ///< claims
  std::vector<graph_node> nodes = {};
  std::vector<graph_edge> edges = {};
  friend bool operator==(const graph_document&, const graph_document&) = default;
};

/// What a view of the graph shows, and nothing that it withholds. `days` is the timeline of the same view; `standards` are
/// those of the crosswalk whose codes events carry. Throws errc::unknown_id for a standard that is not there.
[[nodiscard]] HABEAS_API graph_document document_of(const event_graph& g, const timeline& days, const std::vector<std::string>& standards = {});
/// The same with only those links that a drawing needs. Throws errc::cancelled when asked to stop.
[[nodiscard]] HABEAS_API graph_document drawing_of(const event_graph& g, const timeline& days, const std::stop_token& stop = {},
                                                   const std::vector<std::string>& standards = {});

/// GraphML: a directed graph, an edge for each claim, from and to as it states them. NetworkX, igraph and Gephi read it;
/// we do not: what is to come back travels as JSON-LD.
/// Characters that XML cannot hold become U+FFFD.
/// @source U. Brandes et al., GraphML 1.0 (graphml.graphdrawing.org)
[[nodiscard]] HABEAS_API std::string to_graphml(const graph_document& g);

/// DOT for Graphviz: edges run in their direction, so that time flows down; dashed where hedged, without a head where no
/// direction is stated. Every field rides along as an attribute.
[[nodiscard]] HABEAS_API std::string to_dot(const graph_document& g);

/// JSON-LD: claims as prov:Entity with who said them, when, and what they are derived from; events and links in terms of
/// their own (`urn:habeas:term:`). The kind of an event that carries codes is a skos:Concept, and these its exact, broad,
/// narrow and related matches. One canonical layout.
/// @source W3C, PROV-O (2013), SKOS (2009) and JSON-LD 1.1 (2020)
[[nodiscard]] HABEAS_API std::string to_json_ld(const graph_document& g);
/// Reads what `to_json_ld` writes, in any order and layout. Throws errc::invalid_file with what is wrong and where.
[[nodiscard]] HABEAS_API graph_document read_json_ld(std::string_view text, const std::string& file = {});

}  // namespace habeas
