// SPDX-License-Identifier: MIT
// The fields of events and links by name, once for every format that carries them.
#pragma once

#include <string>

#include <habeas/io/graph_document.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// Calls see(name, text) for each field of an event but its id.
template <class Node, class See>
void visit_fields_of_node(Node& n, See&& see) {
  see("kind", n.kind);
  see("title", n.title);
  see("place", n.place);
  see("earliest_start", n.earliest_start);
  see("latest_start", n.latest_start);
  see("earliest_end", n.earliest_end);
  see("latest_end", n.latest_end);
  see("codes", n.codes);
}

/// Calls see(name, text) for each text of a link but its two events and its days.
template <class Edge, class See>
void visit_fields_of_edge(Edge& e, See&& see) {
  see("claim", e.claim);
  see("relation", e.relation);
  see("course", e.direction);
  see("hedge", e.hedge);
  see("speaker", e.speaker);
  see("speaker_name", e.speaker_name);
  see("speaker_kind", e.speaker_kind);
  see("via", e.via);
  see("via_name", e.via_name);
  see("via_kind", e.via_kind);
  see("said", e.said);
  see("said_by", e.said_by);
  see("document", e.document);
  see("document_title", e.document_title);
  see("document_address", e.document_address);
  see("locator", e.locator);
  see("grade", e.grade);
  see("derived_from", e.derived_from);
  see("supersedes", e.supersedes);
}

/// Calls see(name, text) for each text of the whole.
template <class Document, class See>
void visit_fields_of_document(Document& d, See&& see) {
  see("dossier", d.dossier);
  see("dossier_title", d.title);
  see("audience", d.audience);
  see("as_known", d.as_known);
  see("as_recorded", d.as_recorded);
}

/// Puts events and links in the order of their ids.
void put_in_order(graph_document& g);

/// Problems of a graph that was read: links to events that are not there, ids that are empty or stand twice.
void check_document(const graph_document& g, const std::string& file, problem_list& problems);

}  // namespace habeas::io
