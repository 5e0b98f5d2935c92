# SPDX-License-Identifier: MIT
# Boost's headers and fmt: those of the system first, then those that the Python packages
# boost-headers and cmeel-fmt carry, so that a wheel builds where neither is installed.
# Defines Boost::headers, fmt's targets, and HABEAS_FMT_TARGET. Installed beside habeasConfig.cmake.
include_guard(GLOBAL)

set(HABEAS_BOOST_MINIMUM 1.81)
set(HABEAS_FMT_MINIMUM 9)
set(HABEAS_DEPENDENCIES auto CACHE STRING "Where Boost and fmt come from: auto, system or python")
set_property(CACHE HABEAS_DEPENDENCIES PROPERTY STRINGS auto system python)
if(NOT HABEAS_DEPENDENCIES MATCHES "^(auto|system|python)$")
  message(FATAL_ERROR "HABEAS_DEPENDENCIES is '${HABEAS_DEPENDENCIES}'; it may be auto, system or python.")
endif()

# Sets `out` to BOOST_VERSION of the headers in `folder` as 1.81.0, or to 0.
function(habeas_boost_version folder out)
  set(found 0)
  if(EXISTS "${folder}/boost/version.hpp")
    file(STRINGS "${folder}/boost/version.hpp" line REGEX "^#define BOOST_VERSION +[0-9]+")
    string(REGEX MATCH "[0-9]+" number "${line}")
    math(EXPR major "${number} / 100000")
    math(EXPR minor "${number} / 100 % 1000")
    math(EXPR patch "${number} % 100")
    set(found ${major}.${minor}.${patch})
  endif()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# Sets `boost` and `prefix` to the folders of the Python packages, each empty where there is none.
function(habeas_ask_python boost prefix)
  if(NOT Python_EXECUTABLE)
    find_package(Python 3.9 QUIET COMPONENTS Interpreter)
  endif()
  set(folders "" "")
  if(Python_EXECUTABLE)
    # An isolated build has its packages on sys.path only, not where sysconfig would look.
    execute_process(
      COMMAND
        "${Python_EXECUTABLE}" -c
        "import pathlib, sys
def find(name):
    for entry in sys.path:
        folder = pathlib.Path(entry or '.') / name
        if folder.is_dir():
            return folder.resolve().as_posix()
    return ''
print(find('boost_headers/include') + ';' + find('cmeel.prefix'))"
      OUTPUT_VARIABLE folders
      OUTPUT_STRIP_TRAILING_WHITESPACE
      ERROR_QUIET
    )
  endif()
  string(REGEX REPLACE ";.*" "" first "${folders}")
  string(REGEX REPLACE "^[^;]*;" "" second "${folders}")
  set(${boost} "${first}" PARENT_SCOPE)
  set(${prefix} "${second}" PARENT_SCOPE)
endfunction()

if(NOT TARGET Boost::headers AND NOT HABEAS_DEPENDENCIES STREQUAL "python")
  find_package(Boost ${HABEAS_BOOST_MINIMUM} CONFIG QUIET GLOBAL)
  if(NOT TARGET Boost::headers)
    find_path(HABEAS_BOOST_INCLUDE_DIR boost/version.hpp)
    mark_as_advanced(HABEAS_BOOST_INCLUDE_DIR)
    habeas_boost_version("${HABEAS_BOOST_INCLUDE_DIR}" habeas_found)
    if(habeas_found VERSION_GREATER_EQUAL HABEAS_BOOST_MINIMUM)
      add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
      target_include_directories(Boost::headers SYSTEM INTERFACE "${HABEAS_BOOST_INCLUDE_DIR}")
    endif()
  endif()
endif()
set(habeas_fmt_from_python OFF)
if(NOT TARGET fmt::fmt-header-only AND NOT HABEAS_DEPENDENCIES STREQUAL "python")
  find_package(fmt ${HABEAS_FMT_MINIMUM}...<13 CONFIG QUIET GLOBAL)
endif()
if((NOT TARGET Boost::headers OR NOT TARGET fmt::fmt-header-only) AND NOT HABEAS_DEPENDENCIES STREQUAL "system")
  habeas_ask_python(habeas_boost_folder habeas_prefix)
  if(NOT TARGET Boost::headers)
    habeas_boost_version("${habeas_boost_folder}" habeas_found)
    if(habeas_found VERSION_GREATER_EQUAL HABEAS_BOOST_MINIMUM)
      add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
      target_include_directories(Boost::headers SYSTEM INTERFACE "${habeas_boost_folder}")
    endif()
  endif()
  if(NOT TARGET fmt::fmt-header-only AND habeas_prefix)
    find_package(fmt ${HABEAS_FMT_MINIMUM}...<13 CONFIG QUIET GLOBAL PATHS "${habeas_prefix}" NO_DEFAULT_PATH)
    set(habeas_fmt_from_python ON)
  endif()
endif()

foreach(habeas_needed IN ITEMS Boost::headers fmt::fmt-header-only)
  if(NOT TARGET ${habeas_needed})
    message(
      FATAL_ERROR
        "habeas needs Boost >= ${HABEAS_BOOST_MINIMUM} (headers) and fmt >= ${HABEAS_FMT_MINIMUM}; there is no ${habeas_needed} "
        "(looked in: ${HABEAS_DEPENDENCIES}). Install libboost-dev and libfmt-dev, or the Python packages boost-headers and cmeel-fmt."
    )
  endif()
endforeach()

# A compiled fmt is used where there is one: its headers alone double the work of a build. A wheel carries it along
# (python/CMakeLists.txt); an installed library must not need one that lies in somebody's Python.
if(TARGET fmt::fmt AND (DEFINED SKBUILD OR NOT habeas_fmt_from_python))
  set(HABEAS_FMT_TARGET fmt::fmt)
else()
  set(HABEAS_FMT_TARGET fmt::fmt-header-only)
endif()

get_target_property(habeas_where Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
if(NOT habeas_FIND_QUIETLY)
  message(STATUS "habeas: Boost headers in ${habeas_where}")
  message(STATUS "habeas: fmt ${fmt_VERSION} in ${fmt_DIR} as ${HABEAS_FMT_TARGET}")
endif()
