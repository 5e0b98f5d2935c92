// SPDX-License-Identifier: MIT
#include "answer_objects.hpp"

#include <algorithm>

#include "object_class.hpp"

namespace habeas::python {
namespace {

py::object object_of(const term& t) {
  static const object_class made("Term");
  switch (t.kind) {
    case term::what::account:
      return made("account", t.account, to_string(t.chain), to_string(t.point), t.stratum.is_null() ? std::string() : to_string(t.stratum));
    case term::what::event: return made("event", t.event, to_string(t.chain), "", "");
    case term::what::calendar: break;
  }
  return made("calendar", "", "", "", "");
}

py::object proof_or_none(const std::optional<proof>& p, const sentence_writer& writer) { return p ? python::object_of(*p, writer) : nothing(); }

// NOLINTNEXTLINE(misc-no-recursion): a proof of a kind rests on one proof, which rests on none
py::object object_of(const proof_step& s, const sentence_writer& writer) {
  static const object_class made("ProofStep"), weighted("WeightedTerm"),
      widened("DateWidening");
  // A row of more than two variables is its terms; plus and minus mean nothing.
  const bool is_sum = !s.sum.empty();
  return made(s.claims, s.assumptions, s.by, s.end, object_of(is_sum ? term{} : s.plus), object_of(is_sum ? term{} : s.minus), s.amount, s.times,
              writer.sentence(s), s.because ? python::object_of(*s.because, writer) : nothing(),
              tuple_of(s.sum, [](const auto& w) { return weighted(w.times, object_of(w.of)); }),
              s.widened ? widened(s.widened->days, s.widened->policy) : nothing());
}

py::object object_of(const bound_alternative& a, const sentence_writer& writer) {
  static const object_class made("Alternative");
  return made(a.without, a.origins, a.low, a.high, proof_or_none(a.low_proof, writer), proof_or_none(a.high_proof, writer), a.engine, a.refused);
}

py::object object_of(const finding& f, const sentence_writer& writer) {
  static const object_class made("Finding");
  return made(f.rule, f.severity, f.subjects, f.sentence, proof_or_none(f.proof, writer));
}

}  // namespace

py::object object_of(const quantity& q) {
  static const object_class made("Quantity");
  return made(q.how(), q.first(), q.second());
}

// NOLINTNEXTLINE(misc-no-recursion): as above
py::object object_of(const proof& p, const sentence_writer& writer) {
  static const object_class made("Proof");
  // Steps that are no chain do not show by themselves what they are about.
  const bool is_chain = p.divisor == 1 && std::all_of(p.steps.begin(), p.steps.end(), [](const proof_step& s) { return s.times == 1 && s.sum.empty(); });
  return made(p.value, p.divisor, p.end, tuple_of(p.steps, [&](const proof_step& s) { return object_of(s, writer); }),
              is_chain ? nothing() : py::object(py::make_tuple(object_of(p.plus), object_of(p.minus))));
}

py::object object_of(const bound& b, const sentence_writer& writer) {
  static const object_class made("Bound");
  const auto fewest = b.fewest ? py::object(py::make_tuple(as_object(b.fewest->low), as_object(b.fewest->high))) : nothing();
  return made(b.low, b.high, proof_or_none(b.low_proof, writer), proof_or_none(b.high_proof, writer), b.assumptions, b.set_aside, b.engine,
              b.repairs, tuple_of(b.alternatives, [&](const bound_alternative& a) { return object_of(a, writer); }), b.alternatives_left, fewest,
              b.disputed, tuple_of(b.contradictions, [&](const contradiction& c) { return object_of(c, account_id(), writer); }),
              writer.of().denials_of(claims_of(b)), b.contradictions_left);
}

py::object object_of(const contradiction& c, const account_id& account, const sentence_writer& writer, const std::vector<account_id>& accounts) {
  static const object_class made("Contradiction");
  return made(c.claims, c.assumptions, writer.sentence(c), c.proof.steps.empty() ? nothing() : object_of(c.proof, writer),
              text_or_none(account.text()), "", py::tuple(), accounts, writer.of().denials_of(c.claims));
}

py::object object_of(const unaccounted_flow& u, const sentence_writer& writer) {
  static const object_class made("Unaccounted");
  return made(object_of(u.moved, writer), u.stated, u.unaccounted, u.claims);
}

py::object object_of(const unaccounted_step& s, const sentence_writer& writer) {
  static const object_class made("UnaccountedStep");
  return made(to_string(s.from), to_string(s.to), object_of(s.entries, writer), object_of(s.exits, writer));
}

py::object object_of(const sensitivity_row& r) {
  static const object_class made("SensitivityRow");
  return made(r.without, r.is_assumption, r.low, r.high, text_or_none(r.refused));
}

py::object object_of(const check_report& r, const sentence_writer& writer) {
  static const object_class made("CheckReport");
  return made(tuple_of(r.contradictions, [&](const auto& c) { return object_of(c.found, c.account, writer, c.accounts); }),
              tuple_of(r.findings, [&](const finding& f) { return object_of(f, writer); }), r.contradictions_left, r.contradictions_settled);
}

}  // namespace habeas::python
