// SPDX-License-Identifier: MIT
// The first contradictions of a dossier, with their repairs.
#include <cstddef>
#include <string_view>

#include <habeas/conflict/conflict_report.hpp>

#include "account_objects.hpp"
#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_conflict(py::module_& m) {
  m.def("first_contradictions",
        [](const dossier& d, std::size_t k, std::string_view language, const reading& how, std::size_t effort, const py::object& stop) {
          const sentence_writer writer(d, word<habeas::language>(language, "language"));
          const auto options = options_of(how);
          const auto found = interruptible(stop, [&](const std::stop_token& token) { return explain_contradictions(d, k, writer, options, effort, token); });
          return object_of(found, writer);
        },
        py::arg("dossier"), py::arg("k"), py::arg("language"), py::arg("how"), py::arg("effort"), py::arg("stop"));
}

}  // namespace habeas::python
