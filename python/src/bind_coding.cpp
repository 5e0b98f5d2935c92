// SPDX-License-Identifier: MIT
// Labels, and how far coders agree.
#include <cstddef>
#include <string>
#include <string_view>

#include <habeas/coding/coded_items.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"
#include "io/answers/coding_values.hpp"
#include "plain_values.hpp"

namespace habeas::python {

void bind_coding(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  m.def("labels",
        [](const dossier& d, std::string_view language, const std::string& of) {
          return plain(listening([&] { return io::labels_value(d, sentence_writer(d, word<habeas::language>(language, "language")), of); }));
        },
        py::arg("dossier"), py::arg("language"), py::arg("of"));
  m.def("agreement_between",
        [](const dossier& d, const std::string& first, const std::string& second, std::size_t samples, const py::object& stop) {
          return plain(interruptible(stop, [&](const std::stop_token& token) { return io::agreement_between_value(d, first, second, samples, token); }));
        },
        py::arg("dossier"), py::arg("first"), py::arg("second"), py::arg("samples"), py::arg("stop"));
  m.def("coders", [](const dossier& d) { return coders_of(d); }, py::arg("dossier"), release());
}

}  // namespace habeas::python
