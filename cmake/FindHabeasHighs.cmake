# SPDX-License-Identifier: MIT
# The shared library of HiGHS and, where it is at hand, the folder of its C header: those of the system (a
# package named highs, or the usual folders) first, then those that the Python package highsbox carries.
# Sets HABEAS_HIGHS_LIBRARY and HABEAS_HIGHS_INCLUDE_DIR. habeas::lp opens the library at run time and links nothing.
# (highsbox has a CMake package of its own; it names a folder that is not there.)
if(NOT HABEAS_HIGHS_LIBRARY)
  set(habeas_highs_folders "")
  set(habeas_highs_headers "")
  if(NOT HABEAS_DEPENDENCIES STREQUAL "python")
    find_package(highs CONFIG QUIET)
    if(TARGET highs::highs)
      get_target_property(habeas_highs_headers highs::highs INTERFACE_INCLUDE_DIRECTORIES)
      get_target_property(habeas_highs_file highs::highs LOCATION)
      get_filename_component(habeas_highs_folders "${habeas_highs_file}" DIRECTORY)
    endif()
  endif()
  if(NOT HABEAS_DEPENDENCIES STREQUAL "system")
    if(NOT Python_EXECUTABLE)
      find_package(Python 3.9 QUIET COMPONENTS Interpreter)
    endif()
    if(Python_EXECUTABLE)
      execute_process(
        COMMAND
          "${Python_EXECUTABLE}" -c
          "import importlib.util as u, pathlib
found = u.find_spec('highsbox')
print((pathlib.Path(found.origin).parent / 'highs_dist').as_posix() if found and found.origin else '')"
        OUTPUT_VARIABLE habeas_highsbox
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
      )
      if(habeas_highsbox)
        list(APPEND habeas_highs_folders "${habeas_highsbox}/lib" "${habeas_highsbox}/bin")
        list(APPEND habeas_highs_headers "${habeas_highsbox}/include/highs")
      endif()
    endif()
  endif()
  set(habeas_highs_default "")
  if(HABEAS_DEPENDENCIES STREQUAL "python")
    set(habeas_highs_default NO_DEFAULT_PATH)
  endif()
  find_library(HABEAS_HIGHS_LIBRARY NAMES highs HINTS ${habeas_highs_folders} ${habeas_highs_default})
  find_path(
    HABEAS_HIGHS_INCLUDE_DIR interfaces/highs_c_api.h HINTS ${habeas_highs_headers} PATH_SUFFIXES highs ${habeas_highs_default}
  )
  mark_as_advanced(HABEAS_HIGHS_LIBRARY HABEAS_HIGHS_INCLUDE_DIR)
endif()
# An archive cannot be opened at run time.
if(HABEAS_HIGHS_LIBRARY AND HABEAS_HIGHS_LIBRARY MATCHES "\\.(a|lib)$")
  set(HABEAS_HIGHS_LIBRARY "")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HabeasHighs REQUIRED_VARS HABEAS_HIGHS_LIBRARY)
