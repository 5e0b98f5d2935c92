// SPDX-License-Identifier: MIT
#include "io/answers/negotiation_values.hpp"

#include <utility>
#include <variant>

#include "io/answers/answer_values.hpp"
#include "io/json/codec.hpp"

namespace habeas::io {
namespace {

template <class Id>
json::value id_or_null(const dossier& d, const Id& name) {
  return name && d.find(name) ? json::value(json::string(name.text())) : json::value(nullptr);
}
template <class Id>
json::array shown_ids(const dossier& d, const std::vector<Id>& names) {
  json::array list;
  for (const auto& n : names)
    if (d.find(n)) list.push_back(json::string(n.text()));
  return list;
}
json::value day_or_null(const std::optional<day>& d) { return d ? json::value(json::string(to_string(*d))) : json::value(nullptr); }
json::value date_or_null(const std::optional<edtf>& d) { return d ? json::value(json::string(d->text())) : json::value(nullptr); }
json::object span_of(const event_days& e) { return {{"earliest", day_or_null(e.earliest())}, {"latest", day_or_null(e.latest())}}; }

json::array roles_value(const std::vector<attributed_role>& roles) {
  json::array list;
  for (const auto& r : roles)
    list.push_back(json::object{{"actor", json::string(r.actor.text())},
                                {"role", to_slug(r.role)},
                                {"claims", id_list(r.claims)},
                                {"speakers", id_list(r.speakers)}});
  return list;
}

json::object event_value(const dossier& d, const negotiation_event& e) {
  return {{"event", json::string(e.event.text())}, {"title", json::string(d.get(e.event).title)}, {"start", span_of(e.start)}, {"claims", id_list(e.claims)}};
}

json::array states_value(const std::vector<possible_state>& states) {
  json::array list;
  for (const auto& s : states)
    list.push_back(json::object{{"state", to_slug(s.state)},
                                {"possible", s.possible},
                                {"by", id_list(s.by)},
                                {"claims", id_list(s.claims)},
                                {"assumptions", id_list(s.assumptions)}});
  return list;
}

json::array stretches_value(const std::vector<state_stretch>& stretches) {
  json::array list;
  for (const auto& s : stretches)
    list.push_back(json::object{{"from", json::string(to_string(s.from))}, {"to", json::string(to_string(s.to))}, {"states", states_value(s.states)}});
  return list;
}

json::array codes_value(const std::vector<told_code>& codes) {
  json::array list;
  for (const auto& code : codes) {
    const auto& c = *code.said;
    list.push_back(json::object{{"claim", json::string(c.id.text())},
                                {"speaker", json::string(c.speaker.text())},
                                {"coder", json::string(c.coder)},
                                {"codebook", json::string(c.codebook)},
                                {"value", std::visit([](const auto& v) { return json::value(v); }, code.value)},
                                {"date", date_or_null(code.date)}});
  }
  return list;
}

json::object fund_value(const told_fund& f) {
  return {{"id", json::string(f.of->id.text())}, {"title", json::string(f.of->title)}, {"kind", to_slug(f.of->kind)},
          {"purpose", json::string(f.of->purpose)}, {"roles", roles_value(f.roles)}};
}

json::object agreement_value(const dossier& d, const told_agreement& told) {
  const auto& a = *told.of;
  json::array provisions;
  for (const auto& one : told.provisions) {
    const auto& p = *one.of;
    provisions.push_back(json::object{{"id", json::string(p.id.text())},
                                      {"kind", to_slug(p.kind)},
                                      {"text", json::string(p.text)},
                                      {"pledge", id_or_null(d, p.pledge)},
                                      {"exchange", id_or_null(d, p.exchange)},
                                      {"fund", one.creates ? json::value(fund_value(*one.creates)) : json::value(nullptr)},
                                      {"said_by", shown_ids(d, p.said_by)},
                                      {"strength", codes_value(one.strength)},
                                      {"implemented", codes_value(one.implemented)}});
  }
  json::object o{{"id", json::string(a.id.text())},
                 {"title", json::string(a.title)},
                 {"negotiation", id_or_null(d, a.negotiation)},
                 {"signing", nullptr},
                 {"roles", roles_value(told.roles)},
                 {"status", codes_value(told.status)},
                 {"stage", codes_value(told.stage)},
                 {"provisions", std::move(provisions)}};
  if (told.signed_on)
    o["signing"] = json::object{{"event", json::string(a.signing.text())}, {"title", json::string(d.get(a.signing).title)}, {"start", span_of(*told.signed_on)}};
  return o;
}

json::value id_text(const actor_id& a) { return a ? json::value(json::string(a.text())) : json::value(nullptr); }

void put_outlet(json::object& into, const dossier& d, const claim_id& name) {
  if (const auto via = outlet_of(d, name)) into["via"] = json::string(via.text());
}

json::object promise_value(const dossier& d, const promise& p) {
  json::object o{{"claim", json::string(p.claim.text())},
          {"speaker", json::string(p.speaker.text())},
          {"quantity", io::to_json(*p.number)},
          {"by", date_or_null(p.by)},
          {"condition", json::string(p.condition)},
          {"once", p.once ? json::value(json::string(p.once.text())) : json::value(nullptr)}};
  put_outlet(o, d, p.claim);
  return o;
}
json::object delivered_value(const delivered& d, const sentence_writer& writer) {
  return {{"counts", json::string(d.counts.text())}, {"counter", id_text(d.counter)}, {"account", json::string(d.account.text())},
          {"as", to_slug(d.as)}, {"from", json::string(to_string(d.from))}, {"at", json::string(to_string(d.at))}, {"under", id_list(d.under)}, {"bound", io::to_value(d.number, writer)}};
}
json::object delivery_value(const delivery& d, const sentence_writer& writer) {
  json::object o{{"promise", d.promise.claim ? json::value(json::string(d.promise.claim.text())) : json::value(nullptr)},
                 {"wanted", number_or_null(d.wanted)},
                 {"status", to_slug(d.status)},
                 {"due", to_slug(d.due)},
                 {"delivered", nullptr}};
  if (d.done) o["delivered"] = delivered_value(*d.done, writer);
  if (d.status == delivery_status::met_late || d.late_at_least) {
    o["late_at_least"] = number_or_null(d.late_at_least);
    o["late_at_most"] = number_or_null(d.late_at_most);
  }
  return o;
}

json::array ladder_value(const std::vector<ladder_row>& rows, const sentence_writer& writer) {
  json::array list;
  for (const auto& row : rows) {
    json::array pledged;
    for (const auto* p : row.pledged) pledged.push_back(promise_value(writer.of(), *p));
    json::object o{{"speaker", id_text(row.speaker)}, {"pledged", std::move(pledged)}};
    for (const auto& [as, word] : slug_table<release_stage>::rows) {
      json::array counted;
      if (const auto found = row.counted.find(as); found != row.counted.end())
        for (const auto* d : found->second) counted.push_back(delivered_value(*d, writer));
      o[word] = std::move(counted);
    }
    list.push_back(std::move(o));
  }
  return list;
}

json::value fraction_value(const std::optional<leg_ratio::fraction>& f) {
  return f ? json::value(json::array{f->over, f->under}) : json::value(nullptr);
}

json::object promised_value(const promised_ratio& p) {
  json::array came;
  for (const auto& c : p.came_of_it)
    came.push_back(json::object{{"as", to_slug(c.as)}, {"low", fraction_value(c.least)}, {"high", fraction_value(c.most)}, {"claims", id_list(c.claims)}});
  return {{"claim", json::string(p.claim.text())}, {"speaker", json::string(p.speaker.text())}, {"of", json::string(p.of.text())},
          {"to", json::string(p.to.text())},       {"quantity", io::to_json(p.number)},          {"per", p.per},
          {"terms", json::string(p.terms)},        {"came", std::move(came)}};
}

json::object exchange_value(const told_exchange& told, const sentence_writer& writer) {
  const auto& d = writer.of();
  const auto& x = *told.of;
  json::array legs, numbers, ratios, totals, promised;
  for (const auto& l : x.legs) {
    if (!d.has_claim_about(l)) continue;
    legs.push_back(json::object{{"id", json::string(l.id.text())},
                                {"title", json::string(l.title)},
                                {"pledge", id_or_null(d, l.pledge)},
                                {"custodian", id_or_null(d, l.custodian)},
                                {"on_behalf", id_or_null(d, l.on_behalf)},
                                {"by_way_of", shown_ids(d, l.by_way_of)},
                                {"handed_to", id_or_null(d, l.handed_to)},
                                {"destination", id_or_null(d, l.destination)},
                                {"free_on_arrival", l.free_on_arrival ? json::value(*l.free_on_arrival) : json::value(nullptr)},
                                {"said_by", shown_ids(d, l.said_by)}});
    if (const auto unit = unit_of(d, l); !unit.empty()) legs.back().as_object()["unit"] = json::string(unit);
  }
  for (const auto& n : told.numbers) {
    numbers.push_back(json::object{{"leg", json::string(n.leg.text())},
                                   {"claim", json::string(n.claim.text())},
                                   {"speaker", json::string(n.speaker.text())},
                                   {"as", n.as ? json::value(to_slug(*n.as)) : json::value("pledged")},
                                   {"quantity", io::to_json(n.number)}});
    put_outlet(numbers.back().as_object(), d, n.claim);
  }
  for (const auto& r : told.ratios)
    ratios.push_back(json::object{{"of", json::string(r.of.text())}, {"to", json::string(r.to.text())}, {"of_claim", json::string(r.of_by.text())},
                                  {"to_claim", json::string(r.to_by.text())}, {"low", fraction_value(r.least)}, {"high", fraction_value(r.most)}});
  for (const auto& t : told.totals) {
    auto o = delivered_value(t.done, writer);
    o["leg"] = json::string(t.leg.text());
    totals.push_back(std::move(o));
  }
  for (const auto& p : told.promised) promised.push_back(promised_value(p));
  return {{"id", json::string(x.id.text())}, {"title", json::string(x.title)}, {"negotiation", id_or_null(d, x.negotiation)},
          {"event", id_or_null(d, x.event)}, {"legs", std::move(legs)}, {"numbers", std::move(numbers)}, {"ratios", std::move(ratios)},
          {"totals", std::move(totals)}, {"promised", std::move(promised)}};
}

}  // namespace

json::object negotiations_value(const timeline& t, const std::string& only, const std::optional<day_range>& days) {
  const auto& d = t.of();
  json::array list;
  for (const auto& told : told_negotiations(t, only, days)) {
    const auto& n = *told.of;
    json::array channels, moves, rounds;
    for (const auto& c : n.channels)
      channels.push_back(json::object{{"kind", to_slug(c.kind)}, {"name", json::string(c.name)}, {"where", id_or_null(d, c.where)}});
    for (const auto& m : told.moves) {
      auto o = event_value(d, m);
      o["to"] = to_slug(m.to);
      moves.push_back(std::move(o));
    }
    for (const auto& r : told.rounds) rounds.push_back(event_value(d, r));
    list.push_back(json::object{{"id", json::string(n.id.text())},
                                {"title", json::string(n.title)},
                                {"channels", std::move(channels)},
                                {"roles", roles_value(told.roles)},
                                {"moves", std::move(moves)},
                                {"rounds", std::move(rounds)},
                                {"agreements", id_list(told.agreements)},
                                {"days", stretches_value(told.days)}});
  }
  return {{"negotiations", std::move(list)}};
}

json::object agreements_value(const timeline& t, const std::string& only) {
  json::array list;
  for (const auto& told : told_agreements(t, only)) list.push_back(agreement_value(t.of(), told));
  return {{"agreements", std::move(list)}};
}

json::object pledges_value(deliveries& all, const std::string& only, const std::string& at, const sentence_writer& writer,
                           const std::optional<about_policy>& about) {
  const auto& d = all.of();
  const auto told = told_pledges(all, only, at, about);
  json::array pledges, exchanges;
  for (const auto& one : told.pledges) {
    const auto& e = *one.of;
    json::array promises, deliveries, counts;
    for (const auto& p : e.promises) promises.push_back(promise_value(d, p));
    for (const auto* c : e.counts) counts.push_back(json::string(c->id.text()));
    for (const auto& came : one.deliveries) deliveries.push_back(delivery_value(came, writer));
    pledges.push_back(json::object{{"pledge", json::string(e.name)},
                                   {"title", json::string(e.thing ? e.thing->title : std::string())},
                                   {"from", e.thing ? id_or_null(d, e.thing->from) : json::value(nullptr)},
                                   {"to", e.thing ? id_or_null(d, e.thing->to) : json::value(nullptr)},
                                   {"population", e.thing ? id_or_null(d, e.thing->population) : json::value(nullptr)},
                                   {"promises", std::move(promises)},
                                   {"counts", std::move(counts)},
                                   {"deliveries", std::move(deliveries)},
                                   {"ladder", ladder_value(one.ladder, writer)}});
    if (e.thing && !e.thing->unit.empty()) pledges.back().as_object()["unit"] = json::string(e.thing->unit);
  }
  for (const auto& x : told.exchanges) exchanges.push_back(exchange_value(x, writer));
  return {{"at", at.empty() ? json::value(nullptr) : json::value(json::string(at))}, {"pledges", std::move(pledges)}, {"exchanges", std::move(exchanges)}};
}

}  // namespace habeas::io
