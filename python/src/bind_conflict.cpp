// SPDX-License-Identifier: MIT
// The first contradictions of a dossier, with their repairs.
#include <cstddef>
#include <string_view>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/io/ledger_answers.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_conflict(py::module_& m) {
  m.def("first_contradictions",
        [](const dossier& d, std::size_t k, std::string_view language, const reading& how, std::size_t effort, const py::object& stop) {
          const sentence_writer writer(d, word<habeas::language>(language, "language"));
          return interruptible(stop, [&](const std::stop_token& token) {
            return to_json(explain_contradictions(d, k, writer, options_of(how), effort, token), writer);
          });
        },
        py::arg("dossier"), py::arg("k"), py::arg("language"), py::arg("how"), py::arg("effort"), py::arg("stop"));
}

}  // namespace habeas::python
