// SPDX-License-Identifier: MIT
// Dossiers as text, and what a text says as a date.
#include <habeas/io/claims_csv.hpp>
#include <habeas/io/coded_events_csv.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

#include "bind.hpp"
#include "io/answers/answer_values.hpp"
#include "io/folder/table_reader.hpp"
#include "io/json/value_doors.hpp"
#include "io/vocabulary/vocabulary_values.hpp"
#include "object_class.hpp"
#include "widening.hpp"

namespace habeas::python {

void bind_io(py::module_& m) {
  // An audience is that of the problems of the file, and of the view; without one, problems are told to the public.
  const auto seen_by = [](const std::optional<std::string>& reader) { return reader ? word<audience>(std::string_view(*reader), "audience") : audience::everyone; };
  const auto seen = [seen_by](dossier d, const std::optional<std::string>& reader) { return reader ? d.for_audience(seen_by(reader)) : d; };
  // The dossier, and what there is to tell of how its tables were read.
  m.def("open_dossier",
        [=](const std::string& path, const std::vector<std::string>& said, const std::optional<std::string>& reader, const py::object& stop) {
          const auto settings = parse_table_settings(said);
          return interruptible(stop, [&](const std::stop_token&) {
            std::vector<std::string> told;
            auto made = seen(open_dossier_files(path, settings, told, seen_by(reader)), reader);
            return std::pair(std::move(made), std::move(told));
          });
        },
        py::arg("path"), py::arg("said"), py::arg("audience") = std::nullopt, py::arg("stop") = py::none());
  // A table that lies in no file, called what its messages call it.
  m.def("read_table",
        [](const std::string& text, const std::string& file, const std::vector<std::string>& said, const py::object& stop) {
          const auto settings = parse_table_settings(said);
          return interruptible(stop, [&](const std::stop_token&) {
            io::table_reader reader(settings);
            reader.read_claims(text, file);
            auto told = reader.told();
            return std::pair(std::move(reader).whole(), std::move(told));
          });
        },
        py::arg("text"), py::arg("file"), py::arg("said"), py::arg("stop") = py::none());
  m.def("read_dossier",
        [=](std::string_view text, const std::optional<std::string>& reader, const py::object& stop) {
          return interruptible(stop, [&](const std::stop_token&) { return seen(parse_dossier(text, {}, seen_by(reader)), reader); });
        },
        py::arg("text"), py::arg("audience") = std::nullopt, py::arg("stop") = py::none());
  m.def("import_claims",
        [](const std::string& mapping, const py::object& stop) { return interruptible(stop, [&](const std::stop_token&) { return open_claims(mapping); }); },
        py::arg("mapping"), py::arg("stop") = py::none());
  // The dossier, the standard, how many rows and events, and what became of each code.
  m.def("import_events",
        [](const std::string& path, const py::object& stop) {
          static const object_class tally("CodeTally");
          auto [made, codes] = interruptible(stop, [&](const std::stop_token&) { return open_events(path); });
          const auto tallies = tuple_of(codes.codes, [](const auto& t) { return tally(t.code, t.read.reading, t.read.kind, t.read.near, t.lines); });
          return py::make_tuple(std::move(made), codes.standard, codes.rows, codes.events, tallies);
        },
        py::arg("mapping"), py::arg("stop") = py::none());
  m.def("with_additions",
        [](const dossier& d, std::string_view text, const std::string& file) { return listening([&] { return with_additions(d, text, file); }); },
        py::arg("dossier"), py::arg("text"), py::arg("file") = "");
  m.def("with_added_values",
        [](const dossier& d, const boost::json::value& more) { return listening([&] { return io::with_added_values(d, more); }); },
        py::arg("dossier"), py::arg("values"));
  m.def("read_file", [](const std::string& path) { return py::bytes(read_file(path)); }, py::arg("path"));
  m.def("dossier_schema", &dossier_schema);
  m.def("date_values",
        [](std::string_view text, const std::optional<std::string>& where, const std::optional<std::string>& wider) {
          return plain(io::date_value(text, word<hemisphere>(where, "hemisphere"), policy_of(wider)));
        },
        py::arg("text"), py::arg("hemisphere"), py::arg("widen"));
  m.def("vocabulary", [](std::string_view list) { return plain(io::vocabulary_value(list)); }, py::arg("list"));
  m.def("crosswalk", [](std::string_view standard, std::string_view code) { return plain(io::crosswalk_value(standard, code)); },
        py::arg("standard"), py::arg("code"));
  m.def("word_codes",
        [](std::string_view list, std::string_view slug, std::string_view standard) { return plain(io::word_codes_value(list, slug, standard)); },
        py::arg("list"), py::arg("slug"), py::arg("standard"));
  m.def("crosswalk_standards", [] {
    std::vector<std::string> names;
    for (const auto name : crosswalk_standards()) names.emplace_back(name);
    return names;
  });
}

}  // namespace habeas::python
