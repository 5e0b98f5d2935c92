// SPDX-License-Identifier: MIT
// A line of the program that builds a dossier, so that a problem can name it.
#pragma once

#include <cstdint>

namespace habeas {

/// Where in a program something was said. Nobody writes one: it is the default of the last argument of what a builder
/// is told, and there it is the line of the call; of a chain of calls clang knows only the line where it begins.
struct source_line {
  const char* file = "";  ///< as the compiler was given it; kept by the program
  std::uint32_t line = 0;

  // std::source_location does the same, where clang 14 has it.
  [[nodiscard]] static constexpr source_line here(const char* file = __builtin_FILE(),
                                                  std::uint32_t line = __builtin_LINE()) noexcept {
    return {file, line};
  }
};

}  // namespace habeas
