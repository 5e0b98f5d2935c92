// SPDX-License-Identifier: MIT
// Proofs as Python holds them, made proofs again so that the checker sees what Python has.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/io/term_text.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"
#include "widening.hpp"

namespace habeas::python {
namespace {

term read_term(const py::handle& t, const dossier& d) {
  const auto text = [&](const char* part) { return py::cast<std::string>(t.attr(part)); };
  const auto kind = text("kind");
  if (kind == "event") {
    term of_event{term::what::event};
    of_event.event = event_id(text("owner"));
    of_event.chain = io::read_chain(text("chain"));
    return of_event;
  }
  if (kind != "account") return {};
  return term::of(account_id(text("owner")), io::read_chain(text("chain")), io::read_point(text("point"), d), io::read_stratum(text("stratum"), d));
}

// NOLINTNEXTLINE(misc-no-recursion): a proof of a kind rests on one proof, which rests on none
proof read_proof(const py::handle& p, const dossier& d, int depth = 0) {
  if (depth > 100) throw error(errc::limit_exceeded, "a proof that rests on too many others", "over 100", "at most 100");
  proof made;
  made.end = word<bound_side>(py::cast<std::string_view>(p.attr("end")), "side");
  made.value = py::cast<std::int64_t>(p.attr("value"));
  made.divisor = py::cast<std::int64_t>(p.attr("divisor"));
  for (const auto& s : p.attr("steps")) {
    proof_step step;
    for (const auto& c : s.attr("claims")) step.claims.emplace_back(py::cast<std::string>(c));
    for (const auto& a : s.attr("assumptions")) step.assumptions.emplace_back(py::cast<std::string>(a));
    step.by = word<row_rule>(py::cast<std::string_view>(s.attr("rule")), "rule");
    step.end = word<bound_side>(py::cast<std::string_view>(s.attr("end")), "side");
    step.plus = read_term(s.attr("plus"), d);
    step.minus = read_term(s.attr("minus"), d);
    step.amount = py::cast<std::int64_t>(s.attr("amount"));
    step.times = py::cast<std::int64_t>(s.attr("times"));
    for (const auto& w : s.attr("terms")) step.sum.push_back({py::cast<std::int64_t>(w.attr("times")), read_term(w.attr("variable"), d)});
    const py::object because = s.attr("because");
    if (!because.is_none()) step.because = std::make_shared<const proof>(read_proof(because, d, depth + 1));
    const py::object wider = s.attr("widened");
    if (!wider.is_none())
      step.widened = date_widening{py::cast<std::int64_t>(wider.attr("days")), py::cast<std::string>(wider.attr("policy"))};
    made.steps.push_back(std::move(step));
  }
  made.plus = read_term(p.attr("plus"), d);
  made.minus = read_term(p.attr("minus"), d);
  return made;
}

template <class Id>
std::vector<Id> read_ids(const py::handle& list) {
  std::vector<Id> ids;
  for (const auto& i : list) ids.emplace_back(py::cast<std::string>(i));
  return ids;
}

std::optional<std::int64_t> read_number(const py::handle& n) {
  return n.is_none() ? std::nullopt : std::optional(py::cast<std::int64_t>(n));
}
std::optional<proof> read_end(const py::handle& p, const dossier& d) { return p.is_none() ? std::nullopt : std::optional(read_proof(p, d)); }

using policy_text = std::optional<std::string>;
/// What is wrong, and what was not checked.
using check_parts = std::pair<std::vector<std::string>, std::vector<std::string>>;
check_parts parts_of(verify::check_result r) { return {std::move(r.reasons), std::move(r.unchecked)}; }

check_parts check_proof(const py::object& p, const dossier& d, const about_parts& about, const policy_text& wider) {
  return parts_of(verify::check(read_proof(p, d), d, width_of(about), policy_of(wider)));
}
contradiction read_contradiction(const py::handle& c, const dossier& d) {
  contradiction made;
  made.claims = read_ids<claim_id>(c.attr("claims"));
  made.assumptions = read_ids<assumption_id>(c.attr("assumptions"));
  if (const py::object why = c.attr("proof"); !why.is_none()) made.proof = read_proof(why, d);
  return made;
}
bound_alternative read_alternative(const py::handle& a, const dossier& d) {
  bound_alternative made;
  made.without = read_ids<claim_id>(a.attr("without"));
  made.origins = py::cast<std::size_t>(a.attr("origins"));
  made.low = read_number(a.attr("low"));
  made.high = read_number(a.attr("high"));
  made.low_proof = read_end(a.attr("low_proof"), d);
  made.high_proof = read_end(a.attr("high_proof"), d);
  made.engine = word<engine>(py::cast<std::string_view>(a.attr("engine")), "engine");
  made.refused = py::cast<std::string>(a.attr("refused"));
  return made;
}
check_parts check_bound(const py::object& b, const dossier& d, const about_parts& about, const policy_text& wider) {
  bound made;
  made.low = read_number(b.attr("low"));
  made.high = read_number(b.attr("high"));
  made.low_proof = read_end(b.attr("low_proof"), d);
  made.high_proof = read_end(b.attr("high_proof"), d);
  made.assumptions = read_ids<assumption_id>(b.attr("assumptions"));
  made.set_aside = read_ids<claim_id>(b.attr("set_aside"));
  made.engine = word<engine>(py::cast<std::string_view>(b.attr("engine")), "engine");
  made.repairs = word<repairs_told>(py::cast<std::string_view>(b.attr("repairs")), "repairs");
  for (const auto& a : b.attr("alternatives")) made.alternatives.push_back(read_alternative(a, d));
  made.alternatives_left = py::cast<std::size_t>(b.attr("alternatives_left"));
  made.disputed = read_ids<claim_id>(b.attr("disputed"));
  for (const auto& c : b.attr("contradictions")) made.contradictions.push_back(read_contradiction(c, d));
  made.contradictions_left = py::cast<std::size_t>(b.attr("contradictions_left"));
  return parts_of(verify::check(made, d, width_of(about), policy_of(wider)));
}
check_parts check_contradiction(const py::object& c, const dossier& d, const about_parts& about, const policy_text& wider) {
  return parts_of(verify::check(read_contradiction(c, d), d, width_of(about), policy_of(wider)));
}

}  // namespace

void bind_verify(py::module_& m) {
  m.def("check_proof", &check_proof, py::arg("proof"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
  m.def("check_bound", &check_bound, py::arg("bound"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
  m.def("check_contradiction", &check_contradiction, py::arg("contradiction"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
}

}  // namespace habeas::python
