// SPDX-License-Identifier: MIT
// What was known when, what a claim or a draft changes, what would let claims hold.
#include "account_objects.hpp"

#include <habeas/conflict/conflict_text.hpp>

#include "io/answers/ledger_values.hpp"
#include "object_class.hpp"

namespace habeas::python {
namespace {

py::object object_of(const question& q) {
  static const object_class made("Asked");
  if (q.kind == question::what::held) return made(q.kind, to_string(q.from), nothing(), nothing(), nothing(), nothing(), nothing(), nothing(), nothing());
  return made(q.kind, nothing(), to_string(q.from), to_string(q.to), q.of, q.by.ground, q.by.condition, id_or_none(q.by.destination),
              id_or_none(q.by.authority));
}

template <class Ends>
py::object interval(const Ends& ends) {
  static const tuple_class made("Interval");
  return made(ends.low, ends.high);
}

/// One change a row: what changes, of which claim or assumption, from what to what.
py::object changes_of(const repairs& ways, const sentence_writer& writer) {
  static const object_class made("Repair");
  py::list rows;
  const auto add = [&](const char* change, const std::string& sentence, const py::object& claim, const py::object& assumption, const py::object& what,
                       const py::object& from, const py::object& to, const py::object& by) {
    rows.append(made(change, sentence, claim, assumption, what, from, to, by));
  };
  for (const auto& one : ways.claims) {
    const auto claim = as_object(one.claim);
    for (const auto& n : one.numbers)
      add("number", in_words(n, writer), claim, nothing(), nothing(), as_object(to_string(n.from)), as_object(to_string(n.to)), as_object(n.by));
    for (const auto& m : one.dates)
      add("date", in_words(m, writer), claim, nothing(), as_object(m.what), as_object(m.from.text()), as_object(m.to.text()), as_object(m.days));
    add("taken_away", writer.format("remedy_away", {}), claim, nothing(), nothing(), nothing(), nothing(), nothing());
  }
  for (const auto& a : ways.assumptions)
    add("assumption_off", writer.format("remedy_assumption", {{"id", a.text()}}), nothing(), as_object(a), nothing(), nothing(), nothing(), nothing());
  return py::tuple(rows);
}

py::object object_of(const account_changes& c, const account_id& account) {
  static const object_class made("AccountChanges"), effect("ClaimEffect"), changed("ChangedAnswer");
  const auto effects = tuple_of(c.effects, [&](const claim_effect& e) {
    return effect(e.claim, io::instant_text(e.said), e.status,
                  tuple_of(e.changed, [&](const auto& b) { return changed(object_of(c.asked[b.question]), interval(b.before), interval(b.after)); }),
                  e.appeared, e.repaired);
  });
  return made(account, c.said, effects, c.contradictions_settled);
}

}  // namespace

py::object object_of(const conflict_report& c, const sentence_writer& writer) {
  static const object_class made("Contradiction");
  const auto& found = c.where.found;
  return made(found.claims, found.assumptions, writer.sentence(found), found.proof.steps.empty() ? nothing() : object_of(found.proof, writer),
              id_or_none(c.where.account), c.quote, changes_of(c.ways, writer), c.where.accounts, writer.of().denials_of(found.claims));
}

py::object object_of(const conflict_reports& told, const sentence_writer& writer) {
  static const object_class made("FirstContradictions");
  return made(tuple_of(told.list, [&](const conflict_report& c) { return object_of(c, writer); }), told.more);
}

py::object object_of(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer) {
  static const object_class made("KnownSeries"), step("KnownAnswer");
  return made(account, object_of(q), tuple_of(steps, [&](const known_answer& a) {
                const bool answered = a.refused.empty();
                return step(io::instant_text(a.since), a.said, a.no_longer, answered ? object_of(a.answer, writer) : nothing(), text_or_none(a.refused));
              }),
              writer.of().unsaid());
}

py::object object_of(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid) {
  static const object_class made("Changes");
  return made(io::instant_text(since), tuple_of(accounts, [](const auto& one) { return object_of(one.second, one.first); }), unsaid);
}

py::object object_of(const ledger_change& c, const account_id& account, const sentence_writer& writer) {
  static const object_class made("MinimalAdjustment"), change("ClaimChange"), range("AskedRange");
  return made(account, c.policy, c.low, c.high, c.unit, c.rounded, c.reach, c.engine,
              tuple_of(c.changes, [](const claim_change& one) { return change(one.claim, interval(one.stated), one.weight, one.low, one.high); }),
              tuple_of(c.ranges, [](const asked_range& r) { return range(object_of(r.asked), r.range.low, r.range.high); }),
              tuple_of(c.hard, [&](const contradiction& one) { return object_of(one, account_id(), writer); }), c.used_in_part, c.not_used,
              c.assumptions, minimal_adjustment_sentence(c, account, writer), c.hard_left, c.hard_settled);
}

py::object object_of(const draft_report& r, const sentence_writer& writer) {
  static const object_class made("DraftReport"), settled("SettledContradiction"), implied("ImpliedAnswer");
  return made(r.claims, tuple_of(r.contradictions, [&](const conflict_report& c) { return object_of(c, writer); }),
              tuple_of(r.gone, [](const placed_contradiction& c) { return settled(id_or_none(c.account), c.found.claims); }),
              tuple_of(r.implied,
                       [&](const implied_bound& i) {
                         return implied(i.account, object_of(i.asked), interval(i.before), object_of(i.after, writer));
                       }),
              r.contradictions_left, r.contradictions_settled);
}

}  // namespace habeas::python
