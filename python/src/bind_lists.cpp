// SPDX-License-Identifier: MIT
// Editions of lists: compared, and tallied.
#include "account_objects.hpp"
#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_lists(py::module_& m) {
  m.def(
      "compare_editions",
      [](const dossier& d, const std::string& before, const std::string& after, const py::object& stop) {
        return object_of(interruptible(stop, [&](const std::stop_token&) { return compare_editions(d, edition_id(before), edition_id(after)); }));
      },
      py::arg("dossier"), py::arg("before"), py::arg("after"), py::arg("stop"));
  m.def(
      "tally_edition",
      [](const dossier& d, const std::string& edition, const std::string& by, const std::string& at, const about_parts& about,
         std::string_view language, const py::object& stop) {
        ledger_options options;
        options.about = width_of(about);
        const sentence_writer writer(d, word<habeas::language>(language, "language"));
        return object_of(interruptible(stop, [&](const std::stop_token&) { return tally_edition(d, edition_id(edition), by, at, options); }), writer);
      },
      py::arg("dossier"), py::arg("edition"), py::arg("by"), py::arg("at"), py::arg("about"), py::arg("language"),
      py::arg("stop"));
}

}  // namespace habeas::python
