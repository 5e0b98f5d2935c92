// SPDX-License-Identifier: MIT
// What was promised, and what came of it.
#include "answer_objects.hpp"
#include "talk_objects.hpp"

namespace habeas::python {
namespace {

py::object object_of(const promise& p, const dossier& d) {
  static const object_class made("Promise");
  return made(p.claim, p.speaker, python::object_of(*p.number), p.by ? text_object(p.by->text()) : nothing(), p.condition, id_or_none(p.once),
              id_or_none(io::outlet_of(d, p.claim)));
}

py::object object_of(const delivered& d, const sentence_writer& writer) {
  static const object_class made("Delivered");
  return made(d.counts, id_or_none(d.counter), d.account, d.as, to_string(d.from), to_string(d.at), d.under, python::object_of(d.number, writer));
}

py::object object_of(const delivery& d, const sentence_writer& writer) {
  static const object_class made("Delivery");
  return made(id_or_none(d.promise.claim), d.wanted, d.status, d.due, d.done ? object_of(*d.done, writer) : nothing(), d.late_at_least,
              d.late_at_most);
}

py::object object_of(const io::ladder_row& row, const sentence_writer& writer) {
  static const object_class made("LadderRow");
  const auto counted = [&](release_stage as) {
    const auto found = row.counted.find(as);
    if (found == row.counted.end()) return py::object(py::tuple());
    return tuple_of(found->second, [&](const delivered* d) { return object_of(*d, writer); });
  };
  return made(id_or_none(row.speaker), tuple_of(row.pledged, [&](const promise* p) { return object_of(*p, writer.of()); }),
              counted(release_stage::announced), counted(release_stage::verified), counted(release_stage::fully_free),
              counted(release_stage::rearrested));
}

/// Of one leg for one of another: over and under, or None.
py::object fraction(const std::optional<leg_ratio::fraction>& f) { return f ? py::object(py::make_tuple(f->over, f->under)) : nothing(); }

py::object object_of(const exchange_leg& l, const dossier& d) {
  static const object_class made("Leg");
  return made(l.id, l.title, shown_or_none(d, l.pledge), shown_or_none(d, l.custodian), shown_or_none(d, l.on_behalf), io::shown_of(d, l.by_way_of),
              shown_or_none(d, l.handed_to), shown_or_none(d, l.destination), l.free_on_arrival, io::shown_of(d, l.said_by), io::unit_of(d, l));
}

py::object object_of(const leg_number& n, const dossier& d) {
  static const object_class made("LegNumber");
  return made(n.leg, n.claim, n.speaker, n.as ? as_object(*n.as) : text_object("pledged"), python::object_of(n.number),
              id_or_none(io::outlet_of(d, n.claim)));
}

py::object object_of(const promised_ratio& p) {
  static const object_class made("PromisedRatio"), came("RatioCame");
  return made(p.claim, p.speaker, p.of, p.to, python::object_of(p.number), p.per, p.terms,
              tuple_of(p.came_of_it, [](const auto& c) { return came(c.as, fraction(c.least), fraction(c.most), c.claims); }));
}

}  // namespace

py::object object_of(const io::told_pledge& told, const sentence_writer& writer) {
  static const object_class made("Pledge");
  const auto& d = writer.of();
  const auto& e = *told.of;
  static const pledge unnamed;
  // A claim that names no pledge is one by itself.
  const auto& thing = e.thing != nullptr ? *e.thing : unnamed;
  return made(e.name, thing.title, shown_or_none(d, thing.from), shown_or_none(d, thing.to), shown_or_none(d, thing.population), thing.unit,
              table_of("Promise", e.promises, [&](const promise& p) { return object_of(p, d); }),
              tuple_of(e.counts, [](const claim* c) { return as_object(c->id); }),
              table_of("Delivery", told.deliveries, [&](const delivery& one) { return object_of(one, writer); }),
              table_of("LadderRow", told.ladder, [&](const io::ladder_row& row) { return object_of(row, writer); }),
              text_or_none(thing.note), thing.seen_by);
}

py::object object_of(const io::told_exchange& told, const sentence_writer& writer) {
  static const object_class made("Exchange"), total("LegTotal"), ratio("LegRatio");
  const auto& d = writer.of();
  const auto& x = *told.of;
  std::vector<exchange_leg> legs;
  for (const auto& l : x.legs)
    if (d.has_claim_about(l)) legs.push_back(l);
  return made(x.id, x.title, shown_or_none(d, x.negotiation), shown_or_none(d, x.event),
              table_of("Leg", legs, [&](const exchange_leg& l) { return object_of(l, d); }),
              table_of("LegNumber", told.numbers, [&](const leg_number& n) { return object_of(n, d); }),
              table_of("LegRatio", told.ratios,
                       [](const leg_ratio& r) { return ratio(r.of, r.to, r.of_by, r.to_by, fraction(r.least), fraction(r.most)); }),
              table_of("LegTotal", told.totals, [&](const leg_total& t) { return total(t.leg, object_of(t.done, writer)); }),
              table_of("PromisedRatio", told.promised, [](const promised_ratio& p) { return object_of(p); }),
              text_or_none(x.note), x.seen_by);
}

}  // namespace habeas::python
