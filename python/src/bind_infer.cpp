// SPDX-License-Identifier: MIT
// Ledgers, timelines and checks. Answers leave as the JSON text that the command writes.
#include <memory>

#include <habeas/verify/proof_checker.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/io/answers.hpp>
#include <habeas/io/ledger_answers.hpp>

#include <habeas/lp/highs.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"
#include "widening.hpp"

namespace habeas::python {

std::shared_ptr<const linear_solver> linear_engine(const std::string& library) {
  std::shared_ptr<const linear_solver> found;
  found = library.empty() ? find_highs() : open_highs(library);
  if (!found) throw error(errc::unsupported, "there is no linear solver", "none", "HiGHS (pip install habeas[lp]), or engine=\"difference\"");
  return found;
}
namespace {

std::vector<std::string> texts(const std::vector<point_name>& points) {
  std::vector<std::string> list;
  for (const auto& p : points) list.push_back(p.text);
  return list;
}
template <class Tag>
std::vector<std::string> texts(const std::vector<id<Tag>>& ids) {
  std::vector<std::string> list;
  for (const auto& i : ids) list.push_back(i.text());
  return list;
}

// A proof as Python holds it, made a proof again so that it can be checked.

term read_term(const py::handle& t) {
  const auto kind = py::cast<std::string>(t.attr("kind"));
  if (kind != "account" && kind != "event") return {};
  return {kind == "account" ? term::what::account : term::what::event, py::cast<std::string>(t.attr("owner")),
          py::cast<std::string>(t.attr("chain")), py::cast<std::string>(t.attr("point")), py::cast<std::string>(t.attr("stratum"))};
}

// NOLINTNEXTLINE(misc-no-recursion): a proof of a kind rests on one proof, which rests on none
proof read_proof(const py::handle& p, int depth = 0) {
  if (depth > 100) throw error(errc::limit_exceeded, "a proof that rests on too many others", "over 100", "at most 100");
  proof made;
  made.end = word<side>(py::cast<std::string_view>(p.attr("end")), "side");
  made.value = py::cast<std::int64_t>(p.attr("value"));
  made.divisor = py::cast<std::int64_t>(p.attr("divisor"));
  for (const auto& s : p.attr("steps")) {
    proof_step step;
    for (const auto& c : s.attr("claims")) step.claims.emplace_back(py::cast<std::string>(c));
    for (const auto& a : s.attr("assumptions")) step.assumptions.emplace_back(py::cast<std::string>(a));
    step.by = word<rule>(py::cast<std::string_view>(s.attr("rule")), "rule");
    step.end = word<side>(py::cast<std::string_view>(s.attr("end")), "side");
    step.plus = read_term(s.attr("plus"));
    step.minus = read_term(s.attr("minus"));
    step.amount = py::cast<std::int64_t>(s.attr("amount"));
    step.times = py::cast<std::int64_t>(s.attr("times"));
    for (const auto& w : s.attr("terms")) step.sum.push_back({py::cast<std::int64_t>(w.attr("times")), read_term(w.attr("variable"))});
    const py::object because = s.attr("because");
    if (!because.is_none()) step.because = std::make_shared<const proof>(read_proof(because, depth + 1));
    const py::object wider = s.attr("widened");
    if (!wider.is_none())
      step.widened = date_widening{py::cast<std::int64_t>(wider.attr("days")), py::cast<std::string>(wider.attr("policy"))};
    made.steps.push_back(std::move(step));
  }
  made.plus = read_term(p.attr("plus"));
  made.minus = read_term(p.attr("minus"));
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
std::optional<proof> read_end(const py::handle& p) { return p.is_none() ? std::nullopt : std::optional(read_proof(p)); }

using policy_text = std::optional<std::string>;

std::vector<std::string> check_proof(const py::object& p, const dossier& d, const about_parts& about, const policy_text& wider) {
  return check(read_proof(p), d, width_of(about), policy_of(wider)).reasons;
}
std::vector<std::string> check_bound(const py::object& b, const dossier& d, const about_parts& about, const policy_text& wider) {
  bound made;
  made.low = read_number(b.attr("low"));
  made.high = read_number(b.attr("high"));
  made.low_proof = read_end(b.attr("low_proof"));
  made.high_proof = read_end(b.attr("high_proof"));
  made.assumptions = read_ids<assumption_id>(b.attr("assumptions"));
  made.set_aside = read_ids<claim_id>(b.attr("set_aside"));
  made.engine = word<engine>(py::cast<std::string_view>(b.attr("engine")), "engine");
  return check(made, d, width_of(about), policy_of(wider)).reasons;
}
std::vector<std::string> check_contradiction(const py::object& c, const dossier& d, const about_parts& about, const policy_text& wider) {
  contradiction made;
  made.claims = read_ids<claim_id>(c.attr("claims"));
  made.assumptions = read_ids<assumption_id>(c.attr("assumptions"));
  if (const py::object why = c.attr("proof"); !why.is_none()) made.proof = read_proof(why);
  return check(made, d, width_of(about), policy_of(wider)).reasons;
}

void bind_ledger(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  py::class_<spoken_ledger> books(m, "Ledger");
  books
      .def(py::init([](const dossier& d, const std::string& account, const reading& how, std::string_view language,
                       const py::object& stop) {
             const auto l = word<habeas::language>(language, "language");
             return interruptible(stop, [&](const std::stop_token& token) {
               return std::make_unique<spoken_ledger>(d, account, options_of(how), l, token);
             });
           }),
           py::arg("dossier"), py::arg("account"), py::arg("how"), py::arg("language"), py::arg("stop"))
      .def("point_at", [](const spoken_ledger& l, std::string_view text) { return l.books().point_at(text).text; }, py::arg("text"),
           release())
      .def("points", [](const spoken_ledger& l) { return texts(l.books().points()); }, release())
      .def(
          "points_between",
          [](const spoken_ledger& l, std::string_view from, std::string_view to) {
            return texts(l.books().points_between(l.books().point_at(from), l.books().point_at(to)));
          },
          py::arg("from_"), py::arg("to"), release())
      .def(
          "is_not_after",
          [](const spoken_ledger& l, std::string_view before, std::string_view after) {
            return l.books().is_not_after(l.books().point_at(before), l.books().point_at(after));
          },
          py::arg("before"), py::arg("after"), release())
      .def(
          "ask",
          [](const spoken_ledger& l, const std::string& what, const std::string& from, const std::optional<std::string>& to,
             const std::optional<std::string>& kind) { return to_json(ask(l.books(), l.asked(what, from, to, kind)), l.speak()); },
          py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("kind"), release())
      .def(
          "unaccounted",
          [](const spoken_ledger& l, std::string_view way, std::string_view from, std::string_view to) {
            return to_json(l.books().unaccounted(way_of(way), l.books().point_at(from), l.books().point_at(to)), l.speak());
          },
          py::arg("way"), py::arg("from_"), py::arg("to"), release())
      .def(
          "sensitivity",
          [](const spoken_ledger& l, const std::string& what, const std::string& from, const std::optional<std::string>& to,
             const std::optional<std::string>& kind, const py::object& stop) {
            const auto q = l.asked(what, from, to, kind);
            return interruptible(stop, [&](const std::stop_token& token) {
              std::vector<std::string> rows;
              for (const auto& r : sensitivity(l.books(), q, l.options(), token)) rows.push_back(to_json(r));
              return rows;
            });
          },
          py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("kind"), py::arg("stop"))
      .def("contradictions",
           [](const spoken_ledger& l) {
             std::vector<std::string> list;
             for (const auto& c : l.books().contradictions()) list.push_back(to_json(c, l.speak()));
             return list;
           }, release())
      .def("set_aside", [](const spoken_ledger& l) { return texts(l.books().set_aside()); })
      .def("used_in_part", [](const spoken_ledger& l) { return texts(l.books().used_in_part()); }, release())
      .def("is_linear", [](const spoken_ledger& l) { return l.books().is_linear(); })
      .def("without_bound", [](const spoken_ledger& l) { return texts(l.books().without_bound()); })
      .def("kinds", [](const spoken_ledger& l, std::string_view way) {
        std::vector<std::string> list;
        for (const auto k : l.books().kinds(way_of(way))) list.emplace_back(to_slug(k));
        return list;
      }, py::arg("way"));
  bind_changes(books);
}

/// A timeline with the language of its answers.
struct spoken_timeline {
  spoken_timeline(const dossier& d, language l, const policy_text& wider, const std::stop_token& stop)
      : days(d, stop, {}, policy_of(wider)), speak(days.of(), l) {}
  timeline days;
  narrator speak;
};

void bind_timeline(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  py::class_<spoken_timeline>(m, "Timeline")
      .def(py::init([](const dossier& d, std::string_view language, const policy_text& wider, const py::object& stop) {
             const auto l = word<habeas::language>(language, "language");
             return interruptible(stop, [&](const std::stop_token& token) { return std::make_unique<spoken_timeline>(d, l, wider, token); });
           }),
           py::arg("dossier"), py::arg("language"), py::arg("widen"), py::arg("stop"))
      .def("json", [](const spoken_timeline& t) { return to_json(t.days, t.speak); }, release())
      .def(
          "between",
          [](const spoken_timeline& t, const std::string& from, bool from_end, const std::string& to, bool to_end) {
            return to_json(t.days.between(event_id(to), to_end, event_id(from), from_end), t.speak);
          },
          py::arg("from_"), py::arg("from_end"), py::arg("to"), py::arg("to_end"), release());
}

}  // namespace

void bind_infer(py::module_& m) {
  bind_ledger(m);
  bind_changes(m);
  bind_timeline(m);
  m.def("check_dossier",
        [](const dossier& d, std::string_view language, const reading& how, const py::object& stop) {
          const auto l = word<habeas::language>(language, "language");
          return interruptible(stop, [&](const std::stop_token& token) {
            return to_json(check_dossier(d, l, options_of(how), token), narrator(d, l));
          });
        },
        py::arg("dossier"), py::arg("language"), py::arg("how"), py::arg("stop"));
  m.def("first_contradictions",
        [](const dossier& d, std::size_t k, std::string_view language, const reading& how, std::size_t effort, const py::object& stop) {
          const narrator speak(d, word<habeas::language>(language, "language"));
          return interruptible(stop, [&](const std::stop_token& token) {
            return to_json(tell_contradictions(d, k, speak, options_of(how), effort, token), speak);
          });
        },
        py::arg("dossier"), py::arg("k"), py::arg("language"), py::arg("how"), py::arg("effort"), py::arg("stop"));
  m.def("check_proof", &check_proof, py::arg("proof"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
  m.def("check_bound", &check_bound, py::arg("bound"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
  m.def("check_contradiction", &check_contradiction, py::arg("contradiction"), py::arg("dossier"), py::arg("about"), py::arg("widen"));
}

}  // namespace habeas::python
