// SPDX-License-Identifier: MIT
// Where a path ends once the links that it names are followed, whether or not there is a file yet.
#pragma once

#include <filesystem>
#include <string>

namespace habeas::io {

/// What the links of a path lead to, absolute; a link that leads nowhere names the file that would be made. Links that go
/// round end at one of them.
[[nodiscard]] inline std::filesystem::path followed(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  auto at = fs::absolute(path, failed);
  for (int links = 0; links < 40 && fs::is_symlink(at, failed); ++links) {
    const auto to = fs::read_symlink(at, failed);
    at = to.is_absolute() ? to : at.parent_path() / to;
  }
  return at;
}

}  // namespace habeas::io
