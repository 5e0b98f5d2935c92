// SPDX-License-Identifier: MIT
#include "command/written_over.hpp"

#include <cstddef>
#include <filesystem>

#include <habeas/core/error.hpp>
#include <habeas/io/files.hpp>

namespace habeas::command {

void refuse_to_write_over(const named_files& written, const named_files& read) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto& [option, path] = written[i];
    if (path.empty()) continue;
    auto others = read;
    others.insert(others.end(), written.begin() + static_cast<std::ptrdiff_t>(i) + 1, written.end());
    for (const auto& [what, other] : others)
      if (!other.empty() && is_same_file(path, other))
        throw error(errc::invalid_value, option + " would write over " + what, "'" + path + "'", "a file of its own");
  }
}

named_files files_of(const std::string& dossier, const std::string& what) {
  namespace fs = std::filesystem;
  if (dossier == "-") return {{what, "/dev/stdin"}};
  named_files all{{what, dossier}};
  std::error_code failed;
  if (fs::is_directory(dossier, failed))
    for (const auto& entry : fs::directory_iterator(dossier, failed)) all.emplace_back(what, entry.path().string());
  return all;
}

}  // namespace habeas::command
