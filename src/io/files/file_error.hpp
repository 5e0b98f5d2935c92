// SPDX-License-Identifier: MIT
// What is said of a file that cannot be read or written.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas::io {

[[nodiscard]] inline error file_error(const std::string& path, std::string_view what, std::string_view got, std::string_view wanted) {
  return error::invalid_file({problem{path, {}, 0, 0, std::string(what), std::string(got), std::string(wanted)}});
}

/// The same with what the system says: `failure` is an errno.
[[nodiscard]] inline error file_error(const std::string& path, std::string_view what, int failure, std::string_view wanted) {
  return file_error(path, what, std::string_view(std::strerror(failure)), wanted);
}

}  // namespace habeas::io
