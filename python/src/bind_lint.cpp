// SPDX-License-Identifier: MIT
// A dossier checked, and a draft looked at before it is published.
#include <string>
#include <string_view>

#include <habeas/io/answers.hpp>
#include <habeas/io/draft_csv.hpp>
#include <habeas/io/ledger_answers.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/draft_check.hpp>

#include "bind.hpp"
#include "spoken_ledger.hpp"

namespace habeas::python {

void bind_lint(py::module_& m) {
  m.def("check_dossier",
        [](const dossier& d, std::string_view language, const reading& how, const py::object& stop) {
          const auto l = word<habeas::language>(language, "language");
          return interruptible(stop, [&](const std::stop_token& token) {
            return to_json(check_dossier(d, l, options_of(how), token), sentence_writer(d, l));
          });
        },
        py::arg("dossier"), py::arg("language"), py::arg("how"), py::arg("stop"));
  m.def("with_draft", [](const dossier& d, std::string_view table, const std::string& file) { return listening([&] { return with_draft(d, table, file); }); },
        py::arg("dossier"), py::arg("table"), py::arg("file"));
  m.def(
      "draft_json",
      [](const dossier& before, const dossier& after, std::string_view language, const reading& how, const py::object& stop) {
        const sentence_writer writer(after, word<habeas::language>(language, "language"));
        return interruptible(stop, [&](const std::stop_token& token) { return to_json(judge_draft(before, after, writer, options_of(how), token), writer); });
      },
      py::arg("before"), py::arg("after"), py::arg("language"), py::arg("how"), py::arg("stop"));
}

}  // namespace habeas::python
