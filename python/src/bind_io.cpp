// SPDX-License-Identifier: MIT
// Dossiers as text, and what a text says as a date.
#include <habeas/io/answers.hpp>
#include <habeas/io/claims_csv.hpp>
#include <habeas/io/dossier_json.hpp>

#include "bind.hpp"

namespace habeas::python {

void bind_io(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  m.def("open_dossier", &open_dossier, py::arg("path"), release());
  m.def("read_dossier", [](std::string_view text) { return dossier(read_dossier(text)); }, py::arg("text"), release());
  m.def("import_claims", [](const std::string& path) { return dossier(import_claims_file(path)); }, py::arg("mapping"), release());
  m.def("with_additions", [](const dossier& d, std::string_view text) { return with_additions(d, text); }, py::arg("dossier"),
        py::arg("text"), release());
  m.def("shown_json", [](const dossier& d) { return write_dossier(shown_content(d)); }, py::arg("dossier"), release());
  m.def("dossier_schema", &dossier_schema);
  m.def("date_json",
        [](std::string_view text, const std::optional<std::string>& where) {
          return date_json(text, word<hemisphere>(where, "hemisphere"));
        },
        py::arg("text"), py::arg("hemisphere"));
}

}  // namespace habeas::python
