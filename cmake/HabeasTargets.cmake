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
                        -Wno-missing-field-initializers
    )
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A local may share its name with something of namespace habeas, not with another local.
    target_compile_options(${target} PRIVATE -Wshadow=local)
    # gcc 12 and 13 see overlaps in std::string's own operator+ (GCC bug 105651), and uninitialised
    # optionals where a sanitizer has split the code, or a unity build has joined it.
    target_compile_options(${target} PRIVATE -Wno-restrict)
    if(HABEAS_SANITIZE OR HABEAS_UNITY)
      target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
  elseif(MSVC)
    target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8)
  endif()
endfunction()

# Everything a program of this project may link: the headers, habeas::io once it has sources, and habeas::lp.
function(habeas_link_all target)
  target_link_libraries(${target} PRIVATE habeas::habeas)
  if(TARGET habeas::io)
    target_link_libraries(${target} PRIVATE habeas::io)
  endif()
  if(TARGET habeas::lp)
    target_link_libraries(${target} PRIVATE habeas::lp)
    target_compile_definitions(${target} PRIVATE HABEAS_WITH_LP)
  endif()
endfunction()
