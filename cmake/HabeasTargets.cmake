# SPDX-License-Identifier: MIT
# What the project's own targets share, and no user of the library inherits.
include_guard(GLOBAL)

# Warnings of our own code; errors only where CMAKE_COMPILE_WARNING_AS_ERROR says so (the presets do).
function(habeas_warnings target)
  if(NOT PROJECT_IS_TOP_LEVEL)
    return()
  endif()
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(
      ${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    )
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A local may share its name with something of namespace habeas, not with another local.
    target_compile_options(${target} PRIVATE -Wshadow=local)
    # gcc 12 and 13 see overlaps in std::string's own operator+ (GCC bug 105651), and uninitialised
    # optionals where a sanitizer has split the code.
    target_compile_options(${target} PRIVATE -Wno-restrict)
    if(HABEAS_SANITIZE)
      target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
  elseif(MSVC)
    target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8)
  endif()
endfunction()

# What only hands things on, such as the command, the Python module and answers, is compiled for size in a release, in some
# two thirds of the time. The work is done elsewhere in the library.
function(habeas_for_size target)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-Os>)
  endif()
endfunction()

# The sources of some rooms, EXCEPT those of rooms within them, compiled once, for a library and for our own programs that
# look inside.
function(habeas_objects target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ROOMS;EXCEPT")
  set(sources "")
  foreach(room IN LISTS arg_ROOMS)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${room}/*.cpp" "${PROJECT_SOURCE_DIR}/src/${room}/*.hpp")
    list(APPEND sources ${found})
  endforeach()
  foreach(room IN LISTS arg_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "/src/${room}/")
  endforeach()
  add_library(${target} OBJECT ${sources})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/include")
  target_link_libraries(${target} PRIVATE Boost::headers ${HABEAS_FMT_TARGET})
  # Only what the headers mark with HABEAS_API can be seen from outside a shared library.
  set_target_properties(
    ${target} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
  )
  habeas_warnings(${target})
endfunction()

# A shared library shows what its headers mark, as far as the file of this name in cmake/ lets it, and nothing else of
# what it is built with.
function(habeas_hide_inside target exports)
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(${target} PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/${exports}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/${exports}")
  endif()
endfunction()

# One library of the project: the sources of its rooms from src/, their public headers from include/habeas/. Rooms that
# are APART are compiled by themselves, with what they alone use, and those FOR_SIZE for size.
function(habeas_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXPORT" "ROOMS;APART;FOR_SIZE")
  set(headers "")
  foreach(room IN LISTS arg_ROOMS arg_APART arg_FOR_SIZE)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/habeas/${room}/*.hpp")
    list(APPEND headers ${found})
  endforeach()
  habeas_objects(${target}_objects ROOMS ${arg_ROOMS})
  add_library(${target} $<TARGET_OBJECTS:${target}_objects>)
  foreach(room IN LISTS arg_APART)
    habeas_objects(${target}_${room}_objects ROOMS ${room} EXCEPT ${arg_FOR_SIZE})
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${room}_objects>)
  endforeach()
  if(arg_FOR_SIZE)
    habeas_objects(${target}_size_objects ROOMS ${arg_FOR_SIZE})
    habeas_for_size(${target}_size_objects)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_size_objects>)
  endif()
  add_library(habeas::${arg_EXPORT} ALIAS ${target})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  set_target_properties(
    ${target}
    PROPERTIES
      EXPORT_NAME ${arg_EXPORT}
      LINKER_LANGUAGE CXX
      VERIFY_INTERFACE_HEADER_SETS ON
      VERSION ${PROJECT_VERSION}
      SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
      WINDOWS_EXPORT_ALL_SYMBOLS ON
  )
  if(BUILD_SHARED_LIBS)
    habeas_hide_inside(${target} exports.map)
  endif()
endfunction()
