// SPDX-License-Identifier: MIT
// Timelines: when each event can have been.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/timeline/timeline.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"
#include "graph_objects.hpp"
#include "io/answers/answer_values.hpp"
#include "object_class.hpp"
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
      .def("events",
           [](const spoken_timeline& t) {
             struct found {
               const event* of;
               event_days start, end;
             };
             const auto all = listening([&] {
               std::vector<found> list;
               const auto& d = t.days.of();
               for (const auto i : io::shown_by_id(d, d.content().events)) {
                 const auto& e = d.content().events[i];
                 if (!work_limits::allow([&] { list.push_back({&e, t.days.start(e.id), t.days.end(e.id)}); })) break;
               }
               return list;
             });
             return tuple_of(all, [&](const found& f) { return object_of(*f.of, f.start, f.end, t.writer); });
           })
      .def("contradictions",
           [](const spoken_timeline& t) {
             return tuple_of(t.days.contradictions(), [&](const contradiction& c) { return object_of(c, account_id(), t.writer); });
           })
      .def("contradictions_left", [](const spoken_timeline& t) { return t.days.contradictions_left(); })
      .def("contradictions_settled", [](const spoken_timeline& t) { return t.days.conflicts_settled(); })
      .def("set_aside", [](const spoken_timeline& t) { return as_object(t.days.set_aside()); })
      .def("unsettled", [](const spoken_timeline& t) { return as_object(t.days.unsettled()); })
      .def("values", [](const spoken_timeline& t) { return plain(listening([&] { return io::to_value(t.days, t.writer); })); })
      .def(
          "between",
          [](const spoken_timeline& t, const std::string& from, bool from_end, const std::string& to, bool to_end) {
            return object_of(listening_if_long([&] { return t.days.between(event_id(to), to_end, event_id(from), from_end); }), t.writer);
          },
          py::arg("from_"), py::arg("from_end"), py::arg("to"), py::arg("to_end"));
}

}  // namespace habeas::python
