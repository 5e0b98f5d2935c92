// SPDX-License-Identifier: MIT
// Timelines: when each event can have been.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/timeline/timeline.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "answer_objects.hpp"
#include "bind.hpp"
#include "io/answers/answer_values.hpp"
#include "plain_values.hpp"
#include "widening.hpp"

namespace habeas::python {
namespace {

/// A timeline with the language of its answers.
struct spoken_timeline {
  spoken_timeline(const dossier& d, language l, const std::optional<std::string>& wider, const std::stop_token& stop, milestone& reached)
      : days(d, stop, [&reached](std::string_view what, std::size_t done, std::size_t of) { reached.tell(done, of, what); }, policy_of(wider)),
        writer(days.of(), l) {}
  timeline days;
  sentence_writer writer;
};

}  // namespace

void bind_timeline(py::module_& m) {
  py::class_<spoken_timeline>(m, "Timeline")
      .def(py::init([](const dossier& d, std::string_view language, const std::optional<std::string>& wider, const py::object& stop) {
             const auto l = word<habeas::language>(language, "language");
             return interruptible(stop, [&](const std::stop_token& token, milestone& reached) {
               return std::make_unique<spoken_timeline>(d, l, wider, token, reached);
             });
           }),
           py::arg("dossier"), py::arg("language"), py::arg("widen"), py::arg("stop"))
      .def("values", [](const spoken_timeline& t) { return plain(listening([&] { return io::to_value(t.days, t.writer); })); })
      .def(
          "between",
          [](const spoken_timeline& t, const std::string& from, bool from_end, const std::string& to, bool to_end) {
            return object_of(listening_if_long([&] { return t.days.between(event_id(to), to_end, event_id(from), from_end); }), t.writer);
          },
          py::arg("from_"), py::arg("from_end"), py::arg("to"), py::arg("to_end"));
}

}  // namespace habeas::python
