// SPDX-License-Identifier: MIT
// Editions of lists: compared, and tallied.
#include "bind.hpp"
#include "io/answers/list_values.hpp"
#include "plain_values.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_lists(py::module_& m) {
  m.def(
      "compare_editions",
      [](const dossier& d, const std::string& before, const std::string& after) {
        return plain(listening([&] { return io::to_value(compare_editions(d, edition_id(before), edition_id(after))); }));
      },
      py::arg("dossier"), py::arg("before"), py::arg("after"));
  m.def(
      "tally_edition",
      [](const dossier& d, const std::string& edition, const std::string& by, const std::string& at, const about_parts& about) {
        ledger_options options;
        options.about = width_of(about);
        return plain(listening([&] { return io::to_value(tally_edition(d, edition_id(edition), by, at, options), sentence_writer(d, language::en)); }));
      },
      py::arg("dossier"), py::arg("edition"), py::arg("by"), py::arg("at"), py::arg("about"));
}

}  // namespace habeas::python
