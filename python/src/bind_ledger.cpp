// SPDX-License-Identifier: MIT
// Ledgers: bounds of one account.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <habeas/ledger/latest_of_series.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/lp/highs.hpp>

#include "answer_objects.hpp"
#include "bind.hpp"
#include "object_class.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

std::shared_ptr<const solve::linear_solver> linear_engine(const std::string& library) {
  std::shared_ptr<const solve::linear_solver> found;
  found = library.empty() ? find_highs() : open_highs(library);
  if (!found) throw error(errc::unsupported, "there is no linear solver", "none", "HiGHS (pip install highsbox), or engine=\"difference\"");
  return found;
}

bool finds_linear_solver(const std::string& library) { return find_highs(library) != nullptr; }

namespace {

std::vector<std::string> texts(const std::vector<account_point>& points) {
  std::vector<std::string> list;
  for (const auto& p : points) list.push_back(to_string(p));
  return list;
}
template <class Tag>
std::vector<std::string> texts(const std::vector<id<Tag>>& ids) {
  std::vector<std::string> list;
  for (const auto& i : ids) list.push_back(i.text());
  return list;
}

/// What a question finds. A linear program says nothing of its steps until it is solved, so that it is never short.
template <class Work>
auto answered(const spoken_ledger& l, const py::object& stop, Work work) {
  if (!stop.is_none()) return interruptible(stop, [&](const std::stop_token&) { return work(); });
  return l.books().is_linear() ? listening(work) : listening_if_long(work);
}

}  // namespace

void bind_ledger(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  m.def("finds_linear_solver", &finds_linear_solver);
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
      .def_property_readonly("account", [](const spoken_ledger& l) { return l.books().account().text(); })
      .def("point_at", [](const spoken_ledger& l, std::string_view text) { return to_string(l.books().point_at(text)); }, py::arg("text"),
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
             const asked_kind& kind, const py::object& stop) {
            return object_of(answered(l, stop, [&] { return ask(l.books(), l.asked(what, from, to, kind)); }), l.writer());
          },
          py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("kind"), py::arg("stop"))
      .def(
          "unaccounted",
          [](const spoken_ledger& l, const std::string& way, const std::string& from, const std::string& to, const asked_kind& kind,
             const py::object& stop) {
            const auto found = answered(l, stop, [&] {
              const auto q = l.asked(way, from, to, kind);
              return l.books().unaccounted(chain{way_of(way), q.of, q.by}, q.from, q.to);
            });
            return object_of(found, l.writer());
          },
          py::arg("way"), py::arg("from_"), py::arg("to"), py::arg("kind"), py::arg("stop"))
      .def(
          "sensitivity",
          [](const spoken_ledger& l, const std::string& what, const std::string& from, const std::optional<std::string>& to,
             const asked_kind& kind, const py::object& stop) {
            const auto q = l.asked(what, from, to, kind);
            const auto rows = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
              return sensitivity(l.books(), q, l.options(), token, told_by(reached));
            });
            return tuple_of(rows, [](const sensitivity_row& r) { return object_of(r); });
          },
          py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("kind"), py::arg("stop"))
      .def("contradictions",
           [](const spoken_ledger& l) {
             return tuple_of(l.books().contradictions(), [&](const contradiction& c) { return object_of(c, l.books().account(), l.writer()); });
           })
      .def("contradiction_count", [](const spoken_ledger& l) { return l.books().contradictions().size(); })
      .def("contradictions_left", [](const spoken_ledger& l) { return l.books().contradictions_left(); })
      .def("conflicts_settled", [](const spoken_ledger& l) { return l.books().conflicts_settled(); })
      .def("set_aside", [](const spoken_ledger& l) { return texts(l.books().set_aside()); })
      .def("used_in_part", [](const spoken_ledger& l) { return texts(l.books().used_in_part()); }, release())
      .def("is_linear", [](const spoken_ledger& l) { return l.books().is_linear(); })
      .def("without_bound", [](const spoken_ledger& l) { return texts(l.books().without_bound()); })
      .def("kinds", [](const spoken_ledger& l, std::string_view way) {
        std::vector<std::string> list;
        for (const auto k : l.books().kinds(way_of(way))) list.emplace_back(to_slug(k));
        return list;
      }, py::arg("way"));
  m.def("as_last_said",
        [](const dossier& d, const reading& how, const py::object& stop) {
          return interruptible(stop, [&](const std::stop_token&) { return as_last_said(d, options_of(how)); });
        },
        py::arg("dossier"), py::arg("how"), py::arg("stop"));
  bind_ledger_answers(books);
  bind_ledger_tables(books);
  bind_changes(m);
}

}  // namespace habeas::python
