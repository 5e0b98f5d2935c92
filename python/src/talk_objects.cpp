// SPDX-License-Identifier: MIT
#include "talk_objects.hpp"

#include <variant>

namespace habeas::python {
namespace {

py::object day_or_none(const std::optional<day>& d) { return d ? text_object(to_string(*d)) : nothing(); }
py::object date_or_none(const std::optional<edtf>& d) { return d ? text_object(d->text()) : nothing(); }

py::object roles(const std::vector<attributed_role>& all) {
  static const object_class made("Role");
  return table_of("Role", all, [](const attributed_role& r) { return made(r.actor, r.role, r.claims, r.speakers); });
}

py::object events(const dossier& d, const std::vector<negotiation_event>& all, bool moves) {
  static const object_class made("NegotiationEvent");
  return table_of("NegotiationEvent", all, [&](const negotiation_event& e) {
    return made(e.event, d.get(e.event).title, moves ? as_object(e.to) : nothing(), day_or_none(e.start.earliest()), day_or_none(e.start.latest()),
                e.claims);
  });
}

py::object days(const std::vector<io::state_stretch>& all) {
  static const object_class made("StateDays"), state("PossibleState");
  return table_of("StateDays", all, [](const io::state_stretch& s) {
    return made(to_string(s.from), to_string(s.to),
                tuple_of(s.states, [](const possible_state& one) { return state(one.state, one.possible, one.by, one.claims, one.assumptions); }));
  });
}

py::object codes(const std::vector<io::told_code>& all) {
  static const object_class made("Code");
  return table_of("Code", all, [](const io::told_code& code) {
    const auto& c = *code.said;
    return made(std::visit([](const auto& v) { return as_object(v); }, code.value), c.id, c.speaker, c.coder, c.codebook, date_or_none(code.date));
  });
}

}  // namespace

py::object object_of(const io::told_negotiation& told, const dossier& d) {
  static const object_class made("Negotiation");
  static const tuple_class channel("Channel");
  const auto& n = *told.of;
  return made(n.id, n.title,
              table_of("Channel", n.channels, [&](const habeas::channel& c) { return channel(c.kind, c.name, shown_or_none(d, c.where)); }),
              roles(told.roles), events(d, told.moves, true), events(d, told.rounds, false), told.agreements, days(told.days), text_or_none(n.note),
              n.seen_by);
}

py::object object_of(const io::told_fund& told) {
  static const object_class made("Fund");
  const auto& f = *told.of;
  return made(f.id, f.title, f.kind, f.purpose, roles(told.roles), text_or_none(f.note), f.seen_by);
}

py::object object_of(const io::told_agreement& told, const dossier& d) {
  static const object_class made("Agreement"), provision("Provision"), signing("Signing");
  const auto& a = *told.of;
  const auto provisions = table_of("Provision", told.provisions, [&](const io::told_provision& one) {
    const auto& p = *one.of;
    return provision(p.id, p.kind, p.text, shown_or_none(d, p.pledge), shown_or_none(d, p.exchange),
                     one.creates ? object_of(*one.creates) : nothing(), io::shown_of(d, p.said_by), codes(one.strength), codes(one.implemented));
  });
  const auto signed_on = told.signed_on ? signing(a.signing, d.get(a.signing).title, day_or_none(told.signed_on->earliest()),
                                                  day_or_none(told.signed_on->latest()))
                                        : nothing();
  return made(a.id, a.title, shown_or_none(d, a.negotiation), signed_on, roles(told.roles), codes(told.status), codes(told.stage), provisions,
              text_or_none(a.note), a.seen_by);
}

}  // namespace habeas::python
