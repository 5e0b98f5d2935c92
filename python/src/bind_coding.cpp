// SPDX-License-Identifier: MIT
// Labels, and how far coders agree.
#include <cstddef>
#include <string>
#include <string_view>

#include <habeas/io/coder_answers.hpp>
#include <habeas/io/label_answers.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"

namespace habeas::python {

void bind_coding(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  m.def("labels_json",
        [](const dossier& d, std::string_view language, const std::string& of) {
          return listening([&] { return labels_json(d, sentence_writer(d, word<habeas::language>(language, "language")), of); });
        },
        py::arg("dossier"), py::arg("language"), py::arg("of"));
  m.def("agreement_between_json",
        [](const dossier& d, const std::string& first, const std::string& second, std::size_t samples, const py::object& stop) {
          return interruptible(stop, [&](const std::stop_token& token) { return agreement_between_json(d, first, second, samples, token); });
        },
        py::arg("dossier"), py::arg("first"), py::arg("second"), py::arg("samples"), py::arg("stop"));
  m.def("coders", [](const dossier& d) { return coders_of(d); }, py::arg("dossier"), release());
}

}  // namespace habeas::python
