// SPDX-License-Identifier: MIT
// The private module habeas._core: the rooms, lowest first.
#include "bind.hpp"

PYBIND11_MODULE(_core, m) {
  m.doc() = "The engine of habeas, for the package habeas alone.";
  habeas::python::bind_core(m);
  habeas::python::bind_time(m);
  habeas::python::bind_values(m);
  habeas::python::bind_model(m);
  habeas::python::bind_shown_things(m);
  habeas::python::bind_graph(m);
  habeas::python::bind_timeline(m);
  habeas::python::bind_ledger(m);
  habeas::python::bind_verify(m);
  habeas::python::bind_conflict(m);
  habeas::python::bind_process(m);
  habeas::python::bind_lists(m);
  habeas::python::bind_lint(m);
  habeas::python::bind_coding(m);
  habeas::python::bind_simulate(m);
  habeas::python::bind_io(m);
  habeas::python::bind_tables(m);
  habeas::python::bind_builder(m);
}
