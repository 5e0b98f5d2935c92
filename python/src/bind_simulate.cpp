// SPDX-License-Identifier: MIT
// Invented dossiers, with the truth beside.
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <habeas/io/simulation_json.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/simulate/simulate.hpp>

#include "bind.hpp"
#include "object_class.hpp"

namespace habeas::python {
namespace {

/// What truth.json holds, without its text.
py::dict values_of(const simulated_truth& t) {
  const auto list_of = [](const auto& all, const auto& make) {
    py::list made;
    for (const auto& one : all) made.append(make(one));
    return made;
  };
  py::dict made, accounts, points;
  for (const auto& [name, true_counts] : t.accounts)
    accounts[py::str(name)] = list_of(true_counts.movements(), [](const auto& m) {
      py::list row;
      row.append(m.hour);
      row.append(m.way == direction::entries ? "entries" : "exits");
      row.append(as_object(m.of));
      row.append(m.person);
      return row;
    });
  for (const auto& [name, hour] : t.points) points[text_object(to_string(name))] = hour;
  made["habeas_truth"] = 1;
  made["note"] = text_object(truth_note);
  made["first_day"] = text_object(to_string(t.first_day));
  made["hours"] = t.hours;
  made["people_columns"] = list_of(std::vector{"female", "military", "foreign", "adult_from", "convicted_from"}, [](const char* c) { return py::str(c); });
  made["people"] = list_of(t.people, [](const simulated_person& p) {
    py::list row;
    for (const auto flag : {p.female, p.military, p.foreign}) row.append(int(flag));
    row.append(p.adult_from);
    row.append(p.convicted_from == never_at ? nothing() : py::object(py::int_(p.convicted_from)));
    return row;
  });
  made["movement_columns"] = list_of(std::vector{"hour", "way", "kind", "person"}, [](const char* c) { return py::str(c); });
  made["accounts"] = accounts;
  made["points"] = points;
  made["untrue"] = list_of(t.untrue, [](const std::string& name) { return text_object(name); });
  made["planted"] = list_of(t.planted, [](const planted_fault& f) {
    py::dict row;
    row["fault"] = as_object(f.what);
    row["rule"] = text_object(f.rule);
    py::list subjects;
    for (const auto& s : f.subjects) subjects.append(text_object(s));
    row["subjects"] = subjects;
    return row;
  });
  return made;
}

std::pair<dossier, simulated_truth> make_simulation(simulation_settings s, const std::tuple<int, unsigned, unsigned>& first,
                                                const std::vector<std::string>& faults, const py::object& stop) {
  s.first_day = day::from_civil(std::get<0>(first), std::get<1>(first), std::get<2>(first));
  for (const auto& f : faults) s.faults.push_back(word<fault>(std::string_view(f), "fault"));
  return interruptible(stop, [&](const std::stop_token& token) {
    auto made = simulate(s, token);
    return std::pair(dossier(std::move(made.content)), std::move(made.truth));
  });
}

}  // namespace

void bind_simulate(py::module_& m) {
  py::class_<simulated_truth>(m, "Truth")
      .def("values", &values_of)
      .def("json", [](const simulated_truth& t) { return listening([&] { return write_truth(t); }); });
  m.def(
      "simulate",
      [](std::uint64_t seed, std::int64_t days, std::int64_t people, std::int64_t counters, std::int64_t claims, std::int64_t named,
         const std::tuple<int, unsigned, unsigned>& first_day, const std::vector<std::string>& faults, bool breakdowns, bool uncertain_dates,
         bool revisions, bool repeats, bool vague_numbers, bool facilities, bool narrower_kinds, bool related_lists, bool lives,
         const py::object& stop) {
        simulation_settings s;
        s.seed = seed;
        s.days = days;
        s.people = people;
        s.counters = counters;
        s.claims = claims;
        s.named = named;
        s.breakdowns = breakdowns;
        s.uncertain_dates = uncertain_dates;
        s.revisions = revisions;
        s.repeats = repeats;
        s.vague_numbers = vague_numbers;
        s.facilities = facilities;
        s.narrower_kinds = narrower_kinds;
        s.related_lists = related_lists;
        s.lives = lives;
        return make_simulation(std::move(s), first_day, faults, stop);
      },
      py::arg("seed"), py::arg("days"), py::arg("people"), py::arg("counters"), py::arg("claims"), py::arg("named"), py::arg("first_day"),
      py::arg("faults"), py::arg("breakdowns"), py::arg("uncertain_dates"), py::arg("revisions"), py::arg("repeats"), py::arg("vague_numbers"),
      py::arg("facilities"), py::arg("narrower_kinds"), py::arg("related_lists"), py::arg("lives"), py::arg("stop"));
  std::vector<std::string> names;
  for (const auto& row : slug_table<fault>::rows) names.emplace_back(row.second);
  m.attr("faults") = names;
}

}  // namespace habeas::python
