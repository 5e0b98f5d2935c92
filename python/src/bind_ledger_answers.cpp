// SPDX-License-Identifier: MIT
// What follows from several ledgers, or from one at several times: least change, series, changes.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/unaccounted_series.hpp>

#include "account_objects.hpp"
#include "bind.hpp"
#include "object_class.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {
namespace {

/// What is asked, from where, to where (of a stock: nothing), of which kind.
using question_parts = std::tuple<std::string, std::string, std::optional<std::string>, std::optional<std::string>>;

py::object find_change(const spoken_ledger& l, const std::vector<question_parts>& asked, std::string_view policy, const py::object& stop) {
  const auto votes = word<vote_policy>(policy, "policy");
  std::vector<question> questions;
  for (const auto& [what, from, to, kind] : asked) questions.push_back(l.asked(what, from, to, kind));
  if (questions.empty())
    for (const auto& p : l.books().stock_points()) questions.push_back({question::what::held, p, p, {}});
  const auto found = interruptible(stop, [&](const std::stop_token& token) {
    return find_minimal_adjustment(l.books(), questions, votes, l.options(), token);
  });
  return object_of(found, l.books().account(), l.writer());
}

instant end_of_time_ref(const dossier& d, const std::string& text) {
  const auto at = d.end_of(parse_edtf(text));
  if (!at) throw error(errc::invalid_value, "a time that does not end", fmt::format("'{}'", text), "a day, or a date and time");
  return *at;
}

py::object known_series(const spoken_ledger& l, const std::string& what, const std::string& from, const std::optional<std::string>& to,
                         const std::optional<std::string>& kind, const std::optional<std::string>& since,
                         const std::optional<std::string>& until, const py::object& stop) {
  const auto& d = l.books().of();
  const auto q = l.asked(what, from, to, kind);
  const auto first = since ? end_of_time_ref(d, *since) : instant::earliest();
  const auto last = until ? end_of_time_ref(d, *until) : instant::latest();
  const auto steps = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
    auto known = as_known_series(d, l.books().account(), q, first, last, l.options(), token, told_by(reached));
    if (!since) known.erase(known.begin());  // before anything was said
    return known;
  });
  return object_of(l.books().account(), q, steps, l.writer());
}

/// Each stock with its bound, and each row with the stock that it is of.
py::tuple stock_sensitivities(const spoken_ledger& l, const std::string& from, const std::string& to, const py::object& stop) {
  std::vector<question> asked;
  for (const auto& p : l.books().points_between(l.books().point_at(from), l.books().point_at(to)))
    asked.push_back({question::what::held, p, p, {}});
  const auto found = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
    std::vector<bound> bounds;
    for (const auto& q : asked) bounds.push_back(ask(l.books(), q));
    return std::pair(std::move(bounds), series_sensitivity(l.books(), asked, l.options(), token, told_by(reached)));
  });
  py::list stocks, rows;
  for (std::size_t i = 0; i < asked.size(); ++i) stocks.append(py::make_tuple(to_string(asked[i].from), object_of(found.first[i], l.writer())));
  for (const auto& r : found.second) rows.append(py::make_tuple(to_string(asked[r.question].from), object_of(r.row)));
  return py::make_tuple(stocks, rows);
}

/// What is watched of an account: what was asked for, else what it is usually watched by.
std::vector<question> watched(const ledger& l, const std::vector<question_parts>& asked) {
  if (asked.empty()) return usual_questions(l);
  std::vector<question> questions;
  for (const auto& [what, from, to, kind] : asked) {
    const auto at = l.point_at(from);
    questions.push_back({word<question::what>(std::string_view(what), "question"), at, to ? l.point_at(*to) : at, {}});
  }
  return questions;
}

/// Of one account, or of all in which something changed, by id.
py::object changes(const dossier& d, const std::string& time, const std::optional<std::string>& only, const std::vector<question_parts>& asked,
                    const reading& how, const py::object& stop) {
  const auto since = end_of_time_ref(d, time);
  if (only) (void)d.get(account_id(*only));
  const auto& all = d.content().accounts;
  std::vector<account_id> accounts;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (d.shows(all, i) && (!only || all[i].id.text() == *only)) accounts.push_back(all[i].id);
  std::sort(accounts.begin(), accounts.end());
  const auto all_found = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
    std::vector<std::pair<account_id, account_changes>> found;
    for (const auto& account : accounts) {
      const ledger l(d, account, options_of(how), token);
      if (!only && l.points().empty()) continue;
      auto one = changes_since(d, account, since, watched(l, asked), options_of(how), token, told_by(reached, account.text()));
      if (only || !one.effects.empty()) found.emplace_back(account, std::move(one));
    }
    return found;
  });
  return object_of(since, all_found, d.unsaid());
}

}  // namespace

void bind_ledger_answers(py::class_<spoken_ledger>& books) {
  books.def("least_change", &find_change, py::arg("questions"), py::arg("policy"), py::arg("stop"))
      .def("series", &known_series, py::arg("what"), py::arg("from_"), py::arg("to"), py::arg("kind"), py::arg("since"), py::arg("until"),
           py::arg("stop"))
      .def(
          "unaccounted_series",
          [](const spoken_ledger& l, const py::object& stop) {
            const auto steps = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
              return unaccounted_series(l.books(), token, told_by(reached));
            });
            return tuple_of(steps, [&](const unaccounted_step& s) { return object_of(s, l.writer()); });
          },
          py::arg("stop"))
      .def(
          "unaccounted_sensitivity",
          [](const spoken_ledger& l, std::string_view way, std::string_view from, std::string_view to, const py::object& stop) {
            const auto which = way_of(way);
            const auto p = l.books().point_at(from), q = l.books().point_at(to);
            const auto rows = interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
              return unaccounted_sensitivity(l.books(), which, p, q, l.options(), token, told_by(reached));
            });
            return tuple_of(rows, [](const sensitivity_row& r) { return object_of(r); });
          },
          py::arg("way"), py::arg("from_"), py::arg("to"), py::arg("stop"))
      .def("stock_sensitivities", &stock_sensitivities, py::arg("from_"), py::arg("to"), py::arg("stop"));
}

void bind_changes(py::module_& m) {
  m.def("changes", &changes, py::arg("dossier"), py::arg("since"), py::arg("account"), py::arg("questions"), py::arg("how"), py::arg("stop"));
}

}  // namespace habeas::python
