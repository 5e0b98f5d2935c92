// SPDX-License-Identifier: MIT
// The fields of each thing, said once: reading, writing and the schema all go by this.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include <habeas/model/content.hpp>

#include "io/json/describe_custody.hpp"

namespace habeas::io {

template <class V, class T>
void describe_end(V& v, T& thing) {
  v("note", thing.note, need::optional);
  v("audience", thing.seen_by, need::optional);
}

template <class V, some<actor> T>
void describe(V& v, T& a) {
  v("id", a.id, need::required);
  v("name", a.name, need::optional);
  v("kind", a.kind, need::written);
  describe_end(v, a);
}

template <class V, some<place> T>
void describe(V& v, T& p) {
  v("id", p.id, need::required);
  v("name", p.name, need::optional);
  v("within", p.within, need::optional);
  describe_end(v, p);
}

template <class V, some<document> T>
void describe(V& v, T& d) {
  v("id", d.id, need::required);
  v("title", d.title, need::optional);
  v("publisher", d.publisher, need::optional);
  v("published", d.published, need::optional);
  v("address", d.address, need::optional);
  v("archived", d.archived, need::optional);
  v("accessed", d.accessed, need::optional);
  v("hash", d.hash, need::optional);
  v("language", d.language, need::optional);
  describe_end(v, d);
}

template <class V, some<bulletin> T>
void describe(V& v, T& b) {
  v("id", b.id, need::required);
  v("speaker", b.speaker, need::optional);
  v("as_of", b.as_of, need::optional);
  v("documents", b.documents, need::optional);
  describe_end(v, b);
}

template <class V, some<facet_clause> T>
void describe(V& v, T& c) {
  v("facet", c.of, need::required);
  v("value", c.value, need::required);
  v("counted", c.counted, need::required);
}

template <class V, some<counting_rule> T>
void describe(V& v, T& r) {
  v("unit", r.unit, need::optional);
  v("clauses", r.clauses, need::optional);
  v("minimum_days", r.minimum_days, need::optional);
  v("leaves", r.leaves, need::optional);
  v("cutoff", r.cutoff, need::optional);
  v("verification", r.verification, need::optional);
  v("window", r.window, need::optional);
  v("deduplication", r.deduplication, need::optional);
  v("revisions", r.revisions, need::optional);
}

template <class V, some<account> T>
void describe(V& v, T& a) {
  v("id", a.id, need::required);
  v("counter", a.counter, need::optional);
  v("population", a.population, need::optional);
  v("rule", a.rule, need::optional);
  describe_end(v, a);
}

template <class V, some<assumption> T>
void describe(V& v, T& a) {
  v("id", a.id, need::required);
  v("speaker", a.speaker, need::optional);
  v("statement", a.statement, need::required);
  v("on", a.on, need::required);
  v("effect", a.effect, need::optional);
  v("account", a.account, need::optional);
  v("kinds", a.kinds, need::optional);
  describe_end(v, a);
}

template <class V, some<named_time> T>
void describe(V& v, T& p) {
  v("id", p.id, need::required);
  v("date", p.date, need::optional);
  describe_end(v, p);
}

template <class V, some<person> T>
void describe(V& v, T& p) {
  v("id", p.id, need::required);
  v("name", p.name, need::optional);
  v("synthetic", p.synthetic, need::optional);
  describe_end(v, p);
}

template <class V, some<group> T>
void describe(V& v, T& g) {
  v("id", g.id, need::required);
  v("name", g.name, need::optional);
  v("size", g.size, need::optional);
  v("members", g.members, need::optional);
  v("counted_in", g.counted_in, need::optional);
  describe_end(v, g);
}

template <class V, some<listed_person> T>
void describe(V& v, T& p) {
  v("person", p.person, need::required);
  v("says", p.says, need::optional);
}

template <class V, some<edition> T>
void describe(V& v, T& e) {
  v("id", e.id, need::required);
  v("account", e.account, need::required);
  v("document", e.document, need::optional);
  v("bulletin", e.bulletin, need::optional);
  v("as_of", e.as_of, need::optional);
  v("people", e.people, need::required);
  describe_end(v, e);
}

template <class V, some<event> T>
void describe(V& v, T& e) {
  v("id", e.id, need::required);
  v("kind", e.kind, need::required);
  v("title", e.title, need::optional);
  v("where", e.where, need::optional);
  v("people", e.people, need::optional);
  v("group", e.group, need::optional);
  v("change", e.change, need::optional);
  describe_end(v, e);
}

template <class V, some<channel> T>
void describe(V& v, T& c) {
  v("kind", c.kind, need::required);
  v("name", c.name, need::optional);
  v("where", c.where, need::optional);
}

template <class V, some<negotiation_move> T>
void describe(V& v, T& m) {
  v("event", m.event, need::required);
  v("to", m.to, need::required);
}

template <class V, some<negotiation> T>
void describe(V& v, T& n) {
  v("id", n.id, need::required);
  v("title", n.title, need::optional);
  v("channels", n.channels, need::optional);
  v("rounds", n.rounds, need::optional);
  v("moves", n.moves, need::optional);
  describe_end(v, n);
}

template <class V, some<provision> T>
void describe(V& v, T& p) {
  v("id", p.id, need::required);
  v("kind", p.kind, need::required);
  v("text", p.text, need::optional);
  v("pledge", p.pledge, need::optional);
  v("exchange", p.exchange, need::optional);
  v("fund", p.fund, need::optional);
  v("said_by", p.said_by, need::optional);
}

template <class V, some<agreement> T>
void describe(V& v, T& a) {
  v("id", a.id, need::required);
  v("title", a.title, need::optional);
  v("negotiation", a.negotiation, need::optional);
  v("signing", a.signing, need::optional);
  v("provisions", a.provisions, need::optional);
  describe_end(v, a);
}

template <class V, some<fund> T>
void describe(V& v, T& f) {
  v("id", f.id, need::required);
  v("title", f.title, need::optional);
  v("kind", f.kind, need::written);
  v("purpose", f.purpose, need::optional);
  describe_end(v, f);
}

template <class V, some<pledge> T>
void describe(V& v, T& p) {
  v("id", p.id, need::required);
  v("title", p.title, need::optional);
  v("from", p.from, need::optional);
  v("to", p.to, need::optional);
  v("population", p.population, need::optional);
  v("unit", p.unit, need::optional);
  describe_end(v, p);
}

template <class V, some<exchange_leg> T>
void describe(V& v, T& l) {
  v("id", l.id, need::required);
  v("title", l.title, need::optional);
  v("pledge", l.pledge, need::optional);
  v("custodian", l.custodian, need::optional);
  v("on_behalf", l.on_behalf, need::optional);
  v("by_way_of", l.by_way_of, need::optional);
  v("handed_to", l.handed_to, need::optional);
  v("destination", l.destination, need::optional);
  v("free_on_arrival", l.free_on_arrival, need::optional);
  v("unit", l.unit, need::optional);
  v("said_by", l.said_by, need::optional);
}

template <class V, some<exchange> T>
void describe(V& v, T& x) {
  v("id", x.id, need::required);
  v("title", x.title, need::optional);
  v("negotiation", x.negotiation, need::optional);
  v("event", x.event, need::optional);
  v("legs", x.legs, need::optional);
  describe_end(v, x);
}

template <class V, some<breakdown> T>
void describe(V& v, T& b) {
  v("axis", b.axis, need::required);
  v("composition", b.composition, need::required);
  v("parts", b.parts, need::required);
}

template <class V, some<subject> T>
void describe(V& v, T& s) {
  v("person", s.person, need::optional);
  v("group", s.group, need::optional);
  v("place", s.place, need::optional);
  v("actor", s.actor, need::optional);
}

template <class V, some<duration> T>
void describe(V& v, T& d) {
  v("number", d.number, need::required);
  v("unit", d.unit, need::required);
}

// What a claim says, by kind. The direction of a flow and the kind of a response are the claim's own "kind".

template <class V, some<held_claim> T>
void describe(V& v, T& c) {
  v("account", c.account, need::required);
  v("quantity", c.number, need::required);
  v("during", c.during, need::optional);
  v("reading", c.reading, need::optional);
}

template <class V, some<flow_claim> T>
void describe(V& v, T& c) {
  v("account", c.account, need::required);
  v("quantity", c.number, need::required);
  v("of", c.of, need::optional);
  v("from", c.from, need::optional);
  v("from_under", c.from_under, need::optional);
  v("to", c.to, need::optional);
  v("falls", c.falls, need::optional);
  describe_limits(v, c);
}

template <class V, some<pledge_claim> T>
void describe(V& v, T& c) {
  v("quantity", c.number, need::required);
  v("account", c.account, need::optional);
  v("population", c.population, need::optional);
  v("to", c.to, need::optional);
  v("by", c.by, need::optional);
  v("condition", c.condition, need::optional);
  v("pledge", c.pledge, need::optional);
  v("once", c.once, need::optional);
  v("of", c.of, need::optional);
  v("ground", c.ground, need::optional);
  v("freed_under", c.freed_under, need::optional);
  v("destination", c.destination, need::optional);
  v("authority", c.authority, need::optional);
}

template <class V, some<occurred_claim> T>
void describe(V& v, T& c) {
  v("event", c.event, need::required);
}

template <class V, some<dated_claim> T>
void describe(V& v, T& c) {
  v("event", c.event, need::required);
  v("date", c.date, need::optional);
  v("reading", c.reading, need::optional);
  v("lasted", c.lasted, need::optional);
}

template <class V, some<linked_claim> T>
void describe(V& v, T& c) {
  v("from", c.from, need::required);
  v("relation", c.relation, need::required);
  v("to", c.to, need::required);
  v("days", c.days, need::optional);
  v("date", c.date, need::optional);
  v("hedge", c.hedge, need::optional);
}

template <class V, some<role_claim> T>
void describe(V& v, T& c) {
  v("actor", c.actor, need::required);
  v("role", c.role, need::required);
  v("event", c.event, need::optional);
  v("negotiation", c.negotiation, need::optional);
  v("agreement", c.agreement, need::optional);
  v("fund", c.fund, need::optional);
}

template <class V, some<attribute_claim> T>
void describe(V& v, T& c) {
  v("of", c.of, need::required);
  v("property", c.property, need::required);
  v("value", c.value, need::required);
  v("date", c.date, need::optional);
  v("reading", c.reading, need::written);
}

template <class V, some<custody_claim> T>
void describe(V& v, T& c) {
  v("of", c.of, need::required);
  v("facet", c.facet, need::required);
  v("value", c.value, need::required);
  v("known_to", c.known_to, need::optional);
  v("date", c.date, need::optional);
  v("reading", c.reading, need::optional);
}

template <class V, some<implemented_claim> T>
void describe(V& v, T& c) {
  v("agreement", c.agreement, need::optional);
  v("of", c.of, need::optional);
  v("provision", c.provision, need::required);
  v("level", c.level, need::required);
  v("date", c.date, need::optional);
}

template <class V, some<coded_claim> T>
void describe(V& v, T& c) {
  v("of", c.of, need::required);
  v("provision", c.provision, need::optional);
  v("aspect", c.aspect, need::required);
  v("value", c.value, need::required);
  v("date", c.date, need::optional);
}

template <class V, some<counts_claim> T>
void describe(V& v, T& c) {
  v("pledge", c.pledge, need::required);
  v("account", c.account, need::required);
  v("of", c.of, need::optional);
  v("as", c.as, need::required);
  v("from", c.from, need::required);
  describe_limits(v, c);
}

template <class V, some<ratio_claim> T>
void describe(V& v, T& c) {
  v("exchange", c.exchange, need::required);
  v("of", c.of, need::required);
  v("to", c.to, need::required);
  v("quantity", c.number, need::required);
  v("per", c.per, need::optional);
  v("terms", c.terms, need::optional);
}

template <class V, some<labelled_claim> T>
void describe(V& v, T& c) {
  v("of", c.of, need::optional);
  v("population", c.population, need::optional);
  v("label", c.label, need::required);
  v("criterion", c.criterion, need::optional);
  v("since", c.since, need::optional);
  v("until", c.until, need::optional);
  v("applies", c.applies, need::written);
}

template <class V, some<identity_claim> T>
void describe(V& v, T& c) {
  v("first", c.first, need::required);
  v("second", c.second, need::required);
  v("verdict", c.verdict, need::required);
}

template <class V, some<member_claim> T>
void describe(V& v, T& c) {
  v("person", c.person, need::optional);
  v("group", c.group, need::optional);
  v("account", c.account, need::optional);
  v("outside", c.outside, need::optional);
  v("members_of", c.members_of, need::optional);
}

template <class V, some<related_claim> T>
void describe(V& v, T& c) {
  v("account", c.account, need::required);
  v("relation", c.relation, need::required);
  v("others", c.others, need::required);
  v("overlap", c.overlap, need::optional);
  v("flows", c.flows, need::optional);
  v("same_kinds", c.same_kinds, need::optional);
}

template <class V, some<response_claim> T>
void describe(V& v, T& c) {
  v("about", c.about, need::optional);
  v("quantity", c.number, need::optional);
}

/// The fields that every claim has, but for its id and kind; `says` stands between speaker and source.
template <class V, some<claim> T>
void describe_source(V& v, T& c) {
  v("breakdown", c.breakdowns, need::optional);
  v("text", c.text, need::optional);
  v("as_of", c.as_of, need::optional);
  v("bulletin", c.bulletin, need::optional);
  v("under", c.under, need::optional);
  v("lead", c.tentative, need::optional);
  v("supersedes", c.supersedes, need::optional);
  v("derived_from", c.derived_from, need::optional);
  v("via", c.via, need::optional);
  v("document", c.document, need::optional);
  v("locator", c.locator, need::optional);
  v("said", c.said, need::optional);
  v("recorded", c.recorded, need::optional);
  v("language", c.language, need::optional);
  v("quote", c.quote, need::optional);
  v("translation", c.translation, need::optional);
  v("grading", c.grade, need::optional);
  v("coder", c.coder, need::optional);
  v("codebook", c.codebook, need::optional);
  describe_end(v, c);
}

/// A claim for a visitor that fills it in: its kind first, which says what else it has. False where the kind is not told.
template <class V>
bool describe_claim(V& v, claim& out) {
  v("id", out.id, need::required);
  std::optional<claim_kind> kind;
  v("kind", kind, need::required);
  v("speaker", out.speaker, need::required);
  if (kind) {
    out.says = empty_statement(*kind);
    std::visit([&](auto& says) { describe(v, says); }, out.says);
  }
  describe_source(v, out);
  return kind.has_value();
}

/// The head of a dossier, before its lists.
template <class V, some<dossier_content> T>
void describe_head(V& v, T& d) {
  v("id", d.id, need::optional);
  v("title", d.title, need::optional);
  v("language", d.language, need::optional);
  v("hemisphere", d.hemisphere, need::optional);
  v("recorded", d.recorded, need::optional);
  v("note", d.note, need::optional);
}

}  // namespace habeas::io
