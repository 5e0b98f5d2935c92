// SPDX-License-Identifier: MIT
// Labels, and how far coders agree.
#include <cstddef>
#include <string>
#include <string_view>

#include <habeas/coding/coded_items.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "account_objects.hpp"
#include "bind.hpp"
#include "io/answers/coding_values.hpp"
#include "object_class.hpp"

namespace habeas::python {

void bind_coding(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  m.def("labels",
        [](const dossier& d, std::string_view language, const std::string& of) {
          const sentence_writer writer(d, word<habeas::language>(language, "language"));
          return tuple_of(listening([&] { return io::labels_asked(d, of); }), [&](const subject_labels& one) { return object_of(one, writer); });
        },
        py::arg("dossier"), py::arg("language"), py::arg("of"));
  m.def("agreement_between",
        [](const dossier& d, const std::string& first, const std::string& second, std::size_t samples, const py::object& stop) {
          const auto groups = interruptible(stop, [&](const std::stop_token& token) { return agreement_between(d, first, second, samples, token); });
          return tuple_of(groups, [](const coder_agreement& a) { return object_of(a); });
        },
        py::arg("dossier"), py::arg("first"), py::arg("second"), py::arg("samples"), py::arg("stop"));
  m.def("coders", [](const dossier& d) { return coders_of(d); }, py::arg("dossier"), release());
}

}  // namespace habeas::python
