# SPDX-License-Identifier: MIT
# Tables that the io library carries inside: src/io/vocabulary/tables/<name>.tsv becomes io::table_<name>(), line by line.
include_guard(GLOBAL)

function(habeas_embed_table target name)
  set(source "${CMAKE_CURRENT_SOURCE_DIR}/src/io/vocabulary/tables/${name}.tsv")
  set(made "${CMAKE_CURRENT_BINARY_DIR}/tables/${name}.cpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" lines)
  string(REGEX REPLACE "\n$" "" lines "${lines}")
  # A literal a line: some compilers take no long ones.
  string(REPLACE "\n" ")_\",\n    R\"_(" lines "${lines}")
  file(
    CONFIGURE
    OUTPUT "${made}"
    CONTENT
      "// Made of src/io/vocabulary/tables/@name@.tsv.
#include \"io/vocabulary/tables.hpp\"

namespace habeas::io {

std::span<const std::string_view> table_@name@() {
  static constexpr std::string_view lines[] = {
    R\"_(@lines@)_\",
  };
  return lines;
}

}  // namespace habeas::io
"
    @ONLY
  )
  target_sources(${target} PRIVATE "${made}")
endfunction()
