// SPDX-License-Identifier: MIT
// A dossier checked, and a draft looked at before it is published.
#include <string>
#include <string_view>

#include <habeas/io/draft_csv.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/draft_check.hpp>

#include "account_objects.hpp"
#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_lint(py::module_& m) {
  m.def("check_dossier",
        [](const dossier& d, std::string_view language, const reading& how, const py::object& stop) {
          const auto l = word<habeas::language>(language, "language");
          const auto report = interruptible(stop, [&](const std::stop_token& token) { return check_dossier(d, l, options_of(how), token); });
          return object_of(report, sentence_writer(d, l));
        },
        py::arg("dossier"), py::arg("language"), py::arg("how"), py::arg("stop"));
  m.def("with_draft", [](const dossier& d, std::string_view table, const std::string& file) { return listening([&] { return with_draft(d, table, file); }); },
        py::arg("dossier"), py::arg("table"), py::arg("file"));
  m.def(
      "judge_draft",
      [](const dossier& before, const dossier& after, std::string_view language, const reading& how, const py::object& stop) {
        const sentence_writer writer(after, word<habeas::language>(language, "language"));
        const auto options = options_of(how);
        const auto report = interruptible(stop, [&](const std::stop_token& token) { return judge_draft(before, after, writer, options, token); });
        return object_of(report, writer);
      },
      py::arg("before"), py::arg("after"), py::arg("language"), py::arg("how"), py::arg("stop"));
}

}  // namespace habeas::python
