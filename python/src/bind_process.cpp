// SPDX-License-Identifier: MIT
// Negotiations, agreements and pledges. Answers leave as the JSON text that the command writes.
#include <memory>

#include <habeas/io/negotiation_answers.hpp>
#include <habeas/process/pledge_delivery.hpp>
#include <habeas/timeline/timeline.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {
namespace {

day day_of_text(const std::string& text) {
  const auto b = parse_edtf(text).bounds();
  if (!b.earliest_start.is_day() || !b.latest_end.is_day() || b.earliest_start.value != b.latest_end.value)
    throw error(errc::invalid_value, "not one day", fmt::format("'{}'", text), "a day such as 2025-07-18");
  return b.latest_end.value;
}

std::string negotiations(const dossier& d, const std::string& only, const std::optional<std::string>& from,
                         const std::optional<std::string>& to, const py::object& stop) {
  std::optional<std::pair<day, day>> days;
  if (from && to) days.emplace(day_of_text(*from), day_of_text(*to));
  return interruptible(stop, [&](const std::stop_token&) { return negotiations_json(timeline(d), only, days); });
}

std::string pledges(const dossier& d, const std::string& only, const std::string& at, std::string_view language,
                    const reading& how, const py::object& stop) {
  const auto options = options_of(how);
  const auto l = word<habeas::language>(language, "language");
  return interruptible(stop, [&](const std::stop_token& token) {
    deliveries all(d, options, token);
    return pledges_json(all, sentence_writer(all.of(), l), only, at, options.about);
  });
}

}  // namespace

void bind_process(py::module_& m) {
  m.def("negotiations_json", &negotiations, py::arg("dossier"), py::arg("only"), py::arg("from_"), py::arg("to"), py::arg("stop"));
  m.def(
      "agreements_json",
      [](const dossier& d, const std::string& only, const py::object& stop) {
        return interruptible(stop, [&](const std::stop_token&) { return agreements_json(timeline(d), only); });
      },
      py::arg("dossier"), py::arg("only"), py::arg("stop"));
  m.def("pledges_json", &pledges, py::arg("dossier"), py::arg("only"), py::arg("at"), py::arg("language"), py::arg("how"),
        py::arg("stop"));
}

}  // namespace habeas::python
