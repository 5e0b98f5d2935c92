// SPDX-License-Identifier: MIT
// Negotiations, agreements and pledges.
#include <memory>

#include <habeas/process/pledge_delivery.hpp>
#include <habeas/timeline/timeline.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"
#include "talk_objects.hpp"

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
  const auto told = interruptible(stop, [&](const std::stop_token& token) { return io::told_negotiations(timeline(d, token), only, days); });
  return tuple_of(told, [&](const io::told_negotiation& one) { return object_of(one, d); });
}

py::object agreements(const dossier& d, const std::string& only, const py::object& stop) {
  const auto told = interruptible(stop, [&](const std::stop_token& token) { return io::told_agreements(timeline(d, token), only); });
  return tuple_of(told, [&](const io::told_agreement& one) { return object_of(one, d); });
}

/// Funds as the view shows them.
py::object funds(const dossier& d) {
  py::list made;
  const auto& all = d.content().funds;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (d.shows(all, i)) made.append(object_of(io::told_fund{&all[i], roles_in(d, all[i])}));
  return made;
}

/// Pledges, and exchanges, which point into the deliveries until they are objects.
py::object pledges(const dossier& d, const std::string& only, const std::string& at, std::string_view language,
                    const reading& how, const py::object& stop) {
  const auto options = options_of(how);
  const auto l = word<habeas::language>(language, "language");
  std::optional<deliveries> all;
  const auto told = interruptible(stop, [&](const std::stop_token& token) {
    all.emplace(d, options, token);
    return io::told_pledges(*all, only, at, options.about);
  });
  const sentence_writer writer(all->of(), l);
  return py::make_tuple(tuple_of(told.pledges, [&](const io::told_pledge& one) { return object_of(one, writer); }),
                        tuple_of(told.exchanges, [&](const io::told_exchange& one) { return object_of(one, writer); }));
}

}  // namespace

void bind_process(py::module_& m) {
  m.def("negotiations", &negotiations, py::arg("dossier"), py::arg("only"), py::arg("from_"), py::arg("to"), py::arg("stop"));
  m.def("agreements", &agreements, py::arg("dossier"), py::arg("only"), py::arg("stop"));
  m.def("funds", &funds, py::arg("dossier"));
  m.def("pledges", &pledges, py::arg("dossier"), py::arg("only"), py::arg("at"), py::arg("language"), py::arg("how"),
        py::arg("stop"));
}

}  // namespace habeas::python
