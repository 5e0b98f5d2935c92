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

namespace habeas::python {
namespace {

std::pair<dossier, std::string> make_simulation(simulation_settings s, const std::tuple<int, unsigned, unsigned>& first,
                                                const std::vector<std::string>& faults, const py::object& stop) {
  s.first_day = day::from_civil(std::get<0>(first), std::get<1>(first), std::get<2>(first));
  for (const auto& f : faults) s.faults.push_back(word<fault>(std::string_view(f), "fault"));
  return interruptible(stop, [&](const std::stop_token& token) {
    auto made = simulate(s, token);
    auto truth = write_truth(made.truth);
    return std::pair(dossier(std::move(made.content)), std::move(truth));
  });
}

}  // namespace

void bind_simulate(py::module_& m) {
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
