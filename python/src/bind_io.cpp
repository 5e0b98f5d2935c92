// SPDX-License-Identifier: MIT
// Dossiers as text, and what a text says as a date.
#include <habeas/io/answers.hpp>
#include <habeas/io/claims_csv.hpp>
#include <habeas/io/coded_events_csv.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/vocabulary.hpp>

#include "bind.hpp"
#include "widening.hpp"

namespace habeas::python {

void bind_io(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
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
  m.def("read_table",
        [](const std::string& text, const std::string& file, const std::vector<std::string>& said, const py::object& stop) {
          const auto settings = parse_table_settings(said);
          return interruptible(stop, [&](const std::stop_token&) {
            std::vector<std::string> told;
            auto made = dossier_of_text(text, file + ".csv", settings, told);
            return std::pair(std::move(made), std::move(told));
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
  // The dossier, and what became of each code as JSON.
  m.def("import_events",
        [](const std::string& path, const py::object& stop) {
          return interruptible(stop, [&](const std::stop_token&) {
            auto [made, codes] = open_events(path);
            return std::pair(std::move(made), to_json(codes));
          });
        },
        py::arg("mapping"), py::arg("stop") = py::none());
  m.def("with_additions",
        [](const dossier& d, std::string_view text, const std::string& file) { return listening([&] { return with_additions(d, text, file); }); },
        py::arg("dossier"), py::arg("text"), py::arg("file") = "");
  m.def("read_file", [](const std::string& path) { return py::bytes(read_file(path)); }, py::arg("path"));
  m.def("shown_json", [](const dossier& d) { return write_dossier(shown_content(d)); }, py::arg("dossier"), release());
  m.def("dossier_schema", &dossier_schema);
  m.def("date_json",
        [](std::string_view text, const std::optional<std::string>& where, const std::optional<std::string>& wider) {
          return date_json(text, word<hemisphere>(where, "hemisphere"), policy_of(wider));
        },
        py::arg("text"), py::arg("hemisphere"), py::arg("widen"));
  m.def("vocabulary_json", [](std::string_view list) { return vocabulary_json(list); }, py::arg("list"));
  m.def("crosswalk_json", [](std::string_view standard, std::string_view code) { return crosswalk_json(standard, code); },
        py::arg("standard"), py::arg("code"));
  m.def("word_codes_json",
        [](std::string_view list, std::string_view slug, std::string_view standard) { return word_codes_json(list, slug, standard); },
        py::arg("list"), py::arg("slug"), py::arg("standard"));
  m.def("crosswalk_standards", [] {
    std::vector<std::string> names;
    for (const auto name : crosswalk_standards()) names.emplace_back(name);
    return names;
  });
}

}  // namespace habeas::python
