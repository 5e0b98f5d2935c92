// SPDX-License-Identifier: MIT
// The private module habeas._core: the rooms, lowest first.
#include "bind.hpp"

PYBIND11_MODULE(_core, m) {
  m.doc() = "The engine of habeas, for the package habeas alone.";
  habeas::python::bind_core(m);
  habeas::python::bind_time(m);
  habeas::python::bind_model(m);
  habeas::python::bind_graph(m);
  habeas::python::bind_infer(m);
  habeas::python::bind_lists(m);
  habeas::python::bind_talks(m);
  habeas::python::bind_io(m);
}
