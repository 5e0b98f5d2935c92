// SPDX-License-Identifier: MIT
// Which other things a thing of the dossier names: one walk that checking and withholding share.
#pragma once

#include <string>
#include <variant>

#include <fmt/format.h>

#include <habeas/model/claim.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/negotiation.hpp>

namespace habeas {

/// Calls `see(id, field)` for each id that is set; `field` is the JSON pointer within the thing.
template <class See>
void visit_references(const subject& s, const std::string& field, See&& see) {
  see(s.person, field + "/person");
  see(s.group, field + "/group");
  see(s.place, field + "/place");
  see(s.actor, field + "/actor");
}

template <class See>
void visit_references(const time_ref& m, const std::string& field, See&& see) {
  switch (m.kind) {
    case time_ref::how::bulletin: see(bulletin_id(m.name), field + "/bulletin"); break;
    case time_ref::how::claim: see(claim_id(m.name), field + "/claim"); break;
    case time_ref::how::point: see(named_time_id(m.name), field + "/point"); break;
    case time_ref::how::event_start: see(event_id(m.name), field + "/event_start"); break;
    case time_ref::how::event_end: see(event_id(m.name), field + "/event_end"); break;
    case time_ref::how::start_of:
    case time_ref::how::end_of:
    case time_ref::how::as_of: break;
  }
}

namespace detail {

template <class See>
struct statement_references {
  See& see;

