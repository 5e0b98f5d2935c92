// SPDX-License-Identifier: MIT
// Negotiations, agreements and pledges.
#include <memory>

#include <habeas/process/pledge_delivery.hpp>
#include <habeas/timeline/timeline.hpp>

#include "bind.hpp"
#include "io/answers/negotiation_values.hpp"
#include "plain_values.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {
namespace {

day day_of_text(const std::string& text) {
  const auto b = parse_edtf(text).bounds();
  if (!b.earliest_start.is_day() || !b.latest_end.is_day() || b.earliest_start.value != b.latest_end.value)
    throw error(errc::invalid_value, "not one day", fmt::format("'{}'", text), "a day such as 2025-07-18");
  return b.latest_end.value;
}

py::object negotiations(const dossier& d, const std::string& only, const std::optional<std::string>& from,
                         const std::optional<std::string>& to, const py::object& stop) {
  std::optional<std::pair<day, day>> days;
  if (from && to) days.emplace(day_of_text(*from), day_of_text(*to));
  return plain(interruptible(stop, [&](const std::stop_token&) { return io::negotiations_value(timeline(d), only, days); }));
}

py::object pledges(const dossier& d, const std::string& only, const std::string& at, std::string_view language,
                    const reading& how, const py::object& stop) {
  const auto options = options_of(how);
  const auto l = word<habeas::language>(language, "language");
  return plain(interruptible(stop, [&](const std::stop_token& token) {
    deliveries all(d, options, token);
    return io::pledges_value(all, only, at, sentence_writer(all.of(), l), options.about);
  }));
}

}  // namespace

void bind_process(py::module_& m) {
  m.def("negotiations", &negotiations, py::arg("dossier"), py::arg("only"), py::arg("from_"), py::arg("to"), py::arg("stop"));
  m.def(
      "agreements",
      [](const dossier& d, const std::string& only, const py::object& stop) {
        return plain(interruptible(stop, [&](const std::stop_token&) { return io::agreements_value(timeline(d), only); }));
      },
      py::arg("dossier"), py::arg("only"), py::arg("stop"));
  m.def("pledges", &pledges, py::arg("dossier"), py::arg("only"), py::arg("at"), py::arg("language"), py::arg("how"),
        py::arg("stop"));
}

}  // namespace habeas::python
