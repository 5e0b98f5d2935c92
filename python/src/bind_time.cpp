// SPDX-License-Identifier: MIT
// Dates as EDTF writes them.
#include <habeas/time/edtf.hpp>

#include "bind.hpp"

namespace habeas::python {

void bind_time(py::module_& m) {
  py::class_<edtf>(m, "Date")
      .def(py::init([](std::string_view text) { return parse_edtf(text); }), py::arg("text"))
      .def_property_readonly("text", &edtf::text)
      .def_property_readonly("canonical", &edtf::canonical)
      .def_property_readonly("level", &edtf::level)
      .def_property_readonly("is_interval", &edtf::is_interval)
      .def_property_readonly("is_one_of", &edtf::is_one_of)
      .def_property_readonly("is_all_of", &edtf::is_all_of)
      .def_property_readonly("is_uncertain", &edtf::is_uncertain)
      .def_property_readonly("is_approximate", &edtf::is_approximate)
      .def_property_readonly("has_mask", &edtf::has_mask)
      .def_property_readonly("needs_hemisphere", &edtf::needs_hemisphere)
      .def(
          "bounds",
          [](const edtf& d, const std::optional<std::string>& where) {
            const auto b = d.bounds(word<hemisphere>(where, "hemisphere"));
            return std::tuple(to_string(b.earliest_start), to_string(b.latest_start), to_string(b.earliest_end),
                              to_string(b.latest_end));
          },
          py::arg("hemisphere"))
      .def(
          "matches",
          [](const edtf& d, int year, unsigned month, unsigned of_month, const std::optional<std::string>& where) {
            return d.matches(day::from_civil(year, month, of_month), word<hemisphere>(where, "hemisphere"));
          },
          py::arg("year"), py::arg("month"), py::arg("day"), py::arg("hemisphere"));
}

}  // namespace habeas::python