  void operator()(const held_claim& c) const { see(c.account, "/account"); }
  void operator()(const flow_claim& c) const {
    see(c.account, "/account");
    if (c.from) visit_references(*c.from, "/from", see);
    see(c.from_under, "/from_under");
    if (c.to) visit_references(*c.to, "/to", see);
    see(c.destination, "/destination");
    see(c.authority, "/authority");
  }
  void operator()(const pledge_claim& c) const {
    see(c.account, "/account");
    see(c.to, "/to");
    see(c.pledge, "/pledge");
    see(c.once, "/once");
    see(c.destination, "/destination");
    see(c.authority, "/authority");
  }
  void operator()(const occurred_claim& c) const { see(c.event, "/event"); }
  void operator()(const dated_claim& c) const { see(c.event, "/event"); }
  void operator()(const linked_claim& c) const {
    see(c.from, "/from");
    see(c.to, "/to");
  }
  void operator()(const role_claim& c) const {
    see(c.actor, "/actor");
    see(c.event, "/event");
    see(c.negotiation, "/negotiation");
    see(c.agreement, "/agreement");
    see(c.fund, "/fund");
  }
  void operator()(const attribute_claim& c) const { visit_references(c.of, "/of", see); }
  void operator()(const custody_claim& c) const {
    visit_references(c.of, "/of", see);
    if (c.facet == facet::holder) see(actor_id(c.value), "/value");
  }
  void operator()(const implemented_claim& c) const {
    see(c.agreement, "/agreement");
    see(c.of, "/of");
  }
  void operator()(const coded_claim& c) const { see(c.of, "/of"); }
  void operator()(const counts_claim& c) const {
    see(c.pledge, "/pledge");
    see(c.account, "/account");
    visit_references(c.from, "/from", see);
    see(c.destination, "/destination");
    see(c.authority, "/authority");
  }
  void operator()(const labelled_claim& c) const {
    visit_references(c.of, "/of", see);
    see(c.population, "/population");
  }
  void operator()(const identity_claim& c) const {
    see(c.first, "/first");
    see(c.second, "/second");
  }
  void operator()(const member_claim& c) const {
    see(c.person, "/person");
    see(c.group, "/group");
    see(c.members_of, "/members_of");
    see(c.account, "/account");
  }
  void operator()(const related_claim& c) const {
    see(c.account, "/account");
    for (std::size_t i = 0; i < c.others.size(); ++i) see(c.others[i], fmt::format("/others/{}", i));
  }
  void operator()(const ratio_claim& c) const { see(c.exchange, "/exchange"); }
  void operator()(const response_claim& c) const { see(c.about, "/about"); }
};

}  // namespace detail

template <class See>
void visit_references(const claim& c, See&& see) {
  see(c.speaker, "/speaker");
  see(c.via, "/via");
  see(c.document, "/document");
  see(c.bulletin, "/bulletin");
  see(c.derived_from, "/derived_from");
  see(c.supersedes, "/supersedes");
  for (std::size_t i = 0; i < c.under.size(); ++i) see(c.under[i], fmt::format("/under/{}", i));
  std::visit(detail::statement_references<See>{see}, c.says);
}

template <class See>
void visit_references(const actor&, See&&) {}

template <class See>
void visit_references(const place& p, See&& see) {
  see(p.within, "/within");
}

template <class See>
void visit_references(const document& d, See&& see) {
  see(d.publisher, "/publisher");
}

template <class See>
void visit_references(const bulletin& b, See&& see) {
  see(b.speaker, "/speaker");
  for (std::size_t i = 0; i < b.documents.size(); ++i) see(b.documents[i], fmt::format("/documents/{}", i));
}

template <class See>
void visit_references(const named_time&, See&&) {}

template <class See>
void visit_references(const assumption& a, See&& see) {
  see(a.speaker, "/speaker");
  see(a.account, "/account");
}

template <class See>
void visit_references(const account& a, See&& see) {
  see(a.counter, "/counter");
  for (std::size_t i = 0; i < a.rule.clauses.size(); ++i) {
    const auto& clause = a.rule.clauses[i];
    if (clause.of == facet::holder) see(actor_id(clause.value), fmt::format("/rule/clauses/{}/value", i));
  }
}

template <class See>
void visit_references(const person&, See&&) {}

template <class See>
void visit_references(const group& g, See&& see) {
  for (std::size_t i = 0; i < g.members.size(); ++i) see(g.members[i], fmt::format("/members/{}", i));
  see(g.counted_in, "/counted_in");
}

template <class See>
void visit_references(const edition& e, See&& see) {
  see(e.account, "/account");
  see(e.document, "/document");
  see(e.bulletin, "/bulletin");
  for (std::size_t i = 0; i < e.people.size(); ++i) {
    see(e.people[i].person, fmt::format("/people/{}/person", i));
    for (const auto& v : e.people[i].says)
      if (v.name == to_slug(facet::holder)) see(actor_id(v.value), fmt::format("/people/{}/says/holder", i));
  }
}

template <class See>
void visit_references(const event& e, See&& see) {
  see(e.where, "/where");
  for (std::size_t i = 0; i < e.people.size(); ++i) see(e.people[i], fmt::format("/people/{}", i));
  see(e.group, "/group");
  if (e.change) {
    see(e.change->destination, "/change/destination");
    see(e.change->follows, "/change/follows");
    see(e.change->authority, "/change/authority");
  }
}

template <class See>
void visit_references(const negotiation& n, See&& see) {
  for (std::size_t i = 0; i < n.channels.size(); ++i) see(n.channels[i].where, fmt::format("/channels/{}/where", i));
  for (std::size_t i = 0; i < n.rounds.size(); ++i) see(n.rounds[i], fmt::format("/rounds/{}", i));
  for (std::size_t i = 0; i < n.moves.size(); ++i) see(n.moves[i].event, fmt::format("/moves/{}/event", i));
}

template <class See>
void visit_references(const agreement& a, See&& see) {
  see(a.negotiation, "/negotiation");
  see(a.signing, "/signing");
  for (std::size_t i = 0; i < a.provisions.size(); ++i) {
    const auto at = fmt::format("/provisions/{}", i);
    see(a.provisions[i].pledge, at + "/pledge");
    see(a.provisions[i].exchange, at + "/exchange");
    see(a.provisions[i].fund, at + "/fund");
    for (std::size_t k = 0; k < a.provisions[i].said_by.size(); ++k)
      see(a.provisions[i].said_by[k], fmt::format("{}/said_by/{}", at, k));
  }
}

template <class See>
void visit_references(const fund&, See&&) {}

template <class See>
void visit_references(const pledge& p, See&& see) {
  see(p.from, "/from");
  see(p.to, "/to");
  see(p.population, "/population");
}

template <class See>
void visit_references(const exchange& x, See&& see) {
  see(x.negotiation, "/negotiation");
  see(x.event, "/event");
  for (std::size_t i = 0; i < x.legs.size(); ++i) {
    const auto& leg = x.legs[i];
    const auto at = fmt::format("/legs/{}", i);
    see(leg.pledge, at + "/pledge");
    see(leg.custodian, at + "/custodian");
    see(leg.on_behalf, at + "/on_behalf");
    for (std::size_t k = 0; k < leg.by_way_of.size(); ++k) see(leg.by_way_of[k], fmt::format("{}/by_way_of/{}", at, k));
    see(leg.handed_to, at + "/handed_to");
    see(leg.destination, at + "/destination");
    for (std::size_t k = 0; k < leg.said_by.size(); ++k) see(leg.said_by[k], fmt::format("{}/said_by/{}", at, k));
  }
}

/// Calls `see(date, field)` for each date that a claim carries.
template <class See>
void visit_dates(const claim& c, See&& see) {
  const auto one = [&](const std::optional<edtf>& date, const char* field) {
    if (date) see(*date, field);
  };
  one(c.as_of, "/as_of");
  one(c.said, "/said");
  one(c.recorded, "/recorded");
  if (const auto* held = std::get_if<held_claim>(&c.says)) one(held->during, "/during");
  if (const auto* flow = std::get_if<flow_claim>(&c.says)) {
    if (flow->from) one(flow->from->date, "/from");
    if (flow->to) one(flow->to->date, "/to");
  }
  if (const auto* pledge = std::get_if<pledge_claim>(&c.says)) one(pledge->by, "/by");
  if (const auto* dated = std::get_if<dated_claim>(&c.says)) one(dated->date, "/date");
  if (const auto* linked = std::get_if<linked_claim>(&c.says)) one(linked->date, "/date");
  if (const auto* attribute = std::get_if<attribute_claim>(&c.says)) one(attribute->date, "/date");
  if (const auto* custody = std::get_if<custody_claim>(&c.says)) one(custody->date, "/date");
  if (const auto* done = std::get_if<implemented_claim>(&c.says)) one(done->date, "/date");
  if (const auto* coded = std::get_if<coded_claim>(&c.says)) one(coded->date, "/date");
  if (const auto* counts = std::get_if<counts_claim>(&c.says)) one(counts->from.date, "/from");
  if (const auto* label = std::get_if<labelled_claim>(&c.says)) {
    one(label->since, "/since");
    one(label->until, "/until");
  }
}

}  // namespace habeas
